import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStances } from './compose';
import type { StanceModel } from './stance-model';
import { flatReading, handReading } from './test-reading';
import type { Scorer } from './weights';

/** Scores that hang on nothing but the features. */
const arbitrary = (classes: number): Scorer => ({
	classes,
	unit: 1,
	add: (features, count, scores) => {
		for (let i = 0; i < count; i++) {
			const k = (features[i] ?? 0) & 0xff;
			scores[k % classes] = (scores[k % classes] ?? 0) + (k - 127) / 100;
		}
	},
});

const constant = (...values: number[]): Scorer => ({
	classes: values.length,
	unit: 1,
	add: (_features, _count, scores) => {
		values.forEach((value, i) => {
			scores[i] = value;
		});
	},
});

const modelOf = (pair: Scorer, attribution: StanceModel['attribution'] = null): StanceModel => ({
	attribution,
	leastAttribution: 0,
	pairs: { pair, bias: [0, 0, 0, 0], confidence: [0, 1], frame: { speech: 1, action: 1 } },
});

const condemned =
	'Zenda/PROPN/nsubj/2 condemned/VERB/root/0 Ruritania/PROPN/obj/2 sharply/ADV/advmod/2 ././PUNCT/punct/2'.replace(
		'././',
		'./',
	);
const zenda = { start: 0, end: 5, actor: 'a1' };
const ruritania = { start: 16, end: 25, actor: 'a2' };

test('tells who is against whom, by which word and act', () => {
	const r = handReading(condemned);
	const [statement, ...others] = findStances(r, [zenda, ruritania], modelOf(constant(-9, 0.1)));
	expect(others).toEqual([]);
	expect(statement).toMatchObject({
		id: 's1',
		source: zenda,
		target: ruritania,
		cue: { start: 6, end: 15 },
		act: 'DISAPPROVE',
		polarity: -1,
		negated: false,
	});
});

test('tells nothing of one actor and itself, and nothing where the model sees nothing', () => {
	const r = handReading(condemned);
	const same = [zenda, { ...ruritania, actor: 'a1' }];
	expect(findStances(r, same, modelOf(constant(-9, 2)))).toEqual([]);
	expect(findStances(r, [zenda, ruritania], modelOf(constant(-9, -9)))).toEqual([]);
});

test('every span lies in the text and the same text gives the same statements', () => {
	const scorer = arbitrary(1);
	const model = modelOf(arbitrary(2), {
		cue: scorer,
		source: scorer,
		content: scorer,
		confidence: [0, 1, 0, 0, 0],
	});
	const word = fc.constantFrom(
		'Zenda',
		'said',
		'“',
		'”',
		'"',
		'.',
		',',
		'\n\n',
		'😀',
		'e\u0301',
		'\u202e',
		'\u200b',
		'Sapt',
		'according',
		'to',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' }))), (words) => {
			const text = words.join(' ');
			const r = flatReading(text);
			const mentions: { start: number; end: number; actor: null }[] = [];
			for (let i = 0; i + 1 < text.length; i += 7)
				mentions.push({ start: i, end: i + 2, actor: null });
			const statements = findStances(r, mentions, model);
			for (const { source, target, cue, content, sentence, confidence } of statements) {
				for (const span of [source, target, cue, sentence, ...content]) {
					if (!span) continue;
					expect(span.start).toBeGreaterThanOrEqual(0);
					expect(span.end).toBeGreaterThan(span.start);
					expect(span.end).toBeLessThanOrEqual(text.length);
				}
				expect(cue.start).toBeGreaterThanOrEqual(sentence.start);
				expect(cue.end).toBeLessThanOrEqual(sentence.end);
				expect(confidence).toBeGreaterThanOrEqual(0);
				expect(confidence).toBeLessThanOrEqual(1);
			}
			expect(findStances(flatReading(text), mentions, model)).toEqual(statements);
		}),
		// A cue of two words whose second stands in the next paragraph.
		{ examples: [[['Zenda', 'according', '\n\n', 'to']]] },
	);
});
