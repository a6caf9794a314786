import type { AnnotatedArticle } from '../saved';
import { type Layer, type Mark, marksOf } from './marks';

/** Where a page has the styles of highlights: those of each of these layers, in elements of each of these kinds. */
export interface Styles {
	/** Local names of elements. */
	kinds: string[];
	layers: Layer[];
}

export const noStyles: Styles = { kinds: [], layers: [] };

/** Both together; `styles` itself where it has all that is wanted. */
export function withStyles(styles: Styles, wanted: Styles): Styles {
	const kinds = wanted.kinds.filter((kind) => !styles.kinds.includes(kind));
	const layers = wanted.layers.filter((layer) => !styles.layers.includes(layer));
	if (kinds.length === 0 && layers.length === 0) return styles;
	return { kinds: [...styles.kinds, ...kinds], layers: [...styles.layers, ...layers] };
}

/** The layers that marks have parts in. */
export const layersOf = (marks: readonly Mark[]): Layer[] => [
	...new Set(marks.flatMap(({ parts }) => parts.map(({ layer }) => layer))),
];

/** The layers of what is shown of an article at first. */
export const layersIn = (article: AnnotatedArticle): Layer[] => layersOf(marksOf(article));
