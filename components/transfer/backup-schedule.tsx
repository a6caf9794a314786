import { useEffect, useState } from 'preact/hooks';
import { askToWrite, type BackupFolder, mayWrite } from '../../lib/backup/into-folder';
import type { BackupTrouble } from '../../lib/backup/schedule';
import { type KeptBackupState, saveBackupState } from '../../lib/backup-state';
import { saveBackupFolder } from '../../lib/store/backup-folder';

/** Where it is there: https://wicg.github.io/file-system-access/#api-showdirectorypicker */
type Pick = (options: { id: string; mode: 'readwrite' }) => Promise<BackupFolder>;
const picker = (): Pick | null =>
	'showDirectoryPicker' in window ? (window.showDirectoryPicker as Pick).bind(window) : null;

export const troubleWords: Record<BackupTrouble, string> = {
	'not-allowed': 'The browser asks you again before anything is written to the folder.',
	'folder-gone':
		'The last backup could not be made: the folder is not where it was. Put it back, or pick another one.',
	'not-written':
		'The last backup could not be written. See that the folder can be reached and has room.',
};

const intervals = [
	{ days: 1, words: 'Every day' },
	{ days: 7, words: 'Every week' },
	{ days: 30, words: 'Every month' },
];

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
			setWrong('This folder can’t be used. Pick another one.');
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
				<h3>By itself</h3>
				<p class="hint">
					{pick
						? 'Pick a folder, and a backup is made there every week while the browser is open. A folder that is synchronised or on another drive outlives this computer.'
						: 'This browser lets no extension write to a folder. Backups can go to your downloads, when one is due and the library is open.'}
				</p>
				<p class="acts">
					{pick ? (
						<button type="button" onClick={choose}>
							Pick a folder…
						</button>
					) : (
						<button type="button" onClick={() => saveBackupState({ every: 7 })}>
							Back up every week
						</button>
					)}
				</p>
				<Wrong words={wrong} />
			</>
		);
	}
	return (
		<>
			<h3>By itself</h3>
			<p class="acts">
				<label class="every">
					<span class="hidden">How often</span>
					<select
						value={kept.every}
						onChange={(event) => saveBackupState({ every: Number(event.currentTarget.value) })}
					>
						{intervals.map(({ days, words }) => (
							<option key={days} value={days} selected={days === kept.every}>
								{words}
							</option>
						))}
					</select>
				</label>
				<span class="into">
					{folder ? (
						<>
							into the folder <bdi>“{folder.name}”</bdi>
						</>
					) : (
						'into your downloads, when the library is open'
					)}
				</span>
				{folder && pick && (
					<button type="button" onClick={choose}>
						Another folder…
					</button>
				)}
				<button type="button" onClick={stop}>
					Stop
				</button>
			</p>
			{folder && !isAllowed ? (
				<p class="export-state failed" role="alert">
					{troubleWords['not-allowed']}
					<button type="button" onClick={allow}>
						Allow it
					</button>
				</p>
			) : (
				kept.failed && kept.failed !== 'not-allowed' && <Wrong words={troubleWords[kept.failed]} />
			)}
			<Wrong words={wrong} />
			<p class="hint">
				{folder
					? 'Each is read again once it is written. Older ones stay: remove them as you like.'
					: 'Each is read again once it is made.'}
			</p>
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
