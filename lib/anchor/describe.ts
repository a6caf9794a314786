import type { Span } from '../annotation';
import type { Selector } from './selector';

/**
 * How much context is kept on either side, in UTF-16 code units. Enough that it still tells one
 * occurrence of a word from another when a fifth of it is rewritten.
 */
const leastContext = 64;
/** Text repeated for longer than this is told apart by its position alone. */
const mostContext = 512;
/** Occurrences looked at beyond which the text is taken to repeat without end. */
const mostOccurrences = 20_000;

/**
 * The selectors of a span: its position, and its words with context on both sides, extended word
 * by word until quote and context together stand only once in the text.
 *
 * @param span taken into the text's bounds; a surrogate pair at its ends is taken whole
 */
export function describe(text: string, span: Span): Selector {
	const clamp = (offset: number): number =>
		Math.min(text.length, Math.max(0, Math.trunc(offset) || 0));
	let start = clamp(span.start);
	let end = Math.max(start, clamp(span.end));
	if (splitsPair(text, start)) start--;
	if (splitsPair(text, end)) end++;
	const others = otherOccurrences(text, start, end);
	let before = wordStart(text, start - leastContext);
	let after = wordEnd(text, end + leastContext);
	while (others.some(({ left, right }) => left >= start - before && right >= after - end)) {
		const from = start - before < mostContext ? wordStart(text, before - 1) : before;
		const to = after - end < mostContext ? wordEnd(text, after + 1) : after;
		if (from === before && to === after) break;
		before = from;
		after = to;
	}
	return {
		position: { start, end },
		quote: {
			exact: text.slice(start, end),
			prefix: text.slice(before, start),
			suffix: text.slice(end, after),
		},
	};
}

/** How far, on either side, the text around each other occurrence of the words is the same. */
function otherOccurrences(
	text: string,
	start: number,
	end: number,
): { left: number; right: number }[] {
	const exact = text.slice(start, end);
	const others: { left: number; right: number }[] = [];
	if (exact === '') return others;
	let at = text.indexOf(exact);
	for (let looked = 0; at >= 0 && looked < mostOccurrences; looked++) {
		if (at !== start) {
			let left = 0;
			while (left < mostContext && left < Math.min(at, start)) {
				if (text[at - left - 1] !== text[start - left - 1]) break;
				left++;
			}
			let right = 0;
			const shift = at - start;
			while (right < mostContext && end + right + Math.max(0, shift) < text.length) {
				if (text[end + shift + right] !== text[end + right]) break;
				right++;
			}
			// Context no longer than the least is never the same: not worth keeping.
			if (left >= leastContext || right >= leastContext) others.push({ left, right });
			else if (start - left === 0 || end + right === text.length) others.push({ left, right });
		}
		at = text.indexOf(exact, at + 1);
	}
	return others;
}

function splitsPair(text: string, offset: number): boolean {
	return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
}

function isHigh(code: number): boolean {
	return code >= 0xd800 && code < 0xdc00;
}

function isLow(code: number): boolean {
	return code >= 0xdc00 && code < 0xe000;
}

/** Words longer than this (hostile text) are cut. */
const longestWord = 32;

/** The beginning of the word that holds `offset`. */
function wordStart(text: string, offset: number): number {
	let at = Math.max(0, offset);
	const stop = Math.max(0, at - longestWord);
	while (at > stop && !isSpace(text.charCodeAt(at - 1))) at--;
	return splitsPair(text, at) ? at - 1 : at;
}

function wordEnd(text: string, offset: number): number {
	let at = Math.min(text.length, offset);
	const stop = Math.min(text.length, at + longestWord);
	while (at < stop && !isSpace(text.charCodeAt(at))) at++;
	return splitsPair(text, at) ? at + 1 : at;
}

function isSpace(code: number): boolean {
	return code === 0x20 || code === 0x0a;
}
