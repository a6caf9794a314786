import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markPhrase, markWord, PostingsBuilder } from './postings';
import { fold, isPronoun, placedWordsOf, wordsOf } from './words';

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'c', 'émir', 'x1');
const texts = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 20 });

function build(documents: readonly string[][]) {
	const builder = new PostingsBuilder();
	for (const words of documents) builder.add(words);
	return builder.finish();
}

function marked(count: number, mark: (marks: Uint8Array) => void): number[] {
	const marks = new Uint8Array(count);
	mark(marks);
	return [...marks.keys()].filter((i) => marks[i]);
}

describe('an index finds what a look at every document finds', () => {
	test('words and beginnings of words', () => {
		fc.assert(
			fc.property(texts, word, fc.boolean(), (documents, wanted, prefix) => {
				const found = marked(documents.length, (marks) =>
					markWord(build(documents), wanted, prefix, marks),
				);
				const fits = (one: string) => (prefix ? one.startsWith(wanted) : one === wanted);
				expect(found).toEqual([...documents.keys()].filter((i) => documents[i]?.some(fits)));
			}),
		);
	});

	test('phrases, the last word of which may be a beginning', () => {
		fc.assert(
			fc.property(
				texts,
				fc.array(word, { minLength: 1, maxLength: 3 }),
				fc.boolean(),
				(documents, phrase, prefix) => {
					const found = marked(documents.length, (marks) =>
						markPhrase(build(documents), phrase, prefix, marks),
					);
					const at = (words: readonly string[], start: number) =>
						phrase.every((one, i) =>
							prefix && i === phrase.length - 1
								? words[start + i]?.startsWith(one)
								: words[start + i] === one,
						);
					expect(found).toEqual(
						[...documents.keys()].filter((i) => documents[i]?.some((_, j, all) => at(all, j))),
					);
				},
			),
		);
	});

	test('documents added later count on', () => {
		fc.assert(
			fc.property(texts, texts, (first, second) => {
				const builder = new PostingsBuilder(build(first));
				for (const words of second) builder.add(words);
				expect(builder.finish()).toEqual(build([...first, ...second]));
			}),
		);
	});
});

test('numbers beyond one byte are kept whole', () => {
	const documents = Array.from({ length: 700 }, (_, i) => (i % 300 === 299 ? ['rare'] : ['often']));
	const long = [...Array(40_000).fill('often'), 'rare', 'end'];
	const postings = build([...documents, long]);
	expect(marked(701, (marks) => markWord(postings, 'rare', false, marks))).toEqual([299, 599, 700]);
	expect(marked(701, (marks) => markPhrase(postings, ['rare', 'end'], false, marks))).toEqual([
		700,
	]);
});

test('a pronoun is no name', () => {
	expect(['Its', 'she', 'It'].every(isPronoun)).toBe(true);
	expect(['Zenda', 'the minister', 'Its leader'].some(isPronoun)).toBe(false);
});

describe('words', () => {
	test('are told without case, accents and punctuation', () => {
		expect(wordsOf('Zenda’s ÉLAN, re-armed in 2011…')).toEqual([
			'zenda',
			's',
			'elan',
			're',
			'armed',
			'in',
			'2011',
		]);
		expect(fold('İZMİR')).toBe('izmir');
	});

	test('are the same with and without their places, which lead back to the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
				const placed = placedWordsOf(text);
				expect(placed.map(({ word }) => word)).toEqual(wordsOf(text));
				for (const { start, end } of placed)
					expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
			}),
		);
	});
});
