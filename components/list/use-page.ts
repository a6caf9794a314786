import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask, askInTurn } from '../../lib/ask';
import { type PageView, readChanged } from '../../lib/messages';
import type { Annotation, Judgement, StoreProblem } from '../../lib/saved';

/** A word of the reader's on an annotation, and the one before it. */
interface Deed {
	row: Annotation;
	before: Judgement;
	after: Judgement;
}

export interface Page {
	/** null until the background has answered. */
	view: PageView | null;
	/** Why the reader's last word could not be kept. */
	problem: StoreProblem | null;
	/** The reader's last word that can be taken back. */
	last: Deed | null;
	judge: (row: Annotation, judgement: Judgement) => void;
	undo: () => void;
	show: (id: string) => void;
	retry: () => void;
	setOff: (off: boolean) => void;
}

/** What the background knows of the page in a tab, kept up to date, and what can be done with it. */
export function usePage(tabId: number): Page {
	const [view, setView] = useState<PageView | null>(null);
	const [problem, setProblem] = useState<StoreProblem | null>(null);
	const [done, setDone] = useState<Deed[]>([]);

	const take = (asked: Promise<PageView>) =>
		asked.then(setView, (error) =>
			setView({ page: { state: 'error', message: String(error) }, annotated: null, host: null }),
		);

	useEffect(() => {
		take(ask({ type: 'tab/open', tabId }));
		const onMessage = (message: unknown, sender: unknown) => {
			const self = { id: browser.runtime.id };
			const changed = readChanged(message, sender as Parameters<typeof readChanged>[1], self);
			if (changed?.tabIds.includes(tabId)) take(ask({ type: 'tab/view', tabId }));
		};
		browser.runtime.onMessage.addListener(onMessage);
		return () => browser.runtime.onMessage.removeListener(onMessage);
	}, [tabId]);

	const keep = async (row: Annotation, judgement: Judgement) =>
		setProblem(
			await askInTurn({ type: 'judge', id: row.id, judgement }).catch(() => 'failed' as const),
		);

	const last = done.at(-1) ?? null;
	return {
		view,
		problem,
		last,
		judge: (row, judgement) => {
			setDone([...done, { row, before: row.judgement, after: judgement }]);
			keep(row, judgement);
		},
		undo: () => {
			if (!last) return;
			setDone(done.slice(0, -1));
			keep(last.row, last.before);
		},
		show: (id) => {
			ask({ type: 'tab/show', tabId, id });
		},
		retry: () => {
			take(ask({ type: 'tab/retry', tabId }));
		},
		setOff: (off) => {
			take(ask({ type: 'site/off', tabId, off }));
		},
	};
}
