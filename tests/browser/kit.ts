/** What the tests look at: the highlights of a page, the card in it, the rows of the database. */
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { type Launched, tabIdOf } from '../../scripts/extension.mjs';
import { placeOfHighlight, readHighlights, selectWords } from '../in-page';
import { expect } from './expect';

/** The words that each of our highlights covers, by its name without our prefix. */
export function highlights(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(readHighlights);
}

const count = async (page: Page) =>
	Object.values(await highlights(page)).reduce((sum, words) => sum + words.length, 0);

/** Waits until the page is highlighted. */
export async function annotated(page: Page): Promise<void> {
	await expect.poll(() => count(page), { timeout: 30_000 }).toBeGreaterThan(0);
}

/** Presses the shortcut that steps through the page, which no driver of browsers can press. */
export async function step(
	launched: Launched,
	page: Page,
	what: 'statement' | 'actor' | 'note',
	by: 1 | -1,
): Promise<void> {
	await tell(launched, page, { type: 'step', what, by });
}

/** Sends a page what a key of the browser's or its context menu, which no driver can press, sends it. */
export async function tell(launched: Launched, page: Page, message: object): Promise<void> {
	const tabId = await tabIdOf(launched, page);
	const worker = await background(launched.context);
	await worker.evaluate(
		([tabId, message]) =>
			(globalThis as unknown as { chrome: Chrome }).chrome.tabs.sendMessage(tabId, message),
		[tabId, message] as const,
	);
	await page.bringToFront();
}

/**
 * Opens an article in a private window, and its popup. That one's window is not private, since such
 * have none of the extension's pages; `tabId` is the browser's number of the article's tab.
 */
export async function openPrivate(
	{ context, id }: Launched,
	address: string,
): Promise<{ page: Page; tabId: number; popup: Page }> {
	// First, for a new tab may come to stand in the private window.
	const popup = await context.newPage();
	const worker = await background(context);
	const opening = context.waitForEvent('page', (page) => page.url() === address);
	const tabId = await worker.evaluate(async (url) => {
		const { chrome } = globalThis as unknown as { chrome: Chrome };
		const { tabs } = await chrome.windows.create({ incognito: true, url });
		if (!tabs[0]?.incognito) throw new Error('The window is not private');
		return tabs[0].id;
	}, address);
	const page = await opening;
	await annotated(page);
	await popup.goto(`chrome-extension://${id}/popup.html?tabId=${tabId}`);
	await popup.waitForSelector('[data-state="ready"]');
	return { page, tabId, popup };
}

