/**
 * What the background does on each message. Checked messages come in, answers go out; nothing here
 * is remembered between two of them but in the store and in session storage.
 */
import { browser } from 'wxt/browser';
import { addressing } from '../article/address';
import { historyOf, viewOf as viewKept } from '../edit/view';
import { t, words } from '../i18n';
import { parseMarkdown } from '../markdown/parse';
import type { Answers, FromExtension, FromPage, HintWords, Incoming, PageView } from '../messages';
import { problemOf } from '../store/problem';
import { type Store, unsaved } from '../store/store';
import { detector } from './detector';
import { change, noHistory, now } from './edits';
import { forgetEverything, forgetSite, forgettable, isOfBefore } from './forget';
import { keepTab } from './keep';
import { notArticle, readPage } from './read-page';
import { hostOf, inject, injectParts, isOff, setOff, style } from './sites';
import { announceAt, forgetTab, pageState, setPageState, tellPage, unsavedIn } from './tabs';
import { inTurn } from './turns';

/** An article of no page. */
const nowhere = {
	url: '',
	title: '',
	outlet: '',
	byline: null,
	published: null,
	lang: 'en',
	headline: null,
};

type Answer = Answers[keyof Answers];

const hintWords = (): HintWords => ({
	lang: words().locale,
	dir: words().dir,
	says: t('card.updated.says'),
	reload: t('card.updated.reload'),
	close: t('card.updated.close'),
});

/** Answers a checked message. */
export function handle(store: Store, incoming: Incoming, isPrivate: boolean): Promise<Answer> {
	const answer = (): Promise<Answer> =>
		incoming.from === 'page'
			? onPage(store, incoming.tabId, incoming.url, incoming.message, isPrivate)
			: onExtension(store, incoming.message);
	return keeps.has(incoming.message.type) ? inTurn(answer) : answer();
}

/** Those that may keep something of a page. */
const keeps: ReadonlySet<string> = new Set<(FromPage | FromExtension)['type']>([
	'page/may-run',
	'page/read',
	'page/edit',
	'page/undo',
	'edit',
	'undo',
	'tab/keep',
]);

async function onPage(
	store: Store,
	tabId: number,
	url: string,
	message: FromPage,
	isPrivate: boolean,
): Promise<Answer> {
	switch (message.type) {
		case 'page/may-run': {
			const host = hostOf(url);
			if (await isOfBefore(tabId, message.loaded)) {
				await setPageState(tabId, { state: 'forgotten' });
				return null;
			}
			const off = host === null || (await isOff(host));
			await setPageState(tabId, { state: off ? 'off' : 'loading' });
			if (off) return null;
			return hintWords();
		}
		case 'page/style':
			await style(tabId, message.styles, message.onDark);
			return null;
		case 'page/parts':
			await injectParts(tabId);
			return null;
		case 'page/not-article':
			await notArticle(tabId, message.reason);
			return null;
		case 'page/error':
			await setPageState(tabId, { state: 'error', message: message.message });
			return null;
		case 'page/read':
			return readPage(store, tabId, url, message, isPrivate);
		case 'page/view':
		case 'page/edit':
		case 'page/undo': {
			const state = await pageState(tabId);
			if (state?.state !== 'ready')
				return { problem: 'failed', annotated: null, history: noHistory };
			const { articleId } = state;
			if (message.type === 'page/view') return now(store, articleId, tabId);
			return change(store, articleId, message, tabId);
		}
		case 'tags':
			return store.tags().catch(() => []);
		case 'markdown':
			return parseMarkdown(message.text);
		case 'page/at':
			announceAt(tabId, message.offset);
			return null;
	}
}

async function onExtension(store: Store, message: FromExtension): Promise<Answer> {
	switch (message.type) {
		case 'tab/open':
			// Looking at it isn't asking for it to be read, and kept, again.
			if ((await pageState(message.tabId))?.state !== 'forgotten') await openTab(message.tabId);
			return viewOf(store, message.tabId);
		case 'tab/retry':
			await forgetTab(message.tabId);
			await openTab(message.tabId);
			return viewOf(store, message.tabId);
		case 'tab/view':
			return viewOf(store, message.tabId);
		case 'tab/show':
			return tellPage(message.tabId, { type: 'show', id: message.id });
		case 'edit':
		case 'undo':
			return change(store, message.articleId, message, null);
		case 'tags':
			return store.tags().catch(() => []);
		case 'markdown':
			return parseMarkdown(message.text);
		case 'example': {
			const reader = await detector();
			const article = { ...nowhere, text: message.text };
			const detection = await reader.detect(message.text);
			return viewKept(await unsaved(article, detection, reader.version));
		}
		case 'site/off': {
			const host = await hostIn(message.tabId);
			if (host !== null) {
				await setOff(host, message.off);
				if (message.off) {
					await tellPage(message.tabId, { type: 'stop' });
					await setPageState(message.tabId, { state: 'off' });
				} else {
					await forgetTab(message.tabId);
					await openTab(message.tabId);
				}
			}
			return viewOf(store, message.tabId);
		}
		case 'tab/keep':
			await keepTab(store, message.tabId);
			return viewOf(store, message.tabId);
		case 'forget/look':
			return forgettable(message.site);
		case 'forget/site':
			return forgetSite(message.site);
		case 'forget/everything':
			return forgetEverything();
	}
}

/** Annotates the page in a tab, unless that has happened or may not. */
export async function openTab(tabId: number): Promise<void> {
	const host = await hostIn(tabId);
	if (host !== null && (await isOff(host))) return setPageState(tabId, { state: 'off' });
	const known = await pageState(tabId);
	// First, so that a script which asks whether it may run is known to have been asked for.
	if (!known) await setPageState(tabId, { state: 'loading' });
	if (await tellPage(tabId, { type: 'run', again: !known })) return;
	// No script of ours is in the page: what we know is of another page that was in this tab.
	await setPageState(tabId, { state: 'loading' });
	try {
		await inject(tabId);
	} catch {
		await setPageState(tabId, { state: 'unreachable' });
	}
}

async function viewOf(store: Store, tabId: number): Promise<PageView> {
	const tab = await browser.tabs.get(tabId).catch(() => null);
	const host = hostOf(tab?.url);
	const page = (await pageState(tabId)) ?? { state: 'loading' };
	const nothing = {
		annotated: null,
		history: noHistory,
		host,
		site: host && addressing.domain(`https://${host}/`),
		isPrivate: tab?.incognito ?? false,
	};
	if (page.state !== 'ready') return { page, ...nothing };
	const held = await unsavedIn(tabId);
	if (held) {
		return { ...nothing, page, annotated: viewKept(held), history: historyOf(held.changes) };
	}
	try {
		return { page, ...nothing, ...(await store.show(page.articleId)) };
	} catch (error) {
		return { page: { ...page, problem: problemOf(error) }, ...nothing };
	}
}

async function hostIn(tabId: number): Promise<string | null> {
	const tab = await browser.tabs.get(tabId).catch(() => null);
	return hostOf(tab?.url);
}
