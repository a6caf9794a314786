/**
 * Forgetting: takes all that is known from a site out of every table, or everything out of the
 * browser. Unlike deleting (`Library.remove`), nothing of it is left to be brought back.
 */
import { Dexie } from 'dexie';
import { articlesOf, type StoryOverride } from '../coverage/overrides';
import { unpackGroup } from '../library/group';
import type { ActorEdit, Annotation, Party, SavedActor } from '../saved';
import { backupDatabaseName } from './backup-folder';
import type { LibraryState } from './library-tables';
import { isUntouched } from './merge';
import { openDatabase, storeError, within } from './problem';
import { type Database, declareDatabase, schemaVersion } from './schema';

/** What there is to forget. */
export interface Held {
	articles: number;
	/** What the reader marked, wrote, judged, edited or tagged. */
	notes: number;
}

/** Rows that are read at a time while all of a table is looked through. */
const pageSize = 2000;

export class Forgetter {
	/** @param declare makes the database object; a second name keeps tests apart. */
	constructor(private readonly declare: () => Database = declareDatabase) {}

	/**
	 * How much is kept of some articles.
	 *
	 * @param belongs whether an address is of those; null for all
	 * @throws {StoreError}
	 */
	look(belongs: ((address: string) => boolean) | null): Promise<Held> {
		return this.run((database) =>
			database.transaction('r', [database.articles, database.annotations], async () => {
				const ids = await idsOf(database, belongs ?? (() => true));
				let notes = 0;
				const rows = belongs
					? database.annotations.where('articleId').anyOf([...ids])
					: database.annotations.toCollection();
				await rows.each((row) => {
					if (isOfReader(row)) notes++;
				});
				return { articles: ids.size, notes };
			}),
		);
	}

	/**
	 * The sites of which something is kept, with the number of articles, most first.
	 *
	 * @param siteOf the site of an address
	 * @throws {StoreError}
	 */
	sites(siteOf: (address: string) => string): Promise<{ site: string; articles: number }[]> {
		return this.run(async (database) => {
			const counts = new Map<string, number>();
			for (const id of await database.articles.toCollection().primaryKeys()) {
				const site = siteOf(id);
				counts.set(site, (counts.get(site) ?? 0) + 1);
			}
			return [...counts]
				.map(([site, articles]) => ({ site, articles }))
				.sort((a, b) => b.articles - a.articles || (a.site < b.site ? -1 : 1));
		});
	}

	/**
	 * Takes articles, and all that only they caused, out of every table, in one transaction. Actors
	 * are known from then on as the articles that are left have them. The parts of the library that
	 * are made from articles are made anew where they held one of them.
	 *
	 * @param belongs whether an address is of those
	 * @throws {StoreError}
	 */
	articles(belongs: (address: string) => boolean): Promise<void> {
		return this.run((database) =>
			database.transaction('rw', database.tables, async () => {
				const ids = await idsOf(database, belongs);
				for (const id of await binned(database, belongs)) ids.add(id);
				await forgetRows(database, ids);
				await forgetBinned(database, ids);
				await forgetActors(database, ids);
				await forgetStories(database, ids);
				await forgetGroups(database, ids);
				// The deletions above were noted there, with the articles' addresses.
				await database.changedArticles.bulkDelete([...ids]);
			}),
		);
	}

	/**
	 * Deletes every database of the extension, whatever version left it.
	 *
	 * @throws {StoreError} `blocked` where a connection holds one up
	 */
	async everything(): Promise<void> {
		try {
			for (const name of [this.declare().name, backupDatabaseName]) {
				await within(patience, Dexie.delete(name));
			}
		} catch (error) {
			throw storeError(error);
		}
	}

	private async run<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
		const database = this.declare();
		try {
			await openDatabase(database, schemaVersion);
			return await work(database);
		} catch (error) {
			throw storeError(error);
		} finally {
			database.close();
		}
	}
}

/** How long deleting waits for other connections to close, in milliseconds. */
const patience = 10_000;

function isOfReader(row: Annotation): boolean {
	return row.type === 'note' ? row.deletedAt === null : !isUntouched(row);
}

/** The ids of the articles one of whose addresses belongs. Reads no text. */
async function idsOf(
	database: Database,
	belongs: (address: string) => boolean,
): Promise<Set<string>> {
	const ids = new Set<string>();
	for (const id of await database.articles.toCollection().primaryKeys()) {
		if (belongs(id)) ids.add(id);
	}
	await database.articles.orderBy('addresses').eachKey((address, { primaryKey }) => {
		if (belongs(String(address))) ids.add(String(primaryKey));
	});
	return ids;
}

