/** Part-of-speech tags, left to right, each seeing the two before it. */

import { finish, PLACE1, PLACE2, PLACE3, spread, TEMPLATE } from './hash';
import {
	BEFORE,
	CLUSTER,
	CLUSTER4,
	CLUSTER6,
	CLUSTER8,
	EXACT,
	GUESS,
	type Lexicon,
	LOWER,
	PREFIX1,
	PREFIX2,
	PREFIX3,
	SETTLED,
	SHAPE,
	STRIDE,
	SUFFIX1,
	SUFFIX2,
	SUFFIX3,
	SUFFIX4,
} from './lexicon';

/*
 * Constants of this module's own: where modules are loaded through accessors, as some loaders do, each
 * use of an imported name is a call.
 */
const T = TEMPLATE;
const P1 = PLACE1;
const P2 = PLACE2;
const P3 = PLACE3;
const settledAt = SETTLED;
const stride = STRIDE;
const lowerAt = LOWER;
const exactAt = EXACT;
const shapeAt = SHAPE;
const suffix1At = SUFFIX1;
const suffix2At = SUFFIX2;
const suffix3At = SUFFIX3;
const suffix4At = SUFFIX4;
const prefix1At = PREFIX1;
const prefix2At = PREFIX2;
const prefix3At = PREFIX3;
const cluster4At = CLUSTER4;
const cluster6At = CLUSTER6;
const cluster8At = CLUSTER8;
const clusterAt = CLUSTER;
const guessAt = GUESS;

/** Anything that scores classes by hashed features: the packed model, or one in training. */
export interface Scorer {
	readonly classes: number;
	add(features: Int32Array, count: number, scores: Float64Array): void;
}

/** Rows of padding the tagger needs around a sentence. */
export const tagPadding = 3;

/** More than any position has. */
export const maxTagFeatures = 64;

/** The tag before a sentence. */
export const NO_TAG = 255;

/**
 * Writes what a word says of its own tag to `out` and gives the number of features. `row` is its row
 * of `data` (see Lexicon).
 */
export function wordFeatures(data: Int32Array, row: number, out: Int32Array): number {
	const w0 = row * stride;
	const shape = data[w0 + shapeAt] as number;
	const suffix3 = data[w0 + suffix3At] as number;
	const cluster = data[w0 + clusterAt] as number;
	let n = 0;
	out[n++] = Math.imul(1, T) + Math.imul(0, P1);
	out[n++] = Math.imul(2, T) + Math.imul(data[w0 + lowerAt] as number, P1);
	out[n++] = Math.imul(3, T) + Math.imul(data[w0 + exactAt] as number, P1);
	out[n++] = Math.imul(4, T) + Math.imul(shape, P1);
	out[n++] = Math.imul(5, T) + Math.imul(data[w0 + suffix1At] as number, P1);
	out[n++] = Math.imul(6, T) + Math.imul(data[w0 + suffix2At] as number, P1);
	out[n++] = Math.imul(7, T) + Math.imul(suffix3, P1);
	out[n++] = Math.imul(8, T) + Math.imul(data[w0 + suffix4At] as number, P1);
	out[n++] = Math.imul(9, T) + Math.imul(data[w0 + prefix1At] as number, P1);
	out[n++] = Math.imul(10, T) + Math.imul(data[w0 + prefix2At] as number, P1);
	out[n++] = Math.imul(11, T) + Math.imul(data[w0 + prefix3At] as number, P1);
	out[n++] = Math.imul(12, T) + Math.imul(data[w0 + cluster4At] as number, P1);
	out[n++] = Math.imul(13, T) + Math.imul(data[w0 + cluster6At] as number, P1);
	out[n++] = Math.imul(14, T) + Math.imul(data[w0 + cluster8At] as number, P1);
	out[n++] = Math.imul(15, T) + Math.imul(cluster, P1);
	out[n++] = Math.imul(16, T) + Math.imul(cluster, P1) + Math.imul(shape, P2);
	out[n++] = Math.imul(17, T) + Math.imul(suffix3, P1) + Math.imul(shape, P2);
	out[n++] = Math.imul(18, T) + Math.imul(data[w0 + guessAt] as number, P1);
	return spread(out, n);
}

