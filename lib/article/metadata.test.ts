import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { addressing } from './address';
import { cleanByline, type Metadata, readMetadata } from './metadata';

const address = 'https://www.hentzau-times.example/world/storm?id=7';

function read(head: string, body = '', attributes = ''): Metadata {
	const { document } = parseHTML(
		`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`,
	);
	return readMetadata(document as unknown as Document, address, addressing);
}
const ld = (json: unknown): string =>
	`<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;

test('a bare page has a domain and nothing else', () => {
	expect(read('')).toMatchObject({
		url: address,
		title: '',
		outlet: 'hentzau-times.example',
		byline: null,
		published: null,
		lang: null,
	});
});

test.each([
	['an object', (thing: object) => thing],
	['a list', (thing: object) => [{ '@type': 'BreadcrumbList' }, thing]],
	['a graph', (thing: object) => ({ '@graph': [{ '@type': 'WebPage' }, thing] })],
	['a type of several', (thing: object) => ({ ...thing, '@type': ['Thing', 'NewsArticle'] })],
	['the main entity', (thing: object) => ({ '@type': 'WebPage', mainEntity: thing })],
])('structured data as %s', (_, wrap) => {
	const metadata = read(
		ld(
			wrap({
				'@type': 'NewsArticle',
				headline: 'Storm hits Zenda',
				datePublished: '2016-02-02T23:59:00+01:00',
				author: [{ name: 'Anton Sapt' }, { name: 'Flavia Elphberg' }],
				publisher: { '@type': 'Organization', name: 'Hentzau Times' },
				inLanguage: 'en-GB',
			}),
		),
	);
	expect(metadata).toMatchObject({
		title: 'Storm hits Zenda',
		outlet: 'Hentzau Times',
		byline: 'Anton Sapt, Flavia Elphberg',
		published: '2016-02-02T22:59:00Z',
		lang: 'en-GB',
		articleThings: 1,
	});
});

test('structured data that refer to one another', () => {
	const metadata = read(
		ld({
			'@graph': [
				{ '@type': 'Article', author: { '@id': '#a' }, publisher: { '@id': '#p' } },
				{ '@type': 'Person', '@id': '#a', name: 'Anton Sapt' },
				{ '@type': 'Organization', '@id': '#p', name: 'Hentzau Times' },
			],
		}),
	);
	expect(metadata).toMatchObject({ byline: 'Anton Sapt', outlet: 'Hentzau Times' });
});

test('structured data that are no JSON do no harm, and nearly JSON is read', () => {
	expect(read(ld('{"@type": NewsArticle')).articleThings).toBe(0);
	expect(read(ld('null')).articleThings).toBe(0);
	expect(
		read(ld('<!-- {"@type": "NewsArticle", "headline": "Storm\nhits Zenda",} -->')).title,
	).toBe('Storm hits Zenda');
	let deep = '{"@type":"Article"}';
	for (let level = 0; level < 3000; level++) deep = `[${deep}]`;
	expect(read(ld(deep)).articleThings).toBe(0);
});

test('Open Graph and other tags', () => {
	expect(
		read(
			`<title>Storm hits Zenda - Hentzau Times</title><meta property="og:site_name" content="Hentzau Times">
			<meta property="article:published_time" content="2016-02-02"><meta name="author" content="By Anton Sapt">
			<meta property="og:locale" content="en_GB"><meta property="og:type" content="article">`,
		),
	).toMatchObject({
		title: 'Storm hits Zenda',
		outlet: 'Hentzau Times',
		byline: 'Anton Sapt',
		published: '2016-02-02',
		lang: 'en-GB',
		openGraphType: 'article',
	});
});

test('citation tags name every author', () => {
	expect(
		read(
			'<meta name="citation_author" content="A. Sapt"><meta name="citation_author" content="F. Elphberg">',
		).byline,
	).toBe('A. Sapt, F. Elphberg');
});

test('microdata and time', () => {
	expect(
		read(
			'',
			`<article><h1 itemprop="headline">Storm hits Zenda</h1><span itemprop="author"><b itemprop="name">Anton Sapt</b></span>
			<time datetime="2016-02-02T10:00:00Z">today</time></article>`,
			'lang="en"',
		),
	).toMatchObject({
		title: 'Storm hits Zenda',
		byline: 'Anton Sapt',
		published: '2016-02-02T10:00:00Z',
		lang: 'en',
	});
});

test('an invalid language gives way to the next', () => {
	expect(
		read('<meta property="og:locale" content="en_US">', '', 'lang="not a language"').lang,
	).toBe('en-US');
});

test('entities that a page escaped twice', () => {
	expect(
		read(
			'<meta property="og:title" content="Zenda &amp;amp; Hentzau &amp;#8211; a &amp;quot;row&amp;quot;">',
		).title,
	).toBe('Zenda & Hentzau – a "row"');
});

test.each([
	['By Anton Sapt', 'Anton Sapt'],
	['by: ANTON SAPT', 'ANTON SAPT'],
	['Words by Anton Sapt', 'Anton Sapt'],
	['Anton Sapt (sapt@zenda.example)', 'Anton Sapt'],
	['Anton Sapt | Strelsau', 'Anton Sapt'],
	['https://zenda.example/sapt', null],
	['Byron Sapt', 'Byron Sapt'],
	['  ', null],
])('the byline %s is %s', (text, expected) => {
	expect(cleanByline(text)).toBe(expected);
});

test('the canonical link is believed about its own site', () => {
	expect(read('<link rel="canonical" href="/world/storm">').url).toBe(
		'https://www.hentzau-times.example/world/storm',
	);
	expect(read('<link rel="canonical" href="https://zenda.example/storm">').url).toBe(address);
	expect(read('<meta property="og:url" content="https://hentzau-times.example/s">').url).toBe(
		'https://hentzau-times.example/s',
	);
	expect(
		read(ld({ '@type': 'Article', mainEntityOfPage: { '@id': 'https://hentzau-times.example/t' } }))
			.url,
	).toBe('https://hentzau-times.example/t');
});
