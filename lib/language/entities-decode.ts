/** The best sequence of labels of a sentence (Viterbi), the labels' order being held to BILOU. */

import { goesOn, labelCount, mayStart, predecessors } from './entities-labels';

const L = labelCount;
const never = -1e9;

/** Decodes; keeps its tables from one sentence to the next. */
export class Decoder {
	private best = new Float64Array(64 * L);
	private back = new Uint8Array(64 * L);

	/**
	 * Writes the best labels of `n` tokens to `out` from `at`: the sum of `scores` (`labelCount` a
	 * token) and `transitions` (row: the label before, column: the label after) is the highest that
	 * any sequence with every name begun and ended has.
	 */
	decode(
		scores: Float64Array,
		n: number,
		transitions: ArrayLike<number>,
		out: Uint8Array,
		at: number,
	): void {
		if (this.best.length < n * L) {
			this.best = new Float64Array(2 * n * L);
			this.back = new Uint8Array(2 * n * L);
		}
		const { best, back } = this;
		for (let i = 0; i < n; i++) {
			const base = i * L;
			for (let y = 0; y < L; y++) {
				let top = never;
				if (i === 0) top = mayStart(y) ? 0 : never;
				else {
					const before = predecessors[y] as readonly number[];
					for (let k = 0; k < before.length; k++) {
						const x = before[k] as number;
						const value = (best[base - L + x] as number) + (transitions[x * L + y] as number);
						if (k === 0 || value > top) {
							top = value;
							back[base + y] = x;
						}
					}
				}
				best[base + y] = top + (scores[base + y] as number);
			}
		}
		let label = 0;
		let top = Number.NEGATIVE_INFINITY;
		for (let y = 0; y < L; y++) {
			const value = best[(n - 1) * L + y] as number;
			if (!goesOn(y) && value > top) {
				top = value;
				label = y;
			}
		}
		for (let i = n - 1; i >= 0; i--) {
			out[at + i] = label;
			label = back[i * L + label] as number;
		}
	}
}
