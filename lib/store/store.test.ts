import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, detectionIn, spanOf as spanIn } from '../../tests/fixtures/raid';
import type { Detection } from '../annotation';
import { StoreError } from './problem';
import { type Database, declareDatabase } from './schema';
import { Store } from './store';

const text =
	'Zenda condemned Ruritania on Monday. Ruritania thanked Hentzau. Zenda condemned Hentzau.';

const spanOf = (words: string, from = 0) => spanIn(text, words, from);
const detection = detectionIn(text, {
	zenda: [spanOf('Zenda'), spanOf('Zenda', 40)],
	ruritania: [spanOf('Ruritania'), spanOf('Ruritania', 30)],
});
const article = articleOf(text);

let name = '';
let count = 0;
const opened: Database[] = [];
const open = () =>
	new Store(() => {
		const database = declareDatabase(name);
		opened.push(database);
		return database;
	});
const rows = async () => {
	const database = await declareDatabase(name).open();
	const [articles, annotations, actors] = await Promise.all(
		['articles', 'annotations', 'actors'].map((table) => database.table(table).toArray()),
	);
	database.close();
	return { articles: articles ?? [], annotations: annotations ?? [], actors: actors ?? [] };
};

beforeEach(() => {
	name = `test-${count++}`;
});
afterEach(() => {
	for (const database of opened.splice(0)) database.close();
	return Dexie.delete(name);
});

describe('save', () => {
	test('keeps the article, a row an annotation, and the actors that have a name of their own', async () => {
		const saved = await open().save(article, article.url, detection, 'v1');
		expect(saved.statements.map((row) => row.words)).toEqual([
			{
				sentence: 'Zenda condemned Ruritania on Monday.',
				source: 'Zenda',
				target: 'Ruritania',
				cue: 'condemned',
			},
		]);
		const kept = await rows();
		expect(kept.articles).toEqual([saved.article]);
		expect(kept.annotations).toHaveLength(3);
		expect(kept.actors.map((actor) => actor.key).sort()).toEqual(['gov:RR', 'gov:ZZ']);
		const [statement] = saved.statements;
		expect(saved.actors.map((row) => row.id)).toContain(statement?.statement.source?.actor);
	});

	test('twice, at once, or under another of its addresses makes no duplicate', async () => {
		const [one, two] = [open(), open()];
		await Promise.all([
			one.save(article, article.url, detection, 'v1'),
			two.save(article, 'https://m.ledger.example/story?id=1', detection, 'v1'),
		]);
		await one.save(
			{ ...article, url: 'https://m.ledger.example/story?id=1' },
			'https://m.ledger.example/story?id=1',
			detection,
			'v1',
		);
		const kept = await rows();
		expect(kept.articles).toHaveLength(1);
		expect(kept.articles[0].addresses).toEqual([
			'https://ledger.example/story',
			'https://m.ledger.example/story?id=1',
		]);
		expect(kept.annotations).toHaveLength(3);
	});

	test('leaves an address with the article that had it first', async () => {
		const store = open();
		const shared = 'https://ledger.example/live';
		await store.save(article, shared, detection, 'v1');
		const other = { ...article, url: 'https://ledger.example/other' };
		await store.save(other, other.url, detection, 'v1');
		await store.save(other, shared, detection, 'v1');
		const kept = await rows();
		expect(kept.articles.map(({ id, addresses }) => [id, addresses]).sort()).toEqual([
			['https://ledger.example/other', ['https://ledger.example/other']],
			['https://ledger.example/story', ['https://ledger.example/story', shared]],
		]);
	});
});

