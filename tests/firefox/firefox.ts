/**
 * A Firefox with the extension in it. Pages are driven by WebDriver BiDi; what it can't reach (the
 * toolbar, the popup, the side bar, prompts, what is in a closed shadow root) by scripts in the
 * browser's own window, which it allows to whoever started the browser for that.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { findFirefox, root } from '../../scripts/setup.mjs';

const addon = 'standpoint@standpoint.invalid';
/** The host of the extension's pages, which Firefox would else draw by lot. */
const uuid = '5a2f6d3e-9f4b-4a6e-8f3e-1c2d3e4f5a6b';

/** What `wxt build -b firefox --mv3` makes, and the store gets. */
export const packed = join(root, '.output', 'firefox-mv3');

/** Where in the browser's window a document is shown, as an expression in that window. */
const frames = {
	page: 'gBrowser.selectedBrowser',
	popup: 'document.querySelector("browser[webextension-view-type=popup]")',
	sidebar:
		'document.getElementById("sidebar")?.contentDocument?.getElementById("webext-panels-browser")',
} as const;

export type Frame = keyof typeof frames;

/** As much of BiDi's answer as is used. */
interface Evaluated {
	result: { type: string; result: { value: string }; exceptionDetails?: { text: string } };
}

interface Connection {
	send: (method: string, params: object) => Promise<unknown>;
}

export class Firefox {
	private constructor(
		private readonly browser: Browser,
		/** The browser's own window, as BiDi names it. */
		private readonly window: string,
		/** Where downloads go. */
		readonly downloads: string,
	) {}

