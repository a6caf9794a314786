import { useEffect, useMemo } from 'preact/hooks';
import { commas, type Key, t } from '../../lib/i18n';
import { hitsIn } from '../../lib/library/hits';
import { counted, day } from './dates';
import { Empty } from './empty';
import { Marked } from './hits';
import { Link } from './link';
import { ListHead, useSelection } from './selection';
import { type ListProps, sortOf } from './shared';
import { useRowHeight } from './use-row-height';
import { VirtualList } from './virtual-list';

const storySorts = ['newest', 'articles', 'outlets', 'name'] as const;
const sorts: Record<(typeof storySorts)[number], Key> = {
	newest: 'library.sort.stories.newest',
	articles: 'library.sort.stories.articles',
	outlets: 'library.sort.stories.outlets',
	name: 'library.sort.stories.name',
};

/** Articles on the same event, two or more, gathered into stories. */
export function StoriesView({ state, clauses, query, sort: asked, onSort }: ListProps) {
	const { catalogue, stories, gathering, gather } = state;
	const sort = sortOf(storySorts, asked);
	useEffect(gather, [catalogue]);
	const list = useMemo(() => {
		const rows = (stories ?? []).map((story) => {
			const articles = story.articles.flatMap((id) => {
				const row = catalogue?.articles[catalogue.articleById.get(id) ?? -1];
				return row ? [row] : [];
			});
			const dates = articles.flatMap(({ published }) => published ?? []);
			return {
				story,
				count: articles.length,
				outlets: [...new Set(articles.map(({ outlet }) => outlet))],
				first: dates.length > 0 ? Math.min(...dates) : null,
				last: dates.length > 0 ? Math.max(...dates) : null,
				text: `${story.name}\n${articles.map(({ title }) => title).join('\n')}`,
			};
		});
		return rows
			.filter(
				({ count, text }) =>
					count > 1 &&
					clauses.every(
						(clause) =>
							clause.field !== 'text' ||
							hitsIn(text, [{ ...clause, negated: false }]).length > 0 !== clause.negated,
					),
			)
			.sort((a, b) => {
				if (sort === 'articles') return b.count - a.count;
				if (sort === 'outlets') return b.outlets.length - a.outlets.length;
				if (sort === 'name') return a.story.name.localeCompare(b.story.name);
				return (b.last ?? 0) - (a.last ?? 0);
			});
	}, [catalogue, stories, clauses, sort]);
	const rowHeight = useRowHeight(66, 92);
	const selection = useSelection(list.length, (index) => list[index]?.story.id ?? '', query);

	return (
		<section class="list alone" aria-label={t('library.stories')}>
			<ListHead
				count={list.length}
				one="story"
				sort={sort}
				sorts={sorts}
				onSort={onSort}
				selection={selection}
			/>
			{gathering && gathering.total > 50 && (
				<p class="entering" role="status">
					<progress
						value={gathering.done}
						max={gathering.total}
						aria-label={t('library.gatheringStories')}
					/>
					{t('library.gatheringMore', { articles: counted(gathering.total, 'article') })}
				</p>
			)}
			{list.length === 0 && (stories !== null || query !== '') && !gathering && (
				<Empty state={state} what="stories" isFiltered={query !== ''}>
					<p>{t('library.asSoonAsTwoSaved')}</p>
				</Empty>
			)}
			<VirtualList count={list.length} rowHeight={rowHeight} label={t('library.stories')}>
				{(index) => {
					const one = list[index];
					if (!one) return null;
					return (
						<div class="cell wide">
							<Link class="open title" dir="auto" to={{ page: 'story', id: one.story.id }}>
								<Marked text={one.story.name} clauses={clauses} />
							</Link>
							<p class="meta">
								<span>{counted(one.count, 'article')}</span>
								{one.first !== null && one.last !== null && (
									<span>
										{day(one.first) === day(one.last)
											? day(one.first)
											: t('library.fromTo', { from: day(one.first), to: day(one.last) })}
									</span>
								)}
								<bdi class="byline">{commas(one.outlets)}</bdi>
							</p>
						</div>
					);
				}}
			</VirtualList>
		</section>
	);
}
