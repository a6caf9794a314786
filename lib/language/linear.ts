/**
 * A linear classifier over hashed features, as the model file keeps it: only weights that matter,
 * in bytes.
 *
 * A feature's 32-bit hash picks a bucket by its upper bits and is told apart from others in the
 * bucket by a check byte, its lower 8 bits; so a feature that training never saw finds no weights
 * (save one in some hundred), which a bare hash table can't say.
 *
 * Sections, under a common prefix: `.buckets` rows in each bucket; `.checks` the check byte of each
 * row; `.sizes` weights in each row; `.classes` and `.weights` of each weight, the latter's sign and square root in a byte (so that
 * small ones keep their precision); `.meta` bits of the bucket number and number of classes.
 */

import { type Model, ModelError } from './model';

export class LinearModel {
	readonly classes: number;
	private readonly shift: number;
	/** Where each bucket's rows start in `rows`. */
	private readonly starts: Uint32Array;
	/**
	 * The rows one after the other, so that a look-up touches memory twice: check byte and number of
	 * weights, then class and code of each weight.
	 */
	private readonly rows: Uint16Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model, prefix: string) {
		const [bits = 0, classes = 0] = model.words(`${prefix}.meta`);
		const buckets = model.bytes(`${prefix}.buckets`);
		const checks = model.bytes(`${prefix}.checks`);
		const sizes = model.bytes(`${prefix}.sizes`);
		const categories = model.bytes(`${prefix}.classes`);
		const codes = model.signedBytes(`${prefix}.weights`);
		this.classes = classes;
		this.shift = 32 - bits;
		this.starts = new Uint32Array(buckets.length + 1);
		this.rows = new Uint16Array(checks.length + codes.length);
		let row = 0;
		let weight = 0;
		let at = 0;
		for (let bucket = 0; bucket < buckets.length; bucket++) {
			const last = row + (buckets[bucket] as number);
			for (; row < last; row++) {
				const size = sizes[row] as number;
				this.rows[at++] = ((checks[row] as number) << 8) | size;
				for (let i = 0; i < size; i++, weight++) {
					this.rows[at++] =
						((categories[weight] as number) << 8) | ((codes[weight] as number) & 0xff);
				}
			}
			this.starts[bucket + 1] = at;
		}
		if (
			bits < 1 ||
			bits > 24 ||
			buckets.length !== 2 ** bits ||
			sizes.length !== checks.length ||
			categories.length !== codes.length ||
			row !== checks.length ||
			weight !== codes.length ||
			categories.some((category) => category >= classes)
		) {
			throw new ModelError('corrupt', `Section "${prefix}" of the language model is inconsistent.`);
		}
	}

	/** Adds to `scores` (one a class) the weights of the first `count` feature hashes. */
	add(features: Int32Array, count: number, scores: Float64Array): void {
		const { starts, rows, shift } = this;
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			const bucket = hash >>> shift;
			const end = starts[bucket + 1] as number;
			const check = hash & 0xff;
			for (let at = starts[bucket] as number; at < end; ) {
				const head = rows[at] as number;
				const last = at + 1 + (head & 0xff);
				if (head >> 8 !== check) {
					at = last;
					continue;
				}
				for (let w = at + 1; w < last; w++) {
					const entry = rows[w] as number;
					const category = entry >> 8;
					const code = (entry << 24) >> 24;
					scores[category] = (scores[category] as number) + code * (code < 0 ? -code : code);
				}
				break;
			}
		}
	}
}
