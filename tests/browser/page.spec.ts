import type { Page } from '@playwright/test';
import { openPopup } from '../../scripts/extension.mjs';
import { expect, outlets, sample, test } from './extension';
import { annotated, CardOf, highlights, pointAt, select, step, tell } from './kit';

for (const outlet of outlets) {
	test(`${outlet.name}: actors and statements are highlighted, furniture is not`, async ({
		page,
		site,
	}) => {
		await page.goto(site.url(outlet));
		await annotated(page);
		const found = await highlights(page);
		const kinds = Object.keys(found).map((name) => name.replace('-on-dark', ''));
		for (const kind of ['actor', 'cue-opposes', 'cue-reports']) expect(kinds).toContain(kind);
		const outside = await page.evaluate(() =>
			[...CSS.highlights]
				.filter(([name]) => name.startsWith('standpoint-'))
				.flatMap(([, highlight]) => [...highlight])
				.filter((part) =>
					part.startContainer.parentElement?.closest('aside, nav, footer, figcaption, form'),
				)
				.map((part) => part.startContainer.textContent),
		);
		expect(outside).toEqual([]);
	});
}

test('nothing of the page is changed: no element, no attribute, no text', async ({
	page,
	site,
}) => {
	await page.addInitScript(() => {
		document.addEventListener('DOMContentLoaded', () => {
			Object.assign(window, { before: document.documentElement.outerHTML });
		});
	});
	await page.goto(site.url(sample('morning-ledger')));
	await annotated(page);
	const { before, after } = await page.evaluate(() => ({
		before: (window as unknown as { before: string }).before,
		after: document.documentElement.outerHTML,
	}));
	expect(after).toBe(before);
});

test('works under a strict content-security policy, and breaks no rule of it', async ({
	page,
	site,
}) => {
	const refused: string[] = [];
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) refused.push(message.text());
	});
	await page.goto(site.url(sample('strict-csp')));
	await annotated(page);
	await pointAt(page, 'cue-reports');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	expect(refused).toEqual([]);
});

test('follows an article that is rendered anew', async ({ page, site }) => {
	await page.goto(site.url(sample('rerender')));
	await expect(page.locator('#count')).toHaveText('1');
	await annotated(page);
	const before = await highlights(page);
	await page.getByRole('button', { name: 'Render again' }).click();
	await expect
		.poll(() =>
			page.evaluate(() =>
				[...CSS.highlights]
					.filter(([name]) => name.startsWith('standpoint-'))
					.flatMap(([, highlight]) => [...highlight])
					.every((part) => part.startContainer.isConnected),
			),
		)
		.toBe(true);
	expect(await highlights(page)).toEqual(before);
});

test('follows a single-page site when the address changes, forward and back', async ({
	page,
	site,
}) => {
	await page.goto(site.url(sample('spa')));
	await annotated(page);
	const first = await highlights(page);
	await page.locator('a[data-story]').nth(1).click();
	await expect.poll(() => highlights(page)).not.toEqual(first);
	await annotated(page);
	const second = await highlights(page);
	await page.goBack();
	await expect.poll(() => highlights(page)).toEqual(first);
	await page.goForward();
	await expect.poll(() => highlights(page)).toEqual(second);
});

test('puts its highlights back when the page clears the registry, and leaves the page’s own alone', async ({
	page,
	site,
}) => {
	await page.goto(site.url(sample('clears-highlights')));
	await annotated(page);
	const before = await highlights(page);
	await page.getByRole('button').first().click();
	// It also clears it three times on its own.
	await expect(page.locator('#count')).toHaveText('4');
	await expect.poll(() => highlights(page)).toEqual(before);
	await page.evaluate(() => {
		CSS.highlights.set('the-page', new Highlight());
	});
	await page.waitForTimeout(1200);
	expect(await page.evaluate(() => CSS.highlights.has('the-page'))).toBe(true);
});

/** The names of the highlights whose styles the page has, and (`plain`) those it doesn't have them of. */
const seen = (page: Page) =>
	page.evaluate(() => {
		const found = { plain: [] as string[], styled: [] as string[] };
		for (const [name, highlight] of CSS.highlights) {
			for (const range of highlight) {
				const { parentElement } = range.startContainer;
				if (!parentElement) continue;
				const style = getComputedStyle(parentElement, `::highlight(${name})`);
				const isStyled =
					style.textDecorationLine !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)';
				if (isStyled) found.styled.push(name);
				else found.plain.push(`${name} in ${parentElement.localName}`);
			}
		}
		return found;
	});

for (const name of ['morning-ledger', 'harbour-post', 'meridian', 'dark', 'spa']) {
	test(`whatever is highlighted is seen to be: ${name}`, async ({ page, site }) => {
		await page.goto(site.url(sample(name)));
		await annotated(page);
		await expect.poll(async () => (await seen(page)).plain).toEqual([]);
		expect((await seen(page)).styled).not.toEqual([]);
	});
}

