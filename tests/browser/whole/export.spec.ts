import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Launched, openPopup } from '../../../scripts/extension.mjs';
import { emptyDatabase } from '../database';
import { expect, sample, test } from '../extension';
import {
	annotated,
	background,
	type Chrome,
	faults,
	highlights,
	looks,
	rows,
	select,
	tell,
} from '../kit';

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

	await emptyDatabase(launched);
	expect((await rows(launched)).annotations).toEqual([]);
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

test('a backup is checked and restored into an empty library; a damaged one and a broken file say so first', async ({
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
	await emptyDatabase(launched);
	expect((await rows(launched)).annotations).toEqual([]);

	const cut = info.outputPath('cut.jsonl.gz');
	await writeFile(cut, backup.bytes.subarray(0, backup.bytes.length / 2));
	await transfer.getByLabel('Choose a file').setInputFiles(cut);
	await expect(transfer.getByText('This backup is cut off')).toBeVisible();
	expect((await rows(launched)).annotations).toEqual([]);

	const broken = info.outputPath('broken.jsonl');
	await writeFile(broken, '{"record":"header","format":"standpoint","version":1}\nnot JSON\n');
	await transfer.getByLabel('Choose a file').setInputFiles(broken);
	await expect(transfer.locator('.problems')).toContainText('Line 2 it is not JSON, or cut off');
	await expect(transfer.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);

	const whole = info.outputPath('whole.jsonl.gz');
	await writeFile(whole, backup.bytes);
	await transfer.getByLabel('Choose a file').setInputFiles(whole);
	await expect(transfer.getByText(/^Backup of .* intact/)).toBeVisible();
	await transfer.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(transfer.locator('.report')).toContainText(/added/);
	expect((await rows(launched)).annotations).toEqual(before);
});

test('backups are made by themselves in the folder that was picked, and say why where they can’t', async ({
	launched,
	page,
	site,
}) => {
	test.setTimeout(60_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	const transfer = await launched.context.newPage();
	// No driver can use the browser's own window; the folder is one of the browser's own, too.
	await transfer.addInitScript(() => {
		const pick = async () =>
			(await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
		Object.assign(window, { showDirectoryPicker: pick });
	});
	await transfer.goto(`chrome-extension://${launched.id}/library.html#/transfer`);
	const made = () =>
		transfer.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle('Backups', { create: true });
			const sizes: [string, boolean][] = [];
			for await (const [name, file] of folder.entries()) {
				sizes.push([name, (await (file as FileSystemFileHandle).getFile()).size > 1000]);
			}
			return sizes.sort();
		});
	const worker = await background(launched.context);
	const hourPasses = () =>
		worker.evaluate(() =>
			(globalThis as unknown as { chrome: Chrome }).chrome.alarms.create('backup', {
				when: Date.now(),
			}),
		);

	await transfer.getByRole('button', { name: 'Pick a folder…' }).click();
	await expect(transfer.getByText('into the folder “Backups”')).toBeVisible();
	await expect(transfer.getByRole('combobox', { name: 'How often' })).toHaveValue('7');
	expect(await made()).toEqual([]);
	await hourPasses();
	const day = await transfer.evaluate(() => new Date().toLocaleDateString('sv'));
	const first = [`Standpoint backup ${day}.jsonl.gz`, true];
	await expect.poll(made).toEqual([first]);
	await expect(transfer.getByText(/^Last backup:/)).toBeVisible();

	// By hand it goes there, too, and nothing is written over.
	await transfer.getByRole('button', { name: 'Back up now' }).click();
	await expect(transfer.getByText(/in “Backups” and read again/)).toBeVisible();
	expect(await made()).toEqual([[`Standpoint backup ${day} (2).jsonl.gz`, true], first]);

	await transfer.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('Backups', { recursive: true });
		const { chrome } = globalThis as unknown as { chrome: Chrome };
		const { backup } = await chrome.storage.local.get('backup');
		await chrome.storage.local.set({ backup: { ...backup, lastBackup: 0 } });
	});
	await hourPasses();
	await expect(transfer.getByRole('alert')).toContainText('not where it was');
	await transfer.getByRole('button', { name: 'Stop' }).click();
	await expect(transfer.getByRole('button', { name: 'Pick a folder…' })).toBeVisible();
	await expect(transfer.getByRole('alert')).toHaveCount(0);
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
	await expect(transfer.getByText(/^Line 2, character/)).toBeVisible();
	await expect(transfer.locator('.template pre')).toContainText('outlet: "The Morning Ledger"');
	await expect(transfer.getByRole('button', { name: 'Save the template' })).toBeDisabled();
	await template.fill('MINE {{ outlet }}');
	await expect(transfer.locator('.template pre')).toHaveText(/^MINE The Morning Ledger/);
	await transfer.getByRole('button', { name: 'Save the template' }).click();
	const markdown = await downloaded(transfer, () =>
		transfer.getByRole('button', { name: /^Markdown For/ }).click(),
	);
	expect(markdown.bytes.toString('utf8')).toMatch(/^MINE The Morning Ledger/);
});

test('a statement is copied, and dragged into a document, with its citation', async ({
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

	await popup.evaluate(() => {
		const document_ = document.createElement('div');
		document_.contentEditable = 'true';
		document_.id = 'document';
		document_.style.cssText = 'position: fixed; inset: auto 0 0; z-index: 1; height: 200px';
		document.body.append(document_);
	});
	await popup.locator('[draggable="true"]').first().dragTo(popup.locator('#document'));
	await expect(popup.locator('#document blockquote')).not.toBeEmpty();
	await expect(popup.locator('#document a')).toHaveAttribute('href', /^http/);
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

test(
	'its page and its menu break no accessibility rule, and fit 320 pixels and right to left',
	{ tag: '@whole' },
	async ({ launched, page, site }, info) => {
		test.setTimeout(90_000);
		await page.goto(site.url(ledger));
		await annotated(page);
		const transfer = await transferPage(launched);
		const file = info.outputPath('broken.jsonl');
		await writeFile(file, 'not JSON\n');
		await transfer.getByLabel('Choose a file').setInputFiles(file);
		await expect(transfer.locator('.problems')).toBeVisible();
		await expect(transfer.locator('.template pre')).toContainText('outlet');
		await transfer.getByLabel('A file of one article').fill('{{ titel }}');
		await expect(transfer.getByText(/^Line 1, character/)).toBeVisible();
		const shapes = [
			{ look: looks[0], width: 1200, dir: 'ltr' },
			{ look: looks[1], width: 320, dir: 'rtl' },
		] as const;
		for (const { look, width, dir } of shapes) {
			await transfer.emulateMedia(look);
			await transfer.setViewportSize({ width, height: 800 });
			const across = await transfer.evaluate((dir) => {
				document.documentElement.dir = dir;
				return document.documentElement.scrollWidth;
			}, dir);
			expect(across, `at ${width}`).toBeLessThanOrEqual(width);
			expect(await faults(transfer, [look])).toEqual([]);
		}
		const popup = await openPopup(launched, page);
		await popup.setViewportSize({ width: 400, height: 560 });
		await popup.getByRole('button', { name: 'Export…' }).click();
		expect(await faults(popup, looks.slice(0, 2))).toEqual([]);
	},
);
