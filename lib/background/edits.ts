/** The reader's edits: kept, or held in the session where nothing is kept; told to every tab that shows the article. */
import { patched, perform } from '../edit/edit';
import { historyOf, viewOf } from '../edit/view';
import type { Edited, FromExtension, FromPage } from '../messages';
import type { History, Kept } from '../saved';
import { problemOf } from '../store/problem';
import type { Store } from '../store/store';
import { badge } from './badge';
import { announce, pageState, setPageState, tabsShowing, tellPage, unsavedIn } from './tabs';

export const noHistory: History = { undo: null, redo: null };

type Ask = Extract<FromPage | FromExtension, { token: string } | { change: string }>;

/** An article as it is now, for a tab that shows it. */
export async function now(store: Store, articleId: string, tabId: number): Promise<Edited> {
	const unsaved = await unsavedIn(tabId);
	if (unsaved) return edited(unsaved);
	try {
		const shown = await store.show(articleId);
		return { problem: null, annotated: null, history: noHistory, ...shown };
	} catch (error) {
		return { problem: problemOf(error), annotated: null, history: noHistory };
	}
}

/**
 * Does or undoes an edit. Each is named by its sender, so that one which is asked for again, since
 * the worker died with the answer, is done once.
 *
 * @param from the tab whose page asks, which is told by the answer
 */
export async function change(
	store: Store,
	articleId: string,
	ask: Ask,
	from: number | null,
): Promise<Edited> {
	const tabs = await tabsShowing(articleId);
	const answer =
		(await changeUnsaved(tabs, from, ask)) ??
		(await changeKept(store, articleId, ask).catch(
			(error): Edited => ({ problem: problemOf(error), annotated: null, history: noHistory }),
		));
	if (answer.problem === null) {
		const others = tabs.filter((tabId) => tabId !== from);
		await Promise.all([
			...others.map((tabId) => tellPage(tabId, { type: 'refresh' })),
			...tabs.map((tabId) => badge(tabId, answer.annotated)),
		]);
		announce(tabs);
	}
	return answer;
}

async function changeKept(store: Store, articleId: string, ask: Ask): Promise<Edited> {
	const shown =
		'edit' in ask
			? await store.edit(articleId, ask.token, ask.edit)
			: await store.undo(articleId, ask.change, ask.again);
	if (!shown) return { problem: 'failed', annotated: null, history: noHistory };
	return { problem: null, ...shown };
}

/** @returns null where no tab has it in its session */
async function changeUnsaved(
	tabs: number[],
	from: number | null,
	ask: Ask,
): Promise<Edited | null> {
	let answer: Edited | null = null;
	for (const tabId of tabs) {
		const [state, unsaved] = await Promise.all([pageState(tabId), unsavedIn(tabId)]);
		if (!state || !unsaved) continue;
		const after = changed(unsaved, ask);
		await setPageState(tabId, state, after);
		if (answer === null || tabId === from) answer = edited(after);
	}
	return answer;
}

function changed(kept: Kept, ask: Ask): Kept {
	const time = Date.now();
	if ('edit' in ask) {
		if (kept.changes.some(({ id }) => id === ask.token)) return kept;
		const done = perform(kept, ask.token, ask.edit, time);
		if (!done) return kept;
		const changes = [...kept.changes.filter(({ undone }) => !undone), done.change];
		return { ...withRows(kept, done), changes };
	}
	const { undo, redo } = historyOf(kept.changes);
	const change = kept.changes.find(({ id }) => id === ask.change);
	if (!change || (ask.again ? redo : undo)?.id !== ask.change) return kept;
	const touched = patched(kept, change.patches, ask.again ? 'after' : 'before', time);
	return {
		...withRows(kept, touched),
		changes: kept.changes.map((one) => (one === change ? { ...one, undone: !ask.again } : one)),
	};
}

function withRows(kept: Kept, after: Pick<Kept, 'rows' | 'actorEdits'>): Kept {
	const join = <R extends { id: string }>(old: R[], fresh: R[]): R[] => [
		...new Map([...old, ...fresh].map((row) => [row.id, row])).values(),
	];
	return {
		...kept,
		rows: join(kept.rows, after.rows),
		actorEdits: join(kept.actorEdits, after.actorEdits),
	};
}

const edited = (kept: Kept): Edited => ({
	problem: null,
	annotated: viewOf(kept),
	history: historyOf(kept.changes),
});
