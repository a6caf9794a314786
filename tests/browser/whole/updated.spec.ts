import { expect, sample, test, update } from '../extension';
import { annotated, CardOf, highlights, step } from '../kit';

// The copy is another version afterwards.
test.use({ ownCopy: true });

test('updated while pages are open: the old script bows out, takes its card with it, and says how it comes back', async ({
	context,
	launched,
	page,
	site,
}) => {
	test.setTimeout(60_000);
	const other = await context.newPage();
	await other.goto(site.url(sample('form')));
	await page.bringToFront();
	await page.goto(site.url(sample('morning-ledger')));
	await annotated(page);
	await step(launched, page, 'statement', 1);
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	await update(launched);
	await expect(page.locator('[data-standpoint=hint]')).toHaveCount(1);
	expect(await highlights(page)).toEqual({});
	expect(await card.read()).toBeNull();
	await expect
		.poll(() => card.named('StaticText').then((said) => said.join(' ')))
		.toContain('Reload this page');
	// A page that showed nothing of ours is left in peace.
	await other.bringToFront();
	await other.waitForTimeout(1200);
	expect(await other.locator('[data-standpoint]').count()).toBe(0);
	await page.bringToFront();
	await Promise.all([page.waitForEvent('load'), card.press('Reload')]);
	await annotated(page);
	await expect(page.locator('[data-standpoint]')).toHaveCount(0);
});
