// Draws public/icon/*.png from scripts/icon.svg: `node scripts/icons.mjs`, after a change of the drawing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runMain } from './progress.mjs';
import { root, setUp } from './setup.mjs';

await runMain(async () => {
	const executablePath = await setUp();
	const drawing = await readFile(join(root, 'scripts', 'icon.svg'), 'utf8');
	const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
	for (const size of [16, 32, 48, 128]) {
		const page = await browser.newPage({ viewport: { width: size, height: size } });
		await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
		const path = join(root, 'public', 'icon', `${size}.png`);
		await page.screenshot({ path, omitBackground: true });
	}
	await browser.close();
	return 0;
});
