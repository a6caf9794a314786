import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';

test.each([
	['“Zenda’s”', "'zenda's'"],
	['"Zenda\'s"', "'zenda's'"],
	['« Zenda »', "' zenda '"],
	['raid — Zenda – raid', 'raid - zenda - raid'],
	['wait…', 'wait...'],
	['of\u00adfi\u00adcials', 'officials'],
	['oﬃcials', 'officials'],
	['a\u00a0b\u2009c\n\nd', 'a b c d'],
	['Caf\u00e9', 'cafe'],
	['Cafe\u0301', 'cafe'],
	['ＺＥＮＤＡ', 'zenda'],
	['\u200bab\ufeff', 'ab'],
	['Страсбург', 'страсбург'],
	['🚢', '🚢'],
])('%j is compared as %j', (text, folded) => {
	expect(fold(text).text).toBe(folded);
});

test('offsets lead back to whole characters, with the accent or hyphen after them', () => {
	const text = 'cafe\u0301 oﬃ\u00adce 🚢';
	const { text: folded, from, to } = fold(text);
	const back = (words: string): string => {
		const at = folded.indexOf(words);
		return text.slice(from[at], to[at + words.length - 1]);
	};
	expect(back('cafe')).toBe('cafe\u0301');
	expect(back('office')).toBe('oﬃ\u00adce');
	expect(back('fi')).toBe('ﬃ\u00ad');
	expect(back('🚢')).toBe('🚢');
});

test('of any text, offsets rise and cover it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
			const { text: folded, from, to } = fold(text);
			expect(from.length).toBe(folded.length);
			const isRising = [...from].every(
				(start, unit) => start < (to[unit] ?? 0) && start >= (from[unit - 1] ?? 0),
			);
			expect(isRising).toBe(true);
			expect([...to].every((end) => end <= text.length)).toBe(true);
		}),
	);
});
