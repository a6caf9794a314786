import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Span } from '../../lib/annotation';
import { t } from '../../lib/i18n';
import { hitsIn, pieces } from '../../lib/library/hits';
import { clauseFor } from '../../lib/library/query';
import { listRoute } from '../../lib/library/route';
import type { AnnotatedArticle, SavedStatement } from '../../lib/saved';
import { isShown, type Shown, shownAtFirst } from '../../lib/shown';
import { CopyButton, dragCited } from '../export/copy';
import { ExportButton } from '../export/export-button';
import { thisPage } from '../export/scopes';
import { Unsure } from '../list/unsure';
import { rich } from '../rich';
import {
	arrow,
	describe,
	kindWord,
	partiesOf,
	polaritySigns,
	polarityWord,
	spoken,
} from '../words';
import { actionsOn } from './actions';
import { counted, day, published, written } from './dates';
import { Link } from './link';
import type { PageProps } from './shared';
import { StoryPlace } from './story-place';
import { showedArticle } from './use-library';

interface Layer {
	kind: 'cue' | 'words' | 'actor' | 'note' | 'hit';
	id: string;
	polarity?: -1 | 0 | 1;
}

/** An article as it was saved: its text with all that is annotated in it. It needs no site. */
export function ArticlePage({
	state,
	clauses,
	query,
	deeds,
	id,
	at,
	go,
}: PageProps & { id: string; at: string | null }) {
	const { library, catalogue, stories, gather } = state;
	useEffect(() => {
		if (catalogue) gather();
	}, [catalogue]);
	const [annotated, setAnnotated] = useState<AnnotatedArticle | null | undefined>(undefined);
	const [current, setCurrent] = useState(at);
	useEffect(() => setCurrent(at), [at]);
	useEffect(() => {
		library
			.article(id)
			.then(setAnnotated, () => setAnnotated(null))
			.then(showedArticle);
	}, [id, catalogue]);
	const [asked, setAsked] = useState<Shown | null>(null);
	const scrolledTo = useRef<string | null>(null);
	useEffect(() => {
		if (!annotated || !current || scrolledTo.current === current) return;
		scrolledTo.current = current;
		document
			.getElementById(`at-${current}`)
			?.scrollIntoView({ block: 'center', behavior: 'instant' });
		document.getElementById(`row-${current}`)?.scrollIntoView({ block: 'nearest' });
	}, [annotated, current]);

	if (annotated === undefined) return <p class="waiting">{t('library.openingTheArticleMore')}</p>;
	if (annotated === null) {
		return (
			<div class="empty">
				<h1>{t('library.thisArticleIsNotIn')}</h1>
				<p>
					{rich('library.notSaved', {
						link: <Link to={listRoute('articles')}>{t('library.toTheArticles')}</Link>,
					})}
				</p>
			</div>
		);
	}
	const { article, actors, notes } = annotated;
	const right = annotated.statements.filter(({ judgement }) => judgement !== 'wrong');
	// Who comes for one that is hidden sees it.
	const isAsked = right.some((row) => row.id === at && !isShown(row, shownAtFirst));
	const shown = asked ?? { ...shownAtFirst, ...(isAsked && { least: 0 }) };
	const statements = right.filter((row) => isShown(row, shown));
	const named = actors.filter(({ judgement, hidden }) => judgement !== 'wrong' && !hidden);
	const find = (wanted: string) => actors.find((row) => row.id === wanted) ?? null;
	const actions = actionsOn(state, deeds);
	const date = article.published === null ? Number.NaN : Date.parse(article.published);
	const show = (one: string) => {
		scrolledTo.current = null;
		setCurrent(one);
	};

	return (
		<article class="reading">
			<header>
				<p class="meta">
					<Link to={listRoute('articles', clauseFor('outlet', article.outlet))}>
						<bdi>{article.outlet}</bdi>
					</Link>
					<span>{published(Number.isNaN(date) ? null : date)}</span>
					{article.byline && <bdi>{article.byline}</bdi>}
				</p>
				{article.headline === null && <h1 dir="auto">{article.title}</h1>}
				<p class="meta">
					<span>{t('library.saved', { date: day(article.savedAt) })}</span>
					<span>{counted(statements.length, 'statement')}</span>
					<span>{counted(named.length, 'actor')}</span>
					{(article.tags ?? []).map((tag) => (
						<span key={tag} class="tag">
							{tag}
						</span>
					))}
					<a href={article.url} target="_blank" rel="noreferrer noopener">
						{t('library.openThePageItself')}
					</a>
					<ExportButton scope={() => ({ ...thisPage(annotated), what: t('export.thisArticle') })} />
					<button
						type="button"
						onClick={async () => {
							await actions.removeArticles([article.id]);
							go(listRoute('articles'));
						}}
					>
						{t('common.delete')}
					</button>
				</p>
			</header>
			<div class="columns">
				<Text {...{ annotated, shown, clauses, current }} onChoose={setCurrent} />
				<aside aria-label={t('library.whatIsAnnotated')}>
					{catalogue && stories && (
						<StoryPlace {...{ catalogue, stories, state, deeds }} article={article.id} />
					)}
					<section>
						<h2>
							{t('common.statements')} <span class="count">{written(statements.length)}</span>
						</h2>
						{right.length === 0 && <p class="hint">{t('library.nobodyTakesAStanceHere')}</p>}
						<Unsure {...{ annotated, shown }} onShown={setAsked} />
						<ul>
							{statements.map((row) => (
								<StatementCard
									key={row.id}
									row={row}
									annotated={annotated}
									find={find}
									isCurrent={row.id === current}
									onShow={show}
								/>
							))}
						</ul>
					</section>
					{notes.length > 0 && (
						<section>
							<h2>
								{t('common.notes')} <span class="count">{written(notes.length)}</span>
							</h2>
							<ul>
								{notes.map((note) => (
									<li
										key={note.id}
										id={`row-${note.id}`}
										class={note.id === current ? 'card current' : 'card'}
									>
										<button type="button" class="go" onClick={() => show(note.id)}>
											<span class="note-body" dir="auto">
												{note.body || t('library.highlight')}
											</span>
											<span class="quote" dir="auto">
												{note.selector.quote.exact}
											</span>
											{!note.present && <span class="hint">{t('library.thePageNoLongerHas')}</span>}
										</button>
									</li>
								))}
							</ul>
						</section>
					)}
					<section>
						<h2>
							{t('common.actors')} <span class="count">{written(named.length)}</span>
						</h2>
						<ul class="actors">
							{named.map((row) => (
								<li key={row.id}>
									{row.actor.key === null ? (
										<bdi>{row.actor.name}</bdi>
									) : (
										<Link to={{ page: 'actor', key: row.actor.key }}>
											<bdi>{row.actor.name}</bdi>
										</Link>
									)}
									<span class="hint">
										{t('library.kindAndMentions', {
											kind: kindWord(row.actor.kind),
											mentions: counted(row.actor.mentions.length, 'mention'),
										})}
									</span>
								</li>
							))}
						</ul>
					</section>
				</aside>
			</div>
			{query && (
				<p class="back">
					<Link to={listRoute('statements', query)}>{t('library.allThatFitsTheSearch')}</Link>
				</p>
			)}
		</article>
	);
}

