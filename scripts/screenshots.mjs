// `npm run screenshots`: takes the README's pictures into docs/images.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildForSamples } from './build.mjs';
import { runMain, say, withProgress } from './progress.mjs';
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
	await pointAt(page, colorScheme === 'dark' ? 'cue-opposes-on-dark' : 'cue-opposes');
	// The card opens when the pointer has rested for a moment.
	await page.waitForSelector('standpoint-card', { state: 'attached' });
	await shoot(page, `card-${colorScheme}`);
	await popup.bringToFront();
	await popup.getByRole('tab', { name: /Actors/ }).click();
	await shoot(popup, `actors-${colorScheme}`);
}

/**
 * Rests the pointer on the second place that a highlight covers.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function pointAt(page, name) {
	const place = await page.evaluate((name) => {
		const part = [...(CSS.highlights.get(`standpoint-${name}`) ?? [])][1];
		if (!part) throw new Error(`Nothing is highlighted as ${name}.`);
		const range = document.createRange();
		range.setStart(part.startContainer, part.startOffset);
		range.setEnd(part.endContainer, part.endOffset);
		range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
		const { x, y, width, height } = range.getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	}, name);
	await page.mouse.move(place.x - 4, place.y);
	await page.mouse.move(place.x, place.y);
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
