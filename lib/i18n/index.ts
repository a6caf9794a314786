/** The words of the interface, in the browser's language where we have it, else in English. */
import { createI18n } from '@wxt-dev/i18n';
import { browser } from 'wxt/browser';
import { Words } from './words';

export type { Key, PluralKey } from './keys';

let current: Words | null = null;

/** The words in use: the browser's, unless others were chosen. */
export const words = (): Words => {
	current ??= ofBrowser();
	return current;
};

/** Chooses the words where there is no browser to ask. */
export function speak(chosen: Words): void {
	current = chosen;
}

function ofBrowser(): Words {
	// A worker's thread in Firefox, or Node, where nobody chose words: nothing there is shown.
	if (!browser?.i18n) return new Words('en', (key) => key);
	const { t } = createI18n();
	const known = new Map<string, string>();
	const message = (key: string): string => {
		const read = known.get(key) ?? t(key);
		known.set(key, read);
		return read;
	};
	// The browser's own language may be one that we don't have; its messages say which they are in.
	const ours = message('locale');
	const asked = browser.i18n.getUILanguage();
	return new Words(asked.split('-')[0] === ours ? asked : ours, message);
}

/** A message with its values: `t('list.goTo', { name })`. */
export const t: Words['t'] = (key, values) => words().t(key, values);

/** The form of a message for a count: `plural('count.statements', 3)`. */
export const plural: Words['plural'] = (key, count, values) => words().plural(key, count, values);

/** "2,410" */
export const number: Words['number'] = (count) => words().number(count);

export const date: Words['date'] = (at, options) => words().date(at, options);

/** Gives a document of ours its language, direction and title. */
export function localize(title: string): void {
	const { locale, dir } = words();
	document.documentElement.lang = locale;
	document.documentElement.dir = dir;
	document.title = title;
}

/** "a, b, c", without those that are empty. */
export const commas: Words['commas'] = (parts) => words().commas(parts);
