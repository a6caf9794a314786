import type { Comparison, OutletGaps } from './comparison';

type Given = Pick<Comparison, 'outlets' | 'actors' | 'appearances' | 'voices' | 'statements'>;

/** Mentions from which on an actor that one outlet alone names is told. */
const leastMentions = 2;

/** What each outlet leaves out that others have, and what it alone has. Of one outlet nothing can be said. */
export function findGaps(given: Given): OutletGaps[] {
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
				absent.push({ actor, outlets: others.length, evidence });
			} else if (here && here.count >= leastMentions && others.length === 0) {
				own.push({ actor, outlets: 0, evidence: here.evidence });
			}
		}
		absent.sort((a, b) => b.outlets - a.outlets);
		const unheard = given.voices.flatMap(({ actor, cells }): OutletGaps['unheard'] => {
			const here = cells[outlet];
			if (!here || here.articles === 0 || here.direct + here.paraphrased > 0) return [];
			const others = cells.filter((cell, i) => i !== outlet && cell.direct + cell.paraphrased > 0);
			const evidence = others.flatMap((cell) => cell.evidence.slice(0, 3));
			return others.length > 0 ? [{ actor, outlets: others.length, evidence }] : [];
		});
		const untold = given.statements.flatMap(({ cells }, i) => {
			const others = cells.filter((cell, at) => at !== outlet && cell.cues.length > 0);
			return others.length >= 2 && cells[outlet]?.cues.length === 0 ? [i] : [];
		});
		return { absent, unheard, untold, own };
	});
}
