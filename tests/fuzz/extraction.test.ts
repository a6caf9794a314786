import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { extractArticle } from '../../lib/article/extract';
import { extractFromSnapshot } from '../../lib/article/extract-snapshot';
import { runFields } from '../../lib/article/snapshot';
import { share } from './share';

const sentence = fc.constantFrom(
	'The government of Ruritania condemned the raid on Zenda on Tuesday, saying that its soldiers had crossed the river at night.',
	'“We will not wait,” said Anton Sapt, the foreign minister, before he left for Hentzau, where he was to meet both sides.',
	'Zenda denied that any of its men had left the town, and called on Strelsau to show what proof it had of that.',
	'Subscribe',
	'By Edda Marlow',
	'&lt;script&gt;alert(1)&lt;/script&gt; &amp;#0; &nosuch; \u202e\u0000\ud800',
);
const tag = fc.constantFrom(
	...['p', 'p', 'p', 'div', 'div', 'section', 'article', 'main', 'header', 'h1', 'h2', 'span', 'a'],
	...[
		'aside',
		'ul',
		'li',
		'table',
		'tr',
		'td',
		'blockquote',
		'figure',
		'figcaption',
		'form',
		'pre',
	],
	...[
		'template',
		'svg',
		'math',
		'noscript',
		'iframe',
		'b',
		'sup',
		'time',
		'button',
		'x-y',
		'select',
	],
);
const attribute = fc.constantFrom(
	...['', '', '', ' class="article-body"', ' class="related promo"', ' hidden', ' id="content"'],
	...[' itemprop="headline"', ' rel="author"', ' datetime="9999-99-99"', ' style="display:none"'],
	...[' aria-hidden="true"', ' role="main"', ' href="javascript:x"', ' itemscope', ' class="'],
	...[' data-standpoint-element="3"', ' data-standpoint-element="-1"', ' name="parentNode"'],
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 6, withCrossShrink: true },
		sentence,
		fc.tuple(tag, attribute, fc.array(tie('tree'), { maxLength: 5 }), fc.nat(9)).map(
			// One in ten is never closed.
			([tag, attribute, inside, n]) =>
				`<${tag}${attribute}>${inside.join(n % 2 ? ' ' : '')}${n === 0 ? '' : `</${tag}>`}`,
		),
	),
}));
const head = fc.array(
	fc.oneof(
		fc.json().map((json) => `<script type="application/ld+json">${json}</script>`),
		fc
			.tuple(fc.string({ maxLength: 20 }), fc.json({ maxDepth: 1 }))
			.map(
				([type, value]) =>
					`<script type="application/ld+json">{"@type":["NewsArticle",${JSON.stringify(type)}],"headline":${value},"author":${value},"datePublished":${value},"publisher":{"name":${value}}}</script>`,
			),
		fc
			.tuple(
				fc.constantFrom('og:title', 'author', 'article:published_time', 'og:url', 'og:type'),
				fc.string({ maxLength: 30 }),
			)
			.map(([name, value]) => `<meta property="${name}" content="${value}">`),
		fc.webUrl().map((url) => `<link rel="canonical" href="${url}">`),
		fc.constantFrom(
			'<link rel=canonical href="javascript:x">',
			'<title>',
			'<base href="//evil.example">',
		),
	),
	{ maxLength: 4 },
);
const page = fc
	.tuple(head, fc.array(tree, { maxLength: 6 }), fc.boolean())
	.map(
		([head, body, isDeclared]) =>
			`<!doctype html><html lang="en"><head>${isDeclared ? '<meta property="og:type" content="article">' : ''}${head.join('')}</head><body><article><h1>Ruritania condemns raid on Zenda</h1>${body.join('')}</article></body></html>`,
	);

test('a page of any markup is an article whose text leads back to it, or is left alone', () => {
	let articles = 0;
	const parameters = share(10);
	fc.assert(
		fc.property(page, (html) => {
			const url = 'https://hentzau-times.example/world/storm';
			// What a page's script sends as its snapshot may be no XML at all.
			const far = extractFromSnapshot(html, url);
			if (far.status === 'article') {
				expect(far.runs.length % runFields).toBe(0);
				expect(far.runs.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
			}
			const { document } = parseHTML(html);
			const read = extractArticle(document as unknown as Document, url);
			if (read.status !== 'article') {
				expect(read.reason).toMatch(/^[a-z-]+$/);
				return;
			}
			articles++;
			const { article, map } = read;
			expect(article.url).toMatch(/^https?:\/\//);
			if (article.headline) expect(article.headline.end).toBeLessThanOrEqual(article.text.length);
			for (let at = 0; at < article.text.length; at++) {
				const range = map.rangeOf({ start: at, end: at + 1 });
				if (/\s/.test(article.text[at] ?? '')) continue;
				expect(range?.startContainer.data[range.startOffset]).toBe(article.text[at]);
			}
		}),
		parameters,
	);
	// Else nothing was tried but what is left alone.
	expect(articles).toBeGreaterThan(parameters.numRuns / 20);
});
