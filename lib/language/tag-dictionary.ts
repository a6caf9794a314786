/**
 * The tags that words have in the treebanks: what the tagger knows of the words to come, and the words
 * it need not think about. Rarer words go by their end and shape.
 *
 * Sections: `dictionary.meta` bits of the bucket number; `dictionary.buckets` entries in each bucket,
 * `dictionary.checks` the lower 8 bits of each entry's hash, `dictionary.first` its commonest tag,
 * `dictionary.second` the next (255: none to speak of; 254: no other, ever).
 */

import { blend2 } from './hash';
import { type Model, ModelError } from './model';

/** No other tag to speak of. */
export const NO_SECOND = 255;
/** The word is always tagged so. */
export const ALWAYS = 254;

/** The entry of a word, by the hashes of its folded form and its shape. */
export function wordKey(lower: number, shape: number): number {
	return blend2(1, lower, shape);
}

/** The entry of words that end alike. */
export function endKey(suffix: number, shape: number): number {
	return blend2(2, suffix, shape);
}

export class TagDictionary {
	private readonly shift: number;
	private readonly starts: Uint32Array;
	private readonly checks: Uint8Array;
	private readonly first: Uint8Array;
	private readonly second: Uint8Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model) {
		const [bits = 0] = model.words('dictionary.meta');
		const buckets = model.bytes('dictionary.buckets');
		this.shift = 32 - bits;
		this.checks = model.bytes('dictionary.checks');
		this.first = model.bytes('dictionary.first');
		this.second = model.bytes('dictionary.second');
		this.starts = new Uint32Array(buckets.length + 1);
		let total = 0;
		for (let i = 0; i < buckets.length; i++) {
			total += buckets[i] ?? 0;
			this.starts[i + 1] = total;
		}
		if (
			buckets.length !== 2 ** bits ||
			total !== this.checks.length ||
			total !== this.first.length ||
			total !== this.second.length
		) {
			throw new ModelError('corrupt', 'The tag dictionary of the language model is inconsistent.');
		}
	}

	/**
	 * What a word's tags are, by its own key or else that of its end: in the lower 16 bits a number for
	 * the set of them (0xffff: not known), above, where there is but one, that tag plus one.
	 */
	of(word: number, end: number): number {
		let at = this.find(word);
		if (at < 0) at = this.find(end);
		if (at < 0) return 0xffff;
		const first = this.first[at] ?? 0;
		const second = this.second[at] ?? 0;
		const tags = (first << 8) | (second === ALWAYS ? NO_SECOND : second);
		return second === ALWAYS ? ((first + 1) << 16) | tags : tags;
	}

	private find(hash: number): number {
		const bucket = hash >>> this.shift;
		const end = this.starts[bucket + 1] ?? 0;
		for (let i = this.starts[bucket] ?? 0; i < end; i++) {
			if (this.checks[i] === (hash & 0xff)) return i;
		}
		return -1;
	}
}
