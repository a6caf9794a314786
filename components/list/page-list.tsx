import { useEffect, useState } from 'preact/hooks';
import type { AnnotatedArticle } from '../../lib/saved';
import { type Find, problemWords, spoken } from '../words';
import { actorsFor, type Filter, noFilter, removedCount, statementsFor } from './filter';
import { Filters } from './filters';
import { ActorItem, StatementItem } from './items';
import { Notice } from './notice';
import { SiteSwitches } from './site-switches';
import { type Page, usePage } from './use-page';

/** All that is known of the page in a tab: the popup's whole content. */
export function PageList({ tabId }: { tabId: number }) {
	const page = usePage(tabId);
	const { view } = page;
	const annotated = view?.annotated ?? null;
	const isEmpty = !annotated || annotated.statements.length + annotated.actors.length === 0;
	usePersistence(annotated !== null);
	return (
		<main
			data-state={view?.page.state ?? 'loading'}
			data-statements={annotated?.statements.length ?? 0}
			data-actors={annotated?.actors.length ?? 0}
			onKeyDown={(event) => {
				if ((event.ctrlKey || event.metaKey) && event.key === 'z') page.undo();
				else moveFocus(event);
			}}
		>
			<header>
				<h1>{annotated?.article.title ?? 'Standpoint'}</h1>
				{annotated && <Source annotated={annotated} />}
			</header>
			<Problem page={page} />
			{annotated && !isEmpty ? (
				<Lists annotated={annotated} page={page} />
			) : (
				<Notice page={view?.page ?? { state: 'loading' }} onRetry={page.retry} />
			)}
			<Undo page={page} annotated={annotated} />
			{view?.host && (
				<SiteSwitches host={view.host} off={view.page.state === 'off'} onOff={page.setOff} />
			)}
		</main>
	);
}

function Source({ annotated }: { annotated: AnnotatedArticle }) {
	const { outlet, byline, published } = annotated.article;
	const day = published && new Date(published);
	const date =
		day && !Number.isNaN(day.getTime())
			? day.toLocaleDateString(undefined, { dateStyle: 'medium' })
			: null;
	return <p dir="auto">{[outlet, byline, date].filter(Boolean).join(' · ')}</p>;
}

function Lists({ annotated, page }: { annotated: AnnotatedArticle; page: Page }) {
	const [filter, setFilter] = useState<Filter>(noFilter);
	const [tab, setTab] = useState<'statements' | 'actors'>('statements');
	const statements = statementsFor(annotated, filter);
	const actors = actorsFor(annotated, filter);
	const removed = removedCount(annotated);
	const find = findIn(annotated);
	const isFiltered = filter.actor !== null || filter.polarity !== null;
	return (
		<>
			<div class="tabs" role="tablist" onKeyDown={moveTab}>
				<Tab id="statements" chosen={tab} onChoose={setTab}>
					Statements <span class="count">{statements.length}</span>
				</Tab>
				<Tab id="actors" chosen={tab} onChoose={setTab}>
					Actors <span class="count">{actors.length}</span>
				</Tab>
			</div>
			<section role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
				{tab === 'statements' && (
					<>
						<Filters annotated={annotated} filter={filter} onFilter={setFilter} />
						{statements.length === 0 && (
							<p class="none">
								{isFiltered ? 'No statement fits this filter. ' : 'Nobody takes a stance here. '}
								{isFiltered && (
									<button type="button" class="link" onClick={() => setFilter(noFilter)}>
										Show all
									</button>
								)}
							</p>
						)}
						<ul>
							{statements.map((row) => (
								<StatementItem
									key={row.id}
									row={row}
									find={find}
									onShow={page.show}
									onJudge={page.judge}
								/>
							))}
						</ul>
					</>
				)}
				{tab === 'actors' && (
					<ul>
						{actors.map((row) => (
							<ActorItem
								key={row.id}
								row={row}
								statements={statementsFor(annotated, { ...noFilter, actor: row.id }).length}
								onShow={page.show}
								onJudge={page.judge}
								onFilter={(actor) => {
									setFilter({ ...noFilter, actor });
									setTab('statements');
								}}
							/>
						))}
					</ul>
				)}
				{removed > 0 && (
					<p class="none">
						<button
							type="button"
							class="link"
							aria-pressed={filter.removed}
							onClick={() => setFilter({ ...filter, removed: !filter.removed })}
						>
							{filter.removed ? 'Hide' : 'Show'} {removed} removed
						</button>
					</p>
				)}
			</section>
		</>
	);
}

function Tab<T extends string>({
	id,
	chosen,
	onChoose,
	children,
}: {
	id: T;
	chosen: T;
	onChoose: (id: T) => void;
	children: preact.ComponentChildren;
}) {
	return (
		<button
			type="button"
			role="tab"
			id={`tab-${id}`}
			aria-selected={id === chosen}
			tabIndex={id === chosen ? 0 : -1}
			aria-controls={`panel-${chosen}`}
			onClick={() => onChoose(id)}
		>
			{children}
		</button>
	);
}

function Problem({ page }: { page: Page }) {
	const state = page.view?.page;
	const problem = page.problem ?? (state?.state === 'ready' ? state.problem : null);
	if (!problem) return null;
	const { what, todo } = problemWords[problem];
	return (
		<div class="problem" role="alert">
			<p>
				<strong>{what}</strong> {todo}
			</p>
			{problem !== 'private' && (
				<button type="button" onClick={page.retry}>
					Try again
				</button>
			)}
		</div>
	);
}

function Undo({
	page: { last, undo },
	annotated,
}: {
	page: Page;
	annotated: AnnotatedArticle | null;
}) {
	if (!last || !annotated) return <div class="undo" role="status" />;
	const { row, after } = last;
	const name = row.type === 'statement' ? spoken(row, findIn(annotated)) : row.actor.name;
	const deed = after === 'wrong' ? 'Removed' : after === 'right' ? 'Confirmed' : 'Put back';
	return (
		<div class="undo" role="status">
			<span>
				{deed}: {name}
			</span>
			<button type="button" onClick={undo}>
				Undo
			</button>
		</div>
	);
}

const findIn =
	({ actors }: AnnotatedArticle): Find =>
	(id) =>
		actors.find((row) => row.id === id) ?? null;

/** Left and right lead from tab to tab, as ARIA's authoring practices have it. */
function moveTab(event: preact.TargetedKeyboardEvent<HTMLElement>): void {
	if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
	const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
	const forward =
		(event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
	const at = tabs.indexOf(event.target as HTMLElement);
	const next = tabs[(at + (forward ? 1 : -1) + tabs.length) % tabs.length];
	next?.focus();
	next?.click();
}

/** Up and down lead from item to item; every other key keeps its meaning. */
function moveFocus(event: preact.TargetedKeyboardEvent<HTMLElement>): void {
	const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
	const target = event.target as HTMLElement;
	if (by === 0 || target.matches('select, input')) return;
	const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.go:not(:disabled)')];
	const at = items.findIndex((item) => item.closest('li')?.contains(target));
	const next = items[at < 0 ? (by === 1 ? 0 : items.length - 1) : at + by];
	if (!next) return;
	event.preventDefault();
	next.focus();
}

/** Asks the browser, once, not to throw the reader's notes away when it wants space. */
function usePersistence(hasSaved: boolean): void {
	useEffect(() => {
		const asked = 'asked-to-persist';
		if (!hasSaved || localStorage.getItem(asked)) return;
		localStorage.setItem(asked, new Date().toISOString());
		navigator.storage.persist();
	}, [hasSaved]);
}
