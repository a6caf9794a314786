import type { Pattern } from './pattern';

/** What was put in within a quote and is longer than this may be what it was torn away from. */
const longGap = 40;
/** A smaller part of the quote than this, on the far side of such a gap, is there by chance. */
const leastFragment = 0.25;

/**
 * Of alignments that are as good, makes of the one at hand that in which the quote is in one piece:
 * an edit at its edge that shares letters with it ("an ancient" for "ancient") may be told either
 * way. Changes `partner`.
 */
export function gatherQuote(
	{ text: pattern, start, end }: Pattern,
	text: string,
	partner: Int32Array,
): void {
	const at = (unit: number): number => partner[unit] ?? -1;
	const same = (unit: number, place: number): boolean =>
		pattern.charCodeAt(unit) === text.charCodeAt(place);

	// Words taken out across the quote's beginning: letters kept on the far side are the quote's.
	let first = start;
	while (first < end && at(first) < 0) first++;
	let before = start - 1;
	while (before >= 0 && at(before) < 0) before--;
	while (first > start && first < end && before >= 0 && at(before) === at(first) - 1) {
		if (!same(first - 1, at(before))) break;
		partner[--first] = at(before);
		partner[before--] = -1;
	}
	// And across its end.
	let last = end - 1;
	while (last >= start && at(last) < 0) last--;
	let after = end;
	while (after < pattern.length && at(after) < 0) after++;
	while (last < end - 1 && last >= start && after < pattern.length && at(after) === at(last) + 1) {
		if (!same(last + 1, at(after))) break;
		partner[++last] = at(after);
		partner[after++] = -1;
	}

	// Words put in after the quote's first letters, or before its last, that begin or end alike.
	let gap = start;
	while (gap + 1 < end && at(gap) >= 0 && at(gap + 1) === at(gap) + 1) gap++;
	if (gap + 1 < end && at(gap) >= 0 && at(gap + 1) > at(gap) + 1) {
		const shift = at(gap + 1) - at(gap) - 1;
		let fits = true;
		for (let unit = start; unit <= gap && fits; unit++) fits = same(unit, at(unit) + shift);
		if (fits) for (let unit = start; unit <= gap; unit++) partner[unit] = at(unit) + shift;
	}
	gap = end - 1;
	while (gap - 1 >= start && at(gap) >= 0 && at(gap - 1) === at(gap) - 1) gap--;
	if (gap - 1 >= start && at(gap - 1) >= 0 && at(gap - 1) < at(gap) - 1) {
		const shift = at(gap) - at(gap - 1) - 1;
		let fits = true;
		for (let unit = gap; unit < end && fits; unit++) fits = same(unit, at(unit) - shift);
		if (fits) for (let unit = gap; unit < end; unit++) partner[unit] = at(unit) - shift;
	}
	dropFragments(start, end, partner);
}

/** Takes out of the quote what a long gap parts from the most of it. */
function dropFragments(start: number, end: number, partner: Int32Array): void {
	let all = 0;
	for (let unit = start; unit < end; unit++) if ((partner[unit] ?? -1) >= 0) all++;
	let left = 0;
	let last = -1;
	for (let unit = start; unit < end; unit++) {
		const place = partner[unit] ?? -1;
		if (place < 0) continue;
		if (last >= 0 && place - last > longGap) {
			if (left < all * leastFragment) partner.fill(-1, start, unit);
			else if (all - left < all * leastFragment) {
				partner.fill(-1, unit, end);
				return;
			}
		}
		left++;
		last = place;
	}
}
