import type { Page } from '@playwright/test';
import { openPopup } from '../../scripts/extension.mjs';
import { expect, sample, test } from './extension';
import { annotated, background, CardOf, faults, highlights, pointAt } from './kit';

const ledger = sample('morning-ledger');
const statements = (popup: Page) => popup.getByRole('tabpanel').getByRole('listitem');

test('lists the statements with their words, and the actors with their counts', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	await expect(popup.getByRole('heading', { level: 1 })).toHaveText(
		await page.title().then((t) => t.split(/ [|–-] /)[0] ?? t),
	);
	await expect(popup.locator('header')).toContainText('The Morning Ledger');
	const cues = await popup.locator('mark').allTextContents();
	const found = await highlights(page);
	const painted = Object.entries(found)
		.filter(([name]) => name.startsWith('cue'))
		.flatMap(([, words]) => words);
	expect(cues.sort()).toEqual(painted.sort());
	await popup.getByRole('tab', { name: /Actors/ }).click();
	const first = statements(popup).first();
	expect(
		Number(
			await first
				.locator('.count')
				.innerText()
				.then((text) => text.match(/\d+/)?.[0]),
		),
	).toBeGreaterThan(1);
});

test('filters by polarity and by actor, and says when nothing is left', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	const all = await statements(popup).count();
	const opposes = popup.getByRole('button', { name: /^Opposes/ });
	await opposes.click();
	await expect(opposes).toHaveAttribute('aria-pressed', 'true');
	const opposing = await statements(popup).count();
	expect(opposing).toBeLessThan(all);
	expect(await popup.locator('li:not(.p-1)').count()).toBe(0);
	await opposes.click();
	await expect(statements(popup)).toHaveCount(all);
	const select = popup.getByRole('combobox');
	await select.selectOption({ index: 1 });
	const ofOne = await statements(popup).count();
	expect(ofOne).toBeGreaterThan(0);
	expect(ofOne).toBeLessThan(all);
	const options = await select.locator('option').count();
	await select.selectOption({ index: options - 1 });
	if ((await statements(popup).count()) === 0) {
		await popup.getByRole('button', { name: 'Show all' }).click();
		await expect(statements(popup)).toHaveCount(all);
	}
});

test('a click goes to the place in the page, and flashes it', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	const last = statements(popup).last();
	const cue = await last.locator('mark').innerText();
	await last.locator('.go').click();
	await expect.poll(async () => (await highlights(page)).flash).toEqual([cue]);
	await page.bringToFront();
	const visible = () =>
		page.evaluate(() => {
			const [part] = CSS.highlights.get('standpoint-flash') ?? [];
			const range = document.createRange();
			if (part) range.setStart(part.startContainer, part.startOffset);
			const { top } = range.getBoundingClientRect();
			return top > 0 && top < innerHeight;
		});
	await expect.poll(visible).toBe(true);
	await expect.poll(async () => (await highlights(page)).flash).toBeUndefined();
});

test('wrong removes, undo and Ctrl+Z bring back, right is remembered; the page follows', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	const before = await highlights(page);
	const all = await statements(popup).count();
	await popup
		.getByRole('button', { name: /^Wrong/ })
		.first()
		.click();
	await expect(statements(popup)).toHaveCount(all - 1);
	await expect.poll(() => highlights(page)).not.toEqual(before);
	await popup.getByRole('button', { name: 'Undo' }).click();
	await expect(statements(popup)).toHaveCount(all);
	await expect.poll(() => highlights(page)).toEqual(before);
	await popup
		.getByRole('button', { name: /^Wrong/ })
		.nth(1)
		.click();
	await expect(statements(popup)).toHaveCount(all - 1);
	await popup.getByRole('button', { name: 'Show 1 removed' }).click();
	await expect(statements(popup)).toHaveCount(all);
	await popup.keyboard.press('Control+z');
	await expect(popup.getByRole('button', { name: /removed$/ })).toHaveCount(0);
	const right = popup.getByRole('button', { name: /^Right/ }).first();
	await right.click();
	await expect(right).toHaveAttribute('aria-pressed', 'true');
	await popup.reload();
	await expect(popup.getByRole('button', { name: /^Right/ }).first()).toHaveAttribute(
		'aria-pressed',
		'true',
	);
});

test('updates while it is open', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	const all = await statements(popup).count();
	await page.bringToFront();
	await pointAt(page, 'cue-opposes');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	await card.press('Wrong');
	await expect(statements(popup)).toHaveCount(all - 1);
});

test('says why there is no list', async ({ launched, page, site }) => {
	for (const [name, words] of [
		['front', 'Not an article'],
		['form', 'Not an article'],
		['german', 'German'],
		['nothing-found', 'Nothing found'],
	] as const) {
		await page.goto(site.url(sample(name)));
		const popup = await openPopup(launched, page);
		await expect(popup.locator('main'), name).toContainText(words);
		await popup.close();
	}
});