describe("the reader's word", () => {
	const judgeFirst = async (judgement: 'right' | 'wrong') => {
		const store = open();
		const saved = await store.save(article, article.url, detection, 'v1');
		const id = saved.statements[0]?.id ?? '';
		await store.edit(article.url, 'token-1', { do: 'judge', id, judgement });
		return { store, id };
	};

	test('stays when the article is saved again', async () => {
		const { store, id } = await judgeFirst('wrong');
		const again = await store.save(article, article.url, detection, 'v2');
		expect(again.statements).toMatchObject([{ id, judgement: 'wrong' }]);
	});

	test('"right" keeps what was judged though a later detection finds nothing, where it now stands', async () => {
		const { store } = await judgeFirst('right');
		const longer = { ...article, text: `An opening paragraph.\n\n${text}` };
		const none: Detection = { entities: [], actors: [], statements: [] };
		const again = await store.save(longer, article.url, none, 'v2');
		const [row] = again.statements;
		expect(row?.present).toBe(true);
		const cue = row?.statement.cue ?? { start: 0, end: 0 };
		expect(longer.text.slice(cue.start, cue.end)).toBe('condemned');
	});

	test('is kept as not on the page when its sentence is gone, and comes back with it', async () => {
		const { store, id } = await judgeFirst('right');
		const none: Detection = { entities: [], actors: [], statements: [] };
		const gone = await store.save({ ...article, text: 'Cut.' }, article.url, none, 'v1');
		expect(gone.statements).toMatchObject([{ id, present: false, judgement: 'right' }]);
		const back = await store.save(article, article.url, detection, 'v1');
		expect(back.statements).toMatchObject([{ id, present: true, judgement: 'right' }]);
	});

	test('"wrong" holds for the claim that was judged, not for another at the same place', async () => {
		const { store, id } = await judgeFirst('wrong');
		const [first] = detection.statements;
		if (!first) throw new Error('no statement');
		const other = { ...detection, statements: [{ ...first, target: null }] };
		const again = await store.save(article, article.url, other, 'v2');
		expect(again.statements).toMatchObject([{ id, judgement: null }]);
	});

	test('taken back leaves nothing', async () => {
		const { store, id } = await judgeFirst('wrong');
		const shown = await store.edit(article.url, 'token-2', { do: 'judge', id, judgement: null });
		expect(shown?.annotated.statements).toMatchObject([{ judgement: null, judgedAt: null }]);
	});

	test('on what is not there is answered with null', async () => {
		const { store } = await judgeFirst('wrong');
		const edit = { do: 'judge', id: 'nothing', judgement: 'right' } as const;
		expect(await store.edit(article.url, 'token-3', edit)).toBeNull();
		expect(await store.edit('https://else.example/', 'token-4', edit)).toBeNull();
	});
});

describe('recall', () => {
	test('gives back what the same detection found in the same text, and nothing else', async () => {
		const store = open();
		const saved = await store.save(article, article.url, detection, 'v1');
		expect(await store.recall(article, 'v1')).toEqual(saved);
		expect(await store.recall(article, 'v2')).toBeNull();
		expect(await store.recall({ ...article, text: 'Other.' }, 'v1')).toBeNull();
		expect(await store.recall({ ...article, url: 'https://else.example/' }, 'v1')).toBeNull();
	});
});

describe('a database that fails', () => {
	test('left by a newer version is told as such, and untouched', async () => {
		const newer = new Dexie(name);
		newer.version(99).stores({ articles: 'id', annotations: 'id', actors: 'key', more: 'id' });
		await newer.open();
		await newer.table('more').add({ id: 1 });
		newer.close();
		await expect(open().read('x')).rejects.toMatchObject({ problem: 'newer' });
		await newer.open();
		expect(newer.backendDB().version).toBe(990);
		expect(await newer.table('more').toArray()).toEqual([{ id: 1 }]);
		newer.close();
	});

	test('that refuses to open is told as unavailable, and asked again the next time', async () => {
		const good = declareDatabase(name);
		let broken = true;
		const store = new Store(() => {
			if (!broken) return good;
			const refuses = declareDatabase(`${name}-refused`);
			refuses.open = () =>
				Dexie.Promise.reject(new DOMException('denied', 'InvalidStateError')) as never;
			return refuses;
		});
		await expect(store.save(article, article.url, detection, 'v1')).rejects.toBeInstanceOf(
			StoreError,
		);
		broken = false;
		await expect(store.save(article, article.url, detection, 'v1')).resolves.toBeTruthy();
		good.close();
	});

	test('that is full keeps all it had', async () => {
		const store = open();
		await store.save(article, article.url, detection, 'v1');
		const before = await rows();
		const full = declareDatabase(name);
		full.use({
			stack: 'dbcore',
			name: 'full',
			create: (core) => ({
				...core,
				table: (table) => ({
					...core.table(table),
					mutate: async (request) => {
						if (table === 'annotations' && request.type === 'put') {
							throw new DOMException('full', 'QuotaExceededError');
						}
						return core.table(table).mutate(request);
					},
				}),
			}),
		});
		const longer = { ...article, text: `${text} More.` };
		await expect(
			new Store(() => full).save(longer, article.url, detection, 'v1'),
		).rejects.toMatchObject({ problem: 'full' });
		full.close();
		expect(await rows()).toEqual(before);
	});
});
