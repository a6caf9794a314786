/** Who may be the source of an attribution, and what shows it. */

import { mix1, mix2, mix3 } from '../language/hash';
import { findPath, newPath } from './path';
import {
	ACL,
	ACL_RELCL,
	ADJ,
	ADV,
	ADVCL,
	APPOS,
	AUX,
	CASE,
	CC,
	CCOMP,
	CONJ,
	COP,
	DET,
	DET_REL,
	FIXED,
	FLAT,
	MARK,
	NMOD_POSS,
	NOUN,
	NSUBJ,
	NSUBJ_PASS,
	NUM,
	PARATAXIS,
	PRON,
	PROPN,
	PUNCT,
	PUNCT_REL,
	type Reading,
	SCONJ,
	VERB,
} from './reading';

export const maxSourceFeatures = 64;

/** A source is sought no further than this many words from the cue. */
const far = 60;

const path = newPath();

/** Heads of phrases near a cue that may name its source, in text order. */
export function sourceCandidates(r: Reading, cue: number, sentence: number): number[] {
	const first = r.analysis.sentences.first[sentence] as number;
	const last = (r.analysis.sentences.first[sentence + 1] ?? r.count) - 1;
	const from = Math.max(first, cue - far);
	const to = Math.min(last, cue + far);
	const found: number[] = [];
	for (let i = from; i <= to; i++) {
		if (i === cue) continue;
		const pos = r.pos[i] as number;
		const relation = r.relation[i] as number;
		if (relation === FLAT || relation === FIXED || relation === CASE || relation === PUNCT_REL)
			continue;
		const nominal = pos === NOUN || pos === PROPN || pos === PRON;
		const other =
			(pos === NUM || pos === DET || pos === ADJ || pos === ADV || pos === VERB) &&
			(relation === NSUBJ || relation === NSUBJ_PASS || relation === NMOD_POSS);
		if ((nominal && relation !== DET_REL) || other) found.push(i);
	}
	return found;
}

const bucket = (d: number): number => {
	const a = Math.abs(d);
	const size = a <= 4 ? a : a <= 7 ? 5 : a <= 12 ? 6 : a <= 20 ? 7 : 8;
	return d < 0 ? size : size + 16;
};

/** Features of one candidate; `rank` counts the candidates between it and the cue. */
export function sourceFeatures(
	r: Reading,
	cue: number,
	i: number,
	rank: number,
	out: Int32Array,
): number {
	const { word, stem, tag, label, cluster6, cluster8, pos, relation, head, quote } = r;
	findPath(r, cue, i, path);
	const cs = stem[cue] as number;
	const c8 = cluster8[cue] as number;
	const ct = tag[cue] as number;
	const shape = path.shape;
	const d = bucket(i - cue);
	const quoted =
		((quote[i] as number) > 0 ? 1 : 0) +
		((quote[cue] as number) > 0 ? 2 : 0) +
		(quote[i] === quote[cue] ? 4 : 0);
	let preposition = 0;
	for (let c = r.firstChild[i] as number; c >= 0 && c <= i; c = r.nextSibling[c] as number) {
		if (relation[c] === CASE) {
			preposition = word[c] as number;
			break;
		}
	}
	const t = tag[i] as number;
	const l = label[i] as number;
	const k8 = cluster8[i] as number;
	const capital = r.shape[i] as number;
	const near = rank > 3 ? 3 : rank;
	const side = i < cue ? 0 : 1;
	const previous = i > 0 ? (word[i - 1] as number) : 0;
	const next = i + 1 < r.count ? (word[i + 1] as number) : 0;
	const h = head[i] as number;
	let n = 0;
	out[n++] = mix1(101, shape);
	out[n++] = mix2(102, shape, cs);
	out[n++] = mix2(103, shape, c8);
	out[n++] = mix2(104, shape, ct);
	out[n++] = mix2(105, shape, t);
	out[n++] = mix3(106, path.shapeUp, side, near);
	out[n++] = mix2(107, path.shapeDown, side);
	out[n++] = mix2(108, path.up, path.down);
	out[n++] = mix1(109, d);
	out[n++] = mix2(110, d, ct);
	out[n++] = mix2(111, d, l);
	out[n++] = mix2(112, near, side);
	out[n++] = mix3(113, near, side, cs);
	out[n++] = mix3(114, near, side, l);
	out[n++] = mix1(115, t);
	out[n++] = mix1(116, l);
	out[n++] = mix1(117, word[i] as number);
	out[n++] = mix1(118, k8);
	out[n++] = mix1(119, cluster6[i] as number);
	out[n++] = mix2(120, l, cs);
	out[n++] = mix2(121, k8, l);
	out[n++] = mix2(122, capital, l);
	out[n++] = mix2(123, preposition, cs);
	out[n++] = mix2(124, preposition, ct);
	out[n++] = mix2(125, preposition, shape);
	out[n++] = mix1(126, quoted);
	out[n++] = mix2(127, quoted, side);
	out[n++] = mix2(128, quoted, shape);
	out[n++] = mix2(129, previous, side);
	out[n++] = mix2(130, next, side);
	out[n++] = mix3(131, h === cue ? 1 : 0, l, side);
	out[n++] = mix3(132, k8, side, near);
	out[n++] = mix3(133, pos[i] as number, side, d);
	out[n++] = mix2(134, h < 0 ? 0 : (label[h] as number), l);
	out[n++] = mix3(135, h < 0 ? 0 : (tag[h] as number), l, side);
	out[n++] = mix2(136, k8, cs);
	out[n++] = mix3(137, label[cue] as number, side, l);
	out[n++] = mix3(138, label[cue] as number, shape, 0);
	let commas = 0;
	for (let k = Math.min(i, cue) + 1; k < Math.max(i, cue); k++) {
		if (pos[k] === PUNCT) commas++;
		if (commas > 3) break;
	}
	out[n++] = mix3(139, commas, side, near);
	out[n++] = mix3(140, commas, shape, 0);
	return n;
}

