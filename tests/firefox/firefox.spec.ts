import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outlets, type Sample, serve } from '../../scripts/serve.mjs';
import { faultsOf } from '../package';
import { Firefox, packed } from './firefox';
import {
	highlights,
	openCard,
	openMenu,
	overlay,
	own,
	press,
	pressIn,
	rows,
	says,
	select,
	wipe,
} from './kit';

const [ledger, harbour, meridian] = outlets as [Sample, Sample, Sample];
const note = 'Who counted? <img src=x onerror=alert(1)>';
const noted = 'met with little resistance';

let firefox: Firefox;
let site: Awaited<ReturnType<typeof serve>>;
/** The Morning Ledger's page, which most of the tests are about. */
let page: Page;
/** The extension's library. */
let library: Page;

const until = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 50 });
const cues = async (page: Page, side: 'opposes' | 'supports') =>
	(await highlights(page))[`cue-${side}`] ?? [];

async function closeCard(): Promise<void> {
	await page.mouse.move(5, 5);
	await page.keyboard.press('Escape');
	await until(() => overlay(firefox, 'card')).toBeNull();
}

beforeAll(async () => {
	if (!existsSync(join(packed, 'manifest.json'))) {
		throw new Error('There is no build: run `npm run build:firefox`.');
	}
	[site, firefox] = await Promise.all([serve(), Firefox.launch()]);
	await firefox.watchRequests();
});

afterAll(async () => {
	await firefox?.close();
	await site?.close();
});

test('the packed extension runs nothing but its own files', () => {
	expect(faultsOf(packed)).toEqual([]);
});

test('once installed it shows the first page, opens no side bar, and may go nowhere', async () => {
	await firefox.install();
	await until(() => firefox.tabs()).toContainEqual(expect.stringMatching(/\/welcome\.html$/));
	expect(await firefox.shows('sidebar')).toBe(false);
	expect(await firefox.granted()).toEqual([]);
});

test('a click on the toolbar button annotates this page and no other, and lists it', async () => {
	const other = await firefox.open(site.url(meridian));
	page = await firefox.open(site.url(ledger));
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(await highlights(page)).toEqual({});
	await firefox.pressButton();
	await until(() => cues(page, 'opposes')).not.toEqual([]);
	await until(() => says(firefox, 'popup')).toMatch(/Statements \d+/);
	const stances = (await cues(page, 'opposes')).length + (await cues(page, 'supports')).length;
	await until(() => firefox.badge()).toBe(String(stances));
	expect(await highlights(other)).toEqual({});
	await other.close();
});

test('the reader grants all sites in the popup; pages are read unasked from then on', async () => {
	await pressIn(firefox, 'popup', 'On all news pages');
	await until(() => firefox.agree()).toBe(true);
	await until(() => firefox.granted()).toContain('*://*/*');
	const other = await firefox.open(site.url(meridian));
	await until(() => highlights(other)).not.toEqual({});
	await other.close();
	await page.bringToFront();
});

test('the card says who stands where; a word on it counts at once, and is taken back', async () => {
	const before = await cues(page, 'opposes');
	const words = await openCard(firefox, page, 'cue-opposes');
	await until(async () => (await overlay(firefox, 'card'))?.says).toContain(words);
	await press(firefox, page, 'card', 'Wrong');
	await until(() => cues(page, 'opposes')).toHaveLength(before.length - 1);
	await press(firefox, page, 'card', 'Undo');
	await until(() => cues(page, 'opposes')).toEqual(before);
});

test('a statement is corrected in the card', async () => {
	await closeCard();
	const words = await openCard(firefox, page, 'cue-opposes');
	await press(firefox, page, 'card', 'Edit');
	await until(async () => (await overlay(firefox, 'card'))?.says).toContain('Save');
	await press(firefox, page, 'card', 'End a word later');
	await page.keyboard.down('Control');
	await page.keyboard.press('Enter');
	await page.keyboard.up('Control');
	// Wherever it stands among them: what was taken back before stands last, or where it was.
	await until(() => cues(page, 'opposes')).toContainEqual(
		expect.stringMatching(new RegExp(`^${words}\\W+\\w+$`)),
	);
});

test('a note is written on selected words', async () => {
	await closeCard();
	await select(page, noted);
	await until(() => overlay(firefox, 'bar')).not.toBeNull();
	await press(firefox, page, 'bar', 'Note');
	await until(async () => (await overlay(firefox, 'card'))?.says).toContain('Save');
	await page.keyboard.type(note);
	await page.keyboard.down('Control');
	await page.keyboard.press('Enter');
	await page.keyboard.up('Control');
	await until(() => own(page)).toEqual([noted]);
});

test('loaded again, the page has its highlights and the note', async () => {
	const before = await highlights(page);
	await page.reload();
	await until(() => highlights(page)).toEqual(before);
});

test('keys lead through the page and open the side bar, which lists the page', async () => {
	await firefox.pressKey('J');
	await until(() => overlay(firefox, 'card')).not.toBeNull();
	await page.keyboard.press('Escape');
	await firefox.pressKey('L');
	await until(() => firefox.shows('sidebar')).toBe(true);
	await until(() => says(firefox, 'sidebar')).toMatch(/Notes 1/);
});

