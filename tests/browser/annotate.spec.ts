import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { type Launched, openPopup, tabIdOf } from '../../scripts/extension.mjs';
import { root } from '../../scripts/setup.mjs';
import { expect, sample, test } from './extension';
import {
	annotated,
	background,
	CardOf,
	type Chrome,
	highlights,
	killer,
	killWorker,
	pointAt,
	rows,
	select,
	step,
	tell,
} from './kit';

const ledger = sample('morning-ledger');
const notes = (popup: Page) => popup.getByRole('tab', { name: /^Notes/ });
const own = async (page: Page) => {
	const { mine = [], 'mine-note': written = [] } = await highlights(page);
	return [...mine, ...written];
};

/** How many painted stances take a side. */
const stances = (found: Record<string, string[]>): number =>
	(found['cue-opposes']?.length ?? 0) + (found['cue-supports']?.length ?? 0);

/** What stands on the toolbar button for a page. */
async function badgeText(launched: Launched, page: Page): Promise<string> {
	const [tabId, worker] = await Promise.all([
		tabIdOf(launched, page),
		background(launched.context),
	]);
	return worker.evaluate(
		(tabId) => (globalThis as unknown as { chrome: Chrome }).chrome.action.getBadgeText({ tabId }),
		tabId,
	);
}

/** Selects words and says by the bar what they are. @returns once the form for it is open */
async function markAs(page: Page, words: string, as: string, form: string): Promise<CardOf> {
	await select(page, words);
	const card = await CardOf.in(page);
	await expect.poll(() => card.named('toolbar')).toHaveLength(1);
	await card.press(as);
	await expect.poll(() => card.named('form')).toContain(form);
	return card;
}

test.beforeEach(async ({ page, site }) => {
	await page.goto(site.url(ledger));
	await annotated(page);
});

test('words selected with the mouse are highlighted by the bar, kept, and nothing of ours stays in the page', async ({
	launched,
	page,
}) => {
	const box = await page.evaluate(() => {
		const node = [...document.querySelectorAll('article p')].find((p) =>
			p.textContent.startsWith('Rear Admiral'),
		);
		node?.scrollIntoView({ block: 'center', behavior: 'instant' });
		const range = document.createRange();
		if (node?.firstChild) {
			range.setStart(node.firstChild, 0);
			range.setEnd(node.firstChild, 12);
		}
		return range.getBoundingClientRect().toJSON();
	});
	await page.mouse.move(box.left + 1, box.top + box.height / 2);
	await page.mouse.down();
	await page.mouse.move(box.right - 1, box.top + box.height / 2, { steps: 4 });
	await page.mouse.up();
	const card = await CardOf.in(page);
	await expect.poll(() => card.named('toolbar')).toHaveLength(1);
	await card.press('Highlight');
	await expect.poll(() => own(page)).toEqual(['Rear Admiral']);
	await expect.poll(() => page.locator('[data-standpoint=bar]').count()).toBe(0);
	await page.reload();
	await expect.poll(() => own(page)).toEqual(['Rear Admiral']);
	const kept = (await rows(launched)).annotations.filter((row) => row.type === 'note');
	expect(kept).toHaveLength(1);
});

test('bar and card are dark where the reader wants it dark', async ({ page }) => {
	const card = await CardOf.in(page);
	const grounds = async () => {
		await select(page, 'met with little resistance');
		await expect.poll(() => card.named('toolbar')).toHaveLength(1);
		const bar = await card.ground('toolbar');
		await page.keyboard.press('Escape');
		await page.evaluate(() => getSelection()?.removeAllRanges());
		await pointAt(page, 'cue-opposes');
		await expect.poll(() => card.read()).not.toBeNull();
		const ground = await card.ground('dialog');
		await page.keyboard.press('Escape');
		return { bar, ground };
	};
	const light = await grounds();
	expect(light.ground).toBe(light.bar);
	await page.mouse.move(5, 5);
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = await grounds();
	expect(dark.ground).toBe(dark.bar);
	expect(dark.bar).not.toBe(light.bar);
});

