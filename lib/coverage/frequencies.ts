import { commonWords } from './common-words';

/** Articles that the frequencies were counted in. */
const counted = 4000;
/** In how many of them a word may stand to be left out of the list; and what such a word counts as. */
const unlisted = 10;

let logs: Map<string, number> | null = null;

/**
 * Inverse document frequency of a stem in news at large, as a natural logarithm: about 0 for "the",
 * 6 for what is rare. It doesn't depend on the reader's library, so that the likeness of two
 * articles stays the same whatever else is saved, and in whatever order.
 */
export function inverseFrequency(stem: string): number {
	if (!logs) {
		logs = new Map();
		for (const [level, words] of commonWords.entries()) {
			// Level n holds the words of about 20 × 2^(n/2) articles.
			const log = Math.max(0.01, Math.log(counted / (20 * 2 ** (level / 2 + 0.25))));
			for (const word of words.split(' ')) logs.set(word, log);
		}
	}
	return logs.get(stem) ?? Math.log(counted / unlisted);
}