	/** Starts it without the extension. */
	static async launch(): Promise<Firefox> {
		const found = findFirefox();
		if (!('path' in found)) throw new Error(found.why);
		const downloads = await mkdtemp(join(tmpdir(), 'standpoint-downloads-'));
		const browser = await puppeteer.launch({
			browser: 'firefox',
			executablePath: found.path,
			headless: true,
			args: ['-remote-allow-system-access', '--width=1200', '--height=1000'],
			defaultViewport: null,
			extraPrefsFirefox: {
				'extensions.webextensions.uuids': JSON.stringify({ [addon]: uuid }),
				'browser.download.folderList': 2,
				'browser.download.dir': downloads,
				'intl.locale.requested': 'en-US',
				// A prompt can be answered at once.
				'security.notification_enable_delay': 0,
			},
		});
		const { connection } = browser as unknown as { connection: Connection };
		const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
			result: { contexts: { context: string }[] };
		};
		const window = tree.result.contexts[0]?.context;
		if (!window) throw new Error('Firefox has no window.');
		return new Firefox(browser, window, downloads);
	}

	async close(): Promise<void> {
		await this.browser.close();
		await rm(this.downloads, { recursive: true, force: true });
	}

	/** Installs the packed extension, as a reader would. */
	async install(): Promise<void> {
		await this.browser.installExtension(packed);
	}

	/** Runs a function in the browser's own window, with its powers. Values go both ways as JSON. */
	inWindow<A extends unknown[], T>(work: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
		return this.evaluate<Awaited<T>>(`(${work})(...${JSON.stringify(args)})`);
	}

	/** Runs a function in a document, beyond the reach of its scripts. Values go both ways as JSON. */
	async inFrame<A extends unknown[], T>(
		frame: Frame,
		work: (content: Content, ...args: A) => T,
		...args: A
	): Promise<Awaited<T>> {
		const name = `standpoint-${Math.random()}`;
		const script = `(async () => {
			let said;
			try { said = { value: await (${work})(content, ...${JSON.stringify(args)}) }; }
			catch (error) { said = { error: String(error) }; }
			sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify(said));
		})()`;
		const { value, error } = (await this.evaluate(`new Promise((resolve, reject) => {
			const browser = ${frames[frame]};
			if (!browser) return reject(new Error('There is no ${frame}.'));
			const listener = ({ data }) => {
				browser.messageManager.removeMessageListener(${JSON.stringify(name)}, listener);
				resolve(JSON.parse(data));
			};
			browser.messageManager.addMessageListener(${JSON.stringify(name)}, listener);
			browser.messageManager.loadFrameScript(
				'data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
		})`)) as { value: Awaited<T>; error?: string };
		if (error) throw new Error(`In the ${frame}: ${error}`);
		return value;
	}

	/** Whether such a document is shown at the moment. */
	async shows(frame: Frame): Promise<boolean> {
		return this.evaluate(`Boolean(${frames[frame]})`);
	}

	private async evaluate<T>(expression: string): Promise<T> {
		const { connection } = this.browser as unknown as { connection: Connection };
		const { result } = (await connection.send('script.evaluate', {
			expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
			target: { context: this.window },
			awaitPromise: true,
		})) as Evaluated;
		if (result.type !== 'success') throw new Error(result.exceptionDetails?.text ?? 'It failed.');
		return JSON.parse(result.result.value);
	}

	/** Opens a page in a new tab. */
	async open(address: string): Promise<Page> {
		const page = await this.browser.newPage();
		await page.goto(address);
		return page;
	}

	/** Opens one of the extension's own pages in a new tab. */
	async openOwn(path: string): Promise<Page> {
		const page = await this.browser.newPage();
		const address = `moz-extension://${uuid}${path}`;
		// Firefox never says that such a page has loaded.
		page.goto(address).catch(() => {});
		await hasLoaded(page, address);
		return page;
	}

	/** The addresses of all tabs. */
	tabs(): Promise<string[]> {
		return this.inWindow(() => {
			const { gBrowser } = globalThis as unknown as Window;
			return gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec);
		});
	}

	/** Presses the toolbar button, as the reader does. */
	async pressButton(): Promise<void> {
		await this.inWindow((addon) => {
			const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Window;
			const { ExtensionParent } = ChromeUtils.importESModule(
				'resource://gre/modules/ExtensionParent.sys.mjs',
			);
			const { extension } = WebExtensionPolicy.getByID(addon);
			ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(globalThis);
		}, addon);
	}

	/** Lets the extension into private windows, as the reader does among the browser's add-ons. */
	async allowPrivate(): Promise<void> {
		await this.inWindow(async (addon) => {
			const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Window;
			const { ExtensionPermissions } = ChromeUtils.importESModule(
				'resource://gre/modules/ExtensionPermissions.sys.mjs',
			);
			const { AddonManager } = ChromeUtils.importESModule(
				'resource://gre/modules/AddonManager.sys.mjs',
			);
			const { extension } = WebExtensionPolicy.getByID(addon);
			const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
			await ExtensionPermissions.add(addon, allowed, extension);
			await (await AddonManager.getAddonByID(addon)).reload();
		}, addon);
	}

	/** Opens a page in a private window, and presses the toolbar button there. */
	async openPrivate(address: string): Promise<Page> {
		await this.inWindow(async (address) => {
			const { OpenBrowserWindow, Services } = globalThis as unknown as Window;
			const topic = 'browser-delayed-startup-finished';
			const started = new Promise<void>((resolve) => {
				Services.obs.addObserver(function observe() {
					Services.obs.removeObserver(observe, topic);
					resolve();
				}, topic);
			});
			const window = OpenBrowserWindow({ private: true });
			await started;
			const { gBrowser } = window;
			(globalThis as unknown as { standpointPrivate: unknown }).standpointPrivate = window;
			const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
			gBrowser.selectedBrowser.fixupAndLoadURIString(address, { triggeringPrincipal });
		}, address);
		const target = await this.browser.waitForTarget((one) => one.url() === address);
		const page = await target.page();
		if (!page) throw new Error('The private window has no page.');
		await hasLoaded(page, address);
		await this.inWindow((addon) => {
			const { ChromeUtils, WebExtensionPolicy } = globalThis as unknown as Window;
			const { standpointPrivate } = globalThis as unknown as { standpointPrivate: unknown };
			const { ExtensionParent } = ChromeUtils.importESModule(
				'resource://gre/modules/ExtensionParent.sys.mjs',
			);
			const { extension } = WebExtensionPolicy.getByID(addon);
			const action = ExtensionParent.apiManager.global.browserActionFor(extension);
			action.triggerAction(standpointPrivate);
		}, addon);
		return page;
	}

	/** What the toolbar button says of the tab that is shown. */
	badge(): Promise<string> {
		return this.inWindow((addon) => {
			const { ChromeUtils, WebExtensionPolicy, gBrowser } = globalThis as unknown as Window;
			const { ExtensionParent } = ChromeUtils.importESModule(
				'resource://gre/modules/ExtensionParent.sys.mjs',
			);
			const { extension } = WebExtensionPolicy.getByID(addon);
			const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
			return action.getContextData(gBrowser.selectedTab).badgeText;
		}, addon);
	}

	/** Presses a key of the extension's: Alt and a letter. */
	async pressKey(letter: string): Promise<void> {
		await this.inWindow((letter) => {
			const key = document.querySelector(`keyset[id^="ext-keyset-id"] key[key="${letter}"]`);
			if (!key) throw new Error(`Alt+${letter} is no key of the extension's`);
			(key as unknown as { doCommand: () => void }).doCommand();
		}, letter);
	}

	/**
	 * Chooses one of the extension's entries in the context menu that is open.
	 *
	 * @returns whether there is such
	 */
	pressMenu(label: string): Promise<boolean> {
		return this.inWindow((label) => {
			const menu = document.getElementById('contentAreaContextMenu') as unknown as Menu;
			const entries = menu.state === 'open' ? [...menu.querySelectorAll('menuitem')] : [];
			const entry = entries.find(
				(one) => one.id.includes('standpoint') && one.getAttribute('label') === label,
			);
			if (!entry) return false;
			(entry as unknown as Menu).doCommand();
			menu.hidePopup();
			return true;
		}, label);
	}

	/** The hosts that the reader has granted. */
	granted(): Promise<string[]> {
		return this.inWindow((addon) => {
			const { WebExtensionPolicy } = globalThis as unknown as Window;
			return WebExtensionPolicy.getByID(addon)
				.allowedOrigins.patterns.map(({ pattern }) => pattern)
				.filter((pattern) => !pattern.startsWith('moz-extension:'));
		}, addon);
	}

	/** Says yes to what the browser asks about the extension. @returns whether it asked anything */
	agree(): Promise<boolean> {
		return this.inWindow(() => {
			const asked = document.getElementById('addon-webext-permissions-notification');
			const button = (asked as unknown as { button?: HTMLElement } | null)?.button;
			button?.click();
			return Boolean(button);
		});
	}

	/** Begins to write down every request over HTTP, and on whose behalf it is made. */
	async watchRequests(): Promise<void> {
		await this.inWindow(() => {
			const scope = globalThis as unknown as Window & { standpointRequests: Request[] };
			const { Ci, Services } = scope;
			scope.standpointRequests = [];
			const idsOf = (principal: Principal | null): string[] => {
				if (!principal) return [];
				// A content script's is made up of its page's and its extension's.
				const parts = principal.isExpandedPrincipal
					? principal.QueryInterface(Ci.nsIExpandedPrincipal).allowList
					: [principal];
				return parts.map(({ addonId }) => addonId).filter(Boolean);
			};
			Services.obs.addObserver((subject: { QueryInterface: (as: unknown) => Channel }) => {
				const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
				const { triggeringPrincipal, loadingPrincipal } = loadInfo;
				const by = [triggeringPrincipal, loadingPrincipal].flatMap(idsOf);
				scope.standpointRequests.push({ url: URI.spec, by });
			}, 'http-on-modify-request');
		});
	}

	/** What was requested since `watchRequests`; `by` has the ids of the extensions that asked. */
	requests(): Promise<Request[]> {
		return this.inWindow(
			() => (globalThis as unknown as { standpointRequests: Request[] }).standpointRequests,
		);
	}
}

