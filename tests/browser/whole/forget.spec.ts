import type { Page } from '@playwright/test';
import { acts } from '../../../lib/annotation';
import { type Launched, openPopup, tabIdOf } from '../../../scripts/extension.mjs';
import { fillDatabase } from '../database';
import { expect, outlets, sample, test } from '../extension';
import { annotated, background, highlights, rows } from '../kit';
import { stored } from '../stores';

// It is to be as if just installed.
test.use({ ownCopy: true });

const ledger = sample('morning-ledger');
const meridian = sample('meridian');

/** Words that the text of one article has and no other row, nor what we name things by. */
async function ownWords(launched: Launched, articleId: string): Promise<string[]> {
	const { articles, annotations } = await rows(launched);
	const own = articles.find(({ id }) => id === articleId)?.text ?? '';
	const foreign = JSON.stringify([
		articles.filter(({ id }) => id !== articleId),
		annotations.filter((row) => row.articleId !== articleId),
		acts,
		'changedArticles',
	]).toLowerCase();
	const words = new Set(own.toLowerCase().match(/[a-z]{6,}/g));
	return [...words].filter((word) => !foreign.includes(word));
}

/** The library, once it has derived all that it shows. */
async function openLibrary({ context, id }: Launched, articles: number): Promise<Page> {
	const library = await context.newPage();
	await library.goto(`chrome-extension://${id}/library.html#/stories`);
	await library.waitForSelector(`[data-articles="${articles}"][data-searchable="true"]`);
	await library.locator('.row .open').first().waitFor();
	return library;
}

/** Writes a note on an article's first statement. */
async function write(own: Page, articleId: string, note: string): Promise<void> {
	await own.evaluate(
		async ([articleId, note, token]) => {
			const { chrome } = globalThis as unknown as {
				chrome: { runtime: { sendMessage: (message: object) => Promise<{ answer: Answer }> } };
			};
			type Answer = { annotated: { statements: { id: string }[] } };
			const edit = (id: string) =>
				chrome.runtime.sendMessage({
					type: 'edit',
					articleId,
					token: `${token}-${id.length}`,
					edit: { do: 'write', id, note, tags: ['private matter'] },
				});
			const database = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open('standpoint');
				request.onsuccess = () => resolve(request.result);
			});
			const all = database.transaction('annotations').objectStore('annotations').getAll();
			await new Promise((resolve) => {
				all.onsuccess = resolve;
			});
			database.close();
			const row = all.result.find((one) => one.articleId === articleId && one.type === 'statement');
			const { answer } = await edit(row.id);
			if (!answer.annotated) throw new Error('It was not kept');
		},
		[articleId, note, crypto.randomUUID()] as const,
	);
}

const note = 'Quillonby told me on the telephone';

test('a forgotten site leaves no byte in any store, and the others stay', async ({
	context,
	launched,
	outletsRead,
	page,
	site,
}) => {
	await fillDatabase(launched, outletsRead);
	await page.goto(site.url(ledger));
	await annotated(page);
	const kept = await rows(launched);
	const article = kept.articles.find(({ outlet }) => outlet === 'The Morning Ledger');
	if (!article) throw new Error('The ledger was read');
	const library = await openLibrary(launched, outlets.length);
	await write(library, article.id, note);
	const worker = await background(context);
	await worker.evaluate(async () => {
		const { chrome } = globalThis as unknown as {
			chrome: { storage: { local: { set: (rows: object) => Promise<void> } } };
		};
		// Turned off once on another host of that site, and on one of another.
		await chrome.storage.local.set({
			'off:old.morning-ledger.localhost': true,
			'off:old.meridian.localhost': true,
		});
	});
	const words = [
		'morning-ledger',
		'quillonby',
		'private matter',
		...(await ownWords(launched, article.id)),
	];
	expect(words.length).toBeGreaterThan(20);
	const before = (await stored(launched)).bytes;
	expect(words.filter((word) => !before.includes(word))).toEqual([]);

	const popup = await openPopup(launched, page);
	await popup.getByText('Options').click();
	await popup.getByRole('button', { name: 'Forget this site' }).click();
	const dialog = popup.getByRole('dialog');
	await expect(dialog).toContainText('1 article with all that is annotated in it');
	await expect(dialog).toContainText('1 note or correction of yours');
	// A word that is not given changes nothing.
	await dialog.getByRole('button', { name: 'Keep it' }).click();
	expect((await rows(launched)).articles).toHaveLength(outlets.length);
	await popup.getByRole('button', { name: 'Forget this site' }).click();
	await dialog.getByRole('button', { name: 'Forget it' }).click();
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'forgotten');

	expect(await highlights(page)).toEqual({});
	// The library that is open derives again what it shows, of what is left.
	await library.waitForSelector(`[data-articles="${outlets.length - 1}"][data-searchable="true"]`);
	const left = (rows: { articleId: string }[]) =>
		rows.filter(({ articleId }) => articleId !== article.id);
	await expect
		.poll(async () => {
			const { bytes } = await stored(launched);
			return words.filter((word) => bytes.includes(word));
		})
		.toEqual([]);
	const after = await rows(launched);
	expect(after.articles).toEqual(kept.articles.filter(({ id }) => id !== article.id));
	expect(after.annotations).toEqual(left(kept.annotations));
	expect((await stored(launched)).local).toEqual({ 'off:old.meridian.localhost': true });
	const { session } = await stored(launched);
	expect(Object.values(session)).toContainEqual({ state: 'forgotten' });
	const tabId = await tabIdOf(launched, page);
	expect(
		await worker.evaluate(
			(tabId) =>
				(
					globalThis as unknown as {
						chrome: { action: { getBadgeText: (tab: object) => Promise<string> } };
					}
				).chrome.action.getBadgeText({ tabId }),
			tabId,
		),
	).toBe('');

	// To look again is not to read, and keep, again; to ask for it is.
	await popup.reload();
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'forgotten');
	expect((await rows(launched)).articles).toHaveLength(outlets.length - 1);
	await popup.getByRole('button', { name: 'Read this page' }).click();
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'ready');
	expect((await rows(launched)).articles).toHaveLength(outlets.length);
});