function StatementCard({
	row,
	annotated,
	find,
	isCurrent,
	onShow,
}: {
	row: SavedStatement;
	annotated: AnnotatedArticle;
	find: (id: string) => AnnotatedArticle['actors'][number] | null;
	isCurrent: boolean;
	onShow: (id: string) => void;
}) {
	const { source, target } = partiesOf(row, find);
	const polarity = `${row.statement.polarity}` as const;
	return (
		<li
			id={`row-${row.id}`}
			class={`card p${polarity}${isCurrent ? ' current' : ''}`}
			aria-current={isCurrent ? 'true' : undefined}
			draggable
			onDragStart={(event) => dragCited(event, annotated, row.id)}
		>
			<button
				type="button"
				class="go"
				aria-label={t('library.showInText', { name: spoken(row, find) })}
				onClick={() => onShow(row.id)}
			>
				<span class="who">
					<span class="sign" title={polarityWord(polarity)} aria-hidden="true">
						{polaritySigns[polarity]}
					</span>
					<bdi>{source ?? t('words.unnamed')}</bdi>
					{target && (
						<>
							<span class="arrow">{arrow()}</span>
							<bdi>{target}</bdi>
						</>
					)}
				</span>
				<span class="act">{describe(row)}</span>
				<span class="cue-words" dir="auto">
					{row.words.cue}
				</span>
				{row.note && (
					<span class="note-body" dir="auto">
						{row.note}
					</span>
				)}
			</button>
			<span class="copy">
				<CopyButton annotated={annotated} row={row} name={spoken(row, find)} />
			</span>
		</li>
	);
}

