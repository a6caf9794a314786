import { describe, expect, it } from 'vitest';
import type { Actor, Statement } from '../annotation';
import { english } from '../i18n/english';
import { countWords, findQuoted } from './case';
import { compareStory } from './compare-story';
import type { ComparedArticle } from './comparison';
import { figure } from './figures';
import { joinActors, nearlySame } from './join-actors';
import { relationOf } from './stances';
import { summarize } from './summary';

/** An article of sentences; actors are found by their words, statements by source, cue, target and content. */
function article(
	id: string,
	outlet: string | null,
	published: string | null,
	text: string,
	actors: Record<string, { key: string | null; kind?: Actor['kind']; words: string[] }>,
	statements: [string, string, string | null, string, -1 | 0 | 1][],
): ComparedArticle {
	const span = (words: string, from = 0) => {
		const start = text.indexOf(words, from);
		if (start < 0) throw new Error(`"${words}" is not in the text`);
		return { start, end: start + words.length };
	};
	const list = Object.entries(actors).map(
		([name, { key, kind = 'government', words }], i): Actor => ({
			id: `a${i}`,
			name,
			kind,
			key,
			mentions: words.map((word) => span(word)),
		}),
	);
	const role = (name: string | null) => {
		const actor = list.find((one) => one.name === name);
		return actor?.mentions[0] ? { actor: actor.id, ...actor.mentions[0] } : null;
	};
	return {
		id,
		outlet,
		published,
		title: text.split('\n')[0] ?? null,
		url: null,
		text,
		actors: list,
		statements: statements.map(
			([source, cue, target, content, polarity], i): Statement => ({
				id: `s${i}`,
				kind: 'speech',
				source: role(source),
				target: role(target),
				cue: span(cue),
				content: [span(content)],
				sentence: {
					start: text.lastIndexOf('\n', span(cue).start) + 1,
					end: text.indexOf('.', span(cue).end) + 1,
				},
				act: null,
				polarity,
				negated: false,
				hedged: false,
				quoted: content.includes('“'),
				confidence: 0.9,
			}),
		),
	};
}

const post = article(
	'p',
	'Post',
	'2024-03-14',
	'Zenda seizes ferry\n\nZenda condemned Ruritania. Sapt said “the ferry carried nothing but barley”. The militant group Blues kept silent.',
	{
		Zenda: { key: 'gov:zenda', words: ['Zenda seizes', 'Zenda condemned'] },
		Ruritania: { key: 'gov:ruritania', words: ['Ruritania'] },
		Sapt: { key: 'person:sapt', kind: 'person', words: ['Sapt'] },
		Blues: { key: 'org:blues', kind: 'organization', words: ['Blues'] },
	},
	[
		['Zenda', 'condemned', 'Ruritania', 'Ruritania', -1],
		['Sapt', 'said', null, '“the ferry carried nothing but barley”', 0],
	],
);
const ledger = article(
	'l',
	'Ledger',
	'2024-03-16',
	'Ferry held\n\nZenda praised Ruritania. Anton Sapt claimed that the ferry carried only barley. The freedom fighters Blues were absent.',
	{
		Zenda: { key: 'gov:zenda', words: ['Zenda'] },
		Ruritania: { key: 'gov:ruritania', words: ['Ruritania'] },
		'Anton Sapt': { key: 'person:anton sapt', kind: 'person', words: ['Anton Sapt'] },
		Blues: { key: 'org:blues', kind: 'organization', words: ['Blues'] },
	},
	[
		['Zenda', 'praised', 'Ruritania', 'Ruritania', 1],
		['Anton Sapt', 'claimed', null, 'that the ferry carried only barley', 0],
	],
);

