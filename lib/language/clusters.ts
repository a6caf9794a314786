/**
 * Word clusters: a path in a binary tree of words that occur alike, so that a word that training
 * never saw is read like its neighbours. Any prefix of a path is a coarser cluster.
 *
 * Sections: `clusters.meta` (bits of the bucket number, bits of a path), `clusters.buckets` words in
 * each bucket, `clusters.checks` a check byte a word, `clusters.high` and `clusters.low` bytes of
 * its path. Words are looked up by the hash of their lower-case form; of the words that have no
 * cluster, one in some hundred gets one by chance.
 */

import { type Model, ModelError } from './model';

export class Clusters {
	/** Length of a full path. */
	readonly bits: number;
	private readonly shift: number;
	private readonly starts: Uint32Array;
	private readonly checks: Uint8Array;
	private readonly high: Uint8Array;
	private readonly low: Uint8Array;

	/** @throws ModelError where a section is missing or they don't fit together. */
	constructor(model: Model) {
		const [bucketBits = 0, bits = 0] = model.words('clusters.meta');
		const buckets = model.bytes('clusters.buckets');
		this.bits = bits;
		this.shift = 32 - bucketBits;
		this.checks = model.bytes('clusters.checks');
		this.high = model.bytes('clusters.high');
		this.low = model.bytes('clusters.low');
		this.starts = new Uint32Array(buckets.length + 1);
		let total = 0;
		for (let i = 0; i < buckets.length; i++) {
			total += buckets[i] ?? 0;
			this.starts[i + 1] = total;
		}
		if (
			buckets.length !== 2 ** bucketBits ||
			total !== this.checks.length ||
			total !== this.high.length ||
			total !== this.low.length
		) {
			throw new ModelError('corrupt', 'The word clusters of the language model are inconsistent.');
		}
	}

	/** The path of a word, `bits` long, given `hashString` of its lower-case form; -1 for none. */
	of(hash: number): number {
		const bucket = hash >>> this.shift;
		const end = this.starts[bucket + 1] ?? 0;
		for (let i = this.starts[bucket] ?? 0; i < end; i++) {
			if (this.checks[i] === (hash & 0xff)) return ((this.high[i] ?? 0) << 8) | (this.low[i] ?? 0);
		}
		return -1;
	}
}
