import type { Span, Statement } from '../annotation';
import { type Case, type CaseArticle, type CaseStatement, evidenceOf, overlap } from './case';
import type { ToldStatement } from './comparison';
import { Echoes } from './echoes';
import { mostEvidence } from './evidence';
import { inverseFrequency } from './frequencies';
import { gather } from './gather';
import { readWords } from './words';

/** How alike the contents of two statements are at least: cosine of tf-idf. */
const alike = 0.3;
/** The same actors and the same side make up for that much of it. */
const forTarget = 0.08;
const forPolarity = 0.04;
/** Without a named source on both sides, that much more is asked. */
const withoutSource = 0.24;
/** Told a year or more apart, what sounds alike is seldom the same. */
const forYears = 0.12;
const year = 365 * 24 * 3600 * 1000;
/** Words in a row that two contents share make them one quotation, whoever it is laid to. */
const sharedRun = 7;
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

/** Wordings of one statement. */
interface Told {
	source: number | null;
	members: readonly Candidate[];
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
	const told: Told[] = [];
	for (const [source, all] of bySource) {
		const candidates = [...all]
			.sort((a, b) => b.statement.confidence - a.statement.confidence)
			.slice(0, mostOfOne);
		const groups = gather(candidates.length, (a, b) => {
			const [x, y] = [candidates[a], candidates[b]];
			return x && y ? likeness(x, y, source === null) : -1;
		});
		for (const group of groups) {
			told.push({ source, members: group.flatMap((i) => candidates[i] ?? []) });
		}
	}
	const echoes = new Echoes(given);
	const rows = joinEchoing(given, joinQuotations(told), echoes).map((one) =>
		row(given, one, echoes),
	);
	const outlets = ({ cells }: ToldStatement) =>
		cells.filter((cell) => cell.evidence.length > 0).length;
	return rows
		.map((told, i) => ({ told, i }))
		.sort((a, b) => outlets(b.told) - outlets(a.told) || a.i - b.i)
		.map(({ told }) => told);
}

function stemsOf(one: CaseArticle, { statement, source, target }: CaseStatement): Set<string> {
	// Who it is of and toward is asked for itself: their names would make any two of them alike.
	const own = [source, target].flatMap((actor) =>
		actor === null ? [] : (one.mentions.get(actor) ?? []),
	);
	const text = contentOf(one, statement, own);
	const cue = one.article.text.slice(statement.cue.start, statement.cue.end);
	// What is done stands in the cue, what is said doesn't, unless nothing else does ("condemned it").
	const isInCue = statement.kind === 'action' || text.trim() === '';
	const words = readWords(isInCue ? `${cue} ${text}` : text);
	return new Set(words.map(({ stem }) => stem));
}

function contentOf(one: CaseArticle, { content }: Statement, without: readonly Span[]): string {
	const cut = content.map(({ start, end }) => ({
		start,
		end: Math.min(end, start + longestContent),
	}));
	const parts: string[] = [];
	for (const span of cut) {
		let at = span.start;
		for (const { start, end } of overlap([span], without)) {
			parts.push(one.article.text.slice(at, start));
			at = end;
		}
		parts.push(one.article.text.slice(at, span.end));
	}
	return parts.join(' ');
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
	// "It did" tells nothing that could be found again; "it praised her" does.
	const isTelling = plain >= 9 || (told.target !== null && told.statement.polarity !== 0);
	return !isTelling || squares === 0 ? null : { ...told, one, words, length: Math.sqrt(squares) };
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
		(areYearsApart(a.one, b.one) ? forYears : 0) -
		// One that supports and one that opposes don't say the same, whatever the words.
		(opposed ? 1 : 0)
	);
}

/** One quotation laid to several ("the report says", "its author says") is one statement: of whom most lay it to. */
function joinQuotations(told: readonly Told[]): Told[] {
	const { join, root } = groupsOf(told.length);
	const first = new Map<string, number>();
	for (const [i, { members }] of told.entries()) {
		for (const run of new Set(members.flatMap(quotedRuns))) {
			const found = first.get(run);
			if (found === undefined) first.set(run, i);
			else join(i, found);
		}
	}
	return joinedBy(told, root);
}