describe('compareStory', () => {
	const comparison = compareStory([post, ledger]);
	const actor = (name: string) => comparison.actors.findIndex((one) => one.name === name);
	const ledgerAt = 0;
	const postAt = 1;

	it('puts outlets in columns and articles in time', () => {
		expect(comparison.outlets.map(({ name }) => name)).toEqual(['Ledger', 'Post']);
		expect(comparison.time.dated.map(({ article }) => article)).toEqual(['p', 'l']);
	});

	it('joins a surname with the one full name', () => {
		expect(actor('Sapt')).toBe(-1);
		expect(comparison.actors[actor('Anton Sapt')]?.mentions).toBe(2);
	});

	it('counts mentions with their base, and knows the headline', () => {
		const row = comparison.appearances.find((one) => one.actor === actor('Zenda'));
		expect(row?.cells[postAt]).toMatchObject({ count: 2, of: 5, headline: 1 });
		expect(row?.cells[ledgerAt]).toMatchObject({ count: 1, of: 4, headline: 0 });
	});

	it('shows a sentence once, whatever it calls an actor', () => {
		const told = compareStory([
			article(
				'g',
				'Gazette',
				null,
				'The minister, Anton Sapt, left. Sapt was angry.',
				{
					'Anton Sapt': {
						key: 'person:anton sapt',
						kind: 'person',
						words: ['The minister', 'Anton Sapt', 'Sapt was'],
					},
				},
				[],
			),
		]);
		const [cell] = told.appearances[0]?.cells ?? [];
		expect(cell?.count).toBe(3);
		const shown = cell?.evidence.map((entry) => told.evidence[entry]);
		expect(shown?.map((one) => one?.marks.length)).toEqual([2, 1]);
	});

	it('counts quoted words, and tells direct from paraphrased', () => {
		const row = comparison.voices.find((one) => one.actor === actor('Anton Sapt'));
		expect(row?.cells[postAt]).toMatchObject({ count: 6, of: 6, direct: 1, paraphrased: 0 });
		expect(row?.cells[ledgerAt]).toMatchObject({ count: 0, of: 0, direct: 0, paraphrased: 1 });
	});

	it('lists who is spoken about and never heard', () => {
		expect(comparison.neverHeard.map((one) => comparison.actors[one.actor]?.name)).toEqual([
			'Ruritania',
			'Blues',
		]);
	});

	it('marks a contradiction, with the words that make it', () => {
		const row = comparison.stances[0];
		expect(row?.relation).toBe('contradict');
		const evidence = comparison.evidence[row?.cells[ledgerAt]?.evidence[0] ?? -1];
		expect(evidence?.words).toBe('Zenda praised Ruritania.');
		expect(evidence?.marks.map(({ start, end }) => evidence.words.slice(start, end))).toEqual([
			'Zenda',
			'praised',
			'Ruritania',
		]);
		expect(comparison.time.courses[0]?.moved).toBe('toward support');
	});

	it('aligns one statement in two wordings, and says what one alone tells', () => {
		const told = comparison.statements.map((one) => [one.told, one.cells.map((x) => x.cues[0])]);
		expect(told[0]).toEqual(['all', ['claimed', 'said']]);
		expect(told.slice(1).map(([by]) => by)).toEqual(['one', 'one']);
	});

	it('finds what only one outlet calls it', () => {
		const row = comparison.names.find((one) => one.actor === actor('Blues'));
		const own = row?.cells.map((uses) =>
			uses.filter((use) => use.onlyHere).map((use) => use.words),
		);
		expect(own).toEqual([['freedom fighters'], ['militant group']]);
	});

	it('tells it in sentences that lead to their evidence', () => {
		const text = summarize(english, comparison)
			.map((one) => one.text)
			.join('\n');
		expect(text).toContain('Two articles'.replace('Two', '2'));
		expect(text).toContain(
			'only support is found in Ledger (2024), only opposition in Post (2024)',
		);
		expect(text).not.toContain('%');
		for (const { evidence } of summarize(english, comparison)) {
			for (const entry of evidence) expect(comparison.evidence[entry]).toBeDefined();
		}
	});

	it('does not depend on the order of the articles', () => {
		expect(compareStory([ledger, post])).toEqual(comparison);
	});

	it('is plain data', () => {
		expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
	});

	it('calls an unknown outlet and date unknown', () => {
		const bare = compareStory([{ ...post, outlet: null, published: null }]);
		expect(bare.outlets[0]?.name).toBeNull();
		expect(bare.time.undated).toEqual(['p']);
		expect(summarize(english, bare)[0]?.text).toContain('unknown');
	});

	it('leaves doubtful statements out', () => {
		expect(compareStory([post], { leastConfidence: 0.95 }).stances).toEqual([]);
	});
});

describe('joinActors', () => {
	const named = (id: string, name: string, key: string) =>
		article(id, id, null, name, { [name]: { key, kind: 'person', words: [name] } }, []);

	it('leaves a surname alone that two people share', () => {
		const { actors } = joinActors([
			named('1', 'Anton Sapt', 'person:anton sapt'),
			named('2', 'Rosa Sapt', 'person:rosa sapt'),
			named('3', 'Sapt', 'person:sapt'),
		]);
		expect(actors).toHaveLength(3);
	});

	it('joins a short given name with the full one, and no other', () => {
		const { actors } = joinActors([
			named('1', 'Mike Sapt', 'person:mike sapt'),
			named('2', 'Michael R. Sapt', 'person:michael r sapt'),
			named('3', 'Will Sapt', 'person:will sapt'),
		]);
		expect(actors.map(({ name }) => name).sort()).toEqual(['Michael R. Sapt', 'Will Sapt']);
	});

	it('joins what differs by one letter only where it is long', () => {
		expect(nearlySame('tarlenheim', 'tarlenhem')).toBe(true);
		expect(nearlySame('sapt', 'sept')).toBe(false);
		expect(nearlySame('tarlenheim', 'farlenheim')).toBe(false);
	});
});

