/**
 * What we add to a page: opens each of our outlets and each saved page in a browser with the
 * extension and in one without, in turn, and prints the longest gap between two frames and the main
 * thread's work (its processor time) from navigation until the page is highlighted and at rest. A
 * saved page is opened a third time at an address where the extension isn't on. Its own scripts
 * don't run, and nothing is fetched for it.
 *
 *   npx tsx tests/bench/page-load.ts [RUNS] [FOLDER]
 *
 * FOLDER is by default `pages` in the folder that STANDPOINT_SHARED names. Needs the build of
 * `wxt build --mode samples`. Exits with 1 where the median of the saved pages is over 30 ms.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { launch } from '../../scripts/extension.mjs';
import { outlets, serve } from '../../scripts/serve.mjs';
import { ensureBrowser } from '../../scripts/setup.mjs';

const runs = Number(process.argv[2] ?? 5);
const folder = process.argv[3] ?? path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'pages');
/** Main-thread work that we may add at the median of the saved pages, in milliseconds. */
const mostWork = 30;
/** How long a page is watched, in milliseconds: long enough to be highlighted on a slow machine. */
const watched = 2500;

/** From when the page has been parsed: its own loading is not what is measured. A text, for what runs this file rewrites functions. */
const watchFrames = `
	window.gaps = { longest: 0 };
	let last = 0;
	addEventListener('DOMContentLoaded', () => requestAnimationFrame(function frame(now) {
		if (last > 0) gaps.longest = Math.max(gaps.longest, now - last);
		last = now;
		requestAnimationFrame(frame);
	}));
`;

const site = await serve();
const executablePath = await ensureBrowser();
const withUs = await launch({ executablePath });
const without = await launch({ executablePath, extension: null });
// Until the extension is registered for the sample pages, the first ones would be read without it.
await new Promise((resolve) => setTimeout(resolve, 1500));

const saved = existsSync(folder) ? readdirSync(folder).filter((name) => /\.html?$/.test(name)) : [];
if (saved.length === 0) {
	process.stdout.write(
		`No pages in ${folder}: only our own. Name a folder, or set STANDPOINT_SHARED.\n`,
	);
}
for (const { context } of [withUs, without]) {
	await context.route(/\/saved\//, (route) => {
		const file = decodeURIComponent(
			new URL(route.request().url()).pathname.slice('/saved/'.length),
		);
		return saved.includes(file)
			? route.fulfill({
					contentType: 'text/html; charset=utf-8',
					headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
					body: readFileSync(path.join(folder, file)),
				})
			: route.abort();
	});
}

const added: number[] = [];
const addedWhereOff: number[] = [];
process.stdout.write(
	'| page | main-thread work added, ms | longest frame gap with us, ms | without |\n',
);
process.stdout.write('|---|--:|--:|--:|\n');
for (const outlet of outlets) await compare(outlet.name, site.url(outlet), null);
for (const file of saved) {
	const at = `:${site.port}/saved/${encodeURIComponent(file)}`;
	const figures = await compare(file, `http://localhost${at}`, `http://127.0.0.1${at}`);
	added.push(figures.added);
	addedWhereOff.push(figures.addedWhereOff ?? 0);
}
if (saved.length > 0) {
	const [on, off] = [median(added), median(addedWhereOff)];
	process.stdout.write(
		`\nMedian of ${saved.length} saved pages, ${runs} runs each: ${on.toFixed(1)} ms added where it is on, ` +
			`${off.toFixed(1)} ms where it isn't\n`,
	);
	process.exitCode = on > mostWork ? 1 : 0;
}
await Promise.all([withUs.close(), without.close(), site.close()]);

/** @param off the same page at an address where the extension isn't on, where there is one */
async function compare(
	name: string,
	url: string,
	off: string | null,
): Promise<{ added: number; addedWhereOff: number | null }> {
	const figures = { on: [] as Figures[], off: [] as Figures[], without: [] as Figures[] };
	for (let run = 0; run < runs; run++) {
		figures.without.push(await measure(without.context, url));
		figures.on.push(await measure(withUs.context, url));
		if (off !== null) figures.off.push(await measure(withUs.context, off));
	}
	const of = (these: Figures[], what: keyof Figures): number =>
		median(these.map((one) => one[what]));
	const work = of(figures.without, 'work');
	const added = of(figures.on, 'work') - work;
	process.stdout.write(
		`| ${name} | ${added.toFixed(1)} | ${of(figures.on, 'gap').toFixed(1)} | ${of(figures.without, 'gap').toFixed(1)} |\n`,
	);
	return { added, addedWhereOff: off === null ? null : of(figures.off, 'work') - work };
}

interface Figures {
	/** Longest time between two frames, in milliseconds. */
	gap: number;
	/** Processor time of the main thread's tasks, in milliseconds. */
	work: number;
}

async function measure(context: BrowserContext, url: string): Promise<Figures> {
	const page = await context.newPage();
	await page.addInitScript({ content: watchFrames });
	const session = await context.newCDPSession(page);
	// Not the time that passes, which other work on the machine stretches.
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await page.goto(url, { waitUntil: 'commit' });
	// A page in the background draws no frames.
	await page.bringToFront();
	await page.waitForTimeout(watched);
	const { metrics } = await session.send('Performance.getMetrics');
	const gap = await page.evaluate(
		() => (window as unknown as { gaps: { longest: number } }).gaps.longest,
	);
	await page.close();
	const seconds = metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
	return { gap, work: seconds * 1000 };
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