test('the context menu marks what is selected', async () => {
	await select(page, 'staging the find');
	await openMenu(page);
	await until(() => firefox.pressMenu('Highlight')).toBe(true);
	await until(() => own(page)).toEqual([noted, 'staging the find'].sort());
});

test('the library compares what three outlets tell', async () => {
	for (const one of [harbour, meridian]) {
		const other = await firefox.open(site.url(one));
		await until(() => highlights(other)).not.toEqual({});
		await other.close();
	}
	library = await firefox.openOwn('/library.html#/stories');
	await library.locator('.row .open').click();
	const told = () =>
		library.evaluate(() => document.querySelector('.comparison')?.textContent ?? '');
	for (const { about } of outlets) await until(told).toContain(about.split(':')[0]);
});

test('everything is exported as a file, and comes back from it when it was lost', async () => {
	const before = await rows(library, 'annotations');
	expect(before.map(({ body }) => body)).toContain(note);
	await library.evaluate(() => {
		location.hash = '#/transfer';
	});
	await library.locator('button ::-p-text(Everything)').click();
	const files = async () => (await readdir(firefox.downloads)).filter((f) => /\.jsonl$/.test(f));
	await until(files).toHaveLength(1);
	const file = join(firefox.downloads, (await files())[0] ?? '');
	await until(() => readFile(file, 'utf8')).toContain('Who counted?');

	await wipe(library);
	expect(await rows(library, 'annotations')).toEqual([]);
	const input = await library.waitForSelector('input[type=file]');
	await (input as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(file);
	await library.locator('button ::-p-text(Import)').click();
	await until(() => rows(library, 'annotations')).toEqual(before);
	await page.bringToFront();
	await page.reload();
	await until(() => own(page)).toEqual([noted, 'staging the find'].sort());
});

test('over all of this, the extension asked the network for nothing, nor can it', async () => {
	const asked = async () => (await firefox.requests()).filter(({ by }) => by.length > 0);
	expect(await asked()).toEqual([]);
	const refused = await library.evaluate(
		(address) => fetch(address).then(String, (error) => error.name),
		site.url(harbour),
	);
	expect(refused).toBe('TypeError');
	expect(await asked()).toEqual([]);
	// That the log would have told: a tab that the extension opens is asked for on its behalf.
	const address = `${site.url(harbour)}?opened`;
	await library.evaluate((url) => {
		(globalThis as unknown as { browser: Tabs }).browser.tabs.create({ url });
	}, address);
	await until(async () => (await asked()).map(({ url }) => url)).toContain(address);
});

test('everything is forgotten: rows, storage, what was granted', async () => {
	expect((await rows(library, 'articles')).length).toBeGreaterThan(0);
	expect(await firefox.granted()).not.toEqual([]);
	// The page loads anew before it can be answered.
	await library
		.evaluate(() =>
			(globalThis as unknown as Api).browser.runtime.sendMessage({ type: 'forget/everything' }),
		)
		.catch(() => {});
	await until(() => firefox.granted()).toEqual([]);
	library = await firefox.openOwn('/library.html');
	await until(() => kept()).toEqual({ rows: 0, local: {} });
	expect(await highlights(page)).toEqual({});
});

test('in a private window a page is read and nothing is kept, until the reader says so', async () => {
	await firefox.allowPrivate();
	// Here, for what is opened later stands in the private window, where the browser gives no database.
	library = await firefox.openOwn('/library.html');
	const secret = await firefox.openPrivate(`${site.url(ledger)}?private`);
	await until(() => cues(secret, 'opposes')).not.toEqual([]);
	await until(() => kept()).toEqual({ rows: 0, local: {} });
	const tabId = await library.evaluate(async () => {
		const { tabs } = (globalThis as unknown as Api).browser;
		return (await tabs.query({})).find(({ incognito }) => incognito)?.id;
	});
	const popup = await firefox.openOwn(`/popup.html?tabId=${tabId}`);
	await popup.waitForSelector('[data-state="ready"]');
	await popup.locator('::-p-aria([name="Keep this article…"])').click();
	await until(async () => (await kept()).rows).toBe(0);
	await popup.locator('::-p-aria([name="Keep it"])').click();
	await until(() => rows(library, 'articles')).toHaveLength(1);
});

/** How many rows there are in the tables of what was read, and what is in the storage that lasts. */
async function kept(): Promise<{ rows: number; local: object }> {
	const tables = ['articles', 'annotations', 'actors', 'actorEdits', 'changes', 'bin', 'groups'];
	const all = await Promise.all(tables.map((table) => rows(library, table)));
	const local = await library.evaluate(() =>
		(globalThis as unknown as Api).browser.storage.local.get(null),
	);
	return { rows: all.flat().length, local };
}

interface Api {
	browser: {
		runtime: { sendMessage: (message: object) => Promise<unknown> };
		storage: { local: { get: (key: null) => Promise<object> } };
		tabs: { query: (tabs: object) => Promise<{ id: number; incognito: boolean }[]> };
	};
}

interface Tabs {
	tabs: { create: (tab: { url: string }) => void };
}