it('makes no percentage of little', () => {
	expect(figure(english, 3, 7)).toBe('3 of 7');
	expect(figure(english, 9, 20)).toBe('9 of 20 (45%)');
	expect(figure(english, 0, 0)).toBe('unknown');
});

it('finds what stands in quotation marks, closed or not', () => {
	const text = '“Not a day,” she said. "Not one."\n\n“And so on.\n\nHe left.';
	expect(findQuoted(text).map(({ start, end }) => text.slice(start, end))).toEqual([
		'Not a day,',
		'Not one.',
		'And so on.',
	]);
	expect(countWords('not one — but twenty-two')).toBe(4);
});

describe('what each outlet leaves out', () => {
	const cast = {
		Zenda: { key: 'gov:ZZ', words: ['Zenda'] },
		'Anton Sapt': { key: 'person:sapt', kind: 'person' as const, words: ['Anton Sapt'] },
	};
	const told = 'Zenda blamed Anton Sapt for the flood. Sapt said nothing of it.';
	const one = article('1', 'Ledger', '2024-03-14', told, cast, [
		['Zenda', 'blamed', 'Anton Sapt', 'for the flood', -1],
	]);
	const two = article('2', 'Post', '2024-03-14', told, cast, [
		['Zenda', 'blamed', 'Anton Sapt', 'for the flood', -1],
	]);
	const three = article(
		'3',
		'Courier',
		'2024-03-15',
		'Zenda counts its sheep. Nobody spoke.',
		{ Zenda: cast.Zenda },
		[],
	);
	const { outlets, gaps, actors, statements } = compareStory([one, two, three]);
	const courier = gaps[outlets.findIndex(({ name }) => name === 'Courier')];

	it('is whom two others name, whom they let speak, and what they tell', () => {
		expect(courier?.absent.map(({ actor, outlets: n }) => [actors[actor]?.name, n])).toEqual([
			['Anton Sapt', 2],
		]);
		expect(courier?.unheard.map(({ actor }) => actors[actor]?.name)).toEqual(['Zenda']);
		expect(courier?.untold.map((at) => statements[at]?.words)).toEqual(['for the flood']);
	});

	it('is nobody whose name stands in the text, found or not', () => {
		const missed = article('4', 'Gazette', null, 'Nobody asked Sapt. It rained.', {}, []);
		const { outlets, gaps, actors } = compareStory([one, two, missed]);
		const gazette = gaps[outlets.findIndex(({ name }) => name === 'Gazette')];
		expect(gazette?.absent.map(({ actor }) => actors[actor]?.name)).toEqual(['Zenda']);
	});

	it('is nothing where it has what others have, or there are no others', () => {
		const ledger = gaps[outlets.findIndex(({ name }) => name === 'Ledger')];
		expect(ledger).toEqual({ absent: [], unheard: [], untold: [], own: [] });
		expect(compareStory([one]).gaps).toEqual([{ absent: [], unheard: [], untold: [], own: [] }]);
	});
});

