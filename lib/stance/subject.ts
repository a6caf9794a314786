/** Who does what a verb says, by the tree. */

import {
	ACL,
	ACL_RELCL,
	ADVCL,
	CONJ,
	NSUBJ,
	NSUBJ_PASS,
	OBJ,
	OBL_AGENT,
	type Reading,
	XCOMP,
} from './reading';

/** The subject of a verb, or of the verb that it goes on from; -1 where it has none. */
export function subjectOf(r: Reading, word: number): number {
	let at = word;
	for (let k = 0; k < 5; k++) {
		for (let c = r.firstChild[at] as number; c >= 0; c = r.nextSibling[c] as number) {
			if (r.relation[c] === NSUBJ) return c;
			if (r.relation[c] === NSUBJ_PASS) return agentOf(r, at);
		}
		const relation = r.relation[at];
		const above = r.head[at] as number;
		if (above < 0) return -1;
		// "Zenda, threatened by Ruritania": who threatens stands behind it.
		if (relation === ACL) return agentOf(r, at) >= 0 ? agentOf(r, at) : above;
		if (relation === ACL_RELCL) return above;
		if (relation !== XCOMP && relation !== CONJ && relation !== ADVCL) return -1;
		// Who is told to do it does it: "urged Zenda to attack".
		const told = relation === XCOMP ? objectOf(r, above) : -1;
		if (told >= 0) return told;
		at = above;
	}
	return -1;
}

function agentOf(r: Reading, verb: number): number {
	for (let c = r.firstChild[verb] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === OBL_AGENT) return c;
	}
	return -1;
}

/** Whether two words are conjuncts of each other, or of one: "Zenda, Ruritania and Hentzau". */
export const areJoined = (r: Reading, a: number, b: number): boolean =>
	firstConjunct(r, a) === firstConjunct(r, b);

function firstConjunct(r: Reading, word: number): number {
	let at = word;
	for (let k = 0; k < 20 && r.relation[at] === CONJ; k++) at = r.head[at] as number;
	return at;
}

/** The object of a verb; -1 for none. */
export function objectOf(r: Reading, verb: number): number {
	for (let c = r.firstChild[verb] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === OBJ) return c;
	}
	return -1;
}
