/**
 * A linear model of the parser's three transitions over hashed features. What counts is by how much
 * the left and the right arc score above shifting, so that a feature has two weights.
 *
 * Sections, under a common prefix: `.meta` bits of the bucket number; `.buckets` features in each
 * bucket, which the upper bits of a hash pick; `.checks` the lower 8 bits of each feature's hash, by
 * which it is told from others; `.left` and `.right` its weights' signs and square roots.
 */

import { type Model, ModelError } from './model';

/** The largest code of a weight: its square is the largest weight. */
export const maxTransitionCode = 22;

export class TransitionModel {
	/** What the last `sum` gave. */
	left = 0;
	right = 0;
	private readonly shift: number;
	private readonly mask: number;
	/**
	 * An open-addressing table, two places a bucket: 12 bits of the hash, then ten for either weight; 0
	 * where free.
	 */
	private readonly table: Int32Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model, prefix: string) {
		const [bits = 0] = model.words(`${prefix}.meta`);
		const buckets = model.bytes(`${prefix}.buckets`);
		const checks = model.bytes(`${prefix}.checks`);
		const left = model.signedBytes(`${prefix}.left`);
		const right = model.signedBytes(`${prefix}.right`);
		let features = 0;
		for (let i = 0; i < buckets.length; i++) features += buckets[i] as number;
		const rooted = (codes: Int8Array) => codes.every((code) => Math.abs(code) <= maxTransitionCode);
		if (
			bits < 4 ||
			bits > 22 ||
			buckets.length !== 2 ** bits ||
			features !== checks.length ||
			features !== left.length ||
			features !== right.length ||
			features >= 2 ** bits * 1.8 ||
			!rooted(left) ||
			!rooted(right)
		) {
			throw new ModelError('corrupt', `Section "${prefix}" of the language model is inconsistent.`);
		}
		this.shift = 32 - bits;
		this.mask = 2 * buckets.length - 1;
		this.table = new Int32Array(2 * buckets.length);
		let row = 0;
		for (let bucket = 0; bucket < buckets.length; bucket++) {
			for (const last = row + (buckets[bucket] as number); row < last; row++) {
				const check = ((bucket & 15) << 8) | (checks[row] as number);
				const a = left[row] as number;
				const b = right[row] as number;
				let place = bucket << 1;
				while (this.table[place] !== 0) place = (place + 1) & this.mask;
				this.table[place] =
					(check << 20) | (((a * Math.abs(a)) & 0x3ff) << 10) | ((b * Math.abs(b)) & 0x3ff);
			}
		}
	}

	/** Adds up the weights of the first `count` feature hashes, for `left` and `right`. */
	sum(features: Int32Array, count: number): void {
		const { table, shift, mask } = this;
		let left = 0;
		let right = 0;
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			const bucket = hash >>> shift;
			const check = ((bucket & 15) << 8) | (hash & 0xff);
			let place = bucket << 1;
			for (;;) {
				const entry = table[place] as number;
				if (entry === 0) break;
				if (entry >>> 20 === check) {
					left += (entry << 12) >> 22;
					right += (entry << 22) >> 22;
					break;
				}
				place = (place + 1) & mask;
			}
		}
		this.left = left;
		this.right = right;
	}
}
