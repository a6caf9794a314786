import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { handle, openTab, tellPage } from '../lib/background/handle';
import { syncGrantedSites } from '../lib/background/sites';
import { forgetTab } from '../lib/background/tabs';
import { readIncoming } from '../lib/messages';
import { Store } from '../lib/store/store';

export default defineBackground(() => {
	const store = new Store();
	const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/') };

	browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
		const incoming = readIncoming(message, sender, self);
		if (!incoming) return false;
		handle(store, incoming, sender.tab?.incognito ?? false).then(
			(answer) => respond({ answer }),
			(error) => respond({ error: String(error) }),
		);
		return true;
	});

	browser.commands.onCommand.addListener((command, tab) => {
		const step = /^(next|previous)-(statement|actor)$/.exec(command);
		if (!step || tab?.id === undefined) return;
		const what = step[2] === 'actor' ? 'actor' : 'statement';
		tellPage(tab.id, { type: 'step', what, by: step[1] === 'next' ? 1 : -1 });
	});

	browser.contextMenus.onClicked.addListener((_info, tab) => {
		if (tab?.id !== undefined) openTab(tab.id);
	});
	browser.tabs.onRemoved.addListener((tabId) => {
		forgetTab(tabId);
	});
	browser.permissions.onAdded.addListener(() => {
		syncGrantedSites();
	});
	browser.permissions.onRemoved.addListener(() => {
		syncGrantedSites();
	});
	browser.runtime.onStartup.addListener(() => {
		syncGrantedSites();
	});
	browser.runtime.onInstalled.addListener(() => {
		syncGrantedSites();
		browser.contextMenus.removeAll().then(() =>
			browser.contextMenus.create({
				id: 'annotate',
				title: 'Show who stands where on this page',
				contexts: ['page'],
			}),
		);
	});
});
