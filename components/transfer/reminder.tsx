import { useEffect, useState } from 'preact/hooks';
import { daysWithoutBackup, isBackupDue } from '../../lib/backup/schedule';
import { loadBackupState, saveBackupState, watchBackupState } from '../../lib/backup-state';
import { plural, t } from '../../lib/i18n';
import { formatRoute } from '../../lib/library/route';
import { loadBackupFolder } from '../../lib/store/backup-folder';

/**
 * Says that the last backup is old, or that there is none. Where they go to the downloads, by
 * themselves, makes the one that is due: only a page can.
 *
 * @param since when the oldest article was saved, in milliseconds since 1970; null where there is none
 */
export function BackupReminder({ since }: { since: number | null }) {
	const [days, setDays] = useState<number | null>(null);
	const [hasOne, setHasOne] = useState(false);
	const [made, setMade] = useState<string | null>(null);
	useEffect(() => {
		const look = async () => {
			const state = await loadBackupState();
			setHasOne(state.lastBackup !== null);
			setDays(daysWithoutBackup({ ...state, since }, Date.now()));
		};
		look();
		return watchBackupState(look);
	}, [since]);
	const isKept = since !== null;
	useEffect(() => {
		if (isKept) downloadWhenDue().then(setMade, () => {});
	}, [isKept]);
	if (made !== null) {
		return (
			<p class="entering" role="status">
				<span>{t('transfer.dueMade', { name: made })}</span>
				<button type="button" class="link" onClick={() => setMade(null)}>
					{t('common.close')}
				</button>
			</p>
		);
	}
	if (days === null) return null;
	return (
		<p class="entering" role="status">
			<span>{hasOne ? plural('transfer.old', days) : t('transfer.none')}</span>
			<a href={formatRoute({ page: 'transfer' })}>{t('transfer.makeBackup')}</a>
			<button type="button" class="link" onClick={() => saveBackupState({ snoozed: Date.now() })}>
				{t('transfer.later')}
			</button>
		</p>
	);
}

/** The name of the file, where one was made. Several pages at once make one. */
async function downloadWhenDue(): Promise<string | null> {
	return navigator.locks.request('standpoint-backup', async () => {
		if (!isBackupDue(await loadBackupState(), Date.now()) || (await loadBackupFolder()))
			return null;
		const { makeBackup } = await import('./make-backup');
		return (await makeBackup(null, {})).name;
	});
}
