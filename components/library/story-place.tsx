import type { Polarity } from '../../lib/annotation';
import type { Catalogue } from '../../lib/library/catalogue';
import { noCounts } from '../../lib/library/listing';
import type { LibraryStory } from '../../lib/store/stories';
import { counted, published } from './dates';
import { Link } from './link';
import { StanceBar } from './stance-bar';

/** Where an article stands among the others on its story: by date, with the stances each reports. */
export function StoryPlace({
	catalogue,
	stories,
	article,
}: {
	catalogue: Catalogue;
	stories: readonly LibraryStory[];
	article: string;
}) {
	const own = stories.filter(({ articles }) => articles.includes(article));
	if (own.length === 0) return null;
	return own.map((story) => {
		const rows = story.articles
			.flatMap((id) => {
				const at = catalogue.articleById.get(id);
				const row = at === undefined ? null : catalogue.articles[at];
				return at === undefined || !row ? [] : [{ at, row }];
			})
			.sort((a, b) => (a.row.published ?? Infinity) - (b.row.published ?? Infinity));
		const place = rows.findIndex(({ row }) => row.id === article);
		const dated = (rows[place]?.row.published ?? null) !== null;
		return (
			<section key={story.id} class="story-place">
				<h2>Its story</h2>
				<p>
					<Link to={{ page: 'story', id: story.id }}>
						<bdi>{story.name}</bdi>
					</Link>
				</p>
				<p class="hint">
					{dated
						? `Number ${place + 1} by date of ${counted(rows.length, 'article')}`
						: `One of ${counted(rows.length, 'article')}; its date is unknown`}
				</p>
				<ol>
					{rows.map(({ at, row }) => (
						<li
							key={row.id}
							class="card"
							aria-current={row.id === article ? 'true' : undefined}
							data-own={row.id === article}
						>
							<span class="meta">
								<bdi>{row.outlet}</bdi> <span>{published(row.published)}</span>
							</span>
							{row.id === article ? (
								<span>This article</span>
							) : (
								<Link to={{ page: 'article', id: row.id, at: null, query: '' }}>
									<bdi>{row.title}</bdi>
								</Link>
							)}
							<StanceBar counts={stancesOf(catalogue, at)} />
						</li>
					))}
				</ol>
			</section>
		);
	});
}

function stancesOf({ firstStatement, polarity }: Catalogue, article: number) {
	const counts = noCounts();
	const end = firstStatement[article + 1] ?? 0;
	for (let i = firstStatement[article] ?? 0; i < end; i++) {
		counts[`${polarity[i] as Polarity}`]++;
	}
	return counts;
}
