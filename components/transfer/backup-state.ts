/** When the reader last backed up, and last put the reminder off; remembered in the browser. */
import { browser } from 'wxt/browser';

const key = 'backup';

interface Kept {
	lastBackup: number | null;
	snoozed: number | null;
}

export async function loadBackupState(): Promise<Kept> {
	const kept = (await browser.storage.local.get(key))[key] as Partial<Kept> | undefined;
	return { lastBackup: kept?.lastBackup ?? null, snoozed: kept?.snoozed ?? null };
}

export async function saveBackupState(change: Partial<Kept>): Promise<void> {
	await browser.storage.local.set({ [key]: { ...(await loadBackupState()), ...change } });
}

/** Calls back whenever it changes; returns what ends that. */
export function watchBackupState(onChange: () => void): () => void {
	const listener = (changes: Record<string, unknown>) => {
		if (key in changes) onChange();
	};
	browser.storage.local.onChanged.addListener(listener);
	return () => browser.storage.local.onChanged.removeListener(listener);
}
