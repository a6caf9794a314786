import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Detection } from '../annotation';
import { actorNames, actorStory, otherAt } from '../library/actor';
import { type Catalogue, idOfStatement, roleOf } from '../library/catalogue';
import { passing } from '../library/filter';
import { facetsOf, listArticles, listStatements, tallyActors } from '../library/listing';
import { parseQuery } from '../library/query';
import type { Article } from '../saved';
import { isShown, shownAtFirst } from '../shown';
import { Library } from './library';
import { type Database, declareDatabase } from './schema';
import { Store } from './store';

let database: Database;
let store: Store;
let library: Library;
let now = 0;

beforeEach(() => {
	database = declareDatabase(`library-${now}`);
	store = new Store(
		() => database,
		() => ++now,
	);
	library = new Library(
		() => database,
		() => ++now,
	);
});

afterEach(async () => {
	database.close();
	await Dexie.delete(database.name);
});

/** "Zenda condemned Ruritania": who, the cue, whom. */
type Told = [who: string, cue: string, whom: string, polarity: -1 | 0 | 1];

const keys: Record<string, string> = { Zenda: 'gov:ZZ', Ruritania: 'gov:RR', Strelsau: 'gov:RR' };

/** Saves an article of one sentence a statement. */
async function save(
	path: string,
	outlet: string,
	published: string | null,
	told: Told[],
	confidence = 0.9,
) {
	const url = `https://${path}.example/story`;
	let text = '';
	const detection: Detection = { entities: [], actors: [], statements: [] };
	for (const [who, cue, whom, polarity] of told) {
		const start = text.length;
		const sentence = `${who} ${cue} ${whom} again.`;
		const place = (words: string, from: number) => ({ start: from, end: from + words.length });
		const source = place(who, start);
		const target = place(whom, start + who.length + cue.length + 2);
		for (const [name, span] of [
			[who, source],
			[whom, target],
		] as const) {
			const key = keys[name] ?? null;
			let actor = detection.actors.find((one) => (key ? one.key === key : one.name === name));
			if (!actor) {
				const id = `a${detection.actors.length + 1}`;
				actor = { id, name, kind: 'government', key, mentions: [] };
				detection.actors.push(actor);
			}
			actor.mentions.push(span);
		}
		const idOf = (name: string) =>
			detection.actors.find((one) => (keys[name] ? one.key === keys[name] : one.name === name))
				?.id ?? null;
		detection.statements.push({
			id: `s${detection.statements.length + 1}`,
			kind: 'speech',
			source: { ...source, actor: idOf(who) },
			target: { ...target, actor: idOf(whom) },
			cue: place(cue, start + who.length + 1),
			content: [],
			sentence: place(sentence, start),
			act: polarity < 0 ? 'DISAPPROVE' : 'SUPPORT',
			polarity,
			negated: false,
			hedged: false,
			quoted: false,
			confidence,
		});
		text += `${sentence} `;
	}
	const article: Article = {
		url,
		title: `What ${outlet} tells`,
		outlet,
		byline: null,
		published,
		lang: 'en',
		text,
		headline: null,
	};
	await store.save(article, url, detection, 'test');
	return url;
}

async function opened(): Promise<Catalogue> {
	await library.catchUp();
	return library.load();
}

async function found(view: 'articles' | 'statements', query: string): Promise<string[]> {
	const catalogue = await opened();
	const words = await library.words(catalogue);
	const passed = passing(catalogue, parseQuery(query).clauses, words, view);
	if (view === 'articles') {
		return [...listArticles(catalogue, passed.articles, 'newest')].map(
			(at) => catalogue.articles[at]?.outlet ?? '',
		);
	}
	return [...listStatements(catalogue, passed, 'newest')].map(
		(at) =>
			`${roleOf(catalogue, 'source', at)?.name} ${catalogue.polarity[at]} ${roleOf(catalogue, 'target', at)?.name}`,
	);
}

async function three() {
	await save('a', 'The Ledger', '2023-10-05', [
		['Zenda', 'condemned', 'Ruritania', -1],
		['Strelsau', 'thanked', 'Zenda', 1],
	]);
	await save('b', 'Harbour Post', '2022-01-01', [['Ruritania', 'praised', 'Hentzau', 1]]);
	await save('c', 'The Meridian', null, [['Zenda', 'backed', 'Hentzau', 1]]);
}

