import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type Page, type Worker } from '@playwright/test';
import { type Launched, launch, loadExtension, samplesBuild } from '../../scripts/extension.mjs';
import { outlets, type Sample, serve, specials } from '../../scripts/serve.mjs';
import { findBrowser } from '../../scripts/setup.mjs';
import { type Copy, copyDatabase } from './database';
import { expect } from './expect';
import { annotated } from './kit';
import { watchRequests } from './requests';

type Site = Awaited<ReturnType<typeof serve>>;

/** What later tests of a browser need not make again. */
interface Kept {
	/** The copy of the extension that tests share, while they do. */
	extension: Installed | null;
	outletsRead: Copy | null;
}

interface PerTest {
	/** Whether the reader lets the extension into private windows. */
	inPrivate: boolean;
	/** The only language that the extension speaks, whatever the browser's is; null for all. */
	language: string | null;
	/** Whether the test does to the extension what no cleaning up undoes, and has a copy of its own. */
	ownCopy: boolean;
	/** A browser with the extension in it, as if just installed: nothing of another test is in its database. */
	launched: Installed;
	context: BrowserContext;
	/** Requests that break the promise that none leaves the browser: see requests.ts. */
	foreign: string[];
	/** The database once the pages of the sample outlets were really annotated. */
	outletsRead: Copy;
	/** An empty tab. */
	page: Page;
}

interface PerWorker {
	/** The sample pages. */
	site: Site;
	/** A browser, without the extension at first. */
	shared: Launched;
	kept: Kept;
}

/**
 * To start a browser takes longer than most tests, and to install the extension as long as many. So
 * those of one process share both, and what a test left behind is cleaned up after it. Where that is
 * not enough (`ownCopy`) a test gets a copy of its own of what `wxt build --mode samples` made: the
 * browser tells extensions apart by their folder, so that it has an id, a database and a worker of
 * its own.
 */
export const test = base.extend<PerTest, PerWorker>({
	site: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
		async ({}, use) => {
			const site = await serve();
			await use(site);
			await site.close();
		},
		{ scope: 'worker' },
	],
	shared: [
		// biome-ignore lint/correctness/noEmptyPattern: as above.
		async ({}, use) => {
			const executablePath = findBrowser();
			if (!executablePath)
				throw new Error('No browser is installed: run `node scripts/setup.mjs`.');
			const shared = await launch({ executablePath, extension: null });
			await use(shared);
			await shared.close();
		},
		{ scope: 'worker' },
	],
	kept: [
		// biome-ignore lint/correctness/noEmptyPattern: as above.
		async ({}, use) => {
			await use({ extension: null, outletsRead: null });
		},
		{ scope: 'worker' },
	],
	inPrivate: [false, { option: true }],
	language: [null, { option: true }],
	ownCopy: [false, { option: true }],
	launched: async ({ shared, kept, inPrivate, language, ownCopy }, use) => {
		if (!inPrivate && !language && !ownCopy) {
			kept.extension ??= await install(shared);
			await use(kept.extension);
			await cleanUp(kept.extension);
			return;
		}
		// Two copies would both annotate a page.
		await kept.extension?.close();
		kept.extension = null;
		const launched = await install(shared, language, inPrivate);
		await use(launched);
		await launched.close();
	},
	foreign: async ({ launched }, use) => {
		const { foreign, end } = watchRequests(launched.context);
		await use(foreign);
		end();
		expect(foreign, 'no request leaves the browser').toEqual([]);
	},
	outletsRead: async ({ launched, kept, site }, use) => {
		kept.outletsRead ??= await readOutlets(launched, site);
		await use(kept.outletsRead);
	},
	context: async ({ launched, foreign: _watched }, use) => {
		await use(launched.context);
	},
	page: async ({ context }, use) => {
		await use(await context.newPage());
	},
});

/** An extension in a browser, and the folder that it was loaded from. */
interface Installed extends Launched {
	folder: string;
}

/**
 * Loads a copy of the extension into a browser; to close it takes it out again.
 *
 * @param language the only one that the copy speaks, whatever the browser's is; null for all
 * @param inPrivate whether it is let into private windows
 */
async function install(
	{ context }: Launched,
	language: string | null = null,
	inPrivate = false,
): Promise<Installed> {
	const folder = await mkdtemp(join(tmpdir(), 'standpoint-'));
	await cp(samplesBuild, folder, { recursive: true });
	if (language) await keepLanguage(folder, language);
	const id = await loadExtension(context, folder, inPrivate);
	await registered(context, id);
	const close = async () => {
		await unload(context, id);
		await rm(folder, { recursive: true, force: true });
	};
	return { context, id, folder, close };
}

