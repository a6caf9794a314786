import { browser } from 'wxt/browser';
import { t } from '../i18n';
import type { ToPage } from '../messages';
import { openTab } from './handle';
import { tellPage } from './tabs';

const entries = [
	{ id: 'annotate', contexts: ['page'] },
	{ id: 'highlight', contexts: ['selection'] },
	{ id: 'note', contexts: ['selection'] },
	{ id: 'ask', contexts: ['selection'] },
] as const;

/** Puts our entries into the context menu. */
export async function syncMenus(): Promise<void> {
	await browser.contextMenus.removeAll();
	for (const { id, contexts } of entries) {
		browser.contextMenus.create({ id, title: t(`menu.${id}`), contexts: [...contexts] });
	}
}

/** How long a page that has not been read is waited for before its selection is marked, in milliseconds. */
const patience = [0, 500, 1500, 3000];

export async function menuClicked(id: string, tabId: number | undefined): Promise<void> {
	if (tabId === undefined) return;
	if (id === 'annotate') return openTab(tabId);
	const entry = entries.find((one) => one.id === id);
	if (!entry || entry.id === 'annotate') return;
	const message: ToPage = { type: 'mark', as: entry.id };
	for (const pause of patience) {
		await new Promise((resolve) => setTimeout(resolve, pause));
		if (await tellPage(tabId, message)) return;
		// The click lets us in, where we have not been.
		if (pause === 0) await openTab(tabId);
	}
}
