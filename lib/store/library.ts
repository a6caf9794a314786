/**
 * The library's own reads and writes. A page of the extension reads the database itself, for every
 * row that would go by the background would be copied twice; every write is one transaction.
 */
import { liveQuery } from 'dexie';
import { knownAsEdited } from '../edit/known';
import { viewOf } from '../edit/view';
import { type Catalogue, catalogueOf } from '../library/catalogue';
import type { GroupWords } from '../library/filter';
import {
	emptyGroup,
	entryOf,
	type Group,
	GroupBuilder,
	packGroup,
	unpackGroup,
	updateInPlace,
} from '../library/group';
import { type Head, packHead, unpackHead } from '../library/head';
import { PostingsBuilder } from '../library/postings';
import { packCatalogue, unpackCatalogue } from '../library/snapshot';
import { wordsOf } from '../library/words';
import type { AnnotatedArticle, Annotation, KnownActor, SavedArticle } from '../saved';
import type { Binned, LibraryState, StoredSignature } from './library-tables';
import { pause } from './pause';
import { openDatabase, storeError } from './problem';
import { type Database, declareDatabase, schemaVersion } from './schema';
import { isSound, isSoundEdit, mended } from './sound';
import { Stories } from './stories';

/** Articles in a group: enough that a large library has few groups, few enough that one is written in a moment. */
const groupSize = 256;
/** Articles entered between two writes. */
const batchSize = 64;
/** How long deleted articles can be brought back, in milliseconds. */
const binTime = 30 * 24 * 3600 * 1000;

export interface Progress {
	done: number;
	total: number;
}

/** A deed of the reader's that can be taken back. */
export interface Undo {
	/** Takes it back. */
	undo: () => Promise<void>;
}

export class Library {
	private opening: Promise<Database> | null = null;
	/** The version of what `load` gave. */
	private version = '';
	/** What `load` gave last, where it is not kept whole. */
	private unkept: { catalogue: Catalogue; version: string } | null = null;
	/** Articles on the same event. */
	readonly stories: Stories;
	private lastWords: { version: string; words: GroupWords[] } | null = null;

	/** @param declare makes the database object; a second name keeps tests apart. */
	constructor(
		private readonly declare: () => Database = declareDatabase,
		private readonly now: () => number = Date.now,
	) {
		this.stories = new Stories((work) => this.run(work), now);
	}

	/**
	 * The library in columns, as it was last brought up to date.
	 *
	 * @throws {StoreError}
	 */
	load(): Promise<Catalogue> {
		return this.run(async (database) => {
			const [version, known, snapshot, groups] = await database.transaction(
				'r',
				[database.groups, database.actors, database.actorEdits, database.libraryState],
				async () => {
					const [state, known, snapshot] = await Promise.all([
						database.libraryState.get('version'),
						knownIn(database),
						database.libraryState.get('snapshot'),
					]);
					const version = state?.value ?? '';
					const isGood = snapshot?.value === version && snapshot.catalogue !== undefined;
					return isGood
						? ([version, known, snapshot.catalogue, []] as const)
						: ([version, known, null, await database.groups.toArray()] as const);
				},
			);
			this.version = version;
			if (snapshot) {
				this.unkept = null;
				return unpackCatalogue(snapshot, known);
			}
			const catalogue = catalogueOf(groups.map(unpackGroup), known);
			this.unkept = { catalogue, version };
			return catalogue;
		});
	}

	/**
	 * The first rows of the lists, where they are kept and nothing was entered since.
	 *
	 * @throws {StoreError}
	 */
	head(): Promise<Head | null> {
		return this.run(async (database) => {
			const [head, version] = await database.libraryState.bulkGet(['head', 'version']);
			return head?.head && head.value === version?.value ? unpackHead(head.head) : null;
		});
	}

