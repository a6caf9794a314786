/**
 * What browsers call by different names, in one place. What they lack is in docs/browsers.md; what
 * the builds differ in stands in wxt.config.ts and lib/background/detector.ts.
 */
import { browser } from 'wxt/browser';

/** As much of Firefox's own API as is used; its types don't come with Chrome's. */
const firefox = browser as unknown as {
	sidebarAction?: { open: () => Promise<void> };
	commands: { openShortcutSettings?: () => Promise<void> };
};

/**
 * Opens the list beside the page: Chrome's side panel, Firefox's side bar. To be called while the
 * browser still knows that the reader asked for it: before anything but the window is awaited.
 *
 * @param windowId Firefox knows it by itself
 * @throws where the browser doesn't take it for the reader's doing
 */
export async function openPanel(windowId: number | undefined): Promise<void> {
	if (firefox.sidebarAction) await firefox.sidebarAction.open();
	else if (windowId !== undefined) await browser.sidePanel.open({ windowId });
}

/** Opens the browser's own settings of shortcuts. */
export async function openShortcutSettings(): Promise<void> {
	if (firefox.commands.openShortcutSettings) await firefox.commands.openShortcutSettings();
	else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
