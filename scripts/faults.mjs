// `npm run faults -- [WHICH] [--kills 500] [--browsers 20] [--seed 1] [--only NAMES]`: what goes wrong,
// done for real in a browser: `kills` of what is written at the places at which it waits, `browser`
// killed as a whole, `pages` of great size; all three where none is named.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildForSamples } from './build.mjs';
import { duration, runMain, say } from './progress.mjs';
import { setUp, tool } from './setup.mjs';

await runMain(async () => {
	const { values, positionals } = parseArgs({
		options: {
			kills: { type: 'string', default: '500' },
			seed: { type: 'string', default: '1' },
			only: { type: 'string', default: '' },
			browsers: { type: 'string', default: '20' },
		},
		allowPositionals: true,
	});
	const started = Date.now();
	const env = {
		...process.env,
		STANDPOINT_BROWSER: await setUp(),
		FAULTS_KILLS: values.kills,
		FAULTS_SEED: values.seed,
		FAULTS_ONLY: values.only,
		FAULTS_BROWSERS: values.browsers,
	};
	await buildForSamples();
	const config = `--config=${join('tests', 'faults', 'playwright.config.ts')}`;
	const { code, output } = await tool(
		'@playwright/test',
		['test', config, ...positionals.map((name) => `${name}.spec`)],
		{
			env,
			bin: 'playwright',
		},
	);
	say(output.trimEnd());
	say(`It took ${duration(Date.now() - started)}.`);
	return code ?? 1;
});
