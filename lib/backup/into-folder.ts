import type { ExportOptions, Library } from '../export/record';
import { piecesOf } from '../import/pieces';
import { type BackupTrouble, backupName } from './schedule';
import { verifyBackup } from './verify';
import { writeBackup } from './write';

/**
 * A folder that the reader picked. What browsers add to the standard's handles:
 * https://wicg.github.io/file-system-access/#api-filesystemhandle
 */
export interface BackupFolder extends FileSystemDirectoryHandle {
	queryPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
	/** Asks the reader; only in answer to a click. */
	requestPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
}

/** Whether the folder may be written to without asking the reader. */
export async function mayWrite(folder: BackupFolder): Promise<boolean> {
	return (await folder.queryPermission?.({ mode: 'readwrite' })) === 'granted';
}

/** Whether the folder may be written to, asking the reader where the browser wants that. */
export async function askToWrite(folder: BackupFolder): Promise<boolean> {
	return (
		(await mayWrite(folder)) ||
		(await folder.requestPermission?.({ mode: 'readwrite' })) === 'granted'
	);
}

/**
 * Writes a backup into a folder, a piece at a time, and reads it again. No file that is there is
 * written over or removed; one that could not be finished is not left behind.
 *
 * @throws what the library or the folder throws, or the signal's reason: see `troubleOf`
 */
export async function backUpInto(
	folder: BackupFolder,
	library: Library,
	schema: number,
	options: ExportOptions,
): Promise<{ name: string; records: number }> {
	const name = await freeName(folder, new Date(options.now));
	const handle = await folder.getFileHandle(name, { create: true });
	try {
		const stream = await handle.createWritable();
		try {
			for await (const bytes of writeBackup(library, schema, options)) {
				await stream.write(bytes as Uint8Array<ArrayBuffer>);
			}
			await stream.close();
		} catch (error) {
			await stream.abort().catch(() => {});
			throw error;
		}
		const verified = await verifyBackup(piecesOf(await handle.getFile()));
		if (!verified.ok) throw new Error(`The backup that was written is ${verified.fault}`);
		return { name, records: verified.records };
	} catch (error) {
		await folder.removeEntry(name).catch(() => {});
		throw error;
	}
}

async function freeName(folder: BackupFolder, now: Date): Promise<string> {
	for (let nth = 1; ; nth++) {
		const name = backupName(now, nth);
		try {
			await folder.getFileHandle(name);
		} catch (error) {
			if (!isNamed(error, 'NotFoundError')) throw error;
			return name;
		}
	}
}

/** What was wrong with the folder, by what `backUpInto` threw. */
export function troubleOf(error: unknown): BackupTrouble {
	if (isNamed(error, 'NotAllowedError') || isNamed(error, 'SecurityError')) return 'not-allowed';
	return isNamed(error, 'NotFoundError') ? 'folder-gone' : 'not-written';
}

const isNamed = (error: unknown, name: string): boolean =>
	error instanceof Error && error.name === name;
