/**
 * What the background does on each message. Checked messages come in, answers go out; nothing here
 * is remembered between two of them but in the store and in session storage.
 */
import { browser } from 'wxt/browser';
import { addressing } from '../article/address';
import { textLanguage } from '../article/language';
import type { Answers, FromExtension, FromPage, Incoming, PageView, ToPage } from '../messages';
import type { Annotation, Judgement, StoreProblem } from '../saved';
import { StoreError } from '../store/problem';
import type { Store } from '../store/store';
import { annotate } from './annotate';
import { detector } from './detector';
import { hostOf, inject, isOff, setOff, style } from './sites';
import { announce, forgetTab, pageState, setPageState, tabsShowing, unsavedIn } from './tabs';

type Answer = Answers[keyof Answers];

/** Answers a checked message. */
export function handle(store: Store, incoming: Incoming, isPrivate: boolean): Promise<Answer> {
	return incoming.from === 'page'
		? onPage(store, incoming.tabId, incoming.url, incoming.message, isPrivate)
		: onExtension(store, incoming.message);
}

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
			const off = host === null || (await isOff(host));
			await setPageState(tabId, { state: off ? 'off' : 'loading' });
			if (off) return null;
			await style(tabId);
			return { domain: addressing.domain(url) };
		}
		case 'page/not-article':
			await setPageState(tabId, { state: 'not-article', reason: message.reason });
			return null;
		case 'page/error':
			await setPageState(tabId, { state: 'error', message: message.message });
			return null;
		case 'page/annotate': {
			const { article } = message;
			// A page may name any address as its own; only one of its own site is believed.
			const address = addressing.normalise(url);
			const isOwn = addressing.domain(article.url) === addressing.domain(url);
			const own = isOwn ? article : { ...article, url: address };
			const language = textLanguage(own.text, own.lang);
			if (!language.read) {
				const state = { state: 'language', lang: language.lang } as const;
				await setPageState(tabId, state);
				return { page: state, annotated: null };
			}
			const { annotated, problem } = await annotate(
				store,
				await detector(),
				own,
				address,
				!isPrivate,
			);
			const state = { state: 'ready', articleId: annotated.article.id, problem } as const;
			await setPageState(tabId, state, problem ? annotated : null);
			return { page: state, annotated };
		}
		case 'page/judge': {
			const state = await pageState(tabId);
			const own = state?.state === 'ready' && message.id.startsWith(`${state.articleId}#`);
			return own ? judge(store, message.id, message.judgement, tabId) : 'failed';
		}
	}
}

async function onExtension(store: Store, message: FromExtension): Promise<Answer> {
	switch (message.type) {
		case 'tab/open':
			await openTab(message.tabId);
			return viewOf(store, message.tabId);
		case 'tab/retry':
			await forgetTab(message.tabId);
			await openTab(message.tabId);
			return viewOf(store, message.tabId);
		case 'tab/view':
			return viewOf(store, message.tabId);
		case 'tab/show':
			return tellPage(message.tabId, { type: 'show', id: message.id });
		case 'judge':
			return judge(store, message.id, message.judgement, null);
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
	}
}

/** Annotates the page in a tab, unless that has happened or may not. */
export async function openTab(tabId: number): Promise<void> {
	const host = await hostIn(tabId);
	if (host !== null && (await isOff(host))) return setPageState(tabId, { state: 'off' });
	const known = await pageState(tabId);
	if (await tellPage(tabId, { type: 'run', again: !known })) {
		if (!known) await setPageState(tabId, { state: 'loading' });
		return;
	}
	// No script of ours is in the page: what we know is of another page that was in this tab.
	await setPageState(tabId, { state: 'loading' });
	try {
		await inject(tabId);
	} catch {
		await setPageState(tabId, { state: 'unreachable' });
	}
}

async function viewOf(store: Store, tabId: number): Promise<PageView> {
	const host = await hostIn(tabId);
	const page = (await pageState(tabId)) ?? { state: 'loading' };
	if (page.state !== 'ready') return { page, annotated: null, host };
	const unsaved = await unsavedIn(tabId);
	if (unsaved) return { page, annotated: unsaved, host };
	try {
		return { page, annotated: await store.read(page.articleId), host };
	} catch (error) {
		return { page: { ...page, problem: problemOf(error) }, annotated: null, host };
	}
}

/**
 * Keeps the reader's word on an annotation and lets every tab that shows it know, but for the one
 * that it was given in (`from`), which knows, and may know a later one.
 */
async function judge(
	store: Store,
	id: string,
	judgement: Judgement,
	from: number | null,
): Promise<StoreProblem | null> {
	const articleId = id.slice(0, id.lastIndexOf('#'));
	const tabs = await tabsShowing(articleId);
	const inSession = await judgeUnsaved(tabs, id, judgement);
	if (!inSession) {
		try {
			if (!(await store.judge(id, judgement))) return 'failed';
		} catch (error) {
			return problemOf(error);
		}
	}
	const others = tabs.filter((tabId) => tabId !== from);
	await Promise.all(others.map((tabId) => tellPage(tabId, { type: 'judged', id, judgement })));
	announce(tabs);
	return null;
}

/** @returns whether it stands in some tab that could not be kept, and is now judged there */
async function judgeUnsaved(tabs: number[], id: string, judgement: Judgement): Promise<boolean> {
	let done = false;
	for (const tabId of tabs) {
		const [state, unsaved] = await Promise.all([pageState(tabId), unsavedIn(tabId)]);
		if (!state || !unsaved) continue;
		const word = <A extends Annotation>(row: A): A => (row.id === id ? { ...row, judgement } : row);
		const judged = {
			...unsaved,
			statements: unsaved.statements.map(word),
			actors: unsaved.actors.map(word),
		};
		await setPageState(tabId, state, judged);
		done = true;
	}
	return done;
}

const problemOf = (error: unknown): StoreProblem =>
	error instanceof StoreError ? error.problem : 'failed';

async function hostIn(tabId: number): Promise<string | null> {
	const tab = await browser.tabs.get(tabId).catch(() => null);
	return hostOf(tab?.url);
}

/** @returns whether a script of ours is in the tab's page and did it */
export async function tellPage(tabId: number, message: ToPage): Promise<boolean> {
	try {
		return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) === true;
	} catch {
		return false;
	}
}
