import { expect, test } from 'vitest';
import type { Entity } from '../annotation';
import { splitSentences, tokenize } from '../language/rules/tokens';
import { resolveActors } from './resolve';

test('a crowd of one surname is read in bounded time', () => {
	// Some seconds; to compare each with all before would take minutes, and so run into the limit below.
	let text = '';
	const entities: Entity[] = [];
	const name = (words: string) => {
		entities.push({ start: text.length, end: text.length + words.length, type: 'PER' });
		text += `${words} left. `;
	};
	for (let i = 0; i < 40_000; i++) {
		const given = [...(123_456 + i * 7919).toString()].map((digit) => 'bdfgklmnrs'[Number(digit)]);
		name(`A${given.join('')} Sapt`);
		name('Sapt');
	}
	const { actors, mentions } = resolveActors(
		text,
		entities,
		splitSentences(text, tokenize(text)),
		[],
	);
	expect(mentions.length).toBe(80_000);
	expect(actors.length).toBeGreaterThan(20_000);
}, 60_000);
