import { turns } from '../export/pace';
import { type AnnotationRecord, rowKey, type TableName, type TableRow } from '../export/record';
import { t } from '../i18n';
import type { SavedArticle } from '../saved';
import type { ImportItem, ImportProblem } from './items';

/** What is kept or to be kept of one article. */
export interface ChunkBundle {
	articleId: string;
	/** null where the file gave it in an earlier chunk, or not at all. */
	article: SavedArticle | null;
	/** The file has given the article. */
	given: boolean;
	/** Digest of the text that the file's annotations stand in; "" where the file has no text. */
	textDigest: string;
	annotations: AnnotationRecord[];
}

export interface Chunk {
	bundles: ChunkBundle[];
	rows: TableRow[];
}

export interface Counts {
	articles: number;
	annotations: number;
	rows: number;
}

export interface ChunkResult {
	added: Counts;
	/** Rows that were here and got what the reader said in the file. */
	filled: number;
	/** Rows that were here as they are in the file, or as the reader has them since. */
	known: Counts;
	/** Ids of annotations of which no article is known. */
	orphans: string[];
	/** Articles of the file that are here under another id. */
	moved: [from: string, to: string][];
	/** What takes it back; empty where nothing was written. */
	receipt: Receipt;
}

/** What an import has written: keys alone of what it added, so that it stays small. */
export interface Receipt {
	articles: string[];
	annotations: string[];
	rows: [table: TableName, key: string][];
	/** Rows that were filled: as they were, and as they were left. */
	filledArticles: [before: SavedArticle, after: SavedArticle][];
	filledAnnotations: [before: AnnotationRecord, after: AnnotationRecord][];
}

/** Where an import goes: the store, or whatever passes on to it. */
export interface Keeper {
	/** What `apply` would do; nothing is written. */
	plan(chunk: Chunk): Promise<ChunkResult>;
	/** Adds what is not here yet, all of the chunk or nothing. */
	apply(chunk: Chunk): Promise<ChunkResult>;
	undo(receipt: Receipt): Promise<void>;
}

export interface ImportReport {
	added: Counts;
	filled: number;
	known: Counts;
	/** The first thousand. */
	problems: ImportProblem[];
	problemCount: number;
	/** Of what was written so far, also where it was cancelled. */
	receipt: Receipt;
	cancelled: boolean;
}

export interface ImportOptions {
	signal?: AbortSignal;
	/** @param read records read so far */
	onProgress?: (read: number) => void;
	/** Records in one transaction. */
	chunkSize?: number;
}

const maxProblems = 1000;

export const emptyReceipt = (): Receipt => ({
	articles: [],
	annotations: [],
	rows: [],
	filledArticles: [],
	filledAnnotations: [],
});
export const noCounts = (): Counts => ({ articles: 0, annotations: 0, rows: 0 });

/** What importing the items would do. Nothing is written. */
export const planImport = (
	items: AsyncIterable<ImportItem>,
	keeper: Keeper,
	options: ImportOptions = {},
): Promise<ImportReport> => run(items, (chunk) => keeper.plan(chunk), options);

/**
 * Imports the items, a chunk at a time. What was here stays as it is; doing it twice changes
 * nothing. `keeper.undo(report.receipt)` takes it back.
 *
 * @throws what the keeper throws; chunks before that stay, and doing it again goes on after them
 */
export const applyImport = (
	items: AsyncIterable<ImportItem>,
	keeper: Keeper,
	options: ImportOptions = {},
): Promise<ImportReport> => run(items, (chunk) => keeper.apply(chunk), options);

async function run(
	items: AsyncIterable<ImportItem>,
	send: (chunk: Chunk) => Promise<ChunkResult>,
	{ signal, onProgress, chunkSize = 500 }: ImportOptions,
): Promise<ImportReport> {
	const report: ImportReport = {
		added: noCounts(),
		filled: 0,
		known: noCounts(),
		problems: [],
		problemCount: 0,
		receipt: emptyReceipt(),
		cancelled: false,
	};
	const complain = (line: number, reason: string) => {
		report.problemCount++;
		if (report.problems.length < maxProblems)
			report.problems.push({ kind: 'problem', line, reason });
	};
	/** The text of each article of the file, by its length and digest, and all ids that it has given. */
	const given = new Map<string, { length: number; textDigest: string }>();
	const seen = new Set<string>();
	let bundles = new Map<string, ChunkBundle>();
	let rows: TableRow[] = [];
	let lines = new Map<string, number>();
	let size = 0;
	let read = 0;

	const bundleOf = (articleId: string): ChunkBundle => {
		const there = bundles.get(articleId);
		if (there) return there;
		const before = given.get(articleId);
		const fresh: ChunkBundle = {
			articleId,
			article: null,
			given: before !== undefined,
			textDigest: before?.textDigest ?? '',
			annotations: [],
		};
		bundles.set(articleId, fresh);
		return fresh;
	};
	const flush = async () => {
		if (size === 0) return;
		const result = await send({ bundles: [...bundles.values()], rows });
		add(report, result);
		for (const id of result.orphans) {
			complain(lines.get(id) ?? 0, t('import.noArticle'));
		}
		bundles = new Map();
		rows = [];
		lines = new Map();
		size = 0;
	};

	const giveTurn = turns();
	for await (const item of items) {
		await giveTurn();
		if (signal?.aborted) {
			report.cancelled = true;
			return report;
		}
		read++;
		if (item.kind === 'problem') {
			complain(item.line, item.reason);
			continue;
		}
		const key =
			item.kind === 'article'
				? `a ${item.article.id}`
				: item.kind === 'annotation'
					? `n ${item.annotation.id}`
					: `${item.row.table} ${rowKey(item.row)}`;
		if (seen.has(key)) {
			report.known[`${item.kind}s`]++;
			continue;
		}
		if (item.kind === 'annotation') {
			const wrong = outOfText(item.annotation, given.get(item.annotation.articleId)?.length);
			if (wrong) {
				complain(item.line, t('import.outside'));
				continue;
			}
			bundleOf(item.annotation.articleId).annotations.push(item.annotation);
			lines.set(item.annotation.id, item.line);
		} else if (item.kind === 'article') {
			const { text, textDigest } = item.article;
			given.set(item.article.id, { length: text.length, textDigest });
			const bundle = bundleOf(item.article.id);
			bundle.article = item.article;
			bundle.given = true;
			bundle.textDigest = textDigest;
		} else rows.push(item.row);
		seen.add(key);
		if (++size >= chunkSize) {
			await flush();
			onProgress?.(read);
		}
	}
	await flush();
	onProgress?.(read);
	return report;
}

/** Something that says it is on the page has to be in its text. */
function outOfText(row: AnnotationRecord, length: number | undefined): boolean {
	if (length === undefined || row.type === 'note' || !row.present) return false;
	if (row.type === 'actor') return row.actor.mentions.some(({ end }) => end > length);
	const { source, target, cue, content, sentence } = row.statement;
	return [source, target, cue, ...content, sentence].some((span) => span && span.end > length);
}

function add(report: ImportReport, result: ChunkResult): void {
	for (const name of ['articles', 'annotations', 'rows'] as const) {
		report.added[name] += result.added[name];
		report.known[name] += result.known[name];
	}
	report.filled += result.filled;
	const { receipt } = report;
	receipt.articles.push(...result.receipt.articles);
	receipt.annotations.push(...result.receipt.annotations);
	receipt.rows.push(...result.receipt.rows);
	receipt.filledArticles.push(...result.receipt.filledArticles);
	receipt.filledAnnotations.push(...result.receipt.filledAnnotations);
}
