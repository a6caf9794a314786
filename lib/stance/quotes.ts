/** Where a text quotes: outermost quotations with their marks. */

import type { Span } from '../annotation';

/** A quotation that is never closed runs no further than this many code units. */
const longest = 4000;
/** Nor is the end of one in single marks, which may be apostrophes, sought further than this. */
const longestSingle = 1000;

const closers: Readonly<Record<string, string>> = {
	'“': '”',
	'«': '»',
	'„': '“',
	'‘': '’',
	'"': '"',
	"''": "''",
	'``': "''",
};

const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * The outermost quotations of a text, in order, marks included: curly, straight, doubled single,
 * low and angle marks; single curly ones where they can't be apostrophes. A mark that is not closed
 * in its paragraph quotes to the paragraph's end only where it opens the paragraph (several
 * paragraphs of one speaker). Linear in the text.
 */
export function quoteSpans(text: string): Span[] {
	const found: Span[] = [];
	for (let paragraph = 0; paragraph < text.length; ) {
		const line = text.indexOf('\n', paragraph);
		const end = line < 0 ? text.length : line;
		inParagraph(text, paragraph, end, found);
		paragraph = end + 1;
	}
	return found;
}

function inParagraph(text: string, from: number, to: number, found: Span[]): void {
	/** Last place of each closing mark, so that an unclosed mark costs no search. */
	const last = new Map<string, number>();
	const markAt = (i: number): string => {
		const c = text.charAt(i);
		if (c === "'" || c === '`') return text.charAt(i + 1) === c && i + 1 < to ? c + c : '';
		return c;
	};
	for (let i = from; i < to; i++) {
		const mark = markAt(i);
		if (
			mark === '”' ||
			mark === '’' ||
			mark === '"' ||
			mark === "''" ||
			mark === '»' ||
			mark === '“'
		) {
			last.set(mark, i);
		}
		if (mark.length === 2) i++;
	}
	let opening = from;
	while (opening < to && /\s/.test(text.charAt(opening))) opening++;
	for (let i = from; i < to; i++) {
		const mark = markAt(i);
		const close = closers[mark];
		if (close === undefined) continue;
		const after = i + mark.length;
		const single = mark === '‘';
		if (
			single &&
			(wordCharacter.test(text.charAt(i - 1)) || !wordCharacter.test(text.charAt(after)))
		) {
			continue;
		}
		if ((last.get(close) ?? -1) < after) {
			if (!single && i === opening) {
				const end = Math.min(to, i + longest);
				if (end > after) found.push({ start: i, end });
				return;
			}
			i = after - 1;
			continue;
		}
		let j = after;
		const limit = single ? Math.min(to, after + longestSingle) : to;
		while (j < limit) {
			const here = markAt(j);
			if (here === close && !(single && wordCharacter.test(text.charAt(j + 1)))) break;
			j += here.length === 2 ? 2 : 1;
		}
		if (j >= limit) {
			i = after - 1;
			continue;
		}
		found.push({ start: i, end: j + close.length });
		i = j + close.length - 1;
	}
}
