import type { AnnotatedArticle } from '../saved';
import { isShown, shownAtFirst } from '../shown';
import type { ArticleBundle } from './record';

/**
 * An article as the reader has it, for the formats of other tools: with edits applied. What a note
 * of the reader's makes stands in it once, as that note.
 */
export function bundleOfView({
	article,
	statements,
	actors,
	notes,
}: AnnotatedArticle): ArticleBundle {
	return {
		article,
		annotations: [
			...statements.filter((row) => !row.made).map((row) => ({ ...row, edited: null })),
			...actors,
			...notes,
		],
	};
}

/** The bundle with what goes to other tools unasked: all but statements that are rather wrong than right. */
export const unasked = ({ article, annotations }: ArticleBundle): ArticleBundle => ({
	article,
	annotations: annotations.filter((row) => row.type !== 'statement' || isShown(row, shownAtFirst)),
});

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