	/**
	 * Keeps what `load` gave last whole for the next time, which is then several times as fast. Does
	 * nothing where that is so, or something was entered since.
	 *
	 * @throws {StoreError}
	 */
	keep(): Promise<void> {
		return this.run(async (database) => {
			const { unkept } = this;
			this.unkept = null;
			if (!unkept || unkept.version === '') return;
			const { version: value, catalogue } = unkept;
			const rows: LibraryState[] = [
				{ key: 'snapshot', value, catalogue: packCatalogue(catalogue) },
				{ key: 'head', value, head: packHead(catalogue) },
			];
			await database.transaction('rw', database.libraryState, async () => {
				const now = await database.libraryState.get('version');
				if (now?.value === value) await database.libraryState.bulkPut(rows);
			});
		});
	}

	/**
	 * The full-text indexes of the groups of a catalogue, in their order.
	 *
	 * @throws {StoreError}
	 */
	words(catalogue: Catalogue): Promise<GroupWords[]> {
		return this.run(async (database) => {
			const version = (await database.libraryState.get('words'))?.value ?? '';
			// Most changes leave them as they are, and they are most of what there is to read.
			if (this.lastWords?.version !== version) {
				this.lastWords = { version, words: await database.groupWords.toArray() };
			}
			const all = new Map(this.lastWords.words.map((one) => [one.id, one]));
			return catalogue.groups.map(({ id }) => all.get(id)).filter((one) => one !== undefined);
		});
	}

	/**
	 * Calls back whenever articles changed that the library has yet to enter, or another page of the
	 * extension has entered some, at once where that is so now; and whenever stories changed, whoever
	 * changed them.
	 *
	 * @returns ends it
	 */
	watch(onChange: (what: 'changed' | 'entered' | 'stories') => void): () => void {
		let ended = false;
		let end = () => {
			ended = true;
		};
		this.run(async (database) => {
			if (ended) return;
			const changes = liveQuery(() => database.changedArticles.count()).subscribe((count) => {
				if (count > 0) onChange('changed');
			});
			const versions = liveQuery(() => database.libraryState.get('version')).subscribe((state) => {
				if (state && state.value !== this.version) onChange('entered');
			});
			// Two, for of two tables asked in one query Dexie may watch only the first.
			const gathered = liveQuery(() => database.libraryState.get('stories')).subscribe(() =>
				onChange('stories'),
			);
			const said = liveQuery(() => database.storyOverrides.toArray()).subscribe(() =>
				onChange('stories'),
			);
			end = () => {
				gathered.unsubscribe();
				said.unsubscribe();
				changes.unsubscribe();
				versions.unsubscribe();
			};
		}).catch(() => {});
		return () => end();
	}

	/**
	 * Enters what changed since. Pauses for the page between articles; where several pages of the
	 * extension are open, one does it at a time.
	 *
	 * @returns how many articles were entered
	 * @throws {StoreError}
	 */
	async catchUp(onProgress: (progress: Progress) => void = () => {}): Promise<number> {
		const work = () => this.run((database) => enterChanged(database, onProgress));
		const { locks } = globalThis.navigator ?? {};
		return locks ? await locks.request('standpoint-library', work) : await work();
	}

	/**
	 * Annotations by their ids, in the same order; undefined where there is none.
	 *
	 * @throws {StoreError}
	 */
	annotations(ids: readonly string[]): Promise<(Annotation | undefined)[]> {
		return this.run(async (database) => {
			const rows = await database.annotations.bulkGet([...ids]);
			return rows.map((row) => (row && isSound(row) ? row : undefined));
		});
	}

	/**
	 * Articles by their ids, in the same order; undefined where there is none.
	 *
	 * @throws {StoreError}
	 */
	articles(ids: readonly string[]): Promise<(SavedArticle | undefined)[]> {
		return this.run(async (database) => {
			const articles = await database.articles.bulkGet([...ids]);
			return articles.map((article) => article && mended(article));
		});
	}

	/**
	 * An article as it was saved, with its annotations.
	 *
	 * @throws {StoreError}
	 */
	article(id: string): Promise<AnnotatedArticle | null> {
		return this.run(async (database) => (await readArticles(database, [id])).get(id) ?? null);
	}