describe('statements told in several ways', () => {
	const cast = {
		Zenda: { key: 'gov:ZZ', words: ['Zenda'] },
		Ruritania: { key: 'gov:RR', words: ['Ruritania'] },
		'Anton Sapt': { key: 'person:sapt', kind: 'person' as const, words: ['Anton Sapt'] },
	};
	const both = { Zenda: cast.Zenda, 'Anton Sapt': cast['Anton Sapt'] };
	const quotation = '“the bridge will be open to whoever carries bread and lamps”';
	const told = (...articles: ComparedArticle[]) => compareStory(articles).statements;

	it('are one where a quotation is, whoever it is laid to', () => {
		const rows = told(
			article('1', 'Ledger', null, `Zenda said ${quotation}. Anton Sapt nodded.`, both, [
				['Zenda', 'said', null, quotation, 0],
			]),
			article('2', 'Post', null, `Anton Sapt said ${quotation} for Zenda.`, both, [
				['Anton Sapt', 'said', null, quotation, 0],
			]),
		);
		expect(rows.map(({ told: by }) => by)).toEqual(['all']);
	});

	it('are not one for naming the same target', () => {
		const rows = told(
			article('1', 'Ledger', null, 'Anton Sapt accused Ruritania of piracy. Zenda.', cast, [
				['Anton Sapt', 'accused', 'Ruritania', 'Ruritania of piracy', -1],
			]),
			article('2', 'Post', null, 'Anton Sapt accused Ruritania of bribery. Zenda.', cast, [
				['Anton Sapt', 'accused', 'Ruritania', 'Ruritania of bribery', -1],
			]),
		);
		expect(rows.map(({ told: by }) => by)).toEqual(['one', 'one']);
	});

	const claim = 'the flood had drowned forty sheep below the upper mill';
	const first = article('1', 'Ledger', '2024-03-14', `Anton Sapt said ${claim}. Zenda.`, both, [
		['Anton Sapt', 'said', null, claim, 0],
	]);
	const inLikeWords = 'Forty sheep were drowned in the flood below the mill.';

	it('are not told by one alone where another has them in like words, found or not', () => {
		const other = (text: string, published = '2024-03-14') =>
			article('2', 'Post', published, `${text} Zenda.`, { Zenda: cast.Zenda }, []);
		const [row] = told(first, other(inLikeWords));
		expect(row?.told).toBe('all');
		expect(row?.cells.map(({ cues }) => cues)).toEqual([['said'], []]);
		const { evidence, statements } = compareStory([first, other(inLikeWords)]);
		const shown = statements[0]?.cells[1]?.evidence.map((at) => evidence[at]?.words);
		expect(shown).toEqual([inLikeWords]);
		// A sentence that shares a few words with it is another.
		expect(told(first, other('The mill stands below the town.'))[0]?.told).toBe('one');
		// Few words are a name, however much of a short sentence they make.
		expect(told(first, other('Forty sheep drowned.'))[0]?.told).toBe('one');
		// So is one of another year.
		expect(told(first, other(inLikeWords, '2021-03-14'))[0]?.told).toBe('one');
	});

	it('are one where each outlet lays them to another, in like words', () => {
		const zenda = article(
			'2',
			'Post',
			'2024-03-14',
			`Zenda reported: ${inLikeWords}`,
			{ Zenda: cast.Zenda },
			[['Zenda', 'reported', null, inLikeWords, 0]],
		);
		const rows = told(first, zenda);
		expect(rows.map(({ told: by }) => by)).toEqual(['all']);
		expect(rows[0]?.cells.map(({ cues }) => cues)).toEqual([['said'], ['reported']]);
		const opposed = {
			...zenda,
			statements: zenda.statements.map((one) => ({ ...one, polarity: 1 as const })),
		};
		const against = {
			...first,
			statements: first.statements.map((one) => ({ ...one, polarity: -1 as const })),
		};
		expect(told(against, opposed)).toHaveLength(2);
	});

	it('count once a sentence, with the side that it takes', () => {
		const { stances } = compareStory([
			article('1', 'Ledger', null, 'Anton Sapt said he doubted Ruritania knew. Zenda.', cast, [
				['Anton Sapt', 'said', 'Ruritania', 'he doubted Ruritania knew', 0],
				['Anton Sapt', 'doubted', 'Ruritania', 'Ruritania knew', -1],
			]),
		]);
		expect(stances[0]?.cells[0]).toMatchObject({ opposes: 1, supports: 0, neutral: 0 });
	});
});

it('marks what an outlet alone calls it, not another form of the name', () => {
	const of = (outlet: string, name: string) =>
		article(
			outlet,
			outlet,
			null,
			`Here is ${name}. It rained.`,
			{
				[name]: { key: 'person:sapt', kind: 'person', words: [name] },
			},
			[],
		);
	const { names } = compareStory([
		of('Ledger', 'Anton Sapt'),
		of('Post', 'Mr Sapt'),
		of('Courier', 'Warlord Sapt'),
	]);
	const own = names[0]?.cells.flatMap((uses) => uses.filter(({ onlyHere }) => onlyHere));
	expect(own?.map(({ words }) => words).sort()).toEqual(['Anton Sapt', 'Warlord Sapt']);
});

describe('relationOf', () => {
	const cell = (side: 1 | -1, ...dates: string[]) => ({
		supports: side === 1 ? 1 : 0,
		opposes: side === -1 ? 1 : 0,
		neutral: 0,
		dates,
		surest: 1,
		evidence: [],
	});

	it('tells a contradiction from what years lie between', () => {
		expect(relationOf([cell(1, '2006-02-01'), cell(-1, '2023-10-01')])).toBe('apart');
		expect(relationOf([cell(1, '2006-02-01', '2023-01-01'), cell(-1, '2023-10-01')])).toBe(
			'contradict',
		);
		expect(relationOf([cell(1), cell(-1, '2023-10-01')])).toBe('contradict');
	});
});
