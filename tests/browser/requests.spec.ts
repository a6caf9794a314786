import type { Request } from '@playwright/test';
import { expect, sample, test } from './extension';
import { annotated, background } from './kit';
import { isOurs } from './requests';

const ledger = sample('morning-ledger');

/*
 * That nothing is asked of anybody is asserted after every test that opens a page (extension.ts).
 * Here: that what asserts it would see a request, and that our security policy refuses one.
 */
test('a request of ours is refused where it is made, and would be seen', async ({
	context,
	foreign,
	launched,
	page,
	site,
}) => {
	const seen: Request[] = [];
	context.on('request', (request) => seen.push(request));
	await page.goto(site.url(ledger));
	await annotated(page);
	expect(seen.map((one) => one.url())).toContain(site.url(ledger));
	// What the worker fetches is seen. The model it has by now: a driver that comes late misses that.
	const worker = await background(context);
	await worker.evaluate(() => fetch('/model/english.bin'));
	const isModel = (one: Request) => one.url().endsWith('/model/english.bin') && isOurs(one);
	await expect.poll(() => seen.some(isModel)).toBe(true);

	const elsewhere = 'http://elsewhere.localhost:9/';
	const asks = (address: string) => fetch(address).then(String, (error) => error.name);
	const library = await context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html`);
	const refusals = library.waitForEvent('console', (message) =>
		message.text().includes('Content Security Policy'),
	);
	expect(await library.evaluate(asks, elsewhere)).toBe('TypeError');
	await refusals;
	expect(await worker.evaluate(asks, elsewhere)).toBe('TypeError');
	expect(seen.filter((one) => one.url() === elsewhere && !one.failure())).toEqual([]);

	// A page may ask for what it likes on this machine; anything else is told.
	await page.evaluate(() => fetch('http://standpoint.invalid/').catch(() => {}));
	expect(foreign).toEqual(['http://standpoint.invalid/']);
	foreign.length = 0;
});
