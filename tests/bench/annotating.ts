/**
 * What 500 annotations cost on a page of 20,000 words: how long finding them takes in Chromium, as
 * the page was and after it has changed, in a fresh process and once warm; how long painting them
 * takes, by us and by the browser, and the longest gap between two frames meanwhile. Times are the main
 * thread's processor time: what passes is stretched by other work on the machine. The page is made of
 * invented sentences.
 *
 *   npx tsx tests/bench/annotating.ts
 *
 * Exits with 1 where anchoring and painting take more than 200 ms, or a gap is over 50 ms.
 */
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { describe } from '../../lib/anchor';
import { ensureBrowser } from '../../scripts/setup.mjs';
import { Editor, rewrite } from './anchoring/edits';
import { pickQuote } from './anchoring/quotes';
import { Random } from './anchoring/random';

const words = 20_000;
const count = 500;
const most = { time: 200, gap: 50 };
const address = 'http://page.test/world/long-story';

const random = new Random(1);
const bundle = await bundled(path.join(import.meta.dirname, 'annotating-in-page.ts'));
const executablePath = await ensureBrowser();

const text = longText();
/** As the extension reads it: with its headline. */
const asRead = await inPage(text, (page) =>
	page.evaluate((address) => (window as unknown as InPage).bench.read(address), address),
);
const selectors = Array.from({ length: count }, () =>
	describe(asRead, pickQuote({ name: 'long', html: '', text: asRead }, random)),
);
const edited = (rate: number): string => {
	const editor = new Editor(text);
	const vocabulary = text.split(/\s+/);
	rewrite(editor, text, { start: 0, end: text.length }, rate, vocabulary, random);
	return editor.finish().text;
};
const kinds: [string, string][] = [
	['unchanged', text],
	['text inserted before', `Updated at noon with a word from the harbour master.\n\n${text}`],
	['whole article edited by 5%', edited(0.05)],
	['whole article edited by 20%', edited(0.2)],
];

let short = false;
process.stdout.write(
	`| page of ${words} words, ${count} annotations | found | anchored, first time | warm | painted | longest frame gap |\n` +
		'|---|--:|--:|--:|--:|--:|\n',
);
for (const [name, body] of kinds) {
	const { cold, warm, painted, gap, found } = await inPage(body, measure);
	const isShort = warm + painted > most.time || gap > most.gap;
	short ||= isShort;
	const ms = (time: number): string => `${time.toFixed(0)} ms`;
	process.stdout.write(
		`| ${name} | ${found} | ${ms(cold)} | ${ms(warm)} | ${ms(painted)} | ${ms(gap)}${isShort ? ' ✗' : ''} |\n`,
	);
}
process.exitCode = short ? 1 : 0;

interface InPage {
	bench: typeof import('./annotating-in-page');
}

/** Anchors and paints on a page: times in milliseconds. */
async function measure(page: Page) {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const spent = async (): Promise<number> => {
		const { metrics } = await session.send('Performance.getMetrics');
		return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
	};
	const timed = async <T>(work: () => Promise<T>): Promise<{ time: number; result: T }> => {
		const before = await spent();
		const result = await work();
		return { time: (await spent()) - before, result };
	};
	await page.evaluate((address) => (window as unknown as InPage).bench.read(address), address);
	const anchor = () =>
		timed(() =>
			page.evaluate(
				(selectors) => (window as unknown as InPage).bench.anchor(selectors),
				selectors,
			),
		);
	const { time: cold, result: found } = await anchor();
	const again: number[] = [];
	for (let run = 0; run < 5; run++) again.push((await anchor()).time);
	const warm = again.sort((a, b) => a - b)[2] ?? 0;
	const { time: painted, result: gap } = await timed(() =>
		page.evaluate(() => (window as unknown as InPage).bench.paint()),
	);
	return { cold, warm, painted, gap, found };
}

/** Opens a page of a text in a browser process of its own, so that the first time is one. */
async function inPage<T>(body: string, work: (page: Page) => Promise<T>): Promise<T> {
	const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
	const page = await browser.newPage();
	await page.route('**/*', (route) =>
		route.request().url() === address
			? route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(body) })
			: route.abort(),
	);
	await page.goto(address);
	await page.addScriptTag({ content: bundle });
	const done = await work(page);
	await browser.close();
	return done;
}

/** Invented news: sentences of invented parts, in paragraphs of a few. */
function longText(): string {
	const who = ['Ruritania', 'Zenda', 'The harbour board', 'Mayor Hentzau', 'The ferry union'];
	const deed = ['welcomed', 'rejected', 'put off', 'described', 'paid for', 'asked about'];
	const what = [
		'the toll',
		'a new quay',
		'the winter timetable',
		'the lighthouse',
		'an old treaty',
	];
	const when = ['on Monday', 'after the vote', 'before the storm', 'in a letter', 'at dusk'];
	const why = [
		'since grain was dear',
		'as the tide fell',
		'while nobody spoke',
		'for a second time',
	];
	const paragraphs: string[] = [];
	let made = 0;
	while (made < words) {
		const sentences = Array.from({ length: 4 }, (_, i) => {
			const number = paragraphs.length * 4 + i;
			return `${random.pick(who)} ${random.pick(deed)} ${random.pick(what)} ${random.pick(when)}, ${random.pick(why)}, in entry ${number} of the log.`;
		});
		const paragraph = sentences.join(' ');
		made += paragraph.split(' ').length;
		paragraphs.push(paragraph);
	}
	return paragraphs.join('\n\n');
}

function pageOf(body: string): string {
	const paragraphs = body.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The log of the harbour</title>
		<meta property="og:type" content="article"></head><body><article><h1>The log of the harbour</h1>
		${paragraphs.join('\n')}</article></body></html>`;
}

async function bundled(entry: string): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } },
	});
	const [first] = [result].flat();
	const chunk = first && 'output' in first ? first.output[0] : undefined;
	if (!chunk) throw new Error('Nothing was built.');
	return chunk.code.replace(/^(?:var|const) bench/, 'window.bench');
}
