import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { date, number, plural, t } from '../../lib/i18n';
import type { AnnotatedArticle, Annotation } from '../../lib/saved';
import type { Shown } from '../../lib/shown';
import { ForgetButton } from '../forget/confirm';
import { KeepPrivate } from '../forget/keep-private';
import { HelpSheet } from '../help/help-sheet';
import { undoKey } from '../undo-key';
import { deedWords, type Find, problemWords } from '../words';
import { actorsFor, type Filter, noFilter, notesFor, removedCount, statementsFor } from './filter';
import { Filters } from './filters';
import { ActorItem, type ItemContext, NoteItem, StatementItem } from './items';
import { Links } from './links';
import { Notice } from './notice';
import { revisionOf } from './revision';
import { ShownSwitches } from './shown-switches';
import { SiteSwitches } from './site-switches';
import { Unsure } from './unsure';
import { useFocusKept } from './use-focus-kept';
import { useSession, useShown } from './use-kept';
import { type Page, usePage } from './use-page';

/** All that is known of the page in a tab: the whole content of popup and side panel. */
export function PageList({ tabId, where = 'popup' }: { tabId: number; where?: 'popup' | 'panel' }) {
	const page = usePage(tabId);
	const [shown, setShown] = useShown();
	const { view } = page;
	const annotated = view?.annotated ?? null;
	const isEmpty =
		!annotated ||
		annotated.statements.length + annotated.actors.length + annotated.notes.length === 0;
	usePersistence(annotated !== null && view?.isPrivate === false);
	return (
		<main
			class={where}
			data-state={view?.page.state ?? 'loading'}
			data-statements={annotated?.statements.length ?? 0}
			data-actors={annotated?.actors.length ?? 0}
			onKeyDown={(event) => {
				if (!undoKey(event, page.undo)) moveFocus(event);
			}}
		>
			<header>
				<h1 dir="auto">{annotated?.article.title ?? 'Standpoint'}</h1>
				{annotated && <Source annotated={annotated} />}
				{annotated && <Revision annotated={annotated} />}
			</header>
			<Problem page={page} />
			{annotated && !isEmpty ? (
				<Lists
					key={tabId}
					tabId={tabId}
					annotated={annotated}
					page={page}
					shown={shown}
					onShown={setShown}
				/>
			) : (
				<Notice page={view?.page ?? { state: 'loading' }} where={where} onRetry={page.retry} />
			)}
			<Undo page={page} />
			<footer>
				<details class="options" open={view?.page.state === 'off' || undefined}>
					<summary>{t('list.options')}</summary>
					{annotated && <ShownSwitches shown={shown} onShown={setShown} />}
					{view?.host && (
						<SiteSwitches host={view.host} off={view.page.state === 'off'} onOff={page.setOff} />
					)}
					{view?.isPrivate && view.host && <p class="forget-row">{t('forget.private.switches')}</p>}
					{view?.site && view.page.state !== 'forgotten' && (
						<p class="forget-row">
							<ForgetButton site={view.site} onForgotten={() => {}}>
								{t('forget.site.open')}
							</ForgetButton>
						</p>
					)}
				</details>
				<Links where={where} annotated={annotated} />
			</footer>
			<HelpSheet />
		</main>
	);
}

function Source({ annotated }: { annotated: AnnotatedArticle }) {
	const { outlet, byline, published } = annotated.article;
	const day = published && new Date(published);
	const on = day && !Number.isNaN(day.getTime()) ? date(day) : null;
	const parts = [outlet, byline, on].filter(Boolean);
	return (
		<p>
			{parts.map((part, i) => (
				<Fragment key={part}>
					{i > 0 && ' · '}
					<bdi>{part}</bdi>
				</Fragment>
			))}
		</p>
	);
}

/** An article that the page has changed since it was first read. */
function Revision({ annotated: { article } }: { annotated: AnnotatedArticle }) {
	const revision = revisionOf(article);
	if (!revision) return null;
	const { since, added, gone } = revision;
	return (
		<details class="revision">
			<summary>{t('list.updatedSince', { date: date(since, { dateStyle: 'short' }) })}</summary>
			{added.length > 0 && <h2>{t('list.newOrChanged')}</h2>}
			{added.map((paragraph) => (
				<ins key={paragraph} dir="auto">
					{paragraph}
				</ins>
			))}
			{gone.length > 0 && <h2>{t('list.gone')}</h2>}
			{gone.map((paragraph) => (
				<del key={paragraph} dir="auto">
					{paragraph}
				</del>
			))}
		</details>
	);
}

interface ListState extends Filter {
	tab: 'statements' | 'actors' | 'notes';
}
const firstState: ListState = { ...noFilter, tab: 'statements' };

