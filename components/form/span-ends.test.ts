import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveEnd, moveEndTo } from './span-ends';

const text = 'Zenda waits.\nRuritania said, “We won’t pay 1,000 crowns.”\nHentzau left.';
const spanOf = (words: string) => {
	const start = text.indexOf(words);
	return { start, end: start + words.length };
};
const wordsOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

test('an end moves by a word, and leaves punctuation aside', () => {
	expect(wordsOf(moveEnd(text, spanOf('said'), 'end', 1))).toBe('said, “We');
	expect(wordsOf(moveEnd(text, spanOf('said'), 'start', -1))).toBe('Ruritania said');
	expect(wordsOf(moveEnd(text, spanOf('We won’t pay'), 'end', 1))).toBe('We won’t pay 1,000');
	expect(wordsOf(moveEnd(text, spanOf('We won’t pay'), 'end', -1))).toBe('We won’t');
});

test('an end stays in its paragraph, and on its side of the other', () => {
	expect(moveEnd(text, spanOf('Ruritania'), 'start', -1)).toEqual(spanOf('Ruritania'));
	expect(moveEnd(text, spanOf('crowns'), 'end', 1)).toEqual(spanOf('crowns'));
	expect(moveEnd(text, spanOf('said'), 'end', -1)).toEqual(spanOf('said'));
});

test('an end goes to the word nearest to where it is dragged', () => {
	const said = spanOf('said');
	expect(wordsOf(moveEndTo(text, said, 'end', text.indexOf('pay') + 2))).toBe(
		'said, “We won’t pay',
	);
	expect(wordsOf(moveEndTo(text, said, 'start', text.indexOf('uritania')))).toBe('Ruritania said');
	expect(moveEndTo(text, said, 'end', 0)).toEqual(said);
	expect(wordsOf(moveEndTo(text, said, 'end', text.length))).toBe(
		'said, “We won’t pay 1,000 crowns',
	);
});

test('whatever is asked, a span remains, within its paragraph', () => {
	const paragraph = spanOf('Ruritania said, “We won’t pay 1,000 crowns.”');
	fc.assert(
		fc.property(fc.integer(), fc.constantFrom('start', 'end'), (offset, end) => {
			const { start, end: to } = moveEndTo(text, spanOf('pay'), end, offset);
			return paragraph.start <= start && start < to && to <= paragraph.end;
		}),
	);
});
