/**
 * Reads and writes. Every write is one transaction: a worker killed at any moment leaves all of it
 * or nothing, and doing it again changes nothing.
 */
import type { Detection } from '../annotation';
import type {
	AnnotatedArticle,
	Annotation,
	Article,
	Judgement,
	KnownActor,
	SavedActor,
	SavedArticle,
	SavedStatement,
} from '../saved';
import { digest, identify } from './identity';
import { merge } from './merge';
import { openDatabase, storeError } from './problem';
import { type Database, declareDatabase, schemaVersion } from './schema';

export class Store {
	private opening: Promise<Database> | null = null;

	/** @param declare makes the database object; a second name keeps tests apart. */
	constructor(
		private readonly declare: () => Database = declareDatabase,
		private readonly now: () => number = Date.now,
	) {}

	/**
	 * What is kept of this very text, where the same detection has read it before; else null.
	 *
	 * @throws {StoreError}
	 */
	async recall(article: Article, detector: string): Promise<AnnotatedArticle | null> {
		const textDigest = await digest(article.text);
		return this.run(async (database) => {
			const saved = await at(database, article.url);
			if (!saved || saved.textDigest !== textDigest || saved.detector !== detector) return null;
			return assemble(saved, await rowsOf(database, saved.id));
		});
	}

	/**
	 * Keeps an article and what was detected in it, joined with what the reader said of it before.
	 *
	 * @param address the page's own address, canonical or not
	 * @throws {StoreError}
	 */
	async save(
		article: Article,
		address: string,
		detection: Detection,
		detector: string,
	): Promise<AnnotatedArticle> {
		const [textDigest, found] = await Promise.all([
			digest(article.text),
			identify(article.text, detection),
		]);
		return this.run((database) =>
			database.transaction(
				'rw',
				[database.articles, database.annotations, database.actors],
				async () => {
					const now = this.now();
					const elsewhere = await at(database, address);
					const old = (await at(database, article.url)) ?? elsewhere;
					const id = old?.id ?? article.url;
					// An address that a page used to share with another article stays that one's.
					const addresses = [...(old?.addresses ?? []), article.url];
					if (!elsewhere) addresses.push(address);
					const saved: SavedArticle = {
						...article,
						id,
						addresses: [...new Set(addresses)],
						textDigest,
						detector,
						savedAt: old?.savedAt ?? now,
						openedAt: now,
					};
					const { keep, drop } = merge(id, await rowsOf(database, id), found, article.text, now);
					await database.articles.put(saved);
					await database.annotations.bulkDelete(drop);
					await database.annotations.bulkPut(keep);
					await meet(database, keep, now);
					return assemble(saved, keep);
				},
			),
		);
	}

	/**
	 * Keeps the reader's word on an annotation; null takes it back.
	 *
	 * @returns the annotation as it is now, or null where there is none of that id
	 * @throws {StoreError}
	 */
	async judge(id: string, judgement: Judgement): Promise<Annotation | null> {
		return this.run((database) =>
			database.transaction('rw', database.annotations, async () => {
				const row = await database.annotations.get(id);
				if (!row) return null;
				const judged = { ...row, judgement, judgedAt: judgement && this.now() };
				await database.annotations.put(judged);
				return judged;
			}),
		);
	}

	/**
	 * An article with its annotations, by its id.
	 *
	 * @throws {StoreError}
	 */
	async read(articleId: string): Promise<AnnotatedArticle | null> {
		return this.run(async (database) => {
			const saved = await database.articles.get(articleId);
			return saved ? assemble(saved, await rowsOf(database, articleId)) : null;
		});
	}

	private async run<T>(work: (database: Database) => PromiseLike<T>): Promise<T> {
		try {
			return await work(await this.open());
		} catch (error) {
			throw storeError(error);
		}
	}

	private open(): Promise<Database> {
		this.opening ??= openDatabase(this.declare(), schemaVersion).catch((error) => {
			// The next one tries again: what blocked it may have gone.
			this.opening = null;
			throw error;
		});
		return this.opening;
	}
}

/** What detection found, as it would read had it been kept: for when it can't be. */
export async function unsaved(
	article: Article,
	detection: Detection,
	detector: string,
): Promise<AnnotatedArticle> {
	const found = await identify(article.text, detection);
	const { keep } = merge(article.url, [], found, article.text, 0);
	const saved: SavedArticle = {
		...article,
		id: article.url,
		addresses: [article.url],
		textDigest: '',
		detector,
		savedAt: 0,
		openedAt: 0,
	};
	return assemble(saved, keep);
}

const at = (database: Database, address: string): Promise<SavedArticle | undefined> =>
	database.articles.where({ addresses: address }).first();

const rowsOf = (database: Database, articleId: string): Promise<Annotation[]> =>
	database.annotations.where({ articleId }).toArray();

/** Enters the actors that have a key of their own into the list of those known across articles. */
async function meet(database: Database, rows: Annotation[], now: number): Promise<void> {
	const met = new Map<string, SavedActor>();
	for (const row of rows) if (row.type === 'actor' && row.actor.key) met.set(row.actor.key, row);
	const known = await database.actors.bulkGet([...met.keys()]);
	const changed: KnownActor[] = [];
	[...met].forEach(([key, { actor, names }], i) => {
		const old = known[i];
		const all = [...new Set([...(old?.names ?? []), ...names])];
		if (old && all.length === old.names.length) return;
		const { name, kind } = old ?? actor;
		changed.push({ key, name, kind, names: all, updatedAt: now });
	});
	await database.actors.bulkPut(changed);
}

function assemble(article: SavedArticle, rows: readonly Annotation[]): AnnotatedArticle {
	const statements: SavedStatement[] = [];
	const actors: SavedActor[] = [];
	for (const row of rows) {
		if (row.type === 'statement') statements.push(row);
		else actors.push(row);
	}
	statements.sort((a, b) => a.statement.cue.start - b.statement.cue.start);
	actors.sort((a, b) => b.actor.mentions.length - a.actor.mentions.length);
	return { article, statements, actors };
}
