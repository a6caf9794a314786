/**
 * A linear classifier over hashed features, as the model file keeps it: only weights that matter,
 * in bytes.
 *
 * A feature's 32-bit hash picks a bucket by its upper bits and is told apart from others in the
 * bucket by a check byte, its lower 8 bits; so a feature that training never saw finds no weights
 * (save one in some hundred), which a bare hash table can't say.
 *
 * Sections, under a common prefix: `.buckets` rows in each bucket; `.checks` the check byte of each
 * row; `.sizes` weights in each row; `.classes` and `.weights` of each weight,
 * the latter's sign and square root in a byte (so that small ones keep their precision); `.meta` bits
 * of the bucket number and number of classes.
 */

import { type Model, ModelError } from './model';

const even = (n: number): number => (n + 1) & ~1;

export class LinearModel {
	readonly classes: number;
	private readonly shift: number;
	private readonly mask: number;
	/** Two to this power are the places a bucket has in `table`. */
	private readonly spare: number;
	/**
	 * An open-addressing table, in the order of buckets and checks, and no more than 2/3 full: 12 bits of
	 * the hash, then what it holds (20 bits); 0 where free. That is half of where the row is in `rows`,
	 * or, of a model of one or two classes, their two codes in place of a row.
	 */
	private readonly table: Int32Array;
	/** From 2, the rows, each at an even place: number of weights, then class and code of each. */
	private readonly rows: Uint16Array;
	/** What `table` holds where each feature comes first. */
	private read = new Int32Array(128);

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model, prefix: string) {
		const [bits = 0, classes = 0] = model.words(`${prefix}.meta`);
		const buckets = model.bytes(`${prefix}.buckets`);
		const checks = model.bytes(`${prefix}.checks`);
		const sizes = model.bytes(`${prefix}.sizes`);
		const categories = model.bytes(`${prefix}.classes`);
		const codes = model.signedBytes(`${prefix}.weights`);
		let total = 0;
		for (let i = 0; i < buckets.length; i++) total += buckets[i] as number;
		let weights = 0;
		let room = 2;
		for (let i = 0; i < sizes.length; i++) {
			weights += sizes[i] as number;
			room += even(1 + (sizes[i] as number));
		}
		let spare = 1;
		while (spare < 8 && 2 ** (bits + spare) < total * 1.5) spare++;
		if (
			// Of fewer buckets, four bits would not say which are before which.
			bits < 4 ||
			bits > 22 ||
			buckets.length !== 2 ** bits ||
			total !== checks.length ||
			total !== sizes.length ||
			2 ** (bits + spare) < total * 1.5 ||
			weights !== codes.length ||
			categories.length !== codes.length ||
			room > 1 << 21 ||
			categories.some((category) => category >= classes)
		) {
			throw new ModelError('corrupt', `Section "${prefix}" of the language model is inconsistent.`);
		}
		this.classes = classes;
		this.shift = 32 - bits;
		this.spare = spare;
		this.table = new Int32Array(2 ** (bits + spare));
		this.mask = this.table.length - 1;
		const few = classes <= 2;
		this.rows = new Uint16Array(few ? 0 : room);
		let row = 0;
		let weight = 0;
		let at = 2;
		for (let bucket = 0; bucket < buckets.length; bucket++) {
			for (const last = row + (buckets[bucket] as number); row < last; row++) {
				const size = sizes[row] as number;
				let held = few ? present : at >> 1;
				if (!few) this.rows[at++] = size;
				for (const end = weight + size; weight < end; weight++) {
					const category = categories[weight] as number;
					const code = (codes[weight] as number) & 0xff;
					if (few) held |= code << (8 * category);
					else this.rows[at++] = (category << 8) | code;
				}
				at = even(at);
				this.enter(bucket, checks[row] as number, held);
			}
		}
	}

	/** Puts a row into the table: behind those before it, whose buckets and checks are lower. */
	private enter(bucket: number, low: number, held: number): void {
		const { table, mask, spare } = this;
		const home = (bucket << spare) | (low >> (8 - spare));
		const check = ((bucket & 15) << 8) | low;
		let place = home;
		while (table[place] !== 0) place = (place + 1) & mask;
		if (((place - home) & mask) >> spare >= farthest) throw new ModelError('corrupt', tooFull);
		while (place !== home) {
			const before = (place - 1) & mask;
			const other = table[before] as number;
			if (distance(other, check) <= 0) break;
			table[place] = other;
			place = before;
		}
		table[place] = (check << 20) | held;
	}

	/** Adds to `scores` (one a class) the weights of the first `count` feature hashes. */
	add(features: Int32Array, count: number, scores: Float64Array): void {
		const { table, rows, shift, mask, spare, classes } = this;
		const drop = 8 - spare;
		const few = classes <= 2;
		if (this.read.length < count) this.read = new Int32Array(2 * count);
		const { read } = this;
		// Nothing here waits for what was read, so that many places of memory are read at a time.
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			read[i] = table[((hash >>> shift) << spare) | ((hash & 0xff) >> drop)] as number;
		}
		let first = 0;
		let second = 0;
		for (let i = 0; i < count; i++) {
			let entry = read[i] as number;
			if (entry === 0) continue;
			const hash = features[i] as number;
			const bucket = hash >>> shift;
			const check = ((bucket & 15) << 8) | (hash & 0xff);
			if (entry >>> 20 !== check) {
				let place = (bucket << spare) | ((hash & 0xff) >> drop);
				// Where a later one stands, there is none.
				while (entry !== 0 && distance(entry, check) < 0) {
					place = (place + 1) & mask;
					entry = table[place] as number;
				}
				if (entry === 0 || entry >>> 20 !== check) continue;
			}
			if (few) {
				const a = (entry << 24) >> 24;
				const b = (entry << 16) >> 24;
				first += a * (a < 0 ? -a : a);
				second += b * (b < 0 ? -b : b);
				continue;
			}
			const row = (entry & 0xfffff) << 1;
			const last = row + (rows[row] as number);
			for (let w = row + 1; w <= last; w++) {
				const weight = rows[w] as number;
				const category = weight >> 8;
				const code = (weight << 24) >> 24;
				scores[category] = (scores[category] as number) + code * (code < 0 ? -code : code);
			}
		}
		if (!few) return;
		scores[0] = (scores[0] as number) + first;
		if (classes === 2) scores[1] = (scores[1] as number) + second;
	}
}

/** In an entry that holds codes: so that none is 0. */
const present = 1 << 16;

/** Rows stand fewer than so many buckets behind their own: half of those that four bits tell apart. */
const farthest = 8;
const tooFull = 'A table of the language model is too full.';

/** How far an entry's check is behind another, below 0 where it is before it. */
const distance = (entry: number, check: number): number => ((entry >>> 20) - check) << 20;