/** As much of the extension API as the tests use. */
export interface Chrome {
	tabs: { sendMessage: (tabId: number, message: unknown) => Promise<unknown> };
	windows: {
		create: (window: object) => Promise<{ tabs: { id: number; incognito: boolean }[] }>;
	};
	action: { getBadgeText: (tab: { tabId: number }) => Promise<string> };
	alarms: { create: (name: string, alarm: { when: number }) => Promise<void> };
	storage: {
		session: { get: (key: null) => Promise<Record<string, unknown>> };
		local: {
			get: (key: string) => Promise<Record<string, object>>;
			set: (rows: Record<string, object>) => Promise<void>;
		};
	};
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
	annotations: {
		id: string;
		articleId: string;
		type: string;
		judgement: string | null;
		body?: string;
		tags: string[];
		deletedAt?: number | null;
	}[];
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

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
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
		const tree = await this.tree();
		const dialog = tree.find((node) => node.role?.value === 'dialog' && !node.ignored);
		if (!dialog) return null;
		const inside = descendants(dialog, tree);
		const named = (role: string) =>
			inside.filter((node) => node.role?.value === role).map((node) => node.name?.value ?? '');
		return {
			name: dialog.name?.value ?? '',
			says: named('StaticText').join(' '),
			buttons: named('button'),
		};
	}

	/** The names of what has a role, wherever it stands in the page. */
	async named(role: string): Promise<string[]> {
		const nodes = await this.nodes();
		return nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value ?? '');
	}

	/** The HTML of our element in the page, for a checker that can't reach into it. */
	async html(name: string): Promise<string> {
		const nodeId = await this.part(name);
		return (await this.session.send('DOM.getOuterHTML', { nodeId })).outerHTML;
	}

	/** Runs a function on what our element in the page holds. */
	async on<T>(name: string, work: (element: Element) => T): Promise<T> {
		const { object } = await this.session.send('DOM.resolveNode', {
			nodeId: await this.part(name),
		});
		const { result } = await this.session.send('Runtime.callFunctionOn', {
			objectId: object.objectId,
			functionDeclaration: `function () { return (${work})(this); }`,
			returnByValue: true,
		});
		return result.value;
	}

	/** What our element in the page holds, as the protocol names it. */
	private async part(name: string): Promise<number> {
		interface DomNode {
			nodeId: number;
			/** Names and values in turn. */
			attributes?: string[];
			children?: DomNode[];
			shadowRoots?: DomNode[];
		}
		const { root } = (await this.session.send('DOM.getDocument', { depth: -1, pierce: true })) as {
			root: DomNode;
		};
		const search = (node: DomNode): DomNode | null => {
			const { attributes = [] } = node;
			if (attributes[attributes.indexOf('data-standpoint') + 1] === name) return node;
			for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
				const found = search(child);
				if (found) return found;
			}
			return null;
		};
		const [part] = search(root)?.shadowRoots?.[0]?.children ?? [];
		if (!part) throw new Error(`There is no ${name}`);
		return part.nodeId;
	}

	/** A picture of the ground of what has a role: its first few pixels inside the border. */
	async ground(role: string): Promise<string> {
		const { left, bottom } = await this.box(role);
		const clip = { x: left + 12, y: bottom - 4, width: 8, height: 2 };
		return (await this.page.screenshot({ clip })).toString('base64');
	}

	/** Where the first of what has a role stands, in CSS pixels of the viewport. */
	async box(role: string, isIt: (name: string) => boolean = () => true): Promise<Box> {
		const node = (await this.nodes()).find(
			(one) => one.role?.value === role && isIt(one.name?.value.trim() ?? ''),
		);
		if (!node?.backendDOMNodeId) throw new Error(`Nothing is such a ${role}`);
		const { model } = await this.session.send('DOM.getBoxModel', {
			backendNodeId: node.backendDOMNodeId,
		});
		const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
		return { left, top, right, bottom };
	}

	/** Presses a button of the card with the mouse, as soon as it is drawn. */
	async press(name: string): Promise<void> {
		const isIt = (own: string) => own.endsWith(name) || own.startsWith(`${name}: `);
		// Between looking for it and asking where it stands the card may have been drawn anew.
		await expect(async () => {
			const { left, top, right, bottom } = await this.box('button', isIt);
			await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
		}).toPass({ intervals: [50], timeout: 2000 });
	}

	/** What assistive technology is told. */
	private async nodes(): Promise<AxNode[]> {
		return (await this.tree()).filter((node) => !node.ignored);
	}

	/** All of it, with what is ignored and yet has others below it. */
	private async tree(): Promise<AxNode[]> {
		return (await this.session.send('Accessibility.getFullAXTree')).nodes as AxNode[];
	}
}

/** All below a node of a tree. */
function descendants(root: AxNode, nodes: readonly AxNode[]): AxNode[] {
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
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

/** Selects words of the page, as by keyboard; the first place that has them in one text node. */
export async function select(page: Page, words: string): Promise<void> {
	await page.bringToFront();
	await page.evaluate(selectWords, words);
}

/** Moves the pointer onto the first place that a highlight covers. */
export async function pointAt(page: Page, name: string, index = 0): Promise<string> {
	const place = await page.evaluate(placeOfHighlight, [name, index] as const);
	await page.mouse.move(place.x - 3, place.y);
	await page.mouse.move(place.x, place.y);
	return place.words;
}

/** In which colours a page of ours is looked at. */
export const looks = [
	{ colorScheme: 'light', forcedColors: 'none' },
	{ colorScheme: 'dark', forcedColors: 'none' },
	{ colorScheme: 'light', forcedColors: 'active' },
] as const;

/** The rules that a page keeps or breaks by its colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What breaks a rule of WCAG 2.2 AA on a page, in any of our looks. What is no matter of colours is
 * checked in the first one: the checker is slow.
 */
export async function faults(
	page: Page,
	inLooks: readonly (typeof looks)[number][] = looks,
): Promise<string[]> {
	const found: string[] = [];
	for (const [i, look] of inLooks.entries()) {
		await page.emulateMedia(look);
		// Only what is broken is described. Legacy mode is the quick one where a page has no frames.
		const checker = new AxeBuilder({ page }).setLegacyMode(true).options({
			resultTypes: ['violations'],
			...(i === 0
				? { rules: { 'target-size': { enabled: true } } }
				: { runOnly: { type: 'rule', values: ofColours } }),
		});
		const { violations } = await checker.analyze();
		for (const { id, nodes } of violations) {
			found.push(
				`${look.colorScheme}, ${look.forcedColors}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
			);
		}
	}
	return found;
}
