/** Everything out of the database, and what a file brings into it. */

import { articlesOf } from '../coverage/overrides';
import { viewOf } from '../edit/view';
import {
	type AnnotationRecord,
	type ArticleBundle,
	type Library,
	rowKey,
	type TableRow,
} from '../export/record';
import { bundleOfView, narrowed, unasked } from '../export/view-bundle';
import type { Chunk, ChunkBundle, ChunkResult, Keeper, Receipt } from '../import/import';
import { emptyReceipt, noCounts } from '../import/import';
import { fillAnnotation, fillArticle, moveEdit, moveOverride, moveTo } from '../import/merge';
import type { Annotation, SavedArticle } from '../saved';
import { settle } from './merge';
import { openDatabase, storeError } from './problem';
import { type Database, declareDatabase, schemaVersion } from './schema';
import { isSound, isSoundEdit, mended } from './sound';

/** Articles read at a time while exporting: what comes of them comes at once, and keeps a page busy. */
const pageSize = 8;

/** A part of the library. */
export interface Chosen {
	/** Ids, in the order in which they are wanted. */
	articles: readonly string[];
	/** Ids of what is wanted of them; null for all. */
	annotations: ReadonlySet<string> | null;
}

export class Transfer implements Keeper {
	private opening: Promise<Database> | null = null;

	constructor(private readonly declare: () => Database = declareDatabase) {}

	/** The rows as they are, everything in the order of ids or what is chosen, a few articles at a time. */
	library(chosen: Chosen | null = null): Library {
		return { articles: this.bundles(chosen), rows: this.rows(chosen?.articles ?? null) };
	}

	/** The same as the reader has it, for other tools. */
	view(chosen: Chosen | null = null): Library {
		return { articles: this.views(chosen) };
	}

	/**
	 * Some articles with all their annotations, in the order of ids.
	 *
	 * @param after id of the last article of the page before, or null to begin
	 * @throws {StoreError}
	 */
	async page(after: string | null, limit = pageSize): Promise<ArticleBundle[]> {
		return this.run((database) =>
			database.transaction('r', [database.articles, database.annotations], async () => {
				const all = database.articles.orderBy(':id');
				const rest = after === null ? all : database.articles.where(':id').above(after);
				const articles = await rest.limit(limit).toArray();
				return Promise.all(articles.map((article) => bundle(database, article)));
			}),
		);
	}

	/**
	 * Certain articles with all their annotations, those that are there, in the order asked for.
	 *
	 * @throws {StoreError}
	 */
	async some(articleIds: readonly string[]): Promise<ArticleBundle[]> {
		return this.run((database) =>
			database.transaction('r', [database.articles, database.annotations], async () => {
				const articles = await database.articles.bulkGet([...articleIds]);
				const there = articles.filter((article) => article !== undefined);
				return Promise.all(there.map((article) => bundle(database, article)));
			}),
		);
	}

	private async *bundles(chosen: Chosen | null): AsyncGenerator<ArticleBundle> {
		for await (const one of this.whole(chosen)) yield narrowed(one, chosen?.annotations ?? null);
	}

	private async *whole(chosen: Chosen | null): AsyncGenerator<ArticleBundle> {
		if (chosen) {
			for (let at = 0; at < chosen.articles.length; at += pageSize) {
				yield* await this.some(chosen.articles.slice(at, at + pageSize));
			}
			return;
		}
		let page = await this.page(null);
		while (page.length > 0) {
			yield* page;
			page = await this.page(page.at(-1)?.article.id ?? null);
		}
	}

	private async *views(chosen: Chosen | null): AsyncGenerator<ArticleBundle> {
		const edits = (await this.run((database) => database.actorEdits.toArray())).filter(isSoundEdit);
		for await (const bundle of this.whole(chosen)) {
			const article = mended(bundle.article);
			const annotations = (bundle.annotations as Annotation[]).filter(isSound);
			const actorEdits = edits.filter(({ scope }) => scope === null || scope === article.id);
			const view = viewOf({ article, rows: annotations, actorEdits, changes: [] });
			const bundled = bundleOfView(view);
			yield chosen?.annotations ? narrowed(bundled, chosen.annotations) : unasked(bundled);
		}
	}