test('finds by words, phrases and fields, an actor by any of its names', async () => {
	await three();
	expect(await found('statements', '')).toHaveLength(4);
	expect(await found('statements', 'source:ruritania')).toEqual([
		'Ruritania 1 Zenda',
		'Ruritania 1 Hentzau',
	]);
	expect(await found('statements', 'source:strelsau stance:supports target:zenda')).toEqual([
		'Ruritania 1 Zenda',
	]);
	expect(await found('statements', '"condemned ruritania"')).toEqual(['Zenda -1 Ruritania']);
	expect(await found('statements', '"ruritania condemned"')).toEqual([]);
	expect(await found('statements', 'cond -stance:supports')).toEqual(['Zenda -1 Ruritania']);
	expect(await found('articles', 'thank')).toEqual(['The Ledger']);
	expect(await found('articles', 'since:2023')).toEqual(['The Ledger']);
	expect(await found('articles', 'before:2023')).toEqual(['Harbour Post']);
	expect(await found('articles', '-since:2023')).toEqual(['Harbour Post', 'The Meridian']);
	expect(await found('articles', 'outlet:"harbour post"')).toEqual(['Harbour Post']);
	expect(await found('articles', 'source:zenda target:hentzau')).toEqual(['The Meridian']);
	expect(await found('articles', 'source:zenda target:zenda')).toEqual([]);
});

test('follows what changes: read again, judged, tagged, deleted and brought back', async () => {
	await three();
	await opened();
	// Read again, with another statement in the text.
	const url = await save('b', 'Harbour Post', '2022-01-01', [
		['Ruritania', 'praised', 'Hentzau', 1],
		['Hentzau', 'warned', 'Zenda', -1],
	]);
	expect(await found('statements', 'warned')).toEqual(['Hentzau -1 Zenda']);
	expect(await found('articles', '')).toHaveLength(3);

	const catalogue = await opened();
	const [first = 0] = listStatements(
		catalogue,
		passing(
			catalogue,
			parseQuery('condemned').clauses,
			await library.words(catalogue),
			'statements',
		),
		'newest',
	);
	const id = idOfStatement(catalogue, first);
	const [row] = await library.annotations([id]);
	expect(row?.type === 'statement' && row.words.cue).toBe('condemned');
	await store.edit(row?.articleId ?? '', 'token-judge', { do: 'judge', id, judgement: 'wrong' });
	expect(await found('statements', 'condemned')).toEqual([]);
	expect(await found('statements', 'condemned is:dismissed')).toEqual(['Zenda -1 Ruritania']);
	await store.edit(row?.articleId ?? '', 'token-tag', {
		do: 'write',
		id,
		note: 'Really?',
		tags: ['Raid'],
	});
	expect(await found('statements', 'tag:raid is:dismissed,mine')).toEqual(['Zenda -1 Ruritania']);
	expect((await opened()).notes.map(({ note }) => note.body)).toEqual(['Really?']);

	const tagging = await library.tagArticles([url], 'later', true);
	expect(await found('articles', 'tag:later')).toEqual(['Harbour Post']);
	expect(await found('statements', 'tag:later')).toHaveLength(2);
	await tagging.undo();
	expect(await found('articles', 'tag:later')).toEqual([]);

	const removal = await library.remove([url]);
	expect(await found('articles', 'praised')).toEqual([]);
	expect(await found('statements', '')).toHaveLength(2);
	expect(await library.article(url)).toBeNull();
	await removal.undo();
	expect(await found('articles', 'praised')).toEqual(['Harbour Post']);
	expect((await library.article(url))?.statements).toHaveLength(2);
});

test('what is rather wrong than right is shown to who asks for it, until the reader says more', async () => {
	await three();
	await save('d', 'The Courier', '2024-01-01', [['Zenda', 'snubbed', 'Ruritania', -1]], 0.55);
	expect(await found('statements', 'snubbed')).toEqual([]);
	expect(await found('statements', 'source:zenda target:ruritania')).toHaveLength(1);
	expect(await found('articles', 'source:zenda stance:opposes')).toEqual(['The Ledger']);
	expect(await found('statements', 'is:unsure')).toEqual(['Zenda -1 Ruritania']);
	expect(await found('statements', '-is:unsure')).toHaveLength(4);
	const of = async () => {
		const catalogue = await opened();
		return actorStory(catalogue, catalogue.actorByKey.get('gov:ZZ') ?? -1).takes.length;
	};
	const before = await of();
	const shown = await library.article('https://d.example/story');
	const { id = '', articleId = '' } = shown?.statements[0] ?? {};
	await store.edit(articleId, 'token-judge', { do: 'judge', id, judgement: 'right' });
	expect(await found('statements', 'snubbed')).toEqual(['Zenda -1 Ruritania']);
	expect(await found('statements', 'is:unsure')).toEqual([]);
	expect(await of()).toBe(before + 1);
});

