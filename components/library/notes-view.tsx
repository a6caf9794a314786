import { useMemo } from 'preact/hooks';
import { type Key, t } from '../../lib/i18n';
import { passingAgain } from '../../lib/library/filter';
import { hitsIn } from '../../lib/library/hits';
import { tagsOf } from '../../lib/library/listing';
import { ExportButton } from '../export/export-button';
import { someArticles } from '../export/scopes';
import { actionsOn } from './actions';
import { counted, day } from './dates';
import { Empty } from './empty';
import { Marked } from './hits';
import { Link } from './link';
import { ListHead, RowBox, TagForm, useSelection } from './selection';
import { type ListProps, sortOf } from './shared';
import { useRowHeight } from './use-row-height';
import { VirtualList } from './virtual-list';

const noteSorts = ['newest', 'oldest', 'article'] as const;
const sorts: Record<(typeof noteSorts)[number], Key> = {
	newest: 'library.sort.notes.newest',
	oldest: 'library.sort.notes.oldest',
	article: 'library.sort.notes.article',
};

/** What the reader wrote and marked. */
export function NotesView({ state, clauses, query, sort: asked, onSort, deeds }: ListProps) {
	const { catalogue, words } = state;
	const sort = sortOf(noteSorts, asked);
	const list = useMemo(() => {
		if (!catalogue) return [];
		const ofArticle = clauses.filter(({ field }) => field !== 'text' && field !== 'tag');
		const { articles } = passingAgain(catalogue, ofArticle, words, 'none');
		const found = catalogue.notes.filter(({ article, note }) => {
			if (!articles[article]) return false;
			return clauses.every((clause) => {
				let fits = true;
				if (clause.field === 'tag') {
					fits = note.tags.some((tag) =>
						clause.values.some((value) => value.toLowerCase() === tag.toLowerCase()),
					);
				} else if (clause.field === 'text') {
					const text = `${note.body}\n${note.quote}`;
					fits = hitsIn(text, [{ ...clause, negated: false }]).length > 0;
				}
				return fits !== clause.negated || (clause.field !== 'tag' && clause.field !== 'text');
			});
		});
		const title = (at: number) => catalogue.articles[at]?.title ?? '';
		found.sort((a, b) =>
			sort === 'article'
				? title(a.article).localeCompare(title(b.article))
				: (b.note.createdAt - a.note.createdAt) * (sort === 'newest' ? 1 : -1),
		);
		return found.slice(0, state.head?.rows);
	}, [catalogue, words, clauses, sort]);
	const rowHeight = useRowHeight(104, 148);
	const selection = useSelection(list.length, (index) => list[index]?.note.id ?? '', query);
	if (!catalogue) return null;
	const count = state.head?.counts.notes ?? list.length;
	const actions = actionsOn(state, deeds);
	const scopeOf = (isWanted: (id: string) => boolean) => {
		const found = list.filter(({ note }) => isWanted(note.id));
		return someArticles(
			query || t('common.notes'),
			counted(found.length, 'note'),
			found.map(({ article }) => catalogue.articles[article]?.id ?? ''),
			new Set(found.map(({ note }) => note.id)),
		);
	};

	return (
		<section class="list" aria-label={t('common.notes')}>
			<ListHead
				isPart={state.head !== null}
				count={count}
				one="note"
				sort={sort}
				sorts={sorts}
				onSort={onSort}
				selection={selection}
				whole={state.head === null && <ExportButton scope={() => scopeOf(() => true)} />}
			>
				<ExportButton
					label={t('library.exportChosenMore')}
					scope={() => scopeOf((id) => selection.has(id))}
				/>
				<TagForm
					tags={() => tagsOf(catalogue).map(([tag]) => tag)}
					onTag={(tag) => actions.tag([...selection.ids], tag, 'note').then(selection.clear)}
				/>
				<button
					type="button"
					onClick={() => actions.removeNotes([...selection.ids]).then(selection.clear)}
				>
					{t('common.delete')}
				</button>
			</ListHead>
			{list.length === 0 && (
				<Empty state={state} what="notes" isFiltered={query !== ''}>
					<p>{t('library.selectWordsInAnArticle')}</p>
				</Empty>
			)}
			<VirtualList count={count} rowHeight={rowHeight} label={t('common.notes')}>
				{(index) => {
					const one = list[index];
					const article = one && catalogue.articles[one.article];
					if (!one || !article) return null;
					const { note } = one;
					return (
						<>
							<RowBox
								selection={selection}
								id={note.id}
								index={index}
								name={note.body || note.quote}
							/>
							<div class="cell">
								<Link
									class="open note"
									dir="auto"
									to={{ page: 'article', id: article.id, at: note.id, query }}
								>
									<Marked
										text={firstLine(note.body) || t(`library.noteKind.${note.kind}`)}
										clauses={clauses}
									/>
								</Link>
								<p class="excerpt quote" dir="auto">
									<Marked text={note.quote} clauses={clauses} />
								</p>
								<p class="meta">
									<span>{t(`library.noteKind.${note.kind}`)}</span>
									<span>{day(note.createdAt)}</span>
									<bdi>{article.outlet}</bdi>
									<bdi class="of-article">{article.title}</bdi>
									{note.tags.map((tag) => (
										<span key={tag} class="tag">
											{tag}
										</span>
									))}
								</p>
							</div>
						</>
					);
				}}
			</VirtualList>
		</section>
	);
}

/** The first line of a note, without the signs of Markdown at its ends. */
const firstLine = (body: string): string =>
	(body.split('\n').find((line) => line.trim()) ?? '').replace(/^[#>\s*-]+/, '').slice(0, 200);
