import { Dexie, type EntityTable } from 'dexie';
import type { Annotation, KnownActor, SavedArticle } from '../saved';

/** Name of the database; tests open others. */
export const databaseName = 'standpoint';

/** The newest schema. A fixture of rows from every one of them stands in `tests/fixtures/store`. */
export const schemaVersion = 1;

export interface Database extends Dexie {
	articles: EntityTable<SavedArticle, 'id'>;
	annotations: EntityTable<Annotation, 'id'>;
	actors: EntityTable<KnownActor, 'key'>;
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
	return database;
}
