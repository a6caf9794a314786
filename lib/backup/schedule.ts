const day = 24 * 3600 * 1000;

/** Why no backup could be made by itself. */
export type BackupTrouble =
	/** The browser asks the reader anew before anything is written there. */
	| 'not-allowed'
	| 'folder-gone'
	/** The disk is full, or the drive was taken out. */
	| 'not-written';

/** What is known of backups; times in milliseconds since 1970, null for never. */
export interface BackupState {
	lastBackup: number | null;
	/** When the reader put the reminder off. */
	snoozed: number | null;
	/** Days from one backup that is made by itself to the next; null for none. */
	every: number | null;
	/** Why the last that was due could not be made; null where it was. */
	failed: BackupTrouble | null;
	/** When the oldest article was saved. */
	since: number | null;
}

/**
 * How old the last backup is, in whole days, where the reader should be reminded of it; where there
 * is none, how long articles have been kept without one. Null where there is nothing to say: a
 * month is what one can bear to lose, a week is enough to have something to lose. Who has them made
 * by themselves is told a day after one was due.
 */
export function daysWithoutBackup(state: Omit<BackupState, 'failed'>, now: number): number | null {
	const { every, since } = state;
	// What is said to be done in days to come was done under another clock: nobody knows when.
	const known = (time: number | null) => (time !== null && time <= now + day ? time : null);
	const lastBackup = known(state.lastBackup);
	const snoozed = known(state.snoozed);
	if (since === null) return null;
	if (snoozed !== null && now - snoozed < Math.min(every ?? 14, 14) * day) return null;
	const from = lastBackup ?? since;
	const days = Math.floor((now - from) / day);
	const borne = every === null ? (lastBackup === null ? 7 : 30) : every + 1;
	return days >= borne ? days : null;
}

/** Whether a backup is to be made now. A clock that was set back doesn't put it off. */
export function isBackupDue(
	{ lastBackup, every }: Pick<BackupState, 'lastBackup' | 'every'>,
	now: number,
): boolean {
	if (every === null) return false;
	return lastBackup === null || lastBackup > now || now - lastBackup >= every * day;
}

/** What a backup is called, by the reader's own calendar: "Standpoint backup 2024-05-01.jsonl.gz". */
export const backupName = (now: Date, nth = 1): string =>
	`Standpoint backup ${localDate(now)}${nth > 1 ? ` (${nth})` : ''}.jsonl.gz`;

/** "2024-05-01", of the reader's own clock. */
export function localDate(time: Date): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