/** Puts a newer version in the place of a copy, as the browser does when it updates an extension. */
export async function update({ context, id, folder }: Installed, inPrivate = false): Promise<void> {
	const manifest = join(folder, 'manifest.json');
	const { version, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
	await writeFile(manifest, JSON.stringify({ ...rest, version: `${version}.1` }));
	expect(await loadExtension(context, folder, inPrivate)).toBe(id);
	await registered(context, id);
}

/** Has the sample outlets' pages annotated, and takes the database away. */
async function readOutlets(launched: Installed, site: Site): Promise<Copy> {
	const page = await launched.context.newPage();
	for (const outlet of outlets) {
		await page.goto(site.url(outlet));
		await annotated(page);
	}
	// Saved soon after it is shown. What the library derives is left to each test's library.
	let copy: Copy = { version: 0, tables: [] };
	await expect
		.poll(async () => {
			copy = await copyDatabase(launched);
			return copy.tables.find(({ name }) => name === 'articles')?.count;
		})
		.toBe(outlets.length);
	await cleanUp(launched);
	return copy;
}

/**
 * Makes an extension as if just installed, but that its worker goes on: no tab but the browser's
 * first, nothing in any store, no alarm, nothing granted or turned off.
 */
async function cleanUp({ context, id }: Installed): Promise<void> {
	await closeTabs(context);
	const page = await context.newPage();
	// A page of the extension's that runs no script.
	await page.goto(`chrome-extension://${id}/manifest.json`);
	await page.evaluate(async () => {
		const { chrome } = globalThis as unknown as {
			chrome: {
				runtime: { sendMessage: (message: object) => Promise<unknown> };
				storage: Record<'local' | 'session', { clear: () => Promise<void> }>;
			};
		};
		// Its own way to forget knows what there is; that it does is tested for itself.
		await chrome.runtime.sendMessage({ type: 'forget/everything' });
		await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
		localStorage.clear();
		for (const { name = '' } of await indexedDB.databases()) {
			await new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase(name);
				request.onsuccess = () => resolve();
				request.onerror = () => reject(request.error);
			});
		}
	});
	await page.close();
}

/** Leaves the browser's first tab alone, with nothing allowed. */
async function closeTabs(context: BrowserContext): Promise<void> {
	const [, ...pages] = context.pages();
	await Promise.all(pages.map((page) => page.close()));
	// While anything is routed, what a worker asks for is not told to whoever watches.
	await context.unrouteAll({ behavior: 'ignoreErrors' });
	await context.clearPermissions();
}

/** Takes the other languages out of a build: to start a browser for each would take longer. */
async function keepLanguage(folder: string, language: string): Promise<void> {
	const manifest = join(folder, 'manifest.json');
	const read = JSON.parse(await readFile(manifest, 'utf8'));
	await writeFile(manifest, JSON.stringify({ ...read, default_locale: language }));
	const locales = join(folder, '_locales');
	for (const name of await readdir(locales)) {
		if (name !== language) await rm(join(locales, name), { recursive: true });
	}
}

/** Waits until the browser runs our script in the pages that this build is granted. */
async function registered(context: BrowserContext, id: string): Promise<void> {
	const scriptsOf = (worker: Worker) =>
		worker.evaluate(async () => {
			const { chrome } = globalThis as unknown as {
				chrome: { scripting: { getRegisteredContentScripts: () => Promise<unknown[]> } };
			};
			return (await chrome.scripting.getRegisteredContentScripts()).length;
		});
	// Of an extension that was updated, the worker that ended may be among them.
	const asked = () =>
		Promise.all(
			context
				.serviceWorkers()
				.filter((worker) => worker.url().includes(id))
				.map((worker) => scriptsOf(worker).catch(() => 0)),
		);
	await expect.poll(asked, { timeout: 30_000 }).toContain(1);
}

/** Leaves the browser as it was: no tab but its first, no extension, nothing allowed. */
async function unload(context: BrowserContext, id: string): Promise<void> {
	await closeTabs(context);
	const session = await context.browser()?.newBrowserCDPSession();
	// Playwright's types don't know this method yet.
	const send = session?.send.bind(session) as unknown as (
		method: string,
		params: object,
	) => Promise<void>;
	await send('Extensions.uninstall', { id });
	const isOurs = (worker: Worker) => worker.url().includes(id);
	await expect.poll(() => context.serviceWorkers().some(isOurs)).toBe(false);
	await session?.detach();
}

export { expect, outlets, specials };

/** The sample page of this name. */
export function sample(name: string): Sample {
	const found = [...outlets, ...specials].find((one) => one.name === name);
	if (!found) throw new Error(`No sample page is called ${name}.`);
	return found;
}