test('a note is written by keyboard alone, its Markdown shown safely, its tags offered again', async ({
	launched,
	page,
}) => {
	await select(page, 'met with little resistance');
	await tell(launched, page, { type: 'mark', as: 'note' });
	const card = await CardOf.in(page);
	await expect.poll(() => card.named('form')).toContain('Note');
	await page.keyboard.type('Who **counted**? <img src=x onerror=alert(1)>');
	await page.keyboard.press('Tab');
	await page.keyboard.type('check');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => own(page)).toEqual(['met with little resistance']);
	const popup = await openPopup(launched, page);
	await notes(popup).click();
	const item = popup.getByRole('tabpanel').getByRole('listitem');
	await expect(item.locator('strong')).toHaveText('counted');
	await expect(item).toContainText('<img src=x onerror=alert(1)>');
	await expect(popup.locator('img')).toHaveCount(0);
	await expect(item.locator('.tag')).toHaveText('check');
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	await popup
		.getByRole('button', { name: /^Edit:/ })
		.first()
		.click();
	await popup.getByLabel('What to do').selectOption('write');
	await expect(popup.locator('datalist option')).toHaveAttribute('value', 'check');
});

test('a stance is marked with source, target and side, and stands among the statements', async ({
	launched,
	page,
}) => {
	const card = await markAs(page, 'an honest neighbour', 'Stance', 'This is a stance');
	expect(await card.named('combobox')).toContain('Who');
	await page.keyboard.press('Control+Enter');
	await expect
		.poll(async () => (await highlights(page))['cue-opposes'])
		.toContain('an honest neighbour');
	const popup = await openPopup(launched, page);
	const item = popup
		.getByRole('listitem')
		.filter({ has: popup.locator('mark', { hasText: 'an honest neighbour' }) });
	await expect(item).toHaveCount(1);
	await item.getByRole('button', { name: /^Edit:/ }).click();
	await item.getByRole('radio', { name: 'Supports' }).check();
	await item.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(async () => (await highlights(page))['cue-supports'])
		.toContain('an honest neighbour');
});

test('words are marked as an actor, new or known, and stand among the actors; undo takes it back', async ({
	launched,
	page,
}) => {
	await markAs(page, 'an honest neighbour', 'Actor', 'This is an actor');
	await page.keyboard.press('Control+Enter');
	const painted = async () => (await highlights(page)).actor?.includes('an honest neighbour');
	await expect.poll(painted).toBe(true);
	const popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	const made = popup.getByRole('listitem').filter({ hasText: 'an honest neighbour' });
	await expect(made).toHaveCount(1);
	await page.reload();
	await expect.poll(painted).toBe(true);
	await popup.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(painted).not.toBe(true);
	await expect(made).toHaveCount(0);
});

test('a statement is edited: its side, its ends by keyboard; it stays so, and goes back', async ({
	launched,
	page,
}) => {
	const words = await pointAt(page, 'cue-opposes');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	await card.press('Edit');
	await expect.poll(() => card.named('form')).toContain('Edit statement');
	await card.press('End a word later');
	await page.keyboard.press('Control+Enter');
	await expect
		.poll(async () => (await highlights(page))['cue-opposes']?.[0] ?? '')
		.toMatch(new RegExp(`^${words}\\W+\\w+$`));
	const edited = (await highlights(page))['cue-opposes'];
	await page.reload();
	await expect.poll(async () => (await highlights(page))['cue-opposes']).toEqual(edited);
	const popup = await openPopup(launched, page);
	await popup.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(async () => (await highlights(page))['cue-opposes']?.[0]).toBe(words);
});

