import { browser } from 'wxt/browser';
import { t } from '../../lib/i18n';
import { openPanel } from '../../lib/platform';
import type { AnnotatedArticle } from '../../lib/saved';
import { ExportButton } from '../export/export-button';
import { thisPage } from '../export/scopes';
import { openHelp } from '../help/help-sheet';

/** Where else one can go from here. */
export function Links({
	where,
	annotated,
}: {
	where: 'popup' | 'panel';
	/** Null where there is no article. */
	annotated: AnnotatedArticle | null;
}) {
	return (
		<nav class="links" aria-label="Standpoint">
			<a class="link" href="/library.html" target="_blank" rel="noreferrer">
				{t('common.library')}
			</a>
			{annotated && <ExportButton class="link" scope={() => thisPage(annotated)} />}
			{where === 'popup' && (
				<button type="button" class="link" onClick={leaveForPanel}>
					{t('list.sidePanel')}
				</button>
			)}
			<button type="button" class="link" onClick={openHelp}>
				{t('common.keys')}
			</button>
			<a class="link" href="/welcome.html" target="_blank" rel="noreferrer">
				{t('list.howItWorks')}
			</a>
		</nav>
	);
}

/** Opens the side panel of this window and leaves the popup, as the browser lets only a click do. */
async function leaveForPanel(): Promise<void> {
	await openPanel(windowId);
	window.close();
}

/** Known before the click: what is awaited after it, the browser may not take for the click's doing. */
let windowId: number | undefined;
browser.windows?.getCurrent().then(({ id }) => {
	windowId = id;
});
