import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articleOf, detectionIn, spanOf as spanIn } from '../../tests/fixtures/raid';
import { describe as selectorFor } from '../anchor/describe';
import type { Detection, Span } from '../annotation';
import { partyOf } from '../edit/party';
import type { Edit } from '../edit/shape';
import type { SavedActor } from '../saved';
import { type Database, declareDatabase } from './schema';
import { Store } from './store';

const text = 'Zenda condemned Ruritania on Monday. The Palace praised Hentzau.';
const spanOf = (words: string, of = text): Span => spanIn(of, words);
const detectionOf = (of: string): Detection => {
	const at = of.indexOf('Zenda condemned');
	const span = (words: string): Span => spanIn(of, words, at);
	return detectionIn(of, {
		zenda: [span('Zenda')],
		ruritania: [span('Ruritania'), span('The Palace')],
	});
};
const article = articleOf(text);

let name = '';
let count = 0;
let time = 1_000_000;
let store: Store;
const opened: Database[] = [];
beforeEach(() => {
	name = `edits-${count++}`;
	time = 1_000_000;
	store = new Store(
		() => {
			const database = declareDatabase(name);
			opened.push(database);
			return database;
		},
		() => ++time,
	);
});
afterEach(() => {
	for (const database of opened.splice(0)) database.close();
	return Dexie.delete(name);
});

const save = (detector = 'v1', of = article) =>
	store.save(of, of.url, detectionOf(of.text), detector);
let tokens = 0;
const edit = (what: Edit, token = `token-${tokens++}`) => store.edit(article.url, token, what);
const actorNamed = (actors: SavedActor[], called: string): SavedActor => {
	const row = actors.find((one) => one.actor.name === called);
	if (!row) throw new Error(`No actor ${called}`);
	return row;
};
const mark = (words: string, id = 'n-1'): Edit => ({
	do: 'mark',
	id: `${article.url}#${id}`,
	selector: selectorFor(text, spanOf(words)),
	note: 'Who?',
	tags: ['raid', 'raid'],
	as: { kind: 'note' },
});

test('the reader’s version of a statement wins over a later detection, wherever it now stands', async () => {
	const { statements, actors } = await save();
	const id = statements[0]?.id ?? '';
	await edit({
		do: 'restate',
		id,
		stance: {
			source: partyOf(actorNamed(actors, 'Ruritania')),
			target: null,
			polarity: 1,
			act: 'SUPPORT',
			cue: selectorFor(text, spanOf('condemned Ruritania')),
			content: [],
		},
	});
	const longer = { ...article, text: `An opening paragraph.\n\n${text}` };
	const again = await save('v2', longer);
	expect(again.statements).toMatchObject([
		{ id, words: { cue: 'condemned Ruritania', target: null }, statement: { polarity: 1 } },
	]);
	const { cue = { start: 0, end: 0 } } = again.statements[0]?.statement ?? {};
	expect(longer.text.slice(cue.start, cue.end)).toBe('condemned Ruritania');
	const back = await edit({ do: 'restate', id, stance: null });
	expect(back?.annotated.statements[0]?.statement.polarity).toBe(-1);
});

test('a note stands where its words are, is listed when they are gone, and comes back', async () => {
	await save();
	const made = await edit(mark('praised Hentzau'));
	expect(made?.annotated.notes).toMatchObject([{ present: true, tags: ['raid'], body: 'Who?' }]);
	const cut = { ...article, text: 'Zenda condemned Ruritania on Monday.' };
	const gone = await store.save(cut, cut.url, { entities: [], actors: [], statements: [] }, 'v1');
	expect(gone.notes).toMatchObject([
		{ present: false, span: null, selector: { quote: { exact: 'praised Hentzau' } } },
	]);
	expect((await save()).notes).toMatchObject([{ present: true, span: spanOf('praised Hentzau') }]);
});

test('asked twice with one token, an edit is done once', async () => {
	await save();
	await edit(mark('Monday'), 'same-token');
	const again = await edit(mark('Monday'), 'same-token');
	expect(again?.annotated.notes).toHaveLength(1);
	expect((await store.show(article.url))?.history.undo?.id).toBe('same-token');
});

