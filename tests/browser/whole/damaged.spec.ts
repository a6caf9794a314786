import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, openPopup, samplesBuild } from '../../../scripts/extension.mjs';
import { findBrowser } from '../../../scripts/setup.mjs';
import { expect, sample, test } from '../extension';

const damages = {
	'cut short': (file: string) => truncate(file, 100_000),
	missing: (file: string) => rm(file),
	'changed in one bit': async (file: string) => {
		const bytes = await readFile(file);
		const at = bytes.length >> 1;
		bytes[at] = (bytes[at] ?? 0) ^ 4;
		await writeFile(file, bytes);
	},
};

for (const [how, damage] of Object.entries(damages)) {
	test(`a model file that is ${how} is said so, and what to do`, async ({ site }) => {
		const extension = await mkdtemp(join(tmpdir(), 'standpoint-damaged-'));
		await cp(samplesBuild, extension, { recursive: true });
		await damage(join(extension, 'model', 'english.bin'));
		const launched = await launch({ executablePath: findBrowser() ?? '', extension });
		try {
			const page = await launched.context.newPage();
			await page.goto(site.url(sample('morning-ledger')));
			const popup = await openPopup(launched, page);
			const said = popup.getByRole('status').filter({ hasText: 'Something went wrong' });
			await expect(said).toContainText('language model');
			await expect(said).toContainText('Please install Standpoint again');
			await expect(popup.getByRole('button', { name: 'Try again' })).toBeVisible();
		} finally {
			await launched.close();
			await rm(extension, { recursive: true, force: true });
		}
	});
}
