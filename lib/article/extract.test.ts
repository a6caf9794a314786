// @vitest-environment jsdom
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { extractArticle } from './extract';

const parsers = {
	jsdom: (html: string): Document => new DOMParser().parseFromString(html, 'text/html'),
	linkedom: (html: string): Document => parseHTML(html).document as unknown as Document,
};
const address = 'https://hentzau-times.example/world/2016/storm-hits-zenda';

const first =
	'The government of Ruritania condemned the raid on Zenda on Tuesday, saying that its soldiers had crossed the river at night, burned two mills and taken the miller with them.';
const second =
	'“We will not wait,” said Anton Sapt, the foreign minister, before he left for Hentzau, where he was to meet the leaders of both sides, and, according to two aides, the old king.';
const third =
	'Zenda denied that any of its men had left the town, and called on Strelsau to show what proof it had, adding that it had always kept the peace along the river.';
const paragraphs = [first, second, third];
const p = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const headline = 'Ruritania condemns raid on Zenda';

interface Parts {
	head?: string;
	before?: string;
	title?: string;
	body?: string;
	after?: string;
	type?: string;
}
function html({
	head = '',
	before = '',
	title,
	body,
	after = '',
	type = 'article',
}: Parts): string {
	return `<!doctype html><html lang="en"><head><title>${headline} - Hentzau Times</title>
		<meta property="og:type" content="${type}"><meta property="og:site_name" content="Hentzau Times">${head}</head>
		<body><header><a href="/">Hentzau Times</a><nav><a href="/world">World</a></nav></header>
		<main><article>${title ?? `<h1>${headline}</h1>`}${before}<div class="story">${body ?? p(paragraphs)}</div></article>
		${after}</main><footer><p>Copyright Hentzau Times, all rights reserved, and so on for some length.</p></footer></body></html>`;
}

function textOf(page: Document, url = address): string {
	const extraction = extractArticle(page, url);
	return extraction.status === 'article' ? extraction.article.text : extraction.reason;
}
const whole = [headline, ...paragraphs].join('\n\n');

/** A tenth of the cost of jsdom, and what the command line reads with. */
const quick = parsers.linkedom;
const read = (parts: Parts): string => textOf(quick(html(parts)));

describe.each(Object.entries(parsers))('with %s', (_, parse) => {
	const readWith = (parts: Parts): string => textOf(parse(html(parts)));

	test('an article', () => {
		const page = parse(html({}));
		const extraction = extractArticle(page, address);
		if (extraction.status !== 'article') throw new Error(extraction.reason);
		const { article, map } = extraction;
		expect(article).toEqual({
			url: address,
			title: headline,
			outlet: 'Hentzau Times',
			byline: null,
			published: null,
			lang: 'en',
			text: whole,
			headline: { start: 0, end: headline.length },
		});
		const range = map.rangeOf({ start: 0, end: headline.length });
		expect(range?.startContainer.parentElement).toBe(page.querySelector('h1'));
		for (let at = 0; at < whole.length; at++) {
			const one = map.rangeOf({ start: at, end: at + 1 });
			expect(one?.startContainer.data[one.startOffset] ?? '\n').toBe(whole[at]);
		}
	});

	test('the page is left as it was', () => {
		const page = parse(
			html({
				before:
					'<p class="byline">By <a rel="author">Anton Sapt</a></p><figure><img alt="x"></figure>',
				body: `<font>${first}</font><br><br>${second}<br><br><a href="javascript:go()">${third}</a><script>x</script>`,
				after: '<aside hidden>aside</aside><noscript><img src="a.png"></noscript>',
			}),
		);
		const before = page.documentElement.outerHTML;
		const nodes = [...page.querySelectorAll('*')];
		extractArticle(page, address);
		expect(page.documentElement.outerHTML).toBe(before);
		expect([...page.querySelectorAll('*')].every((node, index) => node === nodes[index])).toBe(
			true,
		);
	});

	test('a standfirst belongs to it', () => {
		const dek = 'Strelsau wants proof, and gets none.';
		const withDek = [headline, dek, ...paragraphs].join('\n\n');
		expect(readWith({ before: `<p class="sub">${dek}</p>` })).toBe(withDek);
		expect(
			readWith({ title: `<header><h1>${headline}</h1><div class="c-dek">${dek}</div></header>` }),
		).toBe(withDek);
		expect(
			readWith({
				head: `<meta property="og:description" content="${dek}">`,
				before: `<header><p>${dek}</p></header>`,
			}),
		).toBe(withDek);
	});

	test('without a headline that shows, there is none', () => {
		const extraction = extractArticle(parse(html({ title: '' })), address);
		if (extraction.status !== 'article') throw new Error(extraction.reason);
		expect(extraction.article.headline).toBeNull();
		expect(extraction.article.title).toBe(headline);
		expect(extraction.article.text).toBe(paragraphs.join('\n\n'));
	});

	test('an outlet in the first heading is no headline', () => {
		const text = readWith({ before: '', title: `<h1>Hentzau Times</h1><h2>${headline}</h2>` });
		expect(text.startsWith(`${headline}\n\n${first}`)).toBe(true);
	});

	test('paragraphs without elements of their own', () => {
		expect(readWith({ body: `${first}<br><br>${second}<br> <br>${third}` })).toBe(whole);
		expect(readWith({ body: paragraphs.map((text) => `<div>${text}</div>`).join('') })).toBe(whole);
	});

	test('a short article, for which Readability tries again, leads back too', () => {
		const page = parse(html({ body: p([first, 'Zenda <b>denied</b> it.']) }));
		const extraction = extractArticle(page, address);
		if (extraction.status !== 'article') throw new Error(extraction.reason);
		expect(extraction.article.text).toBe(`${headline}\n\n${first}\n\nZenda denied it.`);
		expect(extraction.map.mapped).toBe(extraction.article.text.length - 4);
	});

	test('an encyclopaedia counts, declared or not', () => {
		const extraction = extractArticle(
			parse(html({ type: 'website', body: p([...paragraphs, ...paragraphs]) })),
			'https://wiki.example/wiki/Zenda',
		);
		expect(extraction.status).toBe('article');
	});
});

