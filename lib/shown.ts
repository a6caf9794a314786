/** What of the annotations the reader wants to see, on pages and in lists. */
import { likely } from './annotation';
import type { Annotation } from './saved';

export interface Shown {
	/** Least confidence of a detected statement, between 0 and 1.0. */
	least: number;
	statements: boolean;
	actors: boolean;
	notes: boolean;
	/** Nothing but what the reader made, edited, confirmed or wrote on. */
	onlyMine: boolean;
	/** The bar on selected text. */
	bar: boolean;
}

/**
 * What is shown until the reader says otherwise: what is more likely right than not, by the list in
 * docs/detection.md.
 */
export const shownAtFirst: Shown = {
	least: likely,
	statements: true,
	actors: true,
	notes: true,
	onlyMine: false,
	bar: true,
};

/** Whether the reader has made, edited, confirmed or written on it. */
export function isMine(row: Annotation): boolean {
	if (row.type === 'note' || row.made) return true;
	const edited = row.type === 'statement' && row.edited !== null;
	return edited || row.judgement === 'right' || row.note !== '' || row.tags.length > 0;
}

/** Whether an annotation is among what the reader wants to see. */
export function isShown(row: Annotation, shown: Shown): boolean {
	if (row.type === 'note') return shown.notes;
	if (shown.onlyMine && !isMine(row)) return false;
	if (row.type === 'actor') return shown.actors;
	return shown.statements && (isMine(row) || row.statement.confidence >= shown.least);
}
