/**
 * The folder that backups are made in by themselves. Only IndexedDB can hold a handle of it. It
 * stands in a database of its own: it is of this computer, and no part of what is backed up.
 */
import { Dexie } from 'dexie';
import type { BackupFolder } from '../backup/into-folder';

/** Name of its database. */
export const backupDatabaseName = 'standpoint-backup';

const key = 'folder';

async function open<T>(work: (handles: Dexie.Table<BackupFolder, string>) => PromiseLike<T>) {
	const database = new Dexie(backupDatabaseName);
	database.version(1).stores({ handles: '' });
	try {
		return await work(database.table('handles'));
	} finally {
		database.close();
	}
}

/** The folder that the reader picked; null for none. */
export const loadBackupFolder = (): Promise<BackupFolder | null> =>
	open(async (handles) => (await handles.get(key)) ?? null);

/** @param folder null forgets it */
export async function saveBackupFolder(folder: BackupFolder | null): Promise<void> {
	await open<unknown>((handles) => (folder ? handles.put(folder, key) : handles.delete(key)));
}
