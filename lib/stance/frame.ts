/**
 * The plain frame of an act: a source that is the subject of a word of stance, and a target under
 * it. A strong hint to the learned model, and a stance by itself where the model is undecided.
 */

import { type ActWord, actOf } from './acts';
import {
	ACL,
	ADJ,
	ADVCL,
	AMOD,
	APPOS,
	CC,
	CCOMP,
	COMPOUND,
	CONJ,
	FLAT,
	NMOD,
	NMOD_POSS,
	NOUN,
	NSUBJ,
	NSUBJ_PASS,
	OBJ,
	OBL,
	OBL_AGENT,
	PARATAXIS,
	PRON,
	type Reading,
	VERB,
	XCOMP,
} from './reading';

export interface Frame {
	/** The word of stance. */
	word: number;
	act: ActWord;
	/** Steps from the target up to the word, or to what the word governs. */
	steps: number;
	/**
	 * 1: the source is its subject; 2: the agent of a passive; 3: its possessor; 4: both are its
	 * subjects, of an act done to each other ("Zenda and Ruritania signed a treaty").
	 */
	way: 1 | 2 | 3 | 4;
}

/** The predicates whose subject a mention is, nearest first; at most this many. */
const mostPredicates = 8;
const predicates = new Int32Array(mostPredicates);

/** Climbs inside a noun phrase; gives the phrase's head and the relation it stands in. */
function phraseHead(r: Reading, mention: number): number {
	let at = mention;
	for (let k = 0; k < 5; k++) {
		const relation = r.relation[at] as number;
		const inner =
			relation === COMPOUND ||
			relation === FLAT ||
			relation === AMOD ||
			relation === APPOS ||
			relation === NMOD_POSS ||
			relation === NMOD ||
			relation === CONJ;
		const h = r.head[at] as number;
		if (!inner || h < 0) break;
		const pos = r.pos[h] as number;
		if (relation === CONJ && pos === VERB) break;
		at = h;
	}
	return at;
}

function collect(r: Reading, verb: number): number {
	let n = 0;
	predicates[n++] = verb;
	for (let k = 0; k < n; k++) {
		const v = predicates[k] as number;
		for (
			let c = r.firstChild[v] as number;
			c >= 0 && n < mostPredicates;
			c = r.nextSibling[c] as number
		) {
			const relation = r.relation[c] as number;
			if (c < v) continue;
			const follows =
				relation === XCOMP ||
				(relation === CONJ && !hasSubject(r, c)) ||
				((relation === CCOMP || relation === PARATAXIS) && pronounSubject(r, c)) ||
				(relation === OBJ && ownDeed(r, c)) ||
				(relation === ADVCL && !hasSubject(r, c)) ||
				(relation === OBL && ownDeed(r, c));
			if (follows) predicates[n++] = c;
		}
	}
	return n;
}

/** A noun of stance that nobody else possesses: "sent a protest", not "condemned Zenda's raid". */
function ownDeed(r: Reading, noun: number): boolean {
	if (r.pos[noun] !== NOUN || actOf(r.stem[noun] as number) === undefined) return false;
	for (let c = r.firstChild[noun] as number; c >= 0 && c < noun; c = r.nextSibling[c] as number) {
		if (r.relation[c] === NMOD_POSS && r.pos[c] !== PRON) return false;
	}
	return true;
}

function hasSubject(r: Reading, v: number): boolean {
	for (let c = r.firstChild[v] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === NSUBJ || r.relation[c] === NSUBJ_PASS) return true;
	}
	return false;
}

function pronounSubject(r: Reading, v: number): boolean {
	for (let c = r.firstChild[v] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === NSUBJ) return r.pos[c] === PRON;
	}
	return false;
}

/** Steps from `t` up to `word`, with each step of a kind that carries an act; -1 where it isn't under it. */
function under(r: Reading, t: number, word: number): number {
	let at = t;
	for (let k = 1; k <= 7; k++) {
		const relation = r.relation[at] as number;
		const h = r.head[at] as number;
		if (h < 0) return -1;
		if (relation === NSUBJ && h === word) return -1;
		if (h === word) return k;
		if (relation === PARATAXIS) return -1;
		at = h;
	}
	return -1;
}

/** The frame in which the word `s` (head of a mention) acts on the word `t`; null for none. */
export function frameOf(r: Reading, s: number, t: number): Frame | null {
	// "Zenda's criticism of Ruritania".
	if (r.relation[s] === NMOD_POSS) {
		const noun = r.head[s] as number;
		const act = actOf(r.stem[noun] as number);
		const steps = act ? under(r, t, noun) : -1;
		if (act && steps > 0) return { word: noun, act, steps, way: 3 };
	}
	const phrase = phraseHead(r, s);
	const relation = r.relation[phrase] as number;
	const governor = r.head[phrase] as number;
	if (governor < 0) return null;
	if (relation === NSUBJ || relation === ACL) {
		const n = collect(r, governor);
		let best: Frame | null = null;
		if (conjoined(r, s, t, phrase)) {
			for (let k = 0; k < n; k++) {
				const word = predicates[k] as number;
				const act = actOf(r.stem[word] as number);
				if (act && mutual.has(act.act)) return { word, act, steps: 1, way: 4 };
			}
			return null;
		}
		for (let k = n - 1; k >= 0; k--) {
			const word = predicates[k] as number;
			const act = actOf(r.stem[word] as number);
			if (!act) continue;
			const pos = r.pos[word] as number;
			if (pos !== VERB && pos !== NOUN && pos !== ADJ) continue;
			let steps = under(r, t, word);
			// "sent a protest to Zenda": the target hangs from the verb above the noun.
			if (steps < 0 && pos === NOUN) {
				const above = under(r, t, r.head[word] as number);
				if (above > 0) steps = above + 1;
			}
			if (steps > 0 && (best === null || steps < best.steps)) best = { word, act, steps, way: 1 };
		}
		return best;
	}
	if (relation === OBL || relation === OBL_AGENT) {
		const act = actOf(r.stem[governor] as number);
		if (!act || r.pos[governor] !== VERB) return null;
		const target = phraseHead(r, t);
		if (r.head[target] === governor && r.relation[target] === NSUBJ_PASS && byCase(r, phrase)) {
			return { word: governor, act, steps: 1, way: 2 };
		}
		return null;
	}
	return null;
}

/** Classes of acts that two subjects do to each other. */
const mutual: ReadonlySet<string> = new Set(['AGREE', 'CONSULT', 'COOPERATE']);

/** Whether two mentions stand in the same phrase as its conjuncts. */
function conjoined(r: Reading, s: number, t: number, phrase: number): boolean {
	if (phraseHead(r, t) !== phrase) return false;
	const low = Math.min(s, t);
	const high = Math.max(s, t);
	for (let i = low + 1; i < high; i++) if (r.relation[i] === CC) return true;
	return false;
}

function byCase(r: Reading, phrase: number): boolean {
	for (
		let c = r.firstChild[phrase] as number;
		c >= 0 && c < phrase;
		c = r.nextSibling[c] as number
	) {
		if (r.analysis.tokens.form[c] === 'by') return true;
	}
	return false;
}
