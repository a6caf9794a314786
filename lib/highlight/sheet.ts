import sheet from './highlight.css?inline';
import type { Layer } from './marks';
import { nameOf } from './painter';
import type { Styles } from './styles';

/** The colours of the sheet on either ground. */
const colours: Record<'light' | 'dark', Record<string, string>> = {
	light: {
		actor: 'rgb(90 96 110 / 55%)',
		'words-supports': 'rgb(0 95 175 / 75%)',
		'words-opposes': 'rgb(190 70 0 / 75%)',
		'cue-reports-ground': 'rgb(110 116 130 / 14%)',
		'cue-reports': 'rgb(90 96 110)',
		'cue-supports-ground': 'rgb(0 114 200 / 18%)',
		'cue-supports': 'rgb(0 95 175)',
		'cue-opposes-ground': 'rgb(213 94 0 / 18%)',
		'cue-opposes': 'rgb(190 70 0)',
		mine: 'rgb(255 214 0 / 38%)',
		'mine-line': 'rgb(150 110 0)',
		flash: 'rgb(255 214 0 / 75%)',
		'contrast-actor': '#222',
		'contrast-supports': '#003e80',
		'contrast-opposes': '#8a2c00',
	},
	dark: {
		actor: 'rgb(200 206 220 / 55%)',
		'words-supports': 'rgb(110 185 255 / 80%)',
		'words-opposes': 'rgb(255 155 90 / 80%)',
		'cue-reports-ground': 'rgb(200 206 220 / 18%)',
		'cue-reports': 'rgb(190 196 210)',
		'cue-supports-ground': 'rgb(80 165 255 / 28%)',
		'cue-supports': 'rgb(110 185 255)',
		'cue-opposes-ground': 'rgb(255 130 50 / 28%)',
		'cue-opposes': 'rgb(255 155 90)',
		mine: 'rgb(255 214 0 / 28%)',
		'mine-line': 'rgb(255 214 80)',
		flash: 'rgb(255 214 0 / 85%)',
		'contrast-actor': '#eee',
		'contrast-supports': '#a8d4ff',
		'contrast-opposes': '#ffc49c',
	},
};

/** A rule of the sheet for one layer or several. */
const rule = /((?:::highlight\([\w-]+\)[\s,]*)+)(\{[^{}]*\})/g;

/**
 * The style sheet of the highlights in a page.
 *
 * It is as narrow as it can be: a browser works each of its styles out for each element that it fits,
 * all of the page where it is held to no kind of element. What stands within an element that it fits
 * inherits it. Kinds are written out, for of `:is()` Chromium doesn't know what it fits.
 *
 * @param styles which layers, in what kinds of elements; "*" for all kinds
 * @param onDark whether the text stands on a dark ground
 */
export function sheetFor({ kinds, layers }: Styles, onDark: boolean): string {
	const colour = colours[onDark ? 'dark' : 'light'];
	return sheet
		.replace(/var\(--([\w-]+)\)/g, (whole, name: string) => colour[name] ?? whole)
		.replace(rule, (_, selectors: string, declarations: string) => {
			const named = [...selectors.matchAll(/[\w-]+(?=\))/g)].map(([layer]) => layer as Layer);
			const wanted = named.filter((layer) => layers.includes(layer));
			if (wanted.length === 0) return '';
			const names = wanted.map((layer) => nameOf(layer, onDark));
			const each = names.flatMap((name) => kinds.map((kind) => `${kind}::highlight(${name})`));
			return each.join() + declarations;
		});
}
