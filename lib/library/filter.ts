/** Which articles and statements a query lets through. */
import { acts, likely } from '../annotation';
import type { Catalogue } from './catalogue';
import { flag } from './group';
import { markPhrase, type Postings } from './postings';
import type { Clause, State } from './query';
import { wordsOf } from './words';

/** The full-text indexes of a group; its articles and statements are the documents, by their places. */
export interface GroupWords {
	id: number;
	articles: Postings;
	statements: Postings;
}

/** Looks up the stories of an article, by its id: their ids and names. */
export type StoriesOf = (articleId: string) => readonly string[];

/** A clause about one of these fields. */
type Of<F> = Extract<Clause, { field: F }>;

/** What a query lets through: one byte an article or statement, 1 where it does. */
export interface Passed {
	articles: Uint8Array;
	statements: Uint8Array;
	/** Whether the query asks anything of statements. */
	asksStatements: boolean;
}

/** The last answers: a view and its filters ask the same. */
const answers: { asked: unknown[]; passed: Passed }[] = [];

/** As `passing`, but asked the same again it answers at once. What it gives is not to be changed. */
export function passingAgain(...asked: Parameters<typeof passing>): Passed {
	const [catalogue, clauses, words, textOf, storiesOf] = asked;
	const hasText = clauses.some(({ field }) => field === 'text');
	// Without words in the query, where they are looked for is the same.
	const key = [
		catalogue,
		JSON.stringify(clauses),
		hasText && words,
		hasText && textOf,
		clauses.some(({ field }) => field === 'story') && storiesOf,
	];
	const known = answers.find(({ asked: one }) => one.every((part, i) => part === key[i]));
	if (known) return known.passed;
	const passed = passing(...asked);
	answers.unshift({ asked: key, passed });
	answers.length = Math.min(answers.length, 3);
	return passed;
}

/**
 * @param words the full-text indexes, one a group in the order of the groups; null while they are
 *   being read, when nothing fits a query that asks for words
 * @param textOf where the words of the query are looked for
 */
export function passing(
	catalogue: Catalogue,
	clauses: readonly Clause[],
	words: readonly GroupWords[] | null,
	textOf: 'articles' | 'statements' | 'none',
	storiesOf: StoriesOf = () => [],
): Passed {
	const { articleOf, firstStatement, flags, polarity } = catalogue;
	const articles = new Uint8Array(catalogue.articles.length);
	for (let i = 0; i < articles.length; i++) if (catalogue.articles[i]) articles[i] = 1;
	for (const clause of clauses) {
		const fits = markArticles(catalogue, clause, words, textOf, storiesOf);
		if (fits) and(articles, fits, clause.negated ? 1 : 0);
	}
	// Most of the work is done on what is left of the statements, and never for articles that are out.
	const statements = new Uint8Array(articleOf.length);
	for (let i = 0; i < articles.length; i++) {
		if (articles[i]) statements.fill(1, firstStatement[i], firstStatement[i + 1]);
	}
	let asksStatements = false;
	/** Articles that fit by themselves a clause that statements fit too. */
	let own: Uint8Array | null = null;
	const asks = (fits: Uint8Array | null) => {
		asksStatements = true;
		own ??= new Uint8Array(articles.length).fill(1);
		if (fits) and(own, fits, 0);
		else own.fill(0);
	};

	for (const clause of clauses) {
		const turn = clause.negated ? 1 : 0;
		switch (clause.field) {
			case 'text': {
				if (textOf !== 'statements') break;
				and(statements, markText(catalogue, clause, words, textOf), turn);
				asks(null);
				break;
			}
			case 'actor': {
				const roles = markRoles(catalogue, clause.values);
				and(statements, markEnds(catalogue, roles, ['source', 'target']), turn);
				asks(turned(markNamed(catalogue, roles), turn));
				break;
			}
			case 'source':
			case 'target': {
				const roles = markRoles(catalogue, clause.values);
				and(statements, markEnds(catalogue, roles, [clause.field]), turn);
				asks(null);
				break;
			}
			case 'stance': {
				keep(statements, turn, polarity, clause.values);
				asks(null);
				break;
			}
			case 'act': {
				const wanted = clause.values.map((act) => acts.indexOf(act) + 1);
				keep(statements, turn, catalogue.act, wanted);
				asks(null);
				break;
			}
			case 'tag': {
				const wanted = new Set(clause.values.map((tag) => tag.toLowerCase()));
				const has = (tags: readonly string[] | undefined) =>
					tags?.some((tag) => wanted.has(tag.toLowerCase())) ?? false;
				const tagged = Uint8Array.from(catalogue.articles, (row) =>
					has(row?.tags) || row?.notes.some((note) => has(note.tags)) ? 1 : 0,
				);
				const whole = Uint8Array.from(catalogue.articles, (row) => (has(row?.tags) ? 1 : 0));
				each(statements, turn, (i) => whole[articleOf[i] ?? 0] === 1 || has(catalogue.tags.get(i)));
				asks(turned(tagged, turn));
				break;
			}
			case 'is': {
				const { values } = clause;
				each(statements, turn, (i) =>
					values.some((state) =>
						state === 'unsure' ? isUnsure(catalogue, i) : isSo(state, flags[i] ?? 0),
					),
				);
				const own = values.some((state) => state === 'mine' || state === 'noted');
				const touched = (row: Catalogue['articles'][number]) =>
					row && row.tags.length + row.notes.length > 0 ? 1 : 0;
				asks(own ? turned(Uint8Array.from(catalogue.articles, touched), turn) : null);
				break;
			}
		}
	}
	// What the reader dismissed, and what is rather wrong than right, is shown only to one who asks for it.
	const withDismissed = asksFor(clauses, 'dismissed');
	const withUnsure = asksFor(clauses, 'unsure');
	for (let i = 0; i < statements.length; i++) {
		if (!statements[i]) continue;
		if (!withDismissed && ((flags[i] ?? 0) & flag.dismissed) !== 0) statements[i] = 0;
		else if (!withUnsure && isUnsure(catalogue, i)) statements[i] = 0;
	}
	if (asksStatements) {
		const holds = (own as Uint8Array | null) ?? new Uint8Array(articles.length);
		let found = statements.indexOf(1);
		while (found >= 0) {
			const article = articleOf[found] ?? 0;
			holds[article] = 1;
			found = statements.indexOf(1, firstStatement[article + 1]);
		}
		and(articles, holds, 0);
	}
	return { articles, statements, asksStatements };
}

