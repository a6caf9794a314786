/** What a cue stands under: negation, refusal, condition, doubt. */

import { hashString } from '../language/hash';
import { ADVCL, AUX_REL, CONJ, MARK, type Reading, XCOMP } from './reading';
import { stem } from './stem';

const words = (list: string): Set<number> =>
	new Set(list.split(' ').map((word) => hashString(word)));
const stems = (list: string): Set<number> =>
	new Set(list.split(' ').map((word) => hashString(stem(word))));

const negations = words("not n't never neither nor no without hardly");
const modals = words("would could might may should 'd");
const doubts = words(
	'reportedly allegedly apparently seemingly perhaps maybe possibly probably likely supposedly purportedly',
);
const conditions = words('if unless whether');
/** Verbs and adjectives that undo the infinitive under them. */
const refusals = stems(
	'refuse decline fail reluctant unwilling hesitant loath neglect refusal failure hesitate',
);
/** Those that leave open whether it comes about. */
const intentions = stems(
	'want plan vow hope threaten promise intend seek expect ready willing set prepare pledge offer wish consider try attempt able eager poise likely',
);

export interface Scope {
	negated: boolean;
	/** By a verb or adjective above ("refused to"), rather than by "not". */
	refused: boolean;
	hedged: boolean;
	/** Under a condition: "would … if". */
	conditional: boolean;
}

/** What a cue (a token) stands under. Looks no further than four steps up. */
export function scopeOf(r: Reading, cue: number): Scope {
	const scope: Scope = { negated: false, refused: false, hedged: false, conditional: false };
	let at = cue;
	for (let step = 0; step < 4 && at >= 0; step++) {
		let modal = false;
		for (let c = r.firstChild[at] as number; c >= 0; c = r.nextSibling[c] as number) {
			const word = r.word[c] as number;
			if (negations.has(word) && c < cue) scope.negated = !scope.negated;
			if (r.relation[c] === AUX_REL && modals.has(word)) modal = true;
			if (doubts.has(word)) scope.hedged = true;
			if (r.relation[c] === ADVCL && conditionIn(r, c)) scope.conditional = true;
			if (r.relation[c] === MARK && conditions.has(word)) {
				scope.hedged = true;
				scope.conditional = true;
			}
		}
		if (modal) scope.hedged = true;
		else if (at === cue && scope.conditional && !scope.hedged) scope.conditional = false;
		const above = r.head[at] as number;
		if (above < 0) break;
		const relation = r.relation[at] as number;
		if (relation === XCOMP || (relation === CONJ && step > 0)) {
			const s = r.stem[above] as number;
			if (refusals.has(s)) {
				scope.refused = true;
				scope.negated = !scope.negated;
			}
			if (intentions.has(s)) scope.hedged = true;
		} else if (relation !== CONJ) break;
		at = above;
	}
	scope.conditional = scope.conditional && scope.hedged;
	return scope;
}

function conditionIn(r: Reading, clause: number): boolean {
	for (let c = r.firstChild[clause] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === MARK && conditions.has(r.word[c] as number)) return true;
	}
	return false;
}
