import type { AnnotationRecord, TableRow } from '../export/record';
import type { SavedArticle } from '../saved';

/** One thing that a file holds, with the line (from 1) it begins in. */
export type ImportItem =
	| { kind: 'article'; line: number; article: SavedArticle }
	| { kind: 'annotation'; line: number; annotation: AnnotationRecord }
	| { kind: 'row'; line: number; row: TableRow }
	| ImportProblem;

/** What could not be read, and why, in words for the reader. */
export interface ImportProblem {
	kind: 'problem';
	line: number;
	reason: string;
}

/** The bytes of a file, a piece at a time. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A file that can be read from its beginning as often as asked: once to plan, once to import. */
export type FileSource = () => Bytes;

export const problem = (line: number, reason: string): ImportProblem => ({
	kind: 'problem',
	line,
	reason,
});

/** Bytes, or code units, that one record may have; an article's text is far shorter. */
export const maxRecord = 16 * 1024 * 1024;
