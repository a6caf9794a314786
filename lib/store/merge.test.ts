import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Detection, Statement } from '../annotation';
import type { Annotation, Judgement, SavedStatement } from '../saved';
import { identify } from './identity';
import { merge } from './merge';

const cues = ['condemned', 'praised', 'met'];

/** A text of sentences, and one statement a sentence; the same sentence may come twice. */
const story = fc.array(fc.constantFrom(...cues), { minLength: 1, maxLength: 8 }).map((verbs) => {
	let text = '';
	const statements = verbs.map((verb, i): Statement => {
		const start = text.length;
		text += `Zenda ${verb} Ruritania. `;
		const cue = { start: start + 6, end: start + 6 + verb.length };
		return {
			id: `s${i + 1}`,
			kind: 'action',
			source: { actor: null, start, end: start + 5 },
			target: null,
			cue,
			content: [],
			sentence: { start, end: text.length - 1 },
			act: null,
			polarity: 0,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 1,
		};
	});
	return { text, detection: { entities: [], actors: [], statements } satisfies Detection };
});
const words = fc.array(fc.constantFrom<Judgement>('right', 'wrong', null), {
	minLength: 8,
	maxLength: 8,
});

const judge = (rows: Annotation[], judgements: Judgement[]) =>
	rows.map((row, i) => ({ ...row, judgement: judgements[i] ?? null }));

test('what was found again is the same row, whatever the reader said, and merging twice is merging once', () =>
	fc.assert(
		fc.asyncProperty(story, words, async ({ text, detection }, judgements) => {
			const found = await identify(text, detection);
			const first = judge(merge('a', [], found, text, 1).keep, judgements);
			const again = merge('a', first, found, text, 2);
			expect(again.drop).toEqual([]);
			expect(again.keep).toEqual(first);
			expect(new Set(first.map((row) => row.id)).size).toBe(first.length);
		}),
	));

test('no word of the reader is ever lost to another detection of another text', () =>
	fc.assert(
		fc.asyncProperty(story, story, words, async (before, after, judgements) => {
			const found = await identify(before.text, before.detection);
			const kept = judge(merge('a', [], found, before.text, 1).keep, judgements);
			const next = await identify(after.text, after.detection);
			const merged = merge('a', kept, next, after.text, 2);
			const now = new Map(merged.keep.map((row) => [row.id, row]));
			for (const row of kept) {
				if (row.judgement) expect(now.get(row.id)).toMatchObject({ judgement: row.judgement });
				else expect(now.has(row.id) || merged.drop.includes(row.id)).toBe(true);
			}
			for (const row of merged.keep as SavedStatement[]) {
				if (!row.present) continue;
				const { cue, sentence } = row.statement;
				expect(after.text.slice(cue.start, cue.end)).toBe(row.words.cue);
				expect(after.text.slice(sentence.start, sentence.end)).toBe(row.words.sentence);
			}
		}),
	));
