/** The words of a text as coverage compares them: folded, stemmed, names told from other words. */

export interface Word {
	/** Lower case, without accents, inner full stops ("G.O.P." is "gop"), possessive or ending. */
	stem: string;
	/** As written, without a possessive. */
	written: string;
	/** Written with a capital, though no sentence begins here. */
	name: boolean;
	/** More than a space parts it from the word before. */
	apart: boolean;
}

/** Longest word that counts, in UTF-16 code units; what is longer is no word. */
const longestWord = 40;

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

/** Takes linear time, whatever the text. */
export function readWords(text: string): Word[] {
	const words: Word[] = [];
	let end = -1;
	for (const match of text.matchAll(wordPattern)) {
		const start = match.index;
		const spaced = end >= 0 && start === end + 1 && text[end] === ' ';
		// After "U.S." or "Sen." a sentence may begin, or not; a capital there says little either way.
		const opens = !spaced && (end < 0 || /[.!?:\n“"”]/.test(text.slice(end, start)));
		end = start + match[0].length;
		if (match[0].length > longestWord) continue;
		const { parts, capital } = formOf(match[0]);
		for (const [i, { stem, written }] of parts.entries()) {
			words.push({ stem, written, name: capital && !opens, apart: i > 0 || !spaced });
		}
	}
	return words;
}

interface Form {
	capital: boolean;
	parts: { stem: string; written: string }[];
}

/** Words met before; emptied when full, so that it stays small whatever is read. */
const known = new Map<string, Form>();
const mostKnown = 50_000;

function formOf(word: string): Form {
	const found = known.get(word);
	if (found) return found;
	const written = word.replace(/['’]s?$/i, '');
	// Commas join the digits of a number, and nothing else.
	const parts = /^[\d.,]+$/.test(written) ? [written] : written.split(/[-,]/);
	const form: Form = {
		capital: /^\p{Lu}/u.test(written),
		parts: parts
			.map((part) => ({ stem: stemOf(part), written: part }))
			.filter(({ stem }) => stem !== ''),
	};
	if (known.size >= mostKnown) known.clear();
	known.set(word, form);
	return form;
}

/** Brings the forms of a word together, roughly: only what news varies (number, tense). */
export function stemOf(word: string): string {
	let stem = word
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[.'’,]/g, '');
	if (stem.length > 4) {
		stem = stem
			.replace(/ies$/, 'y')
			.replace(/(ss|sh|ch|x)es$/, '$1')
			.replace(/([^su])s$/, '$1');
	}
	if (stem.length > 5) stem = stem.replace(/(?:ing|ed)$/, '').replace(/([^aeiouls])\1$/, '$1');
	if (stem.length > 4) stem = stem.replace(/e$/, '').replace(/y$/, 'i');
	return stem;
}
