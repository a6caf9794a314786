import type { AnnotatedArticle } from '../saved';
import { isShown, shownAtFirst } from '../shown';
import type { ArticleBundle } from './record';

/**
 * An article as the reader has it, for the formats of other tools: with edits applied, and without
 * statements that are rather wrong than right, but for those chosen. What a note of the reader's makes
 * stands in it once, as that note.
 *
 * @param chosen ids of what is wanted of it; null for all
 */
export function bundleOfView(
	{ article, statements, actors, notes }: AnnotatedArticle,
	chosen: ReadonlySet<string> | null = null,
): ArticleBundle {
	const wanted = statements.filter(
		(row) => !row.made && (chosen ? chosen.has(row.id) : isShown(row, shownAtFirst)),
	);
	const rows = [...wanted.map((row) => ({ ...row, edited: null })), ...actors, ...notes];
	return narrowed({ article, annotations: rows }, chosen);
}

/** The bundle with certain of its annotations, and the actors, by whom statements are told. */
export function narrowed(bundle: ArticleBundle, ids: ReadonlySet<string> | null): ArticleBundle {
	if (!ids) return bundle;
	return {
		article: bundle.article,
		annotations: bundle.annotations.flatMap((row) => {
			if (ids.has(row.id)) return [row];
			// Remarks on an actor that was not chosen are not exported with it.
			return row.type === 'actor' ? [{ ...row, note: '', tags: [] }] : [];
		}),
	};
}
