/**
 * Names and words known before the article is read, each with a code of one byte: what lists of
 * countries, cities, given names and the like say of a phrase, or how a word was used in the news.
 * Kept by hash, not by text: small, and read in place.
 */

import { type Model, ModelError } from './model';

/**
 * A table from 32-bit hashes to codes of one byte.
 *
 * Sections, under a common prefix: `.buckets` rows in each bucket, the bucket being the upper bits
 * of the hash; `.checks` the lower 16 bits of each row's hash; `.codes` its code.
 */
export class CodeTable {
	private readonly shift: number;
	private readonly bucketStart: Uint32Array;
	private readonly checks: Uint16Array;
	private readonly codes: Uint8Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model, prefix: string) {
		const buckets = model.bytes(`${prefix}.buckets`);
		this.checks = model.shorts(`${prefix}.checks`);
		this.codes = model.bytes(`${prefix}.codes`);
		this.shift = 32 - Math.log2(buckets.length);
		this.bucketStart = new Uint32Array(buckets.length + 1);
		let total = 0;
		for (let i = 0; i < buckets.length; i++) {
			total += buckets[i] as number;
			this.bucketStart[i + 1] = total;
		}
		if (
			!Number.isInteger(this.shift) ||
			this.shift < 8 ||
			this.shift > 31 ||
			total !== this.checks.length ||
			total !== this.codes.length
		) {
			throw new ModelError('corrupt', `Section "${prefix}" of the language model is inconsistent.`);
		}
	}

	/** The code of a hash; 0 where the table doesn't hold it (save once in some 30,000). */
	get(hash: number): number {
		const bucket = hash >>> this.shift;
		const end = this.bucketStart[bucket + 1] as number;
		const check = hash & 0xffff;
		for (let row = this.bucketStart[bucket] as number; row < end; row++) {
			if (this.checks[row] === check) return this.codes[row] as number;
		}
		return 0;
	}
}

/** Longest phrase that the gazetteer holds, in tokens. */
export const maxPhraseTokens = 5;

/** Kinds of lists a phrase may stand in; a set of them is a bit mask in this order. */
export const gazetteerKinds = [
	'country',
	'city',
	'town',
	'region',
	'demonym',
	'given-name',
	'surname',
	'organization',
	'team',
	'company-suffix',
	'news-PER',
	'news-ORG',
	'news-LOC',
	'news-NORP',
	'news-MISC',
] as const;
export type GazetteerKind = (typeof gazetteerKinds)[number];

/** The hash of a phrase grows by its tokens: start with `phraseSeed`, add each token's hash. */
export const phraseSeed = 0x51ed270b;

export function phraseHash(before: number, tokenHash: number): number {
	const h = Math.imul(before ^ tokenHash, 0x9e3779b1);
	return Math.imul(h ^ (h >>> 15), 0x85ebca77) ^ (h >>> 13);
}

/** Phrases and the lists they stand in. */
export class Gazetteer {
	private readonly table: CodeTable;
	private readonly masks: Uint16Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model, prefix: string) {
		this.table = new CodeTable(model, prefix);
		this.masks = model.shorts(`${prefix}.masks`);
	}

	/** The lists that a phrase stands in, as a mask over `gazetteerKinds`; 0 for none. */
	kinds(hash: number): number {
		const code = this.table.get(hash);
		return code === 0 ? 0 : (this.masks[code] ?? 0);
	}
}
