import type { CaseArticle } from './case';
import type { Comparison, OutletGaps } from './comparison';

type Given = Pick<Comparison, 'outlets' | 'actors' | 'appearances' | 'voices' | 'statements'>;

/** Mentions from which on an actor that one outlet alone names is told. */
const leastMentions = 2;

/** What each outlet leaves out that others have, and what it alone has. Of one outlet nothing can be said. */
export function findGaps(given: Given, articles: readonly CaseArticle[]): OutletGaps[] {
	const { outlets } = given;
	// What one of several others has may be its own matter; what two have is missed.
	const least = outlets.length > 2 ? 2 : 1;
	return outlets.map((_, outlet): OutletGaps => {
		if (outlets.length < 2) return { absent: [], unheard: [], untold: [], own: [] };
		const absent: OutletGaps['absent'] = [];
		const own: OutletGaps['own'] = [];
		for (const { actor, cells } of given.appearances) {
			const others = cells.filter((cell, i) => i !== outlet && cell.count > 0);
			const mentions = cells.reduce((sum, { count }) => sum + count, 0);
			const here = cells[outlet];
			const evidence = others.flatMap((cell) => cell.evidence.slice(0, 2));
			if (here?.count === 0 && others.length >= least && mentions >= leastMentions) {
				if (isWritten(given, actor, articles, (one) => one === outlet)) continue;
				absent.push({ actor, outlets: others.length, evidence });
			} else if (here && here.count >= leastMentions && others.length === 0) {
				if (isWritten(given, actor, articles, (one) => one !== outlet)) continue;
				own.push({ actor, outlets: 0, evidence: here.evidence });
			}
		}
		absent.sort((a, b) => b.outlets - a.outlets);
		const unheard = given.voices.flatMap(({ actor, cells }): OutletGaps['unheard'] => {
			const here = cells[outlet];
			if (!here || here.articles === 0 || here.direct + here.paraphrased > 0) return [];
			const others = cells.filter((cell, i) => i !== outlet && cell.direct + cell.paraphrased > 0);
			const isQuoted = others.some((cell) => cell.direct > 0);
			const evidence = others.flatMap((cell) => cell.evidence.slice(0, 3));
			return others.length >= least || isQuoted
				? [{ actor, outlets: others.length, evidence }]
				: [];
		});
		const untold = given.statements.flatMap(({ cells }, i) => {
			const others = cells.filter((cell, at) => at !== outlet && cell.evidence.length > 0);
			return others.length >= 2 && cells[outlet]?.evidence.length === 0 ? [i] : [];
		});
		return { absent, unheard, untold, own };
	});
}

/**
 * Whether some outlets write an actor's name after all, of a person the last one: where detection
 * missed it, or took it for another one's, it would be false to say that they leave it out.
 */
function isWritten(
	{ actors }: Given,
	actor: number,
	articles: readonly CaseArticle[],
	isWanted: (outlet: number) => boolean,
): boolean {
	const { name = '', kind } = actors[actor] ?? {};
	const words = kind === 'person' ? (name.split(' ').at(-1) ?? name) : name;
	return articles.some(({ article, outlet }) => isWanted(outlet) && holds(article.text, words));
}

/** Whether a text holds words, not as a part of longer ones. Linear. */
function holds(text: string, words: string): boolean {
	const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
		if (!isLetter(at - 1) && !isLetter(at + words.length)) return true;
		if (words === '') return false;
	}
	return false;
}
