import { type Case, type CaseArticle, type CaseStatement, evidenceOf } from './case';
import type { ToldStatement } from './comparison';
import { mostEvidence } from './evidence';
import { inverseFrequency } from './frequencies';
import { gather } from './gather';
import { readWords } from './words';

/** How alike the contents of two statements are at least: cosine of tf-idf. */
const alike = 0.42;
/** The same actors and the same side make up for that much of it. */
const forTarget = 0.12;
const forPolarity = 0.04;
/** Without a named source on both sides, that much more is asked. */
const withoutSource = 0.12;
/** Statements of one source that are aligned; the surest ones of more. */
const mostOfOne = 250;
/** Statements in a story, at least, as its own rarities are worked out: of a few, none says what is rare. */
const leastStatements = 40;
/** UTF-16 code units of a content that are read. */
const longestContent = 600;

interface Candidate extends CaseStatement {
	one: CaseArticle;
	words: Map<string, number>;
	length: number;
}

/**
 * What all, some or one of the outlets tell: statements that say the same, by source, target and
 * content. Statements of an unnamed source ("an official") are aligned with each other.
 */
export function findTold(given: Case): ToldStatement[] {
	const bySource = new Map<number | null, Candidate[]>();
	const rarity = raritiesIn(given);
	for (const one of given.articles) {
		const places = new Set<string>();
		for (const told of one.statements) {
			const candidate = prepare(one, told, rarity);
			const named = told.source !== null && given.actors[told.source]?.named;
			const source = named ? told.source : null;
			const place = `${source} ${told.statement.cue.start}`;
			if (!candidate || places.has(place)) continue;
			places.add(place);
			bySource.set(source, [...(bySource.get(source) ?? []), candidate]);
		}
	}
	const rows: ToldStatement[] = [];
	for (const [source, all] of bySource) {
		const candidates = [...all]
			.sort((a, b) => b.statement.confidence - a.statement.confidence)
			.slice(0, mostOfOne);
		const groups = gather(candidates.length, (a, b) => {
			const [x, y] = [candidates[a], candidates[b]];
			return x && y ? likeness(x, y, source === null) : -1;
		});
		for (const group of groups) {
			rows.push(
				row(
					given,
					group.flatMap((i) => candidates[i] ?? []),
					source,
				),
			);
		}
	}
	const outlets = ({ cells }: ToldStatement) => cells.filter((cell) => cell.cues.length > 0).length;
	return rows
		.map((told, i) => ({ told, i }))
		.sort((a, b) => outlets(b.told) - outlets(a.told) || a.i - b.i)
		.map(({ told }) => told);
}

function stemsOf(one: CaseArticle, { statement }: CaseStatement): Set<string> {
	const text = statement.content
		.map(({ start, end }) => one.article.text.slice(start, Math.min(end, start + longestContent)))
		.join(' ');
	const cue = one.article.text.slice(statement.cue.start, statement.cue.end);
	// What is done stands in the cue ("condemned"), what is said doesn't ("said").
	const words = readWords(statement.kind === 'action' ? `${cue} ${text}` : text);
	return new Set(words.map(({ stem }) => stem));
}

/**
 * How much a stem tells: its rarity in news at large, times its rarity in this story. A state that
 * half of the statements name is rare elsewhere and tells nothing here.
 */
function raritiesIn(given: Case): (stem: string) => number {
	const counts = new Map<string, number>();
	let all = 0;
	for (const one of given.articles) {
		for (const told of one.statements) {
			all++;
			for (const stem of stemsOf(one, told)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
		}
	}
	const most = Math.log(Math.max(all, leastStatements));
	return (stem) =>
		inverseFrequency(stem) * Math.max(0.1, 1 - Math.log(counts.get(stem) ?? 1) / most);
}

function prepare(
	one: CaseArticle,
	told: CaseStatement,
	rarity: (stem: string) => number,
): Candidate | null {
	const words = new Map<string, number>();
	let squares = 0;
	let plain = 0;
	for (const stem of stemsOf(one, told)) {
		const weight = rarity(stem);
		words.set(stem, weight);
		squares += weight * weight;
		plain += inverseFrequency(stem) ** 2;
	}
	// "It did" tells nothing that could be found again.
	return plain < 9 || squares === 0 ? null : { ...told, one, words, length: Math.sqrt(squares) };
}

function likeness(a: Candidate, b: Candidate, unnamed: boolean): number {
	let product = 0;
	for (const [stem, weight] of a.words) if (b.words.has(stem)) product += weight * weight;
	const sameTarget = a.target !== null && a.target === b.target;
	const opposed = a.statement.polarity * b.statement.polarity < 0;
	return (
		product / (a.length * b.length) -
		alike +
		(sameTarget ? forTarget : 0) +
		(a.statement.polarity === b.statement.polarity ? forPolarity : 0) -
		(unnamed ? withoutSource : 0) -
		// One that supports and one that opposes don't say the same, whatever the words.
		(opposed ? 1 : 0)
	);
}

function row(given: Case, members: readonly Candidate[], source: number | null): ToldStatement {
	const cells: ToldStatement['cells'] = given.outlets.map(() => ({ evidence: [], cues: [] }));
	for (const { one, statement } of members) {
		const cell = cells[one.outlet];
		if (!cell) continue;
		const cue = one.article.text.slice(statement.cue.start, statement.cue.end).toLowerCase();
		if (!cell.cues.includes(cue)) cell.cues.push(cue);
		if (cell.evidence.length >= mostEvidence) continue;
		const entry = evidenceOf(given.book, one.article, statement);
		if (!cell.evidence.includes(entry)) cell.evidence.push(entry);
	}
	const outlets = cells.filter((cell) => cell.cues.length > 0).length;
	// The wording that shares most with the others speaks for them.
	const central = [...members].sort(
		(a, b) => closeness(b, members) - closeness(a, members) || b.length - a.length,
	)[0];
	const targets = new Set(members.map(({ target }) => target));
	return {
		source: source ?? (members.length === 1 ? (members[0]?.source ?? null) : null),
		target: targets.size === 1 ? (central?.target ?? null) : null,
		polarity: central?.statement.polarity ?? 0,
		words: central ? wording(central) : '',
		told: outlets === 1 ? 'one' : outlets === given.outlets.length ? 'all' : 'some',
		cells,
	};
}

function closeness(a: Candidate, members: readonly Candidate[]): number {
	return members.reduce((sum, b) => sum + (a === b ? 0 : likeness(a, b, false)), 0);
}

function wording({ one, statement }: Candidate): string {
	const { text } = one.article;
	const content = statement.content.map(({ start, end }) => text.slice(start, end)).join(' … ');
	const words =
		statement.kind === 'action' &&
		!content.includes(text.slice(statement.cue.start, statement.cue.end))
			? `${text.slice(statement.cue.start, statement.cue.end)} ${content}`
			: content;
	return words.length <= 240 ? words : `${words.slice(0, words.lastIndexOf(' ', 240))}…`;
}
