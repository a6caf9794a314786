import { t } from '../../lib/i18n';
import { rich } from '../rich';
import '../comparison/comparison.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { likely } from '../../lib/annotation';
import { compareStory } from '../../lib/coverage/compare-story';
import { safeFileName } from '../../lib/export/filename';
import { clauseFor } from '../../lib/library/query';
import { formatRoute, listRoute } from '../../lib/library/route';
import type { AnnotatedArticle } from '../../lib/saved';
import { isMine } from '../../lib/shown';
import { ComparisonExport } from '../comparison/comparison-export';
import { ComparisonView } from '../comparison/comparison-view';
import { chartImage } from '../comparison/share';
import { ExportButton } from '../export/export-button';
import { download } from '../export/files';
import { someArticles } from '../export/scopes';
import { counted, published } from './dates';
import { Link } from './link';
import type { PageProps } from './shared';
import { StoryEdit } from './story-edit';

/** More articles than these, the first ones, are not compared at once. */
const mostCompared = 60;

/** A story: how each outlet tells it, side by side. */
export function StoryPage({ state, deeds, go, id }: PageProps & { id: string }) {
	const { library, catalogue, stories, gather } = state;
	const story = stories?.find((one) => one.id === id);
	const [chosen, setChosen] = useState<string[]>([]);
	const [related, setRelated] = useState<string[]>([]);
	const last = useRef<string[]>([]);
	if (story) last.current = story.articles;
	useEffect(() => {
		// Merged with another, or taken back: where most of its articles are now.
		if (!stories || story || last.current.length === 0) return;
		const shared = (one: { articles: string[] }) =>
			one.articles.filter((article) => last.current.includes(article)).length;
		const [most] = [...stories].sort((a, b) => shared(b) - shared(a));
		if (most && shared(most) > 0) go({ page: 'story', id: most.id });
	}, [stories, story]);
	useEffect(() => {
		library.stories.related(id).then(setRelated, () => setRelated([]));
	}, [id, stories]);
	const [articles, setArticles] = useState<AnnotatedArticle[] | null>(null);
	const ids = (story?.articles ?? []).slice(0, mostCompared).join('\n');
	useEffect(gather, [catalogue]);
	useEffect(() => {
		if (!ids) return;
		Promise.all(ids.split('\n').map((one) => library.article(one))).then(
			(read) => setArticles(read.filter((one) => one !== null)),
			() => setArticles([]),
		);
	}, [ids, catalogue]);
	const comparison = useMemo(
		() => (articles ? compareStory(articles.map(compared), { leastConfidence: likely }) : null),
		[articles],
	);
	if (stories === null) return <p class="waiting">{t('library.openingTheStoryMore')}</p>;
	if (!story) {
		return (
			<div class="empty">
				<h1>{t('library.thisStoryIsNoMore')}</h1>
				<p>
					{rich('library.gatheredOtherwise', {
						link: <Link to={listRoute('stories')}>{t('library.toTheStories')}</Link>,
					})}
				</p>
			</div>
		);
	}
	const others = related.flatMap((one) => stories.find((other) => other.id === one) ?? []);
	const share = {
		image: (chart: SVGSVGElement, title: string) =>
			deeds.tell(t('library.did.copiedImage', { title }), async () => {
				const ground = getComputedStyle(document.body).backgroundColor;
				// Given unfinished, for else the browser forgets that the reader asked for it.
				const image = chartImage(chart, ground);
				await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
			}),
		// A byte order mark: without it, spreadsheets take UTF-8 for something else.
		csv: (csv: string, title: string) =>
			download(new Blob(['\ufeff', csv], { type: 'text/csv' }), safeFileName(title, 'csv')),
	};
	/** The statement in a sentence, to which its article is opened. */
	const linkTo = (article: string, start: number, end: number): string => {
		const found = articles
			?.find((one) => one.article.id === article)
			?.statements.find(({ statement: { cue } }) => cue.start >= start && cue.end <= end);
		return formatRoute({ page: 'article', id: article, at: found?.id ?? null, query: '' });
	};
	return (
		<article class="actor-page story-page">
			<header>
				<p class="meta">{t('library.story')}</p>
				<h1 dir="auto">{story.name}</h1>
				<p class="meta">
					<Link to={listRoute('articles', clauseFor('story', story.id))}>
						{counted(story.articles.length, 'article')}
					</Link>
					<Link to={listRoute('statements', clauseFor('story', story.id))}>
						{t('library.itsStatements')}
					</Link>
					<ExportButton
						scope={() =>
							someArticles(story.name, counted(story.articles.length, 'article'), story.articles)
						}
					/>
					{comparison && <ComparisonExport comparison={comparison} title={story.name} />}
				</p>
			</header>
			<ul class="facts">
				{byDate(articles ?? []).map(({ article }) => (
					<li key={article.id}>
						<input
							type="checkbox"
							aria-label={t('library.chooseName', { name: article.title })}
							checked={chosen.includes(article.id)}
							onChange={() =>
								setChosen(
									chosen.includes(article.id)
										? chosen.filter((one) => one !== article.id)
										: [...chosen, article.id],
								)
							}
						/>
						<Link to={{ page: 'article', id: article.id, at: null, query: '' }}>
							<bdi>{article.title}</bdi>
						</Link>
						<span class="hint">
							{rich('library.outletAndDate', {
								outlet: <bdi>{article.outlet}</bdi>,
								date: dateOf(article.published),
							})}
						</span>
					</li>
				))}
			</ul>
			<StoryEdit
				state={state}
				deeds={deeds}
				story={story}
				chosen={chosen.filter((one) => story.articles.includes(one))}
				onDone={() => setChosen([])}
			/>
			{story.articles.length > mostCompared && (
				<p class="hint">
					{t('library.firstCompared', { shown: mostCompared, all: story.articles.length })}
				</p>
			)}
			{others.length > 0 && (
				<p>
					{rich('library.related', {
						stories: others.map((one, i) => (
							<span key={one.id}>
								{i > 0 && ' · '}
								<Link to={{ page: 'story', id: one.id }}>
									<bdi>{one.name}</bdi>
								</Link>
							</span>
						)),
					})}
				</p>
			)}
			{comparison ? (
				<ComparisonView
					comparison={comparison}
					still={false}
					document={document}
					width={null}
					linkTo={linkTo}
					share={share}
				/>
			) : (
				<p class="waiting">{t('library.comparingMore')}</p>
			)}
		</article>
	);
}

const timeOf = (date: string | null): number => (date === null ? Number.NaN : Date.parse(date));

const dateOf = (date: string | null): string => {
	const time = timeOf(date);
	return published(Number.isNaN(time) ? null : time);
};

/** Oldest first, undated last. */
const byDate = (articles: readonly AnnotatedArticle[]): AnnotatedArticle[] =>
	[...articles].sort(
		(a, b) =>
			(timeOf(a.article.published) || Number.MAX_VALUE) -
			(timeOf(b.article.published) || Number.MAX_VALUE),
	);

/** An article as comparison takes it, without what the reader dismissed. */
function compared({ article, actors, statements }: AnnotatedArticle) {
	return {
		id: article.id,
		title: article.title,
		text: article.text,
		outlet: article.outlet,
		published: article.published,
		url: article.url,
		actors: actors
			.filter(({ judgement, hidden }) => judgement !== 'wrong' && !hidden)
			.map(({ id, actor }) => ({ ...actor, id })),
		statements: statements
			.filter(({ judgement }) => judgement !== 'wrong')
			// What the reader made, changed or confirmed is certain.
			.map((row) => ({
				...row.statement,
				id: row.id,
				confidence: isMine(row) ? 1 : row.statement.confidence,
			})),
	};
}
