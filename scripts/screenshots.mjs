// `npm run screenshots`: takes the README's pictures into docs/images.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildForSamples } from './build.mjs';
import { Problem, runMain, say, withProgress } from './progress.mjs';
import { outlets, serve } from './serve.mjs';
import { root, setUp } from './setup.mjs';

const images = join(root, 'docs', 'images');

await runMain(async () => {
	const executablePath = await setUp();
	await buildForSamples();
	const extension = await import('./extension.mjs');
	await mkdir(images, { recursive: true });
	const site = await serve();
	try {
		for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
			const launched = await extension.launch({
				executablePath,
				colorScheme,
				viewport: { width: 1000, height: 760 },
				deviceScaleFactor: 2,
			});
			try {
				await withProgress(`Taking the ${colorScheme} pictures`, () =>
					take(extension, launched, site, colorScheme),
				);
			} finally {
				await launched.close();
			}
		}
	} finally {
		await site.close();
	}
	return 0;
});

/**
 * @param {typeof import('./extension.mjs')} extension
 * @param {import('./extension.mjs').Launched} launched
 * @param {Awaited<ReturnType<typeof serve>>} site
 * @param {'light' | 'dark'} colorScheme
 */
async function take(extension, launched, site, colorScheme) {
	// The Meridian is the outlet with a dark page.
	const wanted = colorScheme === 'dark' ? 'meridian' : 'morning-ledger';
	const sample = outlets.find(({ name }) => name === wanted);
	if (!sample) throw new Error(`No sample page is called ${wanted}.`);
	const page = await launched.context.newPage();
	await page.goto(site.url(sample));
	const popup = await extension.openPopup(launched, page);
	await shoot(popup, `popup-${colorScheme}`);
	await page.bringToFront();
	await page.locator('h2').first().scrollIntoViewIfNeeded();
	await shoot(page, `page-${colorScheme}`);
	await pointAtStance(page);
	await shoot(page, `card-${colorScheme}`);
}

/**
 * Moves the pointer onto the first cue in view that takes a side, and waits for its card.
 *
 * @param {import('@playwright/test').Page} page
 */
async function pointAtStance(page) {
	const place = await page.evaluate(() => {
		for (const [name, highlight] of CSS.highlights) {
			if (!/^standpoint-cue-(opposes|supports)/.test(name)) continue;
			for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
				const range = document.createRange();
				range.setStart(startContainer, startOffset);
				range.setEnd(endContainer, endOffset);
				const { x, y, width, height } = range.getBoundingClientRect();
				// Room for the card is left below.
				if (y > 0 && y < innerHeight * 0.7) return { x: x + width / 2, y: y + height / 2 };
			}
		}
		return null;
	});
	if (!place) throw new Problem(`${page.url()} shows no statement that takes a side.`);
	await page.mouse.move(place.x, place.y, { steps: 4 });
	await page.waitForSelector('standpoint-card', { state: 'attached', timeout: 5_000 });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function shoot(page, name) {
	const path = join(images, `${name}.png`);
	await page.screenshot({ path });
	say(`  ${relative(process.cwd(), path)}`);
}
