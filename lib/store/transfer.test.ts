import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundles, file, rows, written } from '../../tests/arbitrary-library';
import { verifyBackup } from '../backup/verify';
import { writeBackup } from '../backup/write';
import { writeHypothesis } from '../export/hypothesis';
import { writeJsonLines } from '../export/jsonl';
import type { ArticleBundle, TableRow } from '../export/record';
import { applyImport, planImport } from '../import/import';
import { readFile } from '../import/read';
import { declareDatabase, schemaVersion } from './schema';
import { Transfer } from './transfer';

let name = '';
let n = 0;
let transfer: Transfer;
const fresh = () => {
	name = `transfer-${n++}`;
	const database = declareDatabase(name);
	transfer = new Transfer(() => database);
	return database;
};
let database = fresh();
beforeEach(() => {
	database = fresh();
});
afterEach(async () => {
	database.close();
	await Dexie.delete(name);
});

const dump = () => written(writeJsonLines, transfer.library());
const jsonl = (articles: ArticleBundle[], others: TableRow[] = []) =>
	written(writeJsonLines, { articles, rows: others });
const load = async (content: string | Uint8Array) =>
	applyImport(readFile(file(content, 1000)), transfer, { chunkSize: 3 });
const one = (seed: number): ArticleBundle[] => {
	const full = bundles.filter(
		(all) => all.length > 1 && all.every((b) => b.annotations.length > 1),
	);
	return fc.sample(full, { numRuns: 1, seed })[0] ?? [];
};

async function backup(): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const part of writeBackup(transfer.library(), schemaVersion, { now: 1 }))
		parts.push(part);
	return new Uint8Array(Buffer.concat(parts));
}

describe('an import', () => {
	test('into an empty library is the library; twice changes nothing; a plan tells it; undo takes it back', async () => {
		await fc.assert(
			fc.asyncProperty(bundles, rows, async (articles, others) => {
				database.close();
				await Dexie.delete(name);
				database = fresh();
				const empty = await dump();
				const content = await jsonl(articles, others);
				const plan = await planImport(readFile(file(content)), transfer, { chunkSize: 3 });
				expect(await dump()).toBe(empty);
				const done = await load(content);
				expect({ ...done, receipt: 0 }).toEqual({ ...plan, receipt: 0 });
				expect(done.problems).toEqual([]);
				const full = await dump();
				expect(full.split('\n').sort()).toEqual(content.split('\n').sort());
				const again = await load(content);
				expect(again.added).toEqual({ articles: 0, annotations: 0, rows: 0 });
				expect(again.filled).toBe(0);
				expect(await dump()).toBe(full);
				await transfer.undo(done.receipt);
				expect(await dump()).toBe(empty);
			}),
			{ numRuns: 30 },
		);
	}, 30_000);

	test('never writes over what the reader has, and fills what is empty', async () => {
		const articles = one(1);
		await load(await jsonl(articles));
		const before = await dump();
		const said = articles.map(({ article, annotations }) => ({
			article,
			annotations: annotations.map((row) =>
				row.type === 'note' ? { ...row, body: 'theirs' } : { ...row, note: 'theirs' },
			),
		}));
		const report = await load(await jsonl(said));
		const now = new Map((await database.annotations.toArray()).map((row) => [row.id, row]));
		let filled = 0;
		for (const row of articles.flatMap(({ annotations }) => annotations)) {
			if (row.type === 'note') expect(now.get(row.id)).toEqual(row);
			else {
				expect(now.get(row.id)).toMatchObject({ note: row.note || 'theirs' });
				if (!row.note) filled++;
			}
		}
		expect(report.filled).toBe(filled);
		await transfer.undo(report.receipt);
		expect(await dump()).toBe(before);
	});

	test('goes to the article that already has the address', async () => {
		const [bundle] = one(2);
		if (!bundle) throw new Error('none');
		const other = 'https://m.ledger.example/story';
		const ours = {
			article: { ...bundle.article, addresses: [bundle.article.id, other] },
			annotations: [],
		};
		await load(await jsonl([ours]));
		const moved = {
			article: { ...bundle.article, url: other, id: other },
			annotations: bundle.annotations,
		};
		await load(await written(writeHypothesis, { articles: [moved] }));
		expect(await database.articles.count()).toBe(1);
		const ids = (await database.annotations.toArray()).map(({ articleId }) => articleId);
		expect(new Set(ids)).toEqual(new Set([bundle.article.id]));
	});

	test('that is undone leaves an article to which something was added since', async () => {
		const articles = one(3);
		const { receipt } = await load(await jsonl(articles));
		const [bundle] = articles;
		const [row] = await database.annotations.toArray();
		if (!bundle || !row) throw new Error('none');
		await database.annotations.put({ ...row, id: 'new', articleId: bundle.article.id });
		await transfer.undo(receipt);
		expect((await database.articles.toArray()).map(({ id }) => id)).toEqual([bundle.article.id]);
	});
});

