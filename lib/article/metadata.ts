import { addressOf, registrableDomain } from './address';
import { squeeze } from './blocks';
import { isoDate } from './date';
import {
	isArticleThing,
	isThing,
	namesOf,
	structuredData,
	type Thing,
	textOf,
	typesOf,
} from './structured-data';
import { likeness, plain, withoutOutlet } from './title';

/** What a page says about itself. Nothing of it is to be trusted; all texts are plain and short. */
export interface Metadata {
	/** The canonical address. */
	url: string;
	title: string;
	/** What else the page calls itself: for finding its headline. */
	titles: string[];
	outlet: string;
	byline: string | null;
	/** ISO 8601, see `isoDate`. */
	published: string | null;
	/** BCP 47, as declared. */
	lang: string | null;
	/** What it says in short: often the standfirst. */
	description: string | null;
	/** The types of schema.org that its structured data are of. */
	types: Set<string>;
	/** How many articles its structured data describe. */
	articleThings: number;
	openGraphType: string | null;
}

const maxLength = 500;

/** Reads what a page says about itself: JSON-LD, Open Graph, Dublin Core, citation tags, microdata. */
export function readMetadata(page: Document, address: string): Metadata {
	const things = structuredData(page);
	const metas = readMetas(page);
	const meta = (...names: string[]): string | null => {
		for (const name of names) {
			const value = metas.get(name)?.[0];
			if (value) return value;
		}
		return null;
	};
	const articles = things.filter(isArticleThing);
	const documentTitle = short(page.querySelector('title')?.textContent);
	const article =
		articles.find((one) => likeness(textOf(one.headline) ?? '', documentTitle) > 0.6) ??
		articles[0];
	const outlet = readOutlet(page, article, things, meta) ?? registrableDomain(address);
	const titles = [
		short(textOf(article?.headline) ?? textOf(article?.name)),
		short(meta('og:title')),
		short(meta('citation_title', 'dc.title', 'dcterms.title', 'parsely-title')),
		short(contentOf(page.querySelector('[itemprop~="headline"]'))),
		short(meta('twitter:title')),
		documentTitle,
	].filter((title) => title !== '' && plain(title) !== plain(outlet));
	const headings = [...page.querySelectorAll('h1')].slice(0, 20).map((h) => short(h.textContent));
	const names = [
		outlet,
		meta('og:site_name', 'application-name') ?? '',
		registrableDomain(address),
	];
	const title = withoutOutlet(
		titles.find((one) => !/(…|\.\.\.)$/.test(one)) ?? titles[0] ?? headings[0] ?? '',
		names,
		headings,
	);
	return {
		url: addressOf(
			[
				page.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? null,
				meta('og:url'),
				article ? idOf(article.mainEntityOfPage) : null,
				article ? textOf(article.url) : null,
			],
			address,
		),
		title,
		titles,
		outlet,
		byline: readByline(page, article, things, metas),
		published: readPublished(page, article, meta),
		lang: readLanguage(page, article, meta),
		description:
			short(textOf(article?.description) ?? meta('og:description', 'description')) || null,
		types: new Set(things.flatMap(typesOf)),
		articleThings: articles.length,
		openGraphType: meta('og:type')?.toLowerCase() ?? null,
	};
}

/** The address that stands for a page in all its editions: see `addressOf`. */
export function canonicalAddress(page: Document, address: string): string {
	return readMetadata(page, address).url;
}

type Meta = (...names: string[]) => string | null;

/** The values of `<meta>` by name or property, in lower case, those of one name in page order. */
function readMetas(page: Document): Map<string, string[]> {
	const metas = new Map<string, string[]>();
	let count = 0;
	for (const element of page.querySelectorAll('meta[content]')) {
		if (++count > 1000) break;
		const value = short(element.getAttribute('content'));
		const keys = `${element.getAttribute('property') ?? ''} ${element.getAttribute('name') ?? ''} ${element.getAttribute('http-equiv') ?? ''}`;
		if (!value) continue;
		for (const key of keys.toLowerCase().split(/\s+/)) {
			if (key === '') continue;
			const values = metas.get(key) ?? [];
			metas.set(key, values);
			values.push(value);
		}
	}
	return metas;
}

function readOutlet(
	page: Document,
	article: Thing | undefined,
	things: readonly Thing[],
	meta: Meta,
): string | null {
	const site = things.find((thing) => typesOf(thing).includes('WebSite'));
	const candidates = [
		...namesOf(article?.publisher, things),
		contentOf(
			page.querySelector(
				'[itemprop~="publisher"] [itemprop~="name"], [itemprop~="publisher"][content]',
			),
		),
		meta('dc.publisher', 'dcterms.publisher', 'citation_publisher'),
		meta('og:site_name'),
		textOf(site?.name),
		meta('application-name', 'apple-mobile-web-app-title'),
	];
	for (const candidate of candidates) {
		const name = short(candidate);
		if (name !== '' && name.length < 100 && !/^https?:/i.test(name)) return name;
	}
	return null;
}

