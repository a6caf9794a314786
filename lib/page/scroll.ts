/** How often a page that is being scrolled is looked at, in milliseconds. */
const rest = 200;

/** Calls back while and after the page is scrolled, no more often than the reader can follow, until `signal` aborts. */
export function watchScroll(onScroll: () => void, signal: AbortSignal): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	window.addEventListener(
		'scroll',
		() => {
			timer ??= setTimeout(() => {
				timer = undefined;
				onScroll();
			}, rest);
		},
		{ signal, passive: true, capture: true },
	);
	signal.addEventListener('abort', () => clearTimeout(timer));
}
