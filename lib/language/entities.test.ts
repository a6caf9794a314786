import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Crf, FeatureNumbers, packCrf, type Sequences } from '../../training/entities-crf';
import { codeTable } from '../../training/entities-tables';
import { writeModel } from '../../training/write-model';
import { entityTypes } from '../annotation';
import { Clusters } from './clusters';
import { EntityRecogniser, recogniseEntities } from './entities';
import { EntityFeatures, maxEntityFeatures } from './entities-features';
import { labelCount, labelOf, unitPlace } from './entities-labels';
import { EntityWords, type TokenizedText } from './entities-words';
import { CodeTable, Gazetteer } from './gazetteer';
import { ModelError, openModel, type Section } from './model';
import { sentences } from './sentences';
import { tokenize } from './tokens';

const analysed = (text: string): TokenizedText => {
	const tokens = tokenize(text);
	return { text, tokens, sentences: sentences(text, tokens) };
};

/** A model that learned a handful of invented sentences by heart. */
const lessons: [string, [string, string][]][] = [
	[
		'Anton Sapt condemned the raid on Strelsau.',
		[
			['Anton Sapt', 'PER'],
			['Strelsau', 'LOC'],
		],
	],
	[
		'The Zenda Bank said Rupert Hentzau had left.',
		[
			['Zenda Bank', 'ORG'],
			['Rupert Hentzau', 'PER'],
		],
	],
	[
		'Ruritanian troops left Strelsau on Monday.',
		[
			['Ruritanian', 'NORP'],
			['Strelsau', 'LOC'],
		],
	],
	['Nobody in the town said why the troops left.', []],
];

function baseSections(): Map<string, Section> {
	return new Map<string, Section>([
		['clusters.meta', Uint32Array.of(1, 11)],
		['clusters.buckets', new Uint8Array(2)],
		['clusters.checks', new Uint8Array(0)],
		['clusters.high', new Uint8Array(0)],
		['clusters.low', new Uint8Array(0)],
		...codeTable(new Map(), 'entities.names'),
		['entities.names.masks', new Uint16Array(1)],
		...codeTable(new Map(), 'entities.usage'),
	]);
}

function learn(): Map<string, Section> {
	const sections = baseSections();
	const model = openModel(writeModel(sections));
	const knowledge = {
		clusters: new Clusters(model),
		gazetteer: new Gazetteer(model, 'entities.names'),
		usage: new CodeTable(model, 'entities.usage'),
	};
	const features = new EntityFeatures();
	const buffer = new Int32Array(maxEntityFeatures);
	const rows: number[][] = [];
	const gold: number[] = [];
	const sentence: number[] = [];
	for (const [text, names] of lessons) {
		const source = analysed(text);
		const words = new EntityWords(source, knowledge);
		sentence.push(rows.length);
		for (let i = 0; i < source.tokens.count; i++) {
			const n = features.write(words, 0, i, buffer);
			rows.push([...buffer.subarray(0, n)]);
			const start = source.tokens.start[i] ?? 0;
			const end = source.tokens.end[i] ?? 0;
			const found = names.find(([name]) => {
				const at = text.indexOf(name);
				return at <= start && end <= at + name.length;
			});
			if (found === undefined) {
				gold.push(0);
				continue;
			}
			const [name, type] = found;
			const from = text.indexOf(name);
			const t = (entityTypes as readonly string[]).indexOf(type);
			const begins = start === from;
			const ends = end === from + name.length;
			gold.push(labelOf(t, begins && ends ? unitPlace : begins ? 0 : ends ? 2 : 1));
		}
	}
	sentence.push(rows.length);
	const numbers = new FeatureNumbers();
	for (const row of rows) for (const hash of row) numbers.see(hash);
	numbers.freeze(1);
	const token = [0];
	for (const row of rows) token.push((token.at(-1) ?? 0) + row.length);
	const data: Sequences = {
		sentence: Int32Array.from(sentence),
		token: Int32Array.from(token),
		features: Int32Array.from(rows.flat(), (hash) => numbers.of(hash)),
		gold: Uint8Array.from(gold),
		given: null,
		weight: new Float32Array(lessons.length).fill(1),
	};
	const crf = new Crf(numbers.count);
	crf.train(data, { epochs: 30, rate: 0.1, averageFrom: 20, dropout: 0.1, seed: 1 });
	const first = packCrf(crf, numbers.hashes(), 'entities.first', {
		bucketBits: 12,
		codes: 100,
		leastCode: 1,
	});
	const second = packCrf(new Crf(0), new Int32Array(0), 'entities.second', {
		bucketBits: 4,
		codes: 1,
		leastCode: 1,
	});
	for (const part of [first.sections, second.sections]) {
		for (const [name, section] of part) sections.set(name, section);
	}
	sections.set('entities.scales', Float32Array.of(first.scale, second.scale));
	sections.set('entities.chain', Float32Array.from([...crf.transitions, ...crf.transitions]));
	return sections;
}

