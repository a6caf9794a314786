import { browser } from 'wxt/browser';
import type { AnnotatedArticle } from '../saved';
import { isShown } from '../shown';
import { loadShown } from '../shown-kept';

/**
 * Shows on the toolbar button how many stances are taken on a tab's page, of those that the reader
 * wants to see; nothing where null.
 */
export async function badge(tabId: number, annotated: AnnotatedArticle | null): Promise<void> {
	const shown = await loadShown();
	const count = annotated?.statements.filter(
		(row) =>
			row.judgement !== 'wrong' &&
			row.present &&
			row.statement.polarity !== 0 &&
			isShown(row, shown),
	).length;
	// The tab may have closed meanwhile.
	try {
		await browser.action.setBadgeBackgroundColor({ tabId, color: '#3d4656' });
		await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
		await browser.action.setBadgeText({ tabId, text: count ? String(count) : '' });
	} catch {}
}
