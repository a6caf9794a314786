/**
 * The second reading: what the first one made of the same word elsewhere in the article. A surname
 * alone is read like the full name before it, an acronym like its long form.
 */

import { entityTypes } from '../annotation';
import { goesOn, labelCount, outside, placeOf, typeOf } from './entities-labels';
import { CASE, columns, type EntityWords, HABIT, LOWER, SHAPE, USAGE } from './entities-words';
import { mix1, mix2, mix3 } from './hash';

const types = entityTypes.length;
/** A row a word: how often it was outside a name and in one of each type, then of each label. */
const rowSize = 1 + types + labelCount;
const nothing = new Int32Array(rowSize);

/** Longest form of a name that acronyms are made of, in tokens. */
const longestName = 8;

const capitalInitial = /^\p{Lu}/u;

export class SecondReading {
	private readonly rows = new Map<number, Int32Array>();
	private readonly pairs = new Map<number, Int32Array>();
	/** Type and place in the longest name of two tokens or more that holds the word. */
	private readonly longest = new Map<number, { length: number; code: number }>();
	private readonly acronyms = new Map<string, number>();

	constructor(
		private readonly words: EntityWords,
		private readonly labels: Uint8Array,
	) {
		const { sentences } = words.source;
		for (let s = 0; s < sentences.count; s++) {
			const first = sentences.first[s] as number;
			const end = sentences.first[s + 1] as number;
			for (let i = first; i < end; i++) {
				const label = labels[i] as number;
				if (this.counts(i)) {
					this.tally(this.rows, this.lower(i), label, 1);
					if (i + 1 < end) this.tally(this.pairs, this.pair(i), label, 1);
				}
				if (label !== outside && placeOf(label) === 0) {
					let j = i;
					while (j + 1 < end && goesOn(labels[j] as number)) j++;
					this.remember(i, j, typeOf(label));
				}
			}
		}
	}

	private lower(i: number): number {
		return this.words.data[(this.words.slot[i] as number) * columns + LOWER] as number;
	}

	private counts(i: number): boolean {
		return (this.words.data[(this.words.slot[i] as number) * columns + CASE] as number) >= 2;
	}

	private pair(i: number): number {
		return mix2(7, this.lower(i), this.lower(i + 1));
	}

	private tally(into: Map<number, Int32Array>, key: number, label: number, by: number): void {
		let row = into.get(key);
		if (row === undefined) {
			row = new Int32Array(rowSize);
			into.set(key, row);
		}
		row[1 + typeOf(label)] = (row[1 + typeOf(label)] as number) + by;
		row[1 + types + label] = (row[1 + types + label] as number) + by;
	}

	private remember(first: number, last: number, type: number): void {
		const length = last - first + 1;
		let initials = '';
		for (let i = first; i <= last; i++) {
			const place = i === first ? 0 : i === last ? 2 : 1;
			const key = this.lower(i);
			const known = this.longest.get(key);
			if (known === undefined || known.length < length) {
				this.longest.set(key, { length, code: 1 + type * 3 + place });
			}
			const form = this.words.source.tokens.form[i] as string;
			if (capitalInitial.test(form)) initials += form.charAt(0);
		}
		if (initials.length >= 2 && length <= longestName && !this.acronyms.has(initials)) {
			this.acronyms.set(initials, 1 + type);
		}
	}

	/** The commonest of a row's entries from `from`, its own reading not counted: 0 for none. */
	private leading(row: Int32Array, from: number, n: number, own: number): number {
		let top = -1;
		let most = 0;
		let total = 0;
		for (let k = 0; k < n; k++) {
			const c = (row[from + k] as number) - (k === own ? 1 : 0);
			total += c;
			if (c > most) {
				most = c;
				top = k;
			}
		}
		if (top < 0) return 0;
		return 1 + top * 3 + (most === total ? (total > 2 ? 2 : 1) : 0);
	}

	private ofWord(i: number, from: number, n: number): number {
		if (!this.counts(i)) return -1;
		const label = this.labels[i] as number;
		const own = from === 0 ? 1 + typeOf(label) : label;
		return this.leading(this.rows.get(this.lower(i)) ?? nothing, from, n, own);
	}

	private ofPair(i: number): number {
		const label = this.labels[i] as number;
		return this.leading(this.pairs.get(this.pair(i)) ?? nothing, 1 + types, labelCount, label);
	}

	/** Type and place of the word in the longest name of the article that holds it; 0 for none. */
	private placeInLongest(i: number): number {
		return this.counts(i) ? (this.longest.get(this.lower(i))?.code ?? 0) : -1;
	}

	/**
	 * Writes the features of token `i` of the sentence from token `first` to `end` (exclusive) to
	 * `out` and gives their number.
	 */
	write(first: number, end: number, i: number, out: Int32Array): number {
		const { labels, words } = this;
		const own = labels[i] as number;
		const before = i > first ? (labels[i - 1] as number) : 30;
		const after = i + 1 < end ? (labels[i + 1] as number) : 30;
		const p = (words.slot[i] as number) * columns;
		const { data } = words;
		const cased = this.counts(i);
		let n = 0;
		if (!cased && own === outside && before === outside && after === outside) return n;
		const of = 1 + types;
		const type = this.ofWord(i, 0, of);
		const label = this.ofWord(i, of, labelCount);
		const long = this.placeInLongest(i);
		const longBefore = i > first ? this.placeInLongest(i - 1) : -1;
		const longAfter = i + 1 < end ? this.placeInLongest(i + 1) : -1;
		// Only what stands elsewhere in the article is evidence: without it the first reading stands.
		if (type > 0) {
			out[n++] = mix1(204, type);
			out[n++] = mix2(205, type, own);
			out[n++] = mix2(208, label, own);
			out[n++] = mix2(212, type, data[p + USAGE] as number);
			out[n++] = mix3(213, type, data[p + HABIT] as number, own);
			out[n++] = mix3(214, type, data[p + SHAPE] as number, own);
			if (i > first) {
				out[n++] = mix3(206, this.ofWord(i - 1, 0, of), type, own);
				out[n++] = mix3(218, type, before, own);
			}
			if (i + 1 < end) {
				out[n++] = mix3(207, type, this.ofWord(i + 1, 0, of), own);
				out[n++] = mix3(219, type, after, own);
			}
		}
		if (long > 0) {
			out[n++] = mix2(209, long, own);
			out[n++] = mix3(210, longBefore, long, own);
			out[n++] = mix3(211, long, longAfter, own);
		}
		const pair = i + 1 < end ? this.ofPair(i) : 0;
		if (pair > 0) out[n++] = mix2(215, pair, own);
		const pairBefore = i > first ? this.ofPair(i - 1) : 0;
		if (pairBefore > 0) out[n++] = mix2(216, pairBefore, own);
		if ((data[p + CASE] as number) === 3) {
			const form = words.source.tokens.form[i] as string;
			const acronym = this.acronyms.get(form.replaceAll('.', '')) ?? 0;
			if (acronym > 0) out[n++] = mix2(217, acronym, own);
		}
		return n;
	}
}
