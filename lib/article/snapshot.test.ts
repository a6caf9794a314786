// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { extractArticle } from './extract';
import { extractFromSnapshot } from './extract-snapshot';
import { mapToPage, runFields, takeSnapshot } from './snapshot';

const address = 'https://hentzau-times.example/world/2016/storm-hits-zenda';
const headline = 'Ruritania condemns raid on Zenda';
const paragraphs = [
	'The government of Ruritania condemned the raid on Zenda on Tuesday, saying that its soldiers had crossed the river at night, burned two mills and taken the miller with them.',
	'“We will not wait,” said Anton Sapt, the foreign minister, before he left for Hentzau, where he was to meet the leaders of both sides, and, according to two aides, the old king.',
	'Zenda denied that any of its men had left the town, and called on Strelsau to show what proof it had, adding that it had always kept the peace along the river.',
];

function show(body: string, head = ''): void {
	document.head.innerHTML = `<title>${headline}</title><meta property="og:type" content="article">${head}`;
	document.body.innerHTML = `<article><h1>${headline}</h1>${body}</article>`;
}
const p = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

function read() {
	const snapshot = takeSnapshot(document);
	if (typeof snapshot === 'string') throw new Error(snapshot);
	const extraction = extractFromSnapshot(snapshot.markup, address);
	if (extraction.status !== 'article') throw new Error(extraction.reason);
	return { snapshot, ...extraction };
}

/** What stands in the page where each character of the text leads. */
function shown(text: string, map: ReturnType<typeof mapToPage>): string {
	return [...Array(text.length).keys()]
		.map((at) => {
			const range = map.rangeOf({ start: at, end: at + 1 });
			return range?.startContainer.data[range.startOffset]?.replace(/\s/, ' ') ?? '\n';
		})
		.join('');
}

beforeEach(() => show(p(paragraphs)));

test('the article is the one that the page itself gives, and leads back to it', () => {
	const before = document.documentElement.outerHTML;
	const { article, runs, snapshot } = read();
	expect(article).toEqual(
		expect.objectContaining({ text: [headline, ...paragraphs].join('\n\n'), title: headline }),
	);
	const map = mapToPage(article.text, runs, snapshot);
	expect(shown(article.text, map)).toBe(article.text);
	expect(document.documentElement.outerHTML).toBe(before);
});

/** Pieces of markup around words that stand in a paragraph. */
const around: ((text: string) => string)[] = [
	(text) => text,
	(text) => `<b>${text}</b>`,
	(text) => `<a href="/x?a=1&amp;b=2" class="related">${text}</a>`,
	(text) => `<span title="a &lt; b &quot;c&quot;"><i>${text}</i></span>`,
	(text) => `${text}<br>`,
	(text) => `<!-- ${text} -->${text}`,
	(text) => `${text}<script>document.write("</" + "p>")</script>`,
	(text) => `${text}<template><p>${text}</p></template><style>p > b { color: red }</style>`,
	(text) => `${text}<template><template><p>${text}</p></template><p>${text}</p></template>`,
	(text) =>
		`set data-x="${text}" in <i data-x="${text} >" onclick="f('<p>')">${text}</i> srcset="a"`,
	(text) => `\n\t${text}  &nbsp; `,
	(text) => `${text}<noscript><img src="a.png"></noscript><img src="data:image/png;base64,AAAA">`,
];

test('whatever stands in the page, it is the same article, and each character leads to itself', () => {
	const words = fc.constantFrom(
		'river',
		'a < b & c',
		'Zenda’s',
		'“no”',
		'ﬁn\u00ad',
		'𝒜\u200b',
		']]>',
	);
	const piece = fc.tuple(fc.nat(around.length - 1), words);
	fc.assert(
		fc.property(
			fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 5 }),
			fc.array(fc.tuple(fc.nat(40), fc.nat(30)), { maxLength: 6 }),
			(added, splits) => {
				const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
				const extra = added.map((pieces) =>
					pieces.map(([how, text]) => around[how]?.(escaped(text)) ?? '').join(' '),
				);
				show(paragraphs.map((text, i) => `<p>${text} ${extra[i] ?? ''}</p>`).join('\n'));
				// As scripts leave text: in several nodes side by side.
				const texts = [...document.querySelectorAll('p, b, i, a')].flatMap((element) =>
					[...element.childNodes].filter((node) => node.nodeType === 3),
				) as Text[];
				for (const [which, at] of splits) {
					const node = texts[which % texts.length];
					if (node && at <= node.data.length) node.splitText(at);
				}
				const { article, runs, snapshot } = read();
				const own = extractArticle(document, address);
				expect(article).toEqual(own.status === 'article' ? own.article : own.reason);
				expect(shown(article.text, mapToPage(article.text, runs, snapshot))).toBe(article.text);
			},
		),
		{ numRuns: 60 },
	);
});

