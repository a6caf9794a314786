/**
 * Where the extension runs: on the sites that the reader has granted, but for those where it is
 * turned off. Turning off is ours; granting is the browser's.
 */
import { browser } from 'wxt/browser';
import { sheetFor } from '../highlight/sheet';
import type { Styles } from '../highlight/styles';

const offPrefix = 'off:';
const offKey = (host: string) => `${offPrefix}${host}`;

/** Whether the reader turned the extension off for this host. */
export async function isOff(host: string): Promise<boolean> {
	const key = offKey(host);
	return (await browser.storage.local.get(key))[key] === true;
}

export async function setOff(host: string, off: boolean): Promise<void> {
	if (off) await browser.storage.local.set({ [offKey(host)]: true });
	else await browser.storage.local.remove(offKey(host));
	await syncGrantedSites();
}

/** The hosts for which the reader turned the extension off. */
export async function hostsOff(): Promise<string[]> {
	const all = await browser.storage.local.get(null);
	return Object.keys(all)
		.filter((key) => key.startsWith(offPrefix) && all[key] === true)
		.map((key) => key.slice(offPrefix.length));
}

/** The host of a web page's address; null for any other address. */
export function hostOf(url: string | undefined): string | null {
	if (!url || !/^https?:/.test(url)) return null;
	return URL.canParse(url) ? new URL(url).hostname : null;
}

const script = { id: 'annotate-page', file: '/annotate-page.js' } as const;

/**
 * Makes the browser run our script on every page of the sites granted, and on no other. To be called
 * whenever what is granted may have changed.
 */
async function syncScripts(): Promise<void> {
	const { origins = [] } = await browser.permissions.getAll();
	const matches = origins.filter((origin) => /^(\*|https?):\/\//.test(origin));
	const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
	if (matches.length === 0) {
		if (registered) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
		return;
	}
	const wanted = {
		id: script.id,
		js: [script.file],
		matches,
		// Where it is off, not even the script is there to ask.
		excludeMatches: (await hostsOff()).map((host) => `*://${host}/*`),
		runAt: 'document_idle' as const,
	};
	if (registered) await browser.scripting.updateContentScripts([wanted]);
	else await browser.scripting.registerContentScripts([wanted]);
}

let syncing: Promise<void> = Promise.resolve();

/** As `syncScripts`, one call after the other: two at once would both register. */
export function syncGrantedSites(): Promise<void> {
	syncing = syncing.then(syncScripts, syncScripts);
	return syncing;
}

/**
 * Runs our script in a tab, whose page the reader has just granted by a click.
 *
 * @throws where the browser lets no extension in
 */
export async function inject(tabId: number): Promise<void> {
	await browser.scripting.executeScript({ target: { tabId }, files: [script.file] });
}

/**
 * Runs the script of the card and the bar in a tab's page, where ours runs already.
 *
 * @throws where the browser lets no extension in
 */
export async function injectParts(tabId: number): Promise<void> {
	const target = { tabId, frameIds: [0] };
	await browser.scripting.executeScript({ target, files: ['/page-parts.js'] });
}

/**
 * Gives a tab's page the styles of the highlights, beyond the reach of its own security policy.
 *
 * @param styles which layers, in elements of what kinds
 * @param onDark whether the text stands on a dark ground
 */
export async function style(tabId: number, styles: Styles, onDark: boolean): Promise<void> {
	// Firefox works a highlight's style out where it is drawn, and lets none be inherited.
	const css = sheetFor(import.meta.env.FIREFOX ? { ...styles, kinds: ['*'] } : styles, onDark);
	await browser.scripting.insertCSS({ target: { tabId }, css });
}
