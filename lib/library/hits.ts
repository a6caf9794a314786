/** Where the words of a query stand in a text that is shown. */
import type { Span } from '../annotation';
import type { Clause } from './query';
import { placedWordsOf, wordsOf } from './words';

/** The places of a query's words, in text order, not overlapping. */
export function hitsIn(text: string, clauses: readonly Clause[]): Span[] {
	const phrases = clauses.flatMap((clause) =>
		clause.field === 'text' && !clause.negated
			? clause.values.map((value) => ({ words: wordsOf(value), quoted: clause.quoted }))
			: [],
	);
	if (phrases.length === 0) return [];
	const placed = placedWordsOf(text);
	const hits: Span[] = [];
	for (let at = 0; at < placed.length; at++) {
		let longest = 0;
		for (const { words, quoted } of phrases) {
			const last = words.length - 1;
			const fits = words.every((word, i) => {
				const found = placed[at + i]?.word;
				return i === last && !quoted ? found?.startsWith(word) : found === word;
			});
			if (fits) longest = Math.max(longest, words.length);
		}
		const first = placed[at];
		const last = placed[at + longest - 1];
		if (longest === 0 || !first || !last) continue;
		hits.push({ start: first.start, end: last.end });
		at += longest - 1;
	}
	return hits;
}

/** A piece of a text, and how it is to be shown. */
export interface Piece<T> {
	text: string;
	/** The layers that cover it. */
	layers: T[];
}

/**
 * Cuts a part of a text where layers begin and end. Layers may overlap one another and reach beyond
 * the part.
 */
export function pieces<T>(
	text: string,
	layers: readonly { span: Span; layer: T }[],
	part: Span = { start: 0, end: text.length },
): Piece<T>[] {
	const inside = layers.filter(({ span }) => span.start < part.end && span.end > part.start);
	const cuts = new Set([part.start, part.end]);
	for (const { span } of inside) {
		cuts.add(Math.max(part.start, span.start));
		cuts.add(Math.min(part.end, span.end));
	}
	const sorted = [...cuts].sort((a, b) => a - b);
	return sorted.slice(0, -1).map((start, i) => {
		const end = sorted[i + 1] ?? start;
		return {
			text: text.slice(start, end),
			layers: inside
				.filter(({ span }) => span.start < end && span.end > start)
				.map(({ layer }) => layer),
		};
	});
}

/** A part of a text around its first hit, cut between words; null where there is no hit. */
export function around(text: string, hits: readonly Span[], length: number): Span | null {
	const [first] = hits;
	if (!first) return null;
	const room = Math.max(0, length - (first.end - first.start));
	let start = Math.max(0, first.start - Math.floor(room / 3));
	let end = Math.min(text.length, start + length);
	if (start > 0) {
		const space = text.slice(start, first.start).search(/\s/);
		start = space < 0 ? first.start : start + space + 1;
	}
	if (end < text.length) {
		const space = text.lastIndexOf(' ', end);
		end = Math.max(first.end, space > start ? space : end);
	}
	return { start, end };
}
