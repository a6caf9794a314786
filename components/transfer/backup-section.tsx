import { useEffect, useRef, useState } from 'preact/hooks';
import { askToWrite, type BackupFolder, troubleOf } from '../../lib/backup/into-folder';
import {
	type KeptBackupState,
	loadBackupState,
	saveBackupState,
	watchBackupState,
} from '../../lib/backup-state';
import { date, plural, t } from '../../lib/i18n';
import { loadBackupFolder } from '../../lib/store/backup-folder';
import { BackupSchedule, troubleWords } from './backup-schedule';
import { makeBackup } from './make-backup';

type State =
	| { is: 'idle' }
	| { is: 'writing'; articles: number; stop: AbortController }
	| { is: 'done'; name: string; folder: string | null; records: number }
	| { is: 'failed'; why: string };

/** Makes a backup, reads it again to be sure of it, and says when the last was made. */
export function BackupSection({ articles }: { articles: number }) {
	const [state, setState] = useState<State>({ is: 'idle' });
	const [kept, setKept] = useState<KeptBackupState | null>(null);
	const [folder, setFolder] = useState<BackupFolder | null>(null);
	const leave = useRef<AbortController | null>(null);
	useEffect(() => {
		const look = async () => {
			const [now, there] = await Promise.all([loadBackupState(), loadBackupFolder()]);
			setKept(now);
			setFolder(there);
		};
		look();
		const end = watchBackupState(look);
		return () => {
			end();
			leave.current?.abort();
		};
	}, []);

	const back = async () => {
		const stop = new AbortController();
		leave.current = stop;
		let drawn = 0;
		const onProgress = (done: { articles: number }) => {
			if (performance.now() - drawn < 100) return;
			drawn = performance.now();
			setState({ is: 'writing', articles: done.articles, stop });
		};
		setState({ is: 'writing', articles: 0, stop });
		try {
			const isAllowed = folder !== null && (await askToWrite(folder));
			const made = await makeBackup(isAllowed ? folder : null, {
				signal: stop.signal,
				onProgress,
			});
			setState({ is: 'done', ...made, folder: isAllowed ? folder.name : null });
		} catch (error) {
			if (stop.signal.aborted) setState({ is: 'idle' });
			else if (folder) {
				const failed = troubleOf(error);
				await saveBackupState({ failed });
				setState({ is: 'failed', why: troubleWords(failed) });
			} else {
				setState({
					is: 'failed',
					why: t('transfer.backupFailed'),
				});
			}
		}
	};

	const last = kept?.lastBackup ?? null;
	return (
		<>
			<p class="hint">{t('transfer.oneCompressedFileOfEverything')}</p>
			<p class="acts">
				<button type="button" class="primary" disabled={state.is === 'writing'} onClick={back}>
					{t('transfer.backUpNow')}
				</button>
				<span class="hint">
					{last === null
						? t('transfer.noBackup')
						: t('transfer.lastBackup', {
								date: date(last, { dateStyle: 'long', timeStyle: 'short' }),
							})}
				</span>
			</p>
			<div class="export-state" role="status">
				{state.is === 'writing' && (
					<>
						<progress
							value={state.articles}
							max={Math.max(1, articles)}
							aria-label={t('transfer.articlesBackedUp')}
						/>
						<span>{plural('common.ofArticles', articles, { done: state.articles })}</span>
						<button type="button" onClick={() => state.stop.abort()}>
							{t('common.cancel')}
						</button>
					</>
				)}
				{state.is === 'done' &&
					(state.folder === null
						? plural('transfer.savedAs', state.records, { name: state.name })
						: plural('transfer.savedIn', state.records, {
								name: state.name,
								folder: state.folder,
							}))}
			</div>
			{state.is === 'failed' && (
				<p class="export-state failed" role="alert">
					{state.why}
				</p>
			)}
			{kept && <BackupSchedule kept={kept} folder={folder} onFolder={setFolder} />}
		</>
	);
}
