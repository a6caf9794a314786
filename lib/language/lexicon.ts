/**
 * What the models see of a word by itself: hashes of its spelling, its ends, its shape, its
 * cluster. Worked out once a distinct word.
 */

import type { Clusters } from './clusters';
import { finish, hashString } from './hash';
import { endKey, type TagDictionary, wordKey } from './tag-dictionary';

/** Places of a word's attributes in its row of `Lexicon.data`. */
export const LOWER = 0;
export const EXACT = 1;
export const SHAPE = 2;
export const SUFFIX1 = 3;
export const SUFFIX2 = 4;
export const SUFFIX3 = 5;
export const SUFFIX4 = 6;
export const PREFIX1 = 7;
export const PREFIX2 = 8;
export const PREFIX3 = 9;
export const CLUSTER4 = 10;
export const CLUSTER6 = 11;
export const CLUSTER8 = 12;
export const CLUSTER = 13;
/** What tags the tag dictionary has for the word, as a hash. */
export const GUESS = 14;
/** The only tag the word ever has, plus one; 0 where it depends. */
export const SETTLED = 15;
/** Numbers in a row. */
export const STRIDE = 16;

/** Rows of what stands before a sentence and after it. */
export const BEFORE = 0;
export const AFTER = 1;

/** Distinct words kept before the table is begun anew: bounds a long-lived worker's memory. */
const capacity = 1 << 15;

export class Lexicon {
	/** Attributes of word i from `i * STRIDE`; replaced by a longer array as words come in. */
	data = new Int32Array(1024 * STRIDE);
	private ids = new Map<string, number>();
	private count = 0;

	/** Changes when rows are given anew: what was kept by row is void. */
	generation = 0;

	constructor(
		private readonly clusters: Clusters,
		private readonly dictionary: TagDictionary | null = null,
	) {
		this.reset();
	}

	private reset(): void {
		this.generation++;
		this.ids.clear();
		this.count = 2;
		this.data.fill(0, 0, 2 * STRIDE);
		for (let k = 0; k < STRIDE; k++) {
			this.data[BEFORE * STRIDE + k] = finish(k + 101);
			this.data[AFTER * STRIDE + k] = finish(k + 201);
		}
		this.data[BEFORE * STRIDE + SETTLED] = 0;
		this.data[AFTER * STRIDE + SETTLED] = 0;
	}

	/**
	 * The rows of the words of `forms` from `from` to `to` (exclusive), with `padding` rows of BEFORE
	 * and AFTER around them. Valid until the next call, and longer as `reserve` says.
	 */
	rows(forms: readonly string[], from: number, to: number, padding: number): Int32Array {
		this.reserve(to - from);
		const out = new Int32Array(to - from + 2 * padding);
		out.fill(BEFORE, 0, padding);
		for (let i = from; i < to; i++) out[padding + i - from] = this.id(forms[i] ?? '');
		out.fill(AFTER, padding + to - from);
		return out;
	}

	/** Makes room: rows are valid until those of more than so many words have been asked for. */
	reserve(words: number): void {
		if (this.count + words > capacity) this.reset();
	}

	private id(form: string): number {
		const known = this.ids.get(form);
		if (known !== undefined) return known;
		const id = this.count++;
		if (this.count * STRIDE > this.data.length) {
			const longer = new Int32Array(this.data.length * 2);
			longer.set(this.data);
			this.data = longer;
		}
		this.ids.set(form, id);
		this.fill(id * STRIDE, form);
		return id;
	}

	private fill(at: number, form: string): void {
		const { data, clusters } = this;
		const lower = form.toLowerCase();
		const folded = lower.replace(/[0-9]/g, '0');
		const length = folded.length;
		data[at + LOWER] = hashString(folded);
		data[at + EXACT] = hashString(form);
		data[at + SHAPE] = shapeOf(form);
		for (let k = 1; k <= 4; k++) {
			data[at + SUFFIX1 + k - 1] = length >= k ? hashString(folded, length - k) : length;
		}
		for (let k = 1; k <= 3; k++) {
			data[at + PREFIX1 + k - 1] = length >= k ? hashString(folded, 0, k) : length;
		}
		const path = clusters.of(hashString(lower));
		const { bits } = clusters;
		data[at + CLUSTER4] = path < 0 ? 0 : (path >> (bits - 4)) | 0x10;
		data[at + CLUSTER6] = path < 0 ? 0 : (path >> (bits - 6)) | 0x40;
		data[at + CLUSTER8] = path < 0 ? 0 : (path >> (bits - 8)) | 0x100;
		data[at + CLUSTER] = path < 0 ? 0 : path | 0x10000;
		const found = this.dictionary?.of(
			wordKey(data[at + LOWER] as number, data[at + SHAPE] as number),
			endKey(data[at + SUFFIX3] as number, data[at + SHAPE] as number),
		);
		data[at + GUESS] = found === undefined ? 0 : finish((found & 0xffff) + 1);
		data[at + SETTLED] = found === undefined ? 0 : found >> 16;
	}
}

/** A hash of the word's pattern of capitals, small letters, digits and marks, runs cut to two. */
function shapeOf(form: string): number {
	let hash = 17;
	let last = 0;
	let run = 0;
	const end = Math.min(form.length, 64);
	for (let i = 0; i < end; i++) {
		const unit = form.charCodeAt(i);
		let kind: number;
		if (unit >= 0x61 && unit <= 0x7a) kind = 1;
		else if (unit >= 0x41 && unit <= 0x5a) kind = 2;
		else if (unit >= 0x30 && unit <= 0x39) kind = 3;
		else if (unit < 0x80) kind = unit;
		else {
			const character = form.charAt(i);
			kind =
				character !== character.toLowerCase() ? 2 : character !== character.toUpperCase() ? 1 : 4;
		}
		run = kind === last ? run + 1 : 1;
		last = kind;
		if (run <= 2) hash = Math.imul(hash ^ kind, 0x01000193);
	}
	return finish(hash);
}
