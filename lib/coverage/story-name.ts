import { inverseFrequency } from './frequencies';
import type { Signature } from './signature';
import { readWords } from './words';

const mostNames = 2;
const mostWords = 2;

/**
 * A name for a story by what sets it apart: names and words that most of its articles share and
 * news at large doesn't, and when it was ("Strelsau, Anton Sapt: ferry, blockade, March 2024").
 * It takes no outlet's headline. Pure; in whatever order the articles come.
 *
 * @param signatures of its articles; at least one
 * @param titles of the same articles, from which words are taken as they are written
 */
export function nameStory(
	signatures: readonly Signature[],
	titles: readonly (string | null)[],
): string {
	const names = rank(
		signatures.map((one) => new Map(one.names.map(([name, count]) => [name, Math.log1p(count)]))),
		(name) =>
			Math.max(...readWords(name).map(({ stem }) => inverseFrequency(stem)), 0) *
			// "Anton Sapt" says more than "Sapt", and stands for it.
			(name.includes(' ') ? 1.5 : 1),
	);
	const chosen: string[] = [];
	const covered = new Set<string>();
	for (const name of names) {
		const stems = readWords(name).map(({ stem }) => stem);
		if (stems.some((stem) => covered.has(stem))) continue;
		for (const stem of stems) covered.add(stem);
		chosen.push(name);
		if (chosen.length === mostNames) break;
	}
	const written = writtenForms(titles);
	const words = rank(
		signatures.map(
			(one) =>
				new Map(
					one.terms
						.filter(
							([stem, , lead, , name]) =>
								name === 0 &&
								!/^\d/.test(stem) &&
								lead > 0 &&
								written.has(stem) &&
								!covered.has(stem),
						)
						.map(([stem, all]) => [stem, 1 + Math.log(all)]),
				),
		),
		inverseFrequency,
	).slice(0, mostWords);
	const what = words.map((stem) => written.get(stem) ?? stem).join(', ');
	const who = chosen.join(', ');
	const when = month(signatures);
	const about = who === '' || what === '' ? who + what : `${who}: ${what}`;
	return [about || 'Story', when].filter(Boolean).join(', ');
}

/** Keys by how many articles share them and how much they weigh there, times their rarity. */
function rank(articles: readonly Map<string, number>[], rarity: (key: string) => number): string[] {
	const sums = new Map<string, number>();
	const holders = new Map<string, number>();
	for (const weights of articles) {
		for (const [key, weight] of weights) {
			sums.set(key, (sums.get(key) ?? 0) + weight);
			holders.set(key, (holders.get(key) ?? 0) + 1);
		}
	}
	const score = (key: string) => {
		const share = (holders.get(key) ?? 0) / articles.length;
		return (sums.get(key) ?? 0) * share * rarity(key);
	};
	return [...sums.keys()].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1));
}

/** Stems to words as headlines write them, in lower case; the shortest form stands for all. */
function writtenForms(titles: readonly (string | null)[]): Map<string, string> {
	const forms = new Map<string, string>();
	for (const title of titles) {
		for (const { stem, written } of readWords(title ?? '')) {
			const before = forms.get(stem);
			const word =
				/^\p{Lu}+$/u.test(written) && written.length < 6 ? written : written.toLowerCase();
			if (before === undefined || word.length < before.length) forms.set(stem, word);
		}
	}
	return forms;
}

function month(signatures: readonly Signature[]): string {
	const days = signatures.flatMap(({ day }) => (day === null ? [] : [day]));
	if (days.length === 0) return '';
	const [first, last] = [Math.min(...days), Math.max(...days)].map((day) =>
		new Date(day * 86_400_000).toLocaleDateString('en-GB', {
			month: 'long',
			year: 'numeric',
			timeZone: 'UTC',
		}),
	);
	return first === last ? (first ?? '') : `${first} to ${last}`;
}
