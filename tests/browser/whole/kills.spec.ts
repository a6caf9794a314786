import { killAll } from '../../faults/kill';
import { expect, sample, test } from '../extension';

test('killed where they wait, a save, a word, a restore and a migration lose nothing: four of the many of `npm run faults`', async ({
	site,
}) => {
	test.setTimeout(90_000);
	const tallies = await killAll(site.url(sample('morning-ledger')), {
		kills: 4,
		seed: 8,
		only: /^(save|dismiss|restore|migration from schema 1)$/,
	});
	expect(tallies.map(({ kills }) => kills)).toEqual([1, 1, 1, 1]);
	expect(tallies.flatMap(({ faults }) => faults)).toEqual([]);
});
