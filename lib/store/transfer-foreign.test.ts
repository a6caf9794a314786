import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { file, written } from '../../tests/arbitrary-library';
import { describe as selectorFor } from '../anchor/describe';
import type { Detection } from '../annotation';
import type { StoryOverride } from '../coverage/overrides';
import type { Edit } from '../edit/shape';
import { writeHypothesis } from '../export/hypothesis';
import { writeJsonLines } from '../export/jsonl';
import { writeWebAnnotations } from '../export/web-annotation';
import { applyImport } from '../import/import';
import { readFile } from '../import/read';
import type { ActorEdit, SavedOverride } from '../saved';
import { type Database, declareDatabase } from './schema';
import { Store } from './store';
import { Stories } from './stories';
import { type Chosen, Transfer } from './transfer';

const url = 'https://ledger.example/story';
const article = {
	url,
	title: 'Zenda condemns Ruritania',
	outlet: 'The Ledger',
	byline: null,
	published: null,
	lang: 'en',
	text: 'Zenda condemned Ruritania on Monday. Ruritania thanked Hentzau.',
	headline: null,
};
const detection: Detection = {
	entities: [],
	actors: [
		{
			id: 'a1',
			name: 'Zenda',
			kind: 'government',
			key: 'gov:ZZ',
			mentions: [{ start: 0, end: 5 }],
		},
	],
	statements: [
		{
			id: 's1',
			kind: 'speech',
			source: { actor: 'a1', start: 0, end: 5 },
			target: { actor: null, start: 16, end: 25 },
			cue: { start: 6, end: 15 },
			content: [],
			sentence: { start: 0, end: 36 },
			act: 'DISAPPROVE',
			polarity: -1,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 0.9,
		},
	],
};
const hypothesis = JSON.stringify({
	annotations: [
		{
			id: 'h1',
			uri: url,
			text: 'Whom?',
			tags: ['who'],
			target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'thanked Hentzau' }] }],
		},
	],
});

const name = 'transfer-foreign';
let database: Database;
let transfer: Transfer;
const open = () => {
	database = declareDatabase(name);
	transfer = new Transfer(() => database);
};
const lose = async () => {
	database.close();
	await Dexie.delete(name);
};
beforeEach(open);
afterEach(lose);

const store = () => new Store(() => database);
const visit = () => store().save(article, url, detection, '1');
const load = (content: string) => applyImport(readFile(file(content, 1000)), transfer);

test('a note of another tool stands at its place at once where the article is here', async () => {
	await visit();
	await load(hypothesis);
	expect((await store().read(url))?.notes).toMatchObject([
		{ body: 'Whom?', tags: ['who'], span: { start: 47, end: 62 }, present: true },
	]);
});

test('else it finds its place when the page is opened, or its text is imported', async () => {
	await load(hypothesis);
	expect((await store().read(url))?.notes).toMatchObject([{ span: null, present: false }]);
	expect((await visit()).notes).toMatchObject([{ span: { start: 47, end: 62 }, present: true }]);
	const full = await written(writeJsonLines, transfer.library());
	await lose();
	open();
	await load(hypothesis);
	const { receipt } = await load(full);
	expect((await store().read(url))?.notes).toMatchObject([
		{ span: { start: 47, end: 62 }, present: true },
	]);
	await transfer.undo(receipt);
	expect((await database.articles.get(url))?.text).toBe('');
	expect((await store().read(url))?.notes).toMatchObject([{ body: 'Whom?', span: null }]);
});

test.each([true, false])(
	'a statement that went elsewhere keeps what was written on it (page opened before: %s)',
	async (isReadFirst) => {
		const [row] = (await visit()).statements;
		if (!row) throw new Error('none');
		const edit = { do: 'write' as const, id: row.id, note: 'Said in parliament', tags: ['raid'] };
		await store().edit(url, 'token-1', edit);
		const away = await written(writeWebAnnotations, transfer.view());
		await lose();
		open();
		if (isReadFirst) await visit();
		await load(away);
		expect((await visit()).statements).toMatchObject([
			{ id: row.id, note: 'Said in parliament', tags: ['raid'] },
		]);
	},
);

