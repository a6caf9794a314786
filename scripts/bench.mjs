// `npm run bench [NAME …]`: the measurements in tests/bench, all of them or those named.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildForSamples } from './build.mjs';
import { runMain, say } from './progress.mjs';
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
	const browser = await setUp();
	await buildForSamples();
	const wanted = process.argv.slice(2);
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
		const { code, output } = await tool(
			'tsx',
			['--expose-gc', join(root, 'tests', 'bench', `${name}.ts`)],
			{
				env,
			},
		);
		say(output.trimEnd());
		if (code !== 0) failed++;
	}
	return failed > 0 ? 1 : 0;
});