	/** The rows of the other tables, or those of certain articles. Each table is small beside the articles. */
	private async *rows(articles: readonly string[] | null): AsyncGenerator<TableRow> {
		const of = articles && new Set(articles);
		if (!of) {
			const actors = await this.run((database) => database.actors.orderBy(':id').toArray());
			for (const data of actors) yield { table: 'actors', data };
		}
		const edits = await this.run((database) => database.actorEdits.orderBy(':id').toArray());
		for (const data of edits) {
			if (!of || (data.scope !== null && of.has(data.scope))) yield { table: 'actorEdits', data };
		}
		const said = await this.run((database) => database.storyOverrides.orderBy('at').toArray());
		for (const data of said) {
			if (!of || articlesOf(data.override).every((id) => of.has(id))) {
				yield { table: 'storyOverrides', data };
			}
		}
	}

	/** @throws {StoreError} */
	plan(chunk: Chunk): Promise<ChunkResult> {
		return this.take(chunk, false);
	}

	/** @throws {StoreError} */
	apply(chunk: Chunk): Promise<ChunkResult> {
		return this.take(chunk, true);
	}

	/**
	 * Takes an import back. What the reader has changed since stays, and so does an article to which
	 * something was added since.
	 *
	 * @throws {StoreError}
	 */
	async undo(receipt: Receipt): Promise<void> {
		await this.run((database) =>
			database.transaction('rw', tables(database), async () => {
				const touched = new Set<string>();
				await database.changes.each(({ patches }) => {
					for (const { id } of patches) touched.add(id);
				});
				await database.annotations.bulkDelete(receipt.annotations.filter((id) => !touched.has(id)));
				for (const [before, after] of receipt.filledAnnotations) {
					const now = await database.annotations.get(after.id);
					if (same(now, after)) await database.annotations.put(asRow(before));
				}
				for (const [before, after] of receipt.filledArticles) {
					const now = await database.articles.get(after.id);
					if (same(now, after)) await database.articles.put(before);
				}
				for (const id of receipt.articles) {
					const left = await database.annotations.where({ articleId: id }).count();
					if (left === 0) await database.articles.delete(id);
				}
				for (const name of ['actors', 'actorEdits', 'storyOverrides'] as const) {
					const keys = receipt.rows.filter(([table]) => table === name).map(([, key]) => key);
					await database[name].bulkDelete(keys);
				}
			}),
		);
	}

	private take({ bundles, rows }: Chunk, write: boolean): Promise<ChunkResult> {
		return this.run((database) =>
			database.transaction(write ? 'rw' : 'r', tables(database), async () => {
				const result: ChunkResult = {
					added: noCounts(),
					filled: 0,
					known: noCounts(),
					orphans: [],
					moved: [],
					receipt: emptyReceipt(),
				};
				for (const one of bundles) await takeBundle(database, one, write, result);
				await takeRows(database, rows, write, result);
				return result;
			}),
		);
	}

	private async run<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
		this.opening ??= openDatabase(this.declare(), schemaVersion).catch((error) => {
			this.opening = null;
			throw error;
		});
		try {
			return await work(await this.opening);
		} catch (error) {
			throw storeError(error);
		}
	}
}

const tables = (database: Database) => [
	database.articles,
	database.annotations,
	database.actors,
	database.actorEdits,
	database.storyOverrides,
	database.changes,
];

/** A record was checked to have all that a row has, and may have more. */
const asRow = (record: AnnotationRecord): Annotation => record as Annotation;

async function bundle(database: Database, article: SavedArticle): Promise<ArticleBundle> {
	const annotations = await database.annotations.where({ articleId: article.id }).toArray();
	return { article, annotations };
}