function readByline(
	page: Document,
	article: Thing | undefined,
	things: readonly Thing[],
	metas: Map<string, string[]>,
): string | null {
	const ofMeta = (name: string): string[] => metas.get(name) ?? [];
	const sources: (() => string[])[] = [
		() => namesOf(article?.author, things),
		() => ofMeta('citation_author'),
		() => ofMeta('author'),
		() => ofMeta('article:author'),
		() => ofMeta('dc.creator'),
		() => ofMeta('dcterms.creator'),
		() => ofMeta('parsely-author'),
		() => ofMeta('sailthru.author'),
		() => [...page.querySelectorAll('[itemprop~="author"]')].slice(0, 20).map(nameWithin),
		() => [...page.querySelectorAll('[rel~="author"]')].slice(0, 5).map((e) => e.textContent ?? ''),
		() => [...page.querySelectorAll(bylineSelector)].slice(0, 1).map(nameWithin),
	];
	for (const source of sources) {
		const names = new Map<string, string>();
		for (const name of source()) {
			const clean = cleanByline(name);
			if (clean) names.set(clean.toLowerCase(), clean);
		}
		// Pages name an author again with the trade and the links: "Anton Sapt, Anton Sapt Reporter Follow".
		const all = [...names.values()];
		const once = all.filter(
			(name) => !all.some((one) => one !== name && name.startsWith(`${one} `)),
		);
		if (once.length > 0) return once.join(', ');
	}
	return null;
}

const bylineSelector =
	'.byline, .by-line, .article-byline, .article__byline, .author-name, .article-author, .post-author';

/** A name as it is signed with: without "By", an address, a date; null where none is left. */
export function cleanByline(text: string): string | null {
	const name = short(text)
		.replace(/^(?:written |reported |posted |story |words )?by[\s:]+/i, '')
		.replace(/\s*[|•·].*$/, '')
		.replace(/\s*[(<[]?[\w.+-]+@[\w-]+\.[\w.-]+[)>\]]?/g, '')
		.replace(/[\s,;–—-]+$/, '');
	return name.length > 1 &&
		name.length <= 200 &&
		!/^(https?:|www\.|@|\/)/i.test(name) &&
		/\p{L}/u.test(name)
		? name
		: null;
}

function nameWithin(element: Element): string {
	const names = [...element.querySelectorAll('[itemprop~="name"], [rel~="author"]')];
	return names.length > 0
		? names
				.slice(0, 10)
				.map((name) => contentOf(name) ?? '')
				.join(', ')
		: (contentOf(element) ?? '');
}

function readPublished(page: Document, article: Thing | undefined, meta: Meta): string | null {
	const sources: (() => string | null | undefined)[] = [
		() => textOf(article?.datePublished),
		() => meta('article:published_time', 'article:published', 'og:published_time'),
		() => meta('citation_publication_date', 'citation_online_date', 'citation_date'),
		() => meta('dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'dcterms.created'),
		() =>
			meta(
				'parsely-pub-date',
				'sailthru.date',
				'pubdate',
				'publish-date',
				'publication_date',
				'date',
			),
		() => dateOf(page.querySelector('[itemprop~="datePublished"]')),
		() => textOf(article?.dateCreated),
		() => dateOf(page.querySelector('time[pubdate], time.published, .published time, .entry-date')),
		() => dateOf(page.querySelector('article time[datetime], main time[datetime]')),
		() => dateOf(page.querySelector('time[datetime]')),
	];
	for (const source of sources) {
		const date = isoDate(source());
		if (date) return date;
	}
	return null;
}

function dateOf(element: Element | null): string | null {
	return element?.getAttribute('datetime') ?? contentOf(element);
}

function readLanguage(page: Document, article: Thing | undefined, meta: Meta): string | null {
	const root = page.documentElement;
	const candidates = [
		root?.getAttribute('lang'),
		root?.getAttribute('xml:lang'),
		meta('og:locale'),
		meta('content-language', 'language', 'dc.language', 'dcterms.language'),
		isThing(article?.inLanguage)
			? textOf(article.inLanguage.alternateName)
			: textOf(article?.inLanguage),
	];
	for (const candidate of candidates) {
		const tag = candidate?.trim().replaceAll('_', '-').split(/[,;]/)[0];
		if (!tag || tag.length > 35) continue;
		try {
			const [canonical] = Intl.getCanonicalLocales(tag);
			if (canonical && canonical !== 'und') return canonical;
		} catch {}
	}
	return null;
}

function idOf(value: unknown): string | null {
	return isThing(value) ? (textOf(value['@id']) ?? textOf(value.url)) : textOf(value);
}

function contentOf(element: Element | null): string | null {
	return element ? (element.getAttribute('content') ?? element.textContent) : null;
}

/** One line of plain text, of bounded length, its entities resolved (pages escape them twice). */
function short(text: string | null | undefined): string {
	return squeeze(
		(text ?? '')
			.slice(0, maxLength * 4)
			.replace(
				/&(amp|quot|apos|lt|gt|nbsp|#\d{1,7}|#x[\da-f]{1,6});/gi,
				(whole, name: string) => entity(name) ?? whole,
			),
	).slice(0, maxLength);
}

const entities: Record<string, string> = {
	amp: '&',
	quot: '"',
	apos: "'",
	lt: '<',
	gt: '>',
	nbsp: ' ',
};

function entity(name: string): string | undefined {
	if (!name.startsWith('#')) return entities[name.toLowerCase()];
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
		? String.fromCodePoint(code)
		: undefined;
}
