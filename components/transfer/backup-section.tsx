import { useEffect, useRef, useState } from 'preact/hooks';
import { verifyBackup } from '../../lib/backup/verify';
import { writeBackup } from '../../lib/backup/write';
import { schemaVersion } from '../../lib/store/schema';
import { Transfer } from '../../lib/store/transfer';
import { blobOf, download, piecesOf } from '../export/files';
import { today } from '../export/scopes';
import { loadBackupState, saveBackupState } from './backup-state';

type State =
	| { is: 'idle' }
	| { is: 'writing'; articles: number; stop: AbortController }
	| { is: 'done'; name: string; records: number }
	| { is: 'failed' };

/** Makes a backup, reads it again to be sure of it, and says when the last was made. */
export function BackupSection({ articles }: { articles: number }) {
	const [state, setState] = useState<State>({ is: 'idle' });
	const [last, setLast] = useState<number | null>(null);
	const leave = useRef<AbortController | null>(null);
	useEffect(() => {
		loadBackupState().then(({ lastBackup }) => setLast(lastBackup));
		return () => leave.current?.abort();
	}, []);

	const back = async () => {
		const stop = new AbortController();
		leave.current = stop;
		const now = Date.now();
		let drawn = 0;
		const onProgress = (done: { articles: number }) => {
			if (performance.now() - drawn < 100) return;
			drawn = performance.now();
			setState({ is: 'writing', articles: done.articles, stop });
		};
		setState({ is: 'writing', articles: 0, stop });
		try {
			const bytes = writeBackup(new Transfer().library(), schemaVersion, {
				now,
				signal: stop.signal,
				onProgress,
			});
			const blob = await blobOf(bytes, 'application/gzip');
			const verified = await verifyBackup(piecesOf(blob));
			if (!verified.ok) throw new Error(verified.fault);
			const name = `Standpoint backup ${today()}.jsonl.gz`;
			download(blob, name);
			await saveBackupState({ lastBackup: now });
			setLast(now);
			setState({ is: 'done', name, records: verified.records });
		} catch {
			setState({ is: stop.signal.aborted ? 'idle' : 'failed' });
		}
	};

	return (
		<>
			<p class="hint">
				One compressed file of everything: articles, statements, your notes, corrections and merged
				actors, sealed with checksums. Keep it where this computer’s end isn’t its end.
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
					`Saved as “${state.name}” and read again to be sure: ${state.records.toLocaleString()} records, all intact.`}
			</div>
			{state.is === 'failed' && (
				<p class="export-state failed" role="alert">
					The backup could not be made. Try again; if it does not help, restart the browser. What is
					saved is safe.
				</p>
			)}
		</>
	);
}
