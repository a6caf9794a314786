import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { type Launched, openPopup } from '../../scripts/extension.mjs';
import { type Copy, fillDatabase } from './database';
import { expect, outlets, sample, test } from './extension';
import { annotated, faults, highlights, looks } from './kit';

/** Opens the library of a reader who has read what the sample outlets write. */
async function open(launched: Launched, read: Copy, hash = ''): Promise<Page> {
	await fillDatabase(launched, read);
	const library = await launched.context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html${hash}`);
	await expect(library.locator('.library')).toHaveAttribute('data-articles', `${outlets.length}`);
	await expect(library.locator('.library')).toHaveAttribute('data-searchable', 'true');
	return library;
}

const list = (library: Page, name: string) => library.getByRole('region', { name, exact: true });
const count = async (library: Page) =>
	Number((await library.getByRole('heading', { level: 1 }).innerText()).replace(/\D/g, ''));
/** The statements that bars count, of each stance. */
const countedIn = async (bars: Locator) =>
	(await bars.locator('[aria-hidden]:not(.sign)').allInnerTexts())
		.map(Number)
		.reduce((sum, count) => sum + count, 0);
const search = (library: Page) => library.getByRole('searchbox', { name: 'Search' });

test('is reached from the popup, and lists what was annotated', async ({
	outletsRead,
	launched,
	page,
	site,
}) => {
	const library = await open(launched, outletsRead);
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('3 articles');
	await expect(list(library, 'Articles').getByRole('listitem')).toHaveCount(3);
	await expect(list(library, 'Articles')).toContainText('The Morning Ledger');
	await library.getByRole('link', { name: 'Statements' }).click();
	const all = await count(library);
	expect(all).toBeGreaterThan(30);
	// What stands in the database is what is counted, and only what is in view is in the document.
	expect(await list(library, 'Statements').getByRole('listitem').count()).toBeLessThan(all);
	await expect(list(library, 'Statements').locator('mark.cue').first()).toBeVisible();
	await page.goto(site.url(sample('morning-ledger')));
	const popup = await openPopup(launched, page);
	const link = popup.getByRole('link', { name: 'Library' });
	const [opened] = await Promise.all([launched.context.waitForEvent('page'), link.click()]);
	await expect(opened.getByRole('heading', { level: 1 })).toHaveText('3 articles');
});

test('counts the same statements everywhere, and shows those that are less sure when asked', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/statements');
	const listed = await count(library);
	await library.getByRole('link', { name: 'Articles', exact: true }).click();
	const articles = list(library, 'Articles').getByRole('listitem');
	await expect(articles).toHaveCount(outlets.length);
	expect(await countedIn(articles.locator('.stance-bar'))).toBe(listed);

	let read = 0;
	for (const at of outlets.keys()) {
		await articles.nth(at).locator('.open').click();
		const cards = library.locator('aside .card .cue-words');
		const marked = library.locator('.text .cue');
		await expect(cards.first()).toBeVisible();
		const sure = await cards.count();
		const inStory = library.locator('.story-place [data-own="true"] .stance-bar');
		await expect.poll(() => countedIn(inStory)).toBe(sure);
		const places = await marked.count();
		read += sure;
		await library.getByRole('button', { name: /^Show (it|them)$/ }).click();
		await expect.poll(() => cards.count()).toBeGreaterThan(sure);
		await expect.poll(() => marked.count()).toBeGreaterThan(places);
		await library.getByRole('button', { name: /^Hide (it|them)$/ }).click();
		await expect(cards).toHaveCount(sure);
		await library.goBack();
	}
	expect(read).toBe(listed);

	// Who comes for one that is less sure sees it.
	await library.goto(library.url().replace(/#.*/, '#/statements?q=is%3Aunsure'));
	await list(library, 'Statements').locator('.open').first().click();
	await expect(library.locator('aside .card.current')).toBeVisible();
	await expect(library.getByRole('button', { name: /^Hide (it|them)$/ })).toBeVisible();
});

test('searches words, phrases and fields, marks the hits, and says what it does not understand', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/statements');
	const all = await count(library);
	await search(library).fill('piracy');
	await expect.poll(() => count(library)).toBeLessThan(all);
	await expect(library.locator('mark.hit').first()).toHaveText(/^pira/i);
	for (const row of await list(library, 'Statements').getByRole('listitem').all()) {
		await expect(row.locator('mark.hit')).not.toHaveCount(0);
	}
	await search(library).fill('"uniform in piracy"');
	await expect(library.getByRole('heading', { name: 'No statements fit' })).toBeVisible();
	await search(library).fill('source:kestria stance:opposes');
	await expect.poll(() => count(library)).toBeGreaterThan(0);
	await expect(list(library, 'Statements').locator('.statement:not(.p-1)')).toHaveCount(0);
	await search(library).fill('from:kestria');
	await expect(library.locator('#search-problem')).toContainText('There is no field “from”');
	await search(library).fill('outlet:"harbour post" since:2024-03 before:2025');
	await library.getByRole('link', { name: 'Articles' }).click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('1 article');
	await expect(list(library, 'Articles')).toContainText('Harbour Post');
});

test('filters write the query; the address leads back to it; back and forward work', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/statements');
	const all = await count(library);
	const opposes = library.getByRole('button', { name: /^Opposes/ });
	const promised = Number((await opposes.innerText()).replace(/\D/g, ''));
	await opposes.click();
	await expect(search(library)).toHaveValue('stance:opposes');
	await expect.poll(() => count(library)).toBe(promised);
	await library.getByLabel('Outlet').selectOption('The Meridian');
	await expect(search(library)).toHaveValue('stance:opposes outlet:"The Meridian"');
	const both = await count(library);
	expect(both).toBeLessThan(promised);
	const address = library.url();
	await library.goBack();
	await expect.poll(() => count(library)).toBe(promised);
	await library.goBack();
	await expect.poll(() => count(library)).toBe(all);
	await library.goForward();
	await expect.poll(() => count(library)).toBe(promised);
	const other = await launched.context.newPage();
	await other.goto(address);
	await expect(search(other)).toHaveValue('stance:opposes outlet:"The Meridian"');
	await expect.poll(() => count(other)).toBe(both);
	await other.getByRole('button', { name: 'Clear the filters' }).click();
	await expect.poll(() => count(other)).toBe(all);
});

test('statements chosen together are dismissed, tagged, and brought back; pages follow', async ({
	outletsRead,
	launched,
	page,
	site,
}) => {
	const library = await open(launched, outletsRead, '#/statements?q=outlet%3Ameridian');
	await page.goto(site.url(sample('meridian')));
	await annotated(page);
	const all = await count(library);
	const cues = async () =>
		Object.entries(await highlights(page))
			.filter(([name]) => name.startsWith('cue'))
			.reduce((sum, [, words]) => sum + words.length, 0);
	const before = await cues();
	const boxes = list(library, 'Statements').getByRole('checkbox');
	await boxes.nth(0).click();
	await boxes.nth(2).click({ modifiers: ['Shift'] });
	await expect(library.getByText('3 statements chosen')).toBeVisible();
	await library.getByRole('button', { name: 'Dismiss' }).click();
	await expect.poll(() => count(library)).toBe(all - 3);
	await expect.poll(cues).toBeLessThan(before);
	await library.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => count(library)).toBe(all);
	await expect.poll(cues).toBe(before);
	await boxes.nth(1).click();
	await library.getByRole('button', { name: 'Tag…' }).click();
	await list(library, 'Statements').getByRole('combobox', { name: 'Tag' }).fill('look again');
	await library.keyboard.press('Enter');
	await expect(list(library, 'Statements').locator('.tag')).toHaveText('look again');
	await search(library).fill('tag:"look again" is:mine');
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('1 statement');
});

test('an article is deleted and brought back, and reads without its site', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/articles');
	await list(library, 'Articles')
		.getByRole('checkbox', { name: /Kestria stops/ })
		.click();
	await library.getByRole('button', { name: 'Delete' }).click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('2 articles');
	await library.keyboard.press('Control+z');
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('3 articles');
	await library.route(/^http/, (route) => route.abort());
	await list(library, 'Articles')
		.getByRole('link', { name: /Kestria stops/ })
		.click();
	await expect(library.locator('.text h1')).toContainText('Kestria stops Tolmari ship');
	await expect(library.locator('.text')).toContainText('piracy in uniform');
	const card = library.locator('.card.p-1 .go').last();
	await card.click();
	await expect(library.locator('.text .cue.current').first()).toBeInViewport();
	await library.goBack();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('3 articles');
});

test('an actor has its names, its stances over time with their table, and what outlets call it', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/actors?q=kestria');
	await list(library, 'Actors').getByRole('link', { name: 'Kestria', exact: true }).click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('Kestria');
	const by = library.getByRole('link', { name: /statements? by it$/ });
	const promised = Number((await by.innerText()).replace(/\D/g, ''));
	await expect(library.locator('.timeline').first().locator('.dot')).toHaveCount(promised);
	await library.getByRole('button', { name: 'Show as a table' }).first().click();
	await expect(library.getByRole('table').first().locator('tbody tr')).toHaveCount(promised);
	for (const { about } of outlets) {
		await expect(library.locator('.outlet')).toContainText([about.split(':')[0] ?? '']);
	}
	await by.click();
	await expect.poll(() => count(library)).toBe(promised);
});

test('articles on one event are a story, compared side by side', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/stories');
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('1 story');
	await list(library, 'Stories').locator('.open').click();
	await expect(library.getByRole('heading', { name: 'Who stands where' })).toBeVisible();
	for (const { about } of outlets) {
		await expect(library.locator('.comparison')).toContainText(about.split(':')[0] ?? '');
	}
	await library.getByRole('link', { name: '3 articles' }).click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('3 articles');
	await expect(search(library)).toHaveValue(/^story:/);
});

/** What two of the outlets tell of the same ship eight months later. */
const trial = [
	{
		host: 'morning-ledger.localhost',
		outlet: 'The Morning Ledger',
		title: 'Court in Osk frees captain of the Lady Amaranth',
		paragraphs: [
			'OSK — A court in Osk on Wednesday freed Elias Trove, the captain of the Lady Amaranth, the Tolmari ferry on which Kestria’s coast guard found 240 assault rifles under sacks of barley in March. Judge Ottilie Brandt ruled that the prosecutors had not shown that Trove knew of the weapons.',
			'Prime Minister Adela Korvin said that she regretted the verdict and would respect it. Her government had accused Tolmark of arming the Sorren Liberation Front. “The court has spoken on one man, and on nothing else,” she said.',
			'Maren Tolvik, the foreign minister of Tolmark, praised the judge for her courage and demanded that Kestria return the ship. Trove, who had been held for eight months, embraced his lawyer and said that he wanted to go home.',
		],
	},
	{
		host: 'harbour-post.localhost',
		outlet: 'Harbour Post',
		title: 'Captain Trove walks free as Osk court acquits him',
		paragraphs: [
			'Elias Trove, captain of the Lady Amaranth, walked free on Wednesday after a court in Osk acquitted him of carrying weapons to the Sorren Liberation Front. Judge Ottilie Brandt said that the prosecutors had not shown that he knew of the 240 rifles under the barley.',
			'Trove, held for eight months, embraced his lawyer. Maren Tolvik, the Tolmari foreign minister, praised the verdict of the court and demanded that Kestria return the Lady Amaranth to her owners.',
			'Prime Minister Adela Korvin regretted the verdict but said that her government would respect it. The prosecutors have until Friday to appeal against the ruling of Judge Brandt.',
		],
	},
];

test('what the outlets tell months later is a story of its own, linked as related', async ({
	context,
	launched,
	outletsRead,
	page,
	site,
}) => {
	await fillDatabase(launched, outletsRead);
	await context.route('**/verdict', (route) => {
		const { hostname } = new URL(route.request().url());
		const found = trial.find(({ host }) => host === hostname);
		const { outlet = '', title = '', paragraphs = [] } = found ?? {};
		const head = `<title>${title}</title><meta property="og:type" content="article">
			<meta property="og:site_name" content="${outlet}">
			<meta property="article:published_time" content="2024-11-20T09:00:00Z">`;
		const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
		return route.fulfill({
			contentType: 'text/html; charset=utf-8',
			body: `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`,
		});
	});
	for (const { host } of trial) {
		await page.goto(`http://${host}:${site.port}/verdict`);
		await annotated(page);
	}
	const library = await context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html#/stories`);
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('2 stories');
	const [first, second] = await list(library, 'Stories').locator('.open').all();
	if (!first || !second) throw new Error('There are no two stories.');
	const [earlier, later] = [await first.innerText(), await second.innerText()];
	await first.click();
	// Each leads to the other one, and holds none of its articles.
	const related = library.getByRole('main').getByRole('link', { name: later, exact: true });
	await expect(library.getByRole('heading', { level: 1 })).toHaveText(earlier);
	await related.click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText(later);
	await expect(library.getByRole('link', { name: earlier, exact: true })).toBeVisible();
	await expect(library.locator('.comparison')).toContainText('Harbour Post');
	await expect(library.locator('.comparison')).toContainText('The Morning Ledger');
});