test('what nobody reads is not told', () => {
	const unread = 'quite unread';
	show(
		`${p(paragraphs)}<!-- ${unread} --><script>"${unread}"</script><style media="all">/* ${unread} */</style>
		<img alt="A mill" src="data:text/plain,${unread}" srcset="${unread}" data-note="${unread}" onload="'${unread}'">
		<svg><path d="${unread}"></path></svg><textarea>${unread}</textarea>`,
	);
	const { snapshot } = read();
	expect(snapshot.markup).not.toContain(unread);
	expect(snapshot.markup).toContain('alt="A mill"');
});

test('words that have changed or gone since are left out, and the others lead to where they are', () => {
	const { article, runs, snapshot } = read();
	const [first, second, third] = document.querySelectorAll('p');
	if (second?.firstChild) second.firstChild.nodeValue = 'Something else.';
	third?.replaceChildren();
	first?.before(document.createElement('div'));
	const map = mapToPage(article.text, runs, snapshot);
	const at = article.text.indexOf('condemned the raid');
	const range = map.rangeOf({ start: at, end: at + 9 });
	expect(range?.startContainer).toBe(first?.firstChild);
	expect(map.mapped).toBe(headline.length + (paragraphs[0]?.length ?? 0));
});

test('elements nested in ways that markup can’t tell are told', () => {
	const [first, second] = document.querySelectorAll('p');
	if (first && second) first.append(second, document.createElement('table'));
	const link = document.createElement('a');
	link.innerHTML = '<b>there</b>';
	link
		.querySelector('b')
		?.append(Object.assign(document.createElement('a'), { href: '/y', textContent: 'now' }));
	second?.append(link);
	const { article, runs, snapshot } = read();
	expect(article.text).toContain('therenow');
	expect(shown(article.text, mapToPage(article.text, runs, snapshot))).toBe(article.text);
});

test('names that no markup may have, and characters that none may hold, do no harm', () => {
	document.body.insertAdjacentHTML(
		'afterbegin',
		`<div @click="a" ="b" a"b='c' __proto__="d" constructor="e"><o:p>x</o:p><__proto__>y</__proto__></div>`,
	);
	document.querySelector('p')?.append('\u0001\uFFFF\uD800 end');
	const { article, runs, snapshot } = read();
	expect(article.text).toContain(paragraphs[2]);
	expect(shown(article.text, mapToPage(article.text, runs, snapshot))).toBe(article.text);
});

test('a form that takes the names of the document’s methods stands in nobody’s way', () => {
	const names = ['querySelectorAll', 'cloneNode'];
	// As browsers have it for `<form name="cloneNode">`; jsdom doesn't.
	for (const name of names) {
		const value = document.createElement('form');
		Object.defineProperty(document, name, { value, configurable: true });
	}
	try {
		expect(read().article.text).toContain(paragraphs[1]);
	} finally {
		for (const name of names) Reflect.deleteProperty(document, name);
	}
});

test('a text with references to characters is one stretch, as in the page', () => {
	show(p(paragraphs.map((text) => `${text} Sapt &amp; Co. &lt;said&gt; so.`)));
	const { runs } = read();
	expect(runs).toHaveLength(runFields * (1 + paragraphs.length));
});

test('a text that is parsed again into several leads back to the one that it was', () => {
	// The first try leaves out what is named so and finds too little: the tree is written out and parsed
	// again, which parts a text at each reference to a character.
	const told =
		'Zenda has <a href="/x">a place that helps you do so</a>. However, it &lt;works&gt; seldom.';
	const body = p([...paragraphs, told, 'Sapt &amp; Co. &amp; Sons denied it.']);
	show(`<div class="legends">${body}</div>`);
	const { article, runs, snapshot } = read();
	expect(article.text).toContain('do so. However, it <works> seldom.');
	expect(shown(article.text, mapToPage(article.text, runs, snapshot))).toBe(article.text);
});

test('it is told in what kinds of elements the text stands', () => {
	const [first = '', ...more] = paragraphs;
	show(`<p>${first} <b>So it <i>is</i></b>.</p><ul><li>${more.join('</li><li>')}</li></ul>`);
	expect(read().kinds).toEqual(['h1', 'p', 'li']);
});

test('a page that is too deep is left alone before it is copied', () => {
	let inner: Element = document.body;
	for (let depth = 0; depth < 600; depth++) {
		inner = inner.appendChild(document.createElement('div'));
	}
	expect(takeSnapshot(document)).toBe('too-deep');
	document.body.firstElementChild?.remove();
	document.body.lastElementChild?.remove();
});

test('markup that is none is no article', () => {
	for (const markup of [
		'',
		'<',
		'<a',
		'</a></b>',
		'<a><b></a>',
		'x'.repeat(1000),
		'<html></html><html/>',
	]) {
		expect(extractFromSnapshot(markup, address).status).toBe('not-article');
	}
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (markup) => {
			expect(extractFromSnapshot(markup, address).status).toBe('not-article');
		}),
		{ numRuns: 50 },
	);
});
