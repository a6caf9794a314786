import { expect, type Page, test } from '@playwright/test';
import { say } from '../../scripts/progress.mjs';
import { type Attack, apart, script, show } from '../hostile-pages';
import { readHighlights } from '../in-page';
import { Victim } from './victim';

let victim: Victim;
test.beforeAll(async () => {
	victim = await Victim.start();
});
test.afterAll(() => victim.close());

/** The longest time for which a page stood still from now on, in milliseconds, as its own clock has it. */
const watch = script(() => {
	let last = performance.now();
	const own = window as unknown as { longest: number };
	own.longest = 0;
	document.addEventListener('DOMContentLoaded', () => {
		last = performance.now();
		setInterval(() => {
			own.longest = Math.max(own.longest, performance.now() - last);
			last = performance.now();
		}, 5);
	});
});

async function stateOf(page: Page): Promise<string> {
	const tabs = (await victim.ask({ type: 'tab/view', tabId: await victim.tabId(page) })) as {
		page: { state: string; reason?: string };
	};
	return [tabs.page.state, tabs.page.reason ?? ''].join(' ').trim();
}

const attacks: Record<string, { attack: Attack; state: RegExp }> = {
	'1 million nodes': {
		attack: {
			body: script(() => {
				const hold = document.body.appendChild(document.createElement('div'));
				hold.hidden = true;
				hold.innerHTML = '<b></b>'.repeat(1_000_000);
			}),
		},
		state: /^not-article too-many-nodes$/,
	},
	'10,000 deep': {
		attack: {
			body: script(() => {
				let at: Element = document.body.appendChild(document.createElement('div'));
				at.setAttribute('hidden', '');
				for (let i = 0; i < 10_000; i++) at = at.appendChild(document.createElement('div'));
			}),
		},
		state: /^not-article too-deep$/,
	},
	'1,000 mutations a second': {
		attack: {
			body: script(() => {
				const at = document.querySelector('article')?.appendChild(document.createElement('p'));
				let n = 0;
				setInterval(() => {
					for (let i = 0; i < 10; i++) if (at) at.textContent = `Tick ${n++}`;
				}, 10);
			}),
		},
		state: /^ready$/,
	},
	'an article of 5 MB': {
		attack: {
			body: script(() => {
				const story = document.querySelector('article');
				const words = 'The minister condemned the raid, and Halvern thanked the crew for it. ';
				for (let i = 0; i < 250; i++) {
					const p = document.createElement('p');
					p.textContent = `${words.repeat(300)} ${i}`;
					story?.append(p);
				}
			}),
		},
		state: /^not-article too-many-nodes$/,
	},
};

for (const [name, { attack, state }] of Object.entries(attacks)) {
	test(name, async () => {
		test.setTimeout(300_000);
		const page = await victim.context.newPage();
		const before = Date.now();
		await show(page, `/${name.replace(/\W+/g, '-')}`, { ...attack, head: watch });
		await expect.poll(() => stateOf(page), { timeout: 240_000 }).toMatch(state);
		const took = Date.now() - before;
		const found = await stateOf(page);
		if (found === 'ready') {
			await expect
				.poll(() => apart(page, readHighlights), { timeout: 20_000 })
				.toHaveProperty('actor');
			// And it stays readable while it goes on.
			await page.waitForTimeout(5000);
			expect(await apart(page, readHighlights)).toHaveProperty('actor');
		}
		const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
		say(
			`${name}: ${found} after ${took} ms; the page stood still for ${Math.round(longest)} ms at most`,
		);
		await page.close();
		// The extension goes on for other pages.
		const other = await victim.context.newPage();
		await show(other, `/after-${name.replace(/\W+/g, '-')}`, {});
		await expect
			.poll(() => apart(other, readHighlights), { timeout: 60_000 })
			.toHaveProperty('actor');
		await other.close();
	});
}
