/** What goes wrong around the worker and its database is said, and nothing is lost by it. */
import type { Page } from '@playwright/test';
import { openPopup, tabIdOf } from '../../../scripts/extension.mjs';
import { emptyDatabase } from '../database';
import { expect, sample, test } from '../extension';
import {
	annotated,
	background,
	CardOf,
	type Chrome,
	highlights,
	killer,
	killWorker,
	pointAt,
	rows,
	select,
	tell,
} from '../kit';

// The worker is killed here, and its database taken away.
test.use({ ownCopy: true });

const ledger = sample('morning-ledger');

/** Calls one of the many things that the popup lists wrong, which takes it off the list. */
async function judgesOne(popup: Page): Promise<void> {
	const count = await popup.getByRole('listitem').count();
	expect(count).toBeGreaterThan(5);
	await popup
		.getByRole('button', { name: /^Wrong/ })
		.first()
		.click();
	await expect(popup.getByRole('listitem')).toHaveCount(count - 1);
}

test('a worker that is killed at any moment loses nothing and repeats nothing', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const whole = await highlights(page);
	// Every round starts the worker three times, and it loads the model each time.
	test.setTimeout(120_000);
	const kept = await rows(launched);
	const session = await killer(launched);
	// From before the message arrives to after the answer is out: saving takes some tens of milliseconds.
	for (let wait = 0; wait < 160; wait += 20) {
		await emptyDatabase(launched);
		const loading = page.goto(site.url(ledger));
		await page.waitForTimeout(wait);
		await killWorker(session);
		await loading;
		await page.waitForTimeout(30);
		await killWorker(session);
		await expect.poll(() => highlights(page), { timeout: 10_000 }).toEqual(whole);
		const after = await rows(launched);
		expect(after.articles.map((row) => row.id)).toEqual(kept.articles.map((row) => row.id));
		expect(after.annotations.map((row) => row.id).sort()).toEqual(
			kept.annotations.map((row) => row.id).sort(),
		);
	}
});

test('a worker that is killed while it keeps a word keeps it', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const session = await killer(launched);
	await page.bringToFront();
	const card = await CardOf.in(page);
	for (const button of ['Wrong', 'Undo', 'Wrong']) {
		// The card may just be closing.
		await expect(async () => {
			if (!(await card.read())) {
				await pointAt(page, 'cue-opposes');
				await expect.poll(() => card.read(), { timeout: 2000 }).not.toBeNull();
			}
			await Promise.all([card.press(button), killWorker(session)]);
		}).toPass();
	}
	await expect
		.poll(
			async () =>
				(await rows(launched)).annotations.filter((row) => row.judgement === 'wrong').length,
		)
		.toBe(1);
});

test('a database of a newer version is left alone, and said; the page is read all the same', async ({
	launched,
	page,
	site,
}) => {
	const other = await launched.context.newPage();
	await other.goto(`chrome-extension://${launched.id}/manifest.json`);
	await other.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('standpoint', 9990);
				request.onupgradeneeded = () => request.result.createObjectStore('theirs');
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
			}),
	);
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	await expect(popup.getByRole('alert')).toContainText('newer version');
	await expect(popup.getByRole('listitem')).not.toHaveCount(0);
	const stores = await other.evaluate(
		() =>
			new Promise<[number, string[]]>((resolve) => {
				const request = indexedDB.open('standpoint');
				request.onsuccess = () => {
					resolve([request.result.version, [...request.result.objectStoreNames]]);
					request.result.close();
				};
			}),
	);
	expect(stores).toEqual([9990, ['theirs']]);
});

test('a database that another connection holds up is said, and kept once it lets go', async ({
	launched,
	page,
	site,
}) => {
	const other = await launched.context.newPage();
	await other.goto(`chrome-extension://${launched.id}/manifest.json`);
	await other.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('standpoint', 5);
				request.onsuccess = () => {
					Object.assign(window, { held: request.result });
					resolve();
				};
			}),
	);
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	await expect(popup.getByRole('alert')).toContainText('Close other windows');
	await other.evaluate(() => (window as unknown as { held: IDBDatabase }).held.close());
	await popup.getByRole('button', { name: 'Try again' }).click();
	await expect(popup.getByRole('alert')).toHaveCount(0);
	await expect.poll(async () => (await rows(launched)).articles.length).toBe(1);
});

test('a disk that is full is said, and what was found is shown and can be judged', async ({
	context,
	launched,
	page,
	site,
}) => {
	const worker = await background(context);
	await worker.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no space left', 'QuotaExceededError');
		};
	});
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	await expect(popup.getByRole('alert')).toContainText('full');
	await judgesOne(popup);
	expect((await rows(launched)).articles).toEqual([]);
	// Room again: trying again keeps it.
	const session = await killer(launched);
	await killWorker(session);
	await popup.getByRole('button', { name: 'Try again' }).click();
	await expect(popup.getByRole('alert')).toHaveCount(0);
	await expect.poll(async () => (await rows(launched)).articles.length).toBe(1);
});

test('what is written while the disk is full stays in its form, and is kept once when there is room', async ({
	context,
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const worker = await background(context);
	const fill = (isFull: boolean) =>
		worker.evaluate((isFull) => {
			const scope = globalThis as unknown as { add?: IDBObjectStore['add'] };
			scope.add ??= IDBObjectStore.prototype.add;
			IDBObjectStore.prototype.add = isFull
				? () => {
						throw new DOMException('no space left', 'QuotaExceededError');
					}
				: scope.add;
		}, isFull);
	await fill(true);
	await select(page, 'met with little resistance');
	await tell(launched, page, { type: 'mark', as: 'note' });
	const card = await CardOf.in(page);
	await expect.poll(() => card.named('form')).toContain('Note');
	await page.keyboard.type('Who counted?');
	await page.keyboard.press('Control+Enter');
	const said = async () => (await card.named('StaticText')).join(' ');
	await expect.poll(said).toContain('gives us, is full');
	expect(await card.named('form')).toContain('Note');
	expect(await said()).toContain('Who counted?');
	const notes = async () =>
		(await rows(launched)).annotations
			.filter(({ type }) => type === 'note')
			.map(({ body }) => body);
	expect(await notes()).toEqual([]);
	await fill(false);
	await page.keyboard.press('Control+Enter');
	await page.keyboard.press('Control+Enter');
	await expect
		.poll(() => card.named('form'), { timeout: 15_000, message: await said() })
		.not.toContain('Note');
	expect(await notes()).toEqual(['Who counted?']);
});

test('a browser that refuses the database is said, and what was found is shown', async ({
	context,
	launched,
	page,
	site,
}) => {
	const worker = await background(context);
	await worker.evaluate(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		IDBFactory.prototype.databases = () => Promise.reject(new DOMException('x', 'SecurityError'));
	});
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	await expect(popup.getByRole('alert')).toBeVisible();
	await judgesOne(popup);
});

test('the worker knows after its death what the tabs show', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const tabId = await tabIdOf(launched, page);
	await killWorker(await killer(launched));
	const popup = await openPopup(launched, page);
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'ready');
	const state = await popup.evaluate(() =>
		(globalThis as unknown as { chrome: Chrome }).chrome.storage.session.get(null),
	);
	expect(Object.keys(state)).toContain(`tab:${tabId}`);
});
