/** Backups that are made by themselves, into the folder that the reader picked. */
import { browser } from 'wxt/browser';
import { backUpInto, mayWrite, troubleOf } from '../backup/into-folder';
import { isBackupDue } from '../backup/schedule';
import { loadBackupState, saveBackupState, watchBackupState } from '../backup-state';
import { loadBackupFolder } from '../store/backup-folder';
import { schemaVersion } from '../store/schema';
import { Transfer } from '../store/transfer';

const alarm = 'backup';

/** Looks every hour whether a backup is due, for as long as the reader wants them. */
export function scheduleBackups(): void {
	browser.alarms.onAlarm.addListener(({ name }) => {
		if (name === alarm) backUpWhenDue();
	});
	watchBackupState(arrange);
	arrange();
}

/** Browsers forget alarms when they end, some of them; so it is done whenever the worker starts. */
async function arrange(): Promise<void> {
	const { every } = await loadBackupState();
	if (every === null) await browser.alarms.clear(alarm);
	else if (!(await browser.alarms.get(alarm))) {
		await browser.alarms.create(alarm, { delayInMinutes: 1, periodInMinutes: 60 });
	}
}

async function backUpWhenDue(): Promise<void> {
	const now = Date.now();
	if (!isBackupDue(await loadBackupState(), now)) return;
	const folder = await loadBackupFolder();
	// Where no folder can be picked, the library's page makes it.
	if (!folder) return;
	if (!(await mayWrite(folder))) {
		await saveBackupState({ failed: 'not-allowed' });
		return;
	}
	const transfer = new Transfer();
	// A worker is stopped after thirty seconds in which it calls nothing of the extension's.
	const awake = setInterval(() => browser.runtime.getPlatformInfo(), 20_000);
	try {
		// A library that was lost is no reason to have empty backups beside the good ones.
		if ((await transfer.page(null, 1)).length === 0) return;
		await backUpInto(folder, transfer.library(), schemaVersion, { now });
		await saveBackupState({ lastBackup: now, failed: null });
	} catch (error) {
		await saveBackupState({ failed: troubleOf(error) });
	} finally {
		clearInterval(awake);
	}
}
