import { browser } from 'wxt/browser';
import type { AnnotatedArticle } from '../saved';

/** Shows on the toolbar button how many stances are taken on a tab's page; nothing where null. */
export async function badge(tabId: number, annotated: AnnotatedArticle | null): Promise<void> {
	const count = annotated?.statements.filter(
		({ judgement, present, statement }) =>
			judgement !== 'wrong' && present && statement.polarity !== 0,
	).length;
	// The tab may have closed meanwhile.
	try {
		await browser.action.setBadgeBackgroundColor({ tabId, color: '#3d4656' });
		await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
		await browser.action.setBadgeText({ tabId, text: count ? String(count) : '' });
	} catch {}
}
