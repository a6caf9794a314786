// `npm run store-pictures`: takes the stores' pictures, 1280 × 800 as all three want them, into
// docs/store/pictures. What stands in them are our own sample pages.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildForSamples } from './build.mjs';
import { runMain, say, withProgress } from './progress.mjs';
import { outlets, serve } from './serve.mjs';
import { root, setUp } from './setup.mjs';

const pictures = join(root, 'docs', 'store', 'pictures');
const viewport = { width: 1280, height: 800 };

await runMain(async () => {
	const executablePath = await setUp();
	await buildForSamples();
	const extension = await import('./extension.mjs');
	await mkdir(pictures, { recursive: true });
	const site = await serve();
	const launched = await extension.launch({ executablePath, viewport });
	try {
		await withProgress('Taking the pictures', () => take(extension, launched, site));
	} finally {
		await launched.close();
		await site.close();
	}
	return 0;
});

/**
 * @param {typeof import('./extension.mjs')} extension
 * @param {import('./extension.mjs').Launched} launched
 * @param {Awaited<ReturnType<typeof serve>>} site
 */
async function take(extension, launched, site) {
	const { context, id } = launched;
	for (const outlet of outlets) {
		const page = await context.newPage();
		await page.goto(site.url(outlet));
		// Opening it has the page read, whether or not the browser has begun to do so by itself.
		const popup = await extension.openPopup(launched, page);
		await popup.close();
		await page.close();
	}
	const [ledger] = outlets;
	if (!ledger) throw new Error('There is no sample page.');
	const page = await context.newPage();
	await page.goto(site.url(ledger));
	const popup = await extension.openPopup(launched, page);
	const panel = popup.url().replace('popup.html', 'sidepanel.html');
	await popup.close();
	await page.bringToFront();
	await page.locator('h2').first().scrollIntoViewIfNeeded();
	await page.waitForTimeout(500);
	const article = (await page.screenshot()).toString('base64');
	// The panel stands beside the page in the browser's window, which no script can take a picture of.
	const list = await context.newPage();
	await list.setViewportSize({ width: 400, height: viewport.height });
	await list.goto(panel);
	await list.waitForSelector('[data-state="ready"] li');
	const beside = (await list.screenshot()).toString('base64');
	await list.close();
	const window = await context.newPage();
	await window.setContent(
		`<style>body{margin:0;display:flex;width:1280px;height:800px;overflow:hidden}
		div{width:880px;height:800px;overflow:hidden;border-right:1px solid #bbb;box-sizing:border-box}
		div img{margin-left:-200px}</style>
		<div><img src="data:image/png;base64,${article}"></div><img src="data:image/png;base64,${beside}">`,
	);
	await shoot(window, '1-page-and-panel');
	await window.close();

	const library = await context.newPage();
	const address = `chrome-extension://${id}/library.html`;
	await library.goto(`${address}#/statements?q=stance%3Aopposes`);
	await library.waitForSelector(`[data-articles="${outlets.length}"] .row .open`);
	// The filter by story comes once the stories have been read.
	await library.getByLabel('Story').waitFor();
	await shoot(library, '2-library');
	await library.goto(`${address}#/stories`);
	await library.locator('.row .open').first().click();
	await library.locator('#what-each-leaves-out').evaluate((heading) => {
		heading.scrollIntoView();
		// Only the story scrolls; the head of the library stays where it is.
		for (const one of document.querySelectorAll('html, body, .library')) one.scrollTop = 0;
	});
	await shoot(library, '3-comparison');
	await library.goto(`${address}#/statements`);
	await library.getByRole('button', { name: 'Export…' }).click();
	await library.waitForSelector('dialog.export[open]');
	await shoot(library, '4-export');
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function shoot(page, name) {
	const path = join(pictures, `${name}.png`);
	await page.screenshot({ path });
	say(`  ${relative(process.cwd(), path)}`);
}
