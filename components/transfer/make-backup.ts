import { type BackupFolder, backUpInto } from '../../lib/backup/into-folder';
import { backupName } from '../../lib/backup/schedule';
import { verifyBackup } from '../../lib/backup/verify';
import { writeBackup } from '../../lib/backup/write';
import { saveBackupState } from '../../lib/backup-state';
import type { ExportOptions } from '../../lib/export/record';
import { piecesOf } from '../../lib/import/pieces';
import { schemaVersion } from '../../lib/store/schema';
import { Transfer } from '../../lib/store/transfer';
import { blobOf, download } from '../export/files';

/**
 * Backs up into a folder, or with null where the browser puts what is downloaded; reads what was
 * made again, and remembers when.
 *
 * @throws {StoreError}, what the folder throws, or the signal's reason
 */
export async function makeBackup(
	folder: BackupFolder | null,
	options: Omit<ExportOptions, 'now'>,
): Promise<{ name: string; records: number }> {
	const now = Date.now();
	const library = new Transfer().library();
	const made = folder
		? await backUpInto(folder, library, schemaVersion, { ...options, now })
		: await backUpByDownload();
	await saveBackupState({ lastBackup: now, failed: null });
	return made;

	async function backUpByDownload() {
		const bytes = writeBackup(library, schemaVersion, { ...options, now });
		const blob = await blobOf(bytes, 'application/gzip');
		const verified = await verifyBackup(piecesOf(blob));
		if (!verified.ok) throw new Error(`The backup that was made is ${verified.fault}`);
		const name = backupName(new Date(now));
		download(blob, name);
		return { name, records: verified.records };
	}
}
