import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTable } from '../../training/entities-tables';
import { writeModel } from '../../training/write-model';
import { CodeTable, Gazetteer, gazetteerKinds, phraseHash, phraseSeed } from './gazetteer';
import { finish, hashString } from './hash';
import { ModelError, openModel } from './model';

const tableOf = (entries: ReadonlyMap<number, number>) =>
	new CodeTable(openModel(writeModel(codeTable(entries, 't'))), 't');

describe('CodeTable', () => {
	it('gives back every code it was given', () => {
		const entry = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 255 }));
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 300 }), (entries) => {
				const map = new Map(entries.map(([hash, code]) => [finish(hash), code]));
				const table = tableOf(map);
				for (const [hash, code] of map) expect(table.get(hash)).toBe(code);
			}),
		);
	});

	it('gives 0 for what it does not hold', () => {
		const held = Array.from({ length: 500 }, (_, i) => hashString(`held ${i}`));
		const table = tableOf(new Map(held.map((hash) => [hash, 9])));
		const strangers = Array.from({ length: 500 }, (_, i) => table.get(hashString(`other ${i}`)));
		expect(strangers.filter((code) => code !== 0).length).toBeLessThanOrEqual(1);
	});

	it('refuses sections that do not fit together', () => {
		const sections = codeTable(new Map([[1, 1]]), 't');
		sections.set('t.codes', new Uint8Array(7));
		expect(() => new CodeTable(openModel(writeModel(sections)), 't')).toThrow(ModelError);
	});
});

describe('Gazetteer', () => {
	const phrase = (...words: string[]) =>
		finish(words.reduce((hash, word) => phraseHash(hash, hashString(word)), phraseSeed));

	it('tells the lists of a phrase, and phrases from their words in another order', () => {
		const city = 1 << gazetteerKinds.indexOf('city');
		const sections = codeTable(new Map([[phrase('addis', 'ababa'), 1]]), 'g');
		sections.set('g.masks', Uint16Array.of(0, city));
		const gazetteer = new Gazetteer(openModel(writeModel(sections)), 'g');
		expect(gazetteer.kinds(phrase('addis', 'ababa'))).toBe(city);
		expect(gazetteer.kinds(phrase('ababa', 'addis'))).toBe(0);
		expect(gazetteer.kinds(phrase('addis'))).toBe(0);
	});
});
