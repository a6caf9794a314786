// `npm run bench [NAME …]`: the measurements in tests/bench, all of them or those named. What comes of
// them is remembered; `npm run bench -- --compare` measures nothing and says what got slower.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compare, figuresIn, load, machine, readHistory, remember } from './bench-history.mjs';
import { buildForSamples } from './build.mjs';
import { capture, runMain, say } from './progress.mjs';
import { root, setUp, tool } from './setup.mjs';

/** Texts of others, which stay outside of this project: saved pages and annotated corpora. */
const shared = process.env.STANDPOINT_SHARED ?? join(root, '..', 'shared');

const benches = [
	{ name: 'page-load', about: 'what the extension adds to a page', needs: null },
	{ name: 'annotating', about: '500 annotations on a page of 20,000 words', needs: null },
	{ name: 'library', about: 'the library with 10,000 articles', needs: null },
	{ name: 'exporting', about: 'files of 100,000 annotations', needs: null },
	{ name: 'article-map', about: 'text that leads back to its page', needs: 'pages' },
	{ name: 'detection', about: 'what is found, against the gold data', needs: 'corpora' },
	{
		name: 'detection-speed',
		about: 'speed and memory, beside compromise and wink-nlp',
		needs: 'corpora',
	},
	{ name: 'anchoring', about: 'quotes found again on pages that changed', needs: null },
	{ name: 'stories', about: 'articles gathered into stories', needs: 'corpora' },
	{ name: 'article-speed', about: 'reading an article in Chromium', needs: 'pages' },
];

await runMain(async () => {
	const wanted = process.argv.slice(2);
	if (wanted.includes('--compare')) return sayWhatSlowed();
	const browser = await setUp();
	await buildForSamples();
	const commit = (
		await capture('git', ['rev-parse', '--short', 'HEAD'], { cwd: root })
	).output.trim();
	const env = { ...process.env, STANDPOINT_BROWSER: browser, STANDPOINT_SHARED: shared };
	let failed = 0;
	for (const { name, about, needs } of benches) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		say(`\n${name}: ${about}`);
		if (needs && !existsSync(join(shared, needs))) {
			say(
				`  not run: there is no ${needs} in ${shared}. Set STANDPOINT_SHARED to the folder that has it.`,
			);
			continue;
		}
		const busy = load();
		const { code, output } = await tool(
			'tsx',
			['--expose-gc', join(root, 'tests', 'bench', `${name}.ts`)],
			{
				env,
			},
		);
		say(output.trimEnd());
		if (code !== 0) failed++;
		const figures = figuresIn(output);
		if (figures.length === 0) continue;
		const date = new Date().toISOString().slice(0, 10);
		await remember({ bench: name, date, commit, machine: machine(), load: busy, figures });
	}
	say('\nBeside the runs before:');
	await sayWhatSlowed();
	return failed > 0 ? 1 : 0;
});

/** Says of each bench what is slower, or larger, than it was on this machine. */
async function sayWhatSlowed() {
	const benches = compare(await readHistory(), machine());
	if (benches.length === 0) say('Nothing was measured on this machine yet.');
	for (const { bench, runs, slower } of benches) {
		if (runs === 0) say(`${bench}: measured once, so there is nothing to compare`);
		else if (slower.length === 0) say(`${bench}: nothing slower than in ${runs} runs before`);
		else say(`${bench}: slower than in ${runs} runs before`);
		for (const { what, unit, was, is } of slower) {
			say(`  ${was} → ${is} ${unit} (+${Math.round((is / was - 1) * 100)}%)  ${what}`);
		}
	}
	return benches.some(({ slower }) => slower.length > 0) ? 1 : 0;
}