	/**
	 * The actors known across articles, as the reader has them.
	 *
	 * @throws {StoreError}
	 */
	knownActors(): Promise<KnownActor[]> {
		return this.run((database) =>
			database.transaction('r', [database.actors, database.actorEdits], () => knownIn(database)),
		);
	}

	/**
	 * Puts a tag to articles, or takes it away.
	 *
	 * @throws {StoreError}
	 */
	tagArticles(ids: readonly string[], tag: string, on: boolean): Promise<Undo> {
		return this.run(async (database) => {
			const before = await database.transaction('rw', database.articles, async () => {
				const rows = (await database.articles.bulkGet([...ids])).filter((row) => row !== undefined);
				await database.articles.bulkPut(rows.map((row) => withTag(row, tag, on)));
				return new Map(rows.map((row) => [row.id, row.tags]));
			});
			const undo = () =>
				this.run((again) =>
					again.transaction('rw', again.articles, async () => {
						const rows = await again.articles.bulkGet([...before.keys()]);
						await again.articles.bulkPut(
							rows
								.filter((row) => row !== undefined)
								.map(({ tags: _tags, ...row }) => {
									const tags = before.get(row.id);
									return tags ? { ...row, tags } : row;
								}),
						);
					}),
				);
			return { undo };
		});
	}

	/**
	 * Deletes articles with all that is annotated in them. They can be brought back for thirty days.
	 *
	 * @throws {StoreError}
	 */
	remove(ids: readonly string[]): Promise<Undo> {
		return this.run(async (database) => {
			const { articles: of, annotations: notes, actorEdits: edits, changes, bin: into } = database;
			const tables = [of, notes, edits, changes, into];
			const all = new Set(ids);
			const bin = await database.transaction('rw', tables, async () => {
				const deletedAt = this.now();
				await database.bin
					.where('deletedAt')
					.below(deletedAt - binTime)
					.delete();
				const articles = await of.bulkGet([...ids]);
				const binned: Binned = {
					deletedAt,
					articles: articles.filter((row) => row !== undefined),
					annotations: await notes.where('articleId').anyOf(ids).toArray(),
					actorEdits: await edits.filter(({ scope }) => scope !== null && all.has(scope)).toArray(),
					changes: await changes.where('articleId').anyOf(ids).toArray(),
				};
				await of.bulkDelete([...ids]);
				await notes.bulkDelete(binned.annotations.map(({ id }) => id));
				await edits.bulkDelete(binned.actorEdits.map(({ id }) => id));
				await changes.bulkDelete(binned.changes.flatMap(({ seq }) => seq ?? []));
				return into.add(binned);
			});
			return { undo: () => this.restore(bin) };
		});
	}

