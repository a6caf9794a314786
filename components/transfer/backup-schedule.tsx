import { useEffect, useState } from 'preact/hooks';
import { askToWrite, type BackupFolder, mayWrite } from '../../lib/backup/into-folder';
import type { BackupTrouble } from '../../lib/backup/schedule';
import { type KeptBackupState, saveBackupState } from '../../lib/backup-state';
import { type Key, t } from '../../lib/i18n';
import { saveBackupFolder } from '../../lib/store/backup-folder';
import { rich } from '../rich';

/** Where it is there: https://wicg.github.io/file-system-access/#api-showdirectorypicker */
type Pick = (options: { id: string; mode: 'readwrite' }) => Promise<BackupFolder>;
const picker = (): Pick | null =>
	'showDirectoryPicker' in window ? (window.showDirectoryPicker as Pick).bind(window) : null;

const troubles: Record<BackupTrouble, Key> = {
	'not-allowed': 'transfer.trouble.notAllowed',
	'folder-gone': 'transfer.trouble.folderGone',
	'not-written': 'transfer.trouble.notWritten',
};

export const troubleWords = (trouble: BackupTrouble): string => t(troubles[trouble]);

const intervals = [
	{ days: 1, words: 'transfer.every.day' },
	{ days: 7, words: 'transfer.every.week' },
	{ days: 30, words: 'transfer.every.month' },
] as const;

/** Whether, how often and where backups are made by themselves. */
export function BackupSchedule({
	kept,
	folder,
	onFolder,
}: {
	kept: KeptBackupState;
	folder: BackupFolder | null;
	onFolder: (folder: BackupFolder | null) => void;
}) {
	const [isAllowed, setAllowed] = useState(true);
	const [wrong, setWrong] = useState('');
	useEffect(() => {
		if (!folder) return;
		// What the reader answers in the browser's own windows is seen on coming back.
		const look = () => mayWrite(folder).then(setAllowed, () => setAllowed(false));
		look();
		window.addEventListener('focus', look);
		return () => window.removeEventListener('focus', look);
	}, [folder]);

	const pick = picker();
	const choose = async () => {
		if (!pick) return;
		setWrong('');
		try {
			const chosen = await pick({ id: 'backup', mode: 'readwrite' });
			await saveBackupFolder(chosen);
			await saveBackupState({ every: kept.every ?? 7, failed: null });
			onFolder(chosen);
		} catch (error) {
			// Who closes the browser's window has thought better of it.
			if (error instanceof Error && error.name === 'AbortError') return;
			setWrong(t('transfer.folderUnusable'));
		}
	};
	const allow = async () => {
		if (!folder) return;
		const may = await askToWrite(folder).catch(() => false);
		setAllowed(may);
		if (may) await saveBackupState({ failed: null });
	};
	const stop = async () => {
		await saveBackupState({ every: null, failed: null });
		await saveBackupFolder(null);
		onFolder(null);
	};

	if (kept.every === null) {
		return (
			<>
				<h3>{t('transfer.byItself')}</h3>
				<p class="hint">{pick ? t('transfer.pickMeans') : t('transfer.downloadsMean')}</p>
				<p class="acts">
					{pick ? (
						<button type="button" onClick={choose}>
							{t('transfer.pickAFolderMore')}
						</button>
					) : (
						<button type="button" onClick={() => saveBackupState({ every: 7 })}>
							{t('transfer.backUpEveryWeek')}
						</button>
					)}
				</p>
				<Wrong words={wrong} />
			</>
		);
	}
	return (
		<>
			<h3>{t('transfer.byItself')}</h3>
			<p class="acts">
				<label class="every">
					<span class="hidden">{t('transfer.howOften')}</span>
					<select
						value={kept.every}
						onChange={(event) => saveBackupState({ every: Number(event.currentTarget.value) })}
					>
						{intervals.map(({ days, words }) => (
							<option key={days} value={days} selected={days === kept.every}>
								{t(words)}
							</option>
						))}
					</select>
				</label>
				<span class="into">
					{folder
						? rich('transfer.intoFolder', { name: <bdi>{folder.name}</bdi> })
						: t('transfer.intoDownloads')}
				</span>
				{folder && pick && (
					<button type="button" onClick={choose}>
						{t('transfer.anotherFolderMore')}
					</button>
				)}
				<button type="button" onClick={stop}>
					{t('transfer.stop')}
				</button>
			</p>
			{folder && !isAllowed ? (
				<p class="export-state failed" role="alert">
					{troubleWords('not-allowed')}
					<button type="button" onClick={allow}>
						{t('transfer.allowIt')}
					</button>
				</p>
			) : (
				kept.failed && kept.failed !== 'not-allowed' && <Wrong words={troubleWords(kept.failed)} />
			)}
			<Wrong words={wrong} />
			<p class="hint">{folder ? t('transfer.eachWritten') : t('transfer.eachMade')}</p>
		</>
	);
}

function Wrong({ words }: { words: string }) {
	return words === '' ? null : (
		<p class="export-state failed" role="alert">
			{words}
		</p>
	);
}
