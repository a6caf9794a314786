import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { articleOf, spanOf } from '../../tests/fixtures/raid';
import { idOfStatement } from '../library/catalogue';
import type { Annotation, SavedArticle } from '../saved';
import { Library } from './library';
import { type Database, declareDatabase } from './schema';
import { Store } from './store';
import { Transfer } from './transfer';

const article = articleOf('Zenda condemned Ruritania on Monday. Zenda thanked Hentzau.');
const other = { ...article, url: 'https://ledger.example/other', title: 'Other' };

const span = (words: string) => spanOf(article.text, words);
const statement = (id: string, cue: string, sentence: string) => ({
	id,
	kind: 'speech' as const,
	source: { actor: 'a1', ...span('Zenda') },
	target: null,
	cue: span(cue),
	content: [],
	sentence: span(sentence),
	act: 'DISAPPROVE' as const,
	polarity: -1 as const,
	negated: false,
	hedged: false,
	quoted: false,
	confidence: 0.9,
});
const detection = {
	entities: [],
	actors: [
		{
			id: 'a1',
			name: 'Zenda',
			kind: 'government' as const,
			key: 'gov:ZZ',
			mentions: [span('Zenda')],
		},
	],
	statements: [
		statement('s1', 'condemned', 'Zenda condemned Ruritania on Monday.'),
		statement('s2', 'thanked', 'Zenda thanked Hentzau.'),
	],
};

/** A database with two articles, the first of which has a note. */
async function filled(name: string) {
	const database = declareDatabase(name);
	const store = new Store(() => database);
	for (const one of [article, other]) await store.save(one, one.url, detection, 'v1');
	await store.edit(article.url, 'token-note', {
		do: 'mark',
		id: `${article.url}#n-1`,
		selector: {
			position: span('on Monday'),
			quote: { exact: 'on Monday', prefix: '', suffix: '' },
		},
		note: 'When?',
		tags: [],
		as: { kind: 'note' },
	});
	return { database, store };
}

/** Everything that a field can hold instead of what belongs there. */
const damages: [string, unknown][] = [
	['nothing', undefined],
	['a number', 7],
	['an object', {}],
	['a list', [null]],
];

async function readAll(database: Database) {
	const library = new Library(() => database);
	await library.catchUp();
	const catalogue = await library.load();
	const statements: string[] = [];
	for (let i = 0; i < catalogue.polarity.length; i++) statements.push(idOfStatement(catalogue, i));
	const records: unknown[] = [];
	for await (const one of new Transfer(() => database).library().articles) records.push(one);
	for await (const one of new Transfer(() => database).view().articles) records.push(one);
	return { statements, records };
}

test.each(['articles', 'annotations'] as const)(
	'one damaged row of %s takes nothing else with it',
	async (table) => {
		const { database, store } = await filled(`damaged-${table}`);
		const whole = (await database.table(table).toArray()) as (Annotation | SavedArticle)[];
		const own = whole.filter(
			(row) => ('articleId' in row ? row.articleId : row.id) === article.url,
		);
		const others = (await database.annotations.toArray()).filter(
			(row) => row.articleId === other.url && row.type === 'statement',
		);
		const failures: string[] = [];
		for (const row of own) {
			const fields = Object.keys(row).filter((field) => field !== 'id' && field !== 'articleId');
			for (const field of fields) {
				for (const [how, value] of damages) {
					const said = `${'type' in row ? row.type : 'article'}.${field} is ${how}`;
					const damaged = { ...row, [field]: value };
					try {
						await database.table(table).put(damaged);
						await database.groups.clear();
						await database.changedArticles.put({ articleId: '*', at: 'x' });
						const shown = await store.show(article.url);
						const { statements } = await readAll(database);
						for (const { id } of others)
							if (!statements.includes(id)) failures.push(`${said}: lost`);
						// Another row of the same article is shown, and can be judged.
						const left = own.find((one) => one.id !== row.id && 'words' in one);
						if (left && !shown?.annotated.statements.some(({ id }) => id === left.id)) {
							failures.push(`${said}: the other statement is not shown`);
						}
						await store.save(article, article.url, detection, 'v2');
					} catch (error) {
						failures.push(`${said}: ${error} ${(error as Error).cause}`.slice(0, 200));
					}
					await database.table(table).put(row);
				}
			}
		}
		expect(failures).toEqual([]);
		database.close();
		await Dexie.delete(database.name);
	},
);
