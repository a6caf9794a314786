/**
 * What is exported and imported, as plain data: the rows of the store as they are, an article at a
 * time, so that a library of any size passes through in bounded memory.
 */
import type {
	ActorEdit,
	Judgement,
	KnownActor,
	SavedActor,
	SavedArticle,
	SavedNote,
	SavedOverride,
	SavedStatement,
} from '../saved';

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

/** `detected` is there where the statement was detected elsewhere, and came back from a file. */
export type NoteRecord = SavedNote & { detected?: Detected };
export type AnnotationRecord = SavedStatement | SavedActor | NoteRecord;

export interface ArticleBundle {
	article: SavedArticle;
	/** In the order in which they are to be written; formats for reading sort by place themselves. */
	annotations: AnnotationRecord[];
}

/** Tables besides articles and annotations, with the rows they hold. */
export interface TableRows {
	actors: KnownActor;
	actorEdits: ActorEdit;
	storyOverrides: SavedOverride;
}
export type TableName = keyof TableRows;
export type TableRow = { [T in TableName]: { table: T; data: TableRows[T] } }[TableName];

/** The primary key of a row in its table. */
export const rowKey = (row: TableRow): string =>
	row.table === 'actors' ? row.data.key : row.data.id;

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
