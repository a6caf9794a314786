import type { Span } from '../annotation';

/**
 * Where in a text a pattern may stand, by the short strings that both share. A search of the whole
 * text for each of many patterns would take seconds; an index is made once and leads each pattern
 * to the few places worth a look.
 */

/** Long enough to be rare in a page, short enough that many survive when words change. */
const gram = 6;
/** Two buckets a unit of the text, so that few strings share one; within bounds. */
const fewestBuckets = 1 << 12;
const mostBuckets = 1 << 18;
/** A string that stands more often in the text than this tells little of where. */
const mostHits = 48;
/** Places are counted in stretches of this many units, each together with the next. */
const stretchBits = 5;

/** Of a longer pattern, only so many strings are looked up. */
const mostSeeds = 2_000;

export interface Candidate {
	begin: number;
	/** How many seeds say so, each the less worth the more often it stands in the text. */
	votes: number;
}

export interface Seeds {
	/**
	 * Where a pattern may begin (also before the text), best first. Off by up to `slack` and what
	 * was put in or taken out between the pattern's beginning and the seed.
	 *
	 * @param from seeds are taken from here …
	 * @param to … to here in the pattern
	 * @param least the part of the seeds, between 0 and 1.0, that a place must share
	 * @param most so many at most
	 */
	candidates(pattern: string, from: number, to: number, least: number, most: number): Candidate[];
	/** The length of the strings, in UTF-16 code units. */
	gram: number;
	/**
	 * Where in the pattern and where in the text stands each string that is once in that region of
	 * the text; in the order of the pattern.
	 */
	shared(pattern: string, region: Span): [number, number][];
	/** Where the pattern stands as it is, in text order. */
	occurrences(pattern: string): number[];
}

export const slack = 2 << stretchBits;

export function indexOf(text: string): Seeds {
	const count = Math.max(0, text.length - gram + 1);
	let buckets = fewestBuckets;
	while (buckets < mostBuckets && buckets < text.length * 2) buckets *= 2;
	const mask = buckets - 1;
	const first = new Int32Array(buckets + 1);
	const hashes = new Int32Array(count);
	for (let at = 0; at < count; at++) {
		const hash = hashAt(text, at) & mask;
		hashes[at] = hash;
		first[hash + 1] = (first[hash + 1] ?? 0) + 1;
	}
	for (let hash = 0; hash < buckets; hash++) {
		first[hash + 1] = (first[hash + 1] ?? 0) + (first[hash] ?? 0);
	}
	const next = first.slice();
	const positions = new Int32Array(count);
	for (let at = 0; at < count; at++) {
		const hash = hashes[at] ?? 0;
		const place = next[hash] ?? 0;
		positions[place] = at;
		next[hash] = place + 1;
	}
	/** Of each stretch: its seeds, each the less worth the more often it stands in the text. */
	let votes = new Float32Array(0);
	let counts = new Uint16Array(0);

	function candidates(
		pattern: string,
		from: number,
		to: number,
		least: number,
		most: number,
	): Candidate[] {
		// Stretches are counted from where a pattern would begin whose last gram stands first.
		const origin = pattern.length;
		const size = ((text.length + origin) >> stretchBits) + 3;
		if (votes.length < size) {
			votes = new Float32Array(size * 2);
			counts = new Uint16Array(size * 2);
		}
		const touched: number[] = [];
		const step = 1 + Math.floor((to - from) / mostSeeds);
		for (let at = from; at + gram <= to; at += step) {
			const hash = hashAt(pattern, at) & mask;
			const begin = first[hash] ?? 0;
			const end = first[hash + 1] ?? 0;
			if (end - begin > mostHits) continue;
			const weight = 1 / (end - begin);
			for (let hit = begin; hit < end; hit++) {
				const stretch = ((positions[hit] ?? 0) - at + origin) >> stretchBits;
				if (votes[stretch] === 0) touched.push(stretch);
				votes[stretch] = (votes[stretch] ?? 0) + weight;
				counts[stretch] = (counts[stretch] ?? 0) + 1;
			}
		}
		const best: { stretch: number; votes: number }[] = [];
		const enough = Math.max(2, ((to - from - gram + 1) / step) * least);
		for (const stretch of touched) {
			if ((counts[stretch] ?? 0) + (counts[stretch + 1] ?? 0) < enough) continue;
			const sum = (votes[stretch] ?? 0) + (votes[stretch + 1] ?? 0);
			if (best.length < most || sum > (best[best.length - 1]?.votes ?? 0)) {
				const same = best.findIndex((one) => Math.abs(one.stretch - stretch) <= 1);
				if (same >= 0) {
					if ((best[same]?.votes ?? 0) >= sum) continue;
					best.splice(same, 1);
				}
				best.push({ stretch, votes: sum });
				best.sort((a, b) => b.votes - a.votes);
				if (best.length > most) best.pop();
			}
		}
		for (const stretch of touched) {
			votes[stretch] = 0;
			counts[stretch] = 0;
		}
		return best.map(({ stretch, votes }) => ({
			begin: ((stretch + 1) << stretchBits) - origin,
			votes,
		}));
	}

	function occurrences(pattern: string): number[] {
		const found: number[] = [];
		if (pattern.length < gram) return found;
		// By its rarest string.
		let rarest = 0;
		let fewest = Number.POSITIVE_INFINITY;
		for (let at = 0; at + gram <= pattern.length && fewest > 1; at++) {
			const hash = hashAt(pattern, at) & mask;
			const hits = (first[hash + 1] ?? 0) - (first[hash] ?? 0);
			if (hits === 0) return found;
			if (hits < fewest) {
				fewest = hits;
				rarest = at;
			}
		}
		const hash = hashAt(pattern, rarest) & mask;
		for (let hit = first[hash] ?? 0; hit < (first[hash + 1] ?? 0); hit++) {
			const at = (positions[hit] ?? 0) - rarest;
			if (at >= 0 && text.startsWith(pattern, at)) found.push(at);
		}
		return found;
	}

	function shared(pattern: string, region: Span): [number, number][] {
		const pairs: [number, number][] = [];
		for (let at = 0; at + gram <= pattern.length; at++) {
			const hash = hashAt(pattern, at) & mask;
			const begin = first[hash] ?? 0;
			const end = first[hash + 1] ?? 0;
			if (end - begin > mostHits) continue;
			let only = -1;
			for (let hit = firstFrom(begin, end, region.start); hit < end; hit++) {
				const position = positions[hit] ?? 0;
				if (position + gram > region.end) break;
				if (!isSame(pattern, at, position)) continue;
				only = only < 0 ? position : Number.MAX_SAFE_INTEGER;
			}
			if (only >= 0 && only < Number.MAX_SAFE_INTEGER) pairs.push([at, only]);
		}
		return pairs;
	}

	/** Of a bucket's positions, which are in text order, the first that is not before `start`. */
	function firstFrom(begin: number, end: number, start: number): number {
		let low = begin;
		let high = end;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((positions[middle] ?? 0) < start) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	function isSame(pattern: string, at: number, position: number): boolean {
		for (let unit = 0; unit < gram; unit++) {
			if (pattern.charCodeAt(at + unit) !== text.charCodeAt(position + unit)) return false;
		}
		return true;
	}

	return { gram, candidates, shared, occurrences };
}

function hashAt(text: string, at: number): number {
	let hash = 0;
	for (let unit = at; unit < at + gram; unit++) {
		hash = Math.imul(hash ^ text.charCodeAt(unit), 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash;
}
