// `npm run fuzz -- [--cases 100000] [--seed N]`: extraction, detection, import and messages with
// whatever is made up. With a failure comes the smallest case that fails, and the seed of its run.
import { parseArgs } from 'node:util';
import { duration, runMain, say } from './progress.mjs';
import { tool } from './setup.mjs';

await runMain(async () => {
	const { values } = parseArgs({
		options: {
			cases: { type: 'string', default: '100000' },
			seed: { type: 'string', default: '' },
		},
	});
	const started = Date.now();
	const env = { ...process.env, FUZZ_CASES: values.cases, FUZZ_SEED: values.seed };
	const { code, output } = await tool(
		'vitest',
		['run', 'tests/fuzz/', '--reporter=verbose', '--testTimeout=3600000'],
		{ env },
	);
	say(output.trimEnd());
	say(`${values.cases} cases took ${duration(Date.now() - started)}.`);
	return code ?? 1;
});
