/**
 * How things stand in each tab. Kept in session storage, for a worker is stopped whenever it is
 * idle and must find on waking what it knew.
 */
import { browser } from 'wxt/browser';
import type { ToPage } from '../messages';
import type { Kept, PageState } from '../saved';

const stateKey = (tabId: number) => `tab:${tabId}`;
const unsavedKey = (tabId: number) => `unsaved:${tabId}`;
const keptKey = (tabId: number) => `kept:${tabId}`;
/** What popup and side panel remember of their list (components/list/page-list.tsx). */
const listKey = (tabId: number) => `list:${tabId}`;

/** The state of a tab's page, or null where we know nothing of it. */
export async function pageState(tabId: number): Promise<PageState | null> {
	const key = stateKey(tabId);
	return ((await browser.storage.session.get(key))[key] as PageState | undefined) ?? null;
}

/**
 * Remembers the state of a tab's page, and tells our own pages.
 *
 * @param unsaved what is annotated in it, where the store could not keep it
 */
export async function setPageState(
	tabId: number,
	state: PageState,
	unsaved: Kept | null = null,
): Promise<void> {
	await browser.storage.session.set({ [stateKey(tabId)]: state });
	if (unsaved) await browser.storage.session.set({ [unsavedKey(tabId)]: unsaved });
	else await browser.storage.session.remove(unsavedKey(tabId));
	announce([tabId]);
}

export async function forgetTab(tabId: number): Promise<void> {
	await browser.storage.session.remove(
		[stateKey, unsavedKey, keptKey, listKey].map((key) => key(tabId)),
	);
}

/** The articles that the reader said to keep, of those that a private tab showed: their ids. */
async function keptIn(tabId: number): Promise<string[]> {
	const key = keptKey(tabId);
	return ((await browser.storage.session.get(key))[key] as string[] | undefined) ?? [];
}

/** Whether the reader said, in this private tab, to keep an article: by its id or address. */
export async function isKeptIn(tabId: number, article: string): Promise<boolean> {
	return (await keptIn(tabId)).includes(article);
}

/** Remembers that the reader wants an article kept that a private tab shows, for as long as that is open. */
export async function keepIn(tabId: number, articles: readonly string[]): Promise<void> {
	const all = new Set([...(await keptIn(tabId)), ...articles]);
	await browser.storage.session.set({ [keptKey(tabId)]: [...all] });
}

/** What a tab shows that could not be kept. */
export async function unsavedIn(tabId: number): Promise<Kept | null> {
	const key = unsavedKey(tabId);
	return ((await browser.storage.session.get(key))[key] as Kept | undefined) ?? null;
}

/** The tabs of whose pages we know anything. */
export async function knownTabs(): Promise<number[]> {
	const keys = Object.keys(await browser.storage.session.get(null));
	return keys.flatMap((key) => (key.startsWith('tab:') ? [Number(key.slice('tab:'.length))] : []));
}

/** The tabs that show an article, and which. */
export async function readyTabs(): Promise<{ tabId: number; articleId: string }[]> {
	const all = (await browser.storage.session.get(null)) as Record<string, PageState>;
	return Object.entries(all).flatMap(([key, state]) =>
		key.startsWith('tab:') && state.state === 'ready'
			? [{ tabId: Number(key.slice('tab:'.length)), articleId: state.articleId }]
			: [],
	);
}

/** The tabs that show this article. */
export async function tabsShowing(articleId: string): Promise<number[]> {
	const ready = await readyTabs();
	return ready.filter((one) => one.articleId === articleId).map(({ tabId }) => tabId);
}

/** Tells our own pages, if any is open, that these tabs are to be looked at again. */
export function announce(tabIds: number[]): void {
	// Nobody listening is the usual case, and an error to the browser.
	browser.runtime.sendMessage({ type: 'changed', tabIds }).catch(() => {});
}

/** Tells our own pages where the reader is in a tab's article. */
export function announceAt(tabId: number, offset: number): void {
	browser.runtime.sendMessage({ type: 'at', tabId, offset }).catch(() => {});
}

/** @returns whether a script of ours is in the tab's page and did it */
export async function tellPage(tabId: number, message: ToPage): Promise<boolean> {
	try {
		return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) === true;
	} catch {
		return false;
	}
}
