import '../../components/list/page-list.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { beginAnewWhenForgotten } from '../../components/forget/when-forgotten';
import { PageList } from '../../components/list/page-list';
import { localize, t } from '../../lib/i18n';

/** The tab in the address (`?tabId=7`), for a panel that is opened as a page. */
const named = new URLSearchParams(location.search).get('tabId');

/** The list of the page that the window shows, whichever that is. */
function Panel() {
	const [tabId, setTabId] = useState<number | null>(named ? Number(named) : null);
	useEffect(() => {
		if (named) return;
		let own: number | undefined;
		const look = async () => {
			const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
			own = tab?.windowId;
			setTabId(tab?.id ?? null);
		};
		const onActivated = ({ windowId }: { windowId: number }) => {
			if (windowId === own || own === undefined) look();
		};
		look();
		browser.tabs.onActivated.addListener(onActivated);
		return () => browser.tabs.onActivated.removeListener(onActivated);
	}, []);
	return tabId === null ? null : <PageList key={tabId} tabId={tabId} where="panel" />;
}

localize(t('page.panel'));
beginAnewWhenForgotten();
const root = document.getElementById('root');
if (root) render(<Panel />, root);
