import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotations';
import { splitSentences, tokenize } from './tokens';

const words = (text: string) => tokenize(text).map((token) => token.text);
const sentences = (text: string) =>
	splitSentences(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));
const quotations = (text: string) =>
	findQuotations(text).map(({ inner }) => text.slice(inner.start, inner.end));

describe('tokenize', () => {
	it.each([
		['Zenda’s don’t', ['Zenda', "'s", 'do', "n't"]],
		['the U.S. and Mr. Sapt', ['the', 'U.S.', 'and', 'Mr.', 'Sapt']],
		['row.[3] Next', ['row', '.', 'Next']],
		['Zen\u00ADda-based $3.5m', ['Zenda-based', '$3.5m']],
	])('%s', (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	it('gives spans in order, not overlapping, with no letter left out', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				let end = 0;
				for (const token of tokenize(text)) {
					expect(token.start).toBeGreaterThanOrEqual(end);
					expect(text.slice(end, token.start)).not.toMatch(/\p{L}/u);
					end = token.end;
				}
				expect(text.slice(end)).not.toMatch(/\p{L}/u);
			}),
		);
	});
});

describe('splitSentences', () => {
	it('parts sentences, not abbreviations', () => {
		expect(sentences('Mr. Sapt left. The U.S. stayed.\n\nRain fell')).toEqual([
			'Mr. Sapt left.',
			'The U.S. stayed.',
			'Rain fell',
		]);
	});

	it('keeps closing marks with their sentence and joins wrapped lines', () => {
		expect(sentences('“We wait.” He left\nwith her. Rain.')).toEqual([
			'“We wait.”',
			'He left\nwith her.',
			'Rain.',
		]);
	});

	it('ends a sentence that has no end', () => {
		expect(sentences('word '.repeat(1000)).length).toBeGreaterThan(3);
	});
});

describe('findQuotations', () => {
	it.each([
		['“One,” he said, "two" and «three».', ['One,', 'two', 'three']],
		["He said ''four five'' twice.", ['four five']],
		['She said ‘it’s six’ once.', ['it’s six']],
		['The officials’ claim isn’t quoted.', []],
		['An odd " mark', []],
		['“Runs on.\n\n“Ends.”', ['Runs on.', 'Ends.']],
		['The “outer ‘inner’ one”.', ['outer ‘inner’ one']],
	])('%s', (text, expected) => {
		expect(quotations(text)).toEqual(expected);
	});
});
