import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightOf, layOut, timelineHeight } from './timeline-layout';

const dayMs = 86_400_000;
const start = Date.UTC(2019, 0, 1);

/** A catalogue of an article for each date, with a statement in each. */
const catalogueOf = (dates: readonly (number | null)[]) => ({
	articles: dates.map((published) => ({ published })),
	articleOf: Uint32Array.from(dates.keys()),
	polarity: Int8Array.from(dates, (_, i) => (i % 3) - 1),
});
const layOutDates = (dates: readonly (number | null)[], width: number) =>
	layOut(catalogueOf(dates), Uint32Array.from(dates.keys()), width);

const widths = fc.integer({ min: 240, max: 1400 });
const someDates = fc.array(
	fc.option(fc.integer({ min: 0, max: 9000 }).map((days) => start + days * dayMs)),
	{ minLength: 1, maxLength: 600 },
);

test('dots stay within any width, over nothing, and with those not drawn are as many as have a date', () => {
	fc.assert(
		fc.property(someDates, widths, (dates, width) => {
			const { placed, hidden, undated, counts } = layOutDates(dates, width);
			expect(placed.length + hidden + undated).toBe(dates.length);
			expect(counts.reduce((sum, count) => sum + count, 0)).toBe(dates.length);
			expect(placed.reduce((sum, { more }) => sum + more, 0)).toBe(hidden);
			const places = new Set<string>();
			for (const one of placed) {
				const y = heightOf(one);
				expect(one.x - one.radius).toBeGreaterThanOrEqual(0);
				expect(one.x + one.radius).toBeLessThanOrEqual(width);
				expect(y - one.radius).toBeGreaterThan(0);
				expect(y + one.radius).toBeLessThan(timelineHeight);
				places.add(`${one.x} ${y}`);
			}
			expect(places.size).toBe(placed.length);
		}),
	);
});

test('dates on the axis have room in any width, and there is always one', () => {
	fc.assert(
		fc.property(someDates, widths, (dates, width) => {
			const { ticks, placed } = layOutDates(dates, width);
			if (placed.length === 0) return;
			expect(ticks.length).toBeGreaterThan(0);
			let end = 0;
			for (const { x, label } of ticks) {
				// Letters of 12 px are less than 8 px wide in the mean.
				const long = label.length * 8;
				const left = x - long / 2;
				expect(left).toBeGreaterThanOrEqual(end);
				end = left + long;
				expect(end).toBeLessThanOrEqual(width);
			}
		}),
	);
});

test('the narrower, the fewer dates; a single day is told itself', () => {
	const decade = [start, start + 3650 * dayMs];
	const labels = (dates: number[], width: number) =>
		layOutDates(dates, width).ticks.map(({ label }) => label);
	expect(labels(decade, 280)).toEqual(['2020', '2022', '2024', '2026', '2028']);
	expect(labels(decade, 900).length).toBeGreaterThan(8);
	expect(labels([Date.UTC(2024, 0, 16, 12)], 280)).toEqual(['16 Jan 2024']);
});
