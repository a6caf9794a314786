/** One list out of two readings: the learned one, and the rules', which find less and err less. */

import { likely, type Span, type Statement } from '../annotation';

/**
 * Adds what the rules found to what the model found.
 *
 * Where both see a stance between the same two in a sentence, the rules' polarity and act hold (on
 * DSE's dev part they are right in 95 of 100 stances, the model in 79), and the statement is surer
 * than either. Where only the rules see one, it completes an attribution of the same cue, where it is
 * likely itself (that words were said doesn't make a stance in them so), or stands by itself. What
 * the rules take back ("refused to condemn") never removes what the model found.
 *
 * Both lists are in text order, as is the result; the given statements are not changed.
 */
export function mergeStatements(
	learned: readonly Statement[],
	ruled: readonly Statement[],
): Statement[] {
	const merged = learned.map((statement) => ({ ...statement }));
	const starts = merged.map((statement) => statement.sentence.start);
	for (const rule of ruled) {
		if (!rule.source) continue;
		const near = around(merged, starts, rule.sentence);
		if (!rule.act) {
			const bare = near.find((s) => isBare(s) && s.source === null && overlap(s.cue, rule.cue));
			if (bare) {
				const { source, content, quoted, confidence } = rule;
				Object.assign(bare, { source, content, quoted, confidence });
			}
			continue;
		}
		const same = near.find((s) => samePair(s, rule));
		if (same) {
			// Declined or unreal; a plain zero is meant, as of those who are urged to act on others.
			if (rule.polarity === 0 && (rule.negated || rule.hedged)) continue;
			if (same.polarity === 0) continue;
			same.confidence =
				same.polarity === rule.polarity
					? either(same.confidence, rule.confidence)
					: rule.confidence;
			same.polarity = rule.polarity;
			same.act = rule.act;
			if (overlap(same.cue, rule.cue)) same.kind = rule.kind;
			if (same.kind === 'action' || overlap(same.cue, rule.cue)) same.cue = rule.cue;
			continue;
		}
		const open = near.find(
			(s) =>
				s.kind === 'speech' && s.target === null && overlap(s.cue, rule.cue) && sameSource(s, rule),
		);
		const takesSide = rule.target !== null && rule.polarity !== 0;
		if (open && (!takesSide || rule.confidence >= likely)) {
			const { target, act, polarity, negated, hedged, cue } = rule;
			Object.assign(open, { target, act, polarity, cue });
			open.negated ||= negated;
			open.hedged ||= hedged;
			// The stance is no surer for the words being sure than half-way to them.
			const words = takesSide ? Math.sqrt(open.confidence * rule.confidence) : open.confidence;
			open.confidence = Math.max(rule.confidence, words);
		} else if (rule.target || !near.some((s) => s.act !== null && overlap(s.cue, rule.cue))) {
			merged.push({ ...rule });
		}
	}
	merged.sort(
		(a, b) =>
			a.cue.start - b.cue.start ||
			(a.source?.start ?? 0) - (b.source?.start ?? 0) ||
			(a.target?.start ?? 0) - (b.target?.start ?? 0),
	);
	const places = merged.map((statement) => statement.sentence.start);
	const near = (one: Statement) => around(merged, places, one.sentence);
	const kept = merged.filter(
		(one) => !isBare(one) || !near(one).some((s) => s.target !== null && overlap(s.cue, one.cue)),
	);
	const echoes = kept.filter((one) => near(one).some((other) => isEchoOf(one, other)));
	for (const one of echoes) one.confidence *= echoed;
	kept.forEach((statement, i) => {
		statement.id = `s${i + 1}`;
	});
	return kept;
}

/** Only says that nobody known spoke: "who had been critical of". */
const isBare = ({ kind, source, target, polarity }: Statement): boolean =>
	kind === 'speech' && target === null && polarity === 0 && (source?.actor ?? null) === null;

/** What is left of the confidence of a statement that another tells: too little to be shown beside it. */
const echoed = 0.5;

/** Told again of another mention of the same actor, and less surely: "the minister, Anton Sapt, condemned". */
const isEchoOf = (one: Statement, other: Statement): boolean =>
	one !== other &&
	one.polarity === other.polarity &&
	overlap(one.cue, other.cue) &&
	isActor(one.source, other.source) &&
	isActor(one.target, other.target) &&
	(one.confidence < other.confidence ||
		(one.confidence === other.confidence && startOf(one) > startOf(other)));

const startOf = ({ source, target }: Statement): number =>
	(source?.start ?? 0) + (target?.start ?? 0);

const isActor = (a: Party, b: Party): boolean =>
	a !== null && b !== null && a.actor !== null && a.actor === b.actor;

/** Two readings that agree, as if each erred by itself; never certain. */
const either = (a: number, b: number): number => Math.min(0.98, 1 - (1 - a) * (1 - b));

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

type Party = Statement['source'];
const sameParty = (a: Party, b: Party): boolean =>
	a !== null && b !== null && (overlap(a, b) || (a.actor !== null && a.actor === b.actor));

const sameSource = (a: Statement, b: Statement): boolean => sameParty(a.source, b.source);
const samePair = (a: Statement, b: Statement): boolean =>
	sameSource(a, b) && sameParty(a.target, b.target);

/** Those of the learned statements, by their sentences' starts, that share words with a sentence. */
function around(statements: readonly Statement[], starts: readonly number[], sentence: Span) {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] as number) < sentence.end) low = middle + 1;
		else high = middle;
	}
	const near: Statement[] = [];
	for (let i = low - 1; i >= 0; i--) {
		const statement = statements[i];
		if (!statement || statement.sentence.end <= sentence.start) break;
		near.push(statement);
	}
	return near.reverse();
}
