/** Where the reader's words stand in a text that may have changed since. */
import { findAll } from '../anchor';
import { describe } from '../anchor/describe';
import type { Selector } from '../anchor/selector';
import type { Anchored, Annotation } from '../saved';

/** What an annotation is found again by, once the reader has said anything on it. */
export function selectorOf(row: Annotation, text: string): Selector | null {
	if (row.selector) return row.selector;
	if (row.type === 'note' || !row.present) return null;
	const span = row.type === 'statement' ? row.statement.sentence : row.actor.mentions[0];
	return span ? describe(text, span) : null;
}

/**
 * Finds the notes, and the parts of statements that the reader chose, in the text as it is now. All
 * selectors are looked for together, which is what bounds the cost.
 */
export function reanchor(rows: readonly Annotation[], text: string): Annotation[] {
	const selectors: Selector[] = [];
	for (const row of rows) for (const part of partsOf(row)) selectors.push(part.selector);
	if (selectors.length === 0) return [...rows];
	const found = findAll(text, selectors);
	let next = 0;
	const place = <A extends Anchored>(part: A): A => {
		const place = found[next++];
		return { ...part, span: place ? { start: place.start, end: place.end } : null };
	};
	return rows.map((row): Annotation => {
		if (row.type === 'note') {
			const changed = found[next]?.changed ?? false;
			const placed = place(row);
			return { ...placed, changed, present: placed.span !== null };
		}
		if (row.type !== 'statement' || !row.edited) return row;
		const cue = place(row.edited.cue);
		return { ...row, edited: { ...row.edited, cue, content: row.edited.content.map(place) } };
	});
}

function partsOf(row: Annotation): Anchored[] {
	if (row.type === 'note') return [row];
	return row.type === 'statement' && row.edited ? [row.edited.cue, ...row.edited.content] : [];
}
