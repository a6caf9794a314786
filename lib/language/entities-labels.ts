/**
 * The labels of the entity recogniser: every token is outside a name, or begins, continues, ends or
 * alone makes up a name of a type (BILOU; Ratinov and Roth 2009,
 * https://aclanthology.org/W09-1119/).
 */

import { entityTypes } from '../annotation';

/** Label of a token outside every name; the others are `1 + 4 * type + place`. */
export const outside = 0;
export const beginPlace = 0;
export const insidePlace = 1;
export const lastPlace = 2;
export const unitPlace = 3;

export const labelCount = 1 + 4 * entityTypes.length;

/** The label of a place in a name of a type (an index into `entityTypes`). */
export function labelOf(type: number, place: number): number {
	return 1 + 4 * type + place;
}

/** Index into `entityTypes` of a label's type, -1 of `outside`. */
export function typeOf(label: number): number {
	return label === outside ? -1 : (label - 1) >> 2;
}

/** Place of a label that is not `outside`. */
export function placeOf(label: number): number {
	return (label - 1) & 3;
}

/** Whether a name goes on after this label. */
export function goesOn(label: number): boolean {
	return label !== outside && placeOf(label) <= insidePlace;
}

/** Whether `next` may stand right after `label` in the same sentence. */
export function mayFollow(label: number, next: number): boolean {
	if (goesOn(label)) {
		if (next === outside || typeOf(next) !== typeOf(label)) return false;
		return placeOf(next) === insidePlace || placeOf(next) === lastPlace;
	}
	return mayStart(next);
}

/** Whether a sentence may start with this label. */
export function mayStart(label: number): boolean {
	return label === outside || placeOf(label) === beginPlace || placeOf(label) === unitPlace;
}

/** For each label the labels that may stand before it. */
export const predecessors: readonly (readonly number[])[] = Array.from(
	{ length: labelCount },
	(_, next) =>
		Array.from({ length: labelCount }, (_, label) => label).filter((label) =>
			mayFollow(label, next),
		),
);