test('what comes to be highlighted later is seen to be: the reader’s words, the place stepped to', async ({
	launched,
	page,
	site,
}) => {
	await page.goto(site.url(sample('morning-ledger')));
	await annotated(page);
	const styled = async () => (await seen(page)).styled;
	await select(page, 'met with little resistance');
	await tell(launched, page, { type: 'mark', as: 'highlight' });
	await expect.poll(styled).toContain('standpoint-mine');
	await step(launched, page, 'statement', 1);
	await expect.poll(styled).toContain('standpoint-flash');
	await expect.poll(async () => (await seen(page)).plain).toEqual([]);
});

test('tells a dark page from a light one', async ({ page, site }) => {
	for (const [name, dark] of [
		['dark', true],
		['meridian', true],
		['morning-ledger', false],
	] as const) {
		await page.goto(site.url(sample(name)));
		await annotated(page);
		const names = Object.keys(await highlights(page));
		expect(names.every((one) => one.endsWith('-on-dark') === dark)).toBe(true);
	}
});

test('pages that are no articles, or not in English, are left alone', async ({ page, site }) => {
	for (const name of ['front', 'form', 'search', 'german']) {
		await page.goto(site.url(sample(name)));
		await page.waitForTimeout(700);
		expect(await highlights(page), name).toEqual({});
	}
});

test('markup in metadata stays text', async ({ launched, page, site }) => {
	const alerts: string[] = [];
	launched.context.on('page', (opened) => {
		opened.on('dialog', (dialog) => alerts.push(dialog.message()));
	});
	await page.goto(site.url(sample('hostile-metadata')));
	await annotated(page);
	const popup = await openPopup(launched, page);
	expect(await popup.locator('header :not(h1, p, bdi)').count()).toBe(0);
	expect(await popup.locator('script:not([src]), img, iframe').count()).toBe(0);
	expect(alerts).toEqual([]);
});

test.describe('the card', () => {
	test.beforeEach(async ({ page, site }) => {
		await page.goto(site.url(sample('morning-ledger')));
		await annotated(page);
	});

	test('shows who, toward whom, the act, the cue and how sure, and goes when the pointer leaves', async ({
		page,
	}) => {
		const cue = await pointAt(page, 'cue-opposes');
		const card = await CardOf.in(page);
		await expect.poll(() => card.read()).not.toBeNull();
		const shown = await card.read();
		expect(shown?.says).toContain(cue);
		expect(shown?.says).toContain('Opposes');
		expect(shown?.says).toMatch(/\d+\s*%/);
		expect(shown?.buttons.map((name) => name.replace(/\W/g, ''))).toEqual(
			expect.arrayContaining(['Right', 'Wrong']),
		);
		await page.mouse.move(5, 5);
		await expect.poll(() => card.read()).toBeNull();
		expect(await page.locator('[data-standpoint=card]').count()).toBe(0);
	});

	test('wrong removes the highlight, and undo brings it back', async ({ page }) => {
		const before = await highlights(page);
		await pointAt(page, 'cue-opposes');
		const card = await CardOf.in(page);
		await expect.poll(() => card.read()).not.toBeNull();
		await card.press('Wrong');
		await expect
			.poll(async () => (await highlights(page))['cue-opposes']?.length ?? 0)
			.toBe((before['cue-opposes']?.length ?? 0) - 1);
		await card.press('Undo');
		await expect.poll(() => highlights(page)).toEqual(before);
	});

	test('is reached, used and left by keyboard alone', async ({ launched, page }) => {
		const before = await highlights(page);
		await step(launched, page, 'statement', 1);
		const card = await CardOf.in(page);
		await expect.poll(() => card.read()).not.toBeNull();
		const first = await card.read();
		await step(launched, page, 'statement', 1);
		await expect.poll(async () => (await card.read())?.name).not.toBe(first?.name);
		await step(launched, page, 'statement', -1);
		await expect.poll(async () => (await card.read())?.name).toBe(first?.name);
		// Close, Right, Wrong
		for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect.poll(async () => (await card.read())?.says).toContain('Removed');
		await page.keyboard.press('Enter');
		await expect.poll(async () => (await card.read())?.says).not.toContain('Removed');
		await page.keyboard.press('Escape');
		await expect.poll(() => card.read()).toBeNull();
		const { flash: _, ...after } = await highlights(page);
		expect(after).toEqual(before);
	});

	test('takes no click or key of the page', async ({ page }) => {
		await page.evaluate(() => {
			const seen: string[] = [];
			Object.assign(window, { seen });
			for (const type of ['click', 'keydown']) {
				document.body.addEventListener(type, (event) =>
					seen.push(`${type} ${event.defaultPrevented}`),
				);
			}
		});
		await pointAt(page, 'cue-opposes');
		const card = await CardOf.in(page);
		await expect.poll(() => card.read()).not.toBeNull();
		const box = await page.evaluate(() => {
			const part = [...(CSS.highlights.get('standpoint-cue-opposes') ?? [])][0];
			const range = document.createRange();
			if (part) range.setStart(part.startContainer, part.startOffset);
			return range.getBoundingClientRect().toJSON();
		});
		await page.mouse.click(box.x + 2, box.y + 5);
		await page.keyboard.press('a');
		expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
			'click false',
			'keydown false',
		]);
	});
});
