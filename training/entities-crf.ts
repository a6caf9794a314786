/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features,
 * trained by stochastic gradients with AdaGrad steps (Duchi, Hazan and Singer 2011). One thread and
 * one order of sums, so that the same text gives the same weights bit for bit.
 */

import { labelCount, mayStart, predecessors } from '../lib/language/entities-labels';
import type { Section } from '../lib/language/model';
import { Random } from './perceptron';

/** Sentences as the trainer sees them: tokens in a row, features by dense number. */
export interface Sequences {
	/** First token of each sentence; the last entry is the number of tokens. */
	readonly sentence: Int32Array;
	/** First feature of each token; the last entry is the number of features. */
	readonly token: Int32Array;
	readonly features: Int32Array;
	readonly gold: Uint8Array;
	/** Scores a label that are given, not learned: `labelCount` a token; or null. */
	readonly given: Float32Array | null;
	/** How much a sentence counts. */
	readonly weight: Float32Array;
}

export interface CrfOptions {
	epochs: number;
	rate: number;
	/** First epoch, from 0, of those whose weights at the end are averaged. */
	averageFrom: number;
	/** Chance that a feature is left out of a step, so that no weight relies on another. */
	dropout: number;
	seed: number;
}

const L = labelCount;

/** Feature hashes given dense numbers, those seen less than `least` times left out. */
export class FeatureNumbers {
	private keys = new Int32Array(1 << 22);
	private counts = new Int32Array(1 << 22);
	private size = 0;
	private numbers: Int32Array | null = null;
	count = 0;

