/** Pages that do all they can against the extension: it reads them all the same, or leaves them alone. */
import type { Page } from '@playwright/test';
import { openPopup } from '../../../scripts/extension.mjs';
import { type Attack, answer, apart, script, show } from '../../hostile-pages';
import { readHighlights } from '../../in-page';
import { emptyDatabase } from '../database';
import { expect, sample, test } from '../extension';
import { annotated, CardOf, pointAt, rows, step } from '../kit';

// Pages here attack whatever they can reach.
test.use({ ownCopy: true });

const patient = { timeout: 20_000 };
const painted = async (page: Page) => (await apart(page, readHighlights)) ?? {};

/** The names of what is a form's own, each as a control of it. */
const controls = (names: string[]) => names.map((name) => `<input name="${name}">`).join('');

/** Puts a form with such controls around the article. */
const formAround = (inside: string) =>
	`<template id="inside">${inside}</template>${script(() => {
		const form = document.createElement('form');
		form.innerHTML = document.querySelector('#inside')?.innerHTML ?? '';
		const article = document.querySelector('article');
		article?.replaceWith(form);
		if (article) form.append(article);
	})}`;

const harmless: Record<string, Attack> = {
	'frozen prototypes': {
		head: script(() => {
			const scope = window as unknown as Record<string, { prototype?: object } | undefined>;
			for (const name of Object.getOwnPropertyNames(window)) {
				try {
					Object.freeze(scope[name]?.prototype);
				} catch {}
			}
		}),
	},
	'overridden methods': {
		body: script(() => {
			const evil = () => {
				throw new Error('overridden');
			};
			for (const { prototype } of [
				...[Node, Element, HTMLElement, Document, EventTarget, Range, Selection, Text],
				...[CharacterData, MutationObserver, Highlight, Map, Array, Promise, RegExp],
			]) {
				const all = Object.entries(Object.getOwnPropertyDescriptors(prototype));
				for (const [name, { value, configurable }] of all) {
					if (!configurable || name === 'constructor') continue;
					const own = typeof value === 'function' ? { value: evil } : { get: evil };
					Object.defineProperty(prototype, name, own);
				}
			}
		}),
	},
	'a registry of highlights that is none': {
		head: script(() => {
			Object.defineProperty(CSS, 'highlights', { value: new Map() });
			Object.assign(window, { Highlight: class {}, StaticRange: class {} });
		}),
	},
	'elements named like what a document has': {
		body: [
			...['body', 'head', 'documentElement', 'createRange', 'createElement', 'querySelector'],
			...['querySelectorAll', 'cloneNode', 'addEventListener', 'activeElement', 'title'],
		]
			.map((name) => `<img name="${name}"><form name="${name}"></form>`)
			.join(''),
	},
};

/** A form has its controls for properties: one with these leads in circles whoever walks by it. */
const namedControls = [
	...['children', 'remove', 'matches', 'closest', 'className', 'id', 'attributes', 'firstChild'],
	...['parentNode', 'parentElement', 'nextSibling', 'nodeType', 'textContent', 'isConnected'],
];

test('what a page does to its own prototypes, registry and names harms no reading, card or word', async ({
	launched,
	page,
}) => {
	test.setTimeout(60_000);
	let dismissed = 0;
	const read = async (path: string, attack: Attack) => {
		await show(page, path, attack);
		await expect.poll(() => painted(page), patient).toHaveProperty('actor');
		return painted(page);
	};
	const form = await read('/form', { body: formAround('') });
	expect(await read('/controls', { body: formAround(controls(namedControls)) })).toEqual(form);
	const clean = await read('/clean', {});
	for (const [name, attack] of Object.entries(harmless)) {
		await show(page, `/${name.replaceAll(' ', '-')}`, attack);
		await expect.poll(() => painted(page), { message: name, ...patient }).toEqual(clean);
		await step(launched, page, 'statement', 1);
		const card = await CardOf.in(page);
		await expect.poll(() => card.read(), { message: name, ...patient }).not.toBeNull();
		await card.press('Wrong');
		dismissed++;
		await expect
			.poll(
				async () =>
					(await rows(launched)).annotations.filter((row) => row.judgement === 'wrong').length,
			)
			.toBe(dismissed);
	}
});

test('a page that is nested without end is left alone and goes on', async ({ launched, page }) => {
	const attacks: Record<string, Attack> = {
		'10,000 deep': {
			body: script(() => {
				// Chromium itself breaks on some thousand boxes in one another.
				let at: Element = document.body.appendChild(document.createElement('div'));
				at.setAttribute('hidden', '');
				for (let i = 0; i < 10_000; i++) at = at.appendChild(document.createElement('div'));
				at.textContent = 'The bottom.';
			}),
		},
	};
	for (const [name, attack] of Object.entries(attacks)) {
		await show(page, `/${name.replaceAll(' ', '-')}`, attack);
		const popup = await openPopup(launched, page);
		await expect(popup.locator('main'), name).toHaveAttribute('data-state', 'not-article');
		await popup.close();
		expect(await page.evaluate(() => 1 + 1)).toBe(2);
	}
	expect((await rows(launched)).articles).toEqual([]);
});

