import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Key, t } from '../../lib/i18n';
import { parseQuery } from '../../lib/library/query';
import { listRoute, type Route, type View, views } from '../../lib/library/route';
import { LazyTransferPage } from '../transfer/lazy';
import { BackupReminder } from '../transfer/reminder';
import { problemWords } from '../words';
import { ActorPage } from './actor-page';
import { ActorsView } from './actors-view';
import { ArticlePage } from './article-page';
import { ArticlesView } from './articles-view';
import { counted } from './dates';
import { Toasts, useDeeds } from './deeds';
import { Filters } from './filters';
import { Link } from './link';
import { NotesView } from './notes-view';
import { SearchBox } from './search-box';
import { StatementsView } from './statements-view';
import { StoriesView } from './stories-view';
import { useLater } from './use-later';
import { useLibrary } from './use-library';
import { useRoute } from './use-route';

const viewWords: Record<View, Key> = {
	articles: 'common.articles',
	statements: 'common.statements',
	notes: 'common.notes',
	actors: 'common.actors',
	stories: 'library.stories',
};

/** The library: everything saved, as lists to search and filter, and a page for each article and actor. */
export function LibraryPage() {
	const state = useLibrary();
	const { route, go, replace } = useRoute();
	const deeds = useDeeds();
	const { catalogue } = state;
	// A list that isn't asked for anything can be drawn from the first rows.
	const head = route.page === 'list' && route.query === '' && route.sort === '' ? state.head : null;
	const shown = catalogue ?? head?.catalogue ?? null;
	// It brings the charts along, which no other page needs.
	const StoryPage = useLater(route.page === 'story', async () => {
		return (await import('./story-page')).StoryPage;
	});
	const view = route.page === 'list' ? route.view : null;
	const query = route.page === 'list' || route.page === 'article' ? route.query : '';
	const { clauses, problems } = useMemo(() => parseQuery(query), [query]);
	const [isWide, setWide] = useState(() => matchMedia('(min-width: 900px)').matches);
	useEffect(() => {
		const media = matchMedia('(min-width: 900px)');
		const onChange = () => setWide(media.matches);
		media.addEventListener('change', onChange);
		return () => media.removeEventListener('change', onChange);
	}, []);
	const main = useRef<HTMLElement>(null);
	useEffect(() => {
		document.title = titleOf(route, catalogue);
	}, [route, catalogue]);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const target = event.target as HTMLElement;
			const types = target.matches('input, textarea, select');
			if (event.key === '/' && !types) {
				document.querySelector<HTMLElement>('.search input')?.focus();
				event.preventDefault();
			} else if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !types) deeds.undo();
		};
		addEventListener('keydown', onKey);
		return () => removeEventListener('keydown', onKey);
	});

	const search = (text: string, isNew: boolean) => {
		const to = {
			...listRoute(view ?? 'articles', text),
			sort: route.page === 'list' ? route.sort : '',
		};
		if (isNew || !view) go(to);
		else replace(to);
	};
	const sort = (by: string) => {
		if (route.page === 'list') replace({ ...route, sort: by });
	};
	const ofLists = { ...state, head, catalogue: shown };
	const shared = { state, clauses, query, deeds, go };
	const sorted = {
		...shared,
		state: ofLists,
		sort: route.page === 'list' ? route.sort : '',
		onSort: sort,
	};

	return (
		<div
			class="library"
			data-ready={catalogue !== null}
			data-searchable={state.words !== null}
			data-articles={catalogue?.articleCount ?? 0}
		>
			<header class="top">
				<p class="brand">Standpoint</p>
				<nav aria-label={t('common.library')}>
					<ul>
						{views.map((one) => (
							<li key={one}>
								<Link to={listRoute(one, carried(view, query))} current={view === one}>
									{t(viewWords[one])}
								</Link>
							</li>
						))}
						<li>
							<Link to={{ page: 'transfer' }} current={route.page === 'transfer'}>
								{t('library.exportImport')}
							</Link>
						</li>
					</ul>
				</nav>
				<SearchBox
					query={query}
					problems={problems}
					catalogue={catalogue}
					onQuery={search}
					isWaiting={state.words === null && clauses.some(({ field }) => field === 'text')}
				/>
			</header>
			{state.problem && (
				<div class="problem" role="alert">
					<p>
						<strong>
							{state.problem === 'newer'
								? problemWords('newer').what
								: t('library.theLibraryCouldNotBe')}
						</strong>{' '}
						{problemWords(state.problem).todo}
					</p>
					<button type="button" onClick={state.retry}>
						{t('common.tryAgain')}
					</button>
				</div>
			)}
			{state.progress && state.progress.total > 20 && (
				<p class="entering" role="status">
					<progress
						value={state.progress.done}
						max={state.progress.total}
						aria-label={t('library.addingArticlesToTheSearch')}
					/>
					{t('library.addingMore', { articles: counted(state.progress.total, 'article') })}
				</p>
			)}
			{catalogue && route.page !== 'transfer' && (
				<BackupReminder since={oldest(catalogue.articles)} />
			)}
			<main ref={main} class={view ? 'with-filters' : 'single'} tabIndex={-1}>
				{!shown && !state.problem && route.page !== 'article' && (
					<p class="waiting">{t('library.openingTheLibraryMore')}</p>
				)}
				{shown && shown.articleCount > 0 && view && view !== 'stories' && (
					<Filters
						view={view}
						isOpen={isWide}
						query={query}
						onQuery={search}
						state={ofLists}
						clauses={clauses}
					/>
				)}
				{shown && view === 'articles' && <ArticlesView {...sorted} />}
				{shown && view === 'statements' && <StatementsView {...sorted} />}
				{shown && view === 'notes' && <NotesView {...sorted} />}
				{shown && view === 'actors' && <ActorsView {...sorted} />}
				{catalogue && view === 'stories' && <StoriesView {...sorted} />}
				{catalogue && route.page === 'story' && StoryPage && (
					<StoryPage {...shared} key={route.id} id={route.id} />
				)}
				{route.page === 'article' && (
					<ArticlePage {...shared} key={route.id} id={route.id} at={route.at} />
				)}
				{catalogue && route.page === 'actor' && (
					<ActorPage {...shared} key={route.key} id={route.key} />
				)}
				{catalogue && route.page === 'transfer' && <LazyTransferPage state={state} deeds={deeds} />}
			</main>
			<Toasts deeds={deeds} />
		</div>
	);
}

/** When the first of them was saved; null where there are none. */
const oldest = (articles: readonly ({ savedAt: number } | null)[]): number | null =>
	articles.reduce<number | null>(
		(least, row) => (row && (least === null || row.savedAt < least) ? row.savedAt : least),
		null,
	);

/** The query goes along from one list to another, for it asks of the same things. */
const carried = (from: View | null, query: string): string =>
	from && from !== 'stories' ? query : '';

function titleOf(route: Route, catalogue: ReturnType<typeof useLibrary>['catalogue']): string {
	const name = (): string => {
		if (route.page === 'list') return t(viewWords[route.view]);
		if (route.page === 'article') {
			return (
				catalogue?.articles[catalogue.articleById.get(route.id) ?? -1]?.title ??
				t('library.article')
			);
		}
		if (route.page === 'story') return t('library.story');
		if (route.page === 'transfer') return t('transfer.exportImportAndBackup');
		return catalogue?.actors[catalogue.actorByKey.get(route.key) ?? -1]?.name ?? t('common.actor');
	};
	return t('page.library', { name: name() });
}
