/**
 * Notices what a page does after it has loaded: text that comes late or is rendered anew, an
 * address that changes without a load, a registry of highlights that is cleared.
 */

/** Milliseconds without a change after which a page counts as settled, and the longest wait for it. */
const quiet = 300;
const longest = 900;

/** How often the registry of highlights is looked at, in milliseconds; a look costs microseconds. */
const registryCheck = 1000;

export interface Watcher {
	/** The page's nodes have changed, and have settled. */
	onSettled: () => void;
	/** The address has changed; its nodes may not have yet. */
	onAddress: () => void;
	/** Time to see whether our highlights are still registered. */
	onTick: () => void;
}

/** Watches until `signal` aborts. */
export function watchPage(watcher: Watcher, signal: AbortSignal): void {
	const settle = settler(watcher.onSettled);
	const observer = new MutationObserver(settle.touch);
	observer.observe(document, { childList: true, subtree: true, characterData: true });

	let address = location.href;
	const onMove = () => {
		if (location.href === address) return;
		address = location.href;
		watcher.onAddress();
		// A site that had rendered the new page before it changed the address changes no node after.
		settle.touch();
	};
	const moves: EventTarget = 'navigation' in window ? window.navigation : window;
	moves.addEventListener('currententrychange', onMove, { signal });
	window.addEventListener('popstate', onMove, { signal });
	window.addEventListener('pageshow', settle.touch, { signal });

	const tick = setInterval(() => {
		if (!document.hidden) watcher.onTick();
	}, registryCheck);

	signal.addEventListener('abort', () => {
		observer.disconnect();
		settle.cancel();
		clearInterval(tick);
	});
}

/** Calls `done` once `touch` has not been called for `quiet`, or has gone on for `longest`. */
function settler(done: () => void) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last = 0;
	let first = 0;
	const fire = () => {
		const now = performance.now();
		const due = Math.min(last + quiet, first + longest);
		// One timer that is looked at when it rings, for a page may change a thousand times a second.
		if (now < due) {
			timer = setTimeout(fire, due - now);
			return;
		}
		timer = undefined;
		done();
	};
	return {
		touch: () => {
			last = performance.now();
			if (timer !== undefined) return;
			first = last;
			timer = setTimeout(fire, quiet);
		},
		cancel: () => clearTimeout(timer),
	};
}
