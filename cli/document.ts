import { parseHTML } from 'linkedom';
import type { Detection, Span } from '../lib/annotation';
import { extractArticle } from '../lib/article/extract';
import { textLanguage } from '../lib/article/language';
import { openDetector } from './detector';

export const detector = openDetector();

/** What the command prints for one article. Fields may be added, never renamed. */
export interface AnnotatedDocument extends Detection {
	id: string;
	url: string | null;
	title: string | null;
	outlet: string | null;
	byline: string | null;
	/** ISO 8601 as far as it is known. */
	published: string | null;
	lang: string | null;
	/** Every offset is a UTF-16 code unit into it. */
	text: string;
}

/** A text that can't be annotated, with the reason to tell the user. */
export class Refusal extends Error {}

const reasons: Record<string, string> = {
	'too-many-nodes': 'the page has too many elements to be an article',
	'too-deep': 'the page is nested too deeply to be read',
	'not-html': 'it is no HTML page',
	'home-page': 'it is a home page, not an article',
	'list-page': 'it lists articles, but is none itself',
	'search-results': 'it shows search results, not an article',
	form: 'it is a form, not an article',
	'web-app': 'it is a web application, not an article',
	'other-kind': 'it says of itself that it is no article',
	'too-little-text': 'it holds no article (too little text)',
	unreadable: 'it could not be read',
};

/**
 * The annotations of a saved page.
 *
 * @param id what the document is called: the file's name
 * @param url its address, or null for the one that the page names
 * @throws {Refusal} where the page holds no article, or one in a language that isn't read
 */
export function annotatePage(html: string, id: string, url: string | null): AnnotatedDocument {
	const { document } = parseHTML(html);
	const address = url ?? namedAddress(document, html);
	const extraction = extractArticle(document as unknown as Document, address ?? `file:///${id}`);
	if (extraction.status !== 'article') {
		throw new Refusal(reasons[extraction.reason] ?? extraction.reason);
	}
	const { article } = extraction;
	const lang = readable(article.text, article.lang);
	return {
		id,
		url: address === null ? null : article.url,
		title: article.title,
		outlet: article.outlet || null,
		byline: article.byline,
		published: article.published,
		lang,
		text: article.text,
		...detector.detect(article.text),
	};
}

/** The annotations of a plain text: white space at line ends goes, blank lines part paragraphs. */
export function annotateText(raw: string, id: string): AnnotatedDocument {
	const text = raw
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\S\n]+(?=\n)/g, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	if (text === '') throw new Refusal('the file is empty');
	return { ...blank(id), lang: readable(text, null), text, ...detector.detect(text) };
}

/** The annotations of a text that is given back exactly as it came. */
export function annotateExactly(
	text: string,
	id: string,
	mentions: readonly Span[],
): AnnotatedDocument {
	return { ...blank(id), text, ...detector.detect(text, { mentions }) };
}

const blank = (id: string) => ({
	id,
	url: null,
	title: null,
	outlet: null,
	byline: null,
	published: null,
	lang: null,
});

function readable(text: string, declared: string | null): string {
	const language = textLanguage(text, declared);
	if (!language.read) {
		let name: string | undefined;
		try {
			name = new Intl.DisplayNames('en', { type: 'language' }).of(language.lang);
		} catch {
			// No language that has a name.
		}
		throw new Refusal(
			`it is in a language that isn't read (${name ?? language.lang}); only English is`,
		);
	}
	// The finer code that the page declares ("en-GB") is worth keeping.
	return declared?.toLowerCase().startsWith(language.lang) ? declared : language.lang;
}

/** The address that a saved page says is its own, or null. */
function namedAddress(document: ParentNode, html: string): string | null {
	const claims = [
		/<!-- saved from url=\(\d{1,6}\)(\S{1,2000})/.exec(html.slice(0, 5000))?.[1],
		document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
		document.querySelector('meta[property="og:url"]')?.getAttribute('content'),
	];
	return claims.find((claim) => claim && /^https?:/.test(claim) && URL.canParse(claim)) ?? null;
}
