import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import { declareDatabase, schemaVersion } from './schema';
import { Store } from './store';

interface Fixture {
	/** Dexie's `stores` of that version. */
	stores: Record<string, string>;
	rows: Record<string, unknown[]>;
}

const versions = Array.from({ length: schemaVersion }, (_, i) => i + 1);

describe.each(versions)('a database left by schema %i', (version) => {
	const file = new URL(`../../tests/fixtures/store/v${version}.json`, import.meta.url);
	const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;

	test('is brought up to date with nothing lost', async () => {
		const name = `migrate-${version}`;
		const old = new Dexie(name);
		old.version(version).stores(fixture.stores);
		await old.open();
		for (const [table, rows] of Object.entries(fixture.rows)) await old.table(table).bulkAdd(rows);
		old.close();

		const database = declareDatabase(name);
		const store = new Store(() => database);
		const read = await store.read('https://ledger.example/story');
		expect(read?.article.title).toBe('Zenda condemns Ruritania');
		expect(read?.statements.map((row) => [row.words.cue, row.judgement])).toEqual([
			['condemned', 'right'],
			['thanked', 'wrong'],
		]);
		expect(read?.actors.map((row) => row.actor.name).sort()).toEqual(['Ruritania', 'Zenda']);
		expect((await database.actors.toArray()).map((actor) => actor.key).sort()).toEqual([
			'gov:RR',
			'gov:ZZ',
		]);
		const written = version >= 2;
		expect(read?.statements.map((row) => [row.note, row.tags, row.edited])).toEqual([
			written ? ['Said *in parliament*.', ['raid'], null] : ['', [], null],
			['', [], null],
		]);
		expect(read?.notes.map((row) => row.body)).toEqual(written ? ['Who is **Hentzau**?'] : []);
		expect(read?.actors.find((row) => row.actor.key === 'gov:ZZ')?.actor.kind).toBe(
			written ? 'organization' : 'government',
		);
		expect((await store.show('https://ledger.example/story'))?.history.undo?.what).toBe(
			written ? 'mark-note' : undefined,
		);
		expect(await store.tags()).toEqual(written ? ['raid', 'who'] : []);
		expect(database.backendDB().version).toBe(schemaVersion * 10);
		database.close();
		await Dexie.delete(name);
	});
});
