// A browser with the extension in it, driven from outside: for `npm start`, the screenshots and
// the browser tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Problem } from './progress.mjs';
import { root } from './setup.mjs';

/**
 * What `wxt build --mode samples` makes: granted localhost, so that no prompt has to be answered.
 */
export const samplesBuild = join(root, '.output', 'chrome-mv3-samples');

/** How long the annotation of a sample page may take, in milliseconds. */
const patience = 20_000;

/** Whether a window can be shown. */
export function hasDisplay() {
	if (process.platform !== 'linux') return true;
	return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @typedef {object} LaunchOptions
 * @property {string} executablePath
 * @property {string | null} [extension] The folder of the built extension; null for a browser without.
 * @property {boolean} [headless]
 * @property {'light' | 'dark'} [colorScheme]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [deviceScaleFactor]
 * @property {string | null} [locale] The language of the browser, and so of the extension: "de"; null for the system's.
 * @property {string | null} [profile] The folder of a profile that stays; null for one that goes with the browser.
 */

/**
 * @typedef {object} Launched
 * @property {import('@playwright/test').BrowserContext} context
 * @property {string} id The extension's.
 * @property {() => Promise<void>} close Ends the browser and removes its profile.
 */

/**
 * Starts a browser on a profile of its own, with the extension in it.
 *
 * @param {LaunchOptions} options
 * @returns {Promise<Launched>}
 */
export async function launch({
	executablePath,
	extension = samplesBuild,
	headless = true,
	colorScheme = 'light',
	viewport = { width: 1100, height: 900 },
	deviceScaleFactor = 1,
	locale = 'en-US',
	profile: kept = null,
}) {
	const profile = kept ?? (await mkdtemp(join(tmpdir(), 'standpoint-')));
	const removeProfile = async () => {
		if (kept === null) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	const start = (/** @type {boolean} */ chromiumSandbox) =>
		chromium.launchPersistentContext(profile, {
			executablePath,
			headless,
			chromiumSandbox,
			colorScheme,
			...(headless ? { viewport, deviceScaleFactor } : { viewport: null }),
			// Playwright forbids extensions and announces automation unless told otherwise.
			ignoreDefaultArgs: ['--disable-extensions', ...(headless ? [] : ['--enable-automation'])],
			args: [
				'--enable-unsafe-extension-debugging',
				'--no-first-run',
				'--no-default-browser-check',
				...(locale ? [`--lang=${locale}`] : []),
			],
			// On Linux the browser's own language comes from the environment, whatever the switch says.
			env: { ...process.env, ...(locale ? { LANGUAGE: locale.replace('-', '_') } : {}) },
			// The caller says how the browser ends; Ctrl-C too.
			handleSIGINT: false,
		});
	/** @type {import('@playwright/test').BrowserContext | undefined} */
	let context;
	try {
		// Root may not use the sandbox at all, and some systems forbid it to browsers they don't know.
		const sandboxed = process.getuid?.() !== 0 && !headless;
		context = await start(sandboxed).catch((error) => {
			if (!sandboxed) throw error;
			return start(false);
		});
		const id = extension === null ? '' : await loadExtension(context, extension);
		const close = async () => {
			await context?.close().catch(() => {});
			await removeProfile();
		};
		return { context, id, close };
	} catch (error) {
		await context?.close().catch(() => {});
		await removeProfile();
		if (error instanceof Problem) throw error;
		const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw new Problem(`The browser ${executablePath} could not be started: ${said}`);
	}
}

/**
 * Loads the extension through the DevTools protocol: unlike `--load-extension`, which branded
 * browsers ignore, this works in all of them and says why an extension is refused.
 * https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-loadUnpacked
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} folder
 * @param {boolean} [enableInIncognito] Whether private windows have it, too.
 * @returns {Promise<string>} The extension's id.
 */
export async function loadExtension(context, folder, enableInIncognito = false) {
	const browser = context.browser();
	if (!browser) throw new Error('this browser cannot be spoken to');
	const session = await browser.newBrowserCDPSession();
	try {
		const params = { path: folder, enableInIncognito };
		const { id } = await session.send('Extensions.loadUnpacked', params);
		return id;
	} catch (error) {
		const said =
			error instanceof Error ? error.message.replace(/^.*?\): |\.$/g, '') : String(error);
		throw new Problem(
			`The browser (${browser.version()}) refused the extension in ${folder}: ${said}. Set STANDPOINT_BROWSER to the path of another Chromium, if it is the browser's fault.`,
		);
	} finally {
		await session.detach().catch(() => {});
	}
}

/**
 * What the extension found on a page, in words.
 *
 * @typedef {object} Found
 * @property {string} state "ready", or why there is nothing to list.
 * @property {string} outlet
 * @property {string} title
 * @property {{ name: string, mentions: number }[]} actors
 * @property {{ source: string | null, target: string | null, cue: string, polarity: number, confidence: number }[]} statements
 */

/**
 * The number the browser gives a tab, asked in a page of the extension that runs no script.
 *
 * @param {Launched} launched
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number>}
 */
export async function tabIdOf({ context, id }, page) {
	const helper = await context.newPage();
	try {
		await helper.goto(`chrome-extension://${id}/manifest.json`);
		const tabId = await helper.evaluate(async (address) => {
			const { chrome } = /** @type {any} */ (globalThis);
			const tabs = await chrome.tabs.query({});
			return tabs.find((/** @type {{ url?: string }} */ tab) => tab.url === address)?.id;
		}, page.url());
		if (tabId === undefined) throw new Error(`No tab shows ${page.url()} to the extension.`);
		return tabId;
	} finally {
		await helper.close();
	}
}

/**
 * Opens the popup for a page, as a tab, and waits until it has something to show. Opening it is
 * what makes the extension annotate the page.
 *
 * @param {Launched} launched
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<import('@playwright/test').Page>}
 */
export async function openPopup(launched, page) {
	const tabId = await tabIdOf(launched, page);
	const popup = await launched.context.newPage();
	await popup.setViewportSize({ width: 400, height: 600 });
	await popup.goto(`chrome-extension://${launched.id}/popup.html?tabId=${tabId}`);
	try {
		await popup.waitForSelector('[data-state]:not([data-state="loading"])', { timeout: patience });
	} catch {
		throw new Problem(`The extension did not finish with ${page.url()} in ${patience / 1000} s.`);
	}
	return popup;
}

/**
 * What the popup was told of its page.
 *
 * @param {import('@playwright/test').Page} popup
 * @returns {Promise<Found>}
 */
export async function readPopup(popup) {
	return await popup.evaluate(async () => {
		const { chrome } = /** @type {any} */ (globalThis);
		const tabId = Number(new URLSearchParams(location.search).get('tabId'));
		const { answer, error } = await chrome.runtime.sendMessage({ type: 'tab/view', tabId });
		if (error) throw new Error(error);
		const { article, actors, statements } = answer.annotated ?? {};
		return {
			state: answer.page.state,
			outlet: article?.outlet ?? '',
			title: article?.title ?? '',
			actors: (actors ?? []).map((/** @type {any} */ { actor }) => ({
				name: actor.name,
				mentions: actor.mentions.length,
			})),
			statements: (statements ?? []).map((/** @type {any} */ { words, statement }) => ({
				source: words.source,
				target: words.target,
				cue: words.cue,
				polarity: statement.polarity,
				confidence: statement.confidence,
			})),
		};
	});
}
