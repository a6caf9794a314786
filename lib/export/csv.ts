import type { SavedArticle } from '../saved';
import { paced } from './pace';
import { type Passage, passagesOf } from './passages';
import type { Exporter } from './record';
import { authors, isoTime, wellFormed } from './text';

type Value = string | number | boolean | null;

/**
 * A row of RFC 4180 with its line break.
 *
 * Spreadsheets run a field that starts with one of these characters as a formula, so such a text
 * gets an apostrophe before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
 * Numbers stay numbers.
 */
export function csvRow(values: readonly Value[]): string {
	return `${values.map(field).join(',')}\r\n`;
}

function field(value: Value): string {
	if (value === null) return '';
	if (typeof value !== 'string') return String(value);
	// A spreadsheet drops NUL or ends the cell there.
	const text = wellFormed(value).replaceAll('\0', '\uFFFD');
	const safe = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^\s*[\t\r]|^\n/u.test(text) ? `'${text}` : text;
	return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without it Excel takes the file for the system's old code page. */
const byteOrderMark = '\uFEFF';

/** The columns, each with what it holds of a passage. Columns may be added at the end, never renamed. */
const columns: [name: string, value: (passage: Passage, article: SavedArticle) => Value][] = [
	['type', ({ kind }) => kind],
	['source', (p) => (p.kind === 'statement' ? p.source : null)],
	['target', (p) => (p.kind === 'statement' ? p.target : null)],
	['polarity', (p) => (p.kind === 'statement' ? p.polarity : null)],
	['act', (p) => (p.kind === 'statement' ? p.act : null)],
	['cue', (p) => detected(p)?.cue ?? null],
	['text', ({ selector }) => selector.quote.exact],
	['note', ({ note }) => note],
	['tags', ({ tags }) => tags.join('; ')],
	['judgement', (p) => detected(p)?.judgement ?? null],
	['article', (_, { title }) => title],
	['outlet', (_, { outlet }) => outlet],
	['author', (_, { byline }) => authors(byline).join('; ')],
	['published', (_, { published }) => published],
	['url', (_, { url }) => url],
	['language', (_, { lang }) => lang],
	['kind', (p) => (p.kind === 'actor' ? p.actorKind : (detected(p)?.kind ?? null))],
	['negated', (p) => detected(p)?.negated ?? null],
	['hedged', (p) => detected(p)?.hedged ?? null],
	['quoted', (p) => detected(p)?.quoted ?? null],
	['confidence', (p) => rounded(detected(p)?.confidence)],
	['start', ({ selector }) => selector.position.start],
	['end', ({ selector }) => selector.position.end],
	['created', ({ createdAt }) => isoTime(createdAt)],
	['id', ({ id }) => id],
];

const detected = (passage: Passage) => (passage.kind === 'statement' ? passage.detected : null);
const rounded = (share?: number) => (share === undefined ? null : Math.round(share * 1000) / 1000);

/** The columns of `writeCsv`, in order. */
export const csvColumns: readonly string[] = columns.map(([name]) => name);

/** A row a passage, for spreadsheets and statistics. */
export const writeCsv: Exporter = async function* (library, options) {
	yield byteOrderMark + csvRow(csvColumns);
	for await (const bundle of paced(library, options)) {
		const rows = passagesOf(bundle).map((passage) =>
			csvRow(columns.map(([, value]) => value(passage, bundle.article))),
		);
		if (rows.length > 0) yield rows.join('');
	}
};
