/** A sentence as the parser and the labeler see it. */

import { maxNodes } from './arc-hybrid';
import { finish, hashString } from './hash';
import { CLUSTER, CLUSTER4, CLUSTER6, CLUSTER8, LOWER, STRIDE } from './lexicon';

const tagHashes = Int32Array.from({ length: 256 }, (_, tag) => finish(tag + 1));

/** A sentence as the parser sees it: attributes of node i at place i, sentinels at 0 and n + 1. */
export class ParserInput {
	n = 0;
	readonly word = new Int32Array(maxNodes + 4);
	readonly tag = new Int32Array(maxNodes + 4);
	/** A hash of the tag. */
	readonly tagHash = new Int32Array(maxNodes + 4);
	readonly cluster = new Int32Array(maxNodes + 4);
	readonly cluster8 = new Int32Array(maxNodes + 4);
	readonly cluster6 = new Int32Array(maxNodes + 4);
	readonly cluster4 = new Int32Array(maxNodes + 4);
	/** Commas and the like up to node i. */
	readonly commas = new Int32Array(maxNodes + 4);
	/** Verbs up to node i. */
	readonly verbs = new Int32Array(maxNodes + 4);
	/** Quotation marks up to node i. */
	readonly quotes = new Int32Array(maxNodes + 4);

	/**
	 * Takes in a sentence: `rows` of the lexicon's `data` from `from`, `tags` of its words from
	 * `offset`, and what kind of word each tag is.
	 */
	load(
		data: Int32Array,
		rows: Int32Array,
		from: number,
		tags: Uint8Array,
		offset: number,
		n: number,
		kinds: Uint8Array,
	): void {
		this.n = n;
		const quote = quoteHash;
		for (let i = 0; i <= n + 2; i++) {
			if (i === 0 || i > n) {
				this.word[i] = i === n + 1 ? 7 : 3;
				this.tag[i] = i === n + 1 ? 201 : 200;
				this.tagHash[i] = tagHashes[i === n + 1 ? 201 : 200] as number;
				this.cluster[i] = 0;
				this.cluster8[i] = 0;
				this.cluster6[i] = 0;
				this.cluster4[i] = 0;
				this.commas[i] = i === 0 ? 0 : (this.commas[i - 1] as number);
				this.verbs[i] = i === 0 ? 0 : (this.verbs[i - 1] as number);
				this.quotes[i] = i === 0 ? 0 : (this.quotes[i - 1] as number);
				continue;
			}
			const at = (rows[from + i - 1] as number) * STRIDE;
			const tag = tags[offset + i - 1] as number;
			const kind = kinds[tag] as number;
			this.word[i] = data[at + LOWER] as number;
			this.tag[i] = tag;
			this.tagHash[i] = tagHashes[tag] as number;
			this.cluster[i] = data[at + CLUSTER] as number;
			this.cluster8[i] = data[at + CLUSTER8] as number;
			this.cluster6[i] = data[at + CLUSTER6] as number;
			this.cluster4[i] = data[at + CLUSTER4] as number;
			this.commas[i] = (this.commas[i - 1] as number) + (kind === KIND_PUNCTUATION ? 1 : 0);
			this.verbs[i] = (this.verbs[i - 1] as number) + (kind === KIND_VERB ? 1 : 0);
			this.quotes[i] = (this.quotes[i - 1] as number) + (this.word[i] === quote ? 1 : 0);
		}
	}
}

const quoteHash = hashString('"');

export const KIND_OTHER = 0;
export const KIND_VERB = 1;
export const KIND_PUNCTUATION = 2;

/** What kind of word each tag of a model ("VERB VBD") marks, as the parser's features need it. */
export function tagKinds(names: readonly string[]): Uint8Array {
	return Uint8Array.from(names, (name) =>
		name.startsWith('VERB ')
			? KIND_VERB
			: name.startsWith('PUNCT ')
				? KIND_PUNCTUATION
				: KIND_OTHER,
	);
}