test('everything forgotten is as if just installed', async ({
	context,
	launched,
	outletsRead,
	page,
	site,
}) => {
	await fillDatabase(launched, outletsRead);
	await page.goto(site.url(meridian));
	await annotated(page);
	const library = await openLibrary(launched, outlets.length);
	const worker = await background(context);
	await worker.evaluate(async () => {
		const { chrome } = globalThis as unknown as {
			chrome: {
				storage: { local: { set: (rows: object) => Promise<void> } };
				alarms: { create: (name: string, alarm: object) => Promise<void> };
			};
		};
		await chrome.storage.local.set({
			shown: { least: 0.9 },
			backup: { every: 7, lastBackup: 1 },
			'off:quillonby.example': true,
		});
		await chrome.alarms.create('backup', { periodInMinutes: 60 });
	});
	await library.evaluate(
		() =>
			new Promise<void>((resolve) => {
				localStorage.setItem('asked-to-persist', 'quillonby');
				// In place of the handle of a folder, which only the browser's own window gives.
				const request = indexedDB.open('standpoint-backup', 10);
				request.onupgradeneeded = () => request.result.createObjectStore('handles');
				request.onsuccess = () => {
					const database = request.result;
					const transaction = database.transaction('handles', 'readwrite');
					transaction.objectStore('handles').put({ name: 'Quillonby' }, 'folder');
					transaction.oncomplete = () => {
						database.close();
						resolve();
					};
				};
			}),
	);
	expect((await stored(launched)).bytes).toContain('quillonby');

	await library.goto(`chrome-extension://${launched.id}/library.html#/transfer`);
	await library.getByRole('button', { name: 'Forget everything' }).click();
	const dialog = library.getByRole('dialog');
	await expect(dialog).toContainText(`${outlets.length} articles`);
	const forget = dialog.getByRole('button', { name: 'Forget everything' });
	await expect(forget).toBeDisabled();
	await dialog.getByRole('textbox').fill('forget');
	await forget.click();
	await library.waitForSelector('[data-articles="0"][data-ready="true"]');
	expect(await highlights(page)).toEqual({});
	const { rows: tables, local, session, alarms, bytes } = await stored(launched);
	// The library has opened anew, on new databases, and notes which state of nothing it has derived.
	const full = Object.values(tables)
		.flatMap((of) => Object.entries(of))
		.flatMap(([table, count]) => (count > 0 ? [table] : []));
	expect(full.filter((table) => table !== 'libraryState')).toEqual([]);
	expect(local).toEqual({});
	const { 'forgotten-at': at, ...tabs } = session;
	expect(at).toEqual(expect.any(Number));
	expect(Object.values(tabs)).toEqual([{ state: 'forgotten' }]);
	expect(alarms).toEqual([]);
	for (const word of ['quillonby', 'meridian', 'ledger']) expect(bytes).not.toContain(word);

	// And it begins again.
	await page.reload();
	await annotated(page);
	await expect.poll(async () => (await rows(launched)).articles.length).toBe(1);
});
