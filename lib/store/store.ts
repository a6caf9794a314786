/**
 * Reads and writes. Every write is one transaction: a worker killed at any moment leaves all of it
 * or nothing, and doing it again changes nothing.
 */
import type { Detection } from '../annotation';
import { patched, perform } from '../edit/edit';
import type { Edit } from '../edit/shape';
import { historyOf, viewOf } from '../edit/view';
import { moveEdit, moveTo } from '../import/merge';
import type {
	ActorEdit,
	AnnotatedArticle,
	Annotation,
	Article,
	Change,
	History,
	Kept,
	KnownActor,
	Patch,
	SavedActor,
	SavedArticle,
} from '../saved';
import { digest, identify } from './identity';
import { merge } from './merge';
import { openDatabase, storeError } from './problem';
import { type Database, declareDatabase, schemaVersion } from './schema';
import { isSound, isSoundChange, isSoundEdit, mended } from './sound';

/** How many steps of an article can be undone. */
const steps = 200;

/** A text that differs from the one of a visit longer ago than this is an updated article, in milliseconds. */
const visit = 30 * 60_000;

/** An article as the reader has it, with what can be undone of it. */
export interface Shown {
	annotated: AnnotatedArticle;
	history: History;
}

export class Store {
	private opening: Promise<Database> | null = null;

	/** @param declare makes the database object; a second name keeps tests apart. */
	constructor(
		private readonly declare: () => Database = declareDatabase,
		private readonly now: () => number = Date.now,
	) {}

	/**
	 * What is kept of this very text, where the same detection has read it before; else null.
	 *
	 * @throws {StoreError}
	 */
	async recall(article: Article, detector: string): Promise<AnnotatedArticle | null> {
		const textDigest = await digest(article.text);
		return this.run(async (database) => {
			const saved = await at(database, article.url);
			if (!saved || saved.textDigest !== textDigest || saved.detector !== detector) return null;
			return viewOf(await keptOf(database, saved));
		});
	}

	/**
	 * Keeps an article and what was detected in it, joined with what the reader said of it before.
	 *
	 * @param address the page's own address, canonical or not
	 * @throws {StoreError}
	 */
	async save(
		article: Article,
		address: string,
		detection: Detection,
		detector: string,
	): Promise<AnnotatedArticle> {
		const [textDigest, found] = await Promise.all([
			digest(article.text),
			identify(article.text, detection),
		]);
		return this.run((database) =>
			database.transaction(
				'rw',
				[
					database.articles,
					database.annotations,
					database.actors,
					database.actorEdits,
					database.changes,
				],
				async () => {
					const now = this.now();
					const elsewhere = await at(database, address);
					const old = (await at(database, article.url)) ?? elsewhere;
					const id = old?.id ?? article.url;
					// An address that a page used to share with another article stays that one's.
					const addresses = [...(old?.addresses ?? []), article.url];
					if (!elsewhere) addresses.push(address);
					const saved: SavedArticle = {
						...article,
						id,
						addresses: [...new Set(addresses)],
						textDigest,
						detector,
						savedAt: old?.savedAt ?? now,
						openedAt: now,
						...(old?.tags ? { tags: old.tags } : {}),
						before: textBefore(old, article.text, now),
					};
					const { keep, drop } = merge(id, await rowsOf(database, id), found, article.text, now);
					await database.articles.put(saved);
					await database.annotations.bulkDelete(drop);
					await database.annotations.bulkPut(keep);
					await meet(database, keep, now);
					return viewOf(await keptOf(database, saved));
				},
			),
		);
	}

