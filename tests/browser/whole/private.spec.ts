import { expect, sample, test } from '../extension';
import { annotated, openPrivate, rows } from '../kit';
import { type Stored, stored } from '../stores';

// The reader lets the extension into private windows, which browsers don't by themselves.
test.use({ inPrivate: true });

const ledger = sample('morning-ledger');
const meridian = sample('meridian');

const rowsIn = ({ rows }: Stored): number =>
	Object.values(rows)
		.flatMap((tables) => Object.values(tables))
		.reduce((sum, count) => sum + count, 0);

test('of a private window nothing is kept, whatever is done in it, and nothing outlives it', async ({
	launched,
	site,
}) => {
	const { page, tabId, popup } = await openPrivate(launched, site.url(ledger));
	await expect(popup.getByRole('alert')).toContainText('Nothing is saved in a private window');
	await popup
		.getByRole('button', { name: /^Right/ })
		.first()
		.click();
	await expect(popup.getByText(/^Confirmed/)).toBeVisible();
	const after = await stored(launched);
	expect(rowsIn(after)).toBe(0);
	expect([after.local, after.alarms]).toEqual([{}, []]);
	// What the tab shows is in the session's memory, and goes with it.
	expect(Object.keys(after.session).sort()).toEqual([`tab:${tabId}`, `unsaved:${tabId}`]);
	await popup.close();
	await page.close();
	await expect.poll(async () => (await stored(launched)).session).toEqual({});
	expect((await stored(launched)).bytes).not.toContain('morning-ledger');
});

test('an article of a private window is kept once the reader says so, with what was made of it; others are not', async ({
	launched,
	site,
}) => {
	const { page, tabId, popup } = await openPrivate(launched, site.url(ledger));
	await popup
		.getByRole('button', { name: /^Right/ })
		.first()
		.click();
	await expect(popup.getByText(/^Confirmed/)).toBeVisible();
	await popup.getByRole('button', { name: 'Keep this article' }).click();
	await expect(popup.getByRole('alert')).toContainText('stay when the private window is closed');
	expect(rowsIn(await stored(launched))).toBe(0);
	await popup.getByRole('button', { name: 'Keep it', exact: true }).click();
	await expect(popup.getByRole('alert')).toHaveCount(0);
	const kept = await rows(launched);
	expect(kept.articles.map(({ outlet }) => outlet)).toEqual(['The Morning Ledger']);
	const judged = (all: typeof kept) => all.annotations.filter((row) => row.judgement === 'right');
	expect(judged(kept)).toHaveLength(1);

	// It is kept from then on: what is done after, and after a reload.
	await popup.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(async () => judged(await rows(launched))).toEqual([]);
	await page.reload();
	await annotated(page);
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'ready');
	await expect(popup.getByRole('alert')).toHaveCount(0);

	// Another page in the same tab is as private as any.
	await page.goto(site.url(meridian));
	await annotated(page);
	await expect(popup.getByRole('alert')).toContainText('Nothing is saved');
	expect((await rows(launched)).articles).toHaveLength(1);
	const { session, bytes } = await stored(launched);
	expect(bytes).toContain('morning-ledger');
	expect(Object.keys(session)).toContain(`kept:${tabId}`);
	await popup.close();
	await page.close();
	await expect.poll(async () => (await stored(launched)).session).toEqual({});
	expect((await stored(launched)).bytes).not.toContain('meridian');
});
