/**
 * Stances by way of a proposal: who votes against a resolution that condemns somebody takes no
 * stance toward that somebody, and who backs a plan to sanction them is against them.
 */

import { hashString } from '../language/hash';
import { actOf } from './acts';
import { ADVCL, CASE, NMOD_POSS, NOUN, NSUBJ, OBL, OBL_AGENT, type Reading, VERB } from './reading';
import { stem } from './stem';

const stems = (list: string): Set<number> =>
	new Set(list.split(' ').map((word) => hashString(stem(word))));

const proposals = stems(
	'resolution plan bid proposal move effort call motion measure bill attempt request push amendment law campaign initiative idea decision statement',
);
const votes = stems('vote campaign speak argue');
const against = hashString('against');
const forWord = hashString('for');
const by = hashString('by');

/**
 * What follows for the target (head of a mention) from a proposal between it and what the source
 * does: a polarity, 0 for no stance, null where there is no proposal between.
 */
export function throughProposal(r: Reading, source: number, target: number): -1 | 0 | 1 | null {
	let inner: -1 | 0 | 1 | null = null;
	let at = target;
	for (let k = 0; k < 7; k++) {
		const above = governor(r, at);
		if (above < 0) return null;
		if (r.relation[at] === NSUBJ || r.relation[at] === NMOD_POSS || isAgent(r, at)) return null;
		if (r.pos[above] === NOUN && proposals.has(r.stem[above] as number)) {
			// Toward whoever is for the proposal or made it ("Zenda's plan") nothing is said here.
			if (inner === null || above === source) return null;
			const outer = stanceToward(r, above, source);
			if (outer === null) return null;
			return outer > 0 ? inner : 0;
		}
		const act = actOf(r.stem[above] as number);
		if (act && (r.pos[above] === VERB || r.pos[above] === NOUN)) inner = act.polarity;
		at = above;
	}
	return null;
}

/** Whoever made the proposal: "the plan offered by Zenda". */
function isAgent(r: Reading, at: number): boolean {
	if (r.relation[at] === OBL_AGENT) return true;
	if (r.relation[at] !== OBL) return false;
	for (let c = r.firstChild[at] as number; c >= 0 && c < at; c = r.nextSibling[c] as number) {
		if (r.relation[c] === CASE && r.word[c] === by) return true;
	}
	return false;
}

/**
 * The head of a word; of a participle right after a proposal, the proposal, wherever the parser has
 * hung it.
 */
function governor(r: Reading, at: number): number {
	const before = (r.left[at] as number) - 1;
	const participle = r.relation[at] === ADVCL && r.pos[at] === VERB;
	if (participle && before >= 0 && proposals.has(r.stem[before] as number)) {
		if (r.pos[before] === NOUN && r.head[before] === r.head[at]) return before;
	}
	return r.head[at] as number;
}

/** What the verb over a proposal does to it, where the source is that verb's subject. */
function stanceToward(r: Reading, proposal: number, source: number): -1 | 1 | null {
	const verb = r.head[proposal] as number;
	if (verb < 0 || r.pos[verb] !== VERB) return null;
	let subject = false;
	for (let c = r.firstChild[verb] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (
			r.relation[c] === NSUBJ &&
			(r.left[c] as number) <= source &&
			source <= (r.right[c] as number)
		) {
			subject = true;
		}
	}
	if (!subject) return null;
	let preposition = 0;
	for (
		let c = r.firstChild[proposal] as number;
		c >= 0 && c < proposal;
		c = r.nextSibling[c] as number
	) {
		if (r.relation[c] === CASE) preposition = r.word[c] as number;
	}
	if (votes.has(r.stem[verb] as number)) {
		return preposition === against ? -1 : preposition === forWord ? 1 : null;
	}
	const act = actOf(r.stem[verb] as number);
	if (!act || act.polarity === 0) return null;
	return act.polarity;
}
