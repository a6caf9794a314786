// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { blockKinds, kindPattern, sheetFor } from './blocks';

function textsOf(markup: string): Text[] {
	document.body.innerHTML = markup;
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) texts.push(walker.currentNode as Text);
	return texts;
}

test('the kinds of what holds the lines, not of what flows in them', () => {
	expect(
		blockKinds(
			textsOf('<h1><a>Zenda</a></h1><p>It <b><i>denied</i></b> <a>it</a>.</p><p>So it did.</p>'),
		),
	).toEqual(['h1', 'p']);
	expect(blockKinds(textsOf('<div>Zenda<p>denied</p></div>'))).toEqual(['div', 'p']);
	expect(blockKinds(textsOf('<span>Zenda</span>'))).toEqual(['body']);
	expect(blockKinds([])).toEqual([]);
});

test('names that no selector takes, and too many, stand for the whole page', () => {
	const odd = document.createElement('x-\u00e9');
	odd.textContent = 'Zenda';
	document.body.replaceChildren(odd);
	expect(blockKinds([odd.firstChild as Text])).toEqual(['body']);
	const many = Array.from({ length: 20 }, (_, i) => `<x-${i}>Zenda</x-${i}>`).join('');
	expect(blockKinds(textsOf(many))).toEqual(['body']);
	expect('p){} * {'.match(kindPattern)).toBeNull();
});

test('every highlight of the sheet is held to the kinds', () => {
	expect(sheetFor('::highlight(a),\n::highlight(b) { color: red }', ['p', 'h1'])).toBe(
		':is(p,h1)::highlight(a),\n:is(p,h1)::highlight(b) { color: red }',
	);
});
