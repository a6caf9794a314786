/**
 * How long taking a snapshot of a page takes in Chromium, in a world of its own beside the page's,
 * as a content script has it: the first time in a page (cold) and again (warm); reading the article
 * out of the snapshot, and out of the page itself for comparison. Also counts the characters that
 * lead to another, and says where the two articles differ.
 *
 *   npx tsx tests/bench/article-speed.ts [FOLDER]
 *
 * FOLDER is by default `pages` in the folder that STANDPOINT_SHARED names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowser } from '../../scripts/setup.mjs';

const folder = process.argv[2] ?? path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'pages');
if (!existsSync(folder)) {
	process.stderr.write(`No pages in ${folder}: name a folder, or set STANDPOINT_SHARED.\n`);
	process.exit(1);
}
const address = 'http://page.test/world/story';
const bundle = await bundled(path.join(import.meta.dirname, 'article-in-page.ts'));
const browser = await chromium.launch({
	executablePath: await ensureBrowser(),
	chromiumSandbox: false,
});
for (const file of readdirSync(folder).filter((name) => /\.html?$/.test(name))) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.route('**/*', (route) =>
		route.request().url() === address
			? route.fulfill({
					contentType: 'text/html; charset=utf-8',
					headers: { 'content-security-policy': "script-src 'none'" },
					body: readFileSync(path.join(folder, file)),
				})
			: route.abort(),
	);
	await page.goto(address, { waitUntil: 'domcontentloaded' });
	const session = await context.newCDPSession(page);
	const { frameTree } = await session.send('Page.getFrameTree');
	const { executionContextId } = await session.send('Page.createIsolatedWorld', {
		frameId: frameTree.frame.id,
	});
	const evaluate = async (expression: string): Promise<unknown> =>
		(await session.send('Runtime.evaluate', { expression, contextId: executionContextId })).result
			.value;
	await evaluate(bundle);
	process.stdout.write(`${file}: ${await evaluate(`measure(${JSON.stringify(address)})`)}\n`);
	await context.close();
}
await browser.close();

async function bundled(entry: string): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } },
	});
	const [first] = [result].flat();
	const chunk = first && 'output' in first ? first.output[0] : undefined;
	if (!chunk) throw new Error('Nothing was built.');
	return chunk.code;
}
