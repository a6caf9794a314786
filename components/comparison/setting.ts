import { createContext } from 'preact';
import type { Comparison } from '../../lib/coverage/comparison';

/** What a comparison is shown in. */
export interface Setting {
	comparison: Comparison;
	/** All sentences are written out at once, for a page without scripts. */
	still: boolean;
	/** Makes the charts' elements; never shown itself. */
	document: Document;
	/** Width of charts in CSS pixels; null for the width that there is, which only a page can tell. */
	width: number | null;
	/** Where a sentence leads, or null where it leads nowhere. */
	linkTo(article: string, start: number, end: number): string | null;
	/** Copies and saves a chart; null where nothing can run. */
	share: {
		image(chart: SVGSVGElement, title: string): void;
		csv(csv: string, title: string): void;
	} | null;
}

export const SettingContext = createContext<Setting | null>(null);
