import { useCallback, useMemo, useState } from 'preact/hooks';
import { type Key, t } from '../../lib/i18n';
import { idOfStatement } from '../../lib/library/catalogue';
import { passingAgain } from '../../lib/library/filter';
import {
	listStatements,
	type StatementSort,
	statementSorts,
	tagsOf,
} from '../../lib/library/listing';
import { ExportButton } from '../export/export-button';
import { someArticles } from '../export/scopes';
import { actionsOn } from './actions';
import { counted } from './dates';
import { Empty } from './empty';
import { ListHead, RowBox, TagForm, useSelection } from './selection';
import { type ListProps, sortOf } from './shared';
import { partyNames, StatementRow } from './statement-row';
import { useRecords } from './use-library';
import { useRowHeight } from './use-row-height';
import { VirtualList } from './virtual-list';

const sorts: Record<StatementSort, Key> = {
	newest: 'library.sort.statements.newest',
	oldest: 'library.sort.statements.oldest',
	surest: 'library.sort.statements.surest',
	source: 'library.sort.statements.source',
};

/** The statements that fit the query. */
export function StatementsView({ state, clauses, query, sort: asked, onSort, deeds }: ListProps) {
	const { catalogue, words, library } = state;
	const sort = sortOf(statementSorts, asked);
	const list = useMemo(
		() =>
			catalogue
				? listStatements(
						catalogue,
						passingAgain(catalogue, clauses, words, 'statements', state.storiesOf),
						sort,
					).subarray(0, state.head?.rows)
				: new Uint32Array(),
		[catalogue, words, clauses, sort, state.storiesOf],
	);
	const [range, setRange] = useState<[number, number]>([0, 0]);
	const onRange = useCallback((first: number, end: number) => setRange([first, end]), []);
	const rowHeight = useRowHeight(100, 132);
	const idAt = (index: number) => {
		const statement = list[index];
		return catalogue && statement !== undefined ? idOfStatement(catalogue, statement) : '';
	};
	const selection = useSelection(list.length, idAt, query);
	const end = Math.min(range[1], list.length);
	const ids = Array.from({ length: Math.max(0, end - range[0]) }, (_, i) => idAt(range[0] + i));
	const row = useRecords(ids, (missing) => library.annotations(missing), catalogue);
	if (!catalogue) return null;
	const count = state.head?.counts.statements ?? list.length;
	const actions = actionsOn(state, deeds);
	const chosen = () => [...selection.ids];
	const scopeOf = (isWanted: (id: string) => boolean) => {
		const found = [...list].filter((one) => isWanted(idOfStatement(catalogue, one)));
		return someArticles(
			query || t('common.statements'),
			counted(found.length, 'statement'),
			found.map((one) => catalogue.articles[catalogue.articleOf[one] ?? -1]?.id ?? ''),
			new Set(found.map((one) => idOfStatement(catalogue, one))),
		);
	};

	return (
		<section class="list" aria-label={t('common.statements')}>
			<ListHead
				isPart={state.head !== null}
				count={count}
				one="statement"
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
					onTag={(tag) => actions.tag(chosen(), tag, 'statement').then(selection.clear)}
				/>
				<button type="button" onClick={() => actions.confirm(chosen()).then(selection.clear)}>
					{t('library.confirm')}
				</button>
				<button type="button" onClick={() => actions.dismiss(chosen()).then(selection.clear)}>
					{t('library.dismiss')}
				</button>
			</ListHead>
			{list.length === 0 && <Empty state={state} what="statements" isFiltered={query !== ''} />}
			<VirtualList
				count={count}
				rowHeight={rowHeight}
				label={t('common.statements')}
				onRange={onRange}
			>
				{(index) => {
					const statement = list[index];
					if (statement === undefined) return null;
					const id = idAt(index);
					const { source, target } = partyNames(catalogue, statement);
					return (
						<>
							<RowBox
								selection={selection}
								id={id}
								index={index}
								name={
									target
										? t('library.sourceToward', { source: source ?? t('words.unnamed'), target })
										: (source ?? t('words.unnamed'))
								}
							/>
							<StatementRow
								catalogue={catalogue}
								statement={statement}
								row={row(id)}
								clauses={clauses}
								query={query}
							/>
						</>
					);
				}}
			</VirtualList>
		</section>
	);
}