test('a story is compared by what each outlet leaves out, each figure with its sentences', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/stories');
	await list(library, 'Stories').locator('.open').click();
	const gap = library.getByRole('region', { name: 'Harbour Post', exact: true });
	await expect(gap.getByRole('heading', { name: 'Does not name' })).toBeVisible();
	const missing = gap.locator('.figure', { hasText: 'Tomas Rehl' }).first();
	await missing.locator('summary').click();
	await expect(missing.locator('q').first()).toContainText('Rehl');
	// The sentence leads to its article, at the statement.
	const link = missing.locator('cite a').first();
	await expect(link).not.toContainText('Harbour Post');
	await link.click();
	await expect(library.locator('.text')).toContainText('Rehl');
	// Which shows its place in the story.
	const place = library.locator('.story-place');
	await expect(place.getByRole('listitem')).toHaveCount(3);
	await expect(place).toContainText('by date of 3 articles');
	await place.getByRole('link', { name: 'Gunboats drag our ferry away' }).click();
	await expect(place.locator('[aria-current="true"]')).toContainText('Harbour Post');
	await expect(place).toContainText('Number 1 by date');
});

test('a chart is copied as an image, and its data saved as CSV', async ({
	outletsRead,
	launched,
}) => {
	await launched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const library = await open(launched, outletsRead, '#/stories');
	await list(library, 'Stories').locator('.open').click();
	await library.bringToFront();
	await library.getByRole('button', { name: 'Copy as image' }).first().click();
	await expect(library.getByText(/^Copied as an image/)).toBeVisible();
	// The browser has it to read a little after it took it.
	const size = () =>
		library.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			if (!item?.types.includes('image/png')) return `only ${item?.types}`;
			return (await item.getType('image/png')).size;
		});
	await expect.poll(size).toBeGreaterThan(5000);
	const [download] = await Promise.all([
		library.waitForEvent('download'),
		library.getByRole('button', { name: 'Data as CSV' }).first().click(),
	]);
	const rows = readFileSync(await download.path(), 'utf8').split('\r\n');
	expect(rows[0]).toContain('Actor,Outlet,Mentions');
	expect(rows.filter((row) => row.startsWith('Tolmark,'))).toHaveLength(3);
});

