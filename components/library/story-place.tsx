import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Catalogue } from '../../lib/library/catalogue';
import { stancesOf } from '../../lib/library/listing';
import type { LibraryStory } from '../../lib/store/stories';
import { counted, published } from './dates';
import type { Deeds } from './deeds';
import { Link } from './link';
import { StanceBar } from './stance-bar';
import { Choice, offered } from './story-edit';
import type { LibraryState } from './use-library';

/** Where an article stands among the others on its story: by date, with the stances each reports. */
export function StoryPlace({
	catalogue,
	stories,
	article,
	state,
	deeds,
}: {
	catalogue: Catalogue;
	stories: readonly LibraryStory[];
	article: string;
	state: LibraryState;
	deeds: Deeds;
}) {
	const own = stories.filter(({ articles }) => articles.includes(article));
	if (own.length === 0) {
		if (stories.length === 0) return null;
		return <NoStory stories={stories} article={article} state={state} deeds={deeds} />;
	}
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
				<h2>{t('library.itsStory')}</h2>
				<p>
					<Link to={{ page: 'story', id: story.id }}>
						<bdi>{story.name}</bdi>
					</Link>
				</p>
				<p class="hint">
					{dated
						? t('library.numberByDate', {
								number: place + 1,
								articles: counted(rows.length, 'article'),
							})
						: t('library.oneOf', { articles: counted(rows.length, 'article') })}
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
								<span>{t('library.thisArticle')}</span>
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

/** An article in no story, which the reader can put into one. */
function NoStory({
	stories,
	article,
	state,
	deeds,
}: {
	stories: readonly LibraryStory[];
	article: string;
	state: LibraryState;
	deeds: Deeds;
}) {
	const [isOpen, setOpen] = useState(false);
	const articles = counted(1, 'article');
	const move = async (id: string) => {
		const story = stories.find((one) => one.id === id);
		const [to] = story?.articles ?? [];
		if (!story || to === undefined) return;
		setOpen(false);
		await deeds.run(t('library.did.moved', { articles, name: story.name }), () =>
			state.library.stories.override({ type: 'move', article, to }),
		);
	};
	return (
		<section class="story-place">
			<h2>{t('library.itsStory')}</h2>
			<p class="hint">{t('library.inNoStory')}</p>
			{isOpen ? (
				<Choice
					label={t('library.moveTo', { articles })}
					action={t('library.move')}
					stories={stories.slice(0, offered)}
					onChoose={move}
					onCancel={() => setOpen(false)}
				/>
			) : (
				<button type="button" onClick={() => setOpen(true)}>
					{t('library.moveMore', { articles })}
				</button>
			)}
		</section>
	);
}
