/** An averaged perceptron over the parser's three transitions, and its packing. */

import { LEFT, RIGHT, SHIFT } from '../lib/language/arc-hybrid';
import type { Section } from '../lib/language/model';
import { maxTransitionCode } from '../lib/language/transition-model';

const transitions = 3;

/** Places of the table that hashes are found in: more than twice the features any corpus here has. */
const places = 1 << 22;

export class TransitionPerceptron {
	private readonly hashes = new Int32Array(places);
	/** Row + 1 of the feature at a place, 0 where free. */
	private readonly rows = new Int32Array(places);
	private readonly keys: number[] = [];
	/** For each row and transition the weight, and the sum of its updates times their clock. */
	private weights = new Float64Array(1 << 18);
	/** Updates a row took part in. */
	private touched = new Int32Array(1 << 15);
	private clock = 1;
	/** How often a feature was counted, up to 255, by the upper bits of its hash. */
	private readonly counts = new Uint8Array(1 << 24);

	/** Only features counted at least `leastCount` times are learned. */
	constructor(private readonly leastCount: number) {}

	/** Counts features of the training text, before learning. */
	count(features: Int32Array, count: number): void {
		for (let i = 0; i < count; i++) {
			const at = (features[i] as number) >>> 8;
			const seen = this.counts[at] as number;
			if (seen < 255) this.counts[at] = seen + 1;
		}
	}

	/** Writes the rows of those of the first `count` features that are learned to `out` from `at`. */
	find(features: Int32Array, count: number, out: Int32Array, at: number): number {
		const { hashes, rows, counts, leastCount } = this;
		let next = at;
		for (let i = 0; i < count; i++) {
			const hash = features[i] as number;
			if ((counts[hash >>> 8] as number) < leastCount) continue;
			let place = hash >>> 10;
			while (rows[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (places - 1);
			if (rows[place] === 0) {
				hashes[place] = hash;
				this.keys.push(hash);
				rows[place] = this.keys.length;
				this.grow();
			}
			out[next++] = (rows[place] as number) - 1;
		}
		return next;
	}

	private grow(): void {
		const { length } = this.keys;
		if (length * 2 > places) throw new Error('The training text has too many features.');
		if (length * 2 * transitions > this.weights.length) {
			const weights = new Float64Array(this.weights.length * 2);
			weights.set(this.weights);
			this.weights = weights;
		}
		if (length > this.touched.length) {
			const touched = new Int32Array(this.touched.length * 2);
			touched.set(this.touched);
			this.touched = touched;
		}
	}

	/** Writes the scores of the transitions by the first `count` rows. */
	score(rows: Int32Array, count: number, scores: Float64Array): void {
		const { weights } = this;
		let shift = 0;
		let left = 0;
		let right = 0;
		for (let i = 0; i < count; i++) {
			const at = (rows[i] as number) * 6;
			shift += weights[at] as number;
			left += weights[at + 1] as number;
			right += weights[at + 2] as number;
		}
		scores[SHIFT] = shift;
		scores[LEFT] = left;
		scores[RIGHT] = right;
	}

	/** Moves the weights of the first `count` rows towards one transition and away from another. */
	update(rows: Int32Array, count: number, to: number, from: number): void {
		const { weights, clock, touched } = this;
		for (let i = 0; i < count; i++) {
			const row = rows[i] as number;
			const at = row * 6;
			weights[at + to] = (weights[at + to] as number) + 1;
			weights[at + 3 + to] = (weights[at + 3 + to] as number) + clock;
			weights[at + from] = (weights[at + from] as number) - 1;
			weights[at + 3 + from] = (weights[at + 3 + from] as number) - clock;
			touched[row] = (touched[row] as number) + 1;
		}
	}

	/** Counts one decision. */
	tick(): void {
		this.clock++;
	}

	/**
	 * Packs the averages for lib/language/transition-model.ts. Features updated less than
	 * `leastUpdates` times go, and weights whose code is less than `leastCode`.
	 */
	pack(
		prefix: string,
		options: { bucketBits: number; leastUpdates: number; leastCode: number },
	): Map<string, Section> {
		const { weights, clock } = this;
		const average = (row: number, transition: number) => {
			const at = row * 6 + transition;
			return (weights[at] as number) - (weights[at + 3] as number) / clock;
		};
		const kept = this.keys
			.map((hash, row) => {
				const shift = average(row, SHIFT);
				return { hash, row, left: average(row, LEFT) - shift, right: average(row, RIGHT) - shift };
			})
			.filter(({ row }) => (this.touched[row] as number) >= options.leastUpdates)
			.sort((a, b) => (a.hash >>> 0) - (b.hash >>> 0));
		const top = kept.reduce((most, k) => Math.max(most, Math.abs(k.left), Math.abs(k.right)), 1);
		const scale = maxTransitionCode / Math.sqrt(top);
		const codeOf = (weight: number) => {
			const code = Math.round(Math.sqrt(Math.abs(weight)) * scale);
			return code < options.leastCode ? 0 : weight < 0 ? -code : code;
		};
		const buckets = new Uint8Array(2 ** options.bucketBits);
		const checks: number[] = [];
		const left: number[] = [];
		const right: number[] = [];
		let lastBucket = -1;
		let taken = new Set<number>();
		for (const k of kept) {
			const bucket = k.hash >>> (32 - options.bucketBits);
			if (bucket !== lastBucket) taken = new Set();
			lastBucket = bucket;
			const check = k.hash & 0xff;
			const codes = [codeOf(k.left), codeOf(k.right)] as const;
			if ((codes[0] === 0 && codes[1] === 0) || taken.has(check)) continue;
			taken.add(check);
			buckets[bucket] = (buckets[bucket] as number) + 1;
			checks.push(check);
			left.push(codes[0]);
			right.push(codes[1]);
		}
		return new Map<string, Section>([
			[`${prefix}.meta`, Uint32Array.of(options.bucketBits)],
			[`${prefix}.buckets`, buckets],
			[`${prefix}.checks`, Uint8Array.from(checks)],
			[`${prefix}.left`, Int8Array.from(left)],
			[`${prefix}.right`, Int8Array.from(right)],
		]);
	}
}
