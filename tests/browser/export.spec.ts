import { readFile, writeFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Launched } from '../../scripts/extension.mjs';
import { expect, sample, test } from './extension';
import { annotated, highlights, openPopup, rows, select, tell } from './kit';

const ledger = sample('morning-ledger');
const own = async (page: Page) => {
	const { mine = [], 'mine-note': written = [] } = await highlights(page);
	return [...mine, ...written].sort();
};
const words = ['met with little resistance', 'Rear Admiral'];

async function transferPage({ context, id }: Launched): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`chrome-extension://${id}/library.html#/transfer`);
	await expect(page.getByRole('heading', { name: 'Export, import and backup' })).toBeVisible();
	return page;
}

/** Annotates the sample page: a note with a tag on some words, a highlight on others. */
async function annotate(launched: Launched, page: Page): Promise<void> {
	for (const one of words) {
		await select(page, one);
		await tell(launched, page, { type: 'mark', as: 'highlight' });
		await expect.poll(() => own(page)).toContain(one);
	}
	const popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Notes/ }).click();
	await popup.getByRole('button', { name: `Edit: Highlight: ${words[0]}` }).click();
	await popup.getByRole('textbox', { name: 'Note' }).fill('Says *who*? "=1+1"');
	await popup.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(async () => (await rows(launched)).annotations.map(({ body }) => body))
		.toContain('Says *who*? "=1+1"');
	await popup.close();
}

/** Presses a button that downloads, and gives the file's name and text. */
async function downloaded(page: Page, press: () => Promise<void>) {
	const [file] = await Promise.all([page.waitForEvent('download'), press()]);
	const path = await file.path();
	return { name: file.suggestedFilename(), path, bytes: await readFile(path) };
}

/** Takes every row out of every table, as if the browser had lost them. */
async function wipe(launched: Launched): Promise<void> {
	const page = await launched.context.newPage();
	await page.goto(`chrome-extension://${launched.id}/manifest.json`);
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('standpoint');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const names = [...database.objectStoreNames];
		const transaction = database.transaction(names, 'readwrite');
		for (const name of names) transaction.objectStore(name).clear();
		await new Promise((resolve) => {
			transaction.oncomplete = resolve;
		});
		database.close();
	});
	await page.close();
	expect((await rows(launched)).annotations).toEqual([]);
}