test('the ends of a statement’s words are dragged, from word to word', async ({ page }) => {
	const words = await pointAt(page, 'cue-opposes');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	await card.press('Edit');
	await expect.poll(() => card.named('form')).toContain('Edit statement');
	await expect(page.locator('[data-standpoint=grips]')).toHaveCount(1);
	// Where the cue ends, and the middle of the second word after it on the same line.
	const way = await page.evaluate(() => {
		const [part] = CSS.highlights.get('standpoint-flash') ?? [];
		if (!part) throw new Error('Nothing is shown as being edited');
		const node = part.endContainer as Text;
		const after = [...node.data.slice(part.endOffset).matchAll(/[a-z]{3,}/gi)];
		const boxOf = (start: number, end: number) => {
			const range = document.createRange();
			range.setStart(node, start);
			range.setEnd(node, end);
			return range.getBoundingClientRect();
		};
		const end = boxOf(part.endOffset - 1, part.endOffset);
		for (const match of after) {
			const from = part.endOffset + match.index;
			const box = boxOf(from, from + match[0].length);
			if (box.top !== end.top) break;
			return { from: end.toJSON(), to: box.toJSON(), word: match[0] };
		}
		throw new Error('No word follows on this line');
	});
	await page.mouse.move(way.from.right, way.from.bottom + 8);
	await page.mouse.down();
	await page.mouse.move(way.to.right - 1, way.to.bottom + 8, { steps: 6 });
	await page.mouse.up();
	await expect
		.poll(async () => (await highlights(page)).flash?.[0] ?? '')
		.toMatch(new RegExp(`^${words}.*${way.word}$`));
	expect(await page.evaluate(() => String(getSelection()))).toBe('');
	await card.press('Save');
	await expect
		.poll(async () => (await highlights(page))['cue-opposes']?.[0] ?? '')
		.toMatch(new RegExp(`^${words}.*${way.word}$`));
	await expect(page.locator('[data-standpoint=grips]')).toHaveCount(0);
});

test('text that comes late is read when it has come', async ({ page }) => {
	await page.evaluate(() => {
		const before = [...document.querySelectorAll('article p')].find((p) =>
			p.textContent.startsWith('Rear Admiral'),
		);
		const paragraph = document.createElement('p');
		paragraph.id = 'late';
		paragraph.textContent =
			'Later in the evening Kestria condemned the statement, and called for an inquiry into it.';
		before?.after(paragraph);
	});
	const found = () =>
		page.evaluate(
			() =>
				[...CSS.highlights]
					.filter(([name]) => name.startsWith('standpoint-'))
					.flatMap(([, highlight]) => [...highlight])
					.filter(({ startContainer }) => startContainer.parentElement?.id === 'late').length,
		);
	expect(await found()).toBe(0);
	await expect.poll(found, { timeout: 5000, intervals: [50] }).toBeGreaterThan(0);
});

test('an article that was updated since is said so, with what changed', async ({
	launched,
	page,
	site,
}) => {
	// As if it had been read yesterday.
	const helper = await launched.context.newPage();
	await helper.goto(`chrome-extension://${launched.id}/manifest.json`);
	await helper.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('standpoint');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const articles = database.transaction('articles', 'readwrite').objectStore('articles');
		await new Promise<void>((resolve, reject) => {
			const read = articles.getAll();
			read.onsuccess = () => {
				for (const row of read.result)
					articles.put({ ...row, openedAt: row.openedAt - 86_400_000 });
				articles.transaction.oncomplete = () => resolve();
			};
			read.onerror = () => reject(read.error);
		});
		database.close();
	});
	await helper.close();
	const fresh = 'The ministry of Ruritania added a statement late in the evening.';
	await page.route(site.url(ledger), async (route) => {
		const file = join(root, 'tests/fixtures/pages/morning-ledger.html');
		const body = readFileSync(file, 'utf8').replace(
			/<p>Rear Admiral[\s\S]*?<\/p>/,
			`<p>${fresh}</p>`,
		);
		await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
	});
	await page.reload();
	await annotated(page);
	const popup = await openPopup(launched, page);
	const revision = popup.locator('details.revision');
	await revision.getByText('Updated since you read it').click();
	await expect(revision.locator('ins')).toHaveText([fresh]);
	await expect(revision.locator('del')).toHaveCount(1);
	await expect(revision.locator('del')).toContainText('Rear Admiral');
});

