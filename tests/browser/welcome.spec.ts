import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openPopup } from '../../scripts/extension.mjs';
import { root } from '../../scripts/setup.mjs';
import { expect, sample, test } from './extension';
import { annotated, CardOf, faults, pointAt, select, tell } from './kit';

const ledger = sample('morning-ledger');

async function welcome(context: BrowserContext, id: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`chrome-extension://${id}/welcome.html`);
	await expect(page.locator('.story')).toHaveAttribute('data-ready', 'true');
	return page;
}

test('the first page reads its example as an article, and what the reader writes instead', async ({
	context,
	launched,
}) => {
	const page = await welcome(context, launched.id);
	await expect(page.locator('.cue').first()).toBeVisible();
	await page.getByLabel('Write your own sentence').fill('Nothing happened in the garden.');
	await expect(page.locator('.cue')).toHaveCount(0);
	await page.getByLabel('Write your own sentence').fill('Ruritania condemned the raid by Zenda.');
	await expect(page.locator('.cue')).toHaveText(['condemned']);
	await page.locator('.cue').first().click();
	await expect(page.locator('.sheet .shown')).toContainText('Ruritania');
});

test('the three ways are offered in plain words; a bad address is told, and keys are listed on ?', async ({
	context,
	launched,
}) => {
	const page = await welcome(context, launched.id);
	await page.getByLabel('On sites that I choose').check();
	await page.getByLabel('Site', { exact: true }).fill('not a site');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('status').last()).toContainText('no address of a site');
	await page.getByRole('heading', { level: 1 }).click();
	await page.keyboard.press('?');
	const sheet = page.getByRole('dialog', { name: 'Keys' });
	await expect(sheet).toContainText('Go to the next statement on the page');
	await expect(sheet).toContainText('Alt+J');
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
});

test('the pages of ours break no accessibility rule, in any colours, at 320 px', {
	tag: '@whole',
}, async ({ context, launched, page, site }) => {
	test.setTimeout(120_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	const panel = await context.newPage();
	await panel.goto(popup.url().replace('popup.html', 'sidepanel.html'));
	await expect(panel.locator('main')).toHaveAttribute('data-state', 'ready');
	await panel.getByText('Options').click();
	await panel
		.getByRole('button', { name: /^Edit:/ })
		.first()
		.click();
	const first = await welcome(context, launched.id);
	await first.getByLabel('On sites that I choose').check();
	for (const one of [panel, first]) {
		await one.bringToFront();
		await one.setViewportSize({ width: 320, height: 700 });
		expect(await faults(one), one.url()).toEqual([]);
		// 640 is what a window of 1280 has at a zoom of 200%.
		for (const width of [640, 320]) {
			await one.setViewportSize({ width, height: 700 });
			const needed = await one.evaluate(() => document.documentElement.scrollWidth);
			expect(needed).toBeLessThanOrEqual(width);
		}
		await one.evaluate(() => {
			document.documentElement.dir = 'rtl';
		});
		expect(await one.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	}
	await first.keyboard.press('Escape');
});

test('at a zoom of 200% card, bar and form stay within the window', async ({
	launched,
	page,
	site,
}) => {
	// What a window of 1100 by 900 has then.
	const size = { width: 550, height: 450 };
	await page.setViewportSize(size);
	await page.goto(site.url(ledger));
	await annotated(page);
	const card = await CardOf.in(page);
	const isInside = async (role: string, hasToEnd: boolean) => {
		const { left, top, right, bottom } = await card.box(role);
		expect(Math.min(left, top), role).toBeGreaterThanOrEqual(0);
		expect(right, role).toBeLessThanOrEqual(size.width);
		if (hasToEnd) expect(bottom, role).toBeLessThanOrEqual(size.height);
	};
	await pointAt(page, 'cue-opposes');
	await expect.poll(() => card.read()).not.toBeNull();
	await isInside('dialog', true);
	await card.press('Edit');
	await expect.poll(() => card.named('form')).toContain('Edit statement');
	// A form may be longer than its card, which scrolls; what ends it stays in sight.
	await isInside('form', false);
	await card.press('Cancel');
	await page.keyboard.press('Escape');
	await select(page, 'met with little resistance');
	await expect.poll(() => card.named('toolbar')).toHaveLength(1);
	await isInside('toolbar', true);
	await tell(launched, page, { type: 'mark', as: 'note' });
	await expect.poll(() => card.named('form')).toContain('Note');
	await isInside('form', false);
});

test('bar, card and forms break no accessibility rule, in any colours', { tag: '@whole' }, async ({
	context,
	launched,
	page,
	site,
}) => {
	test.setTimeout(120_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	const card = await CardOf.in(page);
	const css = ['form/form.css', 'card/card.css', 'card/bar.css'].map((name) =>
		readFileSync(join(root, 'components', name), 'utf8'),
	);
	const parts: string[] = [];
	await pointAt(page, 'cue-opposes');
	await expect.poll(() => card.read()).not.toBeNull();
	expect((await card.read())?.name).toMatch(/ opposes .*: /);
	parts.push(await card.html('card'));
	await card.press('Edit');
	await expect.poll(() => card.named('form')).toContain('Edit statement');
	parts.push(await card.html('card'));
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await select(page, 'met with little resistance');
	await expect.poll(() => card.named('toolbar')).toHaveLength(1);
	parts.push(await card.html('bar'));
	await tell(launched, page, { type: 'mark', as: 'note' });
	await expect.poll(() => card.named('form')).toContain('Note');
	parts.push(await card.html('card'));
	// What a checker can't reach in a closed root is looked at outside, with the same styles.
	const bench = await context.newPage();
	await bench.setContent(
		`<!doctype html><html lang="en"><title>Parts</title><style>:root{color-scheme:light dark}</style>
		<main><h1>Parts</h1>${parts.map((_, i) => `<div id="p${i}"></div>`).join('')}</main></html>`,
	);
	await bench.evaluate(
		([parts, css]) => {
			for (const [i, html] of parts.entries()) {
				const root = document.getElementById(`p${i}`)?.attachShadow({ mode: 'open' });
				const sheet = css
					.join('\n')
					.replace(/:host\s*{[^}]*}/g, '')
					.replaceAll('fixed', 'static');
				if (root) root.innerHTML = `<style>${sheet}</style>${html}`;
			}
		},
		[parts, css] as const,
	);
	expect(await faults(bench)).toEqual([]);
});
