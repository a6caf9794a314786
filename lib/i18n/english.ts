/** English without a browser: for files whose language is fixed, the command line, and tests. */
import messages from '../../locales/en.json';
import { Words } from './words';

/** A message of a locale's file, by its key; empty where there is none. */
export function messageOf(file: object, key: string): string {
	let at: unknown = file;
	for (const part of key.split('.')) {
		at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
	}
	return typeof at === 'string' ? at : '';
}

export const english = new Words('en-GB', (key) => messageOf(messages, key));
