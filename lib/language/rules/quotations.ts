import type { Span } from '../../annotation';

export interface Quotation extends Span {
	/** What stands between the marks. */
	inner: Span;
	/** It ran to the end of its paragraph without a closing mark. */
	open: boolean;
}

const pairs: Record<string, string> = { '“': '”', '«': '»', '„': '“', '‘': '’' };
const letter = /[\p{L}\p{N}]/u;
/** A quotation without a closing mark is taken to run on no further than this. */
const longestOpen = 3000;

/**
 * The outermost quotations of a text, in order: straight, curly, low and angle marks; single
 * ones only where they can't be apostrophes. A mark that is never closed opens a quotation only
 * at the start of a paragraph (the newspapers' way with several paragraphs of one speaker).
 * Linear in the text.
 */
export function findQuotations(text: string): Quotation[] {
	const found: Quotation[] = [];
	let paragraph = 0;
	while (paragraph < text.length) {
		const blank = text.indexOf('\n\n', paragraph);
		const end = blank < 0 ? text.length : blank;
		scan(text, paragraph, end, found);
		paragraph = end + 2;
	}
	return found;
}

function scan(text: string, from: number, to: number, found: Quotation[]): void {
	let opened = -1;
	let closing = '';
	// Where the closing mark last occurs, so that an unmatched opening mark costs no second scan.
	const last = new Map<string, number>();
	const lastOf = (mark: string) => {
		let at = last.get(mark);
		if (at === undefined) {
			at = from + text.slice(from, to).lastIndexOf(mark);
			last.set(mark, at);
		}
		return at;
	};
	for (let i = from; i < to; i++) {
		const c = text[i] ?? '';
		if (opened < 0) {
			const before = text[i - 1] ?? '';
			const after = text[i + 1] ?? '';
			let close: string | undefined;
			if (c === '"') close = '"';
			else if (c === "'" && after === "'") close = "''";
			else if (c === "'" || c === '‘') {
				if (!letter.test(before) && letter.test(after)) close = c === "'" ? "'" : '’';
			} else close = pairs[c];
			if (!close) continue;
			if (lastOf(close) > i + 1) {
				opened = i;
				closing = close;
			} else if (c !== "'" && c !== '‘' && close !== "''" && text.slice(from, i).trim() === '') {
				const end = Math.min(to, i + longestOpen);
				if (end > i + 1) found.push({ start: i, end, inner: { start: i + 1, end }, open: true });
				return;
			}
		} else if (closing === "''") {
			if (c !== "'" || text[i + 1] !== "'" || i < opened + 2) continue;
			if (i > opened + 2) {
				found.push({
					start: opened,
					end: i + 2,
					inner: { start: opened + 2, end: i },
					open: false,
				});
			}
			opened = -1;
			i++;
		} else if (c === closing) {
			if (closing === "'" || closing === '’') {
				// An apostrophe unless it follows a mark or letter and no letter follows it.
				if (letter.test(text[i + 1] ?? '') || /\s/.test(text[i - 1] ?? '')) continue;
				// "officials' claims" inside: a plural possessive before a lower-case word.
				if (
					/[sS]/.test(text[i - 1] ?? '') &&
					/^ \p{Ll}/u.test(text.slice(i + 1, i + 3)) &&
					lastOf(closing) > i
				)
					continue;
			}
			if (i > opened + 1) {
				found.push({
					start: opened,
					end: i + 1,
					inner: { start: opened + 1, end: i },
					open: false,
				});
			}
			opened = -1;
		}
	}
}

/** A quotation that is somebody's words, and no title or single scare-quoted word. */
export const isSpeech = (text: string, quotation: Quotation): boolean =>
	quotation.inner.end - quotation.inner.start > 12 &&
	/\s/.test(
		text.slice(quotation.inner.start, Math.min(quotation.inner.end, quotation.inner.start + 200)),
	);

/** The quotation that covers or touches a place in the text. */
export function quotationAt(
	quotations: readonly Quotation[],
	position: number,
): Quotation | undefined {
	let low = 0;
	let high = quotations.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const quotation = quotations[middle];
		if (!quotation) return undefined;
		if (quotation.end <= position) low = middle + 1;
		else if (quotation.start > position) high = middle - 1;
		else return quotation;
	}
	return undefined;
}
