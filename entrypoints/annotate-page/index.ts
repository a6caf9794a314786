import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runInPage } from './run-in-page';

/** Runs in the pages that the reader granted, or clicked on; twice in one page it runs once. */
export default defineUnlistedScript(() => {
	const scope = globalThis as { standpointRuns?: string };
	if (scope.standpointRuns === browser.runtime.id) return;
	scope.standpointRuns = browser.runtime.id;
	runInPage();
});