async function takeBundle(
	database: Database,
	{ articleId, article, given, textDigest, annotations }: ChunkBundle,
	write: boolean,
	result: ChunkResult,
): Promise<void> {
	const { receipt } = result;
	const addresses = [
		...new Set([...(article ? [...article.addresses, article.url] : []), articleId]),
	];
	const ours: SavedArticle | undefined =
		(await database.articles.get(articleId)) ??
		(await database.articles.where('addresses').anyOf(addresses).first());
	const id = ours?.id ?? articleId;
	if (id !== articleId) result.moved.push([articleId, id]);
	if (article && !ours) {
		result.added.articles++;
		receipt.articles.push(id);
		// Each address only once, and the id among them, so that what comes later is found by it.
		if (write) await database.articles.add({ ...article, addresses });
	} else if (article && ours) {
		const filled = fillArticle(ours, article);
		if (filled) {
			result.filled++;
			receipt.filledArticles.push([ours, filled]);
			if (write) {
				await database.articles.put(filled);
				if (ours.text === '') await settleNotes(database, filled, receipt);
			}
		} else result.known.articles++;
	} else if (!ours && !given) {
		result.orphans.push(...annotations.map((row) => row.id));
		return;
	}
	const theirs = annotations.map((row) => moveTo(row, id));
	const kept = await database.annotations.bulkGet(theirs.map((row) => row.id));
	const put: Annotation[] = [];
	theirs.forEach((row, i) => {
		const there = kept[i];
		const filled = there && fillAnnotation(there, row);
		if (!there) {
			result.added.annotations++;
			receipt.annotations.push(row.id);
			put.push(asRow(row));
		} else if (filled) {
			result.filled++;
			receipt.filledAnnotations.push([there, filled]);
			put.push(asRow(filled));
		} else result.known.annotations++;
	});
	if (!write || put.length === 0) return;
	const isElsewhere = ours && ours.text !== '' && ours.textDigest !== (textDigest || null);
	await database.annotations.bulkPut(isElsewhere ? settle(put, ours.text) : put);
}

/** Finds the notes of an article of which only the address was known in the text that it got. */
async function settleNotes(
	database: Database,
	{ id, text }: SavedArticle,
	receipt: Receipt,
): Promise<void> {
	const rows = await database.annotations.where({ articleId: id }).toArray();
	const settled = settle(rows, text);
	settled.forEach((row, i) => {
		const before = rows[i];
		if (before) receipt.filledAnnotations.push([before, row]);
	});
	await database.annotations.bulkPut(settled);
}

async function takeRows(
	database: Database,
	rows: readonly TableRow[],
	write: boolean,
	result: ChunkResult,
): Promise<void> {
	for (const given of rows) {
		const row = await atHome(database, given);
		const key = rowKey(row);
		if (await database[row.table].get(key)) {
			result.known.rows++;
			continue;
		}
		result.added.rows++;
		result.receipt.rows.push([row.table, key]);
		if (!write) continue;
		if (row.table === 'actors') await database.actors.put(row.data);
		else if (row.table === 'actorEdits') await database.actorEdits.put(row.data);
		else await database.storyOverrides.put(row.data);
	}
}

/** A row that belongs to an article which is here under another id belongs to that. */
async function atHome(database: Database, row: TableRow): Promise<TableRow> {
	const idHere = async (id: string): Promise<string> => {
		const [there] = await database.articles.where('addresses').equals(id).primaryKeys();
		return there ?? id;
	};
	if (row.table === 'actorEdits' && row.data.scope !== null) {
		return { ...row, data: moveEdit(row.data, await idHere(row.data.scope)) };
	}
	if (row.table === 'storyOverrides') {
		const here = new Map<string, string>();
		for (const id of articlesOf(row.data.override)) here.set(id, await idHere(id));
		const override = moveOverride(row.data.override, (id) => here.get(id) ?? id);
		return { ...row, data: { ...row.data, override } };
	}
	return row;
}

const same = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);