	private find(hash: number): number {
		const mask = this.keys.length - 1;
		let slot = (Math.imul(hash, 0x9e3779b1) >>> 8) & mask;
		while (this.counts[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & mask;
		return slot;
	}

	see(hash: number): void {
		const slot = this.find(hash);
		if (this.counts[slot] === 0) {
			this.keys[slot] = hash;
			if (++this.size * 2 > this.keys.length) {
				this.counts[slot] = 1;
				this.grow();
				return;
			}
		}
		this.counts[slot] = (this.counts[slot] as number) + 1;
	}

	private grow(): void {
		const { keys, counts } = this;
		this.keys = new Int32Array(keys.length * 2);
		this.counts = new Int32Array(keys.length * 2);
		for (let i = 0; i < keys.length; i++) {
			if (counts[i] === 0) continue;
			const slot = this.find(keys[i] as number);
			this.keys[slot] = keys[i] as number;
			this.counts[slot] = counts[i] as number;
		}
	}

	/** No more is counted; features get their numbers. */
	freeze(least: number): void {
		this.numbers = new Int32Array(this.keys.length).fill(-1);
		for (let i = 0; i < this.keys.length; i++) {
			if ((this.counts[i] as number) >= least) this.numbers[i] = this.count++;
		}
	}

	/** The number of a feature, -1 where it has none. */
	of(hash: number): number {
		const slot = this.find(hash);
		return this.counts[slot] === 0 ? -1 : (this.numbers?.[slot] as number);
	}

	/** Hashes by number. */
	hashes(): Int32Array {
		const out = new Int32Array(this.count);
		this.numbers?.forEach((number, slot) => {
			if (number >= 0) out[number] = this.keys[slot] as number;
		});
		return out;
	}
}

export class Crf {
	readonly weights: Float32Array;
	readonly transitions = new Float64Array(L * L);
	private readonly squares: Float32Array;
	private readonly transitionSquares = new Float64Array(L * L).fill(1e-6);

	constructor(readonly size: number) {
		this.weights = new Float32Array(size * L);
		this.squares = new Float32Array(size * L);
	}

	/** Scores of the labels of tokens `from` to `to`, `labelCount` a token. */
	emissions(data: Sequences, from: number, to: number, out: Float64Array): void {
		const { weights } = this;
		for (let i = from; i < to; i++) {
			const base = (i - from) * L;
			if (data.given === null) out.fill(0, base, base + L);
			else for (let y = 0; y < L; y++) out[base + y] = data.given[i * L + y] as number;
			const end = data.token[i + 1] as number;
			for (let k = data.token[i] as number; k < end; k++) {
				const row = (data.features[k] as number) * L;
				if (row < 0) continue;
				for (let y = 0; y < L; y++) {
					out[base + y] = (out[base + y] as number) + (weights[row + y] as number);
				}
			}
		}
	}

	train(
		data: Sequences,
		options: CrfOptions,
		report?: (epoch: number, loss: number) => void,
	): void {
		const random = new Random(options.seed);
		const sentences = data.sentence.length - 1;
		const order = Array.from({ length: sentences }, (_, s) => s);
		let longest = 0;
		for (let s = 0; s < sentences; s++) {
			longest = Math.max(longest, (data.sentence[s + 1] as number) - (data.sentence[s] as number));
		}
		const scores = new Float64Array(longest * L);
		const alpha = new Float64Array(longest * L);
		const beta = new Float64Array(longest * L);
		const exps = new Float64Array(longest * L);
		const scale = new Float64Array(longest);
		const T = new Float64Array(L * L);
		const { weights, squares, transitions, transitionSquares } = this;
		const sum = new Float32Array(weights.length);
		const chainSum = new Float64Array(L * L);
		let parts = 0;
		// The features of the sentence at hand, those left out being -1.
		const thinned: Sequences =
			options.dropout === 0 ? data : { ...data, features: new Int32Array(data.features.length) };
		const limit = options.dropout * 2 ** 32;
		const thin = (from: number, to: number): Sequences => {
			if (options.dropout === 0) return data;
			const end = data.token[to] as number;
			for (let k = data.token[from] as number; k < end; k++) {
				thinned.features[k] = random.next() < limit ? -1 : (data.features[k] as number);
			}
			return thinned;
		};
		for (let epoch = 0; epoch < options.epochs; epoch++) {
			random.shuffle(order);
			let loss = 0;
			for (const s of order) {
				const from = data.sentence[s] as number;
				const to = data.sentence[s + 1] as number;
				const n = to - from;
				const weight = data.weight[s] as number;
				if (n === 0 || weight === 0) continue;
				this.emissions(thin(from, to), from, to, scores);
				for (let k = 0; k < L * L; k++) T[k] = Math.exp(transitions[k] as number);
				// Forward.
				for (let i = 0; i < n; i++) {
					const base = i * L;
					let top = Number.NEGATIVE_INFINITY;
					for (let y = 0; y < L; y++) top = Math.max(top, scores[base + y] as number);
					for (let y = 0; y < L; y++) exps[base + y] = Math.exp((scores[base + y] as number) - top);
					let sum = 0;
					for (let y = 0; y < L; y++) {
						let a = 0;
						if (i === 0) a = mayStart(y) ? 1 : 0;
						else {
							const before = predecessors[y] as readonly number[];
							for (let k = 0; k < before.length; k++) {
								const x = before[k] as number;
								a += (alpha[base - L + x] as number) * (T[x * L + y] as number);
							}
						}
						a *= exps[base + y] as number;
						// A sentence ends with no name open.
						if (i === n - 1 && y !== 0 && ((y - 1) & 3) < 2) a = 0;
						alpha[base + y] = a;
						sum += a;
					}
					scale[i] = sum;
					for (let y = 0; y < L; y++) alpha[base + y] = (alpha[base + y] as number) / sum;
				}
				// Backward.
				for (let y = 0; y < L; y++) {
					beta[(n - 1) * L + y] = y !== 0 && ((y - 1) & 3) < 2 ? 0 : 1;
				}
				for (let i = n - 2; i >= 0; i--) {
					const base = i * L;
					beta.fill(0, base, base + L);
					for (let y = 0; y < L; y++) {
						const b =
							((exps[base + L + y] as number) * (beta[base + L + y] as number)) /
							(scale[i + 1] as number);
						if (b === 0) continue;
						const before = predecessors[y] as readonly number[];
						for (let k = 0; k < before.length; k++) {
							const x = before[k] as number;
							beta[base + x] = (beta[base + x] as number) + b * (T[x * L + y] as number);
						}
					}
				}
				// Steps.
				const { rate } = options;
				for (let i = 0; i < n; i++) {
					const base = i * L;
					const gold = data.gold[from + i] as number;
					let z = 0;
					for (let y = 0; y < L; y++) z += (alpha[base + y] as number) * (beta[base + y] as number);
					if (i > 0) {
						// Transition expectations.
						const y1 = data.gold[from + i - 1] as number;
						for (let y = 0; y < L; y++) {
							const b =
								((exps[base + y] as number) * (beta[base + y] as number)) /
								((scale[i] as number) * (z || 1));
							const before = predecessors[y] as readonly number[];
							for (let k = 0; k < before.length; k++) {
								const x = before[k] as number;
								const p = (alpha[base - L + x] as number) * (T[x * L + y] as number) * b;
								const g = (p - (x === y1 && y === gold ? 1 : 0)) * weight;
								if (g > 1e-3 || g < -1e-3) {
									const at = x * L + y;
									const q = (transitionSquares[at] as number) + g * g;
									transitionSquares[at] = q;
									transitions[at] = (transitions[at] as number) - (rate * g) / Math.sqrt(q);
								}
							}
						}
					}
					const end = data.token[from + i + 1] as number;
					const start = data.token[from + i] as number;
					for (let y = 0; y < L; y++) {
						const p = ((alpha[base + y] as number) * (beta[base + y] as number)) / (z || 1);
						if (y === gold) loss -= Math.log(p + 1e-12) * weight;
						const g = (p - (y === gold ? 1 : 0)) * weight;
						if (g < 2e-3 && g > -2e-3) continue;
						const gg = g * g;
						const step = rate * g;
						for (let k = start; k < end; k++) {
							const number = thinned.features[k] as number;
							if (number < 0) continue;
							const at = number * L + y;
							const q = (squares[at] as number) + gg;
							squares[at] = q;
							weights[at] = (weights[at] as number) - step / Math.sqrt(q + 0.1);
						}
					}
				}
			}
			if (epoch >= options.averageFrom) {
				parts++;
				for (let k = 0; k < weights.length; k++) {
					sum[k] = (sum[k] as number) + (weights[k] as number);
				}
				for (let k = 0; k < L * L; k++) {
					chainSum[k] = (chainSum[k] as number) + (transitions[k] as number);
				}
			}
			report?.(epoch, loss);
		}
		const kept = 1 - options.dropout;
		if (parts === 0) {
			for (let k = 0; k < weights.length; k++) weights[k] = (weights[k] as number) * kept;
		} else {
			for (let k = 0; k < weights.length; k++) weights[k] = ((sum[k] as number) * kept) / parts;
			for (let k = 0; k < L * L; k++) transitions[k] = (chainSum[k] as number) / parts;
		}
	}
}

export interface CrfPacking {
	bucketBits: number;
	/** The code of the largest weight, at most 127; a weight grows with its code's square. */
	codes: number;
	/** Weights of a lesser code go. */
	leastCode: number;
}

/**
 * Packs weights for lib/language/linear.ts. `hashes` are the features by number; `scale` is what a
 * unit of the packed model's scores is worth.
 */
export function packCrf(
	crf: Crf,
	hashes: Int32Array,
	prefix: string,
	{ bucketBits, codes, leastCode }: CrfPacking,
): { sections: Map<string, Section>; scale: number } {
	const { weights } = crf;
	let top = 0;
	for (let k = 0; k < weights.length; k++) top = Math.max(top, Math.abs(weights[k] as number));
	const scale = (top || 1) / codes ** 2;
	const order = Array.from(hashes.keys()).sort(
		(a, b) => ((hashes[a] as number) >>> 0) - ((hashes[b] as number) >>> 0),
	);
	const buckets = new Uint8Array(2 ** bucketBits);
	const checks: number[] = [];
	const sizes: number[] = [];
	const classes: number[] = [];
	const values: number[] = [];
	let last = -1;
	let taken = new Set<number>();
	for (const row of order) {
		const hash = hashes[row] as number;
		const bucket = hash >>> (32 - bucketBits);
		if (bucket !== last) {
			last = bucket;
			taken = new Set();
		}
		const check = hash & 0xff;
		if (taken.has(check) || buckets[bucket] === 255) continue;
		let size = 0;
		for (let y = 0; y < L; y++) {
			const weight = weights[row * L + y] as number;
			const code = Math.round(Math.sqrt(Math.abs(weight) / scale));
			if (code < leastCode) continue;
			classes.push(y);
			values.push(weight < 0 ? -code : code);
			size++;
		}
		if (size === 0) continue;
		taken.add(check);
		buckets[bucket] = (buckets[bucket] as number) + 1;
		checks.push(check);
		sizes.push(size);
	}
	const sections = new Map<string, Section>([
		[`${prefix}.meta`, Uint32Array.of(bucketBits, L)],
		[`${prefix}.buckets`, buckets],
		[`${prefix}.checks`, Uint8Array.from(checks)],
		[`${prefix}.sizes`, Uint8Array.from(sizes)],
		[`${prefix}.classes`, Uint8Array.from(classes)],
		[`${prefix}.weights`, Int8Array.from(values)],
	]);
	return { sections, scale };
}
