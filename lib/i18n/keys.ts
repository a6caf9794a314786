/** The keys of messages, as `locales/en.json` has them: a message that isn't there doesn't compile. */
import type english from '../../locales/en.json';

type Messages = typeof english;

/** "list.filters.all" of { list: { filters: { all: "…" } } }. */
type Leaves<T> = {
	[K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** Those of objects that have a form for "other". */
type Plurals<T> = {
	[K in keyof T & string]: T[K] extends string
		? never
		: T[K] extends { other: string }
			? K
			: `${K}.${Plurals<T[K]>}`;
}[keyof T & string];

/** Of a message. */
export type Key = Leaves<Messages>;
/** Of a message that has a form for each kind of count. */
export type PluralKey = Plurals<Messages>;
