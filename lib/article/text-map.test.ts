// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addElement } from './compose';
import { Composer } from './composer';
import { TaggedClone } from './tagged-clone';
import type { LiveRange, TextMap } from './text-map';

interface Read {
	page: Document;
	text: string;
	map: TextMap;
}

/** The whole body as text. `reparse` makes every text node of the clone anew, as Readability may. */
function read(body: string | Node[], reparse = false): Read {
	const page = document.implementation.createHTMLDocument('');
	if (typeof body === 'string') page.body.innerHTML = body;
	else page.body.append(...body);
	const clone = new TaggedClone(page);
	if (reparse) {
		// biome-ignore lint/correctness/noSelfAssign: parses the markup again
		clone.document.body.innerHTML = clone.document.body.innerHTML;
	}
	const composer = new Composer();
	addElement(composer, clone.document.body, clone);
	return { page, ...composer.finish((a, b) => clone.hasWordsBetween(a, b)) };
}

function show(range: LiveRange | null): string | null {
	if (!range) return null;
	const live = document.createRange();
	live.setStart(range.startContainer, range.startOffset);
	live.setEnd(range.endContainer, range.endOffset);
	return live.toString();
}

const word = fc.oneof(
	fc.constantFrom(
		'Zenda',
		'a',
		'Ströbel',
		'🙂',
		'e\u0301',
		'你好',
		'so\u00adft',
		'\u200bx',
		'\ufeff',
		'–',
		'<',
		'&',
	),
	fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const text = fc
	.array(
		fc.oneof({ weight: 3, arbitrary: word }, fc.constantFrom(' ', '\n\t ', '\u00a0', ' \u00a0 ')),
		{ maxLength: 8 },
	)
	.map((parts) => parts.join('').replace(/[\0\r]/g, ''));
type Tree = string | { tag: string; children: Tree[] };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 5, withCrossShrink: true },
		{ weight: 3, arbitrary: text },
		fc.constantFrom<Tree>({ tag: 'br', children: [] }, { tag: '!', children: [] }),
		fc.record({
			tag: fc.constantFrom('p', 'div', 'span', 'em', 'b', 'section', 'blockquote', 'li', 'h2'),
			children: fc.array(tie('tree'), { maxLength: 5 }),
		}),
	),
}));

function build(tree: Tree): Node {
	if (typeof tree === 'string') return document.createTextNode(tree);
	if (tree.tag === '!') return document.createComment('no text');
	const element = document.createElement(tree.tag);
	element.append(...tree.children.map(build));
	return element;
}

test('every character of any page leads to the same one in the page, and back', () => {
	fc.assert(
		fc.property(fc.array(tree, { maxLength: 6 }), (trees) => {
			const { text, map } = read(trees.map(build));
			for (let at = 0; at < text.length; at++) {
				const range = map.rangeOf({ start: at, end: at + 1 });
				if (!range) {
					expect(text[at]).toBe('\n');
					continue;
				}
				const live = range.startContainer.data.slice(range.startOffset, range.endOffset);
				expect(live.replace(/\s/u, ' ')).toBe(text[at]);
				expect(map.offsetOf(range.startContainer, range.startOffset)).toBe(at);
				expect(map.offsetOf(range.endContainer, range.endOffset)).toBe(at + 1);
			}
			expect(map.mapped).toBe(text.length - (text.match(/\n/g)?.length ?? 0));
		}),
		{ numRuns: 120 },
	);
});

test('a span is the words that its ranges show, and the selection of them is the span', () => {
	fc.assert(
		fc.property(fc.array(tree, { maxLength: 6 }), fc.nat(), fc.nat(), (trees, a, b) => {
			const { text, map } = read(trees.map(build));
			const span = {
				start: Math.min(a, b) % (text.length + 1),
				end: Math.max(a, b) % (text.length + 1),
			};
			const ranges = map.rangesOf(span);
			const squeezed = (words: string): string =>
				words.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '');
			const expected = span.start < span.end ? text.slice(span.start, span.end) : '';
			expect(squeezed(ranges.map(show).join(''))).toBe(squeezed(expected));
			const whole = map.rangeOf(span);
			expect(whole === null).toBe(ranges.length === 0);
			if (!whole) return;
			const back = map.spanOf(whole);
			// A break at either end stands in no node.
			expect(text.slice(back?.start, back?.end)).toBe(expected.replace(/^\n+|\n+$/g, ''));
		}),
		{ numRuns: 120 },
	);
});

test('text nodes that were made anew lead back by their element', () => {
	fc.assert(
		fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 5 }), (paragraphs) => {
			const nodes = paragraphs.map((parts) => {
				const p = document.createElement('p');
				for (const part of parts) {
					const em = document.createElement('em');
					em.append(part);
					p.append(part, em, document.createComment('x'), part);
				}
				return p;
			});
			const first = read(nodes.map((node) => node.cloneNode(true)));
			const again = read(nodes, true);
			expect(again.text).toBe(first.text);
			expect(again.map.mapped).toBe(first.map.mapped);
		}),
		{ numRuns: 40 },
	);
});

test('words in the midst that are not of the text part the ranges', () => {
	const page = document.implementation.createHTMLDocument('');
	page.body.innerHTML = '<p>Zenda<sup>[1]</sup> waits</p><script>no()</script><p>for Sapt.</p>';
	const clone = new TaggedClone(page);
	clone.document.querySelector('sup')?.remove();
	clone.document.querySelector('script')?.remove();
	const composer = new Composer();
	addElement(composer, clone.document.body, clone);
	const { text, map } = composer.finish((a, b) => clone.hasWordsBetween(a, b));
	expect(text).toBe('Zenda waits\n\nfor Sapt.');
	expect(map.rangesOf({ start: 0, end: text.length }).map(show)).toEqual([
		'Zenda',
		' waitsno()for Sapt.',
	]);
	expect(show(map.rangeOf({ start: 0, end: 11 }))).toBe('Zenda[1] waits');
});

test('a span of breaks alone, and an empty one, stand nowhere', () => {
	const { text, map } = read('<p>One</p><p>Two</p>');
	expect(text).toBe('One\n\nTwo');
	for (const span of [
		{ start: 3, end: 5 },
		{ start: 1, end: 1 },
		{ start: 8, end: 20 },
	]) {
		expect(map.rangeOf(span)).toBeNull();
		expect(map.rangesOf(span)).toEqual([]);
	}
	expect(show(map.rangeOf({ start: 2, end: 6 }))).toBe('eT');
});

test('a selection that begins and ends at elements is the text inside', () => {
	const { page, map, text } = read('<h2>Head</h2><div><p>One</p><p>Two</p></div><p>Three</p>');
	const div = page.querySelector('div');
	if (!div) throw new Error('no div');
	const inDiv = map.spanOf({
		startContainer: div,
		startOffset: 0,
		endContainer: div,
		endOffset: 2,
	});
	expect(text.slice(inDiv?.start, inDiv?.end)).toBe('One\n\nTwo');
	const all = map.spanOf({
		startContainer: page.body,
		startOffset: 0,
		endContainer: page.body,
		endOffset: page.body.childNodes.length,
	});
	expect(all).toEqual({ start: 0, end: text.length });
	expect(map.offsetOf(page.body, 0)).toBeNull();
	expect(
		map.spanOf({ startContainer: div, startOffset: 1, endContainer: div, endOffset: 1 }),
	).toBeNull();
});
