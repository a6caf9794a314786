/** Pages made to do harm: the sample article with something put into it. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** The build for the samples is granted this host. */
const origin = 'http://hostile.localhost';
const ledger = new URL('./fixtures/pages/morning-ledger.html', import.meta.url);

export interface Attack {
	/** HTML at the beginning of the head. */
	head?: string;
	/** HTML at the end of the body. */
	body?: string;
}

/** Shows the article under this path, with an attack in it; each path is an article of its own. */
export async function show(page: Page, path: string, attack: Attack): Promise<void> {
	const clean = await readFile(ledger, 'utf8');
	const body = clean
		.replace(/<link[^>]*canonical[^>]*>/, '')
		.replace('<head>', () => `<head>${attack.head ?? ''}`)
		.replace('</body>', () => `${attack.body ?? ''}</body>`);
	await answer(page, path, body);
	await page.goto(origin + path);
}

/** Answers for an address of the host. */
export async function answer(page: Page, path: string, body: string): Promise<void> {
	const contentType = 'text/html; charset=utf-8';
	await page.route(origin + path, (route) => route.fulfill({ contentType, body }));
}

/** A script that the page runs. */
export const script = (work: () => void) => `<script>(${work})()</script>`;

/** Runs something in a world of its own, where nothing that the page's scripts did reaches. */
export async function apart<T>(page: Page, work: () => T): Promise<T> {
	const session = await page.context().newCDPSession(page);
	const { frameTree } = await session.send('Page.getFrameTree');
	const { executionContextId } = await session.send('Page.createIsolatedWorld', {
		frameId: frameTree.frame.id,
		worldName: 'apart',
	});
	const { result } = await session.send('Runtime.evaluate', {
		contextId: executionContextId,
		expression: `(${work})()`,
		returnByValue: true,
	});
	await session.detach();
	return result.value as T;
}
