import { describe, expect, test } from 'vitest';
import type { Polarity, Span } from '../annotation';
import type { AnnotatedArticle, Judgement, SavedActor, SavedStatement } from '../saved';
import { type Mark, marksAt, marksOf, step, stopsOf } from './marks';

const judged = {
	articleId: 'a',
	claim: '',
	judgedAt: null,
	createdAt: 0,
	present: true,
	note: '',
	tags: [],
	selector: null,
};

function statement(id: string, cue: Span, polarity: Polarity, judgement: Judgement = null) {
	const row: SavedStatement = {
		...judged,
		type: 'statement',
		id,
		judgement,
		edited: null,
		words: { sentence: '', source: null, target: null, cue: '' },
		statement: {
			id,
			kind: 'speech',
			source: { actor: null, start: cue.start - 5, end: cue.start - 1 },
			target: null,
			cue,
			content: [{ start: cue.end + 1, end: cue.end + 20 }],
			sentence: { start: cue.start - 5, end: cue.end + 20 },
			act: null,
			polarity,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 1,
		},
	};
	return row;
}

function actor(id: string, mentions: Span[], judgement: Judgement = null): SavedActor {
	return {
		...judged,
		type: 'actor',
		id,
		judgement,
		names: [],
		actor: { id, name: id, kind: 'person', key: null, mentions },
	};
}

const article = { text: '' } as AnnotatedArticle['article'];
const annotated: AnnotatedArticle = {
	article,
	statements: [
		statement('opposes', { start: 10, end: 19 }, -1),
		statement('reports', { start: 60, end: 64 }, 0),
		statement('wrong', { start: 100, end: 104 }, 1, 'wrong'),
		{ ...statement('absent', { start: 200, end: 204 }, 1, 'right'), present: false },
	],
	actors: [
		actor('Zenda', [
			{ start: 5, end: 9 },
			{ start: 20, end: 25 },
		]),
		actor('gone', [{ start: 70, end: 75 }], 'wrong'),
	],
	notes: [],
};
const marks = marksOf(annotated);
const ids = (list: readonly Mark[]) => list.map((mark) => mark.id);

test('nothing is painted of what the reader called wrong or the page no longer holds', () => {
	expect(ids(marks).sort()).toEqual(['Zenda', 'opposes', 'reports']);
});

test('a report is marked at its cue alone, a stance with all its words', () => {
	const layersOf = (id: string) => marks.find((m) => m.id === id)?.parts.map((p) => p.layer);
	expect(layersOf('reports')).toEqual(['cue-reports']);
	expect(layersOf('opposes')).toEqual(['cue-opposes', 'words-opposes', 'words-opposes']);
});

describe('marksAt', () => {
	test('puts a cue before the words of a stance, and both before an actor', () => {
		expect(ids(marksAt(marks, 22))).toEqual(['opposes', 'Zenda']);
		expect(ids(marksAt(marks, 12))).toEqual(['opposes']);
	});
	test('ends a span before its end', () => {
		expect(ids(marksAt(marks, 64))).toEqual([]);
		expect(ids(marksAt(marks, 63))).toEqual(['reports']);
	});
});

describe('step', () => {
	const stops = stopsOf(marks, 'statement');
	const go = (from: number | null, by: 1 | -1) => step(stops, from, by)?.id;
	test('leads on, back, and round the ends', () => {
		expect(go(null, 1)).toBe('opposes');
		expect(go(10, 1)).toBe('reports');
		expect(go(60, 1)).toBe('opposes');
		expect(go(60, -1)).toBe('opposes');
		expect(go(10, -1)).toBe('reports');
		expect(go(null, -1)).toBe('reports');
	});
	test('stops at every mention of an actor', () => {
		expect(stopsOf(marks, 'actor').map(({ span }) => span.start)).toEqual([5, 20]);
	});
	test('goes nowhere where there is nothing', () => {
		expect(step([], null, 1)).toBeNull();
	});
});
