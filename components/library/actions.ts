import type { Annotation } from '../../lib/saved';
import { counted } from './dates';
import { type ArticleEdit, type Deeds, mostAtOnce } from './deeds';
import type { LibraryState } from './use-library';

/** What can be done with several rows at once. Each can be taken back. */
export function actionsOn({ library }: LibraryState, deeds: Deeds) {
	const read = async (ids: readonly string[]): Promise<Annotation[]> =>
		(await library.annotations(ids.slice(0, mostAtOnce))).filter((row) => row !== undefined);
	const tooMany = (ids: readonly string[]): string =>
		ids.length > mostAtOnce ? ` (the first ${mostAtOnce.toLocaleString()})` : '';
	return {
		tagArticles: (ids: readonly string[], tag: string) =>
			deeds.run(`Tagged ${counted(ids.length, 'article')} “${tag}”`, () =>
				library.tagArticles(ids, tag, true),
			),
		removeArticles: (ids: readonly string[]) =>
			deeds.run(`Deleted ${counted(ids.length, 'article')}`, () => library.remove(ids)),
		dismiss: async (ids: readonly string[]) =>
			deeds.edit(
				`Dismissed ${counted(Math.min(ids.length, mostAtOnce), 'statement')}${tooMany(ids)}`,
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
				`Confirmed ${counted(Math.min(ids.length, mostAtOnce), 'statement')}${tooMany(ids)}`,
				(await read(ids)).flatMap(({ id, articleId, type }): ArticleEdit[] =>
					type === 'note' ? [] : [{ articleId, edit: { do: 'judge', id, judgement: 'right' } }],
				),
			),
		tag: async (ids: readonly string[], tag: string, one: string) =>
			deeds.edit(
				`Tagged ${counted(Math.min(ids.length, mostAtOnce), one)} “${tag}”${tooMany(ids)}`,
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
				`Deleted ${counted(Math.min(ids.length, mostAtOnce), 'note')}${tooMany(ids)}`,
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