/** The same of those that were deleted and can be brought back. */
async function binned(
	database: Database,
	belongs: (address: string) => boolean,
): Promise<Set<string>> {
	const ids = new Set<string>();
	await database.bin.each(({ articles }) => {
		for (const { id, addresses } of articles) {
			if ([id, ...addresses].some(belongs)) ids.add(id);
		}
	});
	return ids;
}

async function forgetRows(database: Database, ids: ReadonlySet<string>): Promise<void> {
	const all = [...ids];
	await database.articles.bulkDelete(all);
	await database.annotations.where('articleId').anyOf(all).delete();
	await database.changes.where('articleId').anyOf(all).delete();
	await database.actorEdits.filter(({ scope }) => scope !== null && ids.has(scope)).delete();
}

async function forgetBinned(database: Database, ids: ReadonlySet<string>): Promise<void> {
	for (const row of await database.bin.toArray()) {
		const articles = row.articles.filter(({ id }) => !ids.has(id));
		if (articles.length === row.articles.length) continue;
		if (articles.length === 0) {
			if (row.id !== undefined) await database.bin.delete(row.id);
			continue;
		}
		await database.bin.put({
			...row,
			articles,
			annotations: row.annotations.filter(({ articleId }) => !ids.has(articleId)),
			actorEdits: row.actorEdits.filter(({ scope }) => scope !== null && !ids.has(scope)),
			changes: row.changes.filter(({ articleId }) => !ids.has(articleId)),
		});
	}
}

/**
 * Whether an annotation's id tells of one of some articles. It begins with that of its article; that
 * of a part split off holds that of the split, too: `ARTICLE#…/ARTICLE#…`. An address has slashes of
 * its own, so each place where an article's id may begin is tried with each where it may end: few,
 * however many articles there are.
 */
