import type { Case, CaseArticle } from './case';
import type { Appearance, AppearanceCell } from './comparison';
import { mostEvidence } from './evidence';

/** From here on a text is its tail, as a share of its length. */
const tailFrom = 0.75;

/** Who appears: by outlet, mentions of all mentions of named actors there, headline, only in the tail. */
export function findAppearances({ articles, outlets, actors, book }: Case): Appearance[] {
	const totals = outlets.map((_, outlet) => mentionsOf(articles, outlet, actors));
	const rows: Appearance[] = [];
	for (const [index, actor] of actors.entries()) {
		if (!actor.named) continue;
		const cells = outlets.map((_, outlet): AppearanceCell => {
			const cell: AppearanceCell = {
				count: 0,
				of: totals[outlet] ?? 0,
				evidence: [],
				headline: 0,
				tailOnly: 0,
				articles: 0,
			};
			for (const one of articles) {
				const mentions = one.mentions.get(index) ?? [];
				const first = mentions[0];
				if (one.outlet !== outlet || !first) continue;
				cell.count += mentions.length;
				cell.articles++;
				if (first.start < headlineEnd(one)) cell.headline++;
				if (first.start >= one.article.text.length * tailFrom) cell.tailOnly++;
				for (const marks of book.bySentence(one.article, mentions)) {
					if (cell.evidence.length >= mostEvidence) break;
					cell.evidence.push(book.add(one.article, marks));
				}
			}
			return cell;
		});
		rows.push({ actor: index, cells });
	}
	return rows;
}

function mentionsOf(articles: readonly CaseArticle[], outlet: number, actors: Case['actors']) {
	let sum = 0;
	for (const one of articles) {
		if (one.outlet !== outlet) continue;
		for (const [actor, mentions] of one.mentions) if (actors[actor]?.named) sum += mentions.length;
	}
	return sum;
}

/** The headline stands as the first paragraph of the text; 0 where it doesn't. */
export function headlineEnd({ article: { title, text } }: CaseArticle): number {
	const headline = (title ?? '').trim();
	return headline !== '' && text.startsWith(headline) ? headline.length : 0;
}