describe('what is the article', () => {
	test.each([
		[
			'a figure',
			'<figure><img src="a.jpg"><figcaption>Anton Sapt at the river.</figcaption></figure>',
		],
		[
			'a caption beside a picture',
			'<div><img src="a.jpg" alt="Anton Sapt at the river in Zenda"></div><p>Anton Sapt at the river in Zenda. Flavia/Zenda Press</p>',
		],
		[
			'a caption by its class',
			'<div class="image-wrap"><img src="a.jpg"><span class="image__caption">Anton Sapt</span></div>',
		],
		[
			'a file name',
			'<p>Anton Sapt at the river 2016 raid (3).jpg</p><p>Anton Sapt at the river</p>',
		],
		[
			'a donation box',
			`<div class="box"><p>Dear reader, independent journalism costs money, and more people read us than ever before.</p><p>For only $5 a month you can become a supporter and get our newsletter.</p><p>Thank you</p></div>`,
		],
		[
			'a paywall',
			'<div class="paywall"><p>Access the news you can trust</p><p>Join our community of readers, with newsletters, memos and full access.</p><p>Only $100 per year.</p></div>',
		],
		[
			'a newsletter line',
			'<p>Sign up for our newsletter and get the best of Hentzau in your inbox.</p>',
		],
		[
			'related stories',
			'<section><h3>Related stories</h3><p>An older story of the river</p><p>April 3, 2014</p></section>',
		],
		[
			'related links',
			'<h3>Read more</h3><ul><li><a href="/a">An older story of the river</a></li><li><a href="/b">Another</a></li></ul>',
		],
		[
			'a related line',
			'<p><strong>Related:</strong> <a href="/a">An older story of the river</a></p>',
		],
		['a related headline', '<p><a href="/a">An older story of the river and its mills</a></p>'],
		[
			'the most read',
			'<div class="c-most-read__list"><a href="/a"><p>A long teaser of another story, which has nothing to do with the raid, in a link of its own.</p></a></div>',
		],
		['a share bar', '<ul class="share-buttons"><li>Facebook</li><li>Post</li></ul>'],
		[
			'tags',
			'<div class="article-tags"><a href="/t/zenda">Zenda</a><a href="/t/river">River</a></div>',
		],
		['an advertisement', '<p>Advertisement</p><div class="ad-slot">Buy a mill</div>'],
		[
			'an aside',
			'<aside><p>The river Zen rises in the hills of Hentzau and has been a border since 1733, when the mills were built.</p></aside>',
		],
		['a pull quote', '<div class="pullquote">We will not wait</div>'],
		['a byline', '<p class="byline">By Anton Sapt in Strelsau</p>'],
		['an unmarked byline', '<p>By Anton Sapt</p>'],
		['a date', '<div class="date">19.12.2018, Zenda and the world</div>'],
		['a time', '<p><time datetime="2016-02-02T10:00:00Z">10:32 am</time></p>'],
		[
			'a biography',
			'<div class="author-bio"><p>Anton Sapt has written about the river for this paper for twenty years.</p></div>',
		],
		[
			'what is hidden',
			'<p hidden>Nobody sees this paragraph.</p><p style="display: none">Nor this one.</p>',
		],
		['a form', '<form><p>Your address</p><input name="a"><button>Send</button></form>'],
		[
			'a menu',
			'<div class="menu"><ul><li><a href="#">Contact</a></li><li><a href="#">Partners</a></li></ul></div>',
		],
		[
			'comments',
			`<section id="comments"><h2>3 comments</h2>${p(paragraphs.map((text) => text.toUpperCase())).repeat(2)}</section>`,
		],
		[
			'references',
			'<h2>References</h2><ol><li>“A raid”. Zenda Post. Retrieved 1 May 2016.</li></ol>',
		],
		[
			'a cookie notice',
			'<div id="cookie-consent"><p>We use cookies to make this site better for you.</p></div>',
		],
	])('%s is not the article', (_, extra) => {
		expect(read({ body: p(paragraphs) + extra })).toBe(whole);
		expect(read({ after: extra })).toBe(whole);
		if (!/references/i.test(extra)) {
			expect(read({ body: p([first, second]) + extra + p([third]) })).toBe(whole);
		}
	});

	test.each([
		['a quotation', `<blockquote><p>${second}</p></blockquote>`, second],
		['a subheading', `<h2>At the river</h2>${p([second])}`, `At the river\n\n${second}`],
		[
			'a list',
			`<ul><li>Zenda says no.</li><li>Hentzau waits.</li></ul>`,
			'Zenda says no.\n\nHentzau waits.',
		],
		['a short sentence', '<p>Zenda agreed.</p>', 'Zenda agreed.'],
		[
			'a linked sentence',
			`<p><a href="/a">The king has left Strelsau for good.</a></p>`,
			'The king has left Strelsau for good.',
		],
		[
			'links in a sentence',
			`<p>The <a class="tag" href="/r">river</a> is <span class="related">high</span>.</p>`,
			'The river is high.',
		],
		[
			'a price',
			'<p>The paper said it would charge $10 a month for a subscription from May.</p>',
			'The paper said it would charge $10 a month for a subscription from May.',
		],
		[
			'an appeal that is quoted',
			'<p>“Donate to our fund and become a member,” Sapt told the crowd.</p>',
			'“Donate to our fund and become a member,” Sapt told the crowd.',
		],
		[
			'a date in a sentence',
			'<p>The report, published in 2006, angered Zenda.</p>',
			'The report, published in 2006, angered Zenda.',
		],
		['a line break', '<p>The river<br>is high.</p>', 'The river\nis high.'],
		['a drop cap', '<p><span class="dropcap">T</span>he river is high.</p>', 'The river is high.'],
		[
			'an exponent',
			'<p>The land is 10 km<sup>2</sup> in the 21<sup>st</sup> century.</p>',
			'The land is 10 km2 in the 21st century.',
		],
		[
			'footnote marks',
			'<p>The river<sup>[1]</sup> is<sup><a href="#n2">2</a></sup> high.<sup>*</sup></p>',
			'The river is high.',
		],
		['invisible characters', '<p>The ri\u00adver\u200b is\u00a0high.</p>', 'The river is high.'],
		[
			'a class that speaks of elsewhere',
			'<div class="has-comments no-sidebar"><p>The river is high.</p></div>',
			'The river is high.',
		],
		[
			'above, with a colon',
			'<p>Above all, he said: the river is high.</p>',
			'Above all, he said: the river is high.',
		],
	])('%s is kept', (_, extra, shown) => {
		expect(read({ body: p([first]) + extra + p([third, second]) })).toBe(
			[headline, first, shown, third, second].join('\n\n'),
		);
	});
});

