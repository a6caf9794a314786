import { useEffect, useRef, useState } from 'preact/hooks';
import { type BackupFault, type Verified, verifyBackup } from '../../lib/backup/verify';
import { applyImport, type ImportReport, planImport } from '../../lib/import/import';
import type { FileSource } from '../../lib/import/items';
import { piecesOf } from '../../lib/import/pieces';
import { readFile } from '../../lib/import/read';
import { Transfer } from '../../lib/store/transfer';
import type { Deeds } from '../library/deeds';
import { ReportView, summary } from './report';

type State =
	| { is: 'idle' }
	| { is: 'reading'; file: File; doing: string; bytes: number; stop: AbortController }
	| { is: 'planned'; file: File; report: ImportReport; verified: Verified | null }
	| { is: 'done'; file: File; report: ImportReport }
	| { is: 'undone' }
	| { is: 'failed'; file: File; why: string };

const faultWords: Record<BackupFault, string> = {
	'not-a-backup': 'This is not a backup of Standpoint.',
	newer: 'This backup was made by a newer version of Standpoint. Update the extension to read it.',
	damaged: 'This backup is damaged',
	'cut-off': 'This backup is cut off: its end is missing',
};

/** Reads a file: says first what it would do, then does it, and takes it back where that was not meant. */
export function ImportSection({ deeds }: { deeds: Deeds }) {
	const [state, setState] = useState<State>({ is: 'idle' });
	const [isOver, setOver] = useState(false);
	const leave = useRef<AbortController | null>(null);
	const transfer = useRef(new Transfer());
	useEffect(() => () => leave.current?.abort(), []);

	/** Reads the file once through, and tells how far that has come. */
	const through = (file: File, doing: string) => {
		const stop = new AbortController();
		leave.current = stop;
		let drawn = performance.now();
		const source: FileSource = async function* () {
			let bytes = 0;
			for await (const piece of piecesOf(file)()) {
				stop.signal.throwIfAborted();
				bytes += piece.length;
				if (performance.now() - drawn > 100) {
					drawn = performance.now();
					setState({ is: 'reading', file, doing, bytes, stop });
				}
				yield piece;
			}
		};
		setState({ is: 'reading', file, doing, bytes: 0, stop });
		return { source, stop };
	};
	const fail = (file: File, stop: AbortController) =>
		setState(
			stop.signal.aborted
				? { is: 'idle' }
				: {
						is: 'failed',
						file,
						why: 'The file could not be read to its end. If it lies on a drive or in a cloud, copy it to this computer and try again. Nothing was changed.',
					},
		);

	const plan = async (file: File) => {
		const { source, stop } = through(file, 'Checking');
		try {
			const verified = (await isCompressed(file)) ? await verifyBackup(source) : null;
			if (verified && !verified.ok && verified.fault === 'newer') {
				setState({ is: 'failed', file, why: faultWords.newer });
				return;
			}
			const report = await planImport(readFile(source), transfer.current, { signal: stop.signal });
			if (report.cancelled) setState({ is: 'idle' });
			else setState({ is: 'planned', file, report, verified });
		} catch {
			fail(file, stop);
		}
	};

	const apply = (file: File) =>
		deeds.run(`Imported “${file.name}”`, async () => {
			const { source, stop } = through(file, 'Importing');
			try {
				const report = await applyImport(readFile(source), transfer.current, {
					signal: stop.signal,
				});
				setState({ is: 'done', file, report });
				const undo = async () => {
					await transfer.current.undo(report.receipt);
					setState({ is: 'undone' });
				};
				return { undo };
			} catch (error) {
				fail(file, stop);
				throw error;
			}
		});

	return (
		<>
			<p class="hint">
				Reads backups and exports of Standpoint, Hypothesis (JSON or CSV), W3C Web Annotations, and
				the highlights of Obsidian’s Web Clipper. What is here stays as it is, and importing twice
				changes nothing.
			</p>
			<label
				class={isOver ? 'drop over' : 'drop'}
				onDragOver={(event) => {
					event.preventDefault();
					setOver(true);
				}}
				onDragLeave={() => setOver(false)}
				onDrop={(event) => {
					event.preventDefault();
					setOver(false);
					const [file] = event.dataTransfer?.files ?? [];
					if (file && state.is !== 'reading') plan(file);
				}}
			>
				<span>Choose a file, or drop one here</span>
				<input
					type="file"
					accept=".jsonl,.json,.jsonld,.csv,.gz"
					disabled={state.is === 'reading'}
					onChange={(event) => {
						const [file] = event.currentTarget.files ?? [];
						// The same file chosen again is read again.
						if (file) plan(file);
						event.currentTarget.value = '';
					}}
				/>
			</label>
			<div role="status" class="import-state">
				{state.is === 'reading' && (
					<p class="export-state">
						<progress
							value={state.bytes}
							max={Math.max(1, state.file.size)}
							aria-label={`${state.doing}: how much of the file is read`}
						/>
						<span>
							{state.doing} “{state.file.name}”…
						</span>
						<button type="button" onClick={() => state.stop.abort()}>
							Cancel
						</button>
					</p>
				)}
				{state.is === 'planned' && <Verdict verified={state.verified} />}
				{state.is === 'planned' && (
					<ReportView report={state.report} file={state.file.name} isPlan />
				)}
				{state.is === 'done' && <ReportView report={state.report} file={state.file.name} />}
				{state.is === 'undone' && <p>Taken back: everything is as it was before.</p>}
			</div>
			{state.is === 'planned' && summary(state.report).changes > 0 && (
				<p class="acts">
					<button type="button" class="primary" onClick={() => apply(state.file)}>
						Import
					</button>
					<button type="button" onClick={() => setState({ is: 'idle' })}>
						Don’t import
					</button>
				</p>
			)}
			{state.is === 'done' && deeds.canUndo && (
				<p class="acts">
					<button type="button" onClick={deeds.undo}>
						Undo the import
					</button>
				</p>
			)}
			{state.is === 'failed' && (
				<p class="export-state failed" role="alert">
					<strong>{state.file.name}</strong> {state.why}
				</p>
			)}
		</>
	);
}

/** What the check of a backup found, before anything is touched. */
function Verdict({ verified }: { verified: Verified | null }) {
	if (!verified || (!verified.ok && verified.fault === 'not-a-backup')) return null;
	if (verified.ok) {
		const { createdAt } = verified.manifest;
		return (
			<p>
				Backup of {new Date(createdAt).toLocaleString(undefined, { dateStyle: 'long' })}, intact:{' '}
				{verified.records.toLocaleString()} records.
			</p>
		);
	}
	return (
		<p class="export-state failed">
			{faultWords[verified.fault]}. {verified.intact.toLocaleString()} records are surely intact.
			Nothing was changed; what can still be read is below.
		</p>
	);
}

async function isCompressed(file: File): Promise<boolean> {
	const [one, two] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
	return one === 0x1f && two === 0x8b;
}
