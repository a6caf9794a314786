import type { Words } from '../i18n/words';
import type { Comparison, SummarySentence } from './comparison';
import { day, outletName } from './figures';
import { leastToContradict, sideOf } from './stances';

/** Evidence that a sentence of the summary names. */
const mostEvidence = 8;

/** The comparison in a few plain sentences, made by template from its figures. It rates no one. */
export function summarize(words: Words, comparison: Given): SummarySentence[] {
	return [
		extent(words, comparison),
		whoAppears(words, comparison),
		whoSpeaks(words, comparison),
		whoIsNotHeard(words, comparison),
		...whereTheyDiffer(words, comparison),
		whatOnlyOneTells(words, comparison),
		whatTheyCallIt(words, comparison),
	].filter((sentence) => sentence !== null);
}

type Given = Omit<Comparison, 'gaps'>;

const name = ({ t }: Words, given: Given, actor: number | null): string =>
	(actor === null ? null : given.actors[actor]?.name) ?? t('summary.someone');
/** A sentence may begin with what begins with a small letter elsewhere. */
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function extent(words: Words, given: Given): SummarySentence {
	const { t, plural } = words;
	const { articles, outlets, time } = given;
	const from = day(words, time.dated[0]?.published ?? null);
	const to = day(words, time.dated.at(-1)?.published ?? null);
	const counts = {
		articles: plural('summary.articles', articles.length),
		outlets: plural('summary.outlets', outlets.length),
	};
	const all =
		from === null || to === null
			? t('summary.extent', counts)
			: from === to
				? t('summary.extentOf', { ...counts, date: from })
				: t('summary.extentFromTo', { ...counts, from, to });
	const undated = time.undated.length;
	return {
		text: sentence(undated > 0 ? `${all} ${plural('summary.undated', undated)}` : all),
		evidence: [],
	};
}

function whoAppears(words: Words, given: Given): SummarySentence | null {
	const first = given.appearances[0];
	if (!first) return null;
	const count = first.cells.reduce((sum, cell) => sum + cell.count, 0);
	const of = first.cells.reduce((sum, cell) => sum + cell.of, 0);
	const absent = first.cells.flatMap((cell, i) =>
		cell.count === 0 ? [outletName(words, given.outlets[i]?.name ?? null)] : [],
	);
	const said = { name: name(words, given, first.actor), count, of };
	return {
		text: sentence(
			absent.length > 0
				? words.t('summary.mentionedMostBut', { ...said, outlets: words.list(absent) })
				: words.t('summary.mentionedMost', said),
		),
		evidence: first.cells.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, mostEvidence),
	};
}

function whoSpeaks(words: Words, given: Given): SummarySentence | null {
	const first = given.voices[0];
	const count = first?.cells.reduce((sum, cell) => sum + cell.count, 0) ?? 0;
	const of = given.outlets.reduce((sum, outlet) => sum + outlet.quotedWords, 0);
	if (!first || count === 0) return null;
	return {
		text: sentence(
			words.t('summary.quotedMost', { name: name(words, given, first.actor), count, of }),
		),
		evidence: first.cells.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
	};
}

function whoIsNotHeard(words: Words, given: Given): SummarySentence | null {
	const silent = given.neverHeard.slice(0, 3);
	if (silent.length === 0) return null;
	return {
		text: words.t('summary.neverHeard', {
			names: words.list(
				silent.map((row) =>
					words.t('summary.inArticles', {
						name: name(words, given, row.actor),
						articles: words.plural('summary.articles', row.articles),
					}),
				),
			),
		}),
		evidence: silent.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
	};
}

function whereTheyDiffer(words: Words, given: Given): SummarySentence[] {
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
			words.list(
				row.cells.flatMap((cell, i) =>
					sideOf(cell) === side && cell.surest >= leastToContradict
						? [inYears(words, outletName(words, given.outlets[i]?.name ?? null), cell.dates)]
						: [],
				),
			);
		const base = row.cells.reduce((sum, cell) => sum + cell.supports + cell.opposes, 0);
		return {
			text: sentence(
				words.t(row.relation === 'apart' ? 'summary.apart' : 'summary.contradict', {
					source: name(words, given, row.source),
					target: name(words, given, row.target),
					supporting: of(1),
					opposing: of(-1),
					statements: words.plural('summary.statements', base),
				}),
			),
			evidence: row.cells.flatMap(({ evidence }) => evidence.slice(0, 2)).slice(0, mostEvidence),
		};
	});
}

/** "The Ledger (2006)", "The Ledger (2018, 2023)", or as it is where no date is known. */
export function inYears(words: Words, outlet: string, dates: readonly string[]): string {
	const years = new Set(dates.map((date) => new Date(Date.parse(date)).getUTCFullYear()));
	if (years.size === 0) return outlet;
	return words.t('summary.inYears', { outlet, years: words.commas([...years].map(String)) });
}

function whatOnlyOneTells(words: Words, given: Given): SummarySentence | null {
	const { statements, outlets } = given;
	if (statements.length === 0 || outlets.length < 2) return null;
	const told = (by: 'all' | 'some' | 'one') => statements.filter((one) => one.told === by).length;
	const shared = statements.filter((one) => one.told !== 'one');
	const none = words.t('summary.none');
	return {
		text: words.plural('summary.told', statements.length, {
			all:
				told('all') === 0
					? words.t('summary.noneIs')
					: words.plural('summary.toldByAll', told('all')),
			some: told('some') || none,
			one: told('one') || none,
		}),
		evidence: shared
			.slice(0, 3)
			.flatMap(({ cells }) => cells.flatMap(({ evidence }) => evidence.slice(0, 1)))
			.slice(0, mostEvidence),
	};
}

function whatTheyCallIt(words: Words, given: Given): SummarySentence | null {
	for (const row of given.names) {
		const own = row.cells.map((uses) =>
			uses.find((use) => use.onlyHere && /^\p{Ll}.*\s/u.test(use.words)),
		);
		if (own.filter(Boolean).length < 2) continue;
		const calls = own.flatMap((use, i) =>
			use
				? [
						words.t('summary.calledBy', {
							words: use.words,
							outlet: outletName(words, given.outlets[i]?.name ?? null),
						}),
					]
				: [],
		);
		return {
			text: sentence(
				words.t('summary.called', {
					name: name(words, given, row.actor),
					words: words.list(calls.slice(0, 3)),
				}),
			),
			evidence: own.flatMap((use) => use?.evidence.slice(0, 1) ?? []).slice(0, mostEvidence),
		};
	}
	return null;
}