let sections: Map<string, Section>;
let recogniser: EntityRecogniser;
const open = (from: Map<string, Section>) => {
	const model = openModel(writeModel(from));
	return new EntityRecogniser(model, new Clusters(model));
};
const named = (text: string) =>
	recogniseEntities(analysed(text), recogniser).map(
		({ start, end, type }) => `${type} ${text.slice(start, end)}`,
	);

beforeAll(() => {
	sections = learn();
	recogniser = open(sections);
});

describe('recogniseEntities', () => {
	it('gives back what it learned, with exact offsets', () => {
		for (const [text, names] of lessons) {
			expect(named(text)).toEqual(names.map(([name, type]) => `${type} ${name}`));
		}
	});

	it('finds names in sentences it has not read', () => {
		expect(named('Rupert Hentzau condemned the raid.')).toEqual(['PER Rupert Hentzau']);
		expect(named('The troops left Strelsau.')).toEqual(['LOC Strelsau']);
	});

	it('counts offsets in UTF-16 code units', () => {
		const text = '😀 Anton Sapt condemned the raid on Strelsau.';
		expect(named(text)).toContain('LOC Strelsau');
	});

	it('finds nothing in nothing', () => {
		expect(named('')).toEqual([]);
		expect(named(' \n\n ')).toEqual([]);
	});

	const word = fc.oneof(
		fc.constantFrom(
			'Anton',
			'Sapt',
			'STRELSAU',
			'the',
			'of',
			'\n',
			'“',
			"'s",
			'-',
			'&',
			'é́',
			'👩‍🚀',
		),
		fc.string({ unit: 'binary', maxLength: 6 }),
	);

	it('gives spans of whole tokens within a sentence, in order, for any text', () => {
		fc.assert(
			fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
				const source = analysed(parts.join(' '));
				const { tokens } = source;
				const starts = new Set(tokens.start);
				const ends = new Set(tokens.end);
				let last = 0;
				for (const { start, end, type } of recogniseEntities(source, recogniser)) {
					expect(entityTypes).toContain(type);
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(starts.has(start) && ends.has(end)).toBe(true);
					const s = source.sentences.start.findLastIndex((from) => from <= start);
					expect(end).toBeLessThanOrEqual(source.sentences.end[s] ?? 0);
					last = end;
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('gives the same for the same text, whatever it read before', () => {
		fc.assert(
			fc.property(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 40 }), (a, b) => {
				const once = named(a.join(' '));
				named(b.join(' '));
				expect(named(a.join(' '))).toEqual(once);
			}),
			{ numRuns: 50 },
		);
	});

	it('ends soon on a long run of capitals', () => {
		const began = performance.now();
		recogniseEntities(analysed('Sapt of '.repeat(30_000)), recogniser);
		recogniseEntities(analysed('S'.repeat(300_000)), recogniser);
		expect(performance.now() - began).toBeLessThan(15_000);
	});
});

describe('EntityRecogniser', () => {
	it('refuses a model whose sections are missing or do not fit', () => {
		for (const [name, section] of [
			['entities.scales', new Float32Array(1)],
			['entities.chain', new Float32Array(labelCount)],
			['entities.first.meta', Uint32Array.of(12, 3)],
			['entities.usage.codes', new Uint8Array(5)],
		] as const) {
			expect(() => open(new Map([...sections, [name, section]]))).toThrow(ModelError);
			const less = new Map(sections);
			less.delete(name);
			expect(() => open(less)).toThrow(ModelError);
		}
	});
});
