const day = 24 * 3600 * 1000;

/** What is known of backups; times in milliseconds since 1970, null for never. */
export interface BackupState {
	lastBackup: number | null;
	/** When the reader put the reminder off. */
	snoozed: number | null;
	/** When the oldest article was saved. */
	since: number | null;
}

/**
 * How old the last backup is, in whole days, where the reader should be reminded of it; where there
 * is none, how long articles have been kept without one. Null where there is nothing to say: a
 * month is what one can bear to lose, a week is enough to have something to lose.
 */
export function daysWithoutBackup(
	{ lastBackup, snoozed, since }: BackupState,
	now: number,
): number | null {
	if (since === null) return null;
	if (snoozed !== null && now - snoozed < 14 * day) return null;
	const from = lastBackup ?? since;
	const days = Math.floor((now - from) / day);
	return days >= (lastBackup === null ? 7 : 30) ? days : null;
}
