import type { Comparison, SummarySentence } from './comparison';
import { day, list, outletName } from './figures';
import { leastToContradict, sideOf } from './stances';

/** Evidence that a sentence of the summary names. */
const mostEvidence = 8;

/** The comparison in a few plain sentences, made by template from its figures. It rates no one. */
export function summarize(comparison: Given): SummarySentence[] {
	return [
		extent(comparison),
		whoAppears(comparison),
		whoSpeaks(comparison),
		whoIsNotHeard(comparison),
		...whereTheyDiffer(comparison),
		whatOnlyOneTells(comparison),
		whatTheyCallIt(comparison),
	].filter((sentence) => sentence !== null);
}

type Given = Omit<Comparison, 'summary' | 'gaps'>;

const several = (count: number, one: string, many = `${one}s`) =>
	`${count === 1 ? 'one' : count.toLocaleString('en')} ${count === 1 ? one : many}`;
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
const name = (given: Given, actor: number | null): string =>
	actor === null ? 'someone unnamed' : (given.actors[actor]?.name ?? 'someone unnamed');

function extent(given: Given): SummarySentence {
	const { articles, outlets, time } = given;
	const from = day(time.dated[0]?.published ?? null);
	const to = day(time.dated.at(-1)?.published ?? null);
	const when = from === null ? '' : from === to ? `, of ${from}` : `, from ${from} to ${to}`;
	const unknown =
		time.undated.length > 0
			? `; the date of ${several(time.undated.length, 'article')} is unknown`
			: '';
	return {
		text: sentence(
			`${several(articles.length, 'article')} by ${several(outlets.length, 'outlet')}${when}${unknown}`,
		),
		evidence: [],
	};
}

function whoAppears(given: Given): SummarySentence | null {
	const first = given.appearances[0];
	if (!first) return null;
	const count = first.cells.reduce((sum, cell) => sum + cell.count, 0);
	const of = first.cells.reduce((sum, cell) => sum + cell.of, 0);
	const absent = first.cells.flatMap((cell, i) =>
		cell.count === 0 ? [outletName(given.outlets[i]?.name ?? null)] : [],
	);
	return {
		text: sentence(
			`${name(given, first.actor)} is mentioned most: ${count.toLocaleString('en')} of ${of.toLocaleString('en')} mentions of named actors${absent.length > 0 ? `, though ${list(absent)} leaves it out` : ''}`,
		),
		evidence: first.cells.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, mostEvidence),
	};
}

function whoSpeaks(given: Given): SummarySentence | null {
	const first = given.voices[0];
	const count = first?.cells.reduce((sum, cell) => sum + cell.count, 0) ?? 0;
	const of = given.outlets.reduce((sum, outlet) => sum + outlet.quotedWords, 0);
	if (!first || count === 0) return null;
	return {
		text: sentence(
			`${name(given, first.actor)} is quoted most: ${count.toLocaleString('en')} of ${of.toLocaleString('en')} words in quotation marks`,
		),
		evidence: first.cells.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
	};
}

function whoIsNotHeard(given: Given): SummarySentence | null {
	const silent = given.neverHeard.slice(0, 3);
	if (silent.length === 0) return null;
	return {
		text: sentence(
			`spoken about but, as far as was detected, never heard: ${list(
				silent.map((row) => `${name(given, row.actor)} (in ${several(row.articles, 'article')})`),
			)}`,
		),
		evidence: silent.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
	};
}

function whereTheyDiffer(given: Given): SummarySentence[] {
	const named = ({ source, target }: Given['stances'][number]) =>
		given.actors[source]?.named && given.actors[target]?.named;
	// A sentence that sets outlets against each other rests on no doubtful statement alone.
	const sure = ({ cells }: Given['stances'][number]) =>
		([1, -1] as const).every((side) =>
			cells.some((cell) => sideOf(cell) === side && cell.surest >= leastToContradict),
		);
	const rows = given.stances.filter((row) => named(row) && sure(row));
	const contradict = rows.filter(({ relation }) => relation === 'contradict');
	const apart = rows.filter(({ relation }) => relation === 'apart');
	return [...contradict, ...apart].slice(0, 3).map((row) => {
		const of = (side: 1 | -1) =>
			list(
				row.cells.flatMap((cell, i) =>
					sideOf(cell) === side && cell.surest >= leastToContradict
						? [`${outletName(given.outlets[i]?.name ?? null)}${inYears(cell.dates)}`]
						: [],
				),
			);
		const base = row.cells.reduce((sum, cell) => sum + cell.supports + cell.opposes, 0);
		const pair = `on ${name(given, row.source)} toward ${name(given, row.target)}, `;
		const sides = `only support is found in ${of(1)}, only opposition in ${of(-1)}`;
		const caution =
			row.relation === 'apart' ? '; years lie between them, so that both may be right' : '';
		return {
			text: sentence(`${pair}${sides}${caution} (${several(base, 'statement')} in all)`),
			evidence: row.cells.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
		};
	});
}

/** " (2006)", " (2018, 2023)", or nothing where no date is known. */
export function inYears(dates: readonly string[]): string {
	const years = new Set(dates.map((date) => new Date(Date.parse(date)).getUTCFullYear()));
	return years.size === 0 ? '' : ` (${[...years].join(', ')})`;
}

function whatOnlyOneTells(given: Given): SummarySentence | null {
	const { statements, outlets } = given;
	if (statements.length === 0 || outlets.length < 2) return null;
	const told = (by: 'all' | 'some' | 'one') => statements.filter((one) => one.told === by).length;
	const shared = statements.filter((one) => one.told !== 'one');
	const found = (count: number) =>
		count === 0 ? 'none is' : count === 1 ? '1 is' : `${count} are`;
	return {
		text: sentence(
			`of ${several(statements.length, 'statement')} told apart, ${found(told('all'))} found in every outlet, ${told('some') || 'none'} in several, ${told('one') || 'none'} in only one`,
		),
		evidence: shared
			.slice(0, 3)
			.flatMap(({ cells }) => cells.flatMap(({ evidence }) => evidence.slice(0, 1)))
			.slice(0, mostEvidence),
	};
}

function whatTheyCallIt(given: Given): SummarySentence | null {
	for (const row of given.names) {
		const own = row.cells.map((uses) =>
			uses.find(({ words, onlyHere }) => onlyHere && /^\p{Ll}.*\s/u.test(words)),
		);
		if (own.filter(Boolean).length < 2) continue;
		const calls = own.flatMap((use, i) =>
			use ? [`“${use.words}” by ${outletName(given.outlets[i]?.name ?? null)} alone`] : [],
		);
		return {
			text: sentence(`${name(given, row.actor)} is called ${list(calls.slice(0, 3))}`),
			evidence: own.flatMap((use) => use?.evidence.slice(0, 1) ?? []).slice(0, mostEvidence),
		};
	}
	return null;
}
