import type { Story } from './story-index';

/**
 * What the reader said about stories. It names articles, never stories, so that it holds however the
 * rest is gathered later. Later ones win over earlier ones.
 */
export type StoryOverride =
	/** The article belongs where `to` is; with null, it is a story of its own. */
	| { type: 'move'; article: string; to: string | null }
	/** The stories of all these articles are one. */
	| { type: 'merge'; articles: string[] }
	/** These articles, and only they, are a story of their own. */
	| { type: 'split'; articles: string[] }
	/** The story with most of these articles is called so; null takes the reader's name away. */
	| { type: 'name'; articles: string[]; name: string | null };

/** The ids that it names. */
export function articlesOf(override: StoryOverride): string[] {
	if (override.type !== 'move') return override.articles;
	return override.to === null ? [override.article] : [override.article, override.to];
}

export interface ReadersStory extends Story {
	/** The reader's name for it, or null. */
	name: string | null;
	/** Whether the reader changed which articles it holds. */
	changed: boolean;
}

/** The stories as the reader wants them. Articles that are gone are passed over. Pure. */
export function applyOverrides(
	stories: readonly Story[],
	overrides: readonly StoryOverride[],
): ReadersStory[] {
	let now: ReadersStory[] = stories.map((story) => ({
		...story,
		articles: [...story.articles],
		name: null,
		changed: false,
	}));
	const holder = (article: string) => now.find(({ articles }) => articles.includes(article));
	const takeOut = (articles: readonly string[]) => {
		const gone = new Set(articles);
		for (const story of now) {
			if (!story.articles.some((id) => gone.has(id))) continue;
			story.articles = story.articles.filter((id) => !gone.has(id));
			story.changed = true;
		}
	};
	const own = (articles: string[]) => {
		const id = freeId(now, `story:${articles[0]}:own`);
		now.push({ id, articles, name: null, changed: true });
	};
	for (const override of overrides) {
		if (override.type === 'move') {
			const from = holder(override.article);
			const to = override.to === null ? null : holder(override.to);
			if (!from || to === undefined || from === to) continue;
			takeOut([override.article]);
			if (to) {
				to.articles.push(override.article);
				to.changed = true;
			} else own([override.article]);
		} else if (override.type === 'merge') {
			const named = new Set(override.articles);
			const [into, ...others] = now.filter(({ articles }) => articles.some((id) => named.has(id)));
			if (!into || others.length === 0) continue;
			for (const other of others) {
				into.articles.push(...other.articles);
				into.name ??= other.name;
				other.articles = [];
			}
			into.changed = true;
		} else if (override.type === 'split') {
			const articles = override.articles.filter((id) => holder(id));
			const from = articles[0] === undefined ? undefined : holder(articles[0]);
			if (articles.length === 0 || from?.articles.length === articles.length) {
				if (from && articles.every((id) => from.articles.includes(id))) continue;
			}
			if (articles.length === 0) continue;
			takeOut(articles);
			own(articles);
		} else {
			const counts = now.map(
				({ articles }) => override.articles.filter((id) => articles.includes(id)).length,
			);
			const most = Math.max(0, ...counts);
			const story = most > 0 ? now[counts.indexOf(most)] : undefined;
			if (story) story.name = override.name;
		}
		now = now.filter(({ articles }) => articles.length > 0);
	}
	return now;
}

function freeId(stories: readonly Story[], wanted: string): string {
	let free = wanted;
	for (let n = 2; stories.some(({ id }) => id === free); n++) free = `${wanted}:${n}`;
	return free;
}
