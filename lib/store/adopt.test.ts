import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articleOf, detectionIn, sentence, spanOf } from '../../tests/fixtures/raid';
import { patched, perform } from '../edit/edit';
import { partyOf } from '../edit/party';
import type { Edit } from '../edit/shape';
import { viewOf } from '../edit/view';
import type { Kept } from '../saved';
import { type Database, declareDatabase } from './schema';
import { Store, unsaved } from './store';

const text = `${sentence} Nobody answered.`;
const article = articleOf(text);
const detection = detectionIn(text, {
	zenda: [spanOf(text, 'Zenda')],
	ruritania: [spanOf(text, 'Ruritania')],
});

let database: Database;
let store: Store;
let time = 0;
beforeEach(() => {
	database = declareDatabase(`adopt-${++time}`);
	store = new Store(
		() => database,
		() => ++time,
	);
});
afterEach(async () => {
	database.close();
	await Dexie.delete(database.name);
});

/** What a private tab holds, with one edit after the other. */
function edited(kept: Kept, ...edits: Edit[]): Kept {
	let now = kept;
	for (const edit of edits) {
		const done = perform(now, `token-${++time}`, edit, ++time);
		if (!done) throw new Error('It is about what is there');
		const rows = new Map([...now.rows, ...done.rows].map((row) => [row.id, row]));
		const actorEdits = [...now.actorEdits, ...done.actorEdits];
		now = { ...now, rows: [...rows.values()], actorEdits, changes: [...now.changes, done.change] };
	}
	return now;
}

/** A note on the statement, and Zenda renamed on this page. */
async function inPrivate(url = article.url): Promise<Kept> {
	const kept = await unsaved({ ...article, url }, detection, 'v1');
	const { statements, actors } = viewOf(kept);
	const zenda = actors.find(({ actor }) => actor.name === 'Zenda');
	if (!statements[0] || !zenda) throw new Error('Both were found');
	return edited(
		kept,
		{ do: 'write', id: statements[0].id, note: 'Ask Hentzau', tags: ['raid'] },
		{
			do: 'actor',
			id: `${url}#edit`,
			actor: partyOf(zenda),
			here: true,
			change: { what: 'rename', name: 'The Castle' },
		},
	);
}

test('what was made in a private window is kept with how to undo it; twice is once', async () => {
	const made = await inPrivate();
	await store.save(article, article.url, detection, 'v1');
	await store.adopt(article.url, made);
	const shown = await store.adopt(article.url, made);
	expect(shown?.annotated).toMatchObject({ statements: [{ note: 'Ask Hentzau', tags: ['raid'] }] });
	expect(shown?.annotated.actors.map(({ actor }) => actor.name).sort()).toEqual([
		'Ruritania',
		'The Castle',
	]);
	expect(await database.changes.count()).toBe(2);
	const undo = shown?.history.undo;
	expect(undo?.what).toBe('rename');
	const back = await store.undo(article.url, undo?.id ?? '', false);
	expect(back?.annotated.actors.map(({ actor }) => actor.name)).toContain('Zenda');
});

test('it joins an article that is known by another address, and leaves what else was said of that', async () => {
	const saved = await store.save(article, article.url, detection, 'v1');
	const ruritania = saved.actors.find(({ actor }) => actor.name === 'Ruritania');
	await store.edit(article.url, 'an-earlier-one', {
		do: 'judge',
		id: ruritania?.id ?? '',
		judgement: 'right',
	});
	const shown = await store.adopt(article.url, await inPrivate('https://m.ledger.example/story'));
	expect(shown?.annotated.statements.map(({ note }) => note)).toEqual(['Ask Hentzau']);
	const actors = shown?.annotated.actors ?? [];
	expect(actors.map(({ actor }) => actor.name).sort()).toEqual(['Ruritania', 'The Castle']);
	expect(actors.find(({ actor }) => actor.key === 'gov:RR')?.judgement).toBe('right');
	// Nothing stands under the other address.
	expect(
		await database.annotations.filter(({ articleId }) => articleId !== article.url).count(),
	).toBe(0);
	expect(shown?.history.undo?.id).toBe('an-earlier-one');
});

test('what was taken back in the private window is not kept', async () => {
	const made = await inPrivate();
	const [first] = made.changes;
	if (!first) throw new Error('Something was made');
	const { rows } = patched(made, first.patches, 'before', ++time);
	await store.save(article, article.url, detection, 'v1');
	const byId = new Map([...made.rows, ...rows].map((row) => [row.id, row]));
	const changes = made.changes.map((one) => (one === first ? { ...one, undone: true } : one));
	const shown = await store.adopt(article.url, { ...made, rows: [...byId.values()], changes });
	expect(shown?.annotated.statements.map(({ note }) => note)).toEqual(['']);
});
