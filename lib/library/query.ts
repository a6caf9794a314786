/**
 * The query language: words, "words in a row", and fields, all of which must hold.
 *
 *   source:russia target:hamas outlet:"al-monitor" since:2023-10 -is:dismissed "ceasefire"
 *
 * A word finds words that begin with it; quoted words must stand so, in a row. `field:a,b` asks for
 * one of several; a `-` before a clause turns it around. What can't be understood is told with what
 * to write instead, and left out; a query is never refused as a whole, for it is read while it is
 * being typed.
 */

import { type Act, acts, type Polarity, type Span } from '../annotation';
import { t, words } from '../i18n';

export const fields = [
	'source',
	'target',
	'actor',
	'outlet',
	'since',
	'before',
	'stance',
	'act',
	'tag',
	'is',
	'story',
	'title',
] as const;
/** What can be asked for by name. */
export type Field = (typeof fields)[number];

export const states = [
	'mine',
	'detected',
	'confirmed',
	'dismissed',
	'unsure',
	'noted',
	'quoted',
	'negated',
	'hedged',
	'speech',
	'action',
] as const;
/** What can be asked of an annotation with `is:`. */
export type State = (typeof states)[number];

type Names = 'source' | 'target' | 'actor' | 'outlet' | 'tag' | 'story' | 'title';

/** What a clause asks for; one of `values` must fit. */
export type Condition =
	| { [F in Names]: { field: F; values: string[] } }[Names]
	| { field: 'stance'; values: Polarity[] }
	| { field: 'act'; values: Act[] }
	| { field: 'is'; values: State[] }
	/** Milliseconds since 1970. */
	| { field: 'since'; values: number[] }
	| { field: 'before'; values: number[] }
	/** Words of the text; `quoted` ones stand in a row. */
	| { field: 'text'; values: string[]; quoted: boolean };

/** A condition as it stands in the query (offsets in UTF-16 code units, end exclusive). */
export type Clause = Condition & Span & { negated: boolean };

/** What could not be understood, and what to do about it. */
export interface Misunderstanding extends Span {
	message: string;
}

export interface Query {
	clauses: Clause[];
	problems: Misunderstanding[];
}

/** Longer queries are cut; nobody types them. */
const longest = 2000;

/** Reads a query. Never throws. */
export function parseQuery(input: string): Query {
	const text = input.slice(0, longest);
	const query: Query = { clauses: [], problems: [] };
	for (const token of tokens(text)) {
		const { start, end, negated, field, values, quoted } = token;
		const read = field === null ? readText(values, quoted) : readField(field, values);
		if (typeof read === 'string') query.problems.push({ start, end, message: read });
		else if (read) query.clauses.push({ ...read, negated, start, end });
	}
	return query;
}

interface Token extends Span {
	negated: boolean;
	/** As written before the colon; null for plain words. */
	field: string | null;
	values: string[];
	quoted: boolean;
}

