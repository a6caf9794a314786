/**
 * Words as searching knows them: runs of letters, marks and digits, without case and accents.
 */
import type { Span } from '../annotation';

/** Longer runs (addresses, keys) are known by their beginning, in UTF-16 code units. */
const longest = 48;

const run = /[\p{L}\p{M}\p{N}]+/gu;
const plain = /^[\n\r\t\x20-\x7e]*$/;

/** A word without case and accents: "Élan" is "elan". */
export function fold(word: string): string {
	if (plain.test(word)) return word.toLowerCase();
	return word
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}

/** The words of a text, folded, in text order. */
export function wordsOf(text: string): string[] {
	return plain.test(text)
		? (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(cut)
		: (text.match(run) ?? []).map((word) => cut(fold(word)));
}

/** A word with its place in the text (UTF-16 code units, end exclusive). */
export interface PlacedWord extends Span {
	word: string;
}

/** As `wordsOf`, with the place of each. */
export function placedWordsOf(text: string): PlacedWord[] {
	return [...text.matchAll(run)].map(({ 0: found, index }) => ({
		word: cut(fold(found)),
		start: index,
		end: index + found.length,
	}));
}

const cut = (word: string): string => (word.length > longest ? word.slice(0, longest) : word);

const pronouns = new Set(
	`i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
	who whom whose which that this these those himself herself itself themselves ourselves one`
		.trim()
		.split(/\s+/),
);

/** Whether a mention stands for a name without being one: "she", "Its". */
export const isPronoun = (mention: string): boolean => pronouns.has(fold(mention.trim()));
