import { expect, test } from 'vitest';
import type { AnnotatedArticle, SavedNote, SavedStatement } from '../../lib/saved';
import { shownAtFirst } from '../../lib/shown';
import { noFilter, notesFor, statementsFor, unsureCount } from './filter';

const selector = {
	position: { start: 0, end: 4 },
	quote: { exact: 'raid', prefix: '', suffix: '' },
};
const note = { type: 'note', kind: 'note', body: 'Café talk', tags: ['sea'], selector } as unknown;
const statement = (confidence: number, mine = false) =>
	({
		type: 'statement',
		judgement: mine ? 'right' : null,
		note: '',
		tags: [],
		edited: null,
		words: {
			sentence: 'Zenda condemned the raid.',
			source: 'Zenda',
			target: null,
			cue: 'condemned',
		},
		statement: { confidence, polarity: -1, source: null, target: null },
	}) as unknown as SavedStatement;
const annotated = {
	statements: [statement(0.4), statement(0.9), statement(0.3, true)],
	actors: [],
	notes: [note as SavedNote],
} as unknown as AnnotatedArticle;

test('finds what is listed by its words, its note and its tags, whatever their case and accents', () => {
	const found = (words: string) => notesFor(annotated, { words }, shownAtFirst).length;
	expect(['cafe', 'RAID sea', 'talk'].map(found)).toEqual([1, 1, 1]);
	expect(found('cafe wood')).toBe(0);
	const all = { ...shownAtFirst, least: 0 };
	expect(statementsFor(annotated, { ...noFilter, words: 'zenda raid' }, all)).toHaveLength(3);
});

test('leaves out what is less sure than asked for, but never what is the reader’s', () => {
	const sure = (shown: Partial<typeof shownAtFirst>) =>
		statementsFor(annotated, noFilter, { ...shownAtFirst, ...shown }).map(
			(row) => row.statement.confidence,
		);
	expect(sure({ least: 0.5 })).toEqual([0.9, 0.3]);
	expect(sure({ onlyMine: true })).toEqual([0.3]);
	expect(sure({ statements: false })).toEqual([]);
});

test('counts what would be shown if less sure were asked for, and nothing else', () => {
	const count = (shown: Partial<typeof shownAtFirst>) =>
		unsureCount(annotated, { ...shownAtFirst, ...shown });
	expect(count({ least: 0.5 })).toBe(1);
	expect(count({ least: 0.95 })).toBe(2);
	expect(count({ least: 0 })).toBe(0);
	expect(count({ statements: false })).toBe(0);
	expect(count({ onlyMine: true })).toBe(0);
});
