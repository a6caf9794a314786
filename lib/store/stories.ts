/**
 * Stories in the database: gathered a few articles at a time as these come, go and change, with what
 * the reader said about them laid over.
 */
import { applyOverrides, articlesOf, type StoryOverride } from '../coverage/overrides';
import type { Signature } from '../coverage/signature';
import type { StoryIndex } from '../coverage/story-index';
import type { StoryRow } from './library-tables';
import { pause } from './pause';
import type { Database } from './schema';

/** Articles gathered between two writes. */
const batchSize = 50;

/** A story as the reader has it: two articles or more. */
export interface LibraryStory {
	id: string;
	name: string;
	/** Ids. */
	articles: string[];
	/** Whether the reader named it, or changed which articles it holds. */
	isNamed: boolean;
	isChanged: boolean;
}

type Run = <T>(work: (database: Database) => PromiseLike<T>) => Promise<T>;

export class Stories {
	private index: StoryIndex | null = null;
	/** Of what the index holds. */
	private version = '';
	/** Names of stories that the reader changed, by their articles. */
	private readonly names = new Map<string, string>();

	/** @param run does work on the database, once it is open */
	constructor(
		private readonly run: Run,
		private readonly now: () => number,
	) {}

	/**
	 * The stories as the reader has them, and whether there are articles that are yet to be gathered.
	 *
	 * @throws {StoreError}
	 */
	read(): Promise<{ stories: LibraryStory[]; ungathered: number }> {
		return this.run(async (database) => {
			const [rows, overrides, ungathered] = await Promise.all([
				database.stories.toArray(),
				// Those of one time, which come by import alone, go by their ids.
				database.storyOverrides.orderBy('at').toArray(),
				database.ungathered.count(),
			]);
			const said = overrides.map(({ override }) => override);
			return { stories: await this.asTheReaderHasThem(database, rows, said), ungathered };
		});
	}

	/**
	 * Gathers what came, went or changed since, pausing for the page; where several pages of the
	 * extension are open, one does it at a time.
	 *
	 * @throws {StoreError}
	 */
	async gather(
		onProgress: (progress: { done: number; total: number }) => void = () => {},
	): Promise<void> {
		const work = () => this.run((database) => this.gatherAll(database, onProgress));
		const { locks } = globalThis.navigator ?? {};
		await (locks ? locks.request('standpoint-stories', work) : work());
	}

	/**
	 * Ids of gathered stories on the same matter, closest first.
	 *
	 * @param story as it was gathered; one that the reader made has none
	 * @throws {StoreError}
	 */
	related(story: string): Promise<string[]> {
		return this.run(async (database) => {
			const index = await this.open(database);
			await index.prepareRelated(story, loadFrom(database));
			return index.related(story).map((one) => one.story);
		});
	}

	/**
	 * Keeps what the reader says about stories.
	 *
	 * @returns what takes it back
	 * @throws {StoreError}
	 */
	override(override: StoryOverride): Promise<{ undo: () => Promise<void> }> {
		return this.run(async (database) => {
			const id = crypto.randomUUID();
			await database.transaction('rw', database.storyOverrides, async () => {
				const last = await database.storyOverrides.orderBy('at').last();
				const at = Math.max(this.now(), last ? last.at + 1 : 0);
				await database.storyOverrides.add({ id, at, override });
			});
			return { undo: () => this.run((again) => again.storyOverrides.delete(id)) };
		});
	}

