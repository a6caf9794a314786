import type { Polarity, Span } from '../annotation';
import type { AnnotatedArticle, Annotation } from '../saved';
import { isShown, type Shown, shownAtFirst } from '../shown';

export const polarityNames: Record<`${Polarity}`, 'opposes' | 'reports' | 'supports'> = {
	'-1': 'opposes',
	'0': 'reports',
	'1': 'supports',
};

/** The kinds of highlight, each with a style of its own; later ones are painted over earlier ones. */
export const layers = [
	'mine',
	'mine-note',
	'actor',
	'words-opposes',
	'words-supports',
	'cue-reports',
	'cue-opposes',
	'cue-supports',
	'flash',
] as const;
export type Layer = (typeof layers)[number];

/** What is painted of an annotation. */
export interface Mark {
	id: string;
	type: Annotation['type'];
	/** Where a reader who steps through the annotations is taken. */
	anchor: Span;
	parts: { layer: Layer; span: Span }[];
}

/**
 * What to paint of an article, in text order: of a statement its cue, and its source, target and
 * content where it takes a side (a mere report is marked at its cue alone, for every second
 * sentence of a news article is one); of an actor its mentions; of the reader's notes their words.
 * Nothing of what the reader called wrong, does not want to see, or the page no longer holds.
 */
export function marksOf(
	{ statements, actors, notes }: AnnotatedArticle,
	shown: Shown = shownAtFirst,
): Mark[] {
	const marks: Mark[] = [];
	for (const row of statements) {
		const { id, statement, judgement, present } = row;
		if (judgement === 'wrong' || !present || !isShown(row, shown)) continue;
		const polarity = polarityNames[`${statement.polarity}`];
		const parts: Mark['parts'] = [{ layer: `cue-${polarity}`, span: statement.cue }];
		if (polarity !== 'reports') {
			// Whom the reader chose may be named far from there.
			const near = (span: Span | null) =>
				(row.edited || row.made) &&
				span &&
				(span.end < statement.sentence.start || span.start > statement.sentence.end)
					? null
					: span;
			const words = [near(statement.source), near(statement.target), ...statement.content];
			for (const span of words) if (span) parts.push({ layer: `words-${polarity}`, span });
		}
		marks.push({ id, type: 'statement', anchor: statement.cue, parts });
	}
	for (const row of actors) {
		const { id, actor, judgement, present } = row;
		const [first] = actor.mentions;
		if (judgement === 'wrong' || !present || !first || !isShown(row, shown)) continue;
		const parts = actor.mentions.map((span) => ({ layer: 'actor' as const, span }));
		marks.push({ id, type: 'actor', anchor: first, parts });
	}
	for (const row of notes) {
		const { id, kind, span, body } = row;
		// What marks an actor or a statement is shown as one.
		if (!span || kind === 'actor' || kind === 'statement' || !isShown(row, shown)) continue;
		const layer = body ? ('mine-note' as const) : ('mine' as const);
		marks.push({ id, type: 'note', anchor: span, parts: [{ layer, span }] });
	}
	return marks.sort((a, b) => a.anchor.start - b.anchor.start);
}

/** The marks that have a part at an offset: statements by their cue first, then the reader's notes, then statements by their words, then actors. */
export function marksAt(marks: readonly Mark[], offset: number): Mark[] {
	const rank = (layer: Layer) =>
		layer === 'actor' ? 3 : layer.startsWith('cue') ? 0 : layer.startsWith('mine') ? 1 : 2;
	const hits: { mark: Mark; rank: number; length: number }[] = [];
	for (const mark of marks) {
		const over = mark.parts.filter(({ span }) => span.start <= offset && offset < span.end);
		if (over.length === 0) continue;
		hits.push({
			mark,
			rank: Math.min(...over.map((part) => rank(part.layer))),
			length: Math.min(...over.map(({ span }) => span.end - span.start)),
		});
	}
	return hits.sort((a, b) => a.rank - b.rank || a.length - b.length).map((hit) => hit.mark);
}

/** A place to step to: an annotation, and which of its places it is. */
export interface Stop {
	id: string;
	span: Span;
}

/** The places of all statements, of all notes, or of all actors (every mention), in text order. */
export function stopsOf(marks: readonly Mark[], type: Annotation['type']): Stop[] {
	return marks
		.filter((mark) => mark.type === type)
		.flatMap((mark) =>
			type === 'actor'
				? mark.parts.map(({ span }) => ({ id: mark.id, span }))
				: [{ id: mark.id, span: mark.anchor }],
		)
		.sort((a, b) => a.span.start - b.span.start);
}

/**
 * The stop after (`by` 1) or before (-1) an offset, round the ends.
 *
 * @param from offset of the present stop, or null where the reader has not stepped yet
 */
export function step(stops: readonly Stop[], from: number | null, by: 1 | -1): Stop | null {
	if (stops.length === 0) return null;
	if (by === 1) {
		return stops.find((stop) => from === null || stop.span.start > from) ?? stops[0] ?? null;
	}
	const before = stops.filter((stop) => from !== null && stop.span.start < from);
	return before.at(-1) ?? stops.at(-1) ?? null;
}
