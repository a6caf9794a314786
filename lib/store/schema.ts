import { Dexie, type EntityTable } from 'dexie';
import type { ActorEdit, Annotation, Change, KnownActor, SavedArticle } from '../saved';
import { upgradeAnnotation, upgradeArticle } from '../upgrade';
import {
	deriveAnew,
	type LibraryTables,
	libraryTables,
	markAllChanged,
	storyTables,
	trackChanges,
} from './library-tables';

/** Name of the database; tests open others. */
export const databaseName = 'standpoint';

/** The newest schema. A fixture of rows from every one of them stands in `tests/fixtures/store`. */
export const schemaVersion = 4;

export interface Database extends Dexie, LibraryTables {
	articles: EntityTable<SavedArticle, 'id'>;
	annotations: EntityTable<Annotation, 'id'>;
	actors: EntityTable<KnownActor, 'key'>;
	actorEdits: EntityTable<ActorEdit, 'id'>;
	changes: EntityTable<Change, 'seq'>;
}

/**
 * A database is declared with every schema there has been, so that one left by any earlier version
 * of the extension is brought up to date when it is opened.
 */
export function declareDatabase(name = databaseName): Database {
	const database = new Dexie(name) as Database;
	database.version(1).stores({
		// An address belongs to one article: two tabs that save the same article at once can't both add it.
		articles: 'id, &*addresses, openedAt',
		annotations: 'id, articleId',
		actors: 'key',
	});
	database
		.version(2)
		.stores({
			annotations: 'id, articleId, *tags',
			actorEdits: 'id',
			changes: '++seq, &id, articleId',
		})
		.upgrade(async (transaction) => {
			await transaction.table('articles').toCollection().modify(upgradeArticle);
			await transaction.table('annotations').toCollection().modify(upgradeAnnotation);
		});
	database.version(3).stores(libraryTables).upgrade(markAllChanged);
	database.version(4).stores(storyTables).upgrade(deriveAnew);
	trackChanges(database);
	return database;
}
