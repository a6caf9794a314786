import { useEffect, useRef, useState } from 'preact/hooks';
import { type BackupFault, type Verified, verifyBackup } from '../../lib/backup/verify';
import { date, type Key, plural, t } from '../../lib/i18n';
import { applyImport, type ImportReport, planImport } from '../../lib/import/import';
import type { FileSource } from '../../lib/import/items';
import { piecesOf } from '../../lib/import/pieces';
import { readFile } from '../../lib/import/read';
import { Transfer } from '../../lib/store/transfer';
import type { Deeds } from '../library/deeds';
import { ReportView, summary } from './report';

type Doing = 'checking' | 'importing';
type State =
	| { is: 'idle' }
	| { is: 'reading'; file: File; doing: Doing; bytes: number; stop: AbortController }
	| { is: 'planned'; file: File; report: ImportReport; verified: Verified | null }
	| { is: 'done'; file: File; report: ImportReport }
	| { is: 'undone' }
	| { is: 'failed'; file: File; why: string };

const faults: Record<BackupFault, Key> = {
	'not-a-backup': 'transfer.fault.notABackup',
	newer: 'transfer.fault.newer',
	damaged: 'transfer.fault.damaged',
	'cut-off': 'transfer.fault.cutOff',
};

/** Reads a file: says first what it would do, then does it, and takes it back where that was not meant. */
export function ImportSection({ deeds }: { deeds: Deeds }) {
	const [state, setState] = useState<State>({ is: 'idle' });
	const [isOver, setOver] = useState(false);
	const leave = useRef<AbortController | null>(null);
	const transfer = useRef(new Transfer());
	useEffect(() => () => leave.current?.abort(), []);

	/** Reads the file once through, and tells how far that has come. */
	const through = (file: File, doing: Doing) => {
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
						why: t('transfer.fileUnread'),
					},
		);

	const plan = async (file: File) => {
		const { source, stop } = through(file, 'checking');
		try {
			const verified = (await isCompressed(file)) ? await verifyBackup(source) : null;
			if (verified && !verified.ok && verified.fault === 'newer') {
				setState({ is: 'failed', file, why: t('transfer.fault.newer') });
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
		deeds.run(t('transfer.imported', { name: file.name }), async () => {
			const { source, stop } = through(file, 'importing');
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
			<p class="hint">{t('transfer.readsBackupsAndExportsOf')}</p>
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
				<span>{t('transfer.chooseAFileOrDrop')}</span>
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
							aria-label={t(`transfer.readSoFar.${state.doing}`)}
						/>
						<span>{t(`transfer.doing.${state.doing}`, { name: state.file.name })}</span>
						<button type="button" onClick={() => state.stop.abort()}>
							{t('common.cancel')}
						</button>
					</p>
				)}
				{state.is === 'planned' && <Verdict verified={state.verified} />}
				{state.is === 'planned' && (
					<ReportView report={state.report} file={state.file.name} isPlan />
				)}
				{state.is === 'done' && <ReportView report={state.report} file={state.file.name} />}
				{state.is === 'undone' && <p>{t('transfer.takenBackEverythingIsAs')}</p>}
			</div>
			{state.is === 'planned' && summary(state.report).changes > 0 && (
				<p class="acts">
					<button type="button" class="primary" onClick={() => apply(state.file)}>
						{t('transfer.import')}
					</button>
					<button type="button" onClick={() => setState({ is: 'idle' })}>
						{t('transfer.dontImport')}
					</button>
				</p>
			)}
			{state.is === 'done' && deeds.canUndo && (
				<p class="acts">
					<button type="button" onClick={deeds.undo}>
						{t('transfer.undoTheImport')}
					</button>
				</p>
			)}
			{state.is === 'failed' && (
				<p class="export-state failed" role="alert">
					<strong>
						<bdi>{state.file.name}</bdi>
					</strong>{' '}
					{state.why}
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
				{plural('transfer.intact', verified.records, {
					date: date(new Date(createdAt), { dateStyle: 'long' }),
				})}
			</p>
		);
	}
	return (
		<p class="export-state failed">
			{plural('transfer.partlyIntact', verified.intact, { fault: t(faults[verified.fault]) })}
		</p>
	);
}

async function isCompressed(file: File): Promise<boolean> {
	const [one, two] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
	return one === 0x1f && two === 0x8b;
}
