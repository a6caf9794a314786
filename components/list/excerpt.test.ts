import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SavedStatement } from '../../lib/saved';
import { excerpt } from './excerpt';

function row(before: string, cue: string, after: string, offset = 0): SavedStatement {
	const sentence = `${before}${cue}${after}`;
	const start = offset + before.length;
	return {
		words: { sentence, source: null, target: null, cue },
		statement: {
			cue: { start, end: start + cue.length },
			sentence: { start: offset, end: offset + sentence.length },
		},
	} as SavedStatement;
}

test('a short sentence stands whole', () => {
	expect(excerpt(row('Zenda ', 'condemned', ' the raid.', 40))).toEqual({
		before: 'Zenda ',
		cue: 'condemned',
		after: ' the raid.',
	});
});

test('a long one is cut between words on both sides of the cue', () => {
	const long = 'word '.repeat(100);
	const { before, after } = excerpt(row(long, 'said', ` ${long}`));
	expect(before).toMatch(/^… (word )+$/);
	expect(after).toMatch(/^( word)+…$/);
});

test('the cue is always whole, and the rest is of the sentence and bounded', () => {
	const word = fc.string({ unit: 'grapheme', maxLength: 400 });
	fc.assert(
		fc.property(word, fc.string({ minLength: 1, maxLength: 300 }), word, (before, cue, after) => {
			const cut = excerpt(row(before, cue, after));
			expect(cut.cue).toBe(cue);
			expect(before.endsWith(cut.before.replace(/^…/, '')) || cut.before === before).toBe(true);
			expect(after.startsWith(cut.after.replace(/…$/, '')) || cut.after === after).toBe(true);
			expect(cut.before.length + cut.after.length).toBeLessThanOrEqual(250);
		}),
	);
});
