/**
 * Log-linear models over hashed features, trained by FTRL-Proximal (McMahan et al. 2013), whose L1
 * part leaves weights only where they matter, and packed into bytes.
 *
 * An example is a list of candidates, of which one or more are right; a candidate's score is the
 * sum of the weights of its features in its row. A classifier has the same features in another row
 * for each class, a ranker other features in the same row.
 */

import type { Section } from '../lib/language/model';
import { Random } from './perceptron';

export interface Candidate {
	features: Int32Array;
	row: number;
}

export interface Example {
	candidates: Candidate[];
	/** Weight of each candidate as an answer, 0 for wrong ones; not all 0. */
	right: number[];
	/** Weight of the example. */
	weight: number;
}

export interface Settings {
	rows: number;
	/** Features seen less often are not learned. */
	leastCount: number;
	epochs: number;
	rate: number;
	l1: number;
	l2: number;
	seed: number;
	/** Times it is trained, in another order each; the weights are their mean. 1 where not given. */
	runs?: number;
	/**
	 * With two rows: learn what they share and how they differ, rather than each by itself, so that
	 * what is learned of one serves the other too.
	 */
	tied?: boolean;
}

/** Examples in flat arrays, with features by number. */
export class Examples {
	private features = new Int32Array(1 << 20);
	private featureCount = 0;
	private candidateStart: number[] = [];
	private candidateEnd: number[] = [];
	private candidateRow: number[] = [];
	private candidateRight: number[] = [];
	private exampleStart: number[] = [0];
	private weights: number[] = [];

	get size(): number {
		return this.weights.length;
	}

	private put(features: Int32Array): number {
		const start = this.featureCount;
		if (start + features.length > this.features.length) {
			const longer = new Int32Array(Math.max(this.features.length * 2, start + features.length));
			longer.set(this.features);
			this.features = longer;
		}
		this.features.set(features, start);
		this.featureCount += features.length;
		return start;
	}

	/** Candidates that share a features array share its storage. */
	add(example: Example): void {
		let last: Int32Array | null = null;
		let start = 0;
		example.candidates.forEach((candidate, i) => {
			if (candidate.features !== last) {
				start = this.put(candidate.features);
				last = candidate.features;
			}
			this.candidateStart.push(start);
			this.candidateEnd.push(start + candidate.features.length);
			this.candidateRow.push(candidate.row);
			this.candidateRight.push(example.right[i] ?? 0);
		});
		this.exampleStart.push(this.candidateStart.length);
		this.weights.push(example.weight);
	}

	train(settings: Settings): LogLinear {
		const numbers = new FeatureNumbers(this.features, this.featureCount, settings.leastCount);
		const ids = new Int32Array(this.featureCount);
		for (let i = 0; i < this.featureCount; i++) ids[i] = numbers.of(this.features[i] as number);
		const { rows } = settings;
		const z = new Float32Array(numbers.size * rows);
		const n = new Float32Array(numbers.size * rows);
		const w = new Float32Array(numbers.size * rows);
		const starts = Int32Array.from(this.candidateStart);
		const ends = Int32Array.from(this.candidateEnd);
		const rowOf = Uint8Array.from(this.candidateRow);
		const right = Float32Array.from(this.candidateRight);
		const scores: number[] = [];
		const tied = settings.tied === true && rows === 2;
		const step = (at: number, gradient: number, square: number) => {
			const before = n[at] as number;
			const after = before + square;
			const sigma = (Math.sqrt(after) - Math.sqrt(before)) / settings.rate;
			const zNew = (z[at] as number) + gradient - sigma * (w[at] as number);
			n[at] = after;
			z[at] = zNew;
			w[at] =
				Math.abs(zNew) <= settings.l1
					? 0
					: -(zNew - Math.sign(zNew) * settings.l1) /
						((1 + Math.sqrt(after)) / settings.rate + settings.l2);
		};
		const sum = new Float32Array(numbers.size * rows);
		let summed = 0;
		for (let run = 0; run < (settings.runs ?? 1); run++) {
			z.fill(0);
			n.fill(0);
			w.fill(0);
			const random = new Random(settings.seed + run);
			const order = Array.from({ length: this.size }, (_, i) => i);
			for (let epoch = 0; epoch < settings.epochs; epoch++) {
				random.shuffle(order);
				for (const e of order) {
					const from = this.exampleStart[e] as number;
					const to = this.exampleStart[e + 1] as number;
					let top = Number.NEGATIVE_INFINITY;
					for (let c = from; c < to; c++) {
						let score = 0;
						const row = rowOf[c] as number;
						for (let f = starts[c] as number; f < (ends[c] as number); f++) {
							const id = ids[f] as number;
							if (id < 0) continue;
							if (tied) {
								const shared = w[id * 2] as number;
								const differing = w[id * 2 + 1] as number;
								score += row === 0 ? shared + differing : shared - differing;
							} else score += w[id * rows + row] as number;
						}
						scores[c - from] = score;
						if (score > top) top = score;
					}
					let all = 0;
					let good = 0;
					for (let c = from; c < to; c++) {
						const p = Math.exp((scores[c - from] as number) - top);
						scores[c - from] = p;
						all += p;
						good += p * (right[c] as number);
					}
					for (let c = from; c < to; c++) {
						const p = scores[c - from] as number;
						const wanted = good > 1e-30 ? (p * (right[c] as number)) / good : (right[c] as number);
						const gradient = (p / all - wanted) * (this.weights[e] as number);
						if (Math.abs(gradient) < 1e-6) continue;
						const row = rowOf[c] as number;
						const square = gradient * gradient;
						for (let f = starts[c] as number; f < (ends[c] as number); f++) {
							const id = ids[f] as number;
							if (id < 0) continue;
							if (tied) {
								step(id * 2, gradient, square);
								step(id * 2 + 1, row === 0 ? gradient : -gradient, square);
							} else step(id * rows + row, gradient, square);
						}
					}
				}
				// The mean of the later epochs' weights is steadier than the last ones.
				if (epoch * 2 >= settings.epochs - 1) {
					summed++;
					for (let k = 0; k < w.length; k++) sum[k] = (sum[k] as number) + (w[k] as number);
				}
			}
		}
		for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) / summed;
		if (tied) {
			for (let k = 0; k < sum.length; k += 2) {
				const shared = sum[k] as number;
				const differing = sum[k + 1] as number;
				sum[k] = shared + differing;
				sum[k + 1] = shared - differing;
			}
		}
		return new LogLinear(rows, numbers, sum);
	}
}

