/** What is known of backups, and when they are to be made by themselves; remembered in the browser. */
import { browser } from 'wxt/browser';
import type { BackupState } from './backup/schedule';

const key = 'backup';

export type KeptBackupState = Omit<BackupState, 'since'>;

const none: KeptBackupState = { lastBackup: null, snoozed: null, every: null, failed: null };

export async function loadBackupState(): Promise<KeptBackupState> {
	const kept = (await browser.storage.local.get(key))[key] as Partial<KeptBackupState> | undefined;
	return { ...none, ...kept };
}

export async function saveBackupState(change: Partial<KeptBackupState>): Promise<void> {
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
