import { type Case, type CaseArticle, evidenceOf } from './case';
import type { StanceCell, StanceCourse, StanceRelation, StanceRow } from './comparison';
import { mostEvidence } from './evidence';

/** Stances this far apart may have changed in between, in milliseconds: a year. */
const apart = 365 * 24 * 3600 * 1000;

/**
 * Confidence of an outlet's surest statement, at least, that sets it against another: that two
 * outlets contradict each other is wrong as soon as either side is.
 */
export const leastToContradict = 0.75;

const emptyCell = (): StanceCell => ({
	supports: 0,
	opposes: 0,
	neutral: 0,
	dates: [],
	surest: 0,
	evidence: [],
});

/** 1 where all that takes a side supports, -1 where it opposes, 0 where both, null where nothing does. */
export function sideOf({ supports, opposes }: StanceCell): 1 | -1 | 0 | null {
	if (supports > 0 && opposes > 0) return 0;
	if (supports > 0) return 1;
	return opposes > 0 ? -1 : null;
}

/** By pair of actors, what each article says; pairs in the order of their first statement. */
function pairs(
	given: Case,
): Map<string, { source: number; target: number; by: Map<CaseArticle, StanceCell> }> {
	const found: ReturnType<typeof pairs> = new Map();
	for (const one of given.articles) {
		const seen = new Set<string>();
		const sidesFirst = [...one.statements].sort(
			(a, b) =>
				Math.abs(b.statement.polarity) - Math.abs(a.statement.polarity) ||
				b.statement.confidence - a.statement.confidence,
		);
		for (const { statement, source, target } of sidesFirst) {
			if (source === null || target === null || source === target) continue;
			// A sentence that says it with two verbs ("said he doubted") takes one stance.
			const place = `${source} ${target} ${statement.sentence.start}`;
			if (seen.has(statement.polarity === 0 ? place : `${place} ${statement.polarity}`)) continue;
			seen.add(place).add(`${place} ${statement.polarity}`);
			const key = `${source} ${target}`;
			const pair = found.get(key) ?? { source, target, by: new Map<CaseArticle, StanceCell>() };
			const cell = pair.by.get(one) ?? emptyCell();
			if (statement.polarity === 0) cell.neutral++;
			else cell[statement.polarity > 0 ? 'supports' : 'opposes']++;
			if (statement.polarity !== 0) cell.surest = Math.max(cell.surest, statement.confidence);
			if (cell.evidence.length < mostEvidence) {
				const entry = evidenceOf(given.book, one.article, statement);
				if (!cell.evidence.includes(entry)) cell.evidence.push(entry);
			}
			pair.by.set(one, cell);
			found.set(key, pair);
		}
	}
	return found;
}

/** Who stands where: only pairs toward whom some outlet reports a side. Those that most outlets tell first. */
export function findStances(given: Case): StanceRow[] {
	const rows: StanceRow[] = [];
	for (const { source, target, by } of pairs(given).values()) {
		const cells = given.outlets.map(emptyCell);
		for (const [one, cell] of by) {
			const sum = cells[one.outlet];
			if (!sum) continue;
			sum.supports += cell.supports;
			sum.opposes += cell.opposes;
			sum.neutral += cell.neutral;
			sum.surest = Math.max(sum.surest, cell.surest);
			const { published } = one.article;
			if (sideOf(cell) !== null && published !== null && !Number.isNaN(Date.parse(published))) {
				sum.dates.push(published);
				sum.dates.sort((a, b) => Date.parse(a) - Date.parse(b));
			}
			sum.evidence.push(...cell.evidence.slice(0, mostEvidence - sum.evidence.length));
		}
		const relation = relationOf(cells);
		if (relation !== 'none') rows.push({ source, target, relation, cells });
	}
	const told = ({ cells }: StanceRow) => cells.filter((cell) => sideOf(cell) !== null).length;
	const named = ({ source, target }: StanceRow) =>
		Number(given.actors[source]?.named) + Number(given.actors[target]?.named);
	const sum = ({ cells }: StanceRow) =>
		cells.reduce((total, cell) => total + cell.supports + cell.opposes, 0);
	return rows.sort(
		(a, b) =>
			told(b) - told(a) ||
			named(b) - named(a) ||
			sum(b) - sum(a) ||
			a.source - b.source ||
			a.target - b.target,
	);
}

/**
 * "contradict" where one outlet reports only support and another only opposition, surely, and at
 * about the same time or at times that aren't known; "apart" where a year or more lies between all of
 * these; "mixed" where they differ otherwise.
 */
export function relationOf(cells: readonly StanceCell[]): StanceRelation {
	const sides = cells.map(sideOf).filter((side) => side !== null);
	if (sides.length === 0) return 'none';
	if (sides.length === 1) return 'one';
	if (sides.includes(1) && sides.includes(-1)) {
		const of = (side: 1 | -1) =>
			cells.filter((cell) => sideOf(cell) === side && cell.surest >= leastToContradict);
		if (of(1).length === 0 || of(-1).length === 0) return 'mixed';
		const meet = of(1).some((one) => of(-1).some((other) => !areApart(one, other)));
		return meet ? 'contradict' : 'apart';
	}
	return sides.includes(0) ? 'mixed' : 'agree';
}

function areApart(a: StanceCell, b: StanceCell): boolean {
	if (a.dates.length === 0 || b.dates.length === 0) return false;
	return a.dates.every((one) =>
		b.dates.every((other) => Math.abs(Date.parse(one) - Date.parse(other)) >= apart),
	);
}

/** How stances moved: pairs that articles of two days or more take a side on. */
export function findCourses(given: Case): StanceCourse[] {
	const courses: StanceCourse[] = [];
	for (const { source, target, by } of pairs(given).values()) {
		const points = [...by].flatMap(([{ article, outlet }, cell]) => {
			const { published } = article;
			if (published === null || Number.isNaN(Date.parse(published))) return [];
			return [{ article: article.id, published, outlet, ...cell }];
		});
		points.sort((a, b) => Date.parse(a.published) - Date.parse(b.published));
		const sided = points.filter((point) => sideOf(point) !== null);
		if (new Set(sided.map(({ published }) => published.slice(0, 10))).size < 2) continue;
		courses.push({ source, target, points, moved: movement(sided) });
	}
	return courses.sort((a, b) => b.points.length - a.points.length || a.source - b.source);
}

function movement(points: readonly StanceCell[]): StanceCourse['moved'] {
	const [first, last] = [points[0], points.at(-1)].map((point) => (point ? sideOf(point) : null));
	if (first === null || last === null || first === undefined || last === undefined)
		return 'unknown';
	if (last === first) return 'unchanged';
	return last > first ? 'toward support' : 'toward opposition';
}
