/**
 * The tables behind the library: what is derived from articles and annotations so that a library of
 * any size opens at once, which articles changed since it was derived, and what was deleted.
 *
 * Nothing here has to be kept but what the reader said about stories: the derived tables are made
 * anew from the others at any time.
 */
import type { DBCoreMutateRequest, Dexie, EntityTable, Transaction } from 'dexie';
import type { Signature } from '../coverage/signature';
import type { Place } from '../coverage/story-index';
import type { GroupWords } from '../library/filter';
import type { StoredGroup } from '../library/group';
import type { StoredHead } from '../library/head';
import type { Snapshot } from '../library/snapshot';
import type { ActorEdit, Annotation, Change, SavedArticle, SavedOverride } from '../saved';

/** An article that changed, in itself or in its annotations, since it was entered into its group. */
export interface Changed {
	/** "*" stands for all articles. */
	articleId: string;
	/** Another one at each change, so that a change that comes while one is being entered isn't lost. */
	at: string;
}

/** Articles that the reader deleted, whole, for undoing. */
export interface Binned {
	id?: number;
	deletedAt: number;
	articles: SavedArticle[];
	annotations: Annotation[];
	/** Those that hold in these articles only. */
	actorEdits: ActorEdit[];
	changes: Change[];
}

/** What stories are gathered from, of one article. */
export interface StoredSignature {
	/** The article's. */
	id: string;
	signature: Signature;
}

/** An article that came, went or changed and is yet to be gathered into a story. */
export interface Ungathered {
	id: string;
	/** Another one at each change. */
	at: string;
}

/** Articles on the same event, two or more. */
export interface StoryRow {
	id: string;
	name: string;
	/** Ids. */
	articles: string[];
}

export interface LibraryState {
	key: 'version' | 'words' | 'stories' | 'snapshot' | 'head';
	value: string;
	/** With `snapshot` only. */
	catalogue?: Snapshot;
	/** With `head` only. */
	head?: StoredHead;
}

export interface LibraryTables {
	changedArticles: EntityTable<Changed, 'articleId'>;
	groups: EntityTable<StoredGroup, 'id'>;
	groupWords: EntityTable<GroupWords, 'id'>;
	/**
	 * Another value whenever groups were written (`version`), or their full-text indexes too
	 * (`words`), or stories were gathered (`stories`); and the catalogue whole (`snapshot`) and its
	 * first rows (`head`), with the version of the groups that they were made of.
	 */
	libraryState: EntityTable<LibraryState, 'key'>;
	signatures: EntityTable<StoredSignature, 'id'>;
	stories: EntityTable<StoryRow, 'id'>;
	bin: EntityTable<Binned, 'id'>;
	ungathered: EntityTable<Ungathered, 'id'>;
	storyPlaces: EntityTable<Place, 'id'>;
	/** Unlike all else here, they can't be made anew. */
	storyOverrides: EntityTable<SavedOverride, 'id'>;
}

type StoryTables = Pick<LibraryTables, 'ungathered' | 'storyPlaces' | 'storyOverrides'>;

export const libraryTables: Record<Exclude<keyof LibraryTables, keyof StoryTables>, string> = {
	changedArticles: 'articleId',
	groups: 'id',
	groupWords: 'id',
	libraryState: 'key',
	signatures: 'id',
	stories: 'id',
	bin: '++id, deletedAt',
};

/** Added later: stories gathered a few articles at a time, and what the reader says about them. */
export const storyTables: Record<keyof StoryTables, string> = {
	ungathered: 'id',
	storyPlaces: 'id',
	storyOverrides: 'id, at',
};

/** Has all that is derived made anew: for a database that kept it in another shape. */
export async function deriveAnew(transaction: Transaction): Promise<void> {
	for (const table of ['groups', 'groupWords', 'signatures', 'stories', 'libraryState']) {
		await transaction.table(table).clear();
	}
	await markAllChanged(transaction);
}

/** Marks every article as changed: for a database that had no library yet. */
export async function markAllChanged(transaction: Transaction): Promise<void> {
	const ids = (await transaction.table('articles').toCollection().primaryKeys()) as string[];
	await transaction
		.table('changedArticles')
		.bulkPut(ids.map((articleId): Changed => ({ articleId, at: '' })));
}

/** Tables whose rows belong to one article, or (`actorEdits`) may change how all of them read. */
const tracked = new Set(['articles', 'annotations', 'actorEdits']);

/**
 * Makes the database note, in the same transaction, which article every write concerns, whoever
 * writes. https://dexie.org/docs/Dexie/Dexie.use()
 */
export function trackChanges(database: Dexie): void {
	database.use({
		stack: 'dbcore',
		name: 'track-changed-articles',
		create: (core) => {
			if (!core.schema.tables.some(({ name }) => name === 'changedArticles')) return core;
			return {
				...core,
				transaction: (tables, mode, options) =>
					core.transaction(
						mode === 'readwrite' && tables.some((table) => tracked.has(table))
							? [...new Set([...tables, 'changedArticles'])]
							: tables,
						mode,
						options,
					),
				table: (name) => {
					const table = core.table(name);
					if (!tracked.has(name)) return table;
					return {
						...table,
						mutate: async (request) => {
							const values = concerned(name, request).map(
								(articleId): Changed => ({ articleId, at: crypto.randomUUID() }),
							);
							if (values.length > 0) {
								const { trans } = request;
								await core.table('changedArticles').mutate({ type: 'put', trans, values });
							}
							return table.mutate(request);
						},
					};
				},
			};
		},
	});
}

/** The articles that a write concerns, each once. */
function concerned(table: string, request: DBCoreMutateRequest): string[] {
	const ids = new Set<string>();
	const ofKey = (key: unknown) => {
		if (typeof key !== 'string') ids.add('*');
		else ids.add(table === 'articles' ? key : key.slice(0, key.lastIndexOf('#')));
	};
	if (request.type === 'deleteRange') ids.add('*');
	else if (request.type === 'delete') for (const key of request.keys) ofKey(key);
	else {
		for (const value of request.values as readonly Partial<Record<string, unknown>>[]) {
			if (table === 'actorEdits') {
				ids.add(typeof value.scope === 'string' ? value.scope : '*');
			} else if (typeof value.articleId === 'string') ids.add(value.articleId);
			else ofKey(value.id);
		}
	}
	return [...ids];
}