describe('a hostile or broken file', () => {
	test('gives what it can, and says line by line what it cannot', async () => {
		const lines = (await jsonl(one(4))).trimEnd().split('\n');
		const good = lines.length - 1;
		const bad = [
			'{"record":"article","data":{"id":"x","url":"javascript:alert(1)"}}',
			'not json',
			'{"record":"row","table":"settings","data":{}}',
			'{"record":"annotation","data":{"type":"note","id":"o","articleId":"https://none.example/","selector":{"position":{"start":0,"end":1},"quote":{"exact":"a","prefix":"","suffix":""}},"body":"","tags":[],"createdAt":0,"updatedAt":0}}',
			'{"__proto__":{"polluted":1},"record":"nonsense"}',
			lines.at(-1)?.slice(0, 40) ?? '',
		];
		const report = await load([...lines, ...bad].join('\n'));
		const { articles, annotations } = report.added;
		expect(articles + annotations).toBe(good);
		expect(report.problems.map(({ line }) => line).sort((a, b) => a - b)).toEqual(
			bad.map((_, i) => lines.length + i + 1),
		);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test.each<[string, string | Uint8Array]>([
		['nothing', ''],
		['a web page', '<!doctype html><script>alert(1)</script>'],
		['bytes', new Uint8Array([0xc3, 0x28, 0xff, 0, 1])],
		['JSON nested without end', `{"annotations":[${'['.repeat(100_000)}`],
		['a false gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 4])],
		['another list', '[1,2,{"highlights":3}]'],
	])('that is %s adds nothing and says so', async (_, content) => {
		const report = await load(content);
		expect(report.added).toEqual({ articles: 0, annotations: 0, rows: 0 });
		expect(report.problemCount).toBeGreaterThan(0);
	});

	test('that is cut off gives what comes before the cut', async () => {
		const content = await written(writeHypothesis, { articles: one(5) });
		const report = await load(content.slice(0, -60));
		expect(report.added.annotations).toBeGreaterThan(0);
		expect(report.problems.at(-1)?.reason).toMatch(/cut off/);
	});
});

describe('a backup', () => {
	test('is verified, and restores to the same bytes', async () => {
		await load(await jsonl(one(6), fc.sample(rows, 1)[0]));
		const before = await dump();
		const bytes = await backup();
		expect(await verifyBackup(file(bytes, 500))).toMatchObject({ ok: true });
		database.close();
		await Dexie.delete(name);
		database = fresh();
		await load(bytes);
		expect(await dump()).toBe(before);
	});

	test('with any byte changed or its end cut off is not called whole', async () => {
		await load(await jsonl(one(7)));
		const bytes = await backup();
		await fc.assert(
			fc.asyncProperty(
				fc.nat(bytes.length - 1),
				fc.integer({ min: 1, max: 255 }),
				async (at, by) => {
					const damaged = Uint8Array.from(bytes);
					damaged[at] = (damaged[at] ?? 0) ^ by;
					// Bytes 4 to 9 of gzip's header (time, flags of speed, system) say nothing of the content,
					// nor does the lowest bit of byte 3 (whether it probably is text): RFC 1952, 2.3.1.
					const idle = (at >= 4 && at < 10) || (at === 3 && by === 1);
					// Its own sum comes last, when ours have already held for all of the content.
					if (at >= bytes.length - 10) return;
					expect((await verifyBackup(file(damaged, 500))).ok).toBe(idle);
					expect((await verifyBackup(file(bytes.subarray(0, at), 500))).ok).toBe(false);
				},
			),
			{ numRuns: 60, examples: [[3, 1]] },
		);
	});

	const versions = Array.from({ length: schemaVersion }, (_, i) => i + 1);
	test.each(versions)('of schema %i is restored with nothing lost', async (version) => {
		const path = `../../tests/fixtures/backup/v${version}.jsonl.gz`;
		const bytes = new Uint8Array(readFileSync(new URL(path, import.meta.url)));
		expect(await verifyBackup(file(bytes, 100))).toMatchObject({
			ok: true,
			manifest: { schema: version },
		});
		const report = await load(bytes);
		expect(report.problems).toEqual([]);
		const written = version >= 2;
		expect(report.added).toEqual({
			articles: 1,
			annotations: written ? 5 : 4,
			rows: 2 + (written ? 1 : 0) + (version >= 4 ? 1 : 0),
		});
		const url = 'https://ledger.example/story';
		const name = `upgraded-${version}`;
		const old = await upgraded(version, name);
		expect(await database.articles.toArray()).toEqual(await old.articles.toArray());
		expect(await database.annotations.toArray()).toEqual(await old.annotations.toArray());
		expect(await database.actorEdits.toArray()).toEqual(await old.actorEdits.toArray());
		expect(await database.actors.toArray()).toEqual(await old.actors.toArray());
		expect(await database.storyOverrides.toArray()).toEqual(await old.storyOverrides.toArray());
		expect((await database.articles.get(url))?.before).toBeNull();
		old.close();
		await Dexie.delete(name);
	});
});

/** A database that an extension of that version left, as it is when it is opened now. */
async function upgraded(version: number, name: string) {
	const path = `../../tests/fixtures/store/v${version}.json`;
	const fixture: { stores: Record<string, string>; rows: Record<string, unknown[]> } = JSON.parse(
		readFileSync(new URL(path, import.meta.url), 'utf8'),
	);
	const old = new Dexie(name);
	old.version(version).stores(fixture.stores);
	await old.open();
	for (const [table, rows] of Object.entries(fixture.rows)) await old.table(table).bulkAdd(rows);
	old.close();
	return declareDatabase(name);
}

test('every table of the database is exported, but those that are made from others or pass', () => {
	const exported = ['articles', 'annotations', 'actors', 'actorEdits', 'storyOverrides'];
	const derived = [
		'changedArticles',
		'groups',
		'groupWords',
		'libraryState',
		'signatures',
		'stories',
		'storyPlaces',
		'ungathered',
	];
	/** The steps that can be undone, and what was deleted. */
	const passing = ['changes', 'bin'];
	expect(database.tables.map((table) => table.name).sort()).toEqual(
		[...exported, ...derived, ...passing].sort(),
	);
});
