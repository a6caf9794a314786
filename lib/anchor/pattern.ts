import { fold } from './fold';
import type { Selector } from './selector';

/** A quote with its context as it is searched for: folded. */
export interface Pattern {
	text: string;
	/** Where in `text` the quote begins and ends. */
	start: number;
	end: number;
}

/** Folds a selector's quote and context in one, as the text that is searched was. */
export function patternOf({ quote }: Selector): Pattern {
	const folded = fold(quote.prefix + quote.exact + quote.suffix);
	const from = quote.prefix.length;
	const to = from + quote.exact.length;
	let start = 0;
	while (start < folded.text.length && (folded.to[start] ?? 0) <= from) start++;
	let end = folded.text.length;
	while (end > start && (folded.from[end - 1] ?? 0) >= to) end--;
	return { text: folded.text, start, end };
}

/** The same with no more than so many units of context on either side. */
export function withContext({ text, start, end }: Pattern, most: number): Pattern {
	const from = Math.max(0, start - most);
	return { text: text.slice(from, end + most), start: start - from, end: end - from };
}
