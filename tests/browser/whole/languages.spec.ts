import type { Page } from '@playwright/test';
import { openPopup } from '../../../scripts/extension.mjs';
import { fillDatabase } from '../database';
import { expect, sample, test, update } from '../extension';
import { annotated, CardOf, openPrivate, pointAt } from '../kit';
import { outOfPlace } from '../out-of-place';

const languages = { ar: 'rtl', de: 'ltr', en: 'ltr', es: 'ltr', fr: 'ltr', he: 'rtl', ru: 'ltr' };
const narrow = { width: 320, height: 700 };
/** Where the library's head is at its tightest. */
const middling = { width: 900, height: 700 };

/** What of a page of ours doesn't fit its window. */
async function faults(page: Page, { width } = narrow): Promise<string[]> {
	const found = await page.locator('body').evaluate(outOfPlace);
	const needed = await page.evaluate(() => document.documentElement.scrollWidth);
	return needed > width ? [`the page is ${needed} wide`, ...found] : found;
}

for (const [language, direction] of Object.entries(languages)) {
	test.describe(language, () => {
		test.use({ language, inPrivate: true });

		test('everything has its place in a narrow window', async ({
			context,
			launched,
			outletsRead,
			page,
			site,
		}) => {
			// Quick, but not on a busy machine.
			test.setTimeout(120_000);
			await fillDatabase(launched, outletsRead);
			await page.goto(site.url(sample('morning-ledger')));
			await annotated(page);
			await page.setViewportSize(narrow);
			await pointAt(page, 'cue-reports');
			const card = await CardOf.in(page);
			await expect.poll(() => card.read().then(Boolean)).toBe(true);
			expect.soft(await card.on('card', outOfPlace), 'card').toEqual([]);
			expect.soft(await card.on('card', (element) => element.getAttribute('dir'))).toBe(direction);

			const popup = await openPopup(launched, page);
			await popup.setViewportSize(narrow);
			await expect(popup.locator('html')).toHaveAttribute('dir', direction);
			await expect(popup.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
			await popup.locator('details.options summary').click();
			for (const tab of ['actors', 'notes', 'statements']) {
				await popup.locator(`#tab-${tab}`).click();
				expect.soft(await faults(popup), `popup, ${tab}`).toEqual([]);
			}
			await popup.locator('details.options summary').click();
			await popup.locator('.pen').first().click();
			expect.soft(await faults(popup), 'form').toEqual([]);

			const { popup: ofPrivate } = await openPrivate(launched, site.url(sample('meridian')));
			await ofPrivate.setViewportSize(narrow);
			await ofPrivate.getByRole('alert').getByRole('button').click();
			await expect(ofPrivate.locator('.keep-private')).toBeVisible();
			expect.soft(await faults(ofPrivate), 'whether to keep').toEqual([]);
			const left = await ofPrivate.getByRole('tabpanel').boundingBox();
			expect.soft(left?.height, 'the list beside the question').toBeGreaterThan(150);

			const ours = await context.newPage();
			// Behind the private window it might draw no frames.
			await ours.bringToFront();
			await ours.setViewportSize(narrow);
			await ours.goto(`chrome-extension://${launched.id}/welcome.html`);
			await ours.locator('input[type=radio]').nth(1).check();
			await expect(ours.locator('.story .cue').first()).toBeVisible();
			expect.soft(await faults(ours), 'welcome').toEqual([]);

			await ours.goto(`chrome-extension://${launched.id}/library.html#/stories`);
			// Gathered by this very page.
			await expect(ours.locator('.row .open').first()).toBeVisible();
			const story = await ours.locator('.row .open').first().getAttribute('href');
			await ours.goto(`chrome-extension://${launched.id}/library.html#/articles`);
			const article = await ours.locator('.row .open').first().getAttribute('href');
			for (const hash of [
				'#/articles',
				'#/articles?q=noSuchWord',
				'#/statements',
				'#/notes',
				'#/actors',
				'#/stories',
				article ?? '',
				`#/actor/${encodeURIComponent('gov:kestria')}`,
				story ?? '',
				'#/transfer',
			]) {
				await ours.evaluate((to) => {
					location.hash = to;
				}, hash);
				await expect(
					ours.locator('.row, .empty, .text, .timeline, .comparison, .transfer').first(),
				).toBeVisible();
				for (const box of await ours.locator('.row input').all()) {
					await box.check();
					break;
				}
				expect.soft(await faults(ours), hash).toEqual([]);
			}
			await ours.locator('.forget-button').last().click();
			await expect(ours.locator('dialog[open]')).toBeVisible();
			const asked = await ours.locator('dialog[open]').evaluate(outOfPlace);
			expect.soft(asked, 'forgetting').toEqual([]);
			await ours.keyboard.press('Escape');
			await ours.setViewportSize(middling);
			expect.soft(await faults(ours, middling), 'in a middling window').toEqual([]);

			await page.bringToFront();
			await update(launched, true);
			await expect(page.locator('[data-standpoint=hint]')).toHaveCount(1);
			const hint = await CardOf.in(page);
			expect.soft(await hint.on('hint', outOfPlace), 'hint').toEqual([]);
			expect.soft(await hint.on('hint', (element) => element.getAttribute('dir'))).toBe(direction);
		});
	});
}

test('words that have no place are seen', async ({ page }) => {
	const see = async (html: string) => {
		await page.setContent(html);
		return page.locator('body').evaluate(outOfPlace);
	};
	const box = 'display: inline-block; width: 50px;';
	expect(await see(`<p>All is well</p><b style="${box}">Fits</b>`)).toEqual([]);
	expect(await see(`<b style="${box} white-space: nowrap">Doesn’t fit</b>`)).toHaveLength(1);
	expect(await see(`<b style="${box} overflow-wrap: anywhere">Incomprehensible</b>`)).toHaveLength(
		1,
	);
	const fixed = `position: fixed; ${box}`;
	expect(await see(`<b style="${fixed} white-space: nowrap">Passed over</b>`)).toEqual([]);
	const own = await page.locator('b').evaluate(outOfPlace);
	expect(own, 'but not where it is what is looked at').toHaveLength(1);
	expect(await see('<p style="margin-left: -60px">Something to read</p>')).not.toEqual([]);
});