export function isOfAny(articles: ReadonlySet<string>, id: string): boolean {
	return [...id.matchAll(/#/g)].some(({ index: end }) => {
		if (articles.has(id.slice(0, end))) return true;
		const before = id.slice(0, end);
		return [...before.matchAll(/\//g)].some(({ index }) => articles.has(before.slice(index + 1)));
	});
}

/** An actor as the articles have it that stay. */
interface Heir {
	id: string;
	articleId: string;
	name: string;
	names: Set<string>;
}

/**
 * Actors known across articles, and the reader's changes to them that hold everywhere. Those of whom
 * no other article knows are gone; the others stay as the other articles have them.
 */
async function forgetActors(database: Database, ids: ReadonlySet<string>): Promise<void> {
	const isGone = (id: string) => isOfAny(ids, id);
	const edits = await database.actorEdits.filter(({ scope }) => scope === null).toArray();
	const touched = edits.filter((edit) => [edit.id, ...partiesOf(edit)].some(isGone));
	const heirs = await heirsOf(database);
	await database.actors.toCollection().modify((known, row: { value?: unknown }) => {
		const heir = heirs.get(known.key);
		if (!heir) {
			// Dexie's way of deleting what is modified.
			delete row.value;
			return;
		}
		if (!heir.names.has(known.name)) known.name = heir.name;
		known.names = [...heir.names];
	});
	await database.actorEdits.bulkDelete(touched.map(({ id }) => id));
	await database.actorEdits.bulkPut(
		touched.flatMap((edit) => inherited(edit, heirs, isGone) ?? []),
	);
}

const partiesOf = (edit: ActorEdit): string[] =>
	edit.what === 'merge' ? [edit.actor.actor, edit.into.actor] : [edit.actor.actor];

/** The actors of the articles that are left, and of those that can be brought back, by their keys. */
async function heirsOf(database: Database): Promise<ReadonlyMap<string, Heir>> {
	const heirs = new Map<string, Heir>();
	const meet = (row: SavedActor) => {
		const { key, name } = row.actor;
		if (key === null) return;
		const heir = heirs.get(key);
		const { id, articleId } = row;
		if (!heir) heirs.set(key, { id, articleId, name, names: new Set([name, ...row.names]) });
		else for (const one of row.names) heir.names.add(one);
	};
	let page = await database.annotations.orderBy(':id').limit(pageSize).toArray();
	for (let last = page.at(-1); last; last = page.at(-1)) {
		for (const row of page) if (row.type === 'actor') meet(row);
		page = await database.annotations.where(':id').above(last.id).limit(pageSize).toArray();
	}
	await database.bin.each(({ annotations }) => {
		for (const row of annotations) if (row.type === 'actor') meet(row);
	});
	return heirs;
}

/** A change to an actor that holds everywhere, without those that are gone; null where nothing is left to change. */
function inherited(
	edit: ActorEdit,
	heirs: ReadonlyMap<string, Heir>,
	isGone: (id: string) => boolean,
): ActorEdit | null {
	const partyLeft = (party: Party): Party | null => {
		if (!isGone(party.actor)) return party;
		const heir = heirs.get(party.key ?? '');
		return heir ? { ...party, actor: heir.id, name: heir.name } : null;
	};
	const actor = partyLeft(edit.actor);
	if (!actor) return null;
	const home = heirs.get(actor.key ?? '')?.articleId;
	if (isGone(edit.id) && home === undefined) return null;
	const id = isGone(edit.id) ? `${home}#${crypto.randomUUID()}` : edit.id;
	if (edit.what === 'merge') {
		const into = partyLeft(edit.into);
		return into && { ...edit, id, actor, into };
	}
	if (edit.what === 'split') {
		const left = heirs.get(actor.key ?? '')?.names;
		const names = edit.names.filter((name) => !left || left.has(name));
		return names.length > 0 ? { ...edit, id, actor, names } : null;
	}
	return { ...edit, id, actor };
}

/** What stories were gathered from, and what the reader said of them; the articles left are gathered anew. */
async function forgetStories(database: Database, ids: ReadonlySet<string>): Promise<void> {
	const { signatures, storyPlaces, stories, ungathered, storyOverrides } = database;
	await signatures.bulkDelete([...ids]);
	await ungathered.bulkDelete([...ids]);
	const places = await storyPlaces.toArray();
	const touched = new Set(places.flatMap(({ id, story }) => (ids.has(id) ? [story] : [])));
	for (const { id, articles } of await stories.toArray()) {
		if (articles.some((one) => ids.has(one))) touched.add(id);
	}
	await stories.bulkDelete([...touched]);
	const isOut = ({ id, story }: (typeof places)[number]) => ids.has(id) || touched.has(story);
	const out = places.filter(isOut);
	await storyPlaces.bulkDelete(out.map(({ id }) => id));
	const at = crypto.randomUUID();
	await ungathered.bulkPut(out.flatMap(({ id }) => (ids.has(id) ? [] : [{ id, at }])));
	for (const place of places) {
		const alike = place.alike.filter(([other]) => !ids.has(other));
		if (alike.length === place.alike.length || isOut(place)) continue;
		await storyPlaces.put({ ...place, alike });
	}
	for (const said of await storyOverrides.toArray()) {
		if (!articlesOf(said.override).some((id) => ids.has(id))) continue;
		const override = overrideLeft(said.override, ids);
		if (override) await storyOverrides.put({ ...said, override });
		else await storyOverrides.delete(said.id);
	}
}

function overrideLeft(override: StoryOverride, ids: ReadonlySet<string>): StoryOverride | null {
	// It named one of those that are gone.
	if (override.type === 'move') return null;
	const articles = override.articles.filter((id) => !ids.has(id));
	return articles.length < (override.type === 'merge' ? 2 : 1) ? null : { ...override, articles };
}

/** The groups that held one of the articles, with their full-text indexes: the others in them are entered anew. */
async function forgetGroups(database: Database, ids: ReadonlySet<string>): Promise<void> {
	const { groups, groupWords, changedArticles, libraryState } = database;
	for (const id of await groups.toCollection().primaryKeys()) {
		const group = await groups.get(id);
		if (!group) continue;
		const { articles } = unpackGroup(group);
		// Where one was taken out, the index may still have its words.
		if (!articles.some((row) => row === null || ids.has(row.id))) continue;
		const at = crypto.randomUUID();
		await changedArticles.bulkPut(
			articles.flatMap((row) => (row && !ids.has(row.id) ? [{ articleId: row.id, at }] : [])),
		);
		await groups.delete(id);
		await groupWords.delete(id);
	}
	// Every page that is open reads again what it shows.
	const value = crypto.randomUUID();
	await libraryState.bulkDelete(['snapshot', 'head']);
	await libraryState.bulkPut(
		(['version', 'words', 'stories'] as const).map((key): LibraryState => ({ key, value })),
	);
}
