import { useMemo } from 'preact/hooks';
import { commas, type Key, t } from '../../lib/i18n';
import { passingAgain } from '../../lib/library/filter';
import { type ActorSort, actorSorts, tallyActors } from '../../lib/library/listing';
import { wordsOf } from '../../lib/library/words';
import { rich } from '../rich';
import { kindWord } from '../words';
import { counted } from './dates';
import { Empty } from './empty';
import { Marked } from './hits';
import { Link } from './link';
import { MergeButton } from './merge';
import { ListHead, RowBox, useSelection } from './selection';
import { type ListProps, sortOf } from './shared';
import { StanceBar } from './stance-bar';
import { useRowHeight } from './use-row-height';
import { VirtualList } from './virtual-list';

const sorts: Record<ActorSort, Key> = {
	statements: 'library.sort.actors.statements',
	mentions: 'library.sort.actors.mentions',
	articles: 'library.sort.actors.articles',
	name: 'library.sort.actors.name',
};

/** The actors of the articles and statements that fit the query. */
export function ActorsView({ state, clauses, query, sort: asked, onSort, deeds }: ListProps) {
	const { catalogue, words } = state;
	const sort = sortOf(actorSorts, asked);
	const list = useMemo(() => {
		if (!catalogue) return [];
		if (state.head) return state.head.tallies;
		const phrases = clauses.filter((clause) => clause.field === 'text');
		const named = (actor: number) =>
			phrases.every((clause) => {
				const names = catalogue.actors[actor]?.nameWords() ?? [];
				const fits = clause.values.some((value) => {
					const wanted = wordsOf(value);
					return names.some((name) =>
						name.some((_, start) =>
							wanted.every((word, i) =>
								i === wanted.length - 1 && !clause.quoted
									? name[start + i]?.startsWith(word)
									: name[start + i] === word,
							),
						),
					);
				});
				return fits !== clause.negated;
			});
		return tallyActors(
			catalogue,
			passingAgain(catalogue, clauses, words, 'none', state.storiesOf),
			sort,
			named,
		);
	}, [catalogue, words, clauses, sort, state.storiesOf]);
	const rowHeight = useRowHeight(66, 108);
	const keyAt = (index: number) => catalogue?.actors[list[index]?.actor ?? -1]?.key ?? '';
	const selection = useSelection(list.length, keyAt, query);
	if (!catalogue) return null;
	const count = state.head?.counts.actors ?? list.length;

	return (
		<section class="list" aria-label={t('common.actors')}>
			<ListHead
				isPart={state.head !== null}
				count={count}
				one="actor"
				sort={sort}
				sorts={sorts}
				onSort={onSort}
				selection={selection}
			>
				<MergeButton
					state={state}
					deeds={deeds}
					keys={[...selection.ids]}
					onDone={selection.clear}
				/>
			</ListHead>
			{list.length === 0 && <Empty state={state} what="actors" isFiltered={query !== ''} />}
			<VirtualList count={count} rowHeight={rowHeight} label={t('common.actors')}>
				{(index) => {
					const tally = list[index];
					const actor = catalogue.actors[tally?.actor ?? -1];
					if (!tally || !actor) return null;
					const others = actor.names.filter((name) => name !== actor.name);
					return (
						<>
							<RowBox selection={selection} id={actor.key} index={index} name={actor.name} />
							<div class="cell">
								<Link class="open title" dir="auto" to={{ page: 'actor', key: actor.key }}>
									<Marked text={actor.name} clauses={clauses} />
								</Link>
								<p class="meta">
									{actor.kind && <span>{kindWord(actor.kind)}</span>}
									<span>{counted(tally.articles, 'article')}</span>
									<span>{counted(tally.mentions, 'mention')}</span>
									{others.length > 0 && (
										<span class="byline">
											{rich('library.also', {
												names: (
													<bdi>
														<Marked text={commas(others.slice(0, 6))} clauses={clauses} />
													</bdi>
												),
											})}
										</span>
									)}
								</p>
							</div>
							<span class="bars">
								<StanceBar of={t('library.by')} counts={tally.by} />
								<StanceBar of={t('common.toward')} counts={tally.toward} />
							</span>
						</>
					);
				}}
			</VirtualList>
		</section>
	);
}
