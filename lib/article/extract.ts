import { Readability } from '@mozilla/readability';
import type { Span } from '../annotation';
import { addressing } from './address';
import { longestText, outOfBounds } from './bounds';
import { addElement, markDropCaps } from './compose';
import { Composer } from './composer';
import { quietNames, removeFurniture, removeUnseen } from './furniture';
import { findHeadline, findStandfirst } from './headline';
import { type NotArticle, refusalAfter, refusalBefore } from './is-article';
import { type Metadata, readMetadata } from './metadata';
import { pictureTexts, removeByText } from './sections';
import { TaggedClone } from './tagged-clone';
import type { TextMap } from './text-map';

export interface Article {
	/** The canonical address. */
	url: string;
	/** Without the outlet's name. */
	title: string;
	/** The publisher's name, else the site's, else the registrable domain. */
	outlet: string;
	/** Who signed it, several parted by ", "; without "By". */
	byline: string | null;
	/** ISO 8601: in UTC where the page gives a zone, else local time, else a day. */
	published: string | null;
	/** BCP 47, as the page declares it. */
	lang: string | null;
	/**
	 * Paragraphs parted by "\n\n", lines by "\n". The headline, where the page shows one, is the
	 * first paragraph, and the standfirst the next.
	 */
	text: string;
	/** Where the headline stands in `text`; null where the page shows none. */
	headline: Span | null;
}

export type Extraction =
	| { status: 'article'; article: Article; map: TextMap }
	| { status: 'not-article'; reason: NotArticle };

/**
 * The article that a page holds, with the way from each character of its text to the text node
 * that shows it. The page is not changed, and whatever it is made of, nothing is thrown.
 *
 * @param page a live document, or one parsed from a file or a snapshot
 * @param url the address it was loaded from
 */
export function extractArticle(page: Document, url: string): Extraction {
	try {
		return extract(page, url);
	} catch {
		// Hostile markup finds ways to break Readability and the DOM itself; such a page is left alone.
		return refuse('unreadable');
	}
}

function extract(page: Document, url: string): Extraction {
	if (
		!page.body ||
		!/^(?:text\/html|application\/xhtml\+xml)$/.test(page.contentType ?? 'text/html')
	) {
		return refuse('not-html');
	}
	const excess = outOfBounds(page.documentElement);
	if (excess) return refuse(excess);

	const metadata = readMetadata(page, url, addressing);

	const refusal = refusalBefore(page, metadata, url);
	if (refusal) return refuse(refusal);

	const clone = new TaggedClone(page);
	const body = clone.document.body;

	const pictures = pictureTexts(body, [...metadata.titles, metadata.description ?? '']);
	removeUnseen(body);
	const headline = findHeadline(body, metadata.titles);

	removeFurniture(body, headline);

	removeByText(body, pictures);

	markDropCaps(body);
	const standfirst = headline && findStandfirst(headline, body, metadata.description);
	// They are put back first, from here: Readability takes a headline out and loses most standfirsts.
	headline?.remove();
	standfirst?.remove();
	quietNames(body);

	const content = readable(clone.document, metadata);
	if (!content) return refuse('too-little-text');

	const after = refusalAfter(content, headline, metadata);
	if (after) return refuse(after);
	const composer = new Composer();
	if (headline) addElement(composer, headline, clone);
	const headlineEnd = composer.end;
	if (standfirst) addParagraph(composer, standfirst, clone);
	addParagraph(composer, content, clone);
	const { text, map } = composer.finish((before, next) => clone.hasWordsBetween(before, next));
	if (text.length > longestText) return refuse('too-many-nodes');
	const { title, outlet, byline, published, lang } = metadata;
	return {
		status: 'article',
		article: {
			url: metadata.url,
			title: title || text.slice(0, headlineEnd),
			outlet,
			byline,
			published,
			lang,
			text,
			headline: headlineEnd > 0 ? { start: 0, end: headlineEnd } : null,
		},
		map,
	};
}

function refuse(reason: NotArticle): Extraction {
	return { status: 'not-article', reason };
}

function addParagraph(composer: Composer, element: Element, clone: TaggedClone): void {
	composer.partParagraph();
	addElement(composer, element, clone);
}

/**
 * What Readability takes for the article's body. It changes the document that it is given.
 *
 * What it would look for in the head is known already. It is left a short title, since its search
 * for a heading that repeats the title is quadratic in their lengths, and an author, since it
 * otherwise takes the first short element out whose class has "author" in it.
 */
function readable(copy: Document, metadata: Metadata): Element | null {
	const head = copy.head;
	if (head) {
		head.textContent = '';
		const title = copy.createElement('title');
		title.textContent = metadata.title;
		const author = copy.createElement('meta');
		author.setAttribute('name', 'author');
		author.setAttribute('content', 'known');
		head.append(title, author);
	}
	const found = new Readability<Node>(copy, {
		serializer: (node) => node,
		disableJSONLD: true,
	}).parse();
	return (found?.content as Element | null | undefined) ?? null;
}
