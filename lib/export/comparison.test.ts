import { expect, test } from 'vitest';
import { compareStory } from '../coverage/compare-story';
import { comparisonMarkdown } from './comparison';

const article = (id: string, outlet: string, polarity: 1 | -1) => ({
	id,
	title: `Zenda | Ruritania <b>${id}</b>`,
	text: 'Zenda condemned Ruritania.',
	outlet,
	published: '2023-11-14',
	url: `https://${id}.example/`,
	actors: [
		{
			id: 'a1',
			name: 'Zenda',
			kind: 'government' as const,
			key: 'gov:ZZ',
			mentions: [{ start: 0, end: 5 }],
		},
		{
			id: 'a2',
			name: 'Ruri|tania',
			kind: 'government' as const,
			key: 'gov:RR',
			mentions: [{ start: 16, end: 25 }],
		},
	],
	statements: [
		{
			id: 's1',
			kind: 'speech' as const,
			source: { actor: 'a1', start: 0, end: 5 },
			target: { actor: 'a2', start: 16, end: 25 },
			cue: { start: 6, end: 15 },
			content: [],
			sentence: { start: 0, end: 26 },
			act: 'DISAPPROVE' as const,
			polarity,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 0.9,
		},
	],
});

test('a comparison is a note with a table that names in it do not break', () => {
	const comparison = compareStory([
		article('one', 'The Ledger', -1),
		article('two', 'The Post', 1),
	]);
	const markdown = comparisonMarkdown(comparison, 'Raid: "Zenda"', 1.7e12);
	expect(markdown).toMatch(/^---\ntitle: "Raid: \\"Zenda\\""\ncreated: 2023-11-14\n/);
	expect(markdown).toContain('| Zenda → Ruri\\|tania | 1 against | 1 for |');
	expect(markdown).toContain(
		'- [Zenda \\| Ruritania \\<b\\>one\\</b\\>](https://one.example/), The Ledger',
	);
	expect(markdown).not.toMatch(/(?<!\\)<b/);
});
