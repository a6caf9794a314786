import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { scheduleBackups } from '../lib/background/backups';
import { obeyCommand } from '../lib/background/commands';
import { handle } from '../lib/background/handle';
import { menuClicked, syncMenus } from '../lib/background/menus';
import { recountWhenShown } from '../lib/background/recount';
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
			(error) => respond({ error: error instanceof Error ? error.message : String(error) }),
		);
		return true;
	});

	scheduleBackups();
	recountWhenShown(store);
	browser.commands.onCommand.addListener((command, tab) => {
		obeyCommand(command, tab);
	});
	browser.contextMenus.onClicked.addListener((info, tab) => {
		menuClicked(String(info.menuItemId), tab?.id);
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
		// The browser may speak another language than it did.
		syncMenus();
	});
	browser.runtime.onInstalled.addListener(({ reason }) => {
		syncGrantedSites();
		syncMenus();
		// The build for the sample pages is loaded by scripts, which have no use for it.
		if (reason === 'install' && import.meta.env.MODE !== 'samples') {
			browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
		}
	});
});