test.each([
	[0.599, 0],
	[0.6, 1],
])('lists and pages draw the line at the same place: %s', async (confidence, count) => {
	await save('d', 'The Courier', '2024-01-01', [['Zenda', 'snubbed', 'Ruritania', -1]], confidence);
	expect(await found('statements', 'snubbed')).toHaveLength(count);
	const page = await library.article('https://d.example/story');
	expect(page?.statements.filter((row) => isShown(row, shownAtFirst))).toHaveLength(count);
});

test('many articles fill several groups, and a fresh library reads the same', async () => {
	const outlets = Array.from({ length: 300 }, (_, i) => `Paper ${i}`);
	for (const [i, outlet] of outlets.entries()) {
		await save(`p${i}`, outlet, '2023-01-01', [['Zenda', `called${i}`, 'Ruritania', 0]]);
	}
	expect(await found('articles', 'called299')).toEqual(['Paper 299']);
	expect(await found('articles', '"called7"')).toEqual(['Paper 7']);
	expect((await opened()).groups.map(({ articles }) => articles.length)).toEqual([256, 44]);
	// Most of a group deleted: the rest of it moves, and is still found.
	await library.remove(outlets.slice(0, 200).map((_, i) => `https://p${i}.example/story`));
	expect(await found('articles', 'zenda')).toHaveLength(100);
	expect(await found('articles', 'called250')).toEqual(['Paper 250']);
	const { groups, articleCount } = await opened();
	expect(articleCount).toBe(100);
	expect(groups.flatMap(({ articles }) => articles).length).toBeLessThan(256);
}, 60_000);

describe('what is kept for opening the library at once', () => {
	/** All that a list, a filter or a page asks of a catalogue. */
	const answers = (catalogue: Catalogue) => {
		const passed = passing(catalogue, [], null, 'none');
		const statements = listStatements(catalogue, passed, 'newest');
		const { key = '' } = catalogue.actors[0] ?? {};
		return {
			articles: [...listArticles(catalogue, passed.articles, 'newest')].map(
				(at) => catalogue.articles[at],
			),
			statements: [...statements].map((at) => [
				idOfStatement(catalogue, at),
				roleOf(catalogue, 'source', at),
				roleOf(catalogue, 'target', at),
				catalogue.polarity[at],
			]),
			actors: tallyActors(catalogue, passed, 'statements').map(({ actor, ...tally }) => ({
				...tally,
				key: catalogue.actors[actor]?.key,
			})),
			story: actorStory(catalogue, catalogue.actorByKey.get(key) ?? -1),
			names: actorNames(catalogue, catalogue.actorByKey.get(key) ?? -1),
			notes: catalogue.notes,
		};
	};

	test('gives the catalogue that the groups give', async () => {
		await three();
		const whole = answers(await opened());
		await library.keep();
		await database.groups.clear();
		expect(answers(await library.load())).toEqual(whole);
	});

	test('begins every list as the whole library does', async () => {
		for (let i = 0; i < 60; i++) {
			const day = `2023-01-${String((i % 28) + 1).padStart(2, '0')}`;
			await save(`p${i}`, `Paper ${i}`, day, [
				['Zenda', 'praised', 'Ruritania', 1],
				['Strelsau', `blamed${i}`, 'Zenda', -1],
			]);
		}
		const whole = answers(await opened());
		expect(await library.head()).toBeNull();
		await library.keep();
		const head = await library.head();
		if (!head) throw new Error('Nothing was kept');
		const first = answers(head.catalogue);
		expect(head.counts).toEqual({ articles: 60, statements: 120, notes: 0, actors: 2 });
		expect(first.articles.slice(0, head.rows)).toEqual(whole.articles.slice(0, head.rows));
		expect(first.statements.slice(0, head.rows)).toEqual(whole.statements.slice(0, head.rows));
		expect(head.tallies.map(({ actor }) => head.catalogue.actors[actor]?.key)).toEqual(
			whole.actors.map(({ key }) => key),
		);
		expect(head.tallies.map(({ statements }) => statements)).toEqual([120, 120]);
		expect(head.offer.outlets).toHaveLength(60);
	}, 60_000);

	test('is not used once something changed', async () => {
		await three();
		await opened();
		await library.keep();
		await save('new', 'Late Post', '2024-01-01', [['Zenda', 'praised', 'Ruritania', 1]]);
		expect(answers(await opened()).articles).toHaveLength(4);
		expect(await library.head()).toBeNull();
		await library.keep();
		expect((await library.head())?.counts.articles).toBe(4);
	});
});

