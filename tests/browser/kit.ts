/** What the tests look at: the highlights of a page, the card in it, the rows of the database. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { type Launched, openPopup as open, tabIdOf } from '../../scripts/extension.mjs';
import { expect } from './extension';

/** The words that each of our highlights covers, by its name without our prefix. */
export function highlights(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(() => {
		const found: Record<string, string[]> = {};
		for (const [name, highlight] of CSS.highlights) {
			if (!name.startsWith('standpoint-')) continue;
			found[name.slice('standpoint-'.length)] = [...highlight].map((part) => {
				const range = document.createRange();
				range.setStart(part.startContainer, part.startOffset);
				range.setEnd(part.endContainer, part.endOffset);
				return range.toString();
			});
		}
		return found;
	});
}

const count = async (page: Page) =>
	Object.values(await highlights(page)).reduce((sum, words) => sum + words.length, 0);

/** Waits until the page is highlighted. */
export async function annotated(page: Page): Promise<void> {
	await expect.poll(() => count(page), { timeout: 10_000 }).toBeGreaterThan(0);
}

export async function openPopup(launched: Launched, page: Page): Promise<Page> {
	return open(launched, page);
}

/** Presses the shortcut that steps through the page, which no driver of browsers can press. */
export async function step(
	launched: Launched,
	page: Page,
	what: 'statement' | 'actor',
	by: 1 | -1,
): Promise<void> {
	const tabId = await tabIdOf(launched, page);
	const worker = await background(launched.context);
	await worker.evaluate(
		([tabId, what, by]) =>
			(globalThis as unknown as { chrome: Chrome }).chrome.tabs.sendMessage(tabId, {
				type: 'step',
				what,
				by,
			}),
		[tabId, what, by] as const,
	);
	await page.bringToFront();
}

/** As much of the extension API as the tests use. */
export interface Chrome {
	tabs: { sendMessage: (tabId: number, message: unknown) => Promise<unknown> };
	storage: { session: { get: (key: null) => Promise<Record<string, unknown>> } };
}

export async function background(context: BrowserContext) {
	return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Reads whole tables, in a page of the extension that runs no script of ours. */
export async function rows({ context, id }: Launched): Promise<Tables> {
	const page = await context.newPage();
	await page.goto(`chrome-extension://${id}/manifest.json`);
	const read = await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('standpoint');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const all = (table: string) =>
			new Promise<Record<string, unknown>[]>((resolve, reject) => {
				const request = database.transaction(table).objectStore(table).getAll();
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		try {
			const [articles, annotations, actors] = await Promise.all(
				['articles', 'annotations', 'actors'].map(all),
			);
			return { articles, annotations, actors };
		} finally {
			database.close();
		}
	});
	await page.close();
	return read as unknown as Tables;
}

interface Tables {
	articles: { id: string; addresses: string[]; outlet: string; text: string }[];
	annotations: { id: string; articleId: string; type: string; judgement: string | null }[];
	actors: { key: string; name: string }[];
}

/** Ends the background worker at once, as the browser does when it likes. */
export async function killWorker(session: CDPSession): Promise<void> {
	await session.send('ServiceWorker.stopAllWorkers');
}

/** A session that can kill the worker. */
export async function killer({ context, id }: Launched): Promise<CDPSession> {
	const page = await context.newPage();
	await page.goto(`chrome-extension://${id}/manifest.json`);
	const session = await context.newCDPSession(page);
	await session.send('ServiceWorker.enable');
	return session;
}

interface AxNode {
	ignored?: boolean;
	role?: { value: string };
	name?: { value: string };
	backendDOMNodeId?: number;
	nodeId: string;
	childIds?: string[];
}

/**
 * The card in a page. Its shadow root is closed to the page and to page scripts, so it is read as
 * assistive technology reads it, and pressed where it is drawn.
 */
export class CardOf {
	private constructor(
		private readonly page: Page,
		private readonly session: CDPSession,
	) {}

	static async in(page: Page): Promise<CardOf> {
		const session = await page.context().newCDPSession(page);
		await session.send('Accessibility.enable');
		return new CardOf(page, session);
	}

	/** The dialog's name and all it says, or null where no card is shown. */
	async read(): Promise<{ name: string; says: string; buttons: string[] } | null> {
		const dialog = (await this.nodes()).find((node) => node.role?.value === 'dialog');
		if (!dialog) return null;
		const inside = await this.inside(dialog);
		const named = (role: string) =>
			inside.filter((node) => node.role?.value === role).map((node) => node.name?.value ?? '');
		return {
			name: dialog.name?.value ?? '',
			says: named('StaticText').join(' '),
			buttons: named('button'),
		};
	}

	/** Presses a button of the card with the mouse. */
	async press(name: string): Promise<void> {
		const button = (await this.nodes()).find(
			(node) => node.role?.value === 'button' && node.name?.value.trim().endsWith(name),
		);
		if (!button?.backendDOMNodeId) throw new Error(`The card has no button ${name}`);
		const { model } = await this.session.send('DOM.getBoxModel', {
			backendNodeId: button.backendDOMNodeId,
		});
		const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content;
		await this.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
	}

	private async nodes(): Promise<AxNode[]> {
		const { nodes } = await this.session.send('Accessibility.getFullAXTree');
		return (nodes as AxNode[]).filter((node) => !node.ignored);
	}

	private async inside(root: AxNode): Promise<AxNode[]> {
		const { nodes } = await this.session.send('Accessibility.getFullAXTree');
		const byId = new Map((nodes as AxNode[]).map((node) => [node.nodeId, node]));
		const found: AxNode[] = [];
		const visit = (node: AxNode) => {
			for (const child of node.childIds ?? []) {
				const next = byId.get(child);
				if (!next) continue;
				found.push(next);
				visit(next);
			}
		};
		visit(root);
		return found;
	}
}

/** Moves the pointer onto the first place that a highlight covers. */
export async function pointAt(page: Page, name: string, index = 0): Promise<string> {
	const place = await page.evaluate(
		([name, index]) => {
			const part = [...(CSS.highlights.get(`standpoint-${name}`) ?? [])][Number(index)];
			if (!part) throw new Error(`Nothing is highlighted as ${name}`);
			const range = document.createRange();
			range.setStart(part.startContainer, part.startOffset);
			range.setEnd(part.endContainer, part.endOffset);
			range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
			const box = range.getClientRects()[0] ?? new DOMRect();
			return {
				x: box.x + box.width / 2,
				y: box.y + box.height / 2,
				words: range.toString(),
			};
		},
		[name, index] as const,
	);
	await page.mouse.move(place.x - 3, place.y);
	await page.mouse.move(place.x, place.y);
	return place.words;
}
