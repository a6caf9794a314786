import { expect, test } from 'vitest';
import { describe } from './describe';

const story =
	'Ruritania condemned the raid on Zenda. The palace said nothing. Ruritania condemned the raid on Hentzau.';

test('keeps the position, the words and what stands around them', () => {
	const start = story.indexOf('The palace');
	const selector = describe(story, { start, end: start + 'The palace'.length });
	expect(selector.position).toEqual({ start, end: start + 10 });
	expect(selector.quote.exact).toBe('The palace');
	expect(selector.quote.prefix).toBe('Ruritania condemned the raid on Zenda. ');
	expect(selector.quote.suffix.startsWith(' said nothing.')).toBe(true);
});

test('extends the context by whole words until it stands only once', () => {
	const lines = Array.from({ length: 40 }, (_, i) => `The palace said nothing on day ${i % 20}.`);
	// The same twenty lines twice: only what stands before the first and after the last differs.
	const text = `Begin. ${lines.join(' ')} End.`;
	const start = text.lastIndexOf('palace said nothing on day 12.');
	const { prefix, exact, suffix } = describe(text, { start, end: start + 6 }).quote;
	const whole = prefix + exact + suffix;
	expect(text.indexOf(whole)).toBe(start - prefix.length);
	expect(text.lastIndexOf(whole)).toBe(start - prefix.length);
	expect(suffix.length).toBeGreaterThan(200);
	expect(suffix).toMatch(/ End\.$/);
});

test('context is bounded where the text repeats without end', () => {
	const text = 'the palace said nothing '.repeat(500);
	const { prefix, suffix } = describe(text, { start: 6000, end: 6010 }).quote;
	expect(prefix.length).toBeGreaterThan(500);
	expect(prefix.length).toBeLessThan(600);
	expect(suffix.length).toBeLessThan(600);
});

test('takes a surrogate pair whole, and a span beyond the text into it', () => {
	const text = 'a 🚢 sailed';
	expect(describe(text, { start: 3, end: 5 }).quote.exact).toBe('🚢 ');
	expect(describe(text, { start: 0, end: 3 }).quote.exact).toBe('a 🚢');
	expect(describe(text, { start: -4, end: 99 }).quote.exact).toBe(text);
	expect(describe(text, { start: Number.NaN, end: Number.NaN }).quote.exact).toBe('');
});
