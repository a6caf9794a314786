/** What the tests look at and press: the card in a page, the popup and the side bar, the tables. */
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { placeOfHighlight, readHighlights, selectWords } from '../in-page';
import type { Content, Firefox, Frame } from './firefox';

export const highlights = (page: Page) => page.evaluate(readHighlights);

/** The words that the reader marked in a page. */
export async function own(page: Page): Promise<string[]> {
	const { mine = [], 'mine-note': written = [] } = await highlights(page);
	return [...mine, ...written].sort();
}

/**
 * Opens the card on the first place that a highlight covers by moving the pointer there, and again
 * where nothing came of it: after it has scrolled, Firefox may report the place where the pointer
 * was before as its latest, which a hand that moves on makes good.
 *
 * @returns the words there
 */
export async function openCard(firefox: Firefox, page: Page, name: string): Promise<string> {
	for (let tries = 0; tries < 10; tries++) {
		const { x, y, words } = await page.evaluate(placeOfHighlight, [name, 0] as const);
		await page.mouse.move(x - 3, y);
		await page.mouse.move(x, y);
		for (let looks = 0; looks < 20; looks++) {
			await setTimeout(100);
			if (await overlay(firefox, 'card')) return words;
		}
	}
	throw new Error(`No card opens on ${name}`);
}

export async function select(page: Page, words: string): Promise<void> {
	await page.evaluate(selectWords, words);
}

/** Opens the context menu of what is selected. */
export async function openMenu(page: Page): Promise<void> {
	const { x, y } = await page.evaluate(() => {
		const box = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	});
	await page.mouse.click(x, y, { button: 'right' });
}

interface Overlay {
	says: string;
	/** Where the middle of each button is in the viewport, by its name. */
	buttons: { name: string; x: number; y: number }[];
}

/** The card or the bar in the page that is shown, whose shadow root is closed; null where there is none. */
export function overlay(firefox: Firefox, name: 'card' | 'bar'): Promise<Overlay | null> {
	return firefox.inFrame(
		'page',
		({ document }: Content, name) => {
			const host = document.querySelector(`[data-standpoint=${name}]`);
			const root = (host as unknown as { openOrClosedShadowRoot?: ShadowRoot } | null)
				?.openOrClosedShadowRoot;
			if (!root) return null;
			const buttons = [...root.querySelectorAll('button')].map((button) => {
				const box = button.getBoundingClientRect();
				const words = button.getAttribute('aria-label') ?? button.textContent ?? '';
				return {
					name: words.trim(),
					x: box.x + box.width / 2,
					y: box.y + box.height / 2,
				};
			});
			return { says: root.textContent ?? '', buttons };
		},
		name,
	);
}

/** Presses a button of the card or the bar with the mouse, once it has stopped moving. */
export async function press(
	firefox: Firefox,
	page: Page,
	where: 'card' | 'bar',
	name: string,
): Promise<void> {
	const find = async () => {
		const shown = await overlay(firefox, where);
		const button = shown?.buttons.find(
			(one) => one.name.endsWith(name) || one.name.startsWith(name),
		);
		if (!button) {
			const names = shown?.buttons.map((one) => one.name).join(', ');
			throw new Error(`The ${where} has no button ${name}, but ${names ?? 'is not there'}`);
		}
		return button;
	};
	let button = await find();
	for (let tries = 0; tries < 20; tries++) {
		await setTimeout(50);
		const { x, y } = button;
		button = await find();
		if (button.x === x && button.y === y) break;
	}
	await page.mouse.click(button.x, button.y);
}

/** What the popup or the side bar says. */
export function says(firefox: Firefox, frame: Frame): Promise<string> {
	return firefox.inFrame(frame, ({ document }: Content) => document.body?.innerText ?? '');
}

/** Presses what has this text in the popup or the side bar, such that the browser takes it for the reader's doing. */
export function pressIn(firefox: Firefox, frame: Frame, text: string): Promise<void> {
	return firefox.inFrame(
		frame,
		({ document, windowUtils }: Content, text) => {
			const found = [...document.querySelectorAll<HTMLElement>('button, label, summary')].find(
				(one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().startsWith(text),
			);
			if (!found) throw new Error(`Nothing is called ${text}`);
			const input = windowUtils.setHandlingUserInput(true);
			try {
				found.click();
			} finally {
				input.destruct();
			}
		},
		text,
	);
}

/** A table's rows, read in one of the extension's pages. */
export function rows(own: Page, table: string): Promise<Record<string, unknown>[]> {
	return own.evaluate(async (table) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('standpoint');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		try {
			return await new Promise<Record<string, unknown>[]>((resolve, reject) => {
				const request = database.transaction(table).objectStore(table).getAll();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		} finally {
			database.close();
		}
	}, table);
}

/** Takes every row out of every table, as if the browser had lost them. */
export function wipe(own: Page): Promise<void> {
	return own.evaluate(async () => {
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
}
