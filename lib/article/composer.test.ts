// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { Composer } from './composer';

function compose(...parts: (string | '¶' | '⏎')[]): string {
	const composer = new Composer();
	for (const part of parts) {
		if (part === '¶') composer.partParagraph();
		else if (part === '⏎') composer.partLine();
		else composer.add(document.createTextNode(part), 0, part.length, 'collapsed');
	}
	return composer.finish(() => false).text;
}

test.each([
	['white space is collapsed', ['  Zenda \n\t waits  '], 'Zenda waits'],
	['across nodes too', ['Zenda ', ' waits'], 'Zenda waits'],
	['a no-break space is a space', ['10\u00a0km'], '10 km'],
	['what has no width is left out', ['Stre\u00adl\u200bs\u2060au\ufeff'], 'Strelsau'],
	['paragraphs', ['One. ', '¶', ' Two.'], 'One.\n\nTwo.'],
	['empty paragraphs count once', ['One.', '¶', '  ', '¶', '¶', 'Two.', '¶'], 'One.\n\nTwo.'],
	['lines', ['One ', '⏎', ' two'], 'One\ntwo'],
	['a line break at a paragraph is swallowed', ['One', '⏎', '¶', 'Two'], 'One\n\nTwo'],
	['nothing', ['  ', '¶', ' '], ''],
])('%s', (_, parts, text) => {
	expect(compose(...parts)).toBe(text);
});

test('preserved white space is kept between words', () => {
	const composer = new Composer();
	const code = document.createTextNode('\n  a\n\n   b  \n');
	composer.add(code, 0, code.data.length, 'preserved');
	expect(composer.finish(() => false).text).toBe('a\n\n   b');
});

test('a drop cap in a block of its own is joined to its word, a word is not', () => {
	for (const [rest, text] of [
		['he king', 'The king'],
		['Zenda', 'T\n\nZenda'],
	] as const) {
		const composer = new Composer();
		composer.add(document.createTextNode('T'), 0, 1, 'collapsed');
		composer.joinNext();
		composer.partParagraph();
		composer.add(document.createTextNode(rest), 0, rest.length, 'collapsed');
		expect(composer.finish(() => false).text).toBe(text);
	}
});