test('sixty steps are undone and done again, each once, and a new step ends what could be done again', async () => {
	await save();
	for (let i = 0; i < 60; i++) await edit(mark('Monday', `n-${i}`), `step-${i}`);
	const notes = async () => (await store.read(article.url))?.notes.length;
	for (let i = 59; i >= 0; i--) {
		await store.undo(article.url, `step-${i}`, false);
		// A message that was sent again after its worker died.
		await store.undo(article.url, `step-${i}`, false);
	}
	expect(await notes()).toBe(0);
	await store.undo(article.url, 'step-0', true);
	await store.undo(article.url, 'step-1', true);
	expect(await notes()).toBe(2);
	const after = await edit(mark('Monday', 'n-new'), 'step-new');
	expect(after?.history).toMatchObject({ undo: { id: 'step-new' }, redo: null });
	expect(await notes()).toBe(3);
});

test('actors are renamed, merged, split and hidden; everywhere means later articles too', async () => {
	const { actors } = await save();
	const zenda = partyOf(actorNamed(actors, 'Zenda'));
	const ruritania = partyOf(actorNamed(actors, 'Ruritania'));
	const change = (here: boolean, to: Extract<Edit, { do: 'actor' }>['change'], actor = ruritania) =>
		edit({ do: 'actor', id: `edit-${tokens++}`, actor, here, change: to });

	const split = await change(true, { what: 'split', names: ['The Palace'], name: 'The King' });
	const king = actorNamed(split?.annotated.actors ?? [], 'The King');
	expect(king.actor.mentions).toEqual([spanOf('The Palace')]);

	await change(false, { what: 'rename', name: 'Kingdom of Ruritania' });
	const merged = await change(false, { what: 'merge', into: zenda });
	expect(merged?.annotated.actors.map((row) => row.actor.name).sort()).toEqual([
		'The King',
		'Zenda',
	]);
	const [statement] = merged?.annotated.statements ?? [];
	expect(statement?.statement.target?.actor).toBe(zenda.actor);
	await store.undo(article.url, merged?.history.undo?.id ?? '', false);

	const other = { ...article, url: 'https://post.example/other', text: `Later. ${text}` };
	const later = await save('v1', other);
	expect(later.actors.map((row) => row.actor.name).sort()).toEqual([
		'Kingdom of Ruritania',
		'Zenda',
	]);
	await change(false, { what: 'hide' }, zenda);
	const hidden = actorNamed((await store.read(other.url))?.actors ?? [], 'Zenda');
	expect(hidden).toMatchObject({ judgement: 'wrong', hidden: true });
	const shown = await edit({ do: 'unhide', actor: zenda });
	expect(actorNamed(shown?.annotated.actors ?? [], 'Zenda').judgement).toBeNull();
});

test('a stance that the reader marks is a statement with the actors that were chosen', async () => {
	const { actors } = await save();
	const shown = await edit({
		do: 'mark',
		id: `${article.url}#n-stance`,
		selector: selectorFor(text, spanOf('praised')),
		note: '',
		tags: [],
		as: {
			kind: 'statement',
			stance: {
				source: partyOf(actorNamed(actors, 'Ruritania')),
				target: null,
				polarity: 1,
				act: 'SUPPORT',
			},
		},
	});
	expect(shown?.annotated.statements.at(-1)).toMatchObject({
		made: true,
		words: { sentence: 'The Palace praised Hentzau.', source: 'The Palace', cue: 'praised' },
		statement: { polarity: 1, confidence: 1 },
	});
});

test('an article that has changed since an earlier visit keeps how it was; within a visit it does not', async () => {
	await save();
	const longer = { ...article, text: `${text} More.` };
	expect((await save('v1', longer)).article.before).toBeNull();
	time += 3_600_000;
	expect((await save()).article.before?.text).toBe(longer.text);
	// The page shows its text in steps: at the last it is the same as it was.
	expect((await save('v1', longer)).article.before).toBeNull();
});

test('an actor is called as the reader said last, though the clock was set back', async () => {
	const { actors } = await save();
	const actor = partyOf(actorNamed(actors, 'Zenda'));
	const rename = (id: string, name: string): Edit => ({
		do: 'actor',
		id,
		actor,
		here: true,
		change: { what: 'rename', name },
	});
	await edit(rename('first', 'The Duchy'));
	time -= 500_000;
	const shown = await edit(rename('second', 'The Duchy of Zenda'));
	expect(shown?.annotated.actors.map((row) => row.actor.name)).toContain('The Duchy of Zenda');
});
