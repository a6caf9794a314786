import { useEffect, useState } from 'preact/hooks';
import { daysWithoutBackup } from '../../lib/backup/reminder';
import { formatRoute } from '../../lib/library/route';
import { loadBackupState, saveBackupState, watchBackupState } from './backup-state';

/**
 * Says that the last backup is old, or that there is none.
 *
 * @param since when the oldest article was saved, in milliseconds since 1970; null where there is none
 */
export function BackupReminder({ since }: { since: number | null }) {
	const [days, setDays] = useState<number | null>(null);
	const [hasOne, setHasOne] = useState(false);
	useEffect(() => {
		const look = async () => {
			const state = await loadBackupState();
			setHasOne(state.lastBackup !== null);
			setDays(daysWithoutBackup({ ...state, since }, Date.now()));
		};
		look();
		return watchBackupState(look);
	}, [since]);
	if (days === null) return null;
	return (
		<p class="entering" role="status">
			<span>
				{hasOne
					? `Your last backup is ${days} days old.`
					: 'There is no backup of your notes yet: what the browser loses is lost.'}
			</span>
			<a href={formatRoute({ page: 'transfer' })}>Back up</a>
			<button type="button" class="link" onClick={() => saveBackupState({ snoozed: Date.now() })}>
				Later
			</button>
		</p>
	);
}
