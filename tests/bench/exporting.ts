/**
 * Exports of a large library in its own page: how long each format takes, how far the memory of the
 * page and of the browser grows while it is written, and whether the page is frozen meanwhile. Tasks
 * are measured by the clock: other work on the machine makes them longer.
 *
 *   npx tsx tests/bench/exporting.ts [ARTICLES] [STATEMENTS EACH]
 */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import { launch } from '../../scripts/extension.mjs';
import { ensureBrowser } from '../../scripts/setup.mjs';
import { fillLibrary } from './fill-library';

const articleCount = Number(process.argv[2] ?? 4000);
const statementsEach = Number(process.argv[3] ?? 25);
/** Megabytes that all processes of the browser may grow by; milliseconds that one task may take. */
const limits = { memory: 300, task: 100 };

interface Measured {
	seconds: number;
	megabytes: number;
	/** Most by which memory grew, in megabytes: all processes of the browser, and the page's script heap. */
	grown: number;
	heap: number;
	/** The longest tasks of the page, in milliseconds, and the longest time between two frames. */
	tasks: number[];
	gap: number;
}

const launched = await launch({ executablePath: await ensureBrowser() });
const { context, id } = launched;
const address = `chrome-extension://${id}/library.html`;
let missed = 0;
try {
	const page = await context.newPage();
	await page.goto(address);
	await page.waitForSelector('[data-ready="true"]');
	const count = (articleCount * statementsEach).toLocaleString('en');
	say(`filling with ${count} statements in ${articleCount.toLocaleString('en')} articles …`);
	await fillLibrary(page, articleCount, statementsEach);
	await page.waitForSelector(`[data-articles="${articleCount}"]`, { timeout: 1_800_000 });
	await page.waitForFunction(() => document.querySelector('.entering progress') === null, null, {
		timeout: 1_800_000,
	});
	await page.close();

	for (const name of [
		'Back up now',
		/^Everything/,
		/^Markdown For/,
		/^Markdown, a file/,
		/^Spreadsheet/,
		/^Web Annotation/,
		/^Hypothesis/,
		/^Readwise/,
		/RIS/,
		/CSL/,
	]) {
		report(String(name), await measure(name));
	}
} finally {
	await launched.close();
}
process.exitCode = missed > 0 ? 1 : 0;

/** One export from a page that was opened for it. */
async function measure(button: string | RegExp): Promise<Measured> {
	const page = await context.newPage();
	await page.goto(`${address}#/transfer`);
	const pressed = page.getByRole('button', { name: button });
	await pressed.waitFor();
	// The template's preview is made meanwhile, and what it loads.
	await page.waitForTimeout(2000);
	const session = await context.newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	await watchTasks(page);
	const pids = await processes();
	const before = { all: resident(pids), heap: await heapOf(session) };
	const peak = { ...before };
	let isDone = false;
	const sampling = (async () => {
		while (!isDone) {
			peak.all = Math.max(peak.all, resident(pids));
			peak.heap = Math.max(peak.heap, await heapOf(session));
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	})();
	const started = performance.now();
	const [download] = await Promise.all([
		page.waitForEvent('download', { timeout: 600_000 }),
		pressed.click(),
	]);
	const seconds = (performance.now() - started) / 1000;
	const { size } = await stat(await download.path());
	isDone = true;
	await sampling;
	const seen = (await page.evaluate('window.seen')) as Pick<Measured, 'tasks' | 'gap'>;
	await download.delete();
	await page.close();
	return {
		seconds,
		megabytes: size / 1e6,
		grown: peak.all - before.all,
		heap: peak.heap - before.heap,
		...seen,
	};
}

/** Text, for what runs this file rewrites functions. */
async function watchTasks(page: Page): Promise<void> {
	await page.evaluate(`
		window.seen = { tasks: [], gap: 0 };
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) window.seen.tasks.push(duration);
		}).observe({ type: 'longtask' });
		let last = performance.now();
		const frame = (now) => {
			window.seen.gap = Math.max(window.seen.gap, now - last);
			last = now;
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	`);
}

async function heapOf(session: CDPSession): Promise<number> {
	const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
		usedSize: number;
		backingStorageSize?: number;
	};
	return (usedSize + backingStorageSize) / 1e6;
}

/** The browser's own process, which holds what is handed to it, its pages' and its helpers'. */
async function processes(): Promise<number[]> {
	const session = await context.browser()?.newBrowserCDPSession();
	const info = await session?.send('SystemInfo.getProcessInfo');
	await session?.detach();
	return (info?.processInfo ?? []).map(({ id: pid }) => pid);
}

/** Megabytes that these processes hold for themselves, by Linux's figures; 0 elsewhere. */
function resident(pids: readonly number[]): number {
	let sum = 0;
	for (const pid of pids) {
		try {
			const status = readFileSync(`/proc/${pid}/status`, 'utf8');
			for (const name of ['RssAnon', 'RssShmem']) {
				sum += Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
			}
		} catch {
			// It has ended.
		}
	}
	return (sum * 1024) / 1e6;
}

function report(name: string, { seconds, megabytes, grown, heap, tasks, gap }: Measured): void {
	const worst = Math.max(0, ...tasks);
	const isOver = grown > limits.memory || worst > limits.task;
	if (isOver) missed++;
	say(
		`${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB; memory grew by ${grown.toFixed(0)} MB (script heap ${heap.toFixed(0)}); ` +
			`${tasks.length} tasks over 50 ms, longest ${worst.toFixed(0)} ms; longest gap between frames ${gap.toFixed(0)} ms${isOver ? ` — over the limits of ${limits.memory} MB and ${limits.task} ms` : ''}`,
	);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
