import type { Span } from '../annotation';
import { align } from './align';
import type { Seeds } from './seeds';

/** Shorter stretches in common may be chance, and would force the rest out of its place. */
const leastRun = 9;
/** Less than this part of the pattern in common, and the whole is searched for instead. */
const leastCovered = 0.15;
/** A gap with more cells than this between its pattern and its text is taken for replaced. */
const mostCells = 120_000;
/** Room for what was put in or taken out beyond the outermost stretch in common. */
const outerRoom = 32;

/**
 * Aligns a pattern with a region of the text by the stretches that both have in common, in the
 * same order, and edit by edit only between those: a few hundred cells where the whole table has
 * tens of thousands. Partners are offsets into the text; null where too little is in common.
 */
export function alignByChain(
	text: string,
	region: Span,
	pattern: string,
	quote: Span,
	seeds: Seeds,
): Int32Array | null {
	const partner = new Int32Array(pattern.length).fill(-1);
	const runs = runsOf(longestRising(seeds.shared(pattern, region)), seeds.gram);
	let covered = 0;
	for (const { at, start, length } of runs) {
		covered += length;
		for (let unit = 0; unit < length; unit++) partner[at + unit] = start + unit;
	}
	if (covered < pattern.length * leastCovered) return null;

	let at = 0;
	let start = region.start;
	for (let i = 0; i <= runs.length; i++) {
		const run = runs[i];
		const to = run?.at ?? pattern.length;
		const rows = to - at;
		let end = run?.start ?? region.end;
		const open = i === 0 ? 'start' : run ? null : 'end';
		const most = rows + (rows >> 2) + outerRoom;
		if (open === 'start') start = Math.max(start, end - most);
		if (open === 'end') end = Math.min(end, start + most);
		if (rows > 0 && rows * (end - start) <= mostCells) {
			const inGap = align(
				pattern.slice(at, to),
				text.slice(start, end),
				Math.max(rows, end - start),
				{ start: quote.start - at, end: quote.end - at },
				open,
			);
			for (let unit = 0; unit < rows; unit++) {
				const place = inGap[unit] ?? -1;
				if (place >= 0) partner[at + unit] = start + place;
			}
		}
		if (run) {
			at = run.at + run.length;
			start = run.start + run.length;
		}
	}
	return partner;
}

/** Of pairs in the order of the pattern, the most that are in the order of the text too. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
	// ends[k]: the pair that ends the lowest of the rising sequences of k + 1 pairs.
	const ends: number[] = [];
	const before = new Int32Array(pairs.length).fill(-1);
	for (const [index, [, start]] of pairs.entries()) {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[ends[middle] ?? -1]?.[1] ?? 0) < start) low = middle + 1;
			else high = middle;
		}
		before[index] = ends[low - 1] ?? -1;
		ends[low] = index;
	}
	const rising: [number, number][] = [];
	for (let index = ends[ends.length - 1] ?? -1; index >= 0; index = before[index] ?? -1) {
		const pair = pairs[index];
		if (pair) rising.push(pair);
	}
	return rising.reverse();
}

interface Run {
	/** In the pattern. */
	at: number;
	/** In the text. */
	start: number;
	length: number;
}

/** Joins pairs that stand side by side in both; drops what is short or overlaps another. */
function runsOf(pairs: readonly [number, number][], gram: number): Run[] {
	const runs: Run[] = [];
	for (const [at, start] of pairs) {
		const last = runs[runs.length - 1];
		// Strings that stand too often in the text to be looked up leave holes of less than a gram.
		if (last && start - at === last.start - last.at && at <= last.at + last.length) {
			last.length = at + gram - last.at;
		} else runs.push({ at, start, length: gram });
	}
	const kept: Run[] = [];
	for (const run of runs) {
		const last = kept[kept.length - 1];
		if (run.length < leastRun) continue;
		if (!last || (run.at >= last.at + last.length && run.start >= last.start + last.length)) {
			kept.push(run);
			continue;
		}
		// Where words repeat, two stretches overlap: what they share is left to the alignment.
		const overlap = Math.max(last.at + last.length - run.at, last.start + last.length - run.start);
		if (run.length - overlap < leastRun) continue;
		kept.push({ at: run.at + overlap, start: run.start + overlap, length: run.length - overlap });
		last.length = Math.max(0, last.length - overlap);
	}
	return kept.filter(({ length }) => length > 0);
}