const quotes = /["“”„]/;

function* tokens(text: string): Generator<Token> {
	let at = 0;
	while (at < text.length) {
		if (/\s/.test(text[at] ?? '')) {
			at++;
			continue;
		}
		const start = at;
		const negated = text[at] === '-' && /\S/.test(text[at + 1] ?? '');
		if (negated) at++;
		// A name of letters and a colon; no name is longer, so that this ends.
		const name = /^[a-z]{1,20}:/i.exec(text.slice(at, at + 21))?.[0] ?? null;
		if (name) at += name.length;
		const values: string[] = [];
		let quoted = false;
		do {
			if (values.length > 0) at++;
			if (quotes.test(text[at] ?? '')) {
				quoted = true;
				let close = at + 1;
				while (close < text.length && !quotes.test(text[close] ?? '')) close++;
				values.push(text.slice(at + 1, close));
				at = Math.min(close + 1, text.length);
			} else {
				let stop = at;
				const ends = name ? /[\s,"“”„]/ : /[\s"“”„]/;
				while (stop < text.length && !ends.test(text[stop] ?? '')) stop++;
				values.push(text.slice(at, stop));
				at = stop;
			}
		} while (name && text[at] === ',');
		yield {
			start,
			end: at,
			negated,
			field: name?.slice(0, -1).toLowerCase() ?? null,
			values,
			quoted,
		};
	}
}

function readText(values: string[], quoted: boolean): Condition | null {
	const filled = values.filter((value) => /[\p{L}\p{N}]/u.test(value));
	return filled.length > 0 ? { field: 'text', values: filled, quoted } : null;
}

/** @returns the condition, null where it is still empty, or what is wrong with it */
function readField(name: string, written: string[]): Condition | string | null {
	if (!isField(name)) {
		return t('search.noField', { name, known: list(fields) });
	}
	const values = written.map((value) => value.trim()).filter(Boolean);
	if (values.length === 0) return null;
	switch (name) {
		case 'since':
		case 'before': {
			const dates = values.map(readDate);
			const bad = values[dates.indexOf(null)];
			return bad === undefined
				? { field: name, values: dates.filter((date) => date !== null) }
				: t('search.noDate', { value: bad, example: t('search.dates', { field: name }) });
		}
		case 'stance':
			return oneOf(name, values, stanceWords, (field, found) => ({ field, values: found }));
		case 'act': {
			const known = Object.fromEntries(acts.map((act) => [act.toLowerCase(), act]));
			return oneOf(name, values, known, (field, found) => ({ field, values: found }));
		}
		case 'is': {
			const known = Object.fromEntries(states.map((state) => [state, state]));
			return oneOf(name, values, known, (field, found) => ({ field, values: found }));
		}
		default:
			return { field: name, values };
	}
}

const stanceWords: Record<string, Polarity> = { supports: 1, opposes: -1, reports: 0 };

function oneOf<F extends Field, V>(
	field: F,
	values: readonly string[],
	known: Readonly<Record<string, V>>,
	make: (field: F, found: V[]) => Condition,
): Condition | string {
	const found: V[] = [];
	for (const value of values) {
		const lower = value.toLowerCase();
		// Own properties only: "constructor" is no act.
		const hit = Object.hasOwn(known, lower) ? known[lower] : undefined;
		if (hit === undefined) {
			return t('search.notKnown', { value, field, known: list(Object.keys(known)) });
		}
		found.push(hit);
	}
	return make(field, found);
}

/** The beginning of a year, month or day in UTC, in milliseconds since 1970; null for anything else. */
function readDate(value: string): number | null {
	const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
	if (!parts) return null;
	const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
	const date = new Date(Date.UTC(year, month - 1, day));
	// Years before 100 are read as of the last century; none of them had news.
	const isReal =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal ? date.getTime() : null;
}

const isField = (name: string): name is Field => fields.some((field) => field === name);

const list = (names: readonly string[]): string => words().list(names);

/** The values asked for by a field's clauses that are not turned around, as written. */
export function valuesOf(text: string, field: Field): string[] {
	const found: string[] = [];
	for (const token of tokens(text)) {
		if (token.field === field && !token.negated) found.push(...token.values.filter(Boolean));
	}
	return found;
}

/**
 * A query in which a field asks for these values and no others; without values it asks for none.
 * The rest stays as it was written.
 */
export function withValues(text: string, field: Field, values: readonly string[]): string {
	const rest: string[] = [];
	let at = 0;
	let isSet = false;
	const clause = values.length > 0 ? `${field}:${values.map(write).join(',')}` : '';
	for (const token of tokens(text)) {
		rest.push(text.slice(at, token.start));
		at = token.end;
		if (token.field !== field || token.negated) rest.push(text.slice(token.start, token.end));
		else if (!isSet) {
			rest.push(clause);
			isSet = true;
		}
	}
	rest.push(text.slice(at));
	const kept = rest.join('').replace(/\s+/g, ' ').trim();
	return isSet || !clause ? kept : [kept, clause].filter(Boolean).join(' ');
}

/** A value as it is written in a query. Quotation marks can't be told from those around it, so they go. */
function write(value: string): string {
	const bare = value
		.replace(/["“”„]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return /^[^\s,]+$/.test(bare) ? bare : `"${bare}"`;
}

/** A clause of one field, as it is written in a query. */
export const clauseFor = (field: Field, value: string): string => `${field}:${write(value)}`;
