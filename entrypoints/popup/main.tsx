import '../../components/list/page-list.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { beginAnewWhenForgotten } from '../../components/forget/when-forgotten';
import { PageList } from '../../components/list/page-list';
import { localize, t } from '../../lib/i18n';

/** The tab in the address (`?tabId=7`), for a popup that is opened as a page; else the tab it hangs from. */
async function ownTab(): Promise<number | undefined> {
	const named = new URLSearchParams(location.search).get('tabId');
	if (named) return Number(named);
	const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
	return tab?.id;
}

const tabId = await ownTab();
localize(t('page.popup'));
beginAnewWhenForgotten();
const root = document.getElementById('root');
if (root && tabId !== undefined) render(<PageList tabId={tabId} />, root);
