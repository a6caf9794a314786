import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actor, Detection, Span } from '../annotation';
import type { Edit } from '../edit/shape';
import type { Article, SavedActor } from '../saved';
import { Forgetter, isOfAny } from './forget';
import { Library } from './library';
import { declareDatabase } from './schema';
import { Store } from './store';

let count = 0;
let name = '';
let now = 0;
let store: Store;
let library: Library;
const declare = () => declareDatabase(name);
const tick = () => ++now;

beforeEach(() => {
	// That it makes way for the deletion.
	vi.spyOn(console, 'warn').mockImplementation(() => {});
	name = `forget-${++count}`;
	store = new Store(declare, tick);
	library = new Library(declare, tick);
});

afterEach(() => Dexie.delete(name));

const ofGazette = (address: string) => new URL(address).hostname.endsWith('gazette.example');

/** The same event in both papers, so that it is a story; each has a person of its own. */
const event =
	'Ruritania condemned the raid on the harbour of Zenda on Monday. ' +
	'The harbour raid in Zenda left four wharves burning, sailors said. ' +
	'Ruritania demanded that the harbour of Zenda be opened again. ';

async function save(
	url: string,
	person: string,
	extra = '',
): Promise<[ruritania: SavedActor, person: SavedActor]> {
	const text = `${event}${extra}${person} praised the sailors of the harbour.`;
	const at = (words: string): Span => ({
		start: text.indexOf(words),
		end: text.indexOf(words) + words.length,
	});
	const actor = (id: string, name: string, key: string): Actor => ({
		id,
		name,
		kind: 'person',
		key,
		mentions: [at(name)],
	});
	const key = `person:${person.toLowerCase()}`;
	const detection: Detection = {
		entities: [],
		actors: [actor('a1', 'Ruritania', 'gov:RR'), actor('a2', person, key)],
		statements: [
			{
				id: 's1',
				kind: 'speech',
				source: { actor: 'a2', ...at(person) },
				target: null,
				cue: at('praised'),
				content: [],
				sentence: { start: text.indexOf(`${person} praised`), end: text.length },
				act: 'SUPPORT',
				polarity: 1,
				negated: false,
				hedged: false,
				quoted: false,
				confidence: 0.9,
			},
		],
	};
	const article: Article = {
		url,
		title: `Raid on the harbour of Zenda, by ${person}`,
		outlet: new URL(url).hostname,
		byline: null,
		published: '2024-05-06',
		lang: 'en',
		text,
		headline: null,
	};
	const { actors } = await store.save(article, url, detection, 'test');
	const [ruritania, other] = ['gov:RR', key].map((one) =>
		actors.find((row) => row.actor.key === one),
	);
	if (!ruritania || !other) throw new Error('Both were told of');
	return [ruritania, other];
}

const edit = (articleId: string, what: Edit) => store.edit(articleId, `token-${tick()}`, what);

function rename(articleId: string, row: SavedActor, name: string): Promise<unknown> {
	const { id, actor } = row;
	return edit(articleId, {
		do: 'actor',
		id: `${articleId}#${crypto.randomUUID()}`,
		actor: { actor: id, key: actor.key, name: actor.name },
		here: false,
		change: { what: 'rename', name },
	});
}

/** Every byte of every row and key, buffers and maps included, as text. */
async function everyByte(): Promise<string> {
	const database = declare();
	await database.open();
	const plain = (_: string, value: unknown): unknown => {
		if (value instanceof Map || value instanceof Set) return [...value];
		if (!ArrayBuffer.isView(value)) return value;
		const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		return [bytes.toString('latin1'), bytes.toString('utf16le')];
	};
	const tables = await Promise.all(
		database.tables.map(async (table) => [
			table.name,
			await table.toArray(),
			await table.toCollection().primaryKeys(),
		]),
	);
	database.close();
	return JSON.stringify(tables, plain).toLowerCase();
}

const gazette = 'https://www.gazette.example/raid';
const deleted = 'https://www.gazette.example/deleted';
const courier = 'https://courier.example/raid';