/** Features of there being no source in the sentence. */
export function noSourceFeatures(
	r: Reading,
	cue: number,
	candidates: number,
	out: Int32Array,
): number {
	let children = 0;
	for (let c = r.firstChild[cue] as number; c >= 0; c = r.nextSibling[c] as number) {
		const k = r.relation[c] as number;
		if (k === NSUBJ) children |= 1;
		else if (k === NSUBJ_PASS) children |= 2;
		else if (k === NMOD_POSS) children |= 4;
		else if (k === COP) children |= 8;
	}
	let n = 0;
	out[n++] = mix1(150, 0);
	out[n++] = mix1(151, r.stem[cue] as number);
	out[n++] = mix1(152, r.tag[cue] as number);
	out[n++] = mix2(153, r.tag[cue] as number, children);
	out[n++] = mix2(154, r.stem[cue] as number, children);
	out[n++] = mix2(155, r.cluster8[cue] as number, children);
	out[n++] = mix2(156, r.label[cue] as number, children);
	out[n++] = mix2(157, r.label[cue] as number, r.tag[cue] as number);
	out[n++] = mix1(158, candidates > 4 ? 4 : candidates);
	const h = r.head[cue] as number;
	out[n++] = mix2(159, r.label[cue] as number, h < 0 ? 0 : (r.stem[h] as number));
	return n;
}

/**
 * The phrase of a source: what hangs from its head save relative clauses, clauses and parentheses
 * after it, conjuncts kept, prepositions before it left out. Tokens, both ends inclusive.
 */
export function sourcePhrase(r: Reading, head: number, cue: number): [number, number] {
	const { relation, pos } = r;
	let from = head;
	let to = head;
	for (let c = r.firstChild[head] as number; c >= 0; c = r.nextSibling[c] as number) {
		const k = relation[c] as number;
		const outer =
			k === CASE ||
			k === PUNCT_REL ||
			k === MARK ||
			k === COP ||
			k === ACL_RELCL ||
			k === ACL ||
			k === ADVCL ||
			k === CCOMP ||
			k === PARATAXIS ||
			k === CC ||
			k === NSUBJ ||
			pos[c] === AUX ||
			pos[c] === VERB ||
			pos[c] === SCONJ;
		if (outer) continue;
		const l = r.left[c] as number;
		const e = r.right[c] as number;
		if (l <= cue && cue <= e) continue;
		// A name set off by commas stays out, as a clause does; one without ("Minister Sapt") is in.
		if (k === APPOS && c > head && pos[head + 1] === PUNCT && to <= head) continue;
		if (k === CONJ && c > head && c - head > 12) continue;
		if (l < from && !(from > cue && l <= cue)) from = l;
		if (e > to && !(to < cue && e >= cue)) to = e;
	}
	while (from < head && (pos[from] === PUNCT || pos[from] === 8)) from++;
	while (to > head && pos[to] === PUNCT && r.quote[to] === 0) to--;
	return [from, to];
}