test('a story is named, split and put together again, and filters what is read', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/stories');
	await list(library, 'Stories').locator('.open').click();
	await library.getByRole('button', { name: 'Name…' }).click();
	await library.getByLabel('Name of the story').fill('The ferry off Sorren');
	await library.getByRole('button', { name: 'Name it' }).click();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('The ferry off Sorren');
	await library.getByRole('checkbox', { name: /Gunboats drag/ }).click();
	await library.getByRole('button', { name: 'Split 1 article off' }).click();
	await expect(library.getByRole('link', { name: '2 articles' })).toBeVisible();
	await expect(library.getByRole('region', { name: 'Harbour Post', exact: true })).toHaveCount(0);
	await library.reload();
	await expect(library.getByRole('link', { name: '2 articles' })).toBeVisible();
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('The ferry off Sorren');
	await library.goto(library.url().replace(/#.*/, '#/articles'));
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('3 articles');
	await library.getByLabel('Story').selectOption({ label: 'The ferry off Sorren' });
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('2 articles');
	await library.getByRole('link', { name: 'Stories' }).click();
	await list(library, 'Stories').locator('.open').click();
	await library.getByRole('button', { name: 'Take your name away' }).click();
	await expect(library.getByRole('heading', { level: 1 })).not.toHaveText('The ferry off Sorren');
	await library.keyboard.press('Control+z');
	await expect(library.getByRole('heading', { level: 1 })).toHaveText('The ferry off Sorren');
});

test('an article that was split off a story is put back on its own page, and that stays', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/stories');
	await list(library, 'Stories').locator('.open').click();
	await library.getByRole('checkbox', { name: /Gunboats drag/ }).click();
	await library.getByRole('button', { name: 'Split 1 article off' }).click();
	const two = library.getByRole('link', { name: '2 articles', exact: true });
	await expect(two).toBeVisible();
	// From its own page the article that was split off is put back.
	await library.goto(library.url().replace(/#.*/, '#/articles'));
	await list(library, 'Articles')
		.getByRole('link', { name: /Gunboats drag/ })
		.click();
	await expect(library.getByText('It is in no story.')).toBeVisible();
	await library.getByRole('button', { name: 'Move 1 article…' }).click();
	await library.getByRole('button', { name: 'Move', exact: true }).click();
	const place = library.locator('.story-place');
	await expect(place.getByRole('listitem')).toHaveCount(3);
	await library.reload();
	await expect(place.getByRole('listitem')).toHaveCount(3);
	await place.getByRole('link').first().click();
	await expect(library.getByRole('link', { name: '3 articles', exact: true })).toBeVisible();
});

test('a name is split off an actor on its page, and brought back', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/actors?q=kestria');
	await list(library, 'Actors').getByRole('link', { name: 'Kestria', exact: true }).click();
	const names = library.locator('.actor-page .names');
	const before = await names.innerText();
	await library.getByRole('button', { name: 'Split…' }).click();
	const other = library.getByRole('group', { name: /names are another/ }).locator('label');
	const name = await other.first().innerText();
	await other.first().click();
	await library.getByRole('button', { name: 'Split them off' }).click();
	await expect(library.getByText(`Split ${name} from Kestria`)).toBeVisible();
	await expect(names.filter({ hasText: name })).toHaveCount(0);
	await library.getByRole('button', { name: 'Undo' }).click();
	await expect(names).toHaveText(before);
});

test('actors are merged and brought back', async ({ outletsRead, launched }) => {
	const library = await open(launched, outletsRead, '#/actors');
	const all = await count(library);
	const actors = list(library, 'Actors');
	await actors.getByRole('checkbox', { name: 'Choose: Ruta Seland', exact: true }).click();
	await actors.getByRole('checkbox', { name: 'Choose: Tomas Rehl', exact: true }).click();
	await library.getByRole('button', { name: 'Merge…' }).click();
	await library.getByRole('button', { name: 'Ruta Seland', exact: true }).click();
	await expect.poll(() => count(library)).toBe(all - 1);
	await library.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => count(library)).toBe(all);
});

