import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteSpans } from './quotes';

const quoted = (text: string) => quoteSpans(text).map(({ start, end }) => text.slice(start, end));

test.each([
	['“We wait,” Sapt said. “Not a day.”', ['“We wait,”', '“Not a day.”']],
	['"We wait," Sapt said.', ['"We wait,"']],
	["''We wait,'' Sapt said. ''Not a day.''", ["''We wait,''", "''Not a day.''"]],
	['Sapt spoke of ‘a new dawn’ in Zenda’s capital.', ['‘a new dawn’']],
	["Sapt's aides don't wait for Zenda's ships.", []],
	['“He called it ‘a gift’ to us,” she said.', ['“He called it ‘a gift’ to us,”']],
	[
		'“First paragraph.\n“Second paragraph.” Sapt left.',
		['“First paragraph.', '“Second paragraph.”'],
	],
	['A lone “ mark in the middle.', []],
	['«Attendre», dit Sapt.', ['«Attendre»']],
])('finds the outermost quotations of %j', (text, expected) => {
	expect(quoted(text)).toEqual(expected);
});

test('gives spans of the text, in order, not overlapping, on any input', () => {
	const piece = fc.constantFrom(
		'“',
		'”',
		'"',
		"''",
		'‘',
		'’',
		'«',
		'»',
		'„',
		' ',
		'\n',
		'a',
		'😀',
		'\u202e',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
			const text = pieces.join('');
			let at = 0;
			for (const { start, end } of quoteSpans(text)) {
				expect(start).toBeGreaterThanOrEqual(at);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
				at = end;
			}
		}),
	);
});

test.each(['“', '‘a ', '" ', "''", '“a” ‘b '])('is quick on a long run of %j', (mark) => {
	const began = performance.now();
	quoteSpans(mark.repeat(100_000));
	expect(performance.now() - began).toBeLessThan(2000);
});
