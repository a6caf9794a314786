import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, hitsIn, pieces } from './hits';
import { parseQuery } from './query';

const hits = (text: string, query: string) =>
	hitsIn(text, parseQuery(query).clauses).map(({ start, end }) => text.slice(start, end));

test('the words of a query are found as the index finds them', () => {
	const text = 'Zenda’s cease-fire: the Ceasefire held, a cease in name.';
	expect(hits(text, 'cease')).toEqual(['cease', 'Ceasefire', 'cease']);
	expect(hits(text, '"cease fire"')).toEqual(['cease-fire']);
	expect(hits(text, '"cease"')).toEqual(['cease', 'cease']);
	expect(hits(text, 'cease "cease fire"')).toEqual(['cease-fire', 'Ceasefire', 'cease']);
	expect(hits(text, '-cease source:cease')).toEqual([]);
	expect(hits('Ça suffit', 'ca')).toEqual(['Ça']);
});

const spans = fc.array(
	fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({
		span: { start: Math.min(a, b), end: Math.max(a, b) + 1 },
		layer: `${a}-${b}`,
	})),
	{ maxLength: 8 },
);

test('pieces put together are the text, each with the layers over it', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 41, maxLength: 60 }), spans, (text, layers) => {
			const cut = pieces(text, layers);
			expect(cut.map((piece) => piece.text).join('')).toBe(text);
			let at = 0;
			for (const piece of cut) {
				for (let i = at; i < at + piece.text.length; i++) {
					const over = layers.filter(({ span }) => span.start <= i && i < span.end);
					expect(piece.layers).toEqual(over.map(({ layer }) => layer));
				}
				at += piece.text.length;
			}
		}),
	);
});

test('what is shown around a hit holds it', () => {
	fc.assert(
		fc.property(fc.lorem({ maxCount: 80 }), fc.integer({ min: 20, max: 120 }), (text, length) => {
			const words = text.split(/\W+/).filter(Boolean);
			const word = words[Math.floor(words.length / 2)] ?? '';
			const found = hitsIn(text, parseQuery(`"${word}"`).clauses);
			const part = around(text, found, length);
			const [first] = found;
			expect(part && first && part.start <= first.start && part.end >= first.end).toBe(true);
			if (part && first) {
				expect(part.end - part.start).toBeLessThanOrEqual(length + first.end - first.start);
			}
		}),
	);
});
