import type { ArticleBundle, ExportOptions, Library } from './record';

/** Milliseconds of work after which whatever else waits gets its turn; half of a frame. */
const turn = 8;

/**
 * Makes what is to be awaited within long work, however often: it gives whatever else waits its turn
 * once that has waited for a while.
 */
export function turns(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since <= turn) return;
		await new Promise((resolve) => setTimeout(resolve));
		since = performance.now();
	};
}

/**
 * The articles of a library, with progress told, cancelling heard, and the thread given back often
 * enough that a page which exports stays alive.
 *
 * @throws the signal's reason once it is aborted
 */
export async function* paced(
	{ articles }: Library,
	{ signal, onProgress }: ExportOptions,
): AsyncGenerator<ArticleBundle> {
	const done = { articles: 0, annotations: 0 };
	const giveTurn = turns();
	for await (const bundle of articles) {
		signal?.throwIfAborted();
		yield bundle;
		done.articles++;
		done.annotations += bundle.annotations.length;
		onProgress?.({ ...done });
		await giveTurn();
	}
	signal?.throwIfAborted();
}
