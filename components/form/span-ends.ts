import type { Span } from '../../lib/annotation';

/** Where words begin and end: letters and digits, with what joins them; punctuation is no word. */
const word = /[\p{L}\p{N}\p{M}]+(?:['’.,:/\-‐‑][\p{L}\p{N}\p{M}]+)*/gu;

/** How far an end may be moved from where it was, in UTF-16 code units. */
const reach = 400;

export type End = 'start' | 'end';

/** Where an end may stand, in text order: at words, within the span's paragraph and reach. */
function placesOf(text: string, span: Span, end: End): number[] {
	const from = text.lastIndexOf('\n', span.start - 1) + 1;
	const to = text.indexOf('\n', span.end);
	const low = Math.max(from, span.start - reach);
	const high = Math.min(to < 0 ? text.length : to, span.end + reach);
	return [...text.slice(low, high).matchAll(word)].map((match) =>
		end === 'start' ? low + match.index : low + match.index + match[0].length,
	);
}

/**
 * A span with one end moved by a word, within its paragraph; the same where it can't be.
 *
 * @param by 1 later, -1 earlier
 */
export function moveEnd(text: string, span: Span, end: End, by: 1 | -1): Span {
	const places = placesOf(text, span, end);
	const now = span[end];
	const next = by === 1 ? places.find((at) => at > now) : places.findLast((at) => at < now);
	return next === undefined ? span : moved(span, end, next);
}

/** A span with one end moved to the word at an offset, or the nearest; the same where it can't be. */
export function moveEndTo(text: string, span: Span, end: End, offset: number): Span {
	let nearest = span[end];
	let least = Number.POSITIVE_INFINITY;
	for (const at of placesOf(text, span, end)) {
		if (Math.abs(at - offset) >= least) continue;
		least = Math.abs(at - offset);
		nearest = at;
	}
	return moved(span, end, nearest);
}

function moved(span: Span, end: End, at: number): Span {
	const next = { ...span, [end]: at };
	return next.start < next.end ? next : span;
}