	/**
	 * Does what the reader asks, and remembers how to undo it. What was undone before it can't be done
	 * again from then on.
	 *
	 * @param token names the change; asked twice with the same, it is done once
	 * @returns null where what it is about is not there
	 * @throws {StoreError}
	 */
	async edit(articleId: string, token: string, edit: Edit): Promise<Shown | null> {
		return this.write(articleId, async (database, kept) => {
			if (kept.changes.some((change) => change.id === token)) return true;
			const done = perform(kept, token, edit, this.now());
			if (!done) return false;
			await database.annotations.bulkPut(done.rows);
			await database.actorEdits.bulkPut(done.actorEdits);
			const gone = kept.changes.filter((change) => change.undone);
			const left = kept.changes.filter((change) => !change.undone);
			gone.push(...left.slice(0, Math.max(0, left.length + 1 - steps)));
			await database.changes.bulkDelete(gone.flatMap(({ seq }) => seq ?? []));
			await database.changes.add(done.change);
			return true;
		});
	}

	/**
	 * Takes a change back, or (`again`) does it again. Asked twice, it is done once.
	 *
	 * @returns null where there is no such article
	 * @throws {StoreError}
	 */
	async undo(articleId: string, changeId: string, again: boolean): Promise<Shown | null> {
		return this.write(articleId, async (database, kept) => {
			const change = kept.changes.find(({ id }) => id === changeId);
			// Only the last step is undone, and only the first undone one done again.
			const { undo, redo } = historyOf(kept.changes);
			if (!change || (again ? redo : undo)?.id !== changeId) return true;
			const touched = patched(kept, change.patches, again ? 'after' : 'before', this.now());
			await database.annotations.bulkPut(touched.rows);
			await database.actorEdits.bulkPut(touched.actorEdits);
			await database.changes.put({ ...change, undone: !again });
			return true;
		});
	}

	/**
	 * Keeps what the reader made of an article where it was not kept (a private window): the rows that
	 * were changed there, and, where it has the same id here, how to undo that. The later word counts,
	 * which is the one given. Done twice, it is done once.
	 *
	 * @param articleId of the article as it is kept
	 * @throws {StoreError}
	 */
	async adopt(articleId: string, made: Kept): Promise<Shown | null> {
		const rows = changedRows(made.changes, 'annotations');
		const edits = changedRows(made.changes, 'actorEdits');
		return this.write(articleId, async (database, kept) => {
			await database.annotations.bulkPut(
				made.rows
					.filter(({ id }) => rows.has(id))
					.map((row) => moveTo(row, articleId) as Annotation),
			);
			await database.actorEdits.bulkPut(
				made.actorEdits.filter(({ id }) => edits.has(id)).map((row) => moveEdit(row, articleId)),
			);
			if (made.article.id !== articleId) return true;
			const known = new Set(kept.changes.map(({ id }) => id));
			const added = made.changes.filter(({ id }) => !known.has(id)).slice(-steps);
			await database.changes.bulkAdd(added.map(({ seq: _seq, ...change }) => change));
			return true;
		});
	}

	/**
	 * Every tag that the reader has used, in alphabetical order.
	 *
	 * @throws {StoreError}
	 */
	async tags(): Promise<string[]> {
		return this.run(async (database) => {
			const tags = await database.annotations.orderBy('tags').uniqueKeys();
			return tags.map(String).sort((a, b) => a.localeCompare(b));
		});
	}

	/**
	 * An article with its annotations, by its id.
	 *
	 * @throws {StoreError}
	 */
	async read(articleId: string): Promise<AnnotatedArticle | null> {
		return (await this.show(articleId))?.annotated ?? null;
	}

	/**
	 * As `read`, with what can be undone.
	 *
	 * @throws {StoreError}
	 */
	async show(articleId: string): Promise<Shown | null> {
		return this.run(async (database) => {
			const saved = await article(database, articleId);
			return saved ? shown(await keptOf(database, saved)) : null;
		});
	}

	/**
	 * The reader's changes to actors that hold everywhere.
	 *
	 * @throws {StoreError}
	 */
	async actorEdits(): Promise<ActorEdit[]> {
		return this.run((database) =>
			database.actorEdits.filter((edit) => edit.scope === null && isSoundEdit(edit)).toArray(),
		);
	}

	/** @param work returns whether what it was about was there */
	private async write(
		articleId: string,
		work: (database: Database, kept: Kept) => Promise<boolean>,
	): Promise<Shown | null> {
		return this.run((database) =>
			database.transaction(
				'rw',
				[database.articles, database.annotations, database.actorEdits, database.changes],
				async () => {
					const saved = await article(database, articleId);
					if (!saved || !(await work(database, await keptOf(database, saved)))) return null;
					return shown(await keptOf(database, saved));
				},
			),
		);
	}

