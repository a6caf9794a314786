import { isProbablyReaderable } from '@mozilla/readability';
import { isHomePage } from './address';
import { headingLevel, squeeze } from './blocks';
import type { OutOfBounds } from './bounds';
import type { Metadata } from './metadata';
import { linkShare } from './prose';

/** Why a page is left alone. */
export type NotArticle =
	| OutOfBounds
	/** A picture, a PDF, a feed: no HTML page, or one without a body. */
	| 'not-html'
	| 'home-page'
	/** A section front, an archive, an author's page. */
	| 'list-page'
	| 'search-results'
	| 'form'
	| 'web-app'
	/** Its structured data say that it is something else: a product, a profile. */
	| 'other-kind'
	| 'too-little-text'
	/** It broke the reader; nothing more is known. */
	| 'unreadable';

const listTypes = new Set([
	'CollectionPage',
	'ItemList',
	'ImageGallery',
	'VideoGallery',
	'MediaGallery',
]);
const otherTypes = new Set(
	(
		'Product ProductGroup ProfilePage CheckoutPage ContactPage JobPosting WebApplication ' +
		'SoftwareApplication Event Hotel Restaurant'
	).split(' '),
);

/** Whether the page says that it is one article. */
export function isDeclaredArticle(metadata: Metadata): boolean {
	return (
		metadata.articleThings === 1 ||
		(metadata.openGraphType === 'article' && metadata.articleThings < 3)
	);
}

/** What a page's address, what it says of itself and what it is built of tell before it is read. */
export function refusalBefore(
	page: Document,
	metadata: Metadata,
	address: string,
): NotArticle | null {
	const url = parse(address);
	const declared = isDeclaredArticle(metadata);
	// A home page is often declared an article by a theme, and never holds just one in its data.
	if (url && isHomePage(url) && metadata.articleThings !== 1) return 'home-page';
	if (declared) return null;
	const { types } = metadata;
	if (types.has('SearchResultsPage') || (url && isSearch(url))) return 'search-results';
	if (metadata.articleThings === 0) {
		for (const type of types) {
			if (otherTypes.has(type)) return 'other-kind';
			if (listTypes.has(type)) return 'list-page';
		}
	}
	if (
		metadata.openGraphType &&
		/^(?:product|profile|video\.|music\.)/.test(metadata.openGraphType)
	) {
		return 'other-kind';
	}
	if (
		page.querySelector(
			'[role="application"], [role="grid"], [role="treegrid"], body[contenteditable]',
		)
	) {
		return 'web-app';
	}
	if (isForm(page)) return 'form';
	return isProbablyReaderable(page) ? null : 'too-little-text';
}

/** The least running text, in UTF-16 code units, of a page that says it is an article, and of one that doesn't. */
const leastDeclared = 140;
const leastUndeclared = 700;

/** What the text that was found tells. `body` is what Readability took for the article. */
export function refusalAfter(
	body: Element,
	headline: Element | null,
	metadata: Metadata,
): NotArticle | null {
	const declared = isDeclaredArticle(metadata);
	let prose = 0;
	let paragraphs = 0;
	for (const paragraph of body.querySelectorAll('p, li, pre, blockquote, td, dd, div')) {
		if (paragraph.querySelector('p, li, pre, blockquote, td, dd, div')) continue;
		const length = squeeze(paragraph.textContent).length;
		if (length < 60 || linkShare(paragraph) > 0.6) continue;
		prose += length;
		paragraphs++;
	}
	if (prose < (declared ? leastDeclared : leastUndeclared)) return 'too-little-text';
	if (declared) return null;
	const links = linkedHeadings(body, headline);
	return links >= 3 && links * 2 >= paragraphs ? 'list-page' : null;
}

/** Headings that lead elsewhere: a story's own headings don't. */
function linkedHeadings(body: Element, headline: Element | null): number {
	let count = 0;
	for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
		const isLinked = linkShare(heading) > 0.8 || heading.closest('a') !== null;
		if (
			headingLevel(heading) > 0 &&
			heading !== headline &&
			isLinked &&
			squeeze(heading.textContent).length > 15
		)
			count++;
	}
	return count;
}

function isSearch(url: URL): boolean {
	return (
		/\/(?:search|suche|recherche|buscar|busca)(?:\/|\.\w+)?$/i.test(url.pathname) ||
		(url.pathname === '/' && ['q', 's', 'query'].some((name) => url.searchParams.has(name)))
	);
}

/** More to fill in than to read. */
function isForm(page: Document): boolean {
	const fields = page.querySelectorAll(
		'form input:not([type="hidden"], [type="search"], [type="submit"], [type="button"]), form select, form textarea',
	).length;
	if (fields < 6) return false;
	let paragraphs = 0;
	for (const paragraph of page.querySelectorAll('p')) {
		if (squeeze(paragraph.textContent).length >= 80) paragraphs++;
	}
	return fields > paragraphs * 2;
}

function parse(address: string): URL | null {
	try {
		return new URL(address);
	} catch {
		return null;
	}
}
