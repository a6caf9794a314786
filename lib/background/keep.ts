/** Keeps what a private tab shows, once the reader has said so. */
import { addressing } from '../article/address';
import type { StoreProblem } from '../saved';
import { problemOf } from '../store/problem';
import type { Store } from '../store/store';
import { detector } from './detector';
import { keepIn, pageState, setPageState, tellPage, unsavedIn } from './tabs';

/**
 * Keeps the article of a tab with what the reader made of it there. From then on it is kept as in any
 * other window, for as long as the tab is open. Changes nothing where all of that is so.
 */
export async function keepTab(store: Store, tabId: number): Promise<void> {
	const [state, unsaved] = await Promise.all([pageState(tabId), unsavedIn(tabId)]);
	if (state?.state !== 'ready' || !unsaved) return;
	const { article } = unsaved;
	const { url } = article;
	let problem: StoreProblem | null = null;
	let { articleId } = state;
	try {
		const reader = await detector();
		const address = addressing.normalise(url);
		// As the page would be kept anywhere else, joined with what is known of it.
		const found = await reader.detect(article.text);
		const saved = await store.save(article, address, found, reader.version);
		articleId = saved.article.id;
		await store.adopt(articleId, unsaved);
		await keepIn(tabId, [url, articleId]);
	} catch (error) {
		problem = problemOf(error);
	}
	await setPageState(tabId, { ...state, articleId, problem }, problem ? unsaved : null);
	if (problem === null) await tellPage(tabId, { type: 'run', again: true });
}