test("what is exported goes by the reader's names, and is what was chosen", async () => {
	const [actor] = (await visit()).actors;
	if (!actor) throw new Error('none');
	await load(hypothesis);
	const renamed: ActorEdit = {
		id: 'e1',
		scope: null,
		actor: { actor: actor.id, key: 'gov:ZZ', name: 'Zenda' },
		createdAt: 1,
		deletedAt: null,
		what: 'rename',
		name: 'Kingdom of Zenda',
	};
	await database.actorEdits.put(renamed);
	const all = await written(writeHypothesis, transfer.view());
	expect(all).toContain('Kingdom of Zenda → Ruritania');
	expect(all).toContain('Whom?');
	const chosen = { articles: [url], annotations: new Set([`${url}#h1`]) };
	const part = await written(writeHypothesis, transfer.view(chosen));
	expect(part).not.toContain('Kingdom of Zenda');
	expect(part).toContain('Whom?');
});

describe('a statement that is rather wrong than right', () => {
	const [sure] = detection.statements;
	if (!sure) throw new Error('none');
	const unsure = { ...detection, statements: [{ ...sure, confidence: 0.4 }] };
	const edits: Record<string, (id: string) => Edit> = {
		confirmed: (id) => ({ do: 'judge', id, judgement: 'right' }),
		'written on': (id) => ({ do: 'write', id, note: 'Said in parliament', tags: [] }),
		corrected: (id) => ({
			do: 'restate',
			id,
			stance: {
				source: null,
				target: null,
				polarity: 1,
				act: 'SUPPORT',
				cue: selectorFor(article.text, { start: 6, end: 15 }),
				content: [],
			},
		}),
	};
	const told = async (chosen: Chosen | null = null) =>
		/condemned/.test(await written(writeHypothesis, transfer.view(chosen)));
	const save = async () => {
		const [row] = (await store().save(article, url, unsure, '1')).statements;
		if (!row) throw new Error('none');
		return row.id;
	};

	test('goes nowhere unasked, and where it is chosen', async () => {
		const id = await save();
		expect(await told()).toBe(false);
		expect(await told({ articles: [url], annotations: null })).toBe(false);
		expect(await told({ articles: [url], annotations: new Set([id]) })).toBe(true);
		expect(await written(writeJsonLines, transfer.library())).toContain(id);
	});

	test.each(Object.keys(edits))('goes with the others once it is %s', async (what) => {
		const edit = edits[what]?.(await save());
		if (!edit) throw new Error('none');
		await store().edit(url, 'token-1', edit);
		expect(await told()).toBe(true);
	});
});

test('undoing an import leaves what the reader has changed since', async () => {
	const { receipt } = await load(hypothesis);
	await visit();
	const edit = { do: 'write' as const, id: `${url}#h1`, note: 'Mine now', tags: [] };
	await store().edit(url, 'token-2', edit);
	await transfer.undo(receipt);
	expect((await store().read(url))?.notes).toMatchObject([{ body: 'Mine now' }]);
});

describe('what the reader said of stories', () => {
	const other = 'https://post.example/story';
	const said: StoryOverride[] = [
		{ type: 'merge', articles: [url, other] },
		{ type: 'name', articles: [url], name: 'The raid' },
		{ type: 'move', article: other, to: null },
	];
	const sayings = async () => (await database.storyOverrides.orderBy('at').toArray()).map(asSaid);
	const asSaid = ({ override }: SavedOverride) => override;
	const say = async () => {
		// All in one millisecond, as when several articles are moved at once.
		const stories = new Stories(
			async (work) => work(database),
			() => 5,
		);
		for (const one of said) await stories.override(one);
	};

	test('comes back in the order in which it was said, and is taken back with its import', async () => {
		await visit();
		await say();
		const content = await written(writeJsonLines, transfer.library());
		await lose();
		open();
		const { receipt } = await load(content);
		expect(await sayings()).toEqual(said);
		await transfer.undo(receipt);
		expect(await sayings()).toEqual([]);
	});

	test('holds for the articles as they are known here', async () => {
		await visit();
		await say();
		const content = await written(writeJsonLines, transfer.library());
		await lose();
		open();
		const here = 'https://ledger.example/printed';
		await store().save({ ...article, url: here }, url, detection, '1');
		await load(content);
		expect(await sayings()).toEqual([
			{ type: 'merge', articles: [here, other] },
			{ type: 'name', articles: [here], name: 'The raid' },
			{ type: 'move', article: other, to: null },
		]);
	});

	test('goes along with the articles that it names, if all of them do', async () => {
		await visit();
		await say();
		const part = transfer.library({ articles: [url], annotations: null });
		const rows = (await written(writeJsonLines, part)).split('\n');
		expect(rows.filter((line) => line.includes('storyOverrides'))).toMatchObject([
			expect.stringContaining('The raid'),
		]);
	});
});
