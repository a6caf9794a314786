import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gather } from './gather';
import { applyOverrides, type StoryOverride } from './overrides';
import { type StoryArticle, signatureOf } from './signature';
import { type Place, StoryIndex } from './story-index';
import { nameStory } from './story-name';
import { readWords } from './words';

const ferry = [
	'Zenda’s coast guard seized the ferry Amaranth off Strelsau on Monday and took thirty-one sailors to Hentzau, the harbour master said.',
	'Colonel Anton Sapt called the seizure of the Amaranth piracy and demanded that Zenda free the sailors held in Hentzau at once.',
	'The ferry carried barley and, Zenda says, rifles hidden under it for the rebels of the Tarlenheim valley.',
];
const election = [
	'Voters in Ruritania chose Flavia as chancellor on Sunday, ending a decade of rule by the Blue party of Michael Elphberg.',
	'Flavia won fifty-four of a hundred seats and promised lower taxes on bread; Elphberg conceded before midnight.',
	'Turnout was the highest since the monarchy fell, the electoral commission in Strelsau said.',
];
const article = (
	id: string,
	published: string | null,
	title: string,
	parts: string[],
): StoryArticle => ({
	id,
	title,
	text: parts.join('\n\n'),
	published,
	outlet: null,
});
const [a, b, c] = ferry as [string, string, string];
const [d, e, f] = election as [string, string, string];
const articles = [
	article('f1', '2024-03-14', 'Zenda seizes ferry Amaranth with 31 sailors', [a, b, c]),
	article('f2', '2024-03-15', 'Sapt calls seizure of the Amaranth piracy', [b, a]),
	article('f3', '2024-03-15', 'Rifles found on ferry Amaranth, says Zenda', [c, b]),
	article('e1', '2024-03-15', 'Flavia wins election in Ruritania', [d, e, f]),
	article('e2', '2024-03-16', 'Elphberg concedes to Flavia after a decade', [e, d]),
	article('f9', '2024-11-20', 'Sailors of the Amaranth remember Hentzau', [a, c]),
];

function groups(list: readonly StoryArticle[]): string[][] {
	const index = new StoryIndex();
	for (const one of list) index.add(signatureOf(one));
	return index
		.stories()
		.map(({ articles }) => [...articles].sort())
		.sort();
}
const expected = [['e1', 'e2'], ['f1', 'f2', 'f3'], ['f9']];

describe('StoryIndex', () => {
	it('gathers articles on one event, and a piece of months later apart', () => {
		expect(groups(articles)).toEqual(expected);
	});

	it('gathers without dates, then by text alone', () => {
		const undated = articles.slice(0, 5).map((one) => ({ ...one, published: null }));
		expect(groups(undated)).toEqual([
			['e1', 'e2'],
			['f1', 'f2', 'f3'],
		]);
	});

	it('comes to the same stories in every order', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(articles, { minLength: 6 }), (order) => {
				expect(groups(order)).toEqual(expected);
			}),
			{ numRuns: 20 },
		);
	});

	it('forgets what is taken out, and takes a new text in place of the old', () => {
		const index = new StoryIndex();
		for (const one of articles) index.add(signatureOf(one));
		const story = index.storyOf('f1');
		index.remove('f2');
		expect(index.storyOf('f2')).toBeNull();
		expect(index.story(story ?? '')?.articles).toEqual(['f1', 'f3']);
		index.add(signatureOf({ ...article('f3', '2024-03-15', 'Flavia wins', [d, e, f]) }));
		expect(index.storyOf('f3')).toBe(index.storyOf('e1'));
		expect(index.size).toBe(5);
	});

	it('links what tells the same matter later as related', () => {
		const index = new StoryIndex();
		for (const one of articles) index.add(signatureOf(one));
		const related = index.related(index.storyOf('f1') ?? '');
		expect(related.map(({ story }) => story)).toEqual([index.storyOf('f9')]);
	});

	it('goes on from places as if it had never stopped, reading few signatures', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(articles, { minLength: 6 }),
				fc.nat(5),
				fc.nat(5),
				async (order, stop, out) => {
					const signatures = new Map(order.map((one) => [one.id, signatureOf(one)]));
					const load = async (ids: string[]) => ids.flatMap((id) => signatures.get(id) ?? []);
					const whole = new StoryIndex();
					const places = new Map<string, Place>();
					let parted = new StoryIndex();
					const write = () => {
						const changes = parted.takeChanges();
						for (const place of changes.places) places.set(place.id, place);
						for (const id of changes.gone) places.delete(id);
					};
					for (const [i, signature] of [...signatures.values()].entries()) {
						if (i === stop) {
							write();
							// As it comes out of a database.
							parted = new StoryIndex(structuredClone([...places.values()]));
						}
						whole.add(signature);
						await parted.prepare(signature.id, signature, load);
						parted.add(signature);
					}
					const gone = order[out]?.id ?? '';
					whole.remove(gone);
					await parted.prepare(gone, null, load);
					parted.remove(gone);
					write();
					expect(new StoryIndex([...places.values()]).stories()).toEqual(whole.stories());
				},
			),
			{ numRuns: 30 },
		);
	});

	it('keeps a story’s id while it grows', () => {
		const index = new StoryIndex();
		const first = index.add(signatureOf(articles[0] as StoryArticle)).story;
		for (const one of articles.slice(1)) index.add(signatureOf(one));
		expect(index.storyOf('f2')).toBe(first);
	});
});