/**
 * Writes what the words around say of the tag of the word at `at` to `out` and gives the number of
 * features. `rows` are rows of `data` (see Lexicon) with `tagPadding` around; `t1` and `t2` the tags of
 * the words one and two before it.
 */
export function contextFeatures(
	data: Int32Array,
	rows: Int32Array,
	at: number,
	t1: number,
	t2: number,
	out: Int32Array,
): number {
	const w0 = (rows[at] as number) * stride;
	const p1 = (rows[at - 1] as number) * stride;
	const p2 = (rows[at - 2] as number) * stride;
	const n1 = (rows[at + 1] as number) * stride;
	const n2 = (rows[at + 2] as number) * stride;
	const lower = data[w0 + lowerAt] as number;
	const shape = data[w0 + shapeAt] as number;
	const suffix2 = data[w0 + suffix2At] as number;
	const suffix3 = data[w0 + suffix3At] as number;
	const cluster = data[w0 + clusterAt] as number;
	const guess = data[w0 + guessAt] as number;
	const before = data[p1 + lowerAt] as number;
	const after = data[n1 + lowerAt] as number;
	const after2 = data[n2 + lowerAt] as number;
	const guess1 = data[n1 + guessAt] as number;
	const guess2 = data[n2 + guessAt] as number;
	const tag1 = finish(t1 + 1);
	const initial = rows[at - 1] === BEFORE ? 1 : 0;
	let n = 0;
	out[n++] = Math.imul(30, T) + Math.imul(shape, P1) + Math.imul(initial, P2);
	out[n++] = Math.imul(31, T) + Math.imul(before, P1);
	out[n++] = Math.imul(32, T) + Math.imul(after, P1);
	out[n++] = Math.imul(33, T) + Math.imul(data[p2 + lowerAt] as number, P1);
	out[n++] = Math.imul(34, T) + Math.imul(after2, P1);
	out[n++] = Math.imul(35, T) + Math.imul(data[p1 + clusterAt] as number, P1);
	out[n++] = Math.imul(36, T) + Math.imul(data[n1 + clusterAt] as number, P1);
	out[n++] = Math.imul(37, T) + Math.imul(data[n2 + cluster8At] as number, P1);
	out[n++] = Math.imul(38, T) + Math.imul(tag1, P1);
	out[n++] = Math.imul(39, T) + Math.imul(tag1, P1) + Math.imul(t2, P2);
	out[n++] = Math.imul(40, T) + Math.imul(tag1, P1) + Math.imul(lower, P2);
	out[n++] = Math.imul(41, T) + Math.imul(tag1, P1) + Math.imul(suffix3, P2);
	out[n++] = Math.imul(42, T) + Math.imul(tag1, P1) + Math.imul(cluster, P2);
	out[n++] = Math.imul(43, T) + Math.imul(before, P1) + Math.imul(lower, P2);
	out[n++] = Math.imul(44, T) + Math.imul(lower, P1) + Math.imul(after, P2);
	out[n++] = Math.imul(45, T) + Math.imul(before, P1) + Math.imul(lower, P2) + Math.imul(after, P3);
	out[n++] = Math.imul(46, T) + Math.imul(before, P1) + Math.imul(after, P2);
	out[n++] = Math.imul(47, T) + Math.imul(data[n1 + suffix3At] as number, P1);
	out[n++] = Math.imul(48, T) + Math.imul(data[n1 + suffix2At] as number, P1);
	out[n++] = Math.imul(49, T) + Math.imul(data[n1 + shapeAt] as number, P1);
	out[n++] = Math.imul(50, T) + Math.imul(data[p1 + shapeAt] as number, P1);
	out[n++] =
		Math.imul(51, T) +
		Math.imul(tag1, P1) +
		Math.imul(suffix2, P2) +
		Math.imul(data[n1 + suffix2At] as number, P3);
	out[n++] = Math.imul(52, T) + Math.imul(shape, P1) + Math.imul(data[n1 + shapeAt] as number, P2);
	out[n++] = Math.imul(53, T) + Math.imul(shape, P1) + Math.imul(data[p1 + shapeAt] as number, P2);
	out[n++] = Math.imul(54, T) + Math.imul(tag1, P1) + Math.imul(lower, P2) + Math.imul(t2, P3);
	out[n++] =
		Math.imul(55, T) + Math.imul(lower, P1) + Math.imul(data[n1 + clusterAt] as number, P2);
	out[n++] =
		Math.imul(56, T) + Math.imul(lower, P1) + Math.imul(data[p1 + clusterAt] as number, P2);
	out[n++] = Math.imul(57, T) + Math.imul(guess1, P1);
	out[n++] = Math.imul(58, T) + Math.imul(tag1, P1) + Math.imul(guess1, P2);
	out[n++] = Math.imul(59, T) + Math.imul(lower, P1) + Math.imul(guess1, P2);
	out[n++] = Math.imul(60, T) + Math.imul(guess1, P1) + Math.imul(guess2, P2);
	out[n++] = Math.imul(61, T) + Math.imul(tag1, P1) + Math.imul(guess, P2) + Math.imul(guess1, P3);
	out[n++] =
		Math.imul(62, T) + Math.imul(guess, P1) + Math.imul(guess1, P2) + Math.imul(guess2, P3);
	out[n++] = Math.imul(63, T) + Math.imul(tag1, P1) + Math.imul(guess, P2) + Math.imul(t2, P3);
	out[n++] = Math.imul(64, T) + Math.imul(tag1, P1) + Math.imul(lower, P2) + Math.imul(guess1, P3);
	out[n++] =
		Math.imul(65, T) + Math.imul(lower, P1) + Math.imul(guess1, P2) + Math.imul(guess2, P3);
	return spread(out, n);
}