describe('what is none', () => {
	test.each<[string, string, string, string]>([
		['the home page', html({ type: 'website' }), 'https://hentzau-times.example/', 'home-page'],
		[
			'a section front',
			html({
				type: 'website',
				body: paragraphs
					.concat(paragraphs)
					.map(
						(text, index) => `<h2><a href="/s${index}">${text.slice(0, 40)}</a></h2><p>${text}</p>`,
					)
					.join(''),
			}),
			'https://hentzau-times.example/world',
			'list-page',
		],
		[
			'results of a search',
			html({ type: 'website' }),
			'https://hentzau-times.example/search?q=zenda',
			'search-results',
		],
		[
			'a collection',
			html({
				type: 'website',
				head: '<script type="application/ld+json">{"@type":"CollectionPage"}</script>',
			}),
			'https://hentzau-times.example/world',
			'list-page',
		],
		[
			'a product',
			html({
				type: 'website',
				head: '<script type="application/ld+json">{"@type":"Product"}</script>',
			}),
			'https://hentzau-times.example/mill',
			'other-kind',
		],
		[
			'a form',
			html({
				type: 'website',
				body: `<form>${'<p>Name <input></p>'.repeat(9)}</form><p>${first}</p>`,
			}),
			'https://hentzau-times.example/join',
			'form',
		],
		[
			'an application',
			html({ type: 'website', after: '<div role="grid"></div>' }),
			'https://mail.example/inbox',
			'web-app',
		],
		[
			'a page of a few words',
			html({ type: 'website', body: p(['Zenda.']) }),
			'https://hentzau-times.example/about',
			'too-little-text',
		],
		[
			'an empty page',
			'<!doctype html><html><head></head><body></body></html>',
			address,
			'too-little-text',
		],
	])('%s is left alone', (_, page, url, reason) => {
		expect(extractArticle(quick(page), url)).toEqual({ status: 'not-article', reason });
	});
});

