/** A browser with a copy of the extension in it that can be ended at any place at which it waits. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { type Launched, launch, loadExtension, samplesBuild } from '../../scripts/extension.mjs';
import { findBrowser } from '../../scripts/setup.mjs';

const points = new URL('./points.js', import.meta.url);
const inside = new URL('./inside.js', import.meta.url);

/**
 * How it ends: `stop` as the browser ends a worker that it takes for idle; `crash` with the whole
 * process of the extension, its pages among it.
 */
export type Death = 'stop' | 'crash';

/** All rows of all tables, by table and key, as JSON without what differs from one run to the next. */
export type Image = Record<string, Record<string, string>>;

/** Names of fields that hold a time, a lot, or the number of a row. */
const volatile = new Set([
	'at',
	'seq',
	'savedAt',
	'openedAt',
	'judgedAt',
	'createdAt',
	'updatedAt',
	'deletedAt',
]);

export class Victim {
	private helper: { page: Page; session: CDPSession } | null = null;
	private onHere: (what: string) => void = () => {};

	private constructor(
		private readonly launched: Launched,
		private readonly folder: string,
	) {}

	/** Starts a browser of its own: what crashes in it harms nobody else. */
	static async start(profile: string | null = null): Promise<Victim> {
		// The same folder is the same extension to the browser.
		const folder = profile ? `${profile}-extension` : await mkdtemp(join(tmpdir(), 'standpoint-'));
		await cp(samplesBuild, folder, { recursive: true });
		const background = join(folder, 'background.js');
		const [first, then] = await Promise.all([
			readFile(points, 'utf8'),
			readFile(background, 'utf8'),
		]);
		await writeFile(background, `${first}\n${then}`);
		const launched = await launch({
			executablePath: findBrowser() ?? '',
			extension: null,
			profile,
		});
		const victim = new Victim(launched, folder);
		launched.id = await loadExtension(launched.context, folder);
		await victim.registered();
		return victim;
	}

	/** Ends the whole browser, as a lack of memory or the system does. */
	async killBrowser(): Promise<void> {
		const session = await this.context.browser()?.newBrowserCDPSession();
		const told = await session?.send('SystemInfo.getProcessInfo');
		const browser = told?.processInfo.find(({ type }) => type === 'browser');
		if (!browser) throw new Error('The browser does not say which process it is.');
		const gone = new Promise((resolve) => this.context.once('close', resolve));
		process.kill(browser.id, 'SIGKILL');
		await gone;
		await this.close();
	}

	get context(): BrowserContext {
		return this.launched.context;
	}

	async close(): Promise<void> {
		await this.launched.close();
		await rm(this.folder, { recursive: true, force: true });
	}

	/** An address of the extension's own. */
	url(path: string): string {
		return `chrome-extension://${this.launched.id}/${path}`;
	}

	/** A page of the extension that runs no script of its own, in the process of the extension. */
	async page(): Promise<Page> {
		return (await this.standing()).page;
	}

	/** Begins to count, and holds the worker at the place of this number; 0 for nowhere. */
	async arm(at: number): Promise<void> {
		await (await this.page()).evaluate((at) => {
			(globalThis as unknown as Scope).channel.postMessage({ arm: at });
		}, at);
	}

	/** How many places the worker has come by since it was armed. */
	async seen(): Promise<number> {
		return (await this.page()).evaluate(
			() =>
				new Promise<number>((resolve) => {
					const { channel } = globalThis as unknown as Scope;
					channel.addEventListener('message', ({ data }) => {
						if ('seen' in data) resolve(data.seen);
					});
					channel.postMessage({ ask: true });
				}),
		);
	}

	/** Resolves with the place's name when the worker is held where it was armed for. */
	held(): Promise<string> {
		return new Promise((resolve) => {
			this.onHere = resolve;
		});
	}

	/** Ends the worker, or all of the extension, at once. */
	async kill(death: Death): Promise<void> {
		const { page, session } = await this.standing();
		if (death === 'stop') {
			await session.send('ServiceWorker.stopAllWorkers');
			return;
		}
		const gone = new Promise((resolve) => page.once('crash', resolve));
		session.send('Page.crash').catch(() => {});
		await gone;
		await page.close();
		this.helper = null;
	}

