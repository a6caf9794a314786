import * as v from 'valibot';
import type { Selector } from '../anchor';

const some = v.looseObject({ type: v.string() });
const quote = v.looseObject({
	type: v.literal('TextQuoteSelector'),
	exact: v.string(),
	prefix: v.optional(v.string(), ''),
	suffix: v.optional(v.string(), ''),
});
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const position = v.looseObject({
	type: v.literal('TextPositionSelector'),
	start: offset,
	end: offset,
});

/**
 * The selector that a W3C or Hypothesis target gives, one or several in a list or refined by one
 * another; null where there is no quote, without which nothing is found again.
 *
 * A position counts in the text of whoever wrote it, so it is a hint at most.
 */
export function readSelector(given: unknown): Selector | null {
	let place = { start: 0, end: 0 };
	let words: Selector['quote'] | null = null;
	const queue: unknown[] = Array.isArray(given) ? given.slice(0, 20) : [given];
	for (let i = 0; i < queue.length && i < 20; i++) {
		const one = queue[i];
		if (v.is(quote, one)) {
			const { exact, prefix, suffix } = v.parse(quote, one);
			if (exact.trim() !== '') words ??= { exact, prefix, suffix };
		} else if (v.is(position, one) && one.start <= one.end) {
			place = { start: one.start, end: one.end };
		}
		if (v.is(some, one) && 'refinedBy' in one) queue.push(one.refinedBy);
	}
	return words && { position: place, quote: words };
}
