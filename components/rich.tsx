import { type ComponentChildren, Fragment } from 'preact';
import { type Key, words } from '../lib/i18n';

/** A message in which elements stand for some of its `{names}`. */
export const rich = (key: Key, values: Readonly<Record<string, ComponentChildren>>) =>
	words()
		.parts<ComponentChildren>(key, values)
		.map((part, i) => <Fragment key={i}>{part}</Fragment>);
