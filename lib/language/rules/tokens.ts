import type { Span } from '../../annotation';

/** A word, number or punctuation mark, with its place in the text. */
export interface Token extends Span {
	/** As written, without soft hyphens and zero-width characters; curly apostrophes straight. */
	text: string;
	lower: string;
	kind: 'word' | 'number' | 'mark';
	/** Starts with an upper-case letter. */
	capital: boolean;
}

// Letters, marks and digits; apostrophes, hyphens and ampersands only between them. Invisible
// characters (soft hyphen, zero-width space and joiners) belong to the word they stand in.
const wordPart = String.raw`[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D]`;
const pattern = new RegExp(
	[
		String.raw`\[\d{1,3}\]`, // footnote marks, left out
		String.raw`(?:\p{Lu}\.){2,8}`, // U.S.
		String.raw`[$€£]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|[a-z]{1,2}\b|%)?`,
		String.raw`\p{L}${wordPart}*(?:['’‑\-&]\p{L}${wordPart}*|-\d+)*`,
		String.raw`\.{3}|-{2,3}|''|[^\s\u00AD\u200B-\u200D]`,
	].join('|'),
	'gu',
);
const clitic = /^(.+?)(n't|'(?:s|S|re|ve|ll|d|m))$/;
/** Words that keep the full stop that follows them, and don't end a sentence by it. */
const abbreviations = new Set(
	(
		'mr mrs ms dr prof gen sen rep gov lt col sgt capt maj adm cmdr brig st jr sr rev hon pres ' +
		'amb atty supt fr jan feb mar apr jun jul aug sep sept oct nov dec vs no inc corp co ltd dept ' +
		'etc est al approx'
	).split(' '),
);

/**
 * The tokens of a text, in order and not overlapping. Possessive and verbal clitics ("'s", "n't")
 * are tokens of their own; footnote marks such as "[3]" are no tokens. Linear in the text.
 */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	const push = (start: number, end: number, kind: Token['kind']) => {
		let written = text
			.slice(start, end)
			.replace(/[\u00AD\u200B-\u200D]/g, '')
			.replace(/’/g, "'");
		if (written === '') return;
		// Two straight apostrophes are one newspaper's quotation mark.
		if (written === "''") written = '"';
		const first = written.charCodeAt(0);
		const capital =
			kind === 'word' && (first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(written));
		tokens.push({ start, end, text: written, lower: written.toLowerCase(), kind, capital });
	};
	for (const match of text.matchAll(pattern)) {
		const start = match.index;
		const raw = match[0];
		const end = start + raw.length;
		if (raw.length > 2 && raw.startsWith('[')) continue;
		if (/^[$€£]?\d/.test(raw)) push(start, end, 'number');
		else if (/^\p{L}/u.test(raw)) {
			const split = raw.length < 60 ? clitic.exec(raw.replace(/’/g, "'")) : null;
			const head = split?.[1];
			if (head) {
				push(start, start + head.length, 'word');
				push(start + head.length, end, 'word');
			} else if (
				text[end] === '.' &&
				(abbreviations.has(raw.toLowerCase()) || /^\p{Lu}$/u.test(raw))
			) {
				push(start, end + 1, 'word');
			} else push(start, end, 'word');
		} else if (tokens.at(-1)?.end !== end) push(start, end, 'mark');
	}
	return tokens;
}

export interface Sentence extends Span {
	tokens: Token[];
	/** Number of the paragraph (parted by blank lines), from 0. */
	paragraph: number;
}

const closers = new Set(['"', '”', '’', "'", ')', ']', '»']);
const startsSentence = /^["“‘«([\p{Lu}\p{N}$€£—–-]/u;
/** After these an abbreviation such as "U.S." most likely ended the sentence. */
const openers = new Set('the he she it they but in on at we i this that however'.split(' '));
/** No sentence is longer than this many tokens, so that work within one stays bounded. */
const longest = 250;

/** The sentences of a text in order: none crosses a blank line; at most 250 tokens each. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
	const sentences: Sentence[] = [];
	let current: Token[] = [];
	let paragraph = 0;
	const flush = () => {
		const first = current[0];
		const last = current.at(-1);
		if (first && last) {
			sentences.push({ start: first.start, end: last.end, tokens: current, paragraph });
		}
		current = [];
	};
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i];
		if (!token) continue;
		current.push(token);
		const next = tokens[i + 1];
		if (!next) break;
		const gap = text.slice(token.end, Math.min(next.start, token.end + 200));
		const line = gap.indexOf('\n');
		if (line >= 0) {
			const blank = /\n\s*\n/.test(gap);
			const runsOn = !blank && /^\p{Ll}/u.test(next.text) && !/[.!?:]/.test(token.text);
			if (!runsOn) flush();
			if (blank) paragraph++;
			continue;
		}
		if (current.length >= longest) {
			flush();
			continue;
		}
		if (gap === '') continue;
		// A footnote mark after "U.S." shows that the sentence ended there.
		const ends = isEnd(tokens, i) || (gap.includes(']') && token.text.endsWith('.'));
		if (ends && startsSentence.test(next.text)) flush();
	}
	flush();
	return sentences;
}

function isEnd(tokens: readonly Token[], at: number): boolean {
	let i = at;
	while (i > 0 && closers.has(tokens[i]?.text ?? '')) i--;
	const token = tokens[i];
	if (!token) return false;
	if (token.kind === 'mark') {
		if (!/^(?:[.!?…]|\.\.\.)$/.test(token.text)) return false;
		return true;
	}
	if (/^(?:\p{Lu}\.){2,}$/u.test(token.text)) return openers.has(tokens[at + 1]?.lower ?? '');
	return false;
}
