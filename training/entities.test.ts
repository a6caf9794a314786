import { describe, expect, it } from 'vitest';
import { entitiesOf } from '../lib/language/entities';
import { Decoder } from '../lib/language/entities-decode';
import {
	beginPlace,
	goesOn,
	labelCount,
	labelOf,
	lastPlace,
	mayFollow,
	mayStart,
	unitPlace,
} from '../lib/language/entities-labels';
import { labelsOf, score, tokenizeText } from './entities-corpus';
import { sportReports } from './entities-sport';

const text = 'Anton Sapt of the Zenda Bank left Ruritania.';
const marked = [
	{ start: 0, end: 10, type: 'PER' as const },
	{ start: 18, end: 28, type: 'ORG' as const },
	{ start: 34, end: 43, type: 'LOC' as const },
];

describe('labels of a marked text', () => {
	it('are read back as the same names', () => {
		const source = tokenizeText(text);
		expect(entitiesOf(source, labelsOf(source, marked))).toEqual(marked);
	});

	it('part a name at a line break', () => {
		const source = tokenizeText('Anton\nSapt');
		const labels = labelsOf(source, [{ start: 0, end: 10, type: 'PER' }]);
		expect([...labels]).toEqual([labelOf(0, unitPlace), labelOf(0, unitPlace)]);
	});
});

describe('score', () => {
	it('counts a name as right only with both edges and the type', () => {
		const found = [
			{ start: 0, end: 10, type: 'PER' as const },
			{ start: 14, end: 28, type: 'ORG' as const },
			{ start: 34, end: 43, type: 'NORP' as const },
		];
		const figures = score([marked], [found]);
		expect(figures.PER).toBe(100);
		expect(figures.ORG).toBe(0);
		expect(figures.R).toBeCloseTo(100 / 3);
		// NORP stands nowhere in gold and is left out of account.
		expect(figures.P).toBeCloseTo(50);
	});
});

describe('sportReports', () => {
	const names = {
		towns: ['Zenda', 'Strelsau', 'Hentzau'],
		countries: ['Ruritania', 'Grauland'],
		demonyms: ['Ruritanian'],
		teams: ['Strelsau Wolves'],
		given: ['Anton', 'Flavia'],
		surnames: ['Sapt', 'Tarlenheim'],
	};

	it('marks names that stand in the text, whole words and not overlapping', () => {
		for (const { text: report, entities } of sportReports(names, 60, 3)) {
			let last = 0;
			for (const { start, end } of entities) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(report.slice(start, end)).toMatch(/^[A-Z].*\S$/);
				last = end;
			}
			expect(report).not.toMatch(/[{}]/);
		}
	});

	it('gives the same reports for the same seed', () => {
		expect(sportReports(names, 20, 3)).toEqual(sportReports(names, 20, 3));
		expect(sportReports(names, 20, 4)).not.toEqual(sportReports(names, 20, 3));
	});
});

describe('Decoder', () => {
	it('finds the best of all sequences that are well formed', () => {
		const n = 3;
		const decoder = new Decoder();
		for (let round = 0; round < 20; round++) {
			const at = (k: number) => Math.sin(k * 12.9898 + round * 78.233) * 3;
			const scores = Float64Array.from({ length: n * labelCount }, (_, k) => at(k));
			const chain = Float64Array.from({ length: labelCount ** 2 }, (_, k) => at(k + 1000));
			let best = Number.NEGATIVE_INFINITY;
			let expected: number[] = [];
			const extend = (labels: number[], value: number) => {
				const i = labels.length;
				const before = labels.at(-1);
				if (i === n) {
					if (before !== undefined && !goesOn(before) && value > best) {
						best = value;
						expected = labels;
					}
					return;
				}
				for (let y = 0; y < labelCount; y++) {
					if (before === undefined ? !mayStart(y) : !mayFollow(before, y)) continue;
					const step = before === undefined ? 0 : (chain[before * labelCount + y] ?? 0);
					extend([...labels, y], value + step + (scores[i * labelCount + y] ?? 0));
				}
			};
			extend([], 0);
			const out = new Uint8Array(n);
			decoder.decode(scores, n, chain, out, 0);
			expect([...out]).toEqual(expected);
		}
	});

	it('never leaves a name open', () => {
		const scores = new Float64Array(2 * labelCount);
		scores[labelOf(0, beginPlace)] = 5;
		scores[labelCount + labelOf(1, lastPlace)] = 5;
		const out = new Uint8Array(2);
		new Decoder().decode(scores, 2, new Float64Array(labelCount ** 2), out, 0);
		expect(mayFollow(out[0] ?? 0, out[1] ?? 0)).toBe(true);
		expect(goesOn(out[1] ?? 0)).toBe(false);
	});
});