test('is used by keyboard: to the search, from row to row, into an article', async ({
	outletsRead,
	launched,
}) => {
	const library = await open(launched, outletsRead, '#/statements');
	await library.keyboard.press('/');
	await expect(search(library)).toBeFocused();
	const links = list(library, 'Statements').locator('.open');
	await links.first().focus();
	await library.keyboard.press('ArrowDown');
	await expect(links.nth(1)).toBeFocused();
	await library.keyboard.press('End');
	const all = await count(library);
	await expect(library.locator(`[data-row="${all - 1}"] .open`)).toBeFocused();
	await library.keyboard.press('Enter');
	await expect(library.locator('.text')).toBeVisible();
	await expect(library.locator('.text .current').first()).toBeInViewport();
});

test('an empty library says how it is filled, a newer one that it is left alone', async ({
	launched,
}) => {
	const library = await launched.context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html`);
	await expect(library.getByRole('heading', { name: 'No articles yet' })).toBeVisible();
	// There is nothing to filter, to put in order or to export.
	for (const part of ['.filters', '.list-head select', '.list-head button']) {
		await expect(library.locator(part)).toHaveCount(0);
	}
	await library.goto(`chrome-extension://${launched.id}/manifest.json`);
	await library.evaluate(async () => {
		for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
		await new Promise<void>((resolve) => {
			const request = indexedDB.open('standpoint', 9990);
			request.onsuccess = () => {
				request.result.close();
				resolve();
			};
		});
	});
	await library.goto(`chrome-extension://${launched.id}/library.html`);
	const alert = library.getByRole('alert');
	await expect(alert).toContainText('saved by a newer version');
	await expect(alert).toContainText('Update the extension');
});

