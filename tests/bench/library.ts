/**
 * The library at size: fills a database with invented articles, lets the library enter them, and
 * prints how long each view takes to be usable from a fresh page, how long a keystroke in the search
 * takes to be answered, the popup beside an empty database, and the memory of the page.
 *
 *   npx tsx tests/bench/library.ts [ARTICLES] [STATEMENTS EACH]
 */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { launch, tabIdOf } from '../../scripts/extension.mjs';
import { outlets, serve } from '../../scripts/serve.mjs';
import { ensureBrowser } from '../../scripts/setup.mjs';
import { fillLibrary } from './fill-library';

const articleCount = Number(process.argv[2] ?? 10_000);
const statementsEach = Number(process.argv[3] ?? 25);
const runs = 5;

interface Opening {
	time: number;
	processor: number;
}

const limits = { view: 300, keystroke: 100, memory: 200 };

const site = await serve();
const launched = await launch({
	executablePath: await ensureBrowser(),
	viewport: { width: 1280, height: 820 },
});
const { context, id } = launched;
const address = `chrome-extension://${id}/library.html`;
let missed = 0;
try {
	// Until the extension is registered for the sample pages, it would not read them.
	await new Promise((resolve) => setTimeout(resolve, 1500));
	const article = await context.newPage();
	const [outlet] = outlets;
	if (!outlet) throw new Error('There is no sample page.');
	await article.goto(site.url(outlet));
	await article.waitForFunction(() =>
		[...CSS.highlights.keys()].some((name) => name.startsWith('standpoint-')),
	);
	const tabId = await tabIdOf(launched, article);
	const popupEmpty = await popup(tabId);

	const page = await context.newPage();
	await page.goto(address);
	await page.waitForSelector('[data-ready="true"]');
	say(`filling with ${articleCount} articles of ${statementsEach} statements …`);
	let started = performance.now();
	await fillLibrary(page, articleCount, statementsEach);
	say(`  written in ${seconds(started)}`);
	started = performance.now();
	await page.waitForFunction(
		() => document.querySelector('.entering progress') !== null,
		undefined,
		{
			timeout: 120_000,
		},
	);
	await page.waitForFunction(
		() => document.querySelector('.entering progress') === null,
		undefined,
		{
			timeout: 1_800_000,
		},
	);
	say(`  entered by the library in ${seconds(started)}, the page in use meanwhile`);
	await kept(page);
	await page.close();

	for (const [name, hash] of [
		['articles', '#/articles'],
		['statements', '#/statements'],
		['actors', '#/actors'],
		['notes', '#/notes'],
		['statements, filtered', '#/statements?q=stance%3Aopposes+since%3A2018'],
	] as const) {
		const times: Opening[] = [];
		for (let run = 0; run < runs; run++) times.push(await opening(hash));
		reportOpening(`view “${name}” usable`, times);
	}
	const one = await context.newPage();
	await one.goto(`${address}#/articles`);
	await one.waitForSelector('.row .open');
	const articleHash = (await one.locator('.row .open').first().getAttribute('href')) ?? '';
	await one.goto(`${address}#/actors`);
	await one.waitForSelector('.row .bars');
	const actorHash = (await one.locator('.row .open').first().getAttribute('href')) ?? '';
	await one.close();
	const articleTimes: Opening[] = [];
	const actorTimes: Opening[] = [];
	for (let run = 0; run < runs; run++) {
		articleTimes.push(await opening(articleHash, '.text p'));
		actorTimes.push(await opening(actorHash, '.timeline svg'));
	}
	reportOpening('page of an article', articleTimes);
	reportOpening('page of the actor with most statements', actorTimes);

	const searching = await context.newPage();
	for (const view of ['articles', 'statements', 'actors'] as const) {
		await searching.goto(`${address}#/${view}`);
		await searching.waitForSelector('[data-searchable="true"]');
		const times: number[] = [];
		for (const text of ['said', '"the of" ka', 'source:k stance:opposes lomi']) {
			await searching.locator('.search input').fill('');
			for (const letter of text) times.push(await keystroke(searching, letter));
		}
		report(`keystroke in the search of ${view}`, times, limits.keystroke);
	}
	const session = await context.newCDPSession(searching);
	await session.send('HeapProfiler.collectGarbage');
	const heap = await memory(session, searching);
	say(`memory of the page: ${heap} MB (limit ${limits.memory})`);
	if (heap > limits.memory) missed++;
	await searching.close();

	const popupFull = await popup(tabId);
	say(
		`popup: ${popupEmpty.toFixed(0)} ms with one article, ${popupFull.toFixed(0)} ms with ${articleCount}`,
	);

	async function popup(tab: number): Promise<number> {
		const times: number[] = [];
		for (let run = 0; run < runs * 2; run++) {
			const tabPage = await context.newPage();
			await tabPage.goto(`chrome-extension://${id}/popup.html?tabId=${tab}`);
			await tabPage.waitForSelector('[data-state="ready"]');
			times.push(await tabPage.evaluate(() => performance.now()));
			await tabPage.close();
		}
		return median(times);
	}
} finally {
	await launched.close();
	await site.close();
}
process.exitCode = missed > 0 ? 1 : 0;

