/** Averaged perceptrons over hashed features, and their packing into bytes. */

import type { Section } from '../lib/language/model';

/** The same numbers in every run: xorshift32 (Marsaglia 2003). */
export class Random {
	constructor(private state: number) {}
	next(): number {
		let x = this.state;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		this.state = x;
		return x >>> 0;
	}
	shuffle<T>(list: T[]): void {
		for (let i = list.length - 1; i > 0; i--) {
			const j = this.next() % (i + 1);
			const swap = list[i] as T;
			list[i] = list[j] as T;
			list[j] = swap;
		}
	}
}

export class Perceptron {
	/** Slots of the open-addressing table: row + 1, or 0 where free. */
	private slots = new Int32Array(1 << 20);
	private keys = new Int32Array(1 << 16);
	private rows = 0;
	private weights: Float32Array;
	private totals: Float64Array;
	/** Updates a row took part in. */
	private touched = new Uint16Array(1 << 16);
	/** Decisions so far, plus one: the weight of an update in the average. */
	private clock = 1;
	private averaged: Float32Array | null = null;
	/** How often a feature was counted, up to 255, by the upper bits of its hash. */
	private counts = new Uint8Array(1 << 24);
	private least = 0;

	constructor(readonly classes: number) {
		this.weights = new Float32Array((1 << 16) * classes);
		this.totals = new Float64Array((1 << 16) * classes);
	}

	private find(hash: number): number {
		const { slots, keys } = this;
		const mask = slots.length - 1;
		let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
		for (;;) {
			const row = slots[slot] as number;
			if (row === 0) return -1 - slot;
			if (keys[row - 1] === hash) return row - 1;
			slot = (slot + 1) & mask;
		}
	}

	private insert(hash: number, slot: number): number {
		if (this.rows === this.keys.length) this.growRows();
		const row = this.rows++;
		this.keys[row] = hash;
		this.slots[slot] = row + 1;
		if (this.rows * 2 > this.slots.length) this.growSlots();
		return row;
	}

	private growRows(): void {
		const size = this.keys.length * 2;
		const grow = <T extends Int32Array | Float32Array | Float64Array | Uint16Array>(
			to: T,
			from: T,
		) => {
			to.set(from);
			return to;
		};
		this.keys = grow(new Int32Array(size), this.keys);
		this.touched = grow(new Uint16Array(size), this.touched);
		this.weights = grow(new Float32Array(size * this.classes), this.weights);
		this.totals = grow(new Float64Array(size * this.classes), this.totals);
	}

	private growSlots(): void {
		this.slots = new Int32Array(this.slots.length * 2);
		const mask = this.slots.length - 1;
		for (let row = 0; row < this.rows; row++) {
			let slot = (Math.imul(this.keys[row] as number, 0x9e3779b1) >>> 7) & mask;
			while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
			this.slots[slot] = row + 1;
		}
	}

	/** Counts the features of the training text, before learning. */
	count(features: Int32Array, count: number): void {
		const { counts } = this;
		for (let i = 0; i < count; i++) {
			const at = (features[i] as number) >>> 8;
			const seen = counts[at] as number;
			if (seen < 255) counts[at] = seen + 1;
		}
	}

	/** From now on only features counted at least `least` times are learned. */
	seal(least: number): void {
		this.least = least;
	}

	/** Adds to `scores` the weights of the first `count` features. */
	add(features: Int32Array, count: number, scores: Float64Array): void {
		const { classes } = this;
		const weights = this.averaged ?? this.weights;
		for (let i = 0; i < count; i++) {
			const row = this.find(features[i] as number);
			if (row < 0) continue;
			const at = row * classes;
			for (let c = 0; c < classes; c++) {
				scores[c] = (scores[c] as number) + (weights[at + c] as number);
			}
		}
	}

	/** Moves the weights of one class for the first `count` features. */
	update(features: Int32Array, count: number, category: number, by: number): void {
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			let row = this.find(hash);
			if (row < 0) {
				if ((this.counts[hash >>> 8] as number) < this.least) continue;
				row = this.insert(hash, -1 - row);
			}
			const at = row * this.classes + category;
			this.weights[at] = (this.weights[at] as number) + by;
			this.totals[at] = (this.totals[at] as number) + by * this.clock;
			if ((this.touched[row] as number) < 65535)
				this.touched[row] = (this.touched[row] as number) + 1;
		}
	}

	/** Counts one decision (or one sentence, where sentences are what is learned). */
	tick(): void {
		this.clock++;
	}

	/** From now on `add` gives averages; call `resume` to go on learning. */
	average(): void {
		const out = new Float32Array(this.rows * this.classes);
		for (let i = 0; i < out.length; i++) {
			out[i] = (this.weights[i] as number) - (this.totals[i] as number) / this.clock;
		}
		this.averaged = out;
	}

	resume(): void {
		this.averaged = null;
	}

	/**
	 * Packs the averages for lib/language/linear.ts: rows updated less than `leastUpdates` times go,
	 * and weights whose code is less than `leastCode`. The largest weight gets the code `codes` (at
	 * most 127); a code's weight grows with its square, so that small weights keep their precision.
	 */
	pack(prefix: string, options: PackOptions): Map<string, Section> {
		this.average();
		const weights = this.averaged ?? new Float32Array();
		const { classes } = this;
		let top = 0;
		for (let i = 0; i < weights.length; i++) top = Math.max(top, Math.abs(weights[i] as number));
		const scale = options.codes / Math.sqrt(top || 1);
		const bits = options.bucketBits;
		const order = Array.from({ length: this.rows }, (_, row) => row)
			.filter((row) => (this.touched[row] as number) >= options.leastUpdates)
			.sort((a, b) => ((this.keys[a] as number) >>> 0) - ((this.keys[b] as number) >>> 0));
		const buckets = new Uint8Array(2 ** bits);
		const checks: number[] = [];
		const counts: number[] = [];
		const categories: number[] = [];
		const values: number[] = [];
		let lastBucket = -1;
		let taken = new Set<number>();
		for (const row of order) {
			const hash = this.keys[row] as number;
			const bucket = hash >>> (32 - bits);
			if (bucket !== lastBucket) {
				lastBucket = bucket;
				taken = new Set();
			}
			const check = hash & 0xff;
			if (taken.has(check) || buckets[bucket] === 255) continue;
			let count = 0;
			for (let c = 0; c < classes; c++) {
				const weight = weights[row * classes + c] as number;
				const code = Math.round(Math.sqrt(Math.abs(weight)) * scale);
				if (code < options.leastCode) continue;
				categories.push(c);
				values.push(weight < 0 ? -code : code);
				count++;
			}
			if (count === 0) continue;
			taken.add(check);
			buckets[bucket] = (buckets[bucket] as number) + 1;
			checks.push(check);
			counts.push(count);
		}
		return new Map<string, Section>([
			[`${prefix}.meta`, Uint32Array.of(bits, classes)],
			[`${prefix}.buckets`, buckets],
			[`${prefix}.checks`, Uint8Array.from(checks)],
			[`${prefix}.sizes`, Uint8Array.from(counts)],
			[`${prefix}.classes`, Uint8Array.from(categories)],
			[`${prefix}.weights`, Int8Array.from(values)],
		]);
	}
}

export interface PackOptions {
	bucketBits: number;
	leastUpdates: number;
	leastCode: number;
	codes: number;
}
