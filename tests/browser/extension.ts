import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Launched, launch } from '../../scripts/extension.mjs';
import { outlets, type Sample, serve, specials } from '../../scripts/serve.mjs';
import { findBrowser } from '../../scripts/setup.mjs';

type Site = Awaited<ReturnType<typeof serve>>;

interface PerTest {
	/** The browser, with the extension in it and an empty database. */
	launched: Launched;
	context: BrowserContext;
	/** An empty tab. */
	page: Page;
}

interface PerWorker {
	/** The sample pages. */
	site: Site;
}

/** A browser of its own for each test, with the extension that `wxt build --mode samples` made. */
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
	// biome-ignore lint/correctness/noEmptyPattern: as above.
	launched: async ({}, use) => {
		const executablePath = findBrowser();
		if (!executablePath) throw new Error('No browser is installed: run `node scripts/setup.mjs`.');
		const launched = await launch({ executablePath });
		await registered(launched);
		await use(launched);
		await launched.close();
	},
	context: async ({ launched }, use) => {
		await use(launched.context);
	},
	page: async ({ context }, use) => {
		await use(await context.newPage());
	},
});

/** Waits until the browser runs our script in the pages that this build is granted. */
async function registered({ context }: Launched): Promise<void> {
	const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
	await expect
		.poll(() =>
			worker.evaluate(async () => {
				const { chrome } = globalThis as unknown as {
					chrome: { scripting: { getRegisteredContentScripts: () => Promise<unknown[]> } };
				};
				return (await chrome.scripting.getRegisteredContentScripts()).length;
			}),
		)
		.toBe(1);
}

export { expect, outlets, specials };

/** The sample page of this name. */
export function sample(name: string): Sample {
	const found = [...outlets, ...specials].find((one) => one.name === name);
	if (!found) throw new Error(`No sample page is called ${name}.`);
	return found;
}