	private restore(bin: number | undefined): Promise<void> {
		return this.run((database) =>
			database.transaction(
				'rw',
				[
					database.articles,
					database.annotations,
					database.actorEdits,
					database.changes,
					database.bin,
				],
				async () => {
					const row = bin === undefined ? undefined : await database.bin.get(bin);
					if (!row || bin === undefined) return;
					// One that was read again in the meantime stays as it is now.
					const there = await database.articles.bulkGet(row.articles.map(({ id }) => id));
					const back = row.articles.filter((_, i) => !there[i]);
					const ids = new Set(back.map(({ id }) => id));
					await database.articles.bulkAdd(back);
					await database.annotations.bulkPut(
						row.annotations.filter(({ articleId }) => ids.has(articleId)),
					);
					await database.actorEdits.bulkPut(
						row.actorEdits.filter(({ scope }) => scope !== null && ids.has(scope)),
					);
					await database.changes.bulkPut(row.changes.filter(({ articleId }) => ids.has(articleId)));
					await database.bin.delete(bin);
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

/** Articles by their ids, each with its annotations as the reader has them. */
async function readArticles(
	database: Database,
	ids: readonly string[],
): Promise<Map<string, AnnotatedArticle>> {
	const [articles, rows, actorEdits] = await database.transaction(
		'r',
		[database.articles, database.annotations, database.actorEdits],
		() =>
			Promise.all([
				database.articles.bulkGet([...ids]),
				database.annotations.where('articleId').anyOf(ids).toArray(),
				database.actorEdits.toArray(),
			]),
	);
	const byArticle = new Map<string, Annotation[]>(ids.map((id) => [id, []]));
	for (const row of rows) if (isSound(row)) byArticle.get(row.articleId)?.push(row);
	const found = new Map<string, AnnotatedArticle>();
	const sound = actorEdits.filter(isSoundEdit);
	for (const saved of articles) {
		if (!saved) continue;
		const article = mended(saved);
		const edits = sound.filter(({ scope }) => scope === null || scope === article.id);
		const rows = byArticle.get(article.id) ?? [];
		found.set(article.id, viewOf({ article, rows, actorEdits: edits, changes: [] }));
	}
	return found;
}

/** The actors known across articles, with the reader's changes that hold everywhere. */
async function knownIn(database: Database): Promise<KnownActor[]> {
	const [known, edits] = await Promise.all([
		database.actors.toArray(),
		database.actorEdits.filter((edit) => edit.scope === null && isSoundEdit(edit)).toArray(),
	]);
	return knownAsEdited(known, edits);
}

function withTag<R extends object>(row: R, tag: string, on: boolean): R {
	const tags = (row as { tags?: readonly string[] }).tags ?? [];
	const others = tags.filter((one) => one !== tag);
	return { ...row, tags: on ? [...others, tag] : others };
}

async function enterChanged(
	database: Database,
	onProgress: (progress: Progress) => void,
): Promise<number> {
	const groups = new Map(
		(await database.groups.toArray()).map((group) => [group.id, unpackGroup(group)]),
	);
	const placeOf = new Map<string, { group: number; place: number }>();
	for (const group of groups.values()) {
		group.articles.forEach((row, place) => {
			if (row) placeOf.set(row.id, { group: group.id, place });
		});
	}
	let done = 0;
	for (;;) {
		const changed = await nextChanged(database);
		if (changed.length === 0) return done;
		onProgress({ done, total: done + (await database.changedArticles.count()) });
		const articles = await readArticles(
			database,
			changed.map(({ articleId }) => articleId),
		);
		const touched = new Map<number, Group>();
		const added: AnnotatedArticle[] = [];
		const groupOf = (id: number) => touched.get(id) ?? groups.get(id);
		for (const { articleId } of changed) {
			const at = placeOf.get(articleId);
			const annotated = articles.get(articleId);
			const group = at && groupOf(at.group);
			if (at && group) {
				const updated = annotated && updateInPlace(group, at.place, entryOf(annotated));
				if (updated) {
					touched.set(at.group, updated);
					continue;
				}
				touched.set(at.group, { ...group, articles: group.articles.with(at.place, null) });
				placeOf.delete(articleId);
			}
			if (annotated) added.push(annotated);
			await pause();
		}
		const words = await enter(database, added, touched, groups, placeOf);
		const signatures: StoredSignature[] = [];
		// A page that only shows lists need not read the frequencies of words in news.
		const { signatureOf } = await import('../coverage/signature');
		for (const { article } of added) {
			const { id } = article;
			signatures.push({ id, signature: signatureOf(article) });
			await pause();
		}
		const gone = changed.flatMap(({ articleId }) => (articles.has(articleId) ? [] : [articleId]));
		const { sparse, freed } = sparseGroups(touched);
		await database.transaction(
			'rw',
			[
				database.groups,
				database.groupWords,
				database.changedArticles,
				database.libraryState,
				database.signatures,
				database.ungathered,
			],
			async () => {
				await database.groups.bulkPut([...touched.values()].map(packGroup));
				await database.groupWords.bulkPut(words);
				const now = await database.changedArticles.bulkGet(
					changed.map(({ articleId }) => articleId),
				);
				// What changed again while it was being entered comes again.
				const entered = changed.filter(({ at }, i) => now[i]?.at === at);
				await database.changedArticles.bulkDelete(entered.map(({ articleId }) => articleId));
				await database.groups.bulkDelete(sparse);
				await database.groupWords.bulkDelete(sparse);
				await database.changedArticles.bulkPut(
					freed.map((articleId) => ({ articleId, at: crypto.randomUUID() })),
				);
				const value = crypto.randomUUID();
				await database.libraryState.put({ key: 'version', value });
				if (words.length + sparse.length > 0) {
					await database.libraryState.put({ key: 'words', value });
				}
				await database.signatures.bulkPut(signatures);
				await database.signatures.bulkDelete(gone);
				await database.ungathered.bulkPut(
					[...signatures.map(({ id }) => id), ...gone].map((id) => ({ id, at: value })),
				);
			},
		);
		for (const [id, group] of touched) groups.set(id, group);
		for (const id of sparse) groups.delete(id);
		for (const id of freed) placeOf.delete(id);
		done += changed.length;
	}
}

/** The next articles to enter; a "*" is first written out. */
async function nextChanged(database: Database) {
	if (await database.changedArticles.get('*')) {
		await database.transaction(
			'rw',
			[database.articles, database.changedArticles, database.groups],
			async () => {
				const ids = new Set(await database.articles.toCollection().primaryKeys());
				await database.groups.each((group) => {
					for (const row of unpackGroup(group).articles) if (row) ids.add(row.id);
				});
				const at = crypto.randomUUID();
				await database.changedArticles.bulkPut([...ids].map((articleId) => ({ articleId, at })));
				await database.changedArticles.delete('*');
			},
		);
	}
	return database.changedArticles.limit(batchSize).toArray();
}

/**
 * Adds articles to the last group, and to new ones where it is full.
 *
 * @param touched gets the groups that changed
 * @returns the full-text indexes of the groups that got articles
 */
async function enter(
	database: Database,
	added: readonly AnnotatedArticle[],
	touched: Map<number, Group>,
	groups: ReadonlyMap<number, Group>,
	placeOf: Map<string, { group: number; place: number }>,
): Promise<GroupWords[]> {
	const words: GroupWords[] = [];
	let last = Math.max(-1, ...groups.keys());
	let next = 0;
	while (next < added.length) {
		const open = touched.get(last) ?? groups.get(last);
		if (!open || open.articles.length >= groupSize) {
			last++;
			touched.set(last, emptyGroup(last));
			continue;
		}
		const builder = new GroupBuilder(open);
		const base = await database.groupWords.get(last);
		const ofArticles = new PostingsBuilder(base?.articles);
		const ofStatements = new PostingsBuilder(base?.statements);
		for (; next < added.length && builder.size < groupSize; next++) {
			const annotated = added[next];
			if (!annotated) break;
			const { article } = annotated;
			const entry = entryOf(annotated);
			placeOf.set(article.id, { group: last, place: builder.size });
			builder.add(entry);
			const head = [article.outlet, article.byline ?? ''];
			if (!article.text.startsWith(article.title)) head.push(article.title);
			ofArticles.add(wordsOf(`${article.text}\n${head.join('\n')}`));
			for (const row of entry.statements) ofStatements.add(wordsOf(row.words.sentence));
			await pause();
		}
		touched.set(last, builder.finish());
		words.push({ id: last, articles: ofArticles.finish(), statements: ofStatements.finish() });
	}
	return words;
}

/** Full groups most of whose articles were taken out, and the articles that are left in them. */
function sparseGroups(touched: ReadonlyMap<number, Group>): { sparse: number[]; freed: string[] } {
	const sparse: number[] = [];
	const freed: string[] = [];
	for (const { id, articles } of touched.values()) {
		const left = articles.filter((row) => row !== null);
		if (articles.length < groupSize || left.length > groupSize / 2) continue;
		sparse.push(id);
		freed.push(...left.map((row) => row.id));
	}
	return { sparse, freed };
}