export interface Request {
	url: string;
	by: string[];
}

/** As much of what a script in the browser's window finds as is used. */
interface Window {
	gBrowser: {
		selectedTab: unknown;
		selectedBrowser: { fixupAndLoadURIString: (address: string, by: object) => void };
		tabs: { linkedBrowser: { currentURI: { spec: string } } }[];
	};
	ChromeUtils: { importESModule: (address: string) => Modules };
	WebExtensionPolicy: {
		getByID: (id: string) => {
			extension: unknown;
			allowedOrigins: { patterns: { pattern: string }[] };
		};
	};
	OpenBrowserWindow: (window: { private: boolean }) => Pick<Window, 'gBrowser'>;
	Services: {
		obs: Record<'addObserver' | 'removeObserver', (observer: unknown, topic: string) => void>;
		scriptSecurityManager: { getSystemPrincipal: () => unknown };
	};
	Ci: { nsIHttpChannel: unknown; nsIExpandedPrincipal: unknown };
}

interface Menu extends HTMLElement {
	state: string;
	doCommand: () => void;
	hidePopup: () => void;
}

interface Modules {
	ExtensionPermissions: {
		add: (addon: string, permissions: object, extension: unknown) => Promise<void>;
	};
	AddonManager: { getAddonByID: (addon: string) => Promise<{ reload: () => Promise<void> }> };
	ExtensionParent: {
		apiManager: {
			global: {
				browserActionFor: (extension: unknown) => {
					triggerAction: (window: unknown) => void;
					action: { getContextData: (tab: unknown) => { badgeText: string } };
				};
			};
		};
	};
}

interface Principal {
	addonId: string;
	isExpandedPrincipal: boolean;
	QueryInterface: (as: unknown) => { allowList: Principal[] };
}

interface Channel {
	URI: { spec: string };
	loadInfo: { triggeringPrincipal: Principal | null; loadingPrincipal: Principal | null };
}

/** A document's window, as a script beside it has it. */
export interface Content {
	document: Document;
	windowUtils: { setHandlingUserInput: (on: boolean) => { destruct: () => void } };
	innerWidth: number;
}

/**
 * Waits until a page stands in its tab, whole. It is asked again and again, whatever it answers: while
 * one document takes the place of another, Firefox may answer with an error, more than once.
 */
async function hasLoaded(page: Page, address: string): Promise<void> {
	await vi.waitFor(
		async () => {
			const [at, state] = await page.evaluate(() => [location.href, document.readyState]);
			if (at !== address || state !== 'complete') throw new Error(`${state} at ${at}`);
		},
		{ timeout: 20_000, interval: 50 },
	);
}
