import type { Role, Span, Statement } from '../annotation';
import type { ComparedActor, ComparedArticle } from './comparison';
import { EvidenceBook } from './evidence';
import { joinActors } from './join-actors';

/** What every figure is worked out from. */
export interface Case {
	articles: readonly CaseArticle[];
	/** null is the column of articles whose outlet isn't known. */
	outlets: readonly (string | null)[];
	actors: readonly ComparedActor[];
	book: EvidenceBook;
}

export interface CaseArticle {
	article: ComparedArticle;
	/** Index into `outlets`. */
	outlet: number;
	/** By actor, its mentions in text order. */
	mentions: ReadonlyMap<number, readonly Span[]>;
	statements: readonly CaseStatement[];
	/** What stands in quotation marks. */
	quotations: readonly Span[];
}

export interface CaseStatement {
	statement: Statement;
	source: number | null;
	target: number | null;
}

/** Orders articles by date (undated last) and outlets by name, joins actors, leaves doubtful statements out. */
export function openCase(articles: readonly ComparedArticle[], leastConfidence: number): Case {
	const sorted = [...articles].sort(
		(a, b) => time(a) - time(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
	);
	const outlets = [...new Set(sorted.map(({ outlet }) => outlet || null))].sort((a, b) =>
		a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'en'),
	);
	const { actors, indexOf } = joinActors(sorted);
	const opened = sorted.map((article): CaseArticle => {
		const mentions = new Map<number, Span[]>();
		for (const actor of article.actors) {
			const index = indexOf(article.id, actor.id);
			if (index !== null) mentions.set(index, [...(mentions.get(index) ?? []), ...actor.mentions]);
		}
		for (const spans of mentions.values()) spans.sort((a, b) => a.start - b.start);
		const role = (one: Role | null) => indexOf(article.id, one?.actor);
		return {
			article,
			outlet: outlets.indexOf(article.outlet || null),
			mentions,
			statements: article.statements
				.filter(({ confidence }) => confidence >= leastConfidence)
				.map((statement) => ({
					statement,
					source: role(statement.source),
					target: role(statement.target),
				})),
			quotations: findQuoted(article.text),
		};
	});
	return { articles: opened, outlets, actors, book: new EvidenceBook() };
}

function time({ published }: ComparedArticle): number {
	const parsed = published === null ? Number.NaN : Date.parse(published);
	return Number.isNaN(parsed) ? Number.MAX_VALUE : parsed;
}

/**
 * What stands between quotation marks, these left out. One that isn't closed ends with its
 * paragraph, as where a quotation runs on into the next. Linear.
 */
export function findQuoted(text: string): Span[] {
	const found: Span[] = [];
	let open = -1;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		const ends = letter === '\n' || letter === '”' || (letter === '"' && open >= 0);
		if (ends) {
			if (open >= 0 && at > open) found.push({ start: open, end: at });
			open = -1;
		} else if (letter === '“' || letter === '"') open = at + 1;
	}
	if (open >= 0 && open < text.length) found.push({ start: open, end: text.length });
	return found;
}

/** Words as a reader counts them. */
export function countWords(text: string): number {
	let count = 0;
	let inside = false;
	for (const letter of text) {
		const isSpace = /\s/.test(letter);
		if (!isSpace && !inside && /[\p{L}\p{N}]/u.test(letter)) {
			count++;
			inside = true;
		} else if (isSpace) inside = false;
	}
	return count;
}

/** The parts that both lists cover, in text order. Each list may overlap within itself. */
export function overlap(a: readonly Span[], b: readonly Span[]): Span[] {
	const parts: Span[] = [];
	for (const one of a) {
		for (const other of b) {
			const start = Math.max(one.start, other.start);
			const end = Math.min(one.end, other.end);
			if (start < end) parts.push({ start, end });
		}
	}
	return union(parts);
}

export function union(spans: readonly Span[]): Span[] {
	const joined: Span[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start)) {
		const last = joined.at(-1);
		if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
		else joined.push({ ...span });
	}
	return joined;
}

/** What of a statement is marked in its sentence: who, cue, toward whom, what. */
export function marksOf({ source, target, cue }: Statement): Span[] {
	return union([cue, ...(source ? [source] : []), ...(target ? [target] : [])]);
}

/** The statement's sentence in the book: the one that holds its cue comes first among its marks. */
export function evidenceOf(book: EvidenceBook, article: ComparedArticle, one: Statement): number {
	const { start, end } = one.sentence;
	const inside = marksOf(one).filter((mark) => mark.start < end && mark.end > start);
	return book.add(article, inside.length > 0 ? inside : [one.cue]);
}
