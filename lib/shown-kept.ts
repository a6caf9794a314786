/** What the reader wants to see, remembered in the browser. */
import { browser } from 'wxt/browser';
import { type Shown, shownAtFirst } from './shown';

const key = 'shown';

const read = (value: unknown): Shown => ({
	...shownAtFirst,
	...(value as Partial<Shown> | undefined),
});

export async function loadShown(): Promise<Shown> {
	return read((await browser.storage.local.get(key))[key]);
}

export async function saveShown(shown: Shown): Promise<void> {
	await browser.storage.local.set({ [key]: shown });
}

/** Calls back whenever it changes, here or elsewhere, until `signal` aborts. */
export function watchShown(onChange: (shown: Shown) => void, signal: AbortSignal): void {
	const listener = (changes: Record<string, { newValue?: unknown }>) => {
		if (changes[key]) onChange(read(changes[key].newValue));
	};
	browser.storage.local.onChanged.addListener(listener);
	signal.addEventListener('abort', () => browser.storage?.local.onChanged.removeListener(listener));
}
