import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxSentenceTokens, sentences } from './sentences';
import { tokenize } from './tokens';

const split = (text: string) => {
	const { start, end } = sentences(text, tokenize(text));
	return Array.from(start, (from, i) => text.slice(from, end[i]));
};

describe('sentences', () => {
	it.each([
		[['Zenda won.', 'Ruritania lost.']],
		[['Mr. Sapt met Gen. Hentzau in the U.S. Senate on Jan. 3.', 'They spoke.']],
		[['“We will not wait,” Sapt said on Monday.', '“Not a day.”', 'He left.']],
		[['"Shall we go?" Anton Sapt asked.', 'Nobody answered.']],
		[['"Stop!" he cried.', 'They did.']],
		[['STRELSAU, Ruritania — The palace denied it.', 'It lied.']],
		[['J. R. Sapt lives in the U.S. The palace is in Zenda.']],
		[['He paid $3.5 million (about 3 p.c. of it.)', 'She paid none.']],
		[['It costs No. 4 about 7.30 a.m. today.', 'Why?', 'Because.']],
	])('%j', (expected) => {
		const text = expected.join(' ');
		const found = split(text);
		if (text.startsWith('J. R.')) {
			expect(found).toEqual(['J. R. Sapt lives in the U.S.', 'The palace is in Zenda.']);
		} else {
			expect(found).toEqual(expected);
		}
	});

	it('parts at line breaks, with or without a stop', () => {
		expect(split('Zenda wins\n\nThe palace\nfell.')).toEqual(['Zenda wins', 'The palace', 'fell.']);
	});

	it('parts a sentence that has no end', () => {
		for (const word of ['word ', 'word.) ', '"']) {
			const text = word.repeat(1000);
			const { first, count } = sentences(text, tokenize(text));
			for (let s = 0; s < count; s++) {
				expect((first[s + 1] ?? 0) - (first[s] ?? 0)).toBeLessThanOrEqual(maxSentenceTokens);
			}
		}
	});

	it('puts every token in one sentence, whatever the text', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 5 }),
			fc.constantFrom('“', '”', '"', '. ', '? ', '.\n', 'Mr. ', 'U.S. ', 'The ', ')', "'"),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const text = pieces.join('');
				const tokens = tokenize(text);
				const found = sentences(text, tokens);
				expect(found.first[0] ?? 0).toBe(0);
				expect(found.first[found.count]).toBe(tokens.count);
				for (let s = 0; s < found.count; s++) {
					const from = found.first[s] ?? 0;
					const to = found.first[s + 1] ?? 0;
					expect(to).toBeGreaterThan(from);
					expect(to - from).toBeLessThanOrEqual(maxSentenceTokens);
					expect(found.start[s]).toBe(tokens.start[from]);
					expect(found.end[s]).toBe(tokens.end[to - 1]);
				}
			}),
			{ numRuns: 150 },
		);
	});
});
