import both from './highlight.css?inline';
import type { Layer } from './marks';
import dark from './on-dark.css?inline';
import light from './on-light.css?inline';
import { nameOf } from './painter';

/**
 * The style sheet of the highlights in a page.
 *
 * It is as narrow as it can be: a browser works each of its styles out for each element that it fits,
 * all of the page where it is held to no kind of element. What stands within an element that it fits
 * inherits it. Kinds are written out, for of `:is()` Chromium doesn't know what it fits.
 *
 * @param kinds of the elements that hold highlighted text, by their local names; "*" for all
 * @param onDark whether the text stands on a dark ground
 */
export function sheetFor(kinds: readonly string[], onDark: boolean): string {
	return ((onDark ? dark : light) + both).replace(/::highlight\(([\w-]+)\)/g, (_, layer: Layer) =>
		kinds.map((kind) => `${kind}::highlight(${nameOf(layer, onDark)})`).join(),
	);
}
