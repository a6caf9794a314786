import { expect, test } from 'vitest';
import type { Entity } from '../annotation';
import { isDemonymOf, retypePlaces } from './entities-places';
import { sentences } from './sentences';
import { tokenize } from './tokens';

function types(text: string, names: string[]): string[] {
	const entities: Entity[] = names
		.flatMap((name) => [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))])
		.map((match) => ({
			start: match.index,
			end: match.index + match[0].length,
			type: 'PER' as const,
		}))
		.sort((a, b) => a.start - b.start);
	const tokens = tokenize(text);
	const source = { text, tokens, sentences: sentences(text, tokens) };
	return retypePlaces(source, entities).map(
		({ start, end, type }) => `${text.slice(start, end)} ${type}`,
	);
}

test('a name that things happen in is a place, wherever it stands', () => {
	expect(types('Zenda condemned the raid. Hundreds marched in Zenda.', ['Zenda'])).toEqual([
		'Zenda LOC',
		'Zenda LOC',
	]);
});

test('what is made of a place’s name is a demonym', () => {
	const text = 'Hentzau was calm. A Hentzauer patrol crossed into Hentzau.';
	expect(types(text, ['Hentzauer', 'Hentzau'])).toEqual([
		'Hentzau LOC',
		'Hentzauer NORP',
		'Hentzau LOC',
	]);
});

test('what only places have, and a demonym, tell of one too', () => {
	expect(types('Zenda condemned it. Zenda’s coast guard waited.', ['Zenda'])).toEqual([
		'Zenda LOC',
		'Zenda LOC',
	]);
	expect(types('Zenda condemned it. A Zendan patrol waited.', ['Zenda', 'Zendan'])).toEqual([
		'Zenda LOC',
		'Zendan NORP',
	]);
});

test('a person stays one: by a full name, by a title, or for want of evidence', () => {
	expect(types('Anton Sapt spoke. Belief in Sapt fell.', ['Anton Sapt', 'Sapt'])).toContain(
		'Sapt PER',
	);
	expect(types('Minister Sapt spoke. Trust in Sapt fell.', ['Sapt'])).toEqual([
		'Sapt PER',
		'Sapt PER',
	]);
	expect(types('Sapt spoke. In Sapt’s view all was well.', ['Sapt'])).toEqual([
		'Sapt PER',
		'Sapt PER',
	]);
});

test('demonyms are known by their stem', () => {
	expect(isDemonymOf('ruritanian', 'ruritania')).toBe(true);
	expect(isDemonymOf('zendans', 'zenda')).toBe(true);
	expect(isDemonymOf('zenda', 'zenda')).toBe(false);
	expect(isDemonymOf('marian', 'margaretania')).toBe(false);
});
