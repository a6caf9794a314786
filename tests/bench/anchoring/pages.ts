import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { extractArticle } from '../../../lib/article/extract';
import type { Random } from './random';

export interface Page {
	name: string;
	html: string;
	/** The article's, by the extraction that the command line uses. */
	text: string;
}

/** The articles among a folder's pages. */
export function readPages(folder: string): Page[] {
	const pages: Page[] = [];
	for (const name of readdirSync(folder).filter((file) => /\.html?$/.test(file))) {
		const html = readFileSync(path.join(folder, name), 'utf8');
		const text = textOf(parseHTML(html).document);
		if (text !== null) pages.push({ name, html, text });
	}
	return pages;
}

function textOf(page: Document): string | null {
	const extraction = extractArticle(page, 'https://page.example/story');
	return extraction.status === 'article' ? extraction.article.text : null;
}

/**
 * The article's text after the page's markup was changed around the same words: words in elements
 * of their own, text nodes cut, comments, white space between blocks, paragraphs with attributes.
 */
export function textInOtherMarkup(page: Page, random: Random): string | null {
	// Parsing takes longer than all else: each page is made over a few times only.
	const variant = random.below(variants);
	const made = madeOver.get(page) ?? [];
	madeOver.set(page, made);
	const text = made[variant] ?? makeOver(page, random);
	made[variant] = text;
	return text;
}

const variants = 4;
const madeOver = new WeakMap<Page, (string | null)[]>();

function makeOver({ html }: Page, random: Random): string | null {
	const page = parseHTML(html).document;
	for (const paragraph of [...page.querySelectorAll('p')]) {
		if (random.below(3) === 0) paragraph.setAttribute('data-block', String(random.below(999)));
		if (random.below(4) === 0) paragraph.before(page.createTextNode('\n\t\t\n'));
		for (const node of [...paragraph.childNodes]) {
			if (node.nodeType === 3) splitText(page, node as Text, random);
		}
	}
	return textOf(page);
}

function splitText(page: Document, node: Text, random: Random): void {
	const pieces = node.data.split(/(?<= )/);
	const fragment = page.createDocumentFragment();
	for (const piece of pieces) {
		const kind = random.below(8);
		if (kind > 1) {
			// White space is what it was, written otherwise.
			fragment.append(page.createTextNode(kind === 2 ? piece.replace(/ $/, '\n\t ') : piece));
			if (kind === 3) fragment.append(page.createComment('ad'));
			continue;
		}
		const element = page.createElement(kind === 0 ? 'span' : 'em');
		element.append(page.createTextNode(piece));
		fragment.append(element);
	}
	node.replaceWith(fragment);
}
