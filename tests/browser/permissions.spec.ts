import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../scripts/extension.mjs';
import { findBrowser, root } from '../../scripts/setup.mjs';
import { faultsOf } from '../package';
import { expect, sample, test } from './extension';
import { annotated, highlights } from './kit';

/** What `wxt build` makes, and the stores get. */
const packed = join(root, '.output', 'chrome-mv3');

test('the packed extension asks for no site, and for no more than it uses', () => {
	const manifest = JSON.parse(readFileSync(join(packed, 'manifest.json'), 'utf8'));
	expect(manifest.permissions.sort()).toEqual([
		'activeTab',
		'alarms',
		'contextMenus',
		'scripting',
		'sidePanel',
		'storage',
		'unlimitedStorage',
	]);
	expect(manifest.host_permissions).toBeUndefined();
	expect(manifest.incognito).toBe('spanning');
	expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
});

test('the packed extension runs nothing but its own files', () => {
	expect(faultsOf(packed)).toEqual([]);
});

test('a click on the toolbar button annotates this page, and no other', async ({ site }) => {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('No browser is installed: run `node scripts/setup.mjs`.');
	const launched = await launch({ executablePath, extension: packed });
	try {
		// Once installed it shows its first page, in front of whatever is open then.
		const first = () => launched.context.pages().find((page) => /welcome/.test(page.url()));
		await expect.poll(first).toBeDefined();
		await first()?.close();
		const other = await launched.context.newPage();
		await other.goto(site.url(sample('meridian')));
		const page = await launched.context.newPage();
		await page.goto(site.url(sample('morning-ledger')));
		await page.waitForTimeout(700);
		expect(await highlights(page)).toEqual({});

		const session = await launched.context.browser()?.newBrowserCDPSession();
		const targets = await session?.send('Target.getTargets', { filter: [{ type: 'tab' }] });
		const tab = targets?.targetInfos.find(({ url }) => url === page.url());
		// Playwright's types don't know this method yet: it presses the button as a reader does.
		const send = session?.send.bind(session) as unknown as (
			method: string,
			params: object,
		) => Promise<void>;
		await send('Extensions.triggerAction', { id: launched.id, targetId: tab?.targetId });
		await annotated(page);
		expect(await highlights(other)).toEqual({});
	} finally {
		await launched.close();
	}
});
