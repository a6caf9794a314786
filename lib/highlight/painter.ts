import type { Span } from '../annotation';
import type { TextMap } from '../article';
import { type Layer, layers, type Mark } from './marks';

/**
 * The registry of highlights is shared with the page and with other extensions: all of our names
 * begin with this, and no other is ever touched.
 */
export const prefix = 'standpoint-';

/** Paints with the CSS Custom Highlight API: no element is wrapped, no attribute written. */
export class Painter {
	/** What we put into the registry, to be found there as long as nobody cleared it. */
	private painted = new Map<string, Highlight>();

	/**
	 * Replaces what is painted.
	 *
	 * @param map leads from the text to the live page
	 * @param onDark true where the text stands on a dark ground
	 */
	paint(marks: readonly Mark[], map: TextMap, onDark: boolean): void {
		const ranges = new Map<Layer, StaticRange[]>();
		for (const { parts } of marks) {
			for (const { layer, span } of parts) {
				const list = ranges.get(layer) ?? [];
				ranges.set(layer, list);
				for (const range of map.rangesOf(span)) list.push(new StaticRange(range));
			}
		}
		const next = new Map<string, Highlight>();
		for (const [layer, list] of ranges) {
			const highlight = new Highlight(...list);
			highlight.priority = layers.indexOf(layer);
			next.set(nameOf(layer, onDark), highlight);
		}
		this.replace(next);
	}

	/** Shows one place, the one that the reader asked for, until `unflash`. */
	flash(span: Span, map: TextMap, onDark: boolean): void {
		this.unflash();
		const name = nameOf('flash', onDark);
		const highlight = new Highlight(...map.rangesOf(span).map((range) => new StaticRange(range)));
		highlight.priority = layers.length;
		CSS.highlights.set(name, highlight);
		this.painted.set(name, highlight);
	}

	/** Ends the flash. */
	unflash(): void {
		for (const name of [nameOf('flash', true), nameOf('flash', false)]) {
			if (this.painted.delete(name)) CSS.highlights.delete(name);
		}
	}

	/** Puts back what the page took out of the registry. @returns whether anything was missing */
	restore(): boolean {
		let missing = false;
		for (const [name, highlight] of this.painted) {
			if (CSS.highlights.get(name) === highlight) continue;
			CSS.highlights.set(name, highlight);
			missing = true;
		}
		return missing;
	}

	clear(): void {
		this.replace(new Map());
	}

	private replace(next: Map<string, Highlight>): void {
		for (const [name, highlight] of this.painted) {
			// Another copy of us may have painted under the same name since; that one's stays.
			if (!next.has(name) && CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
		}
		for (const [name, highlight] of next) CSS.highlights.set(name, highlight);
		this.painted = next;
	}
}

/** Whether anything of ours is painted in this page, by whichever copy of us. */
export const isPainted = (): boolean =>
	[...CSS.highlights.keys()].some((name) => name.startsWith(prefix));

/** The name of a layer's highlight in the registry. */
export const nameOf = (layer: Layer | 'flash', onDark: boolean): string =>
	`${prefix}${layer}${onDark ? '-on-dark' : ''}`;

/**
 * Whether text in an element stands on a dark ground: by the colour of the first ancestor that has
 * one, else by that of the text itself (a page may paint its ground with an image).
 */
export function isOnDark(element: Element): boolean {
	let at: Element | null = element;
	// A form is where its control named "parentElement" is: nobody climbs for ever.
	for (let depth = 0; at && depth < 1000; depth++, at = at.parentElement) {
		const ground = luminance(getComputedStyle(at).backgroundColor);
		if (ground !== null) return ground < 0.4;
	}
	const ink = luminance(getComputedStyle(element).color);
	return ink !== null && ink > 0.6;
}

/**
 * Roughly how light a computed colour is, between 0 and 1.0; null where it is mostly transparent or
 * not written as rgb(), as computed colours of the older colour syntaxes are.
 */
function luminance(color: string): number | null {
	const [r, g, b, alpha = 1] = (/^rgba?\(([^)]*)\)/.exec(color)?.[1] ?? '')
		.split(/[,/ ]+/)
		.filter(Boolean)
		.map(Number);
	if (r === undefined || g === undefined || b === undefined || alpha < 0.5) return null;
	return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
}
