import { useCallback, useMemo, useState } from 'preact/hooks';
import { type Key, t } from '../../lib/i18n';
import { passingAgain } from '../../lib/library/filter';
import { around, hitsIn } from '../../lib/library/hits';
import {
	type ArticleSort,
	articleSorts,
	listArticles,
	stancesOf,
	tagsOf,
} from '../../lib/library/listing';
import { ExportButton } from '../export/export-button';
import { someArticles } from '../export/scopes';
import { actionsOn } from './actions';
import { counted, published } from './dates';
import { Empty } from './empty';
import { Marked } from './hits';
import { Link } from './link';
import { ListHead, RowBox, TagForm, useSelection } from './selection';
import { type ListProps, sortOf } from './shared';
import { StanceBar } from './stance-bar';
import { useRecords } from './use-library';
import { useRowHeight } from './use-row-height';
import { VirtualList } from './virtual-list';

const sorts: Record<ArticleSort, Key> = {
	newest: 'library.sort.articles.newest',
	oldest: 'library.sort.articles.oldest',
	opened: 'library.sort.articles.opened',
	outlet: 'library.sort.articles.outlet',
	title: 'library.sort.articles.title',
	statements: 'library.sort.articles.statements',
};
/** Length of what is shown around a hit, in UTF-16 code units. */
const excerptLength = 180;

/** The articles that fit the query. */
export function ArticlesView({ state, clauses, query, sort: asked, onSort, deeds }: ListProps) {
	const { catalogue, words, library } = state;
	const sort = sortOf(articleSorts, asked);
	const list = useMemo(
		() =>
			catalogue
				? listArticles(
						catalogue,
						passingAgain(catalogue, clauses, words, 'articles', state.storiesOf).articles,
						sort,
					).subarray(0, state.head?.rows)
				: new Uint32Array(),
		[catalogue, words, clauses, sort, state.storiesOf],
	);
	const [range, setRange] = useState<[number, number]>([0, 0]);
	const onRange = useCallback((first: number, end: number) => setRange([first, end]), []);
	const hasWords = clauses.some(({ field }) => field === 'text');
	const rowHeight = useRowHeight(hasWords ? 106 : 66, hasWords ? 152 : 106);
	const rowAt = (index: number) => catalogue?.articles[list[index] ?? -1] ?? null;
	const selection = useSelection(list.length, (index) => rowAt(index)?.id ?? '', query);
	const shown = hasWords
		? Array.from({ length: range[1] - range[0] }, (_, i) => rowAt(range[0] + i)?.id ?? '')
		: [];
	const text = useRecords(shown.filter(Boolean), (ids) => library.articles(ids), catalogue);
	if (!catalogue) return null;
	const count = state.head?.counts.articles ?? list.length;
	const actions = actionsOn(state, deeds);
	const idOf = (at: number) => catalogue.articles[at]?.id ?? '';
	const scopeOf = (ids: string[]) =>
		someArticles(query || t('common.articles'), counted(ids.length, 'article'), ids);

	return (
		<section class="list" aria-label={t('library.articles')}>
			<ListHead
				isPart={state.head !== null}
				count={count}
				one="article"
				sort={sort}
				sorts={sorts}
				onSort={onSort}
				selection={selection}
				whole={
					state.head === null && (
						<ExportButton scope={() => scopeOf(Array.from(list, (at) => idOf(at)))} />
					)
				}
			>
				<ExportButton
					label={t('library.exportChosenMore')}
					scope={() => scopeOf([...selection.ids])}
				/>
				<TagForm
					tags={() => tagsOf(catalogue).map(([tag]) => tag)}
					onTag={(tag) => actions.tagArticles([...selection.ids], tag).then(selection.clear)}
				/>
				<button
					type="button"
					onClick={() => actions.removeArticles([...selection.ids]).then(selection.clear)}
				>
					{t('common.delete')}
				</button>
			</ListHead>
			{list.length === 0 && <Empty state={state} what="articles" isFiltered={query !== ''} />}
			<VirtualList
				count={count}
				rowHeight={rowHeight}
				label={t('library.articles')}
				onRange={onRange}
			>
				{(index) => {
					const number = list[index] ?? -1;
					const row = catalogue.articles[number];
					if (!row) return null;
					const body = hasWords ? text(row.id)?.text : undefined;
					const hits = body ? hitsIn(body, clauses) : [];
					const part = body ? around(body, hits, excerptLength) : null;
					return (
						<>
							<RowBox selection={selection} id={row.id} index={index} name={row.title} />
							<div class="cell">
								<Link
									class="open title"
									dir="auto"
									to={{ page: 'article', id: row.id, at: null, query }}
								>
									<Marked text={row.title} clauses={clauses} />
								</Link>
								<p class="meta">
									<bdi>{row.outlet}</bdi>
									<span>{published(row.published)}</span>
									{row.byline && <bdi class="byline">{row.byline}</bdi>}
									{row.notes.length > 0 && <span>{counted(row.notes.length, 'note')}</span>}
									{row.tags.map((tag) => (
										<span key={tag} class="tag">
											{tag}
										</span>
									))}
								</p>
								{body && part && (
									<p class="excerpt" dir="auto">
										{part.start > 0 && '… '}
										<Marked text={body} clauses={clauses} part={part} />
										{part.end < body.length && ' …'}
									</p>
								)}
							</div>
							<StanceBar counts={stancesOf(catalogue, number)} />
						</>
					);
				}}
			</VirtualList>
		</section>
	);
}
