import { useEffect, useRef, useState } from 'preact/hooks';
import { askToWrite, type BackupFolder, troubleOf } from '../../lib/backup/into-folder';
import {
	type KeptBackupState,
	loadBackupState,
	saveBackupState,
	watchBackupState,
} from '../../lib/backup-state';
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
				setState({ is: 'failed', why: troubleWords[failed] });
			} else {
				setState({
					is: 'failed',
					why: 'The backup could not be made. Try again; if it does not help, restart the browser. What is saved is safe.',
				});
			}
		}
	};

	const last = kept?.lastBackup ?? null;
	return (
		<>
			<p class="hint">
				One compressed file of everything: articles, statements, your notes, corrections and merged
				actors, what you said of stories, sealed with checksums. Keep it where this computer’s end
				isn’t its end.
			</p>
			<p class="acts">
				<button type="button" class="primary" disabled={state.is === 'writing'} onClick={back}>
					Back up now
				</button>
				<span class="hint">
					{last === null
						? 'No backup was made yet.'
						: `Last backup: ${new Date(last).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })}.`}
				</span>
			</p>
			<div class="export-state" role="status">
				{state.is === 'writing' && (
					<>
						<progress
							value={state.articles}
							max={Math.max(1, articles)}
							aria-label="Articles backed up"
						/>
						<span>
							{state.articles.toLocaleString()} of {articles.toLocaleString()} articles
						</span>
						<button type="button" onClick={() => state.stop.abort()}>
							Cancel
						</button>
					</>
				)}
				{state.is === 'done' &&
					(state.folder === null
						? `Saved as “${state.name}” and read again to be sure: ${state.records.toLocaleString()} records, all intact.`
						: `Saved as “${state.name}” in “${state.folder}” and read again to be sure: ${state.records.toLocaleString()} records, all intact.`)}
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