	/** Sends the background a message; null where it died, or nobody answered. */
	async send(message: object): Promise<Reply | null> {
		const page = await this.page();
		return page
			.evaluate(
				(message) =>
					(globalThis as unknown as Scope).chrome.runtime
						.sendMessage(message)
						.catch(() => null) as Promise<Reply | null>,
				message,
			)
			.catch(() => null);
	}

	/** As the extension's own pages ask: again, until it is answered. */
	async ask(message: object): Promise<unknown> {
		for (let tries = 0; tries < 6; tries++) {
			const reply = await this.send(message);
			if (reply && 'answer' in reply) return reply.answer;
			if (reply?.error) throw new Error(reply.error);
			await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
		}
		throw new Error('The background did not answer');
	}

	/** The number that the browser gives a tab. */
	async tabId(page: Page): Promise<number> {
		const url = page.url();
		const tabs = await (await this.page()).evaluate(() =>
			(globalThis as unknown as Scope).chrome.tabs.query({}),
		);
		return tabs.find((tab) => tab.url === url)?.id ?? -1;
	}

	/** What the database holds. */
	async image(): Promise<Image> {
		const raw = await (await this.page()).evaluate(() =>
			(globalThis as unknown as Scope).readAll(),
		);
		const image: Image = {};
		for (const [table, rows] of Object.entries(raw)) {
			image[table] = Object.fromEntries(
				rows.map(([key, row]) => [
					String(key),
					JSON.stringify(row, (name, value) => {
						// The bin numbers its rows.
						const isLot = volatile.has(name) || (table === 'bin' && name === 'id' && value > 0);
						return isLot && value !== null ? typeof value : value;
					}),
				]),
			);
		}
		return image;
	}

	/** Puts rows in place of all that the database holds; tables that aren't named become empty. */
	async reset(rows: Rows): Promise<void> {
		await (await this.page()).evaluate(
			(rows) => (globalThis as unknown as Scope).writeAll(rows),
			rows,
		);
	}

	/** The rows as `reset` takes them. */
	async rows(): Promise<Rows> {
		const raw = await (await this.page()).evaluate(() =>
			(globalThis as unknown as Scope).readAll(),
		);
		return Object.fromEntries(
			Object.entries(raw).map(([table, rows]) => [table, rows.map(([, row]) => row)]),
		);
	}

	/** Makes the database anew as an earlier version of the extension would have left it. */
	async makeOld(version: number, stores: Record<string, string>, rows: Rows): Promise<void> {
		await this.kill('stop');
		await (await this.page()).evaluate(
			([version, stores, rows]) => (globalThis as unknown as Scope).makeOld(version, stores, rows),
			[version, stores, rows] as const,
		);
	}

	private async standing(): Promise<{ page: Page; session: CDPSession }> {
		if (this.helper && !this.helper.page.isClosed()) return this.helper;
		const page = await this.context.newPage();
		await page.exposeFunction('standpointHere', (what: string) => this.onHere(what));
		await page.goto(this.url('manifest.json'));
		await page.evaluate(await readFile(inside, 'utf8'));
		const session = await this.context.newCDPSession(page);
		await session.send('ServiceWorker.enable');
		this.helper = { page, session };
		return this.helper;
	}

	private async registered(): Promise<void> {
		const page = await this.page();
		for (let tries = 0; tries < 100; tries++) {
			const scripts = await page.evaluate(() =>
				(globalThis as unknown as Scope).chrome.scripting.getRegisteredContentScripts(),
			);
			if (scripts.length > 0) return;
			await page.waitForTimeout(50);
		}
		throw new Error('The script of the pages was not registered.');
	}
}

export type Rows = Record<string, unknown[]>;
type Reply = { answer?: unknown; error?: string };

/** What inside.js leaves in the helper page. */
interface Scope {
	channel: BroadcastChannel;
	readAll: () => Promise<Record<string, [unknown, unknown][]>>;
	writeAll: (rows: Rows) => Promise<void>;
	makeOld: (version: number, stores: Record<string, string>, rows: Rows) => Promise<void>;
	chrome: {
		runtime: { sendMessage: (message: object) => Promise<unknown> };
		tabs: { query: (what: object) => Promise<{ id?: number; url?: string }[]> };
		scripting: { getRegisteredContentScripts: () => Promise<unknown[]> };
	};
}