function Lists({
	tabId,
	annotated,
	page,
	shown,
	onShown,
}: {
	tabId: number;
	annotated: AnnotatedArticle;
	page: Page;
	shown: Shown;
	onShown: (shown: Shown) => void;
}) {
	const [state, setState] = useSession<ListState>(`list:${tabId}`, firstState);
	const { tab, ...chosen } = state;
	// An actor of another article, or one that was merged away, filters nothing.
	const isKnown = annotated.actors.some(({ id }) => id === chosen.actor);
	const filter = isKnown ? chosen : { ...chosen, actor: null };
	const setFilter = (next: Filter) => setState({ ...next, tab });
	const setTab = (next: ListState['tab']) => setState({ ...state, tab: next });
	const statements = statementsFor(annotated, filter, shown);
	const actors = actorsFor(annotated, filter, shown);
	const notes = notesFor(annotated, filter, shown);
	const removed = removedCount(annotated);
	const isFiltered = filter.actor !== null || filter.polarity !== null || filter.words !== '';
	const rows = { statements, actors, notes }[tab];
	const here = page.at === null ? null : nearest(rows, page.at);
	const list = useRef<HTMLUListElement>(null);
	useFocusKept(list);
	useEffect(() => {
		// The list follows the page, but not while the reader is busy in it.
		const item = list.current?.querySelector('[aria-current]');
		if (item && !list.current?.contains(document.activeElement)) {
			const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
			item.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
		}
	}, [here]);
	const context: ItemContext = {
		annotated,
		tags: page.tags,
		find: findIn(annotated),
		here,
		onShow: page.show,
		onEdit: page.edit,
	};
	return (
		<>
			<div class="tabs" role="tablist" onKeyDown={moveTab}>
				<Tab id="statements" chosen={tab} onChoose={setTab}>
					{t('common.statements')} <span class="count">{number(statements.length)}</span>
				</Tab>
				<Tab id="actors" chosen={tab} onChoose={setTab}>
					{t('common.actors')} <span class="count">{number(actors.length)}</span>
				</Tab>
				<Tab id="notes" chosen={tab} onChoose={setTab}>
					{t('common.notes')} <span class="count">{number(notes.length)}</span>
				</Tab>
			</div>
			<section role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
				<Filters
					annotated={annotated}
					filter={filter}
					shown={shown}
					isOfStatements={tab === 'statements'}
					onFilter={setFilter}
				/>
				{rows.length === 0 && (
					<p class="none">
						{t(isFiltered ? 'list.nothingFits' : `list.none.${tab}`)}{' '}
						{isFiltered && (
							<button type="button" class="link" onClick={() => setFilter(noFilter)}>
								{t('list.showAll')}
							</button>
						)}
					</p>
				)}
				<ul ref={list}>
					{tab === 'statements' &&
						statements.map((row) => <StatementItem key={row.id} row={row} {...context} />)}
					{tab === 'actors' &&
						actors.map((row) => (
							<ActorItem
								key={row.id}
								row={row}
								statements={statementsFor(annotated, { ...noFilter, actor: row.id }, shown).length}
								onFilter={(actor) => setState({ ...noFilter, actor, tab: 'statements' })}
								{...context}
							/>
						))}
					{tab === 'notes' && notes.map((row) => <NoteItem key={row.id} row={row} {...context} />)}
				</ul>
				{tab === 'statements' && <Unsure annotated={annotated} shown={shown} onShown={onShown} />}
				{removed > 0 && tab !== 'notes' && (
					<p class="none">
						<button
							type="button"
							class="link"
							aria-pressed={filter.removed}
							onClick={() => setFilter({ ...filter, removed: !filter.removed })}
						>
							{plural(filter.removed ? 'list.hideRemoved' : 'list.showRemoved', removed)}
						</button>
					</p>
				)}
			</section>
		</>
	);
}

/** The last of what is listed at or before a place in the text. */
function nearest(rows: readonly Annotation[], at: number): string | null {
	let best: string | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const row of rows) {
		if (!row.present) continue;
		const starts =
			row.type === 'statement'
				? [row.statement.cue.start]
				: row.type === 'actor'
					? row.actor.mentions.map(({ start }) => start)
					: [row.span?.start ?? Number.POSITIVE_INFINITY];
		for (const start of starts) {
			if (start <= at && at - start < least) {
				least = at - start;
				best = row.id;
			}
		}
	}
	return best;
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
	const { what, todo } = problemWords(problem);
	return (
		<div class="problem" role="alert">
			<p>
				<strong>{what}</strong> {todo}
			</p>
			{problem === 'private' ? (
				<KeepPrivate onKeep={page.keep} />
			) : (
				<button type="button" onClick={page.retry}>
					{t('common.tryAgain')}
				</button>
			)}
		</div>
	);
}

/**
 * The reader's last step, to be taken back, and the one that was, to be done again. A button that
 * has nothing to do keeps the focus, so it isn't `disabled`.
 */
function Undo({ page }: { page: Page }) {
	const { undo = null, redo = null } = page.view?.history ?? {};
	if (!undo && !redo) return <div class="undo" role="status" />;
	return (
		<div class="undo" role="status">
			<span>{undo ? doneWords(undo) : t('list.nothingToUndo')}</span>
			<button type="button" aria-disabled={!undo} onClick={() => page.undo(false)}>
				{t('common.undo')}
			</button>
			<button
				type="button"
				aria-disabled={!redo}
				title={redo ? doneWords(redo) : undefined}
				onClick={() => page.undo(true)}
			>
				{t('list.redo')}
			</button>
		</div>
	);
}

const doneWords = ({ what, name }: { what: string; name: string }): string =>
	t('list.done', { deed: deedWords(what), name });

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
	if (by === 0 || target.matches('select, input, textarea')) return;
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