/** Joins those that echo each other: each one's wording has a like sentence in which the other was found. */
function joinEchoing(given: Case, told: readonly Told[], echoes: Echoes): Told[] {
	const { join, root } = groupsOf(told.length);
	const key = (one: CaseArticle, at: number) =>
		`${one.article.id} ${given.book.sentenceAt(one.article, at).start}`;
	const placesOf = told.map(
		({ members }) => new Set(members.map(({ one, statement }) => key(one, statement.cue.start))),
	);
	const toldAt = new Map<string, number[]>();
	for (const [i, places] of placesOf.entries()) {
		for (const place of places) toldAt.set(place, [...(toldAt.get(place) ?? []), i]);
	}
	const echoed = told.map(
		({ members }) =>
			new Set(
				[...echoesOf(members, centralOf(members), echoes).values()].map(({ one, span }) =>
					key(one, span.start),
				),
			),
	);
	const meets = (a: ReadonlySet<string>, b: ReadonlySet<string> | undefined) =>
		[...a].some((place) => b?.has(place));
	for (const [i, places] of echoed.entries()) {
		for (const j of [...places].flatMap((place) => toldAt.get(place) ?? [])) {
			if (i === j || !meets(echoed[j] ?? new Set(), placesOf[i]) || areOpposed(told[i], told[j]))
				continue;
			join(i, j);
		}
	}
	return joinedBy(told, root);
}

/** Groups of numbers, each alone at first. */
function groupsOf(count: number) {
	const parents = Array.from({ length: count }, (_, i) => i);
	/** The lowest number of its group. */
	const root = (i: number): number => {
		let at = i;
		while ((parents[at] ?? at) !== at) at = parents[at] ?? at;
		return at;
	};
	const join = (a: number, b: number): void => {
		parents[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
	};
	return { join, root };
}

const areOpposed = (a: Told | undefined, b: Told | undefined): boolean =>
	(a?.members ?? []).some((one) =>
		(b?.members ?? []).some((two) => one.statement.polarity * two.statement.polarity < 0),
	);

/** What other outlets have in like words. */
function echoesOf(
	members: readonly Candidate[],
	central: Candidate | undefined,
	echoes: Echoes,
): ReturnType<Echoes['find']> {
	const own = new Set(members.map(({ one }) => one.outlet));
	return echoes.find(
		central?.words.keys() ?? [],
		(one) => !own.has(one.outlet) && central !== undefined && !areYearsApart(one, central.one),
	);
}

function joinedBy(told: readonly Told[], root: (i: number) => number): Told[] {
	const joined = new Map<number, Told[]>();
	for (const [i, one] of told.entries()) {
		joined.set(root(i), [...(joined.get(root(i)) ?? []), one]);
	}
	return [...joined.values()].map((parts) => {
		const [most] = [...parts].sort(
			(a, b) =>
				Number(b.source !== null) - Number(a.source !== null) ||
				b.members.length - a.members.length,
		);
		return {
			source: most?.source ?? null,
			members: parts.flatMap(({ members }) => members),
		};
	});
}

/** Runs of words within the quotation marks of what is said. */
function quotedRuns({ one, statement }: Candidate): string[] {
	const quoted = overlap(statement.content, one.quotations);
	return quoted.flatMap(({ start, end }) => {
		const text = one.article.text.slice(start, Math.min(end, start + longestContent));
		const stems = readWords(text).map(({ stem }) => stem);
		const runs = Math.max(0, stems.length - sharedRun + 1);
		return Array.from({ length: runs }, (_, at) => stems.slice(at, at + sharedRun).join(' '));
	});
}

function areYearsApart({ article: a }: CaseArticle, { article: b }: CaseArticle): boolean {
	// Of what has no date it isn't known.
	return Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? '')) >= year;
}

function row(given: Case, { source, members }: Told, echoes: Echoes): ToldStatement {
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
	const central = centralOf(members);
	for (const [outlet, { one, span }] of echoesOf(members, central, echoes)) {
		cells[outlet]?.evidence.push(given.book.add(one.article, [span]));
	}
	const outlets = cells.filter((cell) => cell.evidence.length > 0).length;
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

/** The wording that shares most with the others speaks for them. */
function centralOf(members: readonly Candidate[]): Candidate | undefined {
	return members
		.map((one) => ({ one, close: closeness(one, members) }))
		.sort((a, b) => b.close - a.close || b.one.length - a.one.length)[0]?.one;
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
