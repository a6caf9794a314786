import { plural, t } from '../../lib/i18n';
import { rich } from '../rich';
import './export.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNames } from '../../lib/export/format-list';
import type { ExportProgress } from '../../lib/export/record';
import { download } from './files';
import { type Choice, type ExportScope, runExport } from './run-export';

/** Opens the menu of formats; a click on one saves a file. */
export function ExportButton({
	scope,
	label = t('export.exportMore'),
	class: name,
}: {
	scope: () => ExportScope;
	label?: string;
	class?: string;
}) {
	const [open, setOpen] = useState<ExportScope | null>(null);
	return (
		<>
			<button type="button" class={name} aria-haspopup="dialog" onClick={() => setOpen(scope())}>
				{label}
			</button>
			{open && <ExportDialog scope={open} onClose={() => setOpen(null)} />}
		</>
	);
}

function ExportDialog({ scope, onClose }: { scope: ExportScope; onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	return (
		<dialog ref={dialog} class="export" aria-labelledby="export-title" onClose={onClose}>
			<h2 id="export-title">
				{rich('export.title', { what: <span class="what">{scope.what}</span> })}
			</h2>
			<ExportFormats scope={scope} />
			<form method="dialog">
				<button type="submit">{t('common.close')}</button>
			</form>
		</dialog>
	);
}

type State =
	| { is: 'choosing' }
	| { is: 'writing'; choice: Choice; done: ExportProgress; stop: AbortController }
	| { is: 'done'; name: string; done: ExportProgress }
	| { is: 'failed'; why: string };

/** The formats, each with what it is for, and how far the one that is written has come. */
export function ExportFormats({ scope }: { scope: ExportScope }) {
	const [state, setState] = useState<State>({ is: 'choosing' });
	const stopOnLeave = useRef<AbortController | null>(null);
	useEffect(() => () => stopOnLeave.current?.abort(), []);

	const run = async (choice: Choice) => {
		const stop = new AbortController();
		stopOnLeave.current = stop;
		let drawn = 0;
		const onProgress = (done: ExportProgress) => {
			// A hundred a second would be drawn for nobody.
			if (performance.now() - drawn < 100) return;
			drawn = performance.now();
			setState({ is: 'writing', choice, done, stop });
		};
		setState({ is: 'writing', choice, done: { articles: 0, annotations: 0 }, stop });
		try {
			const { blob, name, done } = await runExport(choice, scope, {
				signal: stop.signal,
				onProgress,
			});
			download(blob, name);
			setState({ is: 'done', name, done });
		} catch (error) {
			setState(stop.signal.aborted ? { is: 'choosing' } : { is: 'failed', why: reasonOf(error) });
		}
	};
	const choices: Choice[] = [...formatNames];
	if (scope.articles > 1) choices.splice(1, 0, 'markdown-files');
	const isWriting = state.is === 'writing';

	return (
		<>
			<ul class="formats">
				{choices.map((choice) => {
					const format = choice === 'markdown-files' ? 'files' : choice;
					return (
						<li key={choice}>
							<button
								type="button"
								disabled={isWriting || scope.articles === 0}
								onClick={() => run(choice)}
							>
								<strong>{t(`export.format.${format}.label`)}</strong>
								<span>{t(`export.format.${format}.use`)}</span>
							</button>
						</li>
					);
				})}
			</ul>
			<div class="export-state" role="status">
				{scope.articles === 0 && t('export.nothing')}
				{state.is === 'writing' && (
					<>
						<progress
							value={state.done.articles}
							max={Math.max(1, scope.articles)}
							aria-label={t('export.articlesWritten')}
						/>
						<span>
							{plural('common.ofArticles', scope.articles, { done: state.done.articles })}
						</span>
						<button type="button" onClick={() => state.stop.abort()}>
							{t('common.cancel')}
						</button>
					</>
				)}
				{state.is === 'done' && t('export.savedAs', { name: state.name })}
			</div>
			{state.is === 'failed' && (
				<p class="export-state failed" role="alert">
					{state.why}
				</p>
			)}
		</>
	);
}

function reasonOf(error: unknown): string {
	if (error instanceof Error && error.name === 'TemplateError' && 'line' in error) {
		return t('export.templateWrong', { line: String(error.line), why: error.message });
	}
	return t('export.failed');
}
