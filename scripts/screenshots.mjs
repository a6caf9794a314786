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
	await page.mouse.move(2, 2);
	await page.waitForSelector('[data-standpoint=card]', { state: 'detached', timeout: 10_000 });
	await selectWords(page);
	await shoot(page, `bar-${colorScheme}`);

	const panel = await launched.context.newPage();
	await panel.setViewportSize({ width: 420, height: 760 });
	await panel.goto(popup.url().replace('popup.html', 'sidepanel.html'));
	await panel.waitForSelector('[data-state="ready"]', { timeout: 10_000 });
	await shoot(panel, `panel-${colorScheme}`);

	const welcome = await launched.context.newPage();
	await welcome.goto(`chrome-extension://${launched.id}/welcome.html`);
	await welcome.waitForSelector('.story[data-ready="true"]', { timeout: 20_000 });
	await shoot(welcome, `welcome-${colorScheme}`);

	await takeLibrary(launched, site, colorScheme);
}

/**
 * Selects the last words of a paragraph in view, as a reader would, and waits for the bar.
 *
 * @param {import('@playwright/test').Page} page
 */
async function selectWords(page) {
	await page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const { parentElement: parent } = node;
			if (!(node instanceof Text) || !parent?.closest('p') || node.length < 80) continue;
			const { top, bottom } = parent.getBoundingClientRect();
			if (top < innerHeight * 0.2 || bottom > innerHeight * 0.8) continue;
			const from = node.data.lastIndexOf(' ', node.length - 40) + 1;
			getSelection()?.setBaseAndExtent(node, from, node, node.data.trimEnd().length);
			return;
		}
	});
	await page.waitForSelector('[data-standpoint=bar]', { state: 'attached', timeout: 10_000 });
}

/**
 * The library over all sample outlets: its statements, their story, its comparison, an actor.
 *
 * @param {import('./extension.mjs').Launched} launched
 * @param {Awaited<ReturnType<typeof serve>>} site
 * @param {'light' | 'dark'} colorScheme
 */
async function takeLibrary({ context, id }, site, colorScheme) {
	for (const outlet of outlets) {
		const page = await context.newPage();
		await page.goto(site.url(outlet));
		await page.waitForFunction(() =>
			[...CSS.highlights.keys()].some((name) => name.startsWith('standpoint-')),
		);
		await page.close();
	}
	const library = await context.newPage();
	await library.setViewportSize({ width: 1200, height: 860 });
	const address = `chrome-extension://${id}/library.html`;
	await library.goto(`${address}#/statements?q=stance%3Aopposes`);
	await library.waitForSelector(`[data-articles="${outlets.length}"] .row .open`);
	await shoot(library, `library-${colorScheme}`);
	await library.goto(`${address}#/stories`);
	await library.locator('.row .open').first().click();
	await library.waitForSelector('#what-each-leaves-out');
	await shoot(library, `story-${colorScheme}`);
	await library.locator('#what-each-leaves-out').evaluate((heading) => heading.scrollIntoView());
	await shoot(library, `comparison-${colorScheme}`);
	await library.goto(`${address}#/statements`);
	await library.getByRole('button', { name: 'Export…' }).click();
	await library.waitForSelector('dialog.export[open]');
	await shoot(library, `export-${colorScheme}`);
	await library.keyboard.press('Escape');
	await library.goto(`${address}#/actors`);
	await library.locator('.row .open').first().click();
	await library.waitForSelector('.timeline svg');
	await shoot(library, `actor-${colorScheme}`);
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
	await page.waitForSelector('[data-standpoint=card]', { state: 'attached', timeout: 5_000 });
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
