/** Part-of-speech tags, left to right, each seeing the two before it. */

import { mix1, mix2, mix3 } from './hash';
import {
	CLUSTER,
	CLUSTER4,
	CLUSTER6,
	CLUSTER8,
	EXACT,
	LOWER,
	PREFIX1,
	PREFIX2,
	PREFIX3,
	SHAPE,
	STRIDE,
	SUFFIX1,
	SUFFIX2,
	SUFFIX3,
	SUFFIX4,
} from './lexicon';

/** Anything that scores classes by hashed features: the packed model, or one in training. */
export interface Scorer {
	readonly classes: number;
	add(features: Int32Array, count: number, scores: Float64Array): void;
}

/** Rows of padding the tagger needs around a sentence. */
export const tagPadding = 3;

/** More than any position has. */
export const maxTagFeatures = 64;

/**
 * Writes the features of the word at `at` to `out` and gives their number. `rows` are rows of
 * `data` (see Lexicon) with `tagPadding` around; `t1` and `t2` the tags of the words one and two
 * before it.
 */
export function tagFeatures(
	data: Int32Array,
	rows: Int32Array,
	at: number,
	t1: number,
	t2: number,
	out: Int32Array,
): number {
	const w0 = (rows[at] as number) * STRIDE;
	const p1 = (rows[at - 1] as number) * STRIDE;
	const p2 = (rows[at - 2] as number) * STRIDE;
	const n1 = (rows[at + 1] as number) * STRIDE;
	const n2 = (rows[at + 2] as number) * STRIDE;
	const lower = data[w0 + LOWER] as number;
	const shape = data[w0 + SHAPE] as number;
	const suffix3 = data[w0 + SUFFIX3] as number;
	const cluster = data[w0 + CLUSTER] as number;
	const cluster6 = data[w0 + CLUSTER6] as number;
	const before = data[p1 + LOWER] as number;
	const after = data[n1 + LOWER] as number;
	const initial = rows[at - 1] === 0 ? 1 : 0;
	let n = 0;
	out[n++] = mix1(1, 0);
	out[n++] = mix1(2, lower);
	out[n++] = mix1(3, data[w0 + EXACT] as number);
	out[n++] = mix2(4, shape, initial);
	out[n++] = mix1(5, data[w0 + SUFFIX1] as number);
	out[n++] = mix1(6, data[w0 + SUFFIX2] as number);
	out[n++] = mix1(7, suffix3);
	out[n++] = mix1(8, data[w0 + SUFFIX4] as number);
	out[n++] = mix1(9, data[w0 + PREFIX1] as number);
	out[n++] = mix1(10, data[w0 + PREFIX2] as number);
	out[n++] = mix1(11, data[w0 + PREFIX3] as number);
	out[n++] = mix1(12, data[w0 + CLUSTER4] as number);
	out[n++] = mix1(13, cluster6);
	out[n++] = mix1(14, data[w0 + CLUSTER8] as number);
	out[n++] = mix1(15, cluster);
	out[n++] = mix2(16, cluster, shape);
	out[n++] = mix1(17, before);
	out[n++] = mix1(18, after);
	out[n++] = mix1(19, data[p2 + LOWER] as number);
	out[n++] = mix1(20, data[n2 + LOWER] as number);
	out[n++] = mix1(21, data[p1 + CLUSTER] as number);
	out[n++] = mix1(22, data[n1 + CLUSTER] as number);
	out[n++] = mix1(23, data[n2 + CLUSTER8] as number);
	out[n++] = mix1(24, t1);
	out[n++] = mix2(25, t1, t2);
	out[n++] = mix2(26, t1, lower);
	out[n++] = mix2(27, t1, suffix3);
	out[n++] = mix2(28, t1, cluster);
	out[n++] = mix2(29, before, lower);
	out[n++] = mix2(30, lower, after);
	out[n++] = mix3(31, before, lower, after);
	out[n++] = mix2(32, before, after);
	out[n++] = mix1(33, data[n1 + SUFFIX3] as number);
	out[n++] = mix1(34, data[n1 + SUFFIX2] as number);
	out[n++] = mix1(35, data[n1 + SHAPE] as number);
	out[n++] = mix1(36, data[p1 + SHAPE] as number);
	out[n++] = mix2(37, data[p1 + CLUSTER6] as number, cluster6);
	out[n++] = mix2(38, cluster6, data[n1 + CLUSTER6] as number);
	out[n++] = mix2(39, t1, data[n1 + CLUSTER6] as number);
	out[n++] = mix3(40, t1, cluster6, data[n1 + CLUSTER6] as number);
	out[n++] = mix2(41, lower, data[n1 + CLUSTER] as number);
	out[n++] = mix2(42, shape, data[n1 + SHAPE] as number);
	out[n++] = mix2(43, shape, data[p1 + SHAPE] as number);
	out[n++] = mix3(44, t2, t1, lower);
	out[n++] = mix3(45, t1, data[w0 + SUFFIX2] as number, data[n1 + SUFFIX2] as number);
	out[n++] = mix2(46, suffix3, shape);
	out[n++] = mix2(47, lower, data[p1 + CLUSTER] as number);
	return n;
}

/** Tags sentences with a scorer; keeps its buffers between sentences. */
export class Tagger {
	private readonly features = new Int32Array(maxTagFeatures);
	private readonly scores: Float64Array;

	constructor(private readonly scorer: Scorer) {
		this.scores = new Float64Array(scorer.classes);
	}

	/**
	 * Writes the tag class of each word of a sentence to `tags` from `offset`. `rows` as for
	 * `tagFeatures`, padding included.
	 */
	tag(data: Int32Array, rows: Int32Array, tags: Uint8Array, offset: number): void {
		const { scorer, scores, features } = this;
		let t1 = 255;
		let t2 = 255;
		for (let at = tagPadding; at < rows.length - tagPadding; at++) {
			const n = tagFeatures(data, rows, at, t1, t2, features);
			scores.fill(0);
			scorer.add(features, n, scores);
			let best = 0;
			for (let c = 1; c < scores.length; c++) {
				if ((scores[c] as number) > (scores[best] as number)) best = c;
			}
			tags[offset + at - tagPadding] = best;
			t2 = t1;
			t1 = best;
		}
	}
}