/** Whether a query says anything of a state, for or against. */
const asksFor = (clauses: readonly Clause[], state: State): boolean =>
	clauses.some((clause) => clause.field === 'is' && clause.values.includes(state));

const mine = flag.confirmed | flag.noted | flag.tagged | flag.made | flag.edited;

/** Whether a statement is shown to one who asks for nothing else: neither dismissed nor rather wrong than right. */
export const isShown = (catalogue: Catalogue, statement: number): boolean =>
	((catalogue.flags[statement] ?? 0) & flag.dismissed) === 0 && !isUnsure(catalogue, statement);

/** Whether a statement is rather wrong than right, and the reader has said nothing of it. */
function isUnsure({ confidence, flags }: Catalogue, statement: number): boolean {
	return (confidence[statement] ?? 0) < likely * 255 && ((flags[statement] ?? 0) & mine) === 0;
}

function isSo(state: Exclude<State, 'unsure'>, flags: number): boolean {
	switch (state) {
		case 'mine':
			return (flags & mine) !== 0;
		case 'detected':
			return (flags & flag.made) === 0;
		case 'action':
			return (flags & flag.speech) === 0;
		case 'confirmed':
		case 'dismissed':
		case 'noted':
		case 'quoted':
		case 'negated':
		case 'hedged':
		case 'speech':
			return (flags & flag[state]) !== 0;
	}
}

function markText(
	catalogue: Catalogue,
	clause: Of<'text'>,
	words: readonly GroupWords[] | null,
	of: 'articles' | 'statements',
): Uint8Array {
	const size = of === 'articles' ? catalogue.articles.length : catalogue.articleOf.length;
	const bases = of === 'articles' ? catalogue.articleBase : catalogue.statementBase;
	const marks = new Uint8Array(size);
	for (const value of clause.values) {
		const wanted = wordsOf(value);
		words?.forEach((group, i) => {
			const postings = group[of];
			const base = bases[i] ?? size;
			markPhrase(
				postings,
				wanted,
				!clause.quoted,
				marks.subarray(base, Math.min(size, base + postings.documents)),
			);
		});
	}
	return marks;
}

