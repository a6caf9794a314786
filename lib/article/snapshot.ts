import { bounds, longestMarkup } from './bounds';
import type { NotArticle } from './is-article';
import { type Runs, TextMap } from './text-map';

/**
 * A page at one moment, as text, so that it can be read elsewhere than on the page's own thread;
 * `extractFromSnapshot` does that, and `mapToPage` leads from what it found back to the page.
 */
export interface Snapshot {
	/** XML: whatever scripts have built is told as it is, which HTML could not do. */
	markup: string;
	/** The page's elements, in page order. */
	elements: ArrayLike<Element>;
}

/**
 * Where the characters of a text stand in a snapshot, five numbers a stretch: where it begins in
 * the text; in which of the page's elements it stands (itself, not in one within that); where it
 * begins among the characters of that element's own text nodes; its length; and 1 where the page
 * shows words that are not in the text between this stretch and the one before. In text order.
 */
export type FarRuns = readonly number[];

/** How many numbers of `FarRuns` are one stretch. */
export const runFields = 5;

/** Matches what is nested too deeply. Browsers copy and write such a tree in quadratic time, or crash. */
const tooDeep = Array(bounds.depth).fill('*').join('>');

/**
 * What nobody reads, in XML, where text and values hold no "<": comments, and elements with their
 * text where they hold nothing but text (scripts and styles, which are often half of a page).
 */
const unread =
	/<!--[\s\S]*?-->|<(script|style|noscript|iframe|textarea|xmp|noembed|noframes)\b([^>]*)>[^<]*<\/\1>/g;
const isData = /\stype="application\/ld\+json"/i;

/**
 * Values that nobody reads: pictures in the markup, shapes, handlers, what scripts have noted. What
 * stands between two tags is matched first, for words of the text may look the same.
 */
const unreadValues = /(>[^<]*)|(\s(?:src="data:|(?:data-[\w-]+|srcset|d|points|on\w+)="))[^"]*/g;

/**
 * Takes a snapshot. The page is not changed.
 *
 * The DOM's methods are called by their prototypes: a form of the page's that is named
 * "querySelectorAll" would stand in the way of the document's own.
 *
 * @returns why the page can't be an article, where that is known already
 */
export function takeSnapshot(page: Document): Snapshot | NotArticle {
	const all = (of: Document, selector: string): NodeListOf<Element> =>
		Document.prototype.querySelectorAll.call(of, selector);
	if (!/^(?:text\/html|application\/xhtml\+xml)$/.test(page.contentType)) return 'not-html';
	const elements = all(page, '*');
	if (elements.length > bounds.nodes) return 'too-many-nodes';
	if (all(page, tooDeep).length > 0) return 'too-deep';
	const [root] = elements;
	if (!root) return 'not-html';
	// Of the page itself, for to copy it first costs as much again. The text is cut rather than the tree.
	const markup = new XMLSerializer()
		.serializeToString(root)
		.replace(unread, (whole, name?: string, attributes?: string) => {
			if (name === undefined) return '';
			return isData.test(attributes ?? '') ? whole : `<${name}${attributes}/>`;
		})
		.replace(unreadValues, '$1$2');
	return markup.length > longestMarkup ? 'too-many-nodes' : { markup, elements };
}

/**
 * The map of a text to the page that the snapshot is of. Words that have gone from where they were
 * since it was taken are left out.
 */
export function mapToPage(text: string, far: FarRuns, { elements }: Snapshot): TextMap {
	const nodes: Text[] = [];
	const positions = new Map<Text, number>();
	const rows = { textStart: [], node: [], nodeStart: [], length: [], gap: [] } as Record<
		keyof Runs,
		number[]
	>;
	const add = (node: Text, nodeStart: number, textStart: number, length: number, gap: number) => {
		if (!isSame(node.data, nodeStart, text, textStart, length)) return;
		let position = positions.get(node);
		if (position === undefined) {
			position = nodes.push(node) - 1;
			positions.set(node, position);
		}
		rows.textStart.push(textStart);
		rows.node.push(position);
		rows.nodeStart.push(nodeStart);
		rows.length.push(length);
		rows.gap.push(gap);
	};
	const own = new Map<number, Text[]>();
	for (let run = 0; run < far.length; run += runFields) {
		const [textStart = 0, number = 0, offset = 0, length = 0, gap = 0] = far.slice(
			run,
			run + runFields,
		);
		const element = elements[number];
		if (!element) continue;
		let texts = own.get(number);
		if (!texts) {
			texts = textsOf(element);
			own.set(number, texts);
		}
		// Text nodes that stand side by side are one in the markup.
		let nodeStart = offset;
		let done = 0;
		for (const node of texts) {
			const size = node.data.length;
			if (nodeStart < size) {
				const part = Math.min(size - nodeStart, length - done);
				add(node, nodeStart, textStart + done, part, done === 0 ? gap : 0);
				done += part;
				if (done === length) break;
				nodeStart = 0;
			} else nodeStart -= size;
		}
	}
	return new TextMap(nodes, {
		textStart: Int32Array.from(rows.textStart),
		node: Int32Array.from(rows.node),
		nodeStart: Int32Array.from(rows.nodeStart),
		length: Int32Array.from(rows.length),
		gap: Uint8Array.from(rows.gap),
	});
}

/** The text nodes that are an element's own, in page order. */
function textsOf(element: Element): Text[] {
	const texts: Text[] = [];
	for (let child = element.firstChild; child; child = child.nextSibling) {
		if (child.nodeType === 3) texts.push(child as Text);
	}
	return texts;
}

/** Whether a stretch of a text is what stands in a node, but for the kind of white space. */
function isSame(data: string, at: number, text: string, start: number, length: number): boolean {
	const there = data.slice(at, at + length);
	const here = text.slice(start, start + length);
	return there === here || there.replace(/\s/g, ' ') === here.replace(/\s/g, ' ');
}