/** Both papers read, with all that a reader can do about them. */
async function readBoth() {
	const [ruritania, hentzau] = await save(gazette, 'Hentzau', 'Black Michael was silent. ');
	const [, tarlenheim] = await save(courier, 'Tarlenheim');
	await save(deleted, 'Rischenheim');
	await edit(gazette, { do: 'write', id: hentzau.id, note: 'Quite a rogue', tags: ['rogues'] });
	await rename(gazette, hentzau, 'The rogue');
	await rename(gazette, ruritania, 'The Kingdom');
	await rename(courier, tarlenheim, 'The loyal one');
	await edit(courier, { do: 'write', id: tarlenheim.id, note: 'Loyal', tags: [] });
	await library.catchUp();
	await library.stories.gather();
	await library.stories.override({ type: 'name', articles: [gazette, courier], name: 'The raid' });
	await library.stories.override({ type: 'move', article: gazette, to: courier });
	await library.load();
	await library.keep();
	await library.remove([deleted]);
	await library.load();
}

const gone = ['gazette', 'hentzau', 'rogue', 'michael', 'rischenheim'];

test('nothing of a forgotten site is left in any table, not even once the library is derived again', async () => {
	await readBoth();
	const before = await everyByte();
	for (const word of gone) expect(before).toContain(word);
	await new Forgetter(declare).articles(ofGazette);
	const after = await everyByte();
	for (const word of gone) expect(after).not.toContain(word);
	await library.catchUp();
	await library.stories.gather();
	await library.load();
	await library.keep();
	const derived = await everyByte();
	for (const word of gone) expect(derived).not.toContain(word);
	expect(derived).toContain('courier.example');
});

test('what other sites caused stays: their articles, notes and changes to actors', async () => {
	await readBoth();
	const rows = await store.read(courier);
	await new Forgetter(declare).articles(ofGazette);
	const left = await store.read(courier);
	expect(left?.article).toEqual(rows?.article);
	expect(left?.notes).toEqual(rows?.notes);
	// The change that was made on the forgotten page holds for the actor that both tell of.
	const names = left?.actors.map(({ actor }) => actor.name).sort();
	expect(names).toEqual(['The Kingdom', 'The loyal one']);
	expect((await store.show(courier))?.history.undo?.what).toBe('write');
	const known = await library.knownActors();
	expect(known.map(({ key }) => key).sort()).toEqual(['gov:RR', 'person:tarlenheim']);
	await library.catchUp();
	const catalogue = await library.load();
	expect(catalogue.articles.flatMap((row) => row?.id ?? [])).toEqual([courier]);
	expect((await library.stories.read()).ungathered).toBeGreaterThan(0);
	await library.stories.gather();
	expect((await library.stories.read()).stories).toEqual([]);
});

test('what would go is told first', async () => {
	await readBoth();
	const forgetter = new Forgetter(declare);
	expect(await forgetter.look(ofGazette)).toEqual({ articles: 1, notes: 1 });
	expect(await forgetter.look(null)).toEqual({ articles: 2, notes: 2 });
	expect(await forgetter.sites((address) => new URL(address).hostname)).toEqual([
		{ site: 'courier.example', articles: 1 },
		{ site: 'www.gazette.example', articles: 1 },
	]);
});

test('a site of which nothing is kept changes nothing that the reader has', async () => {
	await readBoth();
	const before = await store.read(gazette);
	await new Forgetter(declare).articles(() => false);
	expect(await store.read(gazette)).toEqual(before);
	expect((await library.knownActors()).length).toBe(4);
});

test('everything goes with the database, and the next article begins a new one', async () => {
	await readBoth();
	await new Forgetter(declare).everything();
	const names = (await indexedDB.databases()).map((one) => one.name);
	expect(names).not.toContain(name);
	await save(courier, 'Tarlenheim');
	expect((await store.read(courier))?.notes).toEqual([]);
	expect(await new Forgetter(declare).look(null)).toEqual({ articles: 1, notes: 0 });
});

test('an id tells of the articles that it begins with or that a split in it was made in', () => {
	const articles = new Set([gazette]);
	expect(isOfAny(articles, `${gazette}#1`)).toBe(true);
	expect(isOfAny(articles, `${courier}#1/${gazette}#2`)).toBe(true);
	expect(isOfAny(articles, `${courier}#1/${courier}#2/${gazette}#3`)).toBe(true);
	expect(isOfAny(articles, `${courier}#1`)).toBe(false);
	expect(isOfAny(articles, `${gazette}/more#1`)).toBe(false);
	expect(isOfAny(articles, gazette)).toBe(false);
	const some = fc.string({ unit: fc.constantFrom('a', 'b', '/', '#'), maxLength: 9 });
	fc.assert(
		fc.property(fc.array(some), some, (ids, id) => {
			const isOf = (one: string) => id.startsWith(`${one}#`) || id.includes(`/${one}#`);
			expect(isOfAny(new Set(ids), id)).toBe(ids.some(isOf));
		}),
		{ numRuns: 500 },
	);
});
