import { useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/ask';
import type { Edit } from '../../lib/edit/shape';
import { t } from '../../lib/i18n';
import type { Undo } from '../../lib/store/library';

/** More are not changed at once: each is a step of its own that the reader can undo in its article. */
export const mostAtOnce = 2000;

/** An edit, and the article of the annotation that it is of. */
export interface ArticleEdit {
	articleId: string;
	edit: Edit;
}

export interface Deeds {
	/** What was done last, in words; null where there is nothing to say. */
	said: string | null;
	/** Whether it can be taken back. */
	canUndo: boolean;
	/** What went wrong, and what to do. */
	failed: string | null;
	busy: string | null;
	/** Does something and keeps how to take it back. */
	run: (said: string, deed: () => Promise<Undo>) => Promise<void>;
	/** Edits annotations, each in its article's history, so that tabs that show it follow. */
	edit: (said: string, edits: readonly ArticleEdit[]) => Promise<void>;
	/** Does something that needs no taking back. */
	tell: (said: string, deed: () => Promise<void>) => Promise<void>;
	undo: () => void;
	dismiss: () => void;
}

/** What the reader does in the library, the last of which can be taken back. */
export function useDeeds(): Deeds {
	const done = useRef<{ said: string; undo: Undo['undo'] }[]>([]);
	const [said, setSaid] = useState<string | null>(null);
	const [failed, setFailed] = useState<string | null>(null);
	const [busy, setBusy] = useState<string | null>(null);
	const [isTold, setTold] = useState(false);

	const attempt = async (doing: string, work: () => Promise<string | null>) => {
		setFailed(null);
		setTold(false);
		setBusy(doing);
		try {
			setSaid(await work());
		} catch {
			setFailed(t('library.failed'));
		} finally {
			setBusy(null);
		}
	};
	const run = (words: string, deed: () => Promise<Undo>) =>
		attempt(`${words}…`, async () => {
			const { undo } = await deed();
			done.current.push({ said: words, undo });
			return words;
		});
	return {
		said,
		failed,
		busy,
		canUndo: done.current.length > 0 && !isTold,
		run,
		edit: (words, edits) => run(words, () => editAll(edits)),
		tell: (words, deed) =>
			attempt(words, async () => {
				await deed();
				setTold(true);
				return words;
			}),
		undo: () => {
			const last = done.current.pop();
			if (!last) return;
			attempt(t('library.takingBackMore'), async () => {
				await last.undo();
				setTold(true);
				return t('library.takenBack', { what: last.said });
			});
		},
		dismiss: () => {
			setSaid(null);
			setFailed(null);
		},
	};
}

async function editAll(edits: readonly ArticleEdit[]): Promise<Undo> {
	const made: { articleId: string; change: string }[] = [];
	const undo = async () => {
		for (const { articleId, change } of made.reverse()) {
			await ask({ type: 'undo', articleId, change, again: false });
		}
	};
	for (const { articleId, edit } of edits) {
		const token = crypto.randomUUID();
		const { problem } = await ask({ type: 'edit', articleId, token, edit });
		if (problem) {
			await undo();
			throw new Error(problem);
		}
		made.push({ articleId, change: token });
	}
	return { undo };
}

/** Says what was done, with a way back. */
export function Toasts({ deeds }: { deeds: Deeds }) {
	const { said, failed, busy } = deeds;
	return (
		<div class="toasts">
			<div role="status" class={busy || said ? 'toast' : undefined}>
				{busy ?? said}
				{said && !busy && deeds.canUndo && (
					<button type="button" onClick={deeds.undo}>
						{t('common.undo')}
					</button>
				)}
				{said && !busy && (
					<button
						type="button"
						class="quiet"
						aria-label={t('common.close')}
						onClick={deeds.dismiss}
					>
						✕
					</button>
				)}
			</div>
			{failed && (
				<div role="alert" class="toast">
					{failed}
					<button
						type="button"
						class="quiet"
						aria-label={t('common.close')}
						onClick={deeds.dismiss}
					>
						✕
					</button>
				</div>
			)}
		</div>
	);
}
