import type { BrowserContext, Request } from '@playwright/test';

/** What asks nobody: our own files and the browser’s, those on disk, and what is in memory. */
const own = /^(chrome|chrome-extension|file|data|blob|about):/;
/** The sample pages, and what they are made of. */
const sample = /^http:\/\/([a-z0-9.-]+\.)?localhost[:/]/;

/**
 * Watches a browser for requests that break the promise that none leaves it: any by our worker or
 * pages, and any at all beyond this machine.
 *
 * @returns those seen so far, and what ends the watching
 */
export function watchRequests(context: BrowserContext): { foreign: string[]; end: () => void } {
	const foreign: string[] = [];
	const look = (request: Request) => {
		const url = request.url();
		if (own.test(url)) return;
		if (!sample.test(url)) foreign.push(url);
		else if (hasFrame(request)) {
			if (isOurs(request)) foreign.push(url);
		} else request.response().then(() => look(request), ignore);
	};
	context.on('request', look);
	return { foreign, end: () => context.off('request', look) };
}

const ignore = () => {};

/** The driver knows of the first requests of a window that an extension opens before it knows the window. */
function hasFrame(request: Request): boolean {
	if (request.serviceWorker() || request.isNavigationRequest()) return true;
	try {
		return request.frame() !== null;
	} catch {
		return false;
	}
}

/** Whether our worker asks, or one of our pages. */
export function isOurs(request: Request): boolean {
	if (request.serviceWorker()) return true;
	// What a tab is taken to is the reader's doing.
	if (request.isNavigationRequest()) return false;
	return request.frame().url().startsWith('chrome-extension:');
}
