/**
 * Rows of earlier schemas as the present one has them: the same for a database that is opened and
 * for a file that is imported. What a row has already is let be.
 */
import type { SavedArticle, SavedNote, SavedStatement } from './saved';

type Row = Record<string, unknown>;

const articleDefaults = { before: null } satisfies Partial<SavedArticle>;
const judgedDefaults = { note: '', tags: [], selector: null } satisfies Partial<SavedStatement>;
const statementDefaults = { ...judgedDefaults, edited: null } satisfies Partial<SavedStatement>;
const noteDefaults = {
	kind: 'note',
	span: null,
	actor: null,
	stance: null,
	deletedAt: null,
	present: false,
	changed: false,
} satisfies Partial<SavedNote>;

/** Adds in place what an article of an earlier schema lacks. */
export function upgradeArticle(row: Row): void {
	fill(row, articleDefaults);
}

/** Adds in place what an annotation of an earlier schema lacks. */
export function upgradeAnnotation(row: Row): void {
	if (row.type === 'statement') fill(row, statementDefaults);
	else if (row.type === 'actor') fill(row, judgedDefaults);
	else if (row.type === 'note') fill(row, noteDefaults);
}

function fill(row: Row, defaults: object): void {
	for (const [name, value] of Object.entries(defaults)) {
		if (row[name] === undefined) row[name] = structuredClone(value);
	}
}
