import { expect, test } from '@playwright/test';
import { say } from '../../scripts/progress.mjs';
import { outlets, serve } from '../../scripts/serve.mjs';
import { killAll } from './kill';

const kills = Number(process.env.FAULTS_KILLS ?? 0);

test('killed at every place at which they wait, nothing is lost, doubled or half done', async () => {
	test.setTimeout(0);
	const site = await serve();
	const [ledger] = outlets;
	if (!ledger) throw new Error('There is no sample page.');
	const tallies = await killAll(site.url(ledger), {
		kills,
		seed: Number(process.env.FAULTS_SEED ?? 1),
		only: new RegExp(process.env.FAULTS_ONLY ?? ''),
		onKill: (said) => say(said),
	});
	await site.close();
	for (const { name, places, kills, at, faults } of tallies) {
		say(`${name}: ${kills} kills at ${at.size} of ${places} places, ${faults.length} faults`);
	}
	expect(tallies.flatMap(({ faults }) => faults)).toEqual([]);
});
