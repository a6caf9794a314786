import '../comparison/comparison.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { compareStory } from '../../lib/coverage/compare-story';
import { clauseFor } from '../../lib/library/query';
import { formatRoute, listRoute } from '../../lib/library/route';
import type { AnnotatedArticle } from '../../lib/saved';
import { ComparisonView } from '../comparison/comparison-view';
import { counted } from './dates';
import { Link } from './link';
import type { PageProps } from './shared';

/** More articles than these, the first ones, are not compared at once. */
const mostCompared = 60;

/** A story: how each outlet tells it, side by side. */
export function StoryPage({ state, id }: PageProps & { id: string }) {
	const { library, catalogue, stories, gather } = state;
	const story = stories?.find((one) => one.id === id);
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
		() => (articles ? compareStory(articles.map(compared)) : null),
		[articles],
	);
	if (stories === null) return <p class="waiting">Opening the story…</p>;
	if (!story) {
		return (
			<div class="empty">
				<h1>This story is no more</h1>
				<p>
					Its articles were gathered otherwise, or deleted.{' '}
					<Link to={listRoute('stories')}>To the stories</Link>
				</p>
			</div>
		);
	}
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
				<p class="meta">Story</p>
				<h1 dir="auto">{story.name}</h1>
				<p class="meta">
					<Link to={listRoute('articles', clauseFor('story', story.id))}>
						{counted(story.articles.length, 'article')}
					</Link>
					<Link to={listRoute('statements', clauseFor('story', story.id))}>Its statements</Link>
				</p>
			</header>
			<ul class="facts">
				{(articles ?? []).map(({ article }) => (
					<li key={article.id}>
						<Link to={{ page: 'article', id: article.id, at: null, query: '' }}>
							<bdi>{article.title}</bdi>
						</Link>
						<bdi class="hint">{article.outlet}</bdi>
					</li>
				))}
			</ul>
			{story.articles.length > mostCompared && (
				<p class="hint">
					The first {mostCompared} of {story.articles.length} articles are compared.
				</p>
			)}
			{story.related.length > 0 && (
				<p>
					Related:{' '}
					{story.related.map((one, i) => (
						<span key={one}>
							{i > 0 && ', '}
							<Link to={{ page: 'story', id: one }}>
								<bdi>{stories.find((other) => other.id === one)?.name ?? 'Story'}</bdi>
							</Link>
						</span>
					))}
				</p>
			)}
			{comparison ? (
				<ComparisonView
					comparison={comparison}
					still={false}
					document={document}
					width={Math.min(820, window.innerWidth - 60)}
					linkTo={linkTo}
					share={null}
				/>
			) : (
				<p class="waiting">Comparing…</p>
			)}
		</article>
	);
}

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
			.map(({ id, statement }) => ({ ...statement, id })),
	};
}
