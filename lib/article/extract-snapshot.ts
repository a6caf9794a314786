import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { blockKinds } from './blocks';
import { type Article, extractArticle } from './extract';
import type { NotArticle } from './is-article';
import type { FarRuns } from './snapshot';
import type { TextMap } from './text-map';

/**
 * As `Extraction`, with the way back to the page in a form that can be sent there, and with the kinds
 * of elements that hold its text (see `blockKinds`).
 */
export type FarExtraction =
	| { status: 'article'; article: Article; runs: FarRuns; kinds: string[] }
	| { status: 'not-article'; reason: NotArticle };

/**
 * The article that a page holds of which a snapshot was taken. Whatever its markup is made of,
 * nothing is thrown.
 *
 * @param markup `Snapshot.markup`
 * @param url the address that the page was loaded from
 */
export function extractFromSnapshot(markup: string, url: string): FarExtraction {
	let parsed: Parsed;
	try {
		parsed = parse(markup);
	} catch {
		return { status: 'not-article', reason: 'unreadable' };
	}
	const extraction = extractArticle(parsed.document, url);
	if (extraction.status !== 'article') return extraction;
	const { article, map } = extraction;
	const runs = farRuns(map, parsed.numbers);
	return { status: 'article', article, runs, kinds: blockKinds(map.nodes) };
}

interface Parsed {
	document: Document;
	/** Each element's place in page order. */
	numbers: Map<Node, number>;
}

/** Builds the tree that the markup tells, node by node: a parser of HTML would mend it into another. */
function parse(markup: string): Parsed {
	const { document } = parseHTML('<!doctype html><html></html>') as unknown as {
		document: Document;
	};
	const root = document.documentElement;
	const numbers = new Map<Node, number>();
	const open: Element[] = [];
	/** How many templates are open: what they hold is no part of the page. */
	let templates = 0;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				if (templates > 0) {
					if (name === 'template') templates++;
					return;
				}
				const parent = open.at(-1);
				const element = parent ? document.createElement(name) : root;
				parent?.appendChild(element);
				for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
				numbers.set(element, numbers.size);
				open.push(element);
				if (name === 'template') templates = 1;
			},
			onclosetag(name) {
				if (templates > 0 && (name !== 'template' || --templates > 0)) return;
				open.pop();
			},
			ontext(text) {
				if (templates > 0) return;
				const parent = open.at(-1);
				const last = parent?.lastChild;
				if (last?.nodeType === 3) (last as Text).data += text;
				else parent?.appendChild(document.createTextNode(text));
			},
		},
		{ xmlMode: true, decodeEntities: true },
	);
	parser.end(markup);
	return { document, numbers };
}

function farRuns(map: TextMap, numbers: ReadonlyMap<Node, number>): FarRuns {
	const far: number[] = [];
	const before = new Map<Text, number>();
	for (const { node, nodeStart, textStart, length, gap } of map.eachRun()) {
		const number = node.parentNode && numbers.get(node.parentNode);
		if (number === null || number === undefined) continue;
		let offset = before.get(node);
		if (offset === undefined) {
			offset = lengthBefore(node);
			before.set(node, offset);
		}
		far.push(textStart, number, offset + nodeStart, length, gap ? 1 : 0);
	}
	return far;
}

/** How many characters the text nodes before this one in its element have. */
function lengthBefore(node: Text): number {
	let length = 0;
	for (let other = node.previousSibling; other; other = other.previousSibling) {
		if (other.nodeType === 3) length += (other as Text).data.length;
	}
	return length;
}
