import { describe, expect, it } from 'vitest';
import { writeModel } from '../../training/write-model';
import { finish } from './hash';
import { LinearModel } from './linear';
import { ModelError, openModel, type Section } from './model';

/**
 * The sections of a model of `count` features in `2 ** bits` buckets. Feature i has the code i % 11 - 5
 * for its class i % classes.
 */
function sections(
	bits: number,
	count: number,
	classes = 7,
): { hashes: number[]; packed: Map<string, Section> } {
	const hashes: number[] = [];
	const seen = new Set<number>();
	for (let i = 1; hashes.length < count; i++) {
		const hash = finish(i);
		const told = (hash & -(2 ** (32 - bits))) | (hash & 0xff);
		if (!seen.has(told)) hashes.push(hash);
		seen.add(told);
	}
	const order = hashes.map((_, i) => i);
	const unsigned = (i: number) => (hashes[i] ?? 0) >>> 0;
	order.sort((a, b) => unsigned(a) - unsigned(b));
	const buckets = new Uint8Array(2 ** bits);
	for (const hash of hashes) {
		const bucket = hash >>> (32 - bits);
		buckets[bucket] = (buckets[bucket] ?? 0) + 1;
	}
	const packed = new Map<string, Section>([
		['m.meta', Uint32Array.of(bits, classes)],
		['m.buckets', buckets],
		['m.checks', Uint8Array.from(order, (i) => (hashes[i] ?? 0) & 0xff)],
		['m.sizes', new Uint8Array(count).fill(1)],
		['m.classes', Uint8Array.from(order, (i) => i % classes)],
		['m.weights', Int8Array.from(order, (i) => (i % 11) - 5)],
	]);
	return { hashes, packed };
}

const open = (packed: Map<string, Section>) => new LinearModel(openModel(writeModel(packed)), 'm');

describe('LinearModel', () => {
	it.each([
		['far fewer features than buckets', 10, 40, 7],
		['as many features as buckets', 8, 256, 7],
		['many features a bucket', 5, 2000, 7],
		['a table as full as it gets', 12, 5461, 7],
		['as few buckets as there may be', 4, 300, 7],
		['two classes', 8, 256, 2],
		['one class', 8, 256, 1],
	])('gives each feature its own weights: %s', (_, bits, count, classes) => {
		const { hashes, packed } = sections(bits, count, classes);
		const model = open(packed);
		const scores = new Float64Array(classes);
		hashes.forEach((hash, i) => {
			scores.fill(0);
			model.add(Int32Array.of(hash), 1, scores);
			const expected = new Array(classes).fill(0);
			const code = (i % 11) - 5;
			expected[i % classes] = code * Math.abs(code);
			expect([...scores]).toEqual(expected);
		});
	});

	it.each([1, 2, 7])('adds up, to what the scores were: %i classes', (classes) => {
		const { hashes, packed } = sections(8, 200, classes);
		const model = open(packed);
		const scores = new Float64Array(classes).fill(3);
		model.add(Int32Array.from(hashes), 200, scores);
		const expected = new Array(classes).fill(3);
		hashes.forEach((_, i) => {
			const code = (i % 11) - 5;
			expected[i % classes] += code * Math.abs(code);
		});
		expect([...scores]).toEqual(expected);
	});

	it('finds nothing for nearly all features that it does not hold', () => {
		const { packed } = sections(10, 500);
		const model = open(packed);
		let found = 0;
		for (let i = 0; i < 10_000; i++) {
			const scores = new Float64Array(model.classes);
			model.add(Int32Array.of(finish(-1 - i)), 1, scores);
			if (scores.some((score) => score !== 0)) found++;
		}
		expect(found).toBeLessThan(100);
	});

	it('refuses sections that do not fit together', () => {
		const { packed } = sections(8, 100);
		expect(() => open(new Map(packed).set('m.checks', new Uint8Array(3)))).toThrow(ModelError);
		expect(() => open(sections(3, 20).packed)).toThrow(ModelError);
		const beyond = new Uint8Array(100).fill(7);
		expect(() => open(new Map(packed).set('m.classes', beyond))).toThrow(ModelError);
	});
});
