import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { say } from '../../scripts/progress.mjs';
import { outlets, serve } from '../../scripts/serve.mjs';
import { numbers } from './kill';
import { broken, selectorOf } from './operations';
import { Victim } from './victim';

const rounds = Number(process.env.FAULTS_BROWSERS ?? 20);

test('the browser killed while notes are written has all that it said it kept', async () => {
	test.setTimeout(0);
	const site = await serve();
	const [ledger] = outlets;
	if (!ledger) throw new Error('There is no sample page.');
	const profile = await mkdtemp(join(tmpdir(), 'standpoint-profile-'));
	const random = numbers(Number(process.env.FAULTS_SEED ?? 1));
	const kept: string[] = [];
	let articleId = '';
	let asked = 0;
	const faults: string[] = [];
	for (let round = 0; round <= rounds; round++) {
		const victim = await Victim.start(profile);
		if (round === 0) {
			const tab = await victim.context.newPage();
			await tab.goto(site.url(ledger));
			await expect
				.poll(async () => ((await victim.rows()).articles ?? []).length, { timeout: 30_000 })
				.toBe(1);
			articleId = ((await victim.rows()).articles as { id: string }[])[0]?.id ?? '';
		}
		const image = await victim.image();
		faults.push(...broken(image).map((one) => `round ${round}: ${one}`));
		for (const id of kept) {
			if (!image.annotations?.[id]) faults.push(`round ${round}: ${id} is lost`);
		}
		if (round === rounds) {
			await victim.close();
			break;
		}
		const end = performance.now() + 100 + random() * 900;
		let isDown = false;
		const writing = (async () => {
			while (!isDown) {
				const id = `${articleId}#n-${asked++}`;
				const selector = selectorOf('Rear Admiral');
				const as = { kind: 'note' };
				const edit = { do: 'mark', id, selector, note: `Note ${asked}`, tags: [], as };
				const reply = await victim.send({ type: 'edit', articleId, token: `token-${id}`, edit });
				const answer = reply?.answer as { problem: string | null } | undefined;
				if (answer && answer.problem === null) kept.push(id);
			}
		})();
		await new Promise((resolve) => setTimeout(resolve, end - performance.now()));
		isDown = true;
		await victim.killBrowser();
		await writing.catch(() => {});
	}
	await site.close();
	await rm(profile, { recursive: true, force: true });
	say(`${rounds} browsers killed; ${kept.length} notes were kept of ${asked} that were asked for`);
	expect(faults).toEqual([]);
	expect(kept.length).toBeGreaterThan(rounds);
});
