import { browser } from 'wxt/browser';
import { readChanged } from '../../lib/messages';

/** Begins anew when everything was forgotten, here or in another page of ours: nothing of what was read stays. */
export function beginAnewWhenForgotten(): void {
	browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
		const from = sender as Parameters<typeof readChanged>[1];
		if (readChanged(message, from, { id: browser.runtime.id })?.type !== 'forgotten') return;
		localStorage.clear();
		location.hash = '';
		location.reload();
	});
}