/** Tags sentences with a scorer; keeps its buffers between sentences. */
export class Tagger {
	private readonly features = new Int32Array(maxTagFeatures);
	private readonly scores: Float64Array;
	/** Scores of words by themselves, by row of the lexicon; a row's first is NaN until worked out. */
	private words = new Float32Array(0);
	private generation = -1;

	constructor(private readonly scorer: Scorer) {
		this.scores = new Float64Array(scorer.classes);
	}

	/**
	 * Writes the tag class of each word of a sentence to `tags` from `offset`. `rows` as for
	 * `contextFeatures`, padding included.
	 */
	tag(lexicon: Lexicon, rows: Int32Array, tags: Uint8Array, offset: number): void {
		const { scorer, scores, features } = this;
		const { data } = lexicon;
		const classes = scores.length;
		this.prepare(lexicon);
		const { words } = this;
		let t1 = NO_TAG;
		let t2 = NO_TAG;
		for (let at = tagPadding; at < rows.length - tagPadding; at++) {
			const row = rows[at] as number;
			let best = (data[row * stride + settledAt] as number) - 1;
			if (best < 0) {
				const own = row * classes;
				if (Number.isNaN(words[own])) {
					scores.fill(0);
					scorer.add(features, wordFeatures(data, row, features), scores);
					words.set(scores, own);
				} else {
					for (let c = 0; c < classes; c++) scores[c] = words[own + c] as number;
				}
				scorer.add(features, contextFeatures(data, rows, at, t1, t2, features), scores);
				best = 0;
				let most = scores[0] as number;
				for (let c = 1; c < classes; c++) {
					const score = scores[c] as number;
					if (score > most) {
						most = score;
						best = c;
					}
				}
			}
			tags[offset + at - tagPadding] = best;
			t2 = t1;
			t1 = best;
		}
	}

	/** Makes room for the words of a lexicon. */
	private prepare(lexicon: Lexicon): void {
		const size = (lexicon.data.length / stride) * this.scores.length;
		if (this.generation !== lexicon.generation) {
			this.generation = lexicon.generation;
			this.words.fill(Number.NaN);
		}
		if (this.words.length < size) {
			const words = new Float32Array(size).fill(Number.NaN);
			words.set(this.words);
			this.words = words;
		}
	}
}
