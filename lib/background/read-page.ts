/** Reading a page: from its snapshot to the article with its annotations, and what is shown of the tab. */
import { addressing } from '../article/address';
import { extractFromSnapshot } from '../article/extract-snapshot';
import { textLanguage } from '../article/language';
import { layersIn, withStyles } from '../highlight/styles';
import type { PageRead, ToRead } from '../messages';
import type { Article } from '../saved';
import type { Store } from '../store/store';
import { annotate } from './annotate';
import { badge } from './badge';
import { detector } from './detector';
import { noHistory } from './edits';
import { style } from './sites';
import { isKeptIn, pageState, setPageState } from './tabs';

/** @param url the address of the tab's page */
export async function readPage(
	store: Store,
	tabId: number,
	url: string,
	{ markup, before, onDark, styles }: ToRead,
	isPrivate: boolean,
): Promise<PageRead> {
	const address = addressing.normalise(url);
	const found = extractFromSnapshot(markup, url);
	if (found.status !== 'article') {
		await notArticle(tabId, found.reason);
		return { address, extraction: found, annotated: null, styles };
	}
	const extraction = { ...found, article: believed(found.article, before, address, url) };
	const isSame = before?.isAnnotated && before.text === found.article.text;
	const annotated = isSame
		? null
		: await annotateIn(store, tabId, extraction.article, address, isPrivate);
	// With the answer, so that the browser works styles out once: for the sheet and for what it is on.
	const layers = annotated?.article ? layersIn(annotated.article) : [];
	const wanted = withStyles(styles, { kinds: found.kinds, layers });
	if (wanted !== styles) await style(tabId, wanted, onDark);
	return { address, extraction, annotated, styles: wanted };
}

/** Says of a tab's page that there is no article in it. */
export async function notArticle(tabId: number, reason: string): Promise<void> {
	await setPageState(tabId, { state: 'not-article', reason });
	await badge(tabId, null);
}

/** The article at an address that is believed: a page may name any as its own. */
function believed(
	article: Article,
	before: ToRead['before'],
	address: string,
	url: string,
): Article {
	const isOwn = addressing.domain(article.url) === addressing.domain(url);
	// Another text at another address that says it is the first: its canonical link is stale.
	const isStale =
		before !== null &&
		before.text !== article.text &&
		before.url === article.url &&
		before.address !== address;
	return isOwn && !isStale ? article : { ...article, url: address };
}

async function annotateIn(
	store: Store,
	tabId: number,
	article: Article,
	address: string,
	isPrivate: boolean,
): Promise<PageRead['annotated']> {
	const none = { article: null, history: noHistory };
	// It was being read while its site was forgotten.
	if ((await pageState(tabId))?.state === 'forgotten') return none;
	const language = textLanguage(article.text, article.lang);
	if (!language.read) {
		await setPageState(tabId, { state: 'language', lang: language.lang });
		return none;
	}
	const { annotated, history, problem, unsaved } = await annotate(
		store,
		await detector(),
		article,
		address,
		!isPrivate || (await isKeptIn(tabId, article.url)),
	);
	const state = { state: 'ready', articleId: annotated.article.id, problem } as const;
	await setPageState(tabId, state, unsaved);
	await badge(tabId, annotated);
	return { article: annotated, history };
}
