/** Blame for a deed falls on who did it, never on who suffered it. */

import { actOf } from './acts';
import { ACL, ACL_RELCL, CASE, CONJ, NMOD, NOUN, OBJ, OBL, type Reading, VERB } from './reading';

const onto: ReadonlySet<string> = new Set(['on', 'against', 'upon', 'at']);
/** "the killing of": nouns whose "of" names who suffers; an "attack of" names who attacks. */
const sufferers = /(?:ing|tion|sion|ment|ure|der|est)s?$/;

/**
 * Whether `target` (head of a mention) suffers a deed that stands between it and `cue`, the word that
 * blames: "condemned the attack on Zenda", "decried the killing of Zendans", "… the raid that
 * Ruritania made on Zenda".
 */
export function suffersDeed(r: Reading, target: number, cue: number): boolean {
	let at = target;
	let suffers = false;
	for (let k = 0; k < 6; k++) {
		const above = r.head[at] as number;
		if (above < 0) return false;
		if (above === cue) return suffers || besideDeed(r, at);
		const relation = r.relation[at] as number;
		if (!suffers && (relation === NMOD || relation === OBL || relation === OBJ)) {
			if (!isDeed(r, above)) return false;
			suffers = takes(r, at, above, relation);
			if (!suffers) return false;
		} else if (!suffers && relation !== CONJ) return false;
		at = above;
	}
	return false;
}

/** The word is a hostile act, or says that one was done ("the raid that Ruritania made on"). */
function isDeed(r: Reading, word: number): boolean {
	if (hostile(r, word)) return true;
	const relation = r.relation[word] as number;
	return (
		r.pos[word] === VERB &&
		(relation === ACL || relation === ACL_RELCL) &&
		hostile(r, r.head[word] as number)
	);
}

/** A phrase that the parser hung from the word of blame, right after the deed that it belongs to. */
function besideDeed(r: Reading, at: number): boolean {
	const before = (r.left[at] as number) - 1;
	return (
		r.relation[at] === OBL &&
		before >= 0 &&
		r.head[before] === r.head[at] &&
		hostile(r, before) &&
		takes(r, at, before, NMOD)
	);
}

function hostile(r: Reading, word: number): boolean {
	const pos = r.pos[word];
	const act = pos === NOUN || pos === VERB ? actOf(r.stem[word] as number) : undefined;
	return act !== undefined && act.kind === 'action' && act.polarity < 0;
}

function takes(r: Reading, at: number, deed: number, relation: number): boolean {
	if (relation === OBJ) return r.pos[deed] === VERB;
	const { form } = r.analysis.tokens;
	for (let c = r.firstChild[at] as number; c >= 0 && c < at; c = r.nextSibling[c] as number) {
		if (r.relation[c] !== CASE) continue;
		const word = form[c]?.toLowerCase() ?? '';
		return onto.has(word) || (word === 'of' && sufferers.test(form[deed] ?? ''));
	}
	return false;
}