/** The words of charts that are too small to read, lie over one another or leave their chart. Runs in the page. */
function hardToRead(): string[] {
	const found: string[] = [];
	for (const chart of document.querySelectorAll<SVGSVGElement>('.timeline svg, .drawing svg')) {
		const frame = chart.closest('figure')?.getBoundingClientRect();
		const words = [...chart.querySelectorAll('text')].map((text) => ({
			said: text.textContent,
			size: Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0),
			box: text.getBoundingClientRect(),
		}));
		for (const [i, { said, size, box }] of words.entries()) {
			if (size < 11) found.push(`“${said}” is ${size} px high`);
			if (frame && (box.left < frame.left - 1 || box.right > frame.right + 1))
				found.push(`“${said}” leaves its chart`);
			for (const { said: other, box: its } of words.slice(i + 1)) {
				const isApart = box.right <= its.left || its.right <= box.left;
				// The boxes of lines of text are higher than their letters.
				if (!isApart && box.bottom - 3 > its.top && its.bottom - 3 > box.top)
					found.push(`“${said}” lies over “${other}”`);
			}
		}
	}
	return found;
}

test('breaks no accessibility rule, light and dark, and fits 320 pixels', {
	tag: '@whole',
}, async ({ outletsRead, launched }) => {
	// The checker is slow on a busy machine.
	test.setTimeout(120_000);
	const library = await open(launched, outletsRead, '#/articles?q=ship');
	const article = await library.locator('.row .open').first().getAttribute('href');
	await library.goto(library.url().replace(/#.*/, '#/stories'));
	const story = (await library.locator('.row .open').getAttribute('href')) ?? '';
	for (const hash of [
		'#/articles?q=ship',
		'#/statements?q=ship',
		'#/notes',
		'#/actors',
		article ?? '',
		`#/actor/${encodeURIComponent('gov:kestria')}`,
		'#/stories',
		story,
	]) {
		await library.evaluate((to) => {
			location.hash = to;
		}, hash);
		await expect(
			library.locator('.row, .empty, .text, .timeline, .comparison').first(),
		).toBeVisible();
		for (const width of [1200, 320]) {
			await library.setViewportSize({ width, height: 700 });
			expect(
				await library.evaluate(() => document.documentElement.scrollWidth),
				`${hash} at ${width}`,
			).toBeLessThanOrEqual(width);
			// Drawn anew for the new width.
			await expect.poll(() => library.evaluate(hardToRead), `${hash} at ${width}`).toEqual([]);
		}
		await library.setViewportSize({ width: 1200, height: 700 });
		expect(await faults(library, looks.slice(0, 2)), hash).toEqual([]);
	}
});