test('notes that were exported and lost are imported, and stand at their places in the page', async ({
	launched,
	page,
	site,
}, info) => {
	test.setTimeout(60_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	await annotate(launched, page);
	const marked = await own(page);
	const before = (await rows(launched)).annotations;

	const popup = await openPopup(launched, page);
	await popup.getByRole('button', { name: 'Export…' }).click();
	const jsonl = await downloaded(popup, () =>
		popup.getByRole('button', { name: /^Everything/ }).click(),
	);
	await expect(popup.getByRole('status').filter({ hasText: 'Saved as' })).toBeVisible();
	expect(jsonl.name).toMatch(/\.jsonl$/);
	const markdown = await downloaded(popup, () =>
		popup.getByRole('button', { name: /^Markdown/ }).click(),
	);
	const text = markdown.bytes.toString('utf8');
	expect(text).toMatch(/^---\ntitle: "/);
	expect(text).toContain(`> ${words[0]}`);
	expect(text).toContain('> Says *who*? "=1+1"');
	await popup.close();

	await wipe(launched);
	const file = info.outputPath('export.jsonl');
	await writeFile(file, jsonl.bytes);
	const transfer = await transferPage(launched);
	await transfer.getByLabel('Choose a file').setInputFiles(file);
	await expect(transfer.getByText(/would add/)).toContainText('1 article');
	expect((await rows(launched)).annotations).toEqual([]);
	await transfer.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(transfer.locator('.report')).toContainText(/added 1 article/);
	expect((await rows(launched)).annotations).toEqual(before);

	await page.reload();
	await expect.poll(() => own(page)).toEqual(marked);

	// Again, it has nothing to add; undone, all of it goes.
	await transfer.getByLabel('Choose a file').setInputFiles(file);
	await expect(transfer.locator('.report')).toContainText('is here already');
	await transfer.getByRole('button', { name: 'Undo' }).first().click();
	await expect.poll(async () => (await rows(launched)).annotations.length).toBe(0);
});

test('a backup is checked, restored into an empty library, and a damaged one says so first', async ({
	launched,
	page,
	site,
}, info) => {
	test.setTimeout(60_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	await annotate(launched, page);
	const before = (await rows(launched)).annotations;
	const transfer = await transferPage(launched);
	const backup = await downloaded(transfer, () =>
		transfer.getByRole('button', { name: 'Back up now' }).click(),
	);
	await expect(transfer.getByText(/all intact/)).toBeVisible();
	await expect(transfer.getByText(/^Last backup:/)).toBeVisible();
	await wipe(launched);

	const cut = info.outputPath('cut.jsonl.gz');
	await writeFile(cut, backup.bytes.subarray(0, backup.bytes.length / 2));
	await transfer.getByLabel('Choose a file').setInputFiles(cut);
	await expect(transfer.getByText('This backup is cut off')).toBeVisible();
	expect((await rows(launched)).annotations).toEqual([]);

	const whole = info.outputPath('whole.jsonl.gz');
	await writeFile(whole, backup.bytes);
	await transfer.getByLabel('Choose a file').setInputFiles(whole);
	await expect(transfer.getByText(/^Backup of .* intact/)).toBeVisible();
	await transfer.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(transfer.locator('.report')).toContainText(/added/);
	expect((await rows(launched)).annotations).toEqual(before);
});

test('a broken file says line by line what is wrong, and changes nothing', async ({
	launched,
}, info) => {
	const file = info.outputPath('broken.jsonl');
	await writeFile(file, '{"record":"header","format":"standpoint","version":1}\nnot JSON\n');
	const transfer = await transferPage(launched);
	await transfer.getByLabel('Choose a file').setInputFiles(file);
	await expect(transfer.locator('.problems')).toContainText('Line 2 it is not JSON, or cut off');
	await expect(transfer.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
});

test("the reader's Markdown template is previewed, checked, and used", async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const transfer = await transferPage(launched);
	const template = transfer.getByLabel('A file of one article');
	await expect(transfer.locator('.template pre')).toContainText('outlet: "The Morning Ledger"');
	await template.fill('{{ title }}\n{{ titel }}');
	await expect(transfer.locator('#template-wrong')).toContainText('line 2');
	await expect(transfer.getByRole('button', { name: 'Save the template' })).toBeDisabled();
	await template.fill('MINE {{ outlet }}');
	await expect(transfer.locator('.template pre')).toHaveText(/^MINE The Morning Ledger/);
	await transfer.getByRole('button', { name: 'Save the template' }).click();
	const markdown = await downloaded(transfer, () =>
		transfer.getByRole('button', { name: /^Markdown For/ }).click(),
	);
	expect(markdown.bytes.toString('utf8')).toMatch(/^MINE The Morning Ledger/);
});

test('a statement is copied with its citation, as rich text and as Markdown', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	await launched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const popup = await openPopup(launched, page);
	await popup
		.getByRole('button', { name: /^Copy with citation/ })
		.first()
		.click();
	await expect(popup.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
	const copied = await popup.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const read = async (type: string) => (await item?.getType(type))?.text();
		return { html: await read('text/html'), plain: await read('text/plain') };
	});
	expect(copied.plain).toMatch(/^\*\*.+\*\*\n\n> .+\n\n— .*\[.+\]\(http/);
	expect(copied.html).toContain('<blockquote');
	expect(copied.html).toContain('The Morning Ledger');
});

test('what is chosen in the library is exported, several articles as a file each', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	await page.goto(site.url(sample('meridian')));
	await annotated(page);
	const library = await launched.context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html#/statements`);
	await expect(library.locator('.library')).toHaveAttribute('data-articles', '2');
	await library
		.getByRole('checkbox', { name: /^Choose/ })
		.first()
		.click();
	await library.getByRole('button', { name: 'Export chosen…' }).click();
	const csv = await downloaded(library, () =>
		library.getByRole('button', { name: /^Spreadsheet/ }).click(),
	);
	expect(csv.bytes.toString('utf8').trimEnd().split(/\r\n/)).toHaveLength(2);
	await library.keyboard.press('Escape');
	await library.goto(`chrome-extension://${launched.id}/library.html#/articles`);
	await library.getByRole('button', { name: 'Export…' }).click();
	const zip = await downloaded(library, () =>
		library.getByRole('button', { name: /^Markdown, a file for each/ }).click(),
	);
	expect(zip.name).toMatch(/\.zip$/);
	expect(zip.bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'));
	expect(zip.bytes.toString('latin1').match(/\.mdPK|\.md---/g) ?? []).not.toHaveLength(0);
});

test("a story's comparison is saved as Markdown, and as a page that opens by itself", async ({
	launched,
	page,
	site,
}, info) => {
	test.setTimeout(60_000);
	for (const name of ['morning-ledger', 'harbour-post', 'meridian']) {
		await page.goto(site.url(sample(name)));
		await annotated(page);
	}
	const library = await launched.context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html#/stories`);
	await library.locator('.row .open').first().click();
	const markdown = await downloaded(library, () =>
		library.getByRole('button', { name: 'Comparison as Markdown' }).click(),
	);
	expect(markdown.bytes.toString('utf8')).toMatch(/\| Who → whom \|.*The Meridian/);
	const report = await downloaded(library, () =>
		library.getByRole('button', { name: 'Comparison as a web page' }).click(),
	);
	const file = info.outputPath('report.html');
	await writeFile(file, report.bytes);
	await page.goto(`file://${file}`);
	await expect(page.getByRole('heading', { name: 'Who stands where' })).toBeVisible();
	await expect(page.locator('svg').first()).toBeVisible();
	expect(await page.locator('script').count()).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`its page breaks no accessibility rule and fits 320 pixels, ${colorScheme}`, async ({
		launched,
		page,
		site,
	}, info) => {
		test.setTimeout(90_000);
		await page.goto(site.url(ledger));
		await annotated(page);
		const transfer = await transferPage(launched);
		await transfer.emulateMedia({ colorScheme });
		const file = info.outputPath('broken.jsonl');
		await writeFile(file, 'not JSON\n');
		await transfer.getByLabel('Choose a file').setInputFiles(file);
		await expect(transfer.getByRole('alert').or(transfer.locator('.problems'))).toBeVisible();
		await expect(transfer.locator('.template pre')).toContainText('outlet');
		for (const width of [1200, 320]) {
			await transfer.setViewportSize({ width, height: 800 });
			expect(
				await transfer.evaluate(() => document.documentElement.scrollWidth),
				`at ${width}`,
			).toBeLessThanOrEqual(width);
			const { violations } = await new AxeBuilder({ page: transfer }).analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
			).toEqual([]);
		}
		const popup = await openPopup(launched, page);
		await popup.emulateMedia({ colorScheme });
		await popup.setViewportSize({ width: 400, height: 560 });
		await popup.getByRole('button', { name: 'Export…' }).click();
		const { violations } = await new AxeBuilder({ page: popup }).analyze();
		expect(
			violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
		).toEqual([]);
	});
}
