/** Parts tokens into sentences. */

import { leadingAbbreviations, sentenceStarters } from './abbreviations';
import type { Tokens } from './tokens';

/** The sentences of a text in text order; each holds one token or more, every token is in one. */
export interface Sentences {
	/** First token of sentence i; entry `count` is the number of tokens. */
	readonly first: Int32Array;
	/** UTF-16 code unit where sentence i starts: its first token's start. */
	readonly start: Int32Array;
	/** End of its last token, exclusive. */
	readonly end: Int32Array;
	readonly count: number;
}

/**
 * A sentence is parted after this many tokens whatever it says, which bounds the parser's work.
 * Twice the longest sentence of the treebanks, so that only lists and broken text are touched.
 */
export const maxSentenceTokens = 300;

const speechVerbs: ReadonlySet<string> = new Set(
	(
		'said says asked asks added wrote told replied answered shouted cried tweeted insisted ' +
		'demanded wondered exclaimed warned declared recalled continued quipped joked'
	).split(' '),
);

const endsSentence = /^(?:[.!?]+|\u2026|\u3002|\uff01|\uff1f)$/;
const closesBracket = /^[)\]}]$/;

function breaksLine(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) {
		const unit = text.charCodeAt(i);
		if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return true;
	}
	return false;
}

function isQuote(form: string): boolean {
	return form === '"' || form === "'" || form === "''";
}

/** Whether a token that is a quotation mark closes one: nothing but text before it. */
function closes(text: string, tokens: Tokens, index: number, open: boolean): boolean {
	const start = tokens.start[index] ?? 0;
	const unit = text.charCodeAt(start);
	if (unit === 0x201d || unit === 0x2019) return true;
	if (unit === 0x201c || unit === 0x2018 || unit === 0x201e) return false;
	const glued = index > 0 && tokens.end[index - 1] === start;
	const gluedAfter = tokens.start[index + 1] === tokens.end[index];
	if (glued !== gluedAfter) return glued;
	return open;
}

/**
 * The sentences of `tokens`, which must be the tokens of `text`. Newlines always part; a full stop
 * parts unless it belongs to an abbreviation or what follows goes on in lower case. Closing marks
 * stay with the sentence they close.
 */
export function sentences(text: string, tokens: Tokens): Sentences {
	const { count, form, start, end } = tokens;
	const first: number[] = [];
	let from = 0;
	let open = false;
	for (let i = 0; i < count; i++) {
		if (i === from) first.push(i);
		const token = form[i] ?? '';
		if (token === '"') open = !closes(text, tokens, i, open);
		if (i + 1 === count) break;
		let last = i;
		let boundary = false;
		if (breaksLine(text, end[i] ?? 0, start[i + 1] ?? 0)) {
			boundary = true;
			open = false;
		} else if (endsSentence.test(token)) {
			// Closing marks after the stop belong to this sentence.
			let next = i + 1;
			let quoted = false;
			while (
				next < count &&
				next - i <= 4 &&
				next - from < maxSentenceTokens &&
				!breaksLine(text, end[next - 1] ?? 0, start[next] ?? 0)
			) {
				const mark = form[next] ?? '';
				if (isQuote(mark) && closes(text, tokens, next, open)) {
					quoted = true;
					open = false;
				} else if (!closesBracket.test(mark)) break;
				next++;
			}
			last = next - 1;
			boundary =
				next >= count ||
				breaksLine(text, end[last] ?? 0, start[next] ?? 0) ||
				startsSentence(tokens, next, token, quoted);
		} else if (token.length > 1 && token.endsWith('.')) {
			boundary = endsAfterAbbreviation(tokens, i);
		}
		if (boundary || last + 1 - from >= maxSentenceTokens) from = last + 1;
		i = last;
	}
	first.push(count);
	const n = first.length - 1;
	return {
		first: Int32Array.from(first),
		start: Int32Array.from({ length: n }, (_, s) => start[first[s] ?? 0] ?? 0),
		end: Int32Array.from({ length: n }, (_, s) => end[(first[s + 1] ?? 0) - 1] ?? 0),
		count: n,
	};
}

function isCapital(form: string): boolean {
	const head = form.charAt(0);
	return head !== head.toLowerCase();
}

function startsSentence(tokens: Tokens, next: number, stop: string, quoted: boolean): boolean {
	const word = tokens.form[next] ?? '';
	const head = word.charAt(0);
	if (head !== head.toUpperCase()) return false;
	if (/^[,;:)\]%/]/.test(word)) return false;
	if (/^(?:--?|\u2013|\u2014)$/.test(word)) return false;
	// “Shall we go?” Sapt asked.
	if (quoted && stop !== '.') {
		const limit = Math.min(tokens.count, next + 4);
		for (let i = next; i < limit; i++) {
			const form = tokens.form[i] ?? '';
			if (speechVerbs.has(form)) return false;
			if (!/^[\p{L}.]/u.test(form)) break;
		}
	}
	// A stop within a word, as in a web address or a list of initials.
	if (tokens.start[next] === tokens.end[next - 1] && !isCapital(word)) return isQuote(word);
	return true;
}

function endsAfterAbbreviation(tokens: Tokens, index: number): boolean {
	const abbreviation = (tokens.form[index] ?? '').slice(0, -1).toLowerCase();
	if (leadingAbbreviations.has(abbreviation)) return false;
	const next = tokens.form[index + 1] ?? '';
	if (next === '"') return false;
	if (!isCapital(next)) return false;
	// An initial ("J. Smith") goes on unless a function word follows; so do "U.S." and "Inc."
	const lower = next.toLowerCase();
	return (
		sentenceStarters.has(lower) && next !== 'A' && !(next === 'I' && abbreviation.length === 1)
	);
}