/** Numbers the features that occur often enough. */
class FeatureNumbers {
	private readonly slots: Int32Array;
	private readonly keys: Int32Array;
	private readonly mask: number;
	readonly hashes: Int32Array;
	readonly size: number;

	constructor(features: Int32Array, count: number, least: number) {
		let size = 1 << 16;
		const counts = new Map<number, number>();
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			counts.set(hash, (counts.get(hash) ?? 0) + 1);
		}
		const kept = [...counts].filter(([, seen]) => seen >= least).map(([hash]) => hash);
		while (size < kept.length * 3) size *= 2;
		this.mask = size - 1;
		this.slots = new Int32Array(size).fill(-1);
		this.keys = new Int32Array(size);
		this.hashes = Int32Array.from(kept);
		this.size = kept.length;
		kept.forEach((hash, id) => {
			let slot = this.slot(hash);
			while (this.slots[slot] !== -1) slot = (slot + 1) & this.mask;
			this.slots[slot] = id;
			this.keys[slot] = hash;
		});
	}

	private slot(hash: number): number {
		return (Math.imul(hash, 0x9e3779b1) >>> 5) & this.mask;
	}

	/** -1 for a feature that is not kept. */
	of(hash: number): number {
		let slot = this.slot(hash);
		for (;;) {
			const id = this.slots[slot] as number;
			if (id < 0 || this.keys[slot] === hash) return id;
			slot = (slot + 1) & this.mask;
		}
	}
}

export interface PackSettings {
	bucketBits: number;
	/** Weights smaller than this are left out. */
	least: number;
}

/** Greatest code of a packed weight; a code's weight is its square times the unit. */
const topCode = 64;

/** Trained weights; scores like the packed model. */
export class LogLinear {
	constructor(
		readonly classes: number,
		private readonly numbers: FeatureNumbers,
		private readonly w: Float32Array,
	) {}

	get unit(): number {
		return 1;
	}

	add(features: Int32Array, count: number, scores: Float64Array): void {
		for (let i = 0; i < count; i++) {
			const id = this.numbers.of(features[i] as number);
			if (id < 0) continue;
			for (let c = 0; c < this.classes; c++) {
				scores[c] = (scores[c] as number) + (this.w[id * this.classes + c] as number);
			}
		}
	}

	/** The sections that lib/language/linear.ts reads, and `.unit`, what a score of one is worth. */
	pack(prefix: string, { bucketBits, least }: PackSettings): Map<string, Section> {
		const { classes, w, numbers } = this;
		let top = 0;
		for (const weight of w) top = Math.max(top, Math.abs(weight));
		const unit = top / (topCode * topCode) || 1;
		const buckets = new Uint8Array(2 ** bucketBits);
		const checks: number[] = [];
		const sizes: number[] = [];
		const categories: number[] = [];
		const codes: number[] = [];
		let lastBucket = -1;
		let taken = new Set<number>();
		const order = Array.from({ length: numbers.size }, (_, id) => id).sort(
			(a, b) => ((numbers.hashes[a] as number) >>> 0) - ((numbers.hashes[b] as number) >>> 0),
		);
		for (const id of order) {
			const hash = numbers.hashes[id] as number;
			const bucket = hash >>> (32 - bucketBits);
			if (bucket !== lastBucket) {
				lastBucket = bucket;
				taken = new Set();
			}
			const check = hash & 0xff;
			if (taken.has(check) || buckets[bucket] === 255) continue;
			let size = 0;
			for (let c = 0; c < classes; c++) {
				const weight = w[id * classes + c] as number;
				const code = Math.round(Math.sqrt(Math.abs(weight) / unit));
				if (code === 0 || Math.abs(weight) < least) continue;
				categories.push(c);
				codes.push(weight < 0 ? -code : code);
				size++;
			}
			if (size === 0) continue;
			taken.add(check);
			buckets[bucket] = (buckets[bucket] as number) + 1;
			checks.push(check);
			sizes.push(size);
		}
		return new Map<string, Section>([
			[`${prefix}.meta`, Uint32Array.of(bucketBits, classes)],
			[`${prefix}.unit`, Float32Array.of(unit)],
			[`${prefix}.buckets`, buckets],
			[`${prefix}.checks`, Uint8Array.from(checks)],
			[`${prefix}.sizes`, Uint8Array.from(sizes)],
			[`${prefix}.classes`, Uint8Array.from(categories)],
			[`${prefix}.weights`, Int8Array.from(codes)],
		]);
	}
}