test('a page that takes our elements’ names for its own reads nothing of what is in them', async ({
	launched,
	page,
}) => {
	await show(page, '/names', {
		head: script(() => {
			const seen: string[] = [];
			Object.assign(window, { seen });
			const look = (host: HTMLElement) => {
				if (host.shadowRoot) seen.push('open');
			};
			for (const name of ['standpoint-card', 'standpoint-bar', 'standpoint-grips']) {
				const of = class extends HTMLElement {
					constructor() {
						super();
						const internals = this.attachInternals();
						seen.push(name);
						setInterval(() => internals.shadowRoot && seen.push('read'), 20);
					}
				};
				customElements.define(name, of);
			}
			new MutationObserver((all) => {
				for (const { addedNodes } of all) for (const node of addedNodes) look(node as HTMLElement);
			}).observe(document.documentElement, { childList: true });
		}),
		body: '<standpoint-card></standpoint-card><div data-standpoint="card">Not ours</div>',
	});
	await expect.poll(() => painted(page), patient).toHaveProperty('actor');
	await step(launched, page, 'statement', 1);
	const card = await CardOf.in(page);
	await expect.poll(async () => (await card.read())?.buttons.length ?? 0).toBeGreaterThan(2);
	await page.waitForTimeout(100);
	const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
	// The one that the page itself has.
	expect(seen).toEqual(['standpoint-card']);
});

test('what a page says as if it were us is heard by nobody', async ({ launched, page }) => {
	await show(page, '/forged', {
		body: script(() => {
			const runtime = (window as unknown as { chrome?: { runtime?: unknown } }).chrome?.runtime;
			Object.assign(window, { runtime: typeof runtime });
			Object.assign(window, { standpointRuns: 'theirs', standpointParts: { CardHost: null } });
			setInterval(() => {
				for (const type of ['page/edit', 'edit', 'stop', 'toggle', 'refresh', 'run', 'changed']) {
					const edit = { do: 'judge', id: 'x', judgement: 'wrong' };
					const message = { type, token: 'forged-token', edit, again: true, tabIds: [1] };
					window.postMessage(message, '*');
					for (const target of [window, document, document.documentElement]) {
						target.dispatchEvent(new CustomEvent(type, { detail: message }));
						target.dispatchEvent(new MessageEvent('message', { data: message }));
					}
				}
				for (const type of ['pointermove', 'pointerdown', 'click', 'selectionchange', 'keydown']) {
					document.dispatchEvent(new Event(type, { bubbles: true }));
					window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
				}
			}, 20);
		}),
	});
	await expect.poll(() => painted(page), patient).toHaveProperty('actor');
	const before = await painted(page);
	expect(await page.evaluate(() => (window as unknown as { runtime: string }).runtime)).toBe(
		'undefined',
	);
	await page.waitForTimeout(500);
	expect(await painted(page)).toEqual(before);
	await step(launched, page, 'statement', 1);
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	expect((await rows(launched)).annotations.filter((row) => row.judgement !== null)).toEqual([]);
});

test('markup in every text and field stays text, in card, popup, panel, library and report', async ({
	launched,
	page,
	site,
}) => {
	const alerts: string[] = [];
	launched.context.on('dialog', (dialog) => {
		alerts.push(dialog.message());
		dialog.dismiss();
	});
	await page.goto(site.url(sample('hostile-metadata')));
	await annotated(page);
	await pointAt(page, 'actor');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	const popup = await openPopup(launched, page);
	const tab = new URL(popup.url()).searchParams.get('tabId');
	const places = [
		`sidepanel.html?tabId=${tab}`,
		'library.html',
		'library.html#/articles',
		'library.html#/actors',
		`library.html#/article/${encodeURIComponent((await rows(launched)).articles[0]?.id ?? '')}`,
	];
	const own = await launched.context.newPage();
	for (const place of places) {
		await own.goto('about:blank');
		await own.goto(`chrome-extension://${launched.id}/${place}`);
		await expect(own.getByText(/Venn|Watchdog/).first(), place).toBeVisible();
		expect(await own.locator('script:not([src]), img, iframe, svg[onload]').count(), place).toBe(0);
		expect(await own.locator('[data-hacked], a[href^="javascript:"]').count(), place).toBe(0);
	}
	expect(await popup.locator('script:not([src]), img, iframe, [data-hacked]').count()).toBe(0);
	expect(await page.locator('[data-hacked]').count()).toBe(0);
	expect(alerts).toEqual([]);
});

test('a page in a frame is not read, and one that goes elsewhere while it is read is not mixed up', async ({
	launched,
	page,
	site,
}) => {
	test.setTimeout(60_000);
	// The address in the frame is that of an article, which is read where it stands by itself.
	await show(page, '/framed', {});
	await expect.poll(() => painted(page), patient).toHaveProperty('actor');
	await emptyDatabase(launched);
	await answer(page, '/frame', '<!doctype html><iframe src="/framed"></iframe>');
	await page.goto('http://hostile.localhost/frame');
	await expect(
		page
			.frameLocator('iframe')
			.getByText(/Brannmoor/)
			.first(),
	).toBeVisible();
	await page.waitForTimeout(700);
	expect((await rows(launched)).articles).toEqual([]);
	// At every moment from before the script starts to after it has its answer.
	for (let wait = 0; wait < 240; wait += 80) {
		await page.goto(site.url(sample('harbour-post')), { waitUntil: 'commit' });
		await page.waitForTimeout(wait);
		await page.goto(site.url(sample('morning-ledger')));
		await annotated(page);
		const popup = await openPopup(launched, page);
		await expect(popup.getByRole('heading', { level: 1 })).toContainText('Kestria stops');
		await popup.close();
	}
	for (const { id, text, outlet } of (await rows(launched)).articles) {
		const isLedger = id.includes('ledger');
		expect(outlet).toBe(isLedger ? 'The Morning Ledger' : 'Harbour Post');
		expect(text.includes('Kestria stops')).toBe(isLedger);
	}
});