function Text({
	annotated,
	shown,
	clauses,
	current,
	onChoose,
}: {
	annotated: AnnotatedArticle;
	shown: Shown;
	clauses: PageProps['clauses'];
	current: string | null;
	onChoose: (id: string) => void;
}) {
	const { text } = annotated.article;
	const { layers, paragraphs } = useMemo(() => {
		const found = layersOf(annotated, shown);
		for (const span of hitsIn(text, clauses)) found.push({ span, layer: { kind: 'hit', id: '' } });
		return { layers: found, paragraphs: paragraphsOf(text) };
	}, [annotated, shown.least, clauses]);
	const [headline] = paragraphs;
	const isHeadline = annotated.article.headline !== null && headline !== undefined;
	const anchored = new Set<string>();
	return (
		<div class="text" dir="auto" lang={annotated.article.lang ?? undefined}>
			{paragraphs.map((span, i) => {
				const Block = i === 0 && isHeadline ? 'h1' : 'p';
				return (
					<Block key={span.start} dir="auto" class={Block === 'h1' ? 'headline' : undefined}>
						{pieces(text, layers, span).map((piece, at) => {
							if (piece.layers.length === 0) return piece.text;
							const names = new Set<string>();
							let anchor: string | undefined;
							let chosen: string | undefined;
							for (const { kind, id, polarity } of piece.layers) {
								names.add(kind === 'cue' || kind === 'words' ? `${kind} p${polarity}` : kind);
								if (kind === 'cue' || kind === 'note') {
									chosen = id;
									if (id === current) names.add('current');
									if (!anchored.has(id)) {
										anchored.add(id);
										anchor ??= `at-${id}`;
									}
								}
							}
							return (
								// biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the pointer; the list beside the text does the same by keyboard.
								// biome-ignore lint/a11y/noStaticElementInteractions: as above.
								<span
									key={at}
									id={anchor}
									class={[...names].join(' ')}
									onClick={chosen === undefined ? undefined : () => onChoose(chosen)}
								>
									{piece.text}
								</span>
							);
						})}
					</Block>
				);
			})}
		</div>
	);
}

function layersOf({ statements, actors, notes }: AnnotatedArticle, shown: Shown) {
	const layers: { span: Span; layer: Layer }[] = [];
	for (const { id, actor, judgement, present, hidden } of actors) {
		if (judgement === 'wrong' || !present || hidden) continue;
		for (const span of actor.mentions) layers.push({ span, layer: { kind: 'actor', id } });
	}
	for (const row of statements) {
		const { id, statement, judgement, present } = row;
		if (judgement === 'wrong' || !present || !isShown(row, shown)) continue;
		const { polarity } = statement;
		if (polarity !== 0) {
			for (const span of statement.content) {
				layers.push({ span, layer: { kind: 'words', id, polarity } });
			}
		}
		layers.push({ span: statement.cue, layer: { kind: 'cue', id, polarity } });
	}
	for (const { id, kind, span } of notes) {
		if (span && (kind === 'note' || kind === 'highlight')) {
			layers.push({ span, layer: { kind: 'note', id } });
		}
	}
	return layers;
}

function paragraphsOf(text: string): Span[] {
	return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
		start: index,
		end: index + line.length,
	}));
}
