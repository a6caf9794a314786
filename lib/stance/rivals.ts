/** Of two stances that go by one word, which it is. */

import { documentNouns } from '../gazetteer/titles';
import type { Doubt } from './doubts';
import type { Placed } from './mention';
import type { PairStance } from './pairs';
import { AMOD, COMPOUND, NMOD, NMOD_POSS, type Reading } from './reading';
import type { Scope } from './scope';
import { areJoined } from './subject';

/** A stance between two mentions, with what speaks against it. */
export interface FoundStance {
	source: Placed;
	target: Placed;
	cue: number;
	stance: PairStance;
	under: Scope;
	doubts: Doubt[];
	/** Its confidence with the doubts about it alone. */
	sure: number;
}

/**
 * Whether one stance takes the place of another: a word has one subject and one object, so of two
 * that are not joined the surer is it ("Ruritania, a Union member, accused Zenda" isn't the Union's),
 * and of a phrase its head ("Ruritania's farmers accused Zenda").
 */
export function outdoes(r: Reading, other: FoundStance, one: FoundStance): boolean {
	if (other === one || other.cue !== one.cue) return false;
	if (other.stance.polarity !== one.stance.polarity) return false;
	const sources = sameActor(other.source, one.source);
	const targets = sameActor(other.target, one.target);
	if (sources === targets) return false;
	const [theirs, own] = sources ? [other.target, one.target] : [other.source, one.source];
	// Of "Ruritania's statement" it is Ruritania.
	const isPaper = documentNouns.has(r.analysis.tokens.form[theirs.head] ?? '');
	if (isWithin(r, own.head, theirs)) return other.sure >= leastHead && !isPaper;
	if (isWithin(r, theirs.head, own) && one.sure >= leastHead) return false;
	return other.sure > one.sure && !areJoined(r, theirs.head, own.head);
}

/** The head of a phrase that is less likely than this is not what was meant. */
const leastHead = 0.4;

/** Whether a word stands in a mention's phrase, before or behind it: "Ruritania" in "Ruritania's farmers". */
function isWithin(r: Reading, word: number, { from, to }: Placed): boolean {
	let at = word;
	for (let k = 0; k < 3; k++) {
		const relation = r.relation[at];
		if (relation !== NMOD_POSS && relation !== COMPOUND && relation !== AMOD && relation !== NMOD)
			return false;
		at = r.head[at] as number;
		if (at >= from && at <= to) return word < from || word > to;
	}
	return false;
}

const sameActor = (a: Placed, b: Placed): boolean =>
	a === b || (a.mention.actor !== null && a.mention.actor === b.mention.actor);