	private async gatherAll(
		database: Database,
		onProgress: (progress: { done: number; total: number }) => void,
	): Promise<void> {
		const load = loadFrom(database);
		let done = 0;
		for (;;) {
			const some = await database.ungathered.limit(batchSize).toArray();
			if (some.length === 0) return;
			const index = await this.open(database);
			const ids = some.map(({ id }) => id);
			onProgress({ done, total: done + (await database.ungathered.count()) });
			try {
				const signatures = new Map((await load(ids)).map((one) => [one.id, one]));
				for (const id of ids) {
					const signature = signatures.get(id) ?? null;
					await index.prepare(id, signature, load);
					if (signature) index.add(signature);
					else index.remove(id);
					await pause();
				}
				const { places, gone, stories } = index.takeChanges();
				const rows: StoryRow[] = [];
				for (const id of stories) {
					const { articles } = index.story(id) ?? { articles: [] };
					if (articles.length < 2) continue;
					rows.push({ id, articles, name: await nameOf(database, articles) });
					await pause();
				}
				const kept = new Set(rows.map(({ id }) => id));
				const value = crypto.randomUUID();
				await database.transaction(
					'rw',
					[database.stories, database.storyPlaces, database.ungathered, database.libraryState],
					async () => {
						await database.storyPlaces.bulkPut(places);
						await database.storyPlaces.bulkDelete(gone);
						await database.stories.bulkPut(rows);
						await database.stories.bulkDelete(stories.filter((id) => !kept.has(id)));
						await database.libraryState.put({ key: 'stories', value });
						const now = await database.ungathered.bulkGet(ids);
						// What changed again meanwhile comes again.
						await database.ungathered.bulkDelete(
							some.filter(({ at }, i) => now[i]?.at === at).map(({ id }) => id),
						);
					},
				);
				this.version = value;
			} catch (error) {
				// It is ahead of what was written.
				this.index = null;
				throw error;
			}
			done += some.length;
		}
	}

	/** The index as it was last written, by whichever page. */
	private async open(database: Database): Promise<StoryIndex> {
		const [state, places] = await database.transaction(
			'r',
			[database.libraryState, database.storyPlaces],
			async () => {
				const found = await database.libraryState.get('stories');
				if (this.index && this.version === (found?.value ?? '')) return [found, null] as const;
				return [found, await database.storyPlaces.toArray()] as const;
			},
		);
		if (!this.index || places) {
			const { StoryIndex } = await import('../coverage/story-index');
			this.index = new StoryIndex(places ?? []);
			this.version = state?.value ?? '';
		}
		return this.index;
	}

	private async asTheReaderHasThem(
		database: Database,
		rows: readonly StoryRow[],
		overrides: readonly StoryOverride[],
	): Promise<LibraryStory[]> {
		const names = new Map(rows.map(({ id, name }) => [id, name]));
		if (overrides.length === 0) {
			return rows.map((row) => ({ ...row, isNamed: false, isChanged: false }));
		}
		// What is named and in no story is a story of its own, to which others can be moved.
		const held = new Set(rows.flatMap(({ articles }) => articles));
		const alone = overrides.flatMap(articlesOf).filter((id) => !held.has(id));
		const there = await database.signatures.where('id').anyOf(alone).primaryKeys();
		const all = [...rows, ...there.map((id) => ({ id: `story:${id}`, articles: [id] }))];
		const stories: LibraryStory[] = [];
		for (const { id, articles, name, changed } of applyOverrides(all, overrides)) {
			if (articles.length < 2) continue;
			let made = changed ? this.names.get(articles.join('\n')) : names.get(id);
			if (made === undefined) {
				made = await nameOf(database, articles);
				this.names.set(articles.join('\n'), made);
			}
			const isNamed = name !== null;
			stories.push({ id, articles, name: name ?? made, isNamed, isChanged: changed });
		}
		return stories;
	}
}

const loadFrom =
	(database: Database) =>
	async (ids: string[]): Promise<Signature[]> =>
		(await database.signatures.bulkGet(ids)).flatMap((row) => (row ? [row.signature] : []));

async function nameOf(database: Database, articles: readonly string[]): Promise<string> {
	const { nameStory } = await import('../coverage/story-name');
	// More would not make it another name.
	const some = articles.slice(0, 40);
	const [signatures, texts] = await Promise.all([
		loadFrom(database)(some),
		database.articles.bulkGet(some),
	]);
	return nameStory(
		signatures,
		texts.map((row) => row?.title ?? null),
	);
}
