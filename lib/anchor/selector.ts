import type { Span } from '../annotation';

/**
 * Where a stretch of an article's text stands, told so that it is found again after the page has
 * changed: the Web Annotation model's TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#selectors). Plain data, to be kept.
 */
export interface Selector {
	/** Offsets into the text that was described: UTF-16 code units, end exclusive. */
	position: Span;
	quote: {
		/** The words themselves, as the text had them. */
		exact: string;
		/** What stood right before; empty at the beginning of the text. */
		prefix: string;
		/** What stood right after; empty at the end of the text. */
		suffix: string;
	};
}

/** A place in a text: UTF-16 code units, end exclusive, no surrogate pair cut in two. */
export interface Found extends Span {
	/** How sure the place is and how much of the quote it has: from `anchored` to 1.0, which is all. */
	score: number;
	/** The words have changed so much, or their place is so unsure, that the reader is told. */
	changed: boolean;
}

/** A score below this is no place: the annotation is an orphan. */
export const anchored = 0.65;
/** A score, or a likeness of the words alone, below this is shown as changed. */
export const unchanged = 0.8;