/** The articles that fit a clause about articles; null for a clause about statements. */
function markArticles(
	catalogue: Catalogue,
	clause: Clause,
	texts: readonly GroupWords[] | null,
	textOf: 'articles' | 'statements' | 'none',
	storiesOf: StoriesOf,
): Uint8Array | null {
	const { articles } = catalogue;
	if (clause.field === 'text') {
		return textOf === 'articles' ? markText(catalogue, clause, texts, textOf) : null;
	}
	if (clause.field === 'since' || clause.field === 'before') {
		const { field, values } = clause;
		const fits = new Uint8Array(articles.length);
		for (let i = 0; i < fits.length; i++) {
			const published = articles[i]?.published ?? null;
			// When it came out is unknown: neither since nor before.
			if (published === null) continue;
			for (const date of values) {
				if (field === 'since' ? published >= date : published < date) fits[i] = 1;
			}
		}
		return fits;
	}
	if (clause.field !== 'outlet' && clause.field !== 'title' && clause.field !== 'story')
		return null;
	const { field, values } = clause;
	const wanted = values.map(wordsOf).filter((words) => words.length > 0);
	const known = new Map<string, number>();
	const fits = (text: string): number => {
		let fit = known.get(text);
		if (fit === undefined) {
			const words = wordsOf(text);
			fit = wanted.some((one) => hasPhrase(words, one)) ? 1 : 0;
			known.set(text, fit);
		}
		return fit;
	};
	if (field === 'story') {
		return Uint8Array.from(articles, (row) =>
			row && storiesOf(row.id).some((story) => values.includes(story) || fits(story)) ? 1 : 0,
		);
	}
	return Uint8Array.from(articles, (row) => (row ? fits(row[field]) : 0));
}

/** The roles whom one of the values names: by the key of an actor, or by words of a name it goes by. */
export function markRoles(catalogue: Catalogue, values: readonly string[]): Uint8Array {
	const { roles, roleActor, actors, actorByKey } = catalogue;
	const marks = new Uint8Array(roles.length);
	const byActor = new Uint8Array(actors.length);
	const wanted: string[][] = [];
	for (const value of values) {
		const at = actorByKey.get(value);
		if (at !== undefined) byActor[at] = 1;
		else wanted.push(wordsOf(value));
	}
	const fits = (words: readonly string[]) =>
		wanted.some((one) => one.length > 0 && hasPhrase(words, one));
	if (wanted.length > 0) {
		actors.forEach((actor, i) => {
			if (actor.nameWords().some(fits)) byActor[i] = 1;
		});
	}
	roles.forEach(({ key, name }, i) => {
		const actor = roleActor[i] ?? 0;
		marks[i] = key === null ? (fits(wordsOf(name)) ? 1 : 0) : (byActor[actor - 1] ?? 0);
	});
	return marks;
}

/** Words in a row, the last of which need only be begun. */
function hasPhrase(words: readonly string[], wanted: readonly string[]): boolean {
	const last = wanted.length - 1;
	for (let start = 0; start + last < words.length; start++) {
		if (
			wanted.every((one, i) =>
				i === last ? words[start + i]?.startsWith(one) : words[start + i] === one,
			)
		) {
			return true;
		}
	}
	return false;
}

function markEnds(
	catalogue: Catalogue,
	roles: Uint8Array,
	ends: readonly ('source' | 'target')[],
): Uint8Array {
	const marks = new Uint8Array(catalogue.articleOf.length);
	for (const end of ends) {
		const column = catalogue[end];
		for (let i = 0; i < marks.length; i++) {
			const role = column[i] ?? 0;
			if (role > 0 && roles[role - 1]) marks[i] = 1;
		}
	}
	return marks;
}

/** The articles that name one of the roles. */
function markNamed(catalogue: Catalogue, roles: Uint8Array): Uint8Array {
	const { firstActor, actorRole, actorFlags } = catalogue;
	return Uint8Array.from(catalogue.articles, (_, article) => {
		const end = firstActor[article + 1] ?? 0;
		for (let i = firstActor[article] ?? 0; i < end; i++) {
			if (((actorFlags[i] ?? 0) & flag.dismissed) === 0 && roles[actorRole[i] ?? 0]) return 1;
		}
		return 0;
	});
}

/** @param turn 1 where those that don't fit are wanted */
function and(marks: Uint8Array, fits: Uint8Array, turn: 0 | 1): void {
	for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] ?? 0) & ((fits[i] ?? 0) ^ turn);
}

function each(marks: Uint8Array, turn: 0 | 1, fits: (i: number) => boolean): void {
	for (let i = 0; i < marks.length; i++) {
		if (marks[i] && fits(i) === (turn === 1)) marks[i] = 0;
	}
}

/** Leaves those whose value in a column is one of these, small whole ones; with `turn`, the others. */
function keep(
	marks: Uint8Array,
	turn: 0 | 1,
	column: Int8Array | Uint8Array,
	values: readonly number[],
): void {
	const lowest = -1;
	const fits = new Uint8Array(256 - lowest);
	for (const value of values) fits[value - lowest] = 1;
	for (let i = 0; i < marks.length; i++) {
		marks[i] = (marks[i] ?? 0) & ((fits[(column[i] ?? 0) - lowest] ?? 0) ^ turn);
	}
}

const turned = (fits: Uint8Array, turn: 0 | 1): Uint8Array =>
	turn ? fits.map((one) => 1 - one) : fits;
