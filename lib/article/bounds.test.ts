// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { outOfBounds } from './bounds';

const limit = { nodes: 20, depth: 5, depthOfText: 100 };

function page(html: string): Node {
	const root = document.createElement('div');
	root.innerHTML = html;
	return root;
}

test.each([
	['a page', '<p>Zenda</p>', null],
	['as many nodes as may be', '<br>'.repeat(19), null],
	['one more', '<br>'.repeat(20), 'too-many-nodes'],
	['as deep as may be', '<b>'.repeat(5), null],
	['one deeper', '<b>'.repeat(6), 'too-deep'],
	['text that is read again at each level', `<b><b><b>${'x'.repeat(30)}</b></b></b>`, 'too-deep'],
	['levels that are left again', '<b><b></b></b>'.repeat(9), null],
])('%s', (_, html, expected) => {
	expect(outOfBounds(page(html), limit)).toBe(expected);
});