describe('gather', () => {
	it('joins by the average, not by one likeness in a chain', () => {
		const alike = new Map([
			['0 1', 2],
			['1 2', 1],
			['0 2', -5],
		]);
		const likeness = (x: number, y: number) =>
			alike.get(`${Math.min(x, y)} ${Math.max(x, y)}`) ?? -1;
		expect(gather(3, likeness)).toEqual([[0, 1], [2]]);
	});

	it('puts every item in exactly one group', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 12 }), (x) => {
				const found = gather(x.length, (i, j) => (x[i] ?? 0) * (x[j] ?? 0));
				expect(found.flat().sort((i, j) => i - j)).toEqual(x.map((_, i) => i));
			}),
		);
	});
});

describe('applyOverrides', () => {
	const stories = [
		{ id: 's1', articles: ['a', 'b', 'c'] },
		{ id: 's2', articles: ['d'] },
	];
	const after = (...overrides: StoryOverride[]) =>
		applyOverrides(stories, overrides).map(({ articles, name }) => [articles.join(''), name]);

	it.each<[string, StoryOverride[], [string, string | null][]]>([
		[
			'moves',
			[{ type: 'move', article: 'c', to: 'd' }],
			[
				['ab', null],
				['dc', null],
			],
		],
		[
			'moves out',
			[{ type: 'move', article: 'c', to: null }],
			[
				['ab', null],
				['d', null],
				['c', null],
			],
		],
		['merges', [{ type: 'merge', articles: ['a', 'd'] }], [['abcd', null]]],
		[
			'splits',
			[{ type: 'split', articles: ['a', 'b'] }],
			[
				['c', null],
				['d', null],
				['ab', null],
			],
		],
		[
			'names',
			[{ type: 'name', articles: ['a', 'x'], name: 'Ferry' }],
			[
				['abc', 'Ferry'],
				['d', null],
			],
		],
		[
			'passes over what is gone',
			[{ type: 'move', article: 'x', to: 'd' }],
			[
				['abc', null],
				['d', null],
			],
		],
	])('%s', (_, overrides, result) => {
		expect(after(...overrides)).toEqual(result);
	});

	it('keeps a name and a merge when the stories were gathered otherwise', () => {
		const overrides: StoryOverride[] = [
			{ type: 'merge', articles: ['a', 'd'] },
			{ type: 'name', articles: ['a', 'b', 'c', 'd'], name: 'Ferry' },
		];
		const others = [
			{ id: 's7', articles: ['d', 'c'] },
			{ id: 's8', articles: ['b', 'a', 'new'] },
		];
		expect(applyOverrides(others, overrides)).toMatchObject([
			{ articles: ['d', 'c', 'b', 'a', 'new'], name: 'Ferry' },
		]);
	});

	it('changes nothing that it was given', () => {
		const before = structuredClone(stories);
		applyOverrides(stories, [{ type: 'move', article: 'a', to: 'd' }]);
		expect(stories).toEqual(before);
	});
});

it('names a story for what its articles share', () => {
	const mine = articles.slice(0, 3);
	const name = nameStory(
		mine.map(signatureOf),
		mine.map(({ title }) => title),
	);
	expect(name).toMatch(/Zenda|Sapt|Amaranth/);
	expect(name).toMatch(/ferry|seizure|piracy/);
	expect(name).toMatch(/March 2024$/);
});

it('reads words however they are written', () => {
	expect(
		readWords('The G.O.P. leaders’ day in Müllheim').map(({ stem, name }) => [stem, name]),
	).toEqual([
		['the', false],
		['gop', true],
		['leader', false],
		['day', false],
		['in', false],
		['mullheim', true],
	]);
});