	private async run<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
		try {
			return await work(await this.open());
		} catch (error) {
			throw storeError(error);
		}
	}

	private open(): Promise<Database> {
		this.opening ??= openDatabase(this.declare(), schemaVersion).catch((error) => {
			// The next one tries again: what blocked it may have gone.
			this.opening = null;
			throw error;
		});
		return this.opening;
	}
}

/** What detection found, as it would be kept: for when it can't be. */
export async function unsaved(
	article: Article,
	detection: Detection,
	detector: string,
	actorEdits: Kept['actorEdits'] = [],
): Promise<Kept> {
	const found = await identify(article.text, detection);
	const { keep } = merge(article.url, [], found, article.text, 0);
	const saved: SavedArticle = {
		...article,
		id: article.url,
		addresses: [article.url],
		textDigest: '',
		detector,
		savedAt: 0,
		openedAt: 0,
		before: null,
	};
	return { article: saved, rows: keep, actorEdits, changes: [] };
}

async function article(database: Database, id: string): Promise<SavedArticle | undefined> {
	const saved = await database.articles.get(id);
	return saved && mended(saved);
}

/** The ids of the rows of a table that changes touched. */
const changedRows = (changes: readonly Change[], table: Patch['table']): ReadonlySet<string> =>
	new Set(
		changes
			.flatMap(({ patches }) => patches.filter((one) => one.table === table))
			.map(({ id }) => id),
	);

/** By its id, too, for an article whose addresses are damaged. */
async function at(database: Database, address: string): Promise<SavedArticle | undefined> {
	const saved =
		(await database.articles.where({ addresses: address }).first()) ??
		(await database.articles.get(address));
	return saved && mended(saved);
}

const rowsOf = async (database: Database, articleId: string): Promise<Annotation[]> =>
	(await database.annotations.where({ articleId }).toArray()).filter(isSound);

/** Enters the actors that have a key of their own into the list of those known across articles. */
async function meet(database: Database, rows: Annotation[], now: number): Promise<void> {
	const met = new Map<string, SavedActor>();
	for (const row of rows) if (row.type === 'actor' && row.actor.key) met.set(row.actor.key, row);
	const known = await database.actors.bulkGet([...met.keys()]);
	const changed: KnownActor[] = [];
	[...met].forEach(([key, { actor, names }], i) => {
		const old = known[i];
		const all = [...new Set([...(old?.names ?? []), ...names])];
		if (old && all.length === old.names.length) return;
		const { name, kind } = old ?? actor;
		changed.push({ key, name, kind, names: all, updatedAt: now });
	});
	await database.actors.bulkPut(changed);
}

async function keptOf(database: Database, article: SavedArticle): Promise<Kept> {
	const [rows, actorEdits, changes] = await Promise.all([
		rowsOf(database, article.id),
		// All that hold everywhere may match: there are as many as the reader made by hand.
		database.actorEdits
			.filter((edit) => (edit.scope === null || edit.scope === article.id) && isSoundEdit(edit))
			.toArray(),
		database.changes.where({ articleId: article.id }).sortBy('seq'),
	]);
	return { article, rows, actorEdits, changes: (changes as Change[]).filter(isSoundChange) };
}

const shown = (kept: Kept): Shown => ({
	annotated: viewOf(kept),
	history: historyOf(kept.changes),
});

/** What the article's text was at an earlier visit; null where it is still the same. */
function textBefore(
	old: SavedArticle | undefined,
	text: string,
	now: number,
): SavedArticle['before'] {
	if (!old) return null;
	// A page may show its text in steps at every visit, so that only the last of each counts.
	const isNewVisit = now - old.openedAt > visit;
	const before = isNewVisit && old.text !== text ? old : old.before;
	return before && before.text !== text ? { text: before.text, openedAt: before.openedAt } : null;
}
