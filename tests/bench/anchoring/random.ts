/** Numbers that look random and are the same at every run (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** From 0 to below 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	}

	/** A whole number from 0 to below `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	/** Up or down, so that the mean is `value`. */
	round(value: number): number {
		return Math.floor(value + this.next());
	}

	pick<T>(all: readonly T[]): T {
		const one = all[this.below(all.length)];
		if (one === undefined) throw new Error('nothing to pick from');
		return one;
	}

	/** So many different numbers below `limit`, in random order. */
	sample(limit: number, count: number): number[] {
		const all = Array.from({ length: limit }, (_, i) => i);
		for (let i = 0; i < Math.min(count, limit); i++) {
			const other = i + this.below(limit - i);
			const kept = all[i] ?? 0;
			all[i] = all[other] ?? 0;
			all[other] = kept;
		}
		return all.slice(0, count);
	}
}
