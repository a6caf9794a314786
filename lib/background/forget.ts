/**
 * Forgets a site, or everything: in the database, in the browser's storage, in what is granted, in
 * the tabs that show it. Each may be asked for again where the worker died on the way.
 */
import { browser } from 'wxt/browser';
import { addressing } from '../article/address';
import type { Forgettable } from '../messages';
import { Forgetter } from '../store/forget';
import { badge } from './badge';
import { hostsOff, setOff, syncGrantedSites } from './sites';
import {
	announce,
	forgetTab,
	knownTabs,
	pageState,
	readyTabs,
	setPageState,
	tellPage,
} from './tabs';
import { alone } from './turns';

const forgetter = new Forgetter();

const siteOf = (address: string): string => addressing.domain(address);
const siteOfHost = (host: string): string => siteOf(`https://${host}/`);
const isOf = (site: string) => (address: string) => siteOf(address) === site;

/** What there is to forget. @param site null for everything */
export async function forgettable(site: string | null): Promise<Forgettable> {
	const held = await forgetter.look(site === null ? null : isOf(site));
	return { ...held, sites: site === null ? await forgetter.sites(siteOf) : [] };
}

/** @param site a registrable domain, or the host where there is none */
export function forgetSite(site: string): Promise<null> {
	return alone(async () => {
		const tabs = await tabsOn(isOf(site));
		await leave(tabs);
		await forgetter.articles(isOf(site));
		for (const host of await hostsOff()) if (siteOfHost(host) === site) await setOff(host, false);
		await withdraw((host) => siteOfHost(host) === site);
		await markNow();
		announce(tabs);
		return null;
	});
}

export function forgetEverything(): Promise<null> {
	return alone(async () => {
		const tabs = await knownTabs();
		await leave(tabs);
		await forgetter.everything();
		await browser.storage.local.clear();
		await browser.storage.session.clear();
		await browser.alarms.clearAll();
		await withdraw(() => true);
		await markNow();
		await Promise.all(tabs.map((tabId) => setPageState(tabId, { state: 'forgotten' })));
		// What our pages still show of it they lose by loading anew.
		browser.runtime.sendMessage({ type: 'forgotten' }).catch(() => {});
		return null;
	});
}

const markKey = 'forgotten-at';
const markNow = (): Promise<void> => browser.storage.session.set({ [markKey]: Date.now() });

/**
 * Whether a tab's page was on its way while something was forgotten, so that it isn't to be read
 * unless the reader asks for it.
 *
 * @param loaded when it began to load, in milliseconds since 1970
 */
export async function isOfBefore(tabId: number, loaded: number): Promise<boolean> {
	const mark = (await browser.storage.session.get(markKey))[markKey];
	if (typeof mark !== 'number' || loaded >= mark) return false;
	return (await pageState(tabId))?.state !== 'loading';
}

/** The tabs that show a page of a site, or did when it was last read. */
async function tabsOn(isOfSite: (address: string) => boolean): Promise<number[]> {
	const shown = await browser.tabs.query({});
	const tabs = new Set<number>();
	// The browser names the pages only of those tabs that we may read.
	for (const { id, url } of shown) {
		if (id !== undefined && url && /^https?:/.test(url) && isOfSite(url)) tabs.add(id);
	}
	for (const { tabId, articleId } of await readyTabs()) if (isOfSite(articleId)) tabs.add(tabId);
	return [...tabs];
}

/** Ends our script in tabs, with all that it holds, and forgets how things stood in them. */
async function leave(tabs: readonly number[]): Promise<void> {
	await Promise.all(
		tabs.map(async (tabId) => {
			await tellPage(tabId, { type: 'stop' });
			await forgetTab(tabId);
			await setPageState(tabId, { state: 'forgotten' });
			await badge(tabId, null);
		}),
	);
}

/** Gives back what the reader granted for single sites. What is granted for all of them at once goes with all. */
async function withdraw(isOfHost: (host: string) => boolean): Promise<void> {
	const { origins = [] } = await browser.permissions.getAll();
	for (const origin of origins) {
		const host = /^[^/]+:\/\/(?:\*\.)?([^/:]*)/.exec(origin)?.[1] ?? '';
		// Those that the manifest names can't be given back: only the build for the sample pages has any.
		if (isOfHost(host)) await browser.permissions.remove({ origins: [origin] }).catch(() => false);
	}
	await syncGrantedSites();
}