test('says what went wrong and what to do, and trying again does', async ({
	context,
	launched,
	page,
	site,
}) => {
	const worker = await background(context);
	await worker.evaluate(() => {
		Object.assign(globalThis, { digest: crypto.subtle.digest });
		crypto.subtle.digest = () => Promise.reject(new Error('no digest today'));
	});
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'error');
	await expect(popup.locator('main')).toContainText('no digest today');
	await expect(popup.locator('main')).toContainText('Nothing you saved is lost');
	await worker.evaluate(() => {
		crypto.subtle.digest = (
			globalThis as unknown as { digest: SubtleCrypto['digest'] }
		).digest.bind(crypto.subtle);
	});
	await popup.getByRole('button', { name: 'Try again' }).click();
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'ready');
});

test('says that the browser’s own pages can’t be read', async ({ launched, page }) => {
	await page.goto('chrome://version/');
	const popup = await launched.context.newPage();
	await popup.goto(`chrome-extension://${launched.id}/manifest.json`);
	const tabId = await popup.evaluate(async () => {
		const { chrome } = globalThis as unknown as {
			chrome: { tabs: { query: (all: object) => Promise<{ id: number; title?: string }[]> } };
		};
		// The browser shows an extension nothing of such a tab but that there is one.
		return (await chrome.tabs.query({})).find((tab) => tab.title === undefined)?.id;
	});
	await popup.goto(`chrome-extension://${launched.id}/popup.html?tabId=${tabId}`);
	await expect(popup.locator('main')).toContainText('can’t be read');
});

test('turns off for a site and on again', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	await popup.getByText('Options').click();
	const onHere = popup.getByRole('checkbox', { name: `On for ${ledger.host}` });
	await onHere.uncheck();
	await expect(popup.locator('main')).toContainText('Turned off');
	await expect.poll(() => highlights(page)).toEqual({});
	await page.reload();
	await page.waitForTimeout(700);
	expect(await highlights(page)).toEqual({});
	await onHere.check();
	await annotated(page);
	await expect(popup.locator('main')).toHaveAttribute('data-state', 'ready');
});

test('a permission that is refused is said, and changes nothing', async ({
	context,
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(ledger));
	await annotated(page);
	const before = await highlights(page);
	const popup = await openPopup(launched, page);
	// The browser's own question, to which no script can say no.
	await popup.evaluate(() => {
		const { chrome } = globalThis as unknown as {
			chrome: { permissions: { request: () => Promise<boolean> } };
		};
		chrome.permissions.request = () => Promise.resolve(false);
	});
	await popup.getByText('Options').click();
	const all = popup.getByRole('checkbox', { name: 'On all news pages' });
	await all.click();
	await expect(popup.getByText('The browser did not allow it')).toBeVisible();
	await expect(all).not.toBeChecked();
	await popup
		.getByRole('button', { name: /^Wrong/ })
		.first()
		.click();
	await expect.poll(() => highlights(page)).not.toEqual(before);
	const other = await context.newPage();
	await other.goto(site.url(sample('harbour-post')));
	await annotated(other);
});

test('is used by keyboard throughout', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	const focused = () => popup.evaluate(() => document.activeElement?.className);
	await popup.getByRole('tab', { name: /Statements/ }).focus();
	await popup.keyboard.press('ArrowRight');
	await expect(popup.getByRole('tab', { name: /Actors/ })).toBeFocused();
	await popup.keyboard.press('ArrowLeft');
	await popup.keyboard.press('ArrowDown');
	expect(await focused()).toBe('go');
	const first = await popup.evaluate(() => (document.activeElement as HTMLElement).dataset.id);
	await popup.keyboard.press('ArrowDown');
	expect(await popup.evaluate(() => (document.activeElement as HTMLElement).dataset.id)).not.toBe(
		first,
	);
	await popup.keyboard.press('Enter');
	await expect.poll(async () => (await highlights(page)).flash?.length).toBe(1);
});

test('breaks no accessibility rule, in any colours', { tag: '@whole' }, async ({
	launched,
	page,
	site,
}) => {
	// The checker is slow on a busy machine.
	test.setTimeout(180_000);
	for (const name of ['front', 'nothing-found', 'morning-ledger'] as const) {
		await page.goto(site.url(sample(name)));
		const popup = await openPopup(launched, page);
		expect(await faults(popup), name).toEqual([]);
		if (name !== 'morning-ledger') continue;
		await popup.getByText('Options').click();
		await popup
			.getByRole('button', { name: /^Wrong/ })
			.first()
			.click();
		await popup.getByRole('button', { name: 'Show 1 removed' }).click();
		await popup.getByRole('tab', { name: /Actors/ }).click();
		await popup
			.getByRole('button', { name: /^Edit:/ })
			.first()
			.click();
		await popup.getByLabel('What to do').selectOption('split');
		expect(await faults(popup), 'actors').toEqual([]);
		await popup.keyboard.press('Escape');
		await popup.keyboard.press('?');
		expect(await faults(popup), 'keys').toEqual([]);
	}
});

test('fits a narrow window without scrolling sideways', async ({ launched, page, site }) => {
	await page.goto(site.url(ledger));
	const popup = await openPopup(launched, page);
	await popup.setViewportSize({ width: 320, height: 600 });
	expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
