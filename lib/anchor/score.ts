/** How alike a place is to what is searched for, each between 0 and 1.0, where 1.0 is the same. */
export interface Likeness {
	/** Of the quote, folded. */
	length: number;
	quote: number;
	/** null: the quote had no context there to speak of, being at an end of the text. */
	prefix: number | null;
	suffix: number | null;
}

/** Two texts that have nothing to do with each other are this much alike by their letters. */
const byChance = 0.5;
/** So much alike, context is the same beyond doubt. */
const beyondDoubt = 0.8;
/** Words shorter than this stand in any article and say nothing without context. */
const meaningless = 24;
/** Words longer than this stand nowhere else by chance. */
const telling = 64;
/** A quote that has less than this of its letters is gone, whatever stands between its context. */
const leastQuote = 0.4;
/** Below this there is nothing of it but what is alike by chance. */
const nothing = 0.3;

/** Between 0 and 1.0: how sure it is that this is the place, and how much of the quote it has. */
export function score({ length, quote, prefix, suffix }: Likeness): number {
	if (quote < leastQuote) return 0;
	const context = contextSupport(prefix, suffix);
	// Words half of which are others say as little as none.
	const own = scale(length * (2 * quote - 1), meaningless, telling);
	const support = 1 - (1 - own) * (1 - context);
	// Intact context vouches for some of what was changed between it.
	const kept = quote + (1 - quote) * 0.4 * context;
	return kept * (0.5 + 0.5 * support);
}

/** Here it stood, its context is still there, and it isn't. */
export function isHole({ quote, prefix, suffix }: Likeness): boolean {
	const least = 0.9;
	return quote < nothing && (prefix ?? 0) >= least && (suffix ?? 0) >= least;
}

/** Are these words so many and so much the same that they were moved, not written again? */
export function isMoved({ length, quote }: Likeness): boolean {
	return length >= telling && quote >= 0.95;
}

function contextSupport(prefix: number | null, suffix: number | null): number {
	const before = prefix === null ? null : scale(prefix, byChance, beyondDoubt);
	const after = suffix === null ? null : scale(suffix, byChance, beyondDoubt);
	if (before === null || after === null) return before ?? after ?? 0;
	// One side alone survives where a paragraph was moved or text was put in.
	return 0.7 * Math.max(before, after) + 0.3 * Math.min(before, after);
}

function scale(value: number, none: number, all: number): number {
	return Math.min(1, Math.max(0, (value - none) / (all - none)));
}
