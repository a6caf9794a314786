/**
 * What we add to a page: opens each sample outlet in one browser with the extension and in one
 * without, in turn, and prints the longest gap between two frames and the main thread's work from
 * navigation until the page is highlighted and has come to rest.
 *
 *   npx tsx tests/bench/page-load.ts [RUNS]
 */
import type { Page } from '@playwright/test';
import { launch } from '../../scripts/extension.mjs';
import { outlets, serve } from '../../scripts/serve.mjs';
import { ensureBrowser } from '../../scripts/setup.mjs';

const runs = Number(process.argv[2] ?? 15);
/** How long a page is watched, in milliseconds: long enough to be highlighted on a slow machine. */
const watched = 1500;

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

for (const outlet of outlets) {
	const figures = { withUs: [] as Figures[], without: [] as Figures[] };
	for (let run = 0; run < runs; run++) {
		figures.without.push(await measure(await without.context.newPage(), site.url(outlet)));
		figures.withUs.push(await measure(await withUs.context.newPage(), site.url(outlet)));
	}
	const read = figures.withUs.filter((one) => one.highlighted).length;
	const words = figures.withUs[0]?.words ?? 0;
	const row = (name: string, of: (one: Figures) => number) => {
		const [ours, theirs] = [median(figures.withUs.map(of)), median(figures.without.map(of))];
		const added = (ours - theirs).toFixed(1);
		return `  ${name}: ${ours.toFixed(1)} ms with us, ${theirs.toFixed(1)} without, ${added} more`;
	};
	process.stdout.write(
		`${outlet.name} (${words} words on the page, highlighted in ${read} of ${runs} runs; medians)\n` +
			`${row('longest frame gap', (one) => one.gap)}\n` +
			`${row('main-thread work', (one) => one.work)}\n` +
			`  longest frame gap of all runs: ${Math.max(...figures.withUs.map((one) => one.gap)).toFixed(1)} ms with us, ` +
			`${Math.max(...figures.without.map((one) => one.gap)).toFixed(1)} without\n`,
	);
}
await Promise.all([withUs.close(), without.close(), site.close()]);

interface Figures {
	/** Longest time between two frames, in milliseconds. */
	gap: number;
	/** Work of the main thread, in milliseconds. */
	work: number;
	highlighted: boolean;
	words: number;
}

async function measure(page: Page, url: string): Promise<Figures> {
	await page.addInitScript({ content: watchFrames });
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	await page.goto(url);
	// A page in the background draws no frames.
	await page.bringToFront();
	await page.waitForTimeout(watched);
	const { metrics } = await session.send('Performance.getMetrics');
	const { longest, highlighted, words } = await page.evaluate(() => ({
		longest: (window as unknown as { gaps: { longest: number } }).gaps.longest,
		highlighted: [...CSS.highlights.keys()].some((name) => name.startsWith('standpoint-')),
		words: document.body.innerText.split(/\s+/).length,
	}));
	await page.close();
	const seconds = metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0;
	return { gap: longest, work: seconds * 1000, highlighted, words };
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
