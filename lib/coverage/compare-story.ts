import { findAppearances } from './appearances';
import { openCase } from './case';
import type { ComparedArticle, Comparison } from './comparison';
import { findGaps } from './gaps';
import { findCourses, findStances } from './stances';
import { findTold } from './told';
import { findVoices } from './voices';
import { findCues, findNames } from './wording';

export interface CompareOptions {
	/** Statements that detection is less sure of are left out; between 0 and 1.0. Without it, none is. */
	leastConfidence?: number;
}

/**
 * What each outlet tells of a story, side by side. Pure: the same articles give the same comparison
 * in whatever order they come. Definitions of all figures: docs/coverage.md.
 */
export function compareStory(
	articles: readonly ComparedArticle[],
	{ leastConfidence = 0 }: CompareOptions = {},
): Comparison {
	const given = openCase(articles, leastConfidence);
	const { voices, unnamed, neverHeard, quotedWords } = findVoices(given);
	const appearances = findAppearances(given);
	const dated = given.articles.flatMap(({ article, outlet }) => {
		const { id, published } = article;
		return published !== null && !Number.isNaN(Date.parse(published))
			? [{ article: id, published, outlet }]
			: [];
	});
	const known = new Set(dated.map(({ article }) => article));
	const comparison: Omit<Comparison, 'gaps'> = {
		articles: given.articles.map(({ article: { id, title, outlet, published, url } }) => ({
			id,
			title,
			outlet,
			published,
			url,
		})),
		outlets: given.outlets.map((name, outlet) => {
			const mine = given.articles.filter((one) => one.outlet === outlet);
			return {
				name,
				articles: mine.map(({ article }) => article.id),
				mentions: appearances[0]?.cells[outlet]?.of ?? 0,
				statements: mine.reduce((sum, { statements }) => sum + statements.length, 0),
				quotedWords: quotedWords[outlet] ?? 0,
			};
		}),
		actors: [...given.actors],
		appearances,
		voices,
		unnamed,
		neverHeard,
		stances: findStances(given),
		statements: findTold(given),
		names: findNames(given),
		cues: findCues(given),
		time: {
			dated,
			undated: given.articles.flatMap(({ article }) => (known.has(article.id) ? [] : [article.id])),
			courses: findCourses(given),
		},
		// Last, when all figures have put their sentences into it.
		evidence: given.book.entries,
		leastConfidence,
	};
	const gaps = findGaps(comparison, given.articles);
	return { ...comparison, gaps };
}
