import { t } from '../../lib/i18n';
import type { Annotation } from '../../lib/saved';
import { type Counted, counted } from './dates';
import { type ArticleEdit, type Deeds, mostAtOnce } from './deeds';
import type { LibraryState } from './use-library';

/** What can be done with several rows at once. Each can be taken back. */
export function actionsOn({ library }: LibraryState, deeds: Deeds) {
	const read = async (ids: readonly string[]): Promise<Annotation[]> =>
		(await library.annotations(ids.slice(0, mostAtOnce))).filter((row) => row !== undefined);
	/** How many of them are changed, and that there are more. */
	const changed = (ids: readonly string[], one: Counted): string => {
		const what = counted(Math.min(ids.length, mostAtOnce), one);
		return ids.length > mostAtOnce ? t('library.did.firstOf', { what, count: mostAtOnce }) : what;
	};
	return {
		tagArticles: (ids: readonly string[], tag: string) =>
			deeds.run(t('library.did.tagged', { what: counted(ids.length, 'article'), tag }), () =>
				library.tagArticles(ids, tag, true),
			),
		removeArticles: (ids: readonly string[]) =>
			deeds.run(t('library.did.deleted', { what: counted(ids.length, 'article') }), () =>
				library.remove(ids),
			),
		dismiss: async (ids: readonly string[]) =>
			deeds.edit(
				t('library.did.dismissed', { what: changed(ids, 'statement') }),
				(await read(ids)).map(
					({ id, articleId, type }): ArticleEdit => ({
						articleId,
						// One that the reader made has no detection to be wrong.
						edit: type === 'note' ? { do: 'delete', id } : { do: 'judge', id, judgement: 'wrong' },
					}),
				),
			),
		confirm: async (ids: readonly string[]) =>
			deeds.edit(
				t('library.did.confirmed', { what: changed(ids, 'statement') }),
				(await read(ids)).flatMap(({ id, articleId, type }): ArticleEdit[] =>
					type === 'note' ? [] : [{ articleId, edit: { do: 'judge', id, judgement: 'right' } }],
				),
			),
		tag: async (ids: readonly string[], tag: string, one: Counted) =>
			deeds.edit(
				t('library.did.tagged', { what: changed(ids, one), tag }),
				(await read(ids)).map(
					(row): ArticleEdit => ({
						articleId: row.articleId,
						edit: {
							do: 'write',
							id: row.id,
							note: row.type === 'note' ? row.body : row.note,
							tags: [...new Set([...row.tags, tag])],
						},
					}),
				),
			),
		removeNotes: async (ids: readonly string[]) =>
			deeds.edit(
				t('library.did.deleted', { what: changed(ids, 'note') }),
				(await read(ids)).map(
					(row): ArticleEdit => ({
						articleId: row.articleId,
						edit:
							row.type === 'note'
								? { do: 'delete', id: row.id }
								: { do: 'write', id: row.id, note: '', tags: row.tags },
					}),
				),
			),
	};
}