describe('a hostile page', () => {
	const parse = quick;

	test('that is too deep is given up', () => {
		const page = parsers.linkedom(html({}));
		let element: Element = page.createElement('div');
		for (let level = 0; level < 1000; level++) {
			const outer = page.createElement('div');
			outer.append(element);
			element = outer;
		}
		page.body.append(element);
		expect(textOf(page)).toBe('too-deep');
	});

	test('is read for what it is, in bounded time', () => {
		const names = `<p class="${'related-'.repeat(20_000)}" id="${'-'.repeat(100_000)}">${first}</p>`;
		const title = `<h1>${'a '.repeat(30_000)}</h1><h1>${headline}</h1>`;
		const brs = `${'<br>'.repeat(500)}${'<sup>[1</sup>'.repeat(300)}<p>${'By A '.repeat(5000)}</p><p>${'[ '.repeat(9000)}</p>`;
		const head = `<meta name="author" content="${'by '.repeat(50_000)}"><title>${' - '.repeat(50_000)}</title>
			<script type="application/ld+json">${'[{"@graph":'.repeat(5000)}</script>`;
		const started = performance.now();
		const text = textOf(parse(html({ head, title, body: names + p(paragraphs) + brs })));
		expect(text).toContain(second);
		expect(performance.now() - started).toBeLessThan(5000);
	});

	test('that breaks the DOM is left alone', () => {
		const page = parse(html({}));
		Object.defineProperty(page, 'cloneNode', {
			value: () => {
				throw new Error('no');
			},
		});
		expect(textOf(page)).toBe('unreadable');
		const clobbered = parse(
			html({
				body: `<form><input name="nodeName"><input name="parentNode"></form>${p(paragraphs)}`,
			}),
		);
		expect(['unreadable', whole]).toContain(textOf(clobbered));
	});
});

test('a text that is longer than any article is left alone', () => {
	const longer = Array.from({ length: 60 }, (_, i) => `${first} `.repeat(50) + i);
	expect(read({ body: p(longer.slice(0, 6)) })).toContain(first);
	expect(read({ body: p(longer) })).toBe('too-many-nodes');
});
