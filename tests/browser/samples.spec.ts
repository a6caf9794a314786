import { expect, outlets, sample, specials, test } from './extension';

test('the sample pages load, each from its own site, and ask nobody else for anything', async ({
	page,
	site,
}) => {
	const faults: string[] = [];
	page.on('request', (request) => {
		const { protocol, hostname, port } = new URL(request.url());
		if (protocol === 'chrome-extension:') return;
		if (!/(^|\.)localhost$/.test(hostname) || port !== String(site.port))
			faults.push(request.url());
	});
	page.on('response', (response) => {
		if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
	});
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
	for (const one of [...outlets, ...specials]) {
		await page.goto(site.url(one));
		expect(new URL(page.url()).hostname).toBe(one.host);
		await expect(page).toHaveTitle(/\S/);
	}
	expect(faults).toEqual([]);
});

test('the page that is rendered again keeps its words and none of its nodes', async ({
	page,
	site,
}) => {
	await page.goto(site.url(sample('rerender')));
	const count = page.locator('#count');
	await expect(count).toHaveText('1');
	const paragraph = await page.locator('article p').nth(1).elementHandle();
	const words = await page.locator('article').textContent();
	await page.getByRole('button', { name: 'Render again' }).click();
	await expect(count).toHaveText('2');
	expect(await paragraph?.evaluate((node) => node.isConnected)).toBe(false);
	expect(await page.locator('article').textContent()).toBe(words);
});
