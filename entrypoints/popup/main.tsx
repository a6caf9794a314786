import '../../components/list/page-list.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { PageList } from '../../components/list/page-list';

/** The tab in the address (`?tabId=7`), for a popup that is opened as a page; else the tab it hangs from. */
async function ownTab(): Promise<number | undefined> {
	const named = new URLSearchParams(location.search).get('tabId');
	if (named) return Number(named);
	const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
	return tab?.id;
}

const tabId = await ownTab();
const root = document.getElementById('root');
if (root && tabId !== undefined) render(<PageList tabId={tabId} />, root);
