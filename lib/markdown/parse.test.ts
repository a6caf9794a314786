import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ink } from './ink';
import { parseMarkdown } from './parse';

const text = (inks: readonly Ink[]): string =>
	inks.map((ink) => (typeof ink === 'string' ? ink : text(ink.inside))).join('');
const links = (inks: readonly Ink[]): string[] =>
	inks.flatMap((ink) =>
		typeof ink === 'string' ? [] : [...(ink.href ? [ink.href] : []), ...links(ink.inside)],
	);

test('reads what notes are written with', () => {
	expect(parseMarkdown('Who is **Hentzau**?\n\n- one\n- `two`')).toEqual([
		{ as: 'p', inside: ['Who is ', { as: 'strong', inside: ['Hentzau'] }, '?'] },
		{
			as: 'ul',
			inside: [
				{ as: 'li', inside: ['one'] },
				{ as: 'li', inside: [{ as: 'code', inside: ['two'] }] },
			],
		},
	]);
});

test('markup stays text, and no link leads anywhere but to the web', () => {
	const hostile =
		'<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://ledger.example/)';
	const inks = parseMarkdown(hostile);
	expect(text(inks)).toContain('<img src=x onerror=alert(1)>');
	expect(links(inks)).toEqual(['https://ledger.example/']);
});

test('any text is read, and quickly', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 500 }), (note) => {
			for (const link of links(parseMarkdown(note))) expect(link).toMatch(/^https?:/);
		}),
	);
	const started = performance.now();
	parseMarkdown('> '.repeat(400) + '*a '.repeat(400) + '['.repeat(400));
	expect(performance.now() - started).toBeLessThan(1500);
});