test('an actor renamed everywhere goes by that name in a later article; undo and redo outlive the popup', async ({
	launched,
	page,
	site,
}) => {
	let popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	const go = (name: string) => popup.locator('.go').filter({ hasText: name });
	await popup
		.getByRole('button', { name: 'Edit: Actor: Kestria', exact: true })
		.or(popup.getByRole('button', { name: 'Edit: Kestria', exact: true }))
		.click();
	await popup.getByLabel('Name', { exact: true }).fill('Republic of Kestria');
	await popup.getByLabel('Everywhere').check();
	await popup.getByRole('button', { name: 'Save' }).click();
	await expect(go('Republic of Kestria')).toHaveCount(1);
	await popup.close();
	await page.goto(site.url(sample('harbour-post')));
	await annotated(page);
	popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	await expect(go('Republic of Kestria')).toHaveCount(1);
	await page.goto(site.url(ledger));
	await annotated(page);
	await popup.close();
	popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	await popup.getByRole('button', { name: 'Undo' }).click();
	await expect(go('Republic of Kestria')).toHaveCount(0);
	await popup.close();
	popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).click();
	await popup.getByRole('button', { name: 'Redo' }).click();
	await expect(go('Republic of Kestria')).toHaveCount(1);
});

test('actors are retyped, split, merged and hidden by keyboard alone, without losing the focus; and all of it undone', async ({
	launched,
	page,
}) => {
	const before = await highlights(page);
	const popup = await openPopup(launched, page);
	await popup.getByRole('tab', { name: /^Actors/ }).press('Enter');
	const items = popup.getByRole('tabpanel').getByRole('listitem');
	const item = (name: string) =>
		items.filter({ has: popup.locator('bdi').getByText(name, { exact: true }) });
	const edit = async (name: string, deed: string) => {
		await item(name)
			.getByRole('button', { name: /^Edit:/ })
			.press('Enter');
		await expect(popup.getByLabel('What to do')).toBeFocused();
		await popup.getByLabel('What to do').selectOption(deed);
	};
	const save = async () => {
		await popup.keyboard.press('Control+Enter');
		await expect(popup.getByLabel('What to do')).toHaveCount(0);
		await expect.poll(() => popup.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
	};
	const all = await items.count();
	await edit('Tolmark', 'retype');
	await popup.getByLabel(/^What it is/).selectOption('group');
	await save();
	await expect(item('Tolmark')).toContainText('Group');
	await edit('Adela Korvin', 'split');
	await popup.getByRole('checkbox', { name: 'Ms Korvin', exact: true }).press('Space');
	await save();
	await expect(items).toHaveCount(all + 1);
	await expect(item('Ms Korvin')).toHaveCount(1);
	await edit('Ms Korvin', 'merge');
	await popup.getByLabel(/^The same as/).selectOption({ label: 'Adela Korvin' });
	await save();
	await expect(items).toHaveCount(all);
	await edit('Tolmark', 'hide');
	await save();
	await expect(items).toHaveCount(all - 1);
	expect((await highlights(page)).actor).not.toEqual(before.actor);
	for (let step = 0; step < 4; step++) {
		const done = await popup.locator('.undo').innerText();
		await popup.keyboard.press('Control+z');
		await expect(popup.locator('.undo')).not.toHaveText(done, { useInnerText: true });
	}
	await expect(items).toHaveCount(all);
	await expect.poll(() => highlights(page)).toEqual(before);
});

test('in a right-to-left article the card stands at its words, and stepping jumps where motion is not wanted', async ({
	launched,
	page,
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.evaluate(() => {
		document.documentElement.dir = 'rtl';
	});
	await pointAt(page, 'cue-opposes');
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	const { left, right } = await card.box('dialog');
	expect(left).toBeGreaterThanOrEqual(0);
	expect(right).toBeLessThanOrEqual(1100);
	await page.keyboard.press('Escape');
	await page.evaluate(() => {
		scrollTo({ top: 0, behavior: 'instant' });
		const tops = new Set<number>();
		Object.assign(window, { tops });
		addEventListener('scroll', () => tops.add(Math.round(scrollY)));
	});
	for (let i = 0; i < 6; i++) await step(launched, page, 'statement', 1);
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
	await page.waitForTimeout(300);
	// A smooth scroll would have passed dozens of places.
	expect(
		await page.evaluate(() => (window as unknown as { tops: Set<number> }).tops.size),
	).toBeLessThanOrEqual(6);
});

test('a note whose words the page no longer has is listed with them, and comes back', async ({
	launched,
	page,
	site,
}) => {
	await select(page, 'met with little resistance');
	await tell(launched, page, { type: 'mark', as: 'highlight' });
	await expect.poll(() => own(page)).toHaveLength(1);
	const cut = async (route: Route) => {
		const file = join(root, 'tests/fixtures/pages/morning-ledger.html');
		const body = readFileSync(file, 'utf8').replace(/<p>Rear Admiral[\s\S]*?<\/p>/, '');
		await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
	};
	await page.route(site.url(ledger), cut);
	await page.reload();
	await annotated(page);
	const popup = await openPopup(launched, page);
	await notes(popup).click();
	const item = popup.getByRole('tabpanel').getByRole('listitem');
	await expect(item).toContainText('met with little resistance');
	await expect(item).toContainText('Not on the page now');
	expect(await own(page)).toEqual([]);
	await page.unroute(site.url(ledger), cut);
	await page.reload();
	await expect.poll(() => own(page)).toEqual(['met with little resistance']);
	await expect(item).not.toContainText('Not on the page now');
});

test('a worker killed while a note is kept keeps it, once', async ({ launched, page }) => {
	const session = await killer(launched);
	await page.bringToFront();
	const card = await CardOf.in(page);
	for (const words of ['met with little resistance', 'staging the find']) {
		await select(page, words);
		await expect.poll(() => card.named('toolbar')).toHaveLength(1);
		await Promise.all([card.press('Highlight'), killWorker(session)]);
		await expect.poll(() => own(page), { timeout: 10_000 }).toContain(words);
	}
	const kept = (await rows(launched)).annotations.filter((row) => row.type === 'note');
	expect(kept).toHaveLength(2);
});

test('what is shown follows the slider and the switches, and is remembered', async ({
	launched,
	page,
}) => {
	const before = await highlights(page);
	const popup = await openPopup(launched, page);
	await popup.getByText('Options').click();
	await popup.getByLabel('Actors', { exact: true }).uncheck();
	await expect.poll(async () => (await highlights(page)).actor).toBeUndefined();
	await popup.getByLabel('How sure at least').fill('95');
	const cues = (found: Record<string, string[]>) =>
		Object.entries(found).flatMap(([name, words]) => (name.startsWith('cue') ? words : []));
	await expect
		.poll(async () => cues(await highlights(page)).length)
		.toBeLessThan(cues(before).length);
	await popup.getByLabel('Only mine').check();
	await expect.poll(() => highlights(page)).toEqual({});
	await popup.reload();
	await popup.getByText('Options').click();
	await expect(popup.getByLabel('Only mine')).toBeChecked();
	await popup.getByLabel('Only mine').uncheck();
	await popup.getByLabel('Actors', { exact: true }).check();
	await popup.getByLabel('How sure at least').fill('60');
	await expect.poll(() => highlights(page)).toEqual(before);
});

test('what is hidden since it is less sure is counted, shown and hidden again: in list, page and badge', async ({
	launched,
	page,
}) => {
	const before = await highlights(page);
	const popup = await openPopup(launched, page);
	const items = popup.getByRole('tabpanel').getByRole('listitem');
	const hidden = popup.getByText(/^\d+ statements that are less than 60% sure are hidden/);
	const count = Number((await hidden.innerText()).match(/^\d+/)?.[0]);
	const listed = await items.count();
	await popup.getByRole('button', { name: 'Show them' }).click();
	await expect(items).toHaveCount(listed + count);
	await expect.poll(async () => stances(await highlights(page))).toBeGreaterThan(stances(before));
	const all = stances(await highlights(page));
	await expect.poll(() => badgeText(launched, page)).toBe(String(all));
	await popup.getByRole('button', { name: 'Hide them' }).press('Enter');
	await expect(items).toHaveCount(listed);
	await expect(popup.getByRole('button', { name: 'Show them' })).toBeFocused();
	await expect.poll(() => highlights(page)).toEqual(before);
	await expect.poll(() => badgeText(launched, page)).toBe(String(stances(before)));
});

test('the side panel follows the page, searches, and shares its filter with the popup', async ({
	launched,
	page,
}) => {
	const popup = await openPopup(launched, page);
	const panel = await launched.context.newPage();
	await panel.goto(popup.url().replace('popup.html', 'sidepanel.html'));
	await expect(panel.locator('main')).toHaveAttribute('data-state', 'ready');
	const here = panel.locator('[aria-current=location]');
	await page.bringToFront();
	await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
	await expect(here).toHaveCount(1);
	const first = await here.locator('.go').getAttribute('data-id');
	await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
	await expect(here.locator('.go')).not.toHaveAttribute('data-id', first ?? '');
	const items = panel.getByRole('tabpanel').getByRole('listitem');
	const all = await items.count();
	await panel.getByRole('searchbox').fill('eskeland sailors');
	await expect.poll(() => items.count()).toBeLessThan(all);
	for (const text of await items.allTextContents()) expect(text).toMatch(/sailors/i);
	await expect(popup.getByRole('searchbox')).toHaveValue('eskeland sailors');
});

test('the badge counts the stances, and a page that is no article has none', async ({
	launched,
	page,
	site,
}) => {
	const found = stances(await highlights(page));
	await expect.poll(() => badgeText(launched, page)).toBe(String(found));
	await page.goto(site.url(sample('form')));
	await page.waitForTimeout(700);
	expect(await badgeText(launched, page)).toBe('');
});

test('the page is not harmed: keys typed to us stay ours, all others and what is copied stay the page’s', async ({
	launched,
	page,
}) => {
	await page.evaluate(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		for (const type of ['keydown', 'keyup', 'input', 'paste', 'copy']) {
			document.addEventListener(type, (event) => {
				const { key = '' } = event as KeyboardEvent;
				seen.push(`${type} ${key} ${event.defaultPrevented}`.replace('  ', ' '));
			});
		}
		document.addEventListener('copy', () => {
			Object.assign(window, { copied: String(getSelection()) });
		});
	});
	const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
	const card = await CardOf.in(page);
	await select(page, 'met with little resistance');
	await expect.poll(() => card.named('toolbar')).toHaveLength(1);
	await page.keyboard.press('Control+c');
	expect(await page.evaluate(() => (window as unknown as { copied?: string }).copied)).toBe(
		'met with little resistance',
	);
	expect((await seen()).filter((one) => !one.endsWith('false'))).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	expect(
		await page.locator('[data-standpoint=bar]').evaluate((host) => getComputedStyle(host).display),
	).toBe('none');
	await page.emulateMedia({ media: 'screen' });
	await tell(launched, page, { type: 'mark', as: 'note' });
	await expect.poll(() => card.named('form')).toContain('Note');
	await page.evaluate(() => {
		(window as unknown as { seen: string[] }).seen.length = 0;
	});
	await page.keyboard.type('abc');
	expect(await seen()).toEqual([]);
	await page.keyboard.press('Escape');
	await expect.poll(() => page.locator('[data-standpoint=card]').count()).toBe(0);
	await page.keyboard.press('x');
	expect((await seen()).filter((one) => !one.includes('Escape'))).toEqual([
		'keydown x false',
		'keyup x false',
	]);
	expect(await page.evaluate(() => document.documentElement.outerHTML.includes('standpoint'))).toBe(
		false,
	);
});
