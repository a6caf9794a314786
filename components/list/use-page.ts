import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask, askInTurn } from '../../lib/ask';
import type { Edit } from '../../lib/edit/shape';
import { type Edited, type PageView, readChanged } from '../../lib/messages';
import type { StoreProblem } from '../../lib/saved';
import { newToken } from '../../lib/token';

export interface Page {
	/** null until the background has answered. */
	view: PageView | null;
	/** Why the reader's last edit could not be kept. */
	problem: StoreProblem | null;
	/** The tags that the reader has used. */
	tags: string[];
	/** Where in the article the reader is, as an offset in its text; null where that isn't known. */
	at: number | null;
	/** Says whether it was kept. */
	edit: (edit: Edit) => Promise<boolean>;
	undo: (again: boolean) => void;
	show: (id: string) => void;
	retry: () => void;
	setOff: (off: boolean) => void;
	/** Keeps what a private window would lose. */
	keep: () => void;
}

/** What the background knows of the page in a tab, kept up to date, and what can be done with it. */
export function usePage(tabId: number): Page {
	const [view, setView] = useState<PageView | null>(null);
	const [problem, setProblem] = useState<StoreProblem | null>(null);
	const [tags, setTags] = useState<string[]>([]);
	const [at, setAt] = useState<number | null>(null);

	const take = (asked: Promise<PageView>) =>
		asked.then(setView, (error) =>
			setView({
				page: { state: 'error', message: String(error) },
				annotated: null,
				history: { undo: null, redo: null },
				host: null,
				site: null,
				isPrivate: false,
			}),
		);
	const lookUpTags = () => ask({ type: 'tags' }).then(setTags, () => {});

	useEffect(() => {
		take(ask({ type: 'tab/open', tabId }));
		lookUpTags();
		const onMessage = (message: unknown, sender: unknown) => {
			const self = { id: browser.runtime.id };
			const read = readChanged(message, sender as Parameters<typeof readChanged>[1], self);
			if (read?.type === 'at') {
				if (read.tabId === tabId) setAt(read.offset);
			} else if (read?.type === 'changed' && read.tabIds.includes(tabId))
				take(ask({ type: 'tab/view', tabId }));
		};
		browser.runtime.onMessage.addListener(onMessage);
		return () => browser.runtime.onMessage.removeListener(onMessage);
	}, [tabId]);

	const keep = async (asked: Promise<Edited>) => {
		const answer = await asked.catch(() => null);
		setProblem(answer ? answer.problem : 'failed');
		if (answer?.annotated) {
			const { annotated, history } = answer;
			setView((now) => now && { ...now, annotated, history });
		}
		return answer?.problem === null;
	};
	const articleId = view?.page.state === 'ready' ? view.page.articleId : null;

	return {
		view,
		problem,
		tags,
		at,
		edit: async (edit) => {
			if (articleId === null) return false;
			const isKept = await keep(askInTurn({ type: 'edit', articleId, token: newToken(), edit }));
			if ('tags' in edit) lookUpTags();
			return isKept;
		},
		undo: (again) => {
			const step = again ? view?.history.redo : view?.history.undo;
			if (articleId === null || !step) return;
			keep(askInTurn({ type: 'undo', articleId, change: step.id, again }));
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
		keep: () => {
			take(ask({ type: 'tab/keep', tabId }));
		},
	};
}
