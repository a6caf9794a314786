/**
 * What is exported and imported, as plain data: the rows of the store as they are, an article at a
 * time, so that a library of any size passes through in bounded memory.
 */
import type { Act, ActorKind, Polarity, Span } from '../annotation';
import type { Judgement, KnownActor, SavedActor, SavedArticle, SavedStatement } from '../saved';

/** Where something stands in an article's text: the W3C's position and quote selectors. */
export interface Selector {
	/** UTF-16 code units into the article's text, end exclusive. */
	position: { start: number; end: number };
	quote: { exact: string; prefix: string; suffix: string };
}

/** What the reader may add to whatever is annotated. */
export interface Remarks {
	/** Markdown. */
	note?: string;
	tags?: string[];
}

/** Who takes which stance toward whom, as the reader has it. */
export interface Stance {
	source: { name: string } | null;
	target: { name: string } | null;
	polarity: Polarity;
	act: Act | null;
}

/** What was detected of a statement besides who stands where. */
export interface Detected {
	kind: 'speech' | 'action';
	cue: string;
	negated: boolean;
	hedged: boolean;
	quoted: boolean;
	confidence: number;
	judgement: Judgement;
}

/** A passage that the reader marked, with or without words of their own. */
export interface ReaderNote {
	type: 'note';
	id: string;
	articleId: string;
	/** What it marks; a highlight or a note where nothing is said. */
	kind?: 'highlight' | 'note' | 'actor' | 'statement';
	selector: Selector;
	/** Where it stands in the text as it is now; null or absent where that is not known. */
	span?: Span | null;
	/** Markdown; empty for a mere highlight. */
	body: string;
	tags: string[];
	/** Of kind "actor". */
	actor?: { name: string; kind: ActorKind } | null;
	/** Of kind "statement". */
	stance?: Stance | null;
	/** Of a statement that was detected elsewhere, and came back from a file. */
	detected?: Detected | null;
	/** Milliseconds since 1970. */
	createdAt: number;
	updatedAt: number;
	/** Set where the reader deleted it and may still want it back. */
	deletedAt?: number | null;
	present?: boolean;
	changed?: boolean;
}

export type ArticleRecord = SavedArticle & Remarks;
/** `edited` is the reader's version, which wins over what was detected. */
export type StatementRecord = SavedStatement & Remarks & { edited?: Stance | null };
export type ActorRecord = SavedActor & Remarks;
export type AnnotationRecord = StatementRecord | ActorRecord | ReaderNote;

export interface ArticleBundle {
	article: ArticleRecord;
	/** In the order in which they are to be written; formats for reading sort by place themselves. */
	annotations: AnnotationRecord[];
}

/** Tables besides articles and annotations, with the rows they hold. */
export interface TableRows {
	actors: KnownActor;
}
export type TableName = keyof TableRows;
export type TableRow = { [T in TableName]: { table: T; data: TableRows[T] } }[TableName];

export interface Library {
	articles: AsyncIterable<ArticleBundle> | Iterable<ArticleBundle>;
	/** Only formats that hold everything write them. */
	rows?: AsyncIterable<TableRow> | Iterable<TableRow>;
}

/** How far an export is. */
export interface ExportProgress {
	articles: number;
	annotations: number;
}

export interface ExportOptions {
	/** When the export is made, in milliseconds since 1970; the same input and time give the same bytes. */
	now: number;
	/** Aborting it makes the exporter throw the signal's reason. */
	signal?: AbortSignal;
	onProgress?: (progress: ExportProgress) => void;
}

/** Writes a library piece by piece. Whoever reads the pieces sets the pace. */
export type Exporter = (library: Library, options: ExportOptions) => AsyncGenerator<string>;

/** The part of an annotation's id that tells it from others of its article. */
export function localId({ id, articleId }: { id: string; articleId: string }): string {
	return id.startsWith(`${articleId}#`) ? id.slice(articleId.length + 1) : id;
}
