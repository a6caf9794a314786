/** Several at once: tabs that write the same rows, and everything that shows them. */
import type { Page } from '@playwright/test';
import { openPopup } from '../../../scripts/extension.mjs';
import { expect, sample, test } from '../extension';
import { annotated, CardOf, highlights, rows, select, step, tell } from '../kit';

const ledger = sample('morning-ledger');

interface Asked {
	chrome: {
		runtime: { sendMessage: (message: object) => Promise<{ answer: { problem: string | null } }> };
	};
}

/** Asks the background from a page of ours, as the popup does. */
const ask = (own: Page, messages: object[]) =>
	own.evaluate(
		async (messages) =>
			Promise.all(
				messages.map(async (message) => {
					const { chrome } = globalThis as unknown as Asked;
					return (await chrome.runtime.sendMessage(message)).answer.problem;
				}),
			),
		messages,
	);

for (const tabs of [2, 5]) {
	test(`${tabs} tabs write the same article and the same actor at once, and nothing is lost or doubled`, async ({
		context,
		launched,
		page,
		site,
	}) => {
		test.setTimeout(60_000);
		const pages = [page];
		while (pages.length < tabs) pages.push(await context.newPage());
		// The fragments tell the tabs apart: a tab is found by its address.
		await Promise.all(pages.map((one, tab) => one.goto(`${site.url(ledger)}#${tab}`)));
		for (const one of pages) await annotated(one);
		const before = await rows(launched);
		expect(before.articles).toHaveLength(1);
		const articleId = before.articles[0]?.id ?? '';
		const actor = before.annotations.find((row) => row.type === 'actor') as unknown as {
			id: string;
			actor: { key: string | null; name: string };
		};
		// Each tab marks words of its own by its own script, all at the same time.
		const words = ['met with little', 'Rear Admiral', 'Sorren militants', 'the crew', 'the find'];
		const mine = words.slice(0, tabs);
		for (const [i, one] of pages.entries()) await select(one, mine[i] ?? '');
		const marking = pages.map((one) => tell(launched, one, { type: 'mark', as: 'highlight' }));
		// And pages of ours rename one actor, each ten times, and judge one statement.
		const own = await Promise.all(pages.map(() => context.newPage()));
		const statement = before.annotations.find((row) => row.type === 'statement')?.id ?? '';
		const edits = own.map(async (one, tab) => {
			await one.goto(`chrome-extension://${launched.id}/manifest.json`);
			const messages = Array.from({ length: 10 }, (_, n) => ({
				type: 'edit',
				articleId,
				token: `token-${tab}-${n}`,
				edit: {
					do: 'actor',
					id: `edit-${tab}-${n}`,
					actor: { actor: actor.id, key: actor.actor.key, name: actor.actor.name },
					here: false,
					change: { what: 'rename', name: `Name ${tab} ${n}` },
				},
			}));
			const judge = { do: 'judge', id: statement, judgement: tab % 2 ? 'right' : 'wrong' };
			return ask(one, [
				...messages,
				{ type: 'edit', articleId, token: `token-judge-${tab}`, edit: judge },
			]);
		});
		const problems = (await Promise.all(edits)).flat();
		await Promise.all(marking);
		expect(problems).toHaveLength(11 * tabs);
		expect(problems.filter((problem) => problem !== null)).toEqual([]);
		await expect
			.poll(async () => (await rows(launched)).annotations.filter((row) => row.type === 'note'))
			.toHaveLength(tabs);
		const [any] = own;
		if (!any) throw new Error('There is no page of ours.');
		const { changes, actorEdits } = await any.evaluate(
			() =>
				new Promise<{ changes: string[]; actorEdits: string[] }>((resolve) => {
					const request = indexedDB.open('standpoint');
					request.onsuccess = () => {
						const transaction = request.result.transaction(['changes', 'actorEdits']);
						const all = (name: string) => transaction.objectStore(name).getAll();
						const [changes, edits] = [all('changes'), all('actorEdits')];
						transaction.oncomplete = () => {
							request.result.close();
							resolve({
								changes: changes.result.map(({ id }) => id),
								actorEdits: edits.result.map(({ id }) => id),
							});
						};
					};
				}),
		);
		// Of each edit one change, and of each name one row.
		expect(new Set(changes).size).toBe(changes.length);
		expect(changes).toHaveLength(12 * tabs);
		expect(actorEdits).toHaveLength(10 * tabs);
		const after = await rows(launched);
		expect(after.articles).toHaveLength(1);
		expect(new Set(after.annotations.map(({ id }) => id)).size).toBe(after.annotations.length);
		// Every tab comes to show the same.
		const shown = async (one: Page) => {
			const { flash: _, ...rest } = await highlights(one);
			return rest;
		};
		await expect.poll(async () => (await shown(page)).mine?.toSorted()).toEqual(mine.toSorted());
		const first = await shown(page);
		for (const one of pages) await expect.poll(() => shown(one)).toEqual(first);
	});
}

test('popup, panel and library open together show the same after each word', async ({
	context,
	launched,
	page,
	site,
}) => {
	test.setTimeout(60_000);
	await page.goto(site.url(ledger));
	await annotated(page);
	const popup = await openPopup(launched, page);
	const panel = await context.newPage();
	await panel.goto(popup.url().replace('popup.html', 'sidepanel.html'));
	const library = await context.newPage();
	await library.goto(`chrome-extension://${launched.id}/library.html#/statements`);
	const listed = (own: Page) => own.getByRole('listitem').count();
	await expect.poll(() => listed(panel)).toBe(await listed(popup));
	const heading = library.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText(/^[1-9]\d* statements$/);
	const number = async () => Number((await heading.textContent())?.split(' ')[0]);
	const all = await number();
	for (const own of [popup, panel]) {
		const count = await listed(popup);
		const kept = await number();
		await own.bringToFront();
		await own
			.getByRole('button', { name: /^Wrong/ })
			.first()
			.click();
		await expect.poll(() => listed(popup)).toBe(count - 1);
		await expect.poll(() => listed(panel)).toBe(count - 1);
		await library.bringToFront();
		await expect.poll(number).toBe(kept - 1);
	}
	await page.bringToFront();
	await step(launched, page, 'statement', 1);
	const card = await CardOf.in(page);
	await expect.poll(() => card.read()).not.toBeNull();
	const count = await listed(popup);
	await card.press('Wrong');
	await expect.poll(() => listed(popup)).toBe(count - 1);
	await expect.poll(() => listed(panel)).toBe(count - 1);
	await library.bringToFront();
	await expect.poll(number).toBe(all - 3);
});
