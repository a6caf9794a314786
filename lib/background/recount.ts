import { watchShown } from '../shown-kept';
import type { Store } from '../store/store';
import { badge } from './badge';
import { now } from './edits';
import { readyTabs } from './tabs';

/** How long the reader's hand rests on the slider before the badges follow, in milliseconds. */
const rest = 300;

/** Counts anew on every tab's badge whenever the reader wants to see more of it, or less. */
export function recountWhenShown(store: Store): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const recount = async () => {
		for (const { tabId, articleId } of await readyTabs()) {
			const { annotated } = await now(store, articleId, tabId);
			if (annotated) await badge(tabId, annotated);
		}
	};
	watchShown(() => {
		clearTimeout(timer);
		timer = setTimeout(recount, rest);
	}, new AbortController().signal);
}
