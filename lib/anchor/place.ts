import search from 'approx-string-match';
import type { Span } from '../annotation';
import { align } from './align';
import { alignByChain } from './chain';
import { gatherQuote } from './gather';
import type { Pattern } from './pattern';
import { type Likeness, score } from './score';
import type { Seeds } from './seeds';

/** Where a pattern's quote stands in a folded text, and how alike it is. */
export interface Place extends Span, Likeness {
	/** 0 where the quote is gone and `start` is `end`. */
	score: number;
	/** How much of quote and context together is the same, between 0 and 1.0: the better place. */
	whole: number;
}

/**
 * Parts of a pattern that may be edited, tried one after the other: the search's cost grows with
 * it. With more than the last, a place is no better than chance.
 */
const errorRates = [0.12, 0.35, 0.55];
/** Of places equally good that the search reports, so many are looked at. */
const mostMatches = 2;
/** Context shorter than this is the same by chance. */
const leastContext = 12;
/** Words put in between those of the quote count half, and no more than this at one place. */
const mostPutIn = 24;

/** A longer pattern of which too little is left to chain is gone. */
const longestSearched = 1_000;

/**
 * The best place for the pattern in a stretch of the text: quote and context are searched for as
 * one, and the quote's own bounds are read off their alignment, so that words of the quote are not
 * taken from the context, nor the other way.
 */
export function placeIn(text: string, stretch: Span, pattern: Pattern, seeds: Seeds): Place | null {
	const chained = alignByChain(text, stretch, pattern.text, pattern, seeds);
	if (chained) return read(pattern, text, chained);
	return pattern.text.length > longestSearched ? null : searchIn(text, stretch, pattern);
}

function searchIn(text: string, stretch: Span, pattern: Pattern): Place | null {
	const region = text.slice(stretch.start, stretch.end);
	let matches: ReturnType<typeof search> = [];
	for (const rate of errorRates) {
		matches = search(region, pattern.text, Math.floor(pattern.text.length * rate));
		if (matches.length > 0) break;
	}
	let best: Place | null = null;
	for (let i = 0; i < matches.length && i < mostMatches; i++) {
		const match = matches[i === 0 ? 0 : matches.length - 1];
		if (!match || (i > 0 && match.start === matches[0]?.start)) continue;
		const matched = region.slice(match.start, match.end);
		const place = read(pattern, matched, align(pattern.text, matched, match.errors, pattern));
		if (!best || place.whole > best.whole) {
			const offset = stretch.start + match.start;
			best = { ...place, start: place.start + offset, end: place.end + offset };
		}
	}
	return best;
}

function read(pattern: Pattern, text: string, partner: Int32Array): Place {
	gatherQuote(pattern, text, partner);
	const errors = countErrors(pattern, text, partner);
	const length = pattern.end - pattern.start;
	const after = pattern.text.length - pattern.end;
	const part = (of: number, wrong: number): number => Math.max(0, 1 - wrong / of);
	const context = (of: number, wrong: number): number | null =>
		of < leastContext ? null : part(of, wrong);
	const span = quoteIn(pattern, text, partner, errors.quote === 0);
	const likeness: Likeness = {
		length,
		quote: span ? part(length, errors.quote) : 0,
		prefix: context(pattern.start, errors.prefix),
		suffix: context(after, errors.suffix),
	};
	const whole = part(pattern.text.length, errors.prefix + errors.quote + errors.suffix);
	return { ...(span ?? { start: 0, end: 0 }), ...likeness, score: score(likeness), whole };
}

/** Edits in each part. What was put in between two parts is laid to the context. */
function countErrors(
	pattern: Pattern,
	text: string,
	partner: Int32Array,
): { prefix: number; quote: number; suffix: number } {
	const errors = { prefix: 0, quote: 0, suffix: 0 };
	let expected = partner.find((place) => place >= 0) ?? 0;
	let inside = false;
	for (let unit = 0; unit < partner.length; unit++) {
		const place = partner[unit] ?? -1;
		const part = unit < pattern.start ? 'prefix' : unit < pattern.end ? 'quote' : 'suffix';
		if (place < 0) {
			errors[part]++;
			continue;
		}
		if (pattern.text.charCodeAt(unit) !== text.charCodeAt(place)) errors[part]++;
		const putIn = place - expected;
		if (part !== 'quote') errors[part] += putIn;
		else if (inside) errors.quote += Math.min(putIn, mostPutIn) / 2;
		else errors.prefix += putIn;
		expected = place + 1;
		inside = part === 'quote';
	}
	return errors;
}

/** What a quote whose first or last word was replaced may gain by going up to its context. */
const mostGain = 16;

function quoteIn(
	pattern: Pattern,
	text: string,
	partner: Int32Array,
	isIntact: boolean,
): Span | null {
	const { start, end } = pattern;
	let first = start;
	while (first < end && (partner[first] ?? -1) < 0) first++;
	if (first === end) return null;
	let last = end - 1;
	while ((partner[last] ?? -1) < 0) last--;
	let from = partner[first] ?? 0;
	let to = (partner[last] ?? 0) + 1;
	if (isIntact) return { start: from, end: to };

	let before = start - 1;
	while (before >= 0 && (partner[before] ?? -1) < 0) before--;
	const floor = before >= 0 ? (partner[before] ?? -1) + 1 : 0;
	let after = end;
	while (after < partner.length && (partner[after] ?? -1) < 0) after++;
	const ceiling = after < partner.length ? (partner[after] ?? 0) : text.length;

	// Where the quote's first or last words are others now, they reach to the context.
	const isKept = (unit: number, place: number): boolean =>
		partner[unit] === place && pattern.text.charCodeAt(unit) === text.charCodeAt(place);
	if (!isKept(start, from) && from - floor <= mostGain + first - start) from = floor;
	if (!isKept(end - 1, to - 1) && ceiling - to <= mostGain + end - 1 - last) to = ceiling;
	// A quote of whole words stays one: it takes the rest of a word, or leaves what isn't its own.
	if (!isInsideWord(pattern.text, start)) {
		while (from > floor && isInsideWord(text, from)) from--;
		while (from < to && isInsideWord(text, from)) from++;
	}
	if (!isInsideWord(pattern.text, end)) {
		while (to < ceiling && isInsideWord(text, to)) to++;
		while (to > from && isInsideWord(text, to)) to--;
	}
	if (pattern.text[start] !== ' ') while (from < to && text[from] === ' ') from++;
	if (pattern.text[end - 1] !== ' ') while (to > from && text[to - 1] === ' ') to--;
	return from < to ? { start: from, end: to } : null;
}

function isInsideWord(text: string, at: number): boolean {
	return at > 0 && at < text.length && isWord(text, at - 1) && isWord(text, at);
}

function isWord(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
	return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at)) || (code >= 0xd800 && code < 0xe000);
}
