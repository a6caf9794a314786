import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Shown, shownAtFirst } from '../../lib/shown';
import { loadShown, saveShown, watchShown } from '../../lib/shown-kept';

/** What the reader wants to see, the same on every page and in every list. */
export function useShown(): [Shown, (shown: Shown) => void] {
	const [shown, setShown] = useState(shownAtFirst);
	useEffect(() => {
		const life = new AbortController();
		loadShown().then(setShown);
		watchShown(setShown, life.signal);
		return () => life.abort();
	}, []);
	return [
		shown,
		(next) => {
			setShown(next);
			saveShown(next);
		},
	];
}

/** As last read, so that a list that comes back after a reload begins where it was. */
const lastRead = new Map<string, object>();

/**
 * A value that popup and side panel share for as long as the browser runs, told by a key.
 */
export function useSession<T extends object>(key: string, first: T): [T, (value: T) => void] {
	const [value, setValue] = useState((lastRead.get(key) as T | undefined) ?? first);
	useEffect(() => {
		const read = (stored: unknown) => {
			const next = { ...first, ...(stored as Partial<T> | undefined) };
			lastRead.set(key, next);
			setValue(next);
		};
		browser.storage.session.get(key).then((all) => read(all[key]));
		const listener = (changes: Record<string, { newValue?: unknown }>) => {
			if (changes[key]) read(changes[key].newValue);
		};
		browser.storage.session.onChanged.addListener(listener);
		return () => browser.storage.session.onChanged.removeListener(listener);
	}, [key]);
	return [
		value,
		(next) => {
			lastRead.set(key, next);
			setValue(next);
			browser.storage.session.set({ [key]: next });
		},
	];
}