/** Waits until the page, which has nothing else to do, has kept what the next opening begins with. */
async function kept(page: Page): Promise<void> {
	await page.evaluate(`(async () => {
		const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
		const database = await done(indexedDB.open('standpoint'));
		for (;;) {
			const states = database.transaction('libraryState').objectStore('libraryState');
			const [head, version] = await Promise.all([done(states.get('head')), done(states.get('version'))]);
			if (head && head.value === version.value) return database.close();
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	})()`);
}

/**
 * From navigation until the view has its rows, or the page its text: in milliseconds by the page's own
 * clock, and of the processor's time on the page's main thread, which other work on the machine
 * doesn't add to.
 */
async function opening(hash: string, what = '.row .open, .empty'): Promise<Opening> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await page.goto(`chrome-extension://${id}/manifest.json`);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const busy = async () => {
		const { metrics } = await session.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
	};
	const before = await busy();
	// A text, for what runs this file rewrites functions.
	await page.addInitScript({
		content: `
			new MutationObserver((_, observer) => {
				if (!document.querySelector(${JSON.stringify(what)})) return;
				observer.disconnect();
				requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
			}).observe(document, { childList: true, subtree: true });
		`,
	});
	await page.bringToFront();
	await page.goto(`${address}${hash}`);
	await page.waitForFunction(() => 'usable' in window);
	const time = await page.evaluate(() => (window as unknown as { usable: number }).usable);
	const processor = (await busy()) - before;
	await page.close();
	return { time, processor };
}

/** From a letter typed until what it finds is on the screen, in milliseconds. */
async function keystroke(page: Page, letter: string): Promise<number> {
	await page.evaluate(`
		window.typed = new Promise((resolve) => {
			const input = document.querySelector('.search input');
			input.focus();
			const before = performance.now();
			document.execCommand('insertText', false, ${JSON.stringify(letter)});
			const channel = new MessageChannel();
			channel.port1.onmessage = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - before)));
			setTimeout(() => channel.port2.postMessage(null));
		});
	`);
	return await page.evaluate(() => (window as unknown as { typed: Promise<number> }).typed);
}

/** What the page's process holds for itself, in megabytes; without Linux's figures, the script heap with its buffers. */
async function memory(session: CDPSession, page: Page): Promise<number> {
	const heap = await session.send('Runtime.getHeapUsage');
	const usage = heap as { usedSize: number; backingStorageSize?: number };
	const used = usage.usedSize + (usage.backingStorageSize ?? 0);
	const pids = await renderers();
	const whole = pids.map((pid) => {
		const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
		const of = (name: string) =>
			Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
		return (of('Private_Dirty') + of('Private_Clean')) / 1024;
	});
	say(
		`  script heap and buffers ${(used / 2 ** 20).toFixed(0)} MB; renderer processes ${whole.map((mb) => mb.toFixed(0)).join(', ')} MB (${await page.title()})`,
	);
	return Math.round(used / 2 ** 20);
}

async function renderers(): Promise<number[]> {
	try {
		const session = await context.browser()?.newBrowserCDPSession();
		const info = await session?.send('SystemInfo.getProcessInfo');
		return (info?.processInfo ?? [])
			.filter(({ type }) => type === 'renderer')
			.map(({ id: pid }) => pid);
	} catch {
		return [];
	}
}

function reportOpening(what: string, openings: readonly Opening[]): void {
	report(
		what,
		openings.map(({ time }) => time),
		limits.view,
	);
	const processor = median(openings.map((one) => one.processor));
	say(`  ${what}: ${processor.toFixed(0)} ms of processor on the main thread`);
}

function report(what: string, times: number[], limit: number): void {
	const worst = Math.max(...times);
	const isMissed = median(times) > limit;
	if (isMissed) missed++;
	say(
		`${what}: median ${median(times).toFixed(0)} ms, worst ${worst.toFixed(0)} ms of ${times.length} (limit ${limit} ms)`,
	);
	if (isMissed) say('  over the limit');
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function seconds(since: number): string {
	return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
