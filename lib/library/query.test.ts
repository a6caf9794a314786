import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Field, fields, parseQuery, valuesOf, withValues } from './query';

const read = (text: string) =>
	parseQuery(text).clauses.map(({ start: _start, end: _end, ...clause }) => clause);

describe('a query is read', () => {
	test('as words, words in a row, and fields', () => {
		expect(read('source:ruritania target:zenda outlet:"the ledger" "cease fire" talks')).toEqual([
			{ field: 'source', values: ['ruritania'], negated: false },
			{ field: 'target', values: ['zenda'], negated: false },
			{ field: 'outlet', values: ['the ledger'], negated: false },
			{ field: 'text', values: ['cease fire'], quoted: true, negated: false },
			{ field: 'text', values: ['talks'], quoted: false, negated: false },
		]);
	});

	test('with several values, and turned around', () => {
		expect(read('act:demand,THREATEN -is:dismissed -stance:reports')).toEqual([
			{ field: 'act', values: ['DEMAND', 'THREATEN'], negated: false },
			{ field: 'is', values: ['dismissed'], negated: true },
			{ field: 'stance', values: [0], negated: true },
		]);
		expect(read('outlet:"The Ledger, Sunday",post')).toEqual([
			{ field: 'outlet', values: ['The Ledger, Sunday', 'post'], negated: false },
		]);
	});

	test('with dates as the beginning of a year, month or day', () => {
		const day = (iso: string) => ({ values: [Date.parse(iso)], negated: false });
		expect(read('since:2023 before:2023-10')).toEqual([
			{ field: 'since', ...day('2023-01-01T00:00:00Z') },
			{ field: 'before', ...day('2023-10-01T00:00:00Z') },
		]);
		expect(read('since:2024-02-29')).toEqual([{ field: 'since', ...day('2024-02-29T00:00:00Z') }]);
	});

	test('while it is being typed: an open quotation mark runs to the end, an empty field waits', () => {
		expect(read('"cease fi')).toEqual([
			{ field: 'text', values: ['cease fi'], quoted: true, negated: false },
		]);
		expect(parseQuery('source:')).toEqual({ clauses: [], problems: [] });
		expect(parseQuery('- "" ,')).toEqual({ clauses: [], problems: [] });
	});

	test.each([
		['from:zenda', 'There is no field “from”'],
		['since:2023-13', 'is no date'],
		['since:2023-02-30', 'is no date'],
		['stance:against', 'supports, opposes and reports'],
		['act:constructor', 'demand'],
		['is:new', 'dismissed'],
	])('%s is told with what to write instead, and the rest holds', (wrong, message) => {
		const { clauses, problems } = parseQuery(`raid ${wrong}`);
		expect(clauses.map(({ field }) => field)).toEqual(['text']);
		expect(problems).toEqual([
			{ start: 5, end: 5 + wrong.length, message: expect.stringContaining(message) },
		]);
	});
});

test('whatever is typed is read, with every clause at its place', () => {
	const piece = fc.oneof(
		fc.constantFrom('"', ':', ',', '-', ' ', '“', ...Object.keys(fields)),
		fc.string({ unit: 'grapheme', maxLength: 6 }),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const text = pieces.join('');
			const { clauses, problems } = parseQuery(text);
			let before = 0;
			for (const { start, end } of [...clauses, ...problems].sort((a, b) => a.start - b.start)) {
				expect(start).toBeGreaterThanOrEqual(before);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
				before = end;
			}
		}),
	);
});

test('values set are the values read, and the other clauses stay', () => {
	const value = fc
		.string({ minLength: 1, maxLength: 12 })
		.map((text) =>
			text
				.replace(/["“”„]/g, '')
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.filter(Boolean);
	const field = fc.constantFrom<Field>('outlet', 'tag', 'actor');
	fc.assert(
		fc.property(field, fc.array(value, { maxLength: 3 }), (name, values) => {
			const before = 'raid source:"Ruritania, north" -tag:later outlet:old';
			const after = withValues(before, name, values);
			expect(valuesOf(after, name)).toEqual(values);
			const rest = (text: string) => withValues(text, name, []);
			expect(rest(after)).toBe(rest(before));
		}),
	);
});
