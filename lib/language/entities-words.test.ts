import { describe, expect, it } from 'vitest';
import { codeTable } from '../../training/entities-tables';
import { writeModel } from '../../training/write-model';
import { Clusters } from './clusters';
import { labelOf, lastPlace, unitPlace } from './entities-labels';
import { SecondReading } from './entities-second';
import {
	CAPITALS,
	columns,
	EntityWords,
	HABIT,
	LIST_BEGIN,
	LIST_LAST,
	LIST_UNIT,
	LOWER,
	lowerHash,
	PLAIN,
	SHAPE,
	TITLE_CASE,
} from './entities-words';
import { CodeTable, Gazetteer, gazetteerKinds, phraseHash, phraseSeed } from './gazetteer';
import { finish } from './hash';
import { openModel, type Section } from './model';
import { sentences } from './sentences';
import { tokenize } from './tokens';

const country = 1 << gazetteerKinds.indexOf('country');
const phrase = (...words: string[]) =>
	finish(words.reduce((hash, word) => phraseHash(hash, lowerHash(word)), phraseSeed));

const model = openModel(
	writeModel(
		new Map<string, Section>([
			['clusters.meta', Uint32Array.of(1, 11)],
			['clusters.buckets', new Uint8Array(2)],
			['clusters.checks', new Uint8Array(0)],
			['clusters.high', new Uint8Array(0)],
			['clusters.low', new Uint8Array(0)],
			...codeTable(
				new Map([
					[phrase('new', 'ruritania'), 1],
					[phrase('ruritania'), 1],
				]),
				'names',
			),
			['names.masks', Uint16Array.of(0, country)],
			...codeTable(new Map(), 'usage'),
		]),
	),
);
const knowledge = {
	clusters: new Clusters(model),
	gazetteer: new Gazetteer(model, 'names'),
	usage: new CodeTable(model, 'usage'),
};

const wordsOf = (text: string) => {
	const tokens = tokenize(text);
	const words = new EntityWords({ text, tokens, sentences: sentences(text, tokens) }, knowledge);
	const at = (form: string, column: number, nth = 0) => {
		const hits = tokens.form.flatMap((f, i) => (f === form ? [i] : []));
		return words.data[(words.slot[hits[nth] ?? -1] ?? -1) * columns + column];
	};
	return { words, at };
};

describe('EntityWords', () => {
	it('tells headlines in capitals and in title case from plain sentences', () => {
		const { words } = wordsOf(
			'RURITANIA BEAT ZENDA IN FINAL\nMinister Sapt Leaves Zenda After Talks\nThe minister left Zenda.',
		);
		expect([...words.style]).toEqual([CAPITALS, TITLE_CASE, PLAIN]);
	});

	it('sees whether a capitalised word is also written small', () => {
		const { at } = wordsOf('Sapt spoke. May went home. He may speak, she may not. Then Sapt left.');
		expect(at('May', HABIT)).not.toBe(at('Then', HABIT));
		expect(at('Sapt', HABIT)).not.toBe(at('May', HABIT));
	});

	it('reads acronyms with stops as without', () => {
		const { at } = wordsOf('The U.R. army met the UR navy.');
		expect(at('U.R.', LOWER)).toBe(at('UR', LOWER));
		expect(at('U.R.', SHAPE)).toBe(at('UR', SHAPE));
	});

	it('marks the longest phrase that a list holds by the places in it', () => {
		const { at } = wordsOf('He left New Ruritania for Ruritania and new places.');
		expect(at('New', LIST_BEGIN)).toBe(country);
		expect(at('Ruritania', LIST_LAST)).toBe(country);
		expect(at('Ruritania', LIST_UNIT, 1)).toBe(country);
		expect(at('new', LIST_BEGIN)).toBe(0);
	});
});

describe('SecondReading', () => {
	const text = 'Anton Sapt left. Later Sapt returned.';
	const featuresOf = (labels: number[]) => {
		const { words } = wordsOf(text);
		const reading = new SecondReading(words, Uint8Array.from(labels));
		const out = new Int32Array(64);
		// The second "Sapt": token 5, in the sentence of tokens 4 to 8.
		return [...out.subarray(0, reading.write(4, 8, 5, out))];
	};
	const person = [labelOf(0, 0), labelOf(0, lastPlace)];

	it('lets a surname alone be seen as part of the full name before it', () => {
		const withName = featuresOf([...person, 0, 0, 0, 0, 0, 0]);
		const without = featuresOf([0, 0, 0, 0, 0, 0, 0, 0]);
		const asPlace = featuresOf([0, labelOf(2, unitPlace), 0, 0, 0, 0, 0, 0]);
		expect(withName).not.toEqual(without);
		expect(withName).not.toEqual(asPlace);
	});

	it('has nothing to say of words in small letters outside names', () => {
		const { words } = wordsOf(text);
		const reading = new SecondReading(words, new Uint8Array(8));
		expect(reading.write(0, 4, 2, new Int32Array(64))).toBe(0);
	});
});
