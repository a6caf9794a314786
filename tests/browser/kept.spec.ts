import { expect, sample, test } from './extension';
import { annotated, CardOf, highlights, pointAt, rows } from './kit';

const ledger = sample('morning-ledger');

test('opened again, in two tabs at once, and under another address, an article is kept once', async ({
	context,
	launched,
	page,
	site,
}) => {
	const second = await context.newPage();
	await Promise.all([page.goto(site.url(ledger)), second.goto(site.url(ledger))]);
	await Promise.all([annotated(page), annotated(second)]);
	const before = await rows(launched);
	expect(before.articles).toHaveLength(1);
	expect(before.articles[0]?.outlet).toBe('The Morning Ledger');
	await page.goto(`${site.url(ledger)}?utm_source=letter&page=full#comments`);
	await annotated(page);
	const after = await rows(launched);
	expect(after.articles).toHaveLength(1);
	expect(after.annotations.map((row) => row.id).sort()).toEqual(
		before.annotations.map((row) => row.id).sort(),
	);
	expect(new Set(after.annotations.map((row) => row.id)).size).toBe(after.annotations.length);
});

test('what the reader said stays after a reload, and shows in every tab', async ({
	context,
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const second = await context.newPage();
	await second.goto(site.url(ledger));
	await annotated(second);
	const before = await highlights(second);
	await page.bringToFront();
	await pointAt(page, 'cue-opposes');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	await card.press('Wrong');
	await expect
		.poll(async () => (await highlights(second))['cue-opposes']?.length ?? 0)
		.toBe((before['cue-opposes']?.length ?? 0) - 1);
	await expect
		.poll(
			async () =>
				(await rows(launched)).annotations.filter((row) => row.judgement === 'wrong').length,
		)
		.toBe(1);
	const now = await highlights(second);
	await page.reload();
	await expect.poll(() => highlights(page)).toEqual(now);
});
