import { expect, test } from 'vitest';
import { compare, figuresIn, type Run } from '../scripts/bench-history.mjs';

test('the figures of a bench are the numbers with a unit of time or size', () => {
	const printed = [
		'Median of 19 saved pages, 3 runs each: 104.2 ms added where it is on, 3.1 ms where it isn’t',
		'written in 12.5 s; 90.4% found',
		'memory of the page: 1,250 MB (limit 300)',
		'filtered statements: 400–780 ms',
		'| page | 12.0 |',
	].join('\n');
	expect(figuresIn(printed).map(({ value, unit }) => `${value} ${unit}`)).toEqual([
		'104.2 ms',
		'3.1 ms',
		'12.5 s',
		'1250 MB',
		'780 ms',
	]);
	const [first, second] = figuresIn(printed);
	expect(first?.what).toContain('Median of # saved pages');
	expect(first?.what).not.toBe(second?.what);
	// Another run prints other numbers, and is told as the same.
	expect(figuresIn(printed.replace('104.2', '99'))[0]?.what).toBe(first?.what);
});

const run = (value: number, machine = 'here'): Run => ({
	bench: 'page-load',
	date: '2026-01-02',
	commit: 'abc',
	machine,
	load: 0,
	figures: [{ what: 'added (1)', value, unit: 'ms' }],
});

test('what is noticeably more than the median of the runs before, on this machine, is slower', () => {
	expect(compare([run(100), run(400), run(104), run(110)], 'here')).toEqual([
		{ bench: 'page-load', runs: 3, slower: [] },
	]);
	expect(compare([run(10, 'there'), run(100), run(101), run(130)], 'here')).toEqual([
		{
			bench: 'page-load',
			runs: 2,
			slower: [{ what: 'added (1)', unit: 'ms', was: 101, is: 130 }],
		},
	]);
	expect(compare([run(100)], 'here')).toEqual([{ bench: 'page-load', runs: 0, slower: [] }]);
	expect(compare([run(100)], 'elsewhere')).toEqual([]);
});
