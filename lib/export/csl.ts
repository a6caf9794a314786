import { paced } from './pace';
import { passagesOf, tagsOf } from './passages';
import type { ArticleBundle, Exporter } from './record';
import { authors, isoDay, oneLine, webAddress, wellFormed } from './text';
import { heading } from './words';

/** An item of CSL-JSON, as far as an article in the news needs it: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export interface CslItem {
	id: string;
	type: 'article-newspaper';
	title: string;
	'container-title'?: string;
	/** Names whole: which part is the family's can't be told from a byline. */
	author?: { literal: string }[];
	issued?: { 'date-parts': [number[]] };
	accessed?: { 'date-parts': [number[]] };
	language?: string;
	URL?: string;
	keyword?: string;
	note?: string;
}

/** The item of an article, with what was noted of it. */
export function cslItem(bundle: ArticleBundle): CslItem {
	const { article } = bundle;
	const passages = passagesOf(bundle);
	const names = authors(article.byline);
	const issued = dateParts(isoDay(article.published));
	const accessed = dateParts(isoDay(article.openedAt));
	const tags = tagsOf(bundle, passages).map(oneLine);
	const note = referenceNotes(bundle).join('\n\n');
	const url = webAddress(article.url);
	return {
		id: article.id,
		type: 'article-newspaper',
		title: oneLine(article.title),
		...(article.outlet ? { 'container-title': oneLine(article.outlet) } : {}),
		...(names.length > 0 ? { author: names.map((literal) => ({ literal })) } : {}),
		...(issued ? { issued } : {}),
		...(accessed ? { accessed } : {}),
		...(article.lang ? { language: article.lang } : {}),
		...(url ? { URL: url } : {}),
		...(tags.length > 0 ? { keyword: tags.join(', ') } : {}),
		...(note ? { note } : {}),
	};
}

/** What was noted of an article, a text for each passage, for tools that know of notes but not of places. */
export function referenceNotes(bundle: ArticleBundle): string[] {
	return passagesOf(bundle).map((passage) =>
		wellFormed(
			[heading(passage), `“${passage.selector.quote.exact}”`, passage.note]
				.filter(Boolean)
				.join('\n'),
		),
	);
}

function dateParts(day: string | null): CslItem['issued'] | null {
	return day ? { 'date-parts': [day.split('-').map(Number)] } : null;
}

/** A list of references in CSL-JSON, an item an article. */
export const writeCsl: Exporter = async function* (library, options) {
	let first = true;
	for await (const bundle of paced(library, options)) {
		yield `${first ? '[' : ','}\n${JSON.stringify(cslItem(bundle))}`;
		first = false;
	}
	yield first ? '[]\n' : '\n]\n';
};
