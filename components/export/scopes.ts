/** What can be exported, from where the reader is. */

import { localDate } from '../../lib/backup/schedule';
import { t } from '../../lib/i18n';
import type { AnnotatedArticle } from '../../lib/saved';
import type { ExportScope } from './run-export';

/** The library's side is loaded only when something is exported. */
async function transfer() {
	const { Transfer } = await import('../../lib/store/transfer');
	return new Transfer();
}

/** Everything. */
export const wholeLibrary = (articles: number): ExportScope => ({
	name: `Standpoint ${localDate(new Date())}`,
	what: t('export.everything'),
	articles,
	library: async (raw) => {
		const from = await transfer();
		return raw ? from.library() : from.view();
	},
});

/**
 * Some articles.
 *
 * @param annotations ids of what is wanted of them; null for all
 */
export const someArticles = (
	name: string,
	what: string,
	ids: readonly string[],
	annotations: ReadonlySet<string> | null = null,
): ExportScope => {
	const articles = [...new Set(ids)];
	return {
		name,
		what,
		articles: articles.length,
		library: async (raw) => {
			const from = await transfer();
			const chosen = { articles, annotations };
			return raw ? from.library(chosen) : from.view(chosen);
		},
	};
};

/** The article of a page, also where nothing of it is kept. */
export const thisPage = (annotated: AnnotatedArticle): ExportScope => ({
	name: annotated.article.title,
	what: t('export.thisPage'),
	articles: 1,
	library: async (raw) => {
		const { bundleOfView, unasked } = await import('../../lib/export/view-bundle');
		const bundle = bundleOfView(annotated);
		if (!raw) return { articles: [unasked(bundle)] };
		const from = await transfer();
		const chosen = { articles: [annotated.article.id], annotations: null };
		const kept = await from.some(chosen.articles);
		return kept.length > 0 ? from.library(chosen) : { articles: [bundle] };
	},
});