test('counts an actor as source and as target, and what each outlet calls it', async () => {
	await three();
	const catalogue = await opened();
	const passed = passing(catalogue, [], null, 'none');
	const zenda = tallyActors(catalogue, passed, 'statements').find(
		({ actor }) => catalogue.actors[actor]?.name === 'Zenda',
	);
	expect(zenda).toMatchObject({
		statements: 3,
		articles: 2,
		by: { '-1': 1, '0': 0, '1': 1 },
		toward: { '-1': 0, '0': 0, '1': 1 },
	});
	expect(facetsOf(catalogue, passed).polarity).toEqual({ '-1': 1, '0': 0, '1': 3 });
	const story = actorStory(catalogue, catalogue.actorByKey.get('gov:RR') ?? -1);
	const { outlets } = actorNames(catalogue, catalogue.actorByKey.get('gov:RR') ?? -1);
	expect(outlets.map(({ outlet, names }) => [outlet, names])).toEqual([
		[
			'The Ledger',
			[
				['Ruritania', 1],
				['Strelsau', 1],
			],
		],
		['Harbour Post', [['Ruritania', 1]]],
	]);
	const said = [...story.takes].map((at) => [
		catalogue.polarity[at],
		otherAt(catalogue, 'target', at)?.name,
	]);
	expect(said).toEqual([
		[1, 'Hentzau'],
		[1, 'Zenda'],
	]);
});

describe('stories', () => {
	const event: Told[] = [
		['Zenda', 'seized the ferry Amaranth from', 'Ruritania', -1],
		['Hentzau', 'searched the Amaranth for rifles with', 'Zenda', 1],
		['Ruritania', 'called the seizure of the ferry piracy by', 'Zenda', -1],
	];
	const other: Told[] = [
		['Flavia', 'won the election over Elphberg in', 'Strelsau', 1],
		['Elphberg', 'conceded the election before midnight to', 'Flavia', 1],
	];
	const idOf = async (outlet: string) =>
		(await database.articles.filter((row) => row.outlet === outlet).first())?.id ?? '';
	const gathered = async () => {
		await library.catchUp();
		await library.stories.gather();
		const titles = new Map((await database.articles.toArray()).map((row) => [row.id, row.outlet]));
		const { stories, ungathered } = await library.stories.read();
		expect(ungathered).toBe(0);
		return stories.map(({ articles }) => articles.map((id) => titles.get(id)).sort());
	};

	test('are gathered as articles come and go, by whichever page', async () => {
		await save('a', 'Ledger', '2024-03-14', event);
		await save('b', 'Post', '2024-03-15', event);
		await save('x', 'Courier', '2024-03-15', other);
		expect(await gathered()).toEqual([['Ledger', 'Post']]);
		// Another page goes on from what this one wrote.
		library = new Library(() => database);
		await save('c', 'Meridian', '2024-03-15', event);
		expect(await gathered()).toEqual([['Ledger', 'Meridian', 'Post']]);
		await library.remove([await idOf('Post')]);
		expect(await gathered()).toEqual([['Ledger', 'Meridian']]);
	});

	test('keep what the reader says, until it is taken back', async () => {
		await save('a', 'Ledger', '2024-03-14', event);
		await save('b', 'Post', '2024-03-15', event);
		await save('c', 'Meridian', '2024-03-15', event);
		await save('x', 'Courier', '2024-03-15', other);
		expect(await gathered()).toEqual([['Ledger', 'Meridian', 'Post']]);
		const [post, courier, ledger] = [
			await idOf('Post'),
			await idOf('Courier'),
			await idOf('Ledger'),
		];
		const moved = await library.stories.override({ type: 'move', article: courier, to: post });
		await library.stories.override({ type: 'name', articles: [ledger], name: 'The ferry' });
		expect(await gathered()).toEqual([['Courier', 'Ledger', 'Meridian', 'Post']]);
		const split = await library.stories.override({ type: 'split', articles: [post, courier] });
		// It stays, whatever comes.
		await save('d', 'Gazette', '2024-03-15', event);
		expect(await gathered()).toEqual([
			['Gazette', 'Ledger', 'Meridian'],
			['Courier', 'Post'],
		]);
		expect((await library.stories.read()).stories.map(({ name }) => name)).toContain('The ferry');
		await split.undo();
		await moved.undo();
		expect(await gathered()).toEqual([['Gazette', 'Ledger', 'Meridian', 'Post']]);
	});
});
