// `npm start`: from a fresh clone to the sample pages, annotated in a browser. With a display the
// browser stays open to use; without one, or with `--headless`, says what was found and where the
// pictures are.
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildForSamples } from './build.mjs';
import { runMain, say, withProgress } from './progress.mjs';
import { outlets, serve } from './serve.mjs';
import { root, setUp } from './setup.mjs';

const pictures = join(root, '.output', 'pictures');
const usualPort = 8642;

await runMain(async () => {
	const executablePath = await setUp();
	await buildForSamples();
	// Not before set-up: it imports Playwright.
	const extension = await import('./extension.mjs');
	const { tsImport } = await import('tsx/esm/api');
	/** @type {typeof import('../lib/annotation')} */
	const { likely } = await tsImport('../lib/annotation.ts', import.meta.url);
	const headless = process.argv.includes('--headless') || !extension.hasDisplay();
	const site = await serve(usualPort).catch(() => serve());
	const launched = await extension.launch({ executablePath, headless, locale: null });
	const ended = new Promise((done) => {
		launched.context.once('close', done);
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
	});
	try {
		const work = annotateSamples(extension, launched, site, headless, likely);
		const failed = await Promise.race([work, ended.then(() => null)]);
		// Ended by hand: what was going on fails for want of a browser, which nobody needs to hear.
		if (failed === null) work.catch(() => {});
		else if (!headless) {
			say(`\nThe browser is yours; more sample pages are at http://localhost:${site.port}/`);
			say('Close it, or press Ctrl-C here, to end.');
			await ended;
		}
		return failed ? 1 : 0;
	} finally {
		await launched.close();
		await site.close();
	}
});

/**
 * @param {typeof import('./extension.mjs')} extension
 * @param {import('./extension.mjs').Launched} launched
 * @param {Awaited<ReturnType<typeof serve>>} site
 * @param {boolean} headless
 * @param {number} likely Confidence from which on a statement is shown at first.
 * @returns {Promise<boolean>} Whether something went wrong.
 */
async function annotateSamples(extension, launched, site, headless, likely) {
	let failed = false;
	await mkdir(pictures, { recursive: true });
	const [blank] = launched.context.pages();
	for (const sample of outlets) {
		const page = await launched.context.newPage();
		const found = await withProgress(`Annotating ${sample.about.split(':')[0]}`, async () => {
			await page.goto(site.url(sample));
			const popup = await extension.openPopup(launched, page);
			const read = await extension.readPopup(popup);
			if (headless) {
				await popup.screenshot({ path: join(pictures, `${sample.name}-popup.png`) });
				await page.bringToFront();
				await page.screenshot({ path: join(pictures, `${sample.name}.png`), fullPage: true });
			}
			await popup.close();
			return read;
		});
		report(page.url(), found, likely);
		if (found.state !== 'ready') failed = true;
		if (headless) {
			for (const name of [sample.name, `${sample.name}-popup`]) {
				say(`  picture: ${relative(process.cwd(), join(pictures, `${name}.png`))}`);
			}
		}
	}
	await blank?.close();
	return failed;
}

/**
 * @param {string} address
 * @param {import('./extension.mjs').Found} found
 * @param {number} likely
 */
function report(address, { state, outlet, title, actors, statements }, likely) {
	say(`\n${title || address}`);
	if (state !== 'ready') return say(`  not annotated: the extension says “${state}”`);
	say(`  ${outlet}, ${address}`);
	const sure = statements.filter(({ confidence }) => confidence >= likely);
	say(
		`  ${actors.length} actors, ${sure.length} statements that are at least ${Math.round(likely * 100)}% sure`,
	);
	const named = [...actors].sort((a, b) => b.mentions - a.mentions).slice(0, 6);
	if (named.length > 0) {
		say(`  actors: ${named.map((one) => `${one.name} (${one.mentions})`).join(', ')}`);
	}
	// Those that take a side toward somebody tell most.
	const telling = (
		/** @type {{ target: string | null, polarity: number, confidence: number }} */ one,
	) => (one.polarity !== 0 ? 2 : 0) + (one.target ? 1 : 0) + one.confidence;
	const shown = [...sure].sort((a, b) => telling(b) - telling(a)).slice(0, 5);
	for (const { source, target, cue, polarity } of shown) {
		const sign = polarity > 0 ? '+' : polarity < 0 ? '−' : '·';
		say(`  ${sign} ${source ?? '?'} → ${target ?? '–'}: “${cue}”`);
	}
	if (sure.length > shown.length) say(`  … and ${sure.length - shown.length} more`);
}
