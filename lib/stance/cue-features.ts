/** What shows that a word is the cue of an attribution ("said", "according", "belief"). */

import { hashString, mix1, mix2, mix3 } from '../language/hash';
import {
	ACL,
	ACL_RELCL,
	ADJ,
	ADVCL,
	AUX,
	AUX_PASS,
	AUX_REL,
	CASE,
	CCOMP,
	COMPOUND_PRT,
	COP,
	IOBJ,
	MARK,
	NMOD_POSS,
	NOUN,
	NSUBJ,
	NSUBJ_PASS,
	OBJ,
	OBL,
	PARATAXIS,
	type Reading,
	VERB,
	XCOMP,
} from './reading';

export const maxCueFeatures = 128;

const according = hashString('according');
const colon = hashString(':');

/** Whether a token may be a cue at all; the others are not looked at. */
export function mayBeCue(r: Reading, i: number): boolean {
	const pos = r.pos[i] as number;
	if (pos === VERB || pos === NOUN || pos === ADJ || pos === AUX) return true;
	const word = r.word[i] as number;
	return word === according || word === colon;
}

/** What stands outside the text. */
const outside = 7919;

/** The value at `k`, where that is in the sentence's tokens `from` to `to` (exclusive). */
const at = (list: Int32Array, k: number, from: number, to: number): number =>
	k >= from && k < to ? (list[k] as number) : outside;

/** Writes the features of a token to `out`; gives how many. `sentence` is the token's. */
export function cueFeatures(r: Reading, i: number, sentence: number, out: Int32Array): number {
	const { word, stem, tag, label, cluster4, cluster6, cluster8, cluster, head, pos, relation } = r;
	const from = r.analysis.sentences.first[sentence] as number;
	const to = r.analysis.sentences.first[sentence + 1] ?? r.count;
	const s = stem[i] as number;
	const t = tag[i] as number;
	const l = label[i] as number;
	const c8 = cluster8[i] as number;
	const c11 = cluster[i] as number;
	const h = head[i] as number;
	const hs = h < 0 ? outside : (stem[h] as number);
	const ht = h < 0 ? outside : (tag[h] as number);
	const g = h < 0 ? -1 : (head[h] as number);

	let n = 0;
	out[n++] = mix1(1, 0);
	out[n++] = mix1(2, s);
	out[n++] = mix1(3, word[i] as number);
	out[n++] = mix1(4, t);
	out[n++] = mix2(5, s, t);
	out[n++] = mix1(6, l);
	out[n++] = mix2(7, s, l);
	out[n++] = mix1(8, cluster4[i] as number);
	out[n++] = mix1(9, cluster6[i] as number);
	out[n++] = mix1(10, c8);
	out[n++] = mix1(11, c11);
	out[n++] = mix2(12, c8, t);
	out[n++] = mix2(13, c8, l);
	out[n++] = mix2(14, t, l);
	const w1 = at(word, i + 1, from, to);
	const w2 = at(word, i + 2, from, to);
	const p1 = at(word, i - 1, from, to);
	const p2 = at(word, i - 2, from, to);
	const t1 = at(tag, i + 1, from, to);
	const q1 = at(tag, i - 1, from, to);
	out[n++] = mix2(15, s, w1);
	out[n++] = mix2(16, s, p1);
	out[n++] = mix3(17, s, w1, w2);
	out[n++] = mix3(18, s, p1, p2);
	out[n++] = mix3(19, s, p1, w1);
	out[n++] = mix2(20, s, t1);
	out[n++] = mix2(21, s, q1);
	out[n++] = mix2(22, c8, w1);
	out[n++] = mix2(23, c8, p1);
	out[n++] = mix2(24, t, w1);
	out[n++] = mix2(25, t, p1);
	out[n++] = mix3(26, t, t1, at(tag, i + 2, from, to));
	out[n++] = mix3(27, t, q1, at(tag, i - 2, from, to));
	out[n++] = mix3(28, q1, t, t1);
	out[n++] = mix2(29, t, w2);
	out[n++] = mix3(30, c8, t1, q1);
	out[n++] = mix2(31, l, hs);
	out[n++] = mix2(32, l, ht);
	out[n++] = mix3(33, s, l, hs);
	out[n++] = mix3(34, c8, l, ht);
	out[n++] = mix3(35, t, l, h < 0 ? outside : (cluster8[h] as number));
	out[n++] = mix3(36, l, h < 0 ? 0 : (label[h] as number), g < 0 ? 0 : (tag[g] as number));
	out[n++] = mix3(37, s, h < 0 ? 0 : (label[h] as number), 0);
	out[n++] = mix2(38, h < 0 ? 0 : (cluster[h] as number), l);

	// Where it stands among quotations: inside one, or in a sentence that has one.
	const quote = r.quote[i] as number;
	const before = quotedNear(r, i, from, to, -1);
	const after = quotedNear(r, i, from, to, 1);
	const place =
		quote > 0
			? 3 + quoteKind(r, quote - 1, from, to)
			: (before > 0 ? 1 : 0) + (after > 0 ? 2 : 0) + 8;
	out[n++] = mix1(39, place);
	out[n++] = mix2(40, s, place);
	out[n++] = mix2(41, c8, place);
	out[n++] = mix3(42, t, l, place);
	out[n++] = mix3(43, before, after, t);
	out[n++] = mix2(44, sentence === 0 ? 1 : 0, t);

	// What hangs from it.
	let subject = -1;
	let passive = 0;
	let complement = 0;
	let object = -1;
	let oblique = 0;
	let auxiliary = 0;
	let marks = 0;
	let leftKids = 0;
	let possessor = 0;
	for (let c = r.firstChild[i] as number; c >= 0; c = r.nextSibling[c] as number) {
		const cl = label[c] as number;
		const k = relation[c] as number;
		const side = c < i ? 1 : 0;
		if (c < i) leftKids++;
		if (n > 100) break;
		out[n++] = mix3(50, s, cl, side);
		out[n++] = mix3(51, c8, cl, side);
		out[n++] = mix3(52, t, cl, side);
		if (k === NSUBJ || k === NSUBJ_PASS) {
			subject = c;
			if (k === NSUBJ_PASS) passive = 1;
		} else if (k === CCOMP) complement |= 1;
		else if (k === XCOMP) complement |= 2;
		else if (k === PARATAXIS) complement |= 4;
		else if (k === OBJ || k === IOBJ) {
			object = c;
			complement |= 8;
		} else if (k === ADVCL || k === ACL || k === ACL_RELCL) complement |= 16;
		else if (k === OBL) oblique = caseOf(r, c);
		else if (k === AUX_REL || k === AUX_PASS || k === COP) {
			auxiliary = word[c] as number;
			if (k === AUX_PASS) passive = 1;
			out[n++] = mix2(53, s, auxiliary);
			out[n++] = mix2(54, t, auxiliary);
		} else if (k === MARK) marks = word[c] as number;
		else if (k === COMPOUND_PRT) out[n++] = mix2(55, s, word[c] as number);
		else if (k === NMOD_POSS) possessor = 1;
		else if (k === CASE) {
			out[n++] = mix2(56, s, word[c] as number);
			out[n++] = mix2(57, t, word[c] as number);
		} else if (pos[c] === 7 || pos[c] === 13) {
			out[n++] = mix2(58, s, word[c] as number);
			out[n++] = mix2(59, t, word[c] as number);
		}
		if (k === CCOMP || k === XCOMP || k === OBJ || k === OBL || k === ADVCL || k === ACL) {
			out[n++] = mix3(60, k, cluster8[c] as number, t);
			out[n++] = mix3(61, k, firstWord(r, c), s);
			out[n++] = mix3(62, k, firstWord(r, c), c8);
		}
	}
	out[n++] = mix3(70, complement, passive, t);
	out[n++] = mix3(71, s, complement, passive);
	out[n++] = mix3(72, c8, complement, subject < 0 ? 0 : 1);
	out[n++] = mix3(73, complement, place, subject < 0 ? 0 : subject < i ? 1 : 2);
	out[n++] = mix3(74, s, subject < 0 ? 0 : subject < i ? 1 : 2, possessor);
	if (subject >= 0) {
		const sp = pos[subject] as number;
		out[n++] = mix2(75, s, cluster8[subject] as number);
		out[n++] = mix2(76, c8, cluster6[subject] as number);
		out[n++] = mix2(77, s, sp);
		out[n++] = mix3(78, c8, sp, complement);
		out[n++] = mix2(79, t, word[subject] as number);
		out[n++] = mix3(80, t, cluster8[subject] as number, complement);
		out[n++] = mix1(81, stem[subject] as number);
	}
	if (object >= 0) {
		out[n++] = mix2(82, s, cluster8[object] as number);
		out[n++] = mix2(83, c8, cluster6[object] as number);
		out[n++] = mix2(84, s, stem[object] as number);
		out[n++] = mix2(85, t, stem[object] as number);
		out[n++] = mix2(86, s, pos[object] as number);
	}
	out[n++] = mix3(87, s, oblique, 0);
	out[n++] = mix3(88, c8, oblique, complement);
	out[n++] = mix3(89, t, marks, auxiliary);
	out[n++] = mix2(90, t, leftKids > 3 ? 3 : leftKids);
	const r1 = i - from > 3 ? 3 : i - from;
	const r2 = to - 1 - i > 3 ? 3 : to - 1 - i;
	out[n++] = mix3(91, r1, r2, t);
	return n;
}

function caseOf(r: Reading, c: number): number {
	for (let k = r.firstChild[c] as number; k >= 0; k = r.nextSibling[k] as number) {
		if (r.relation[k] === CASE) return r.word[k] as number;
	}
	return 1;
}

/** First word of what hangs from `c`. */
function firstWord(r: Reading, c: number): number {
	return r.word[r.left[c] as number] as number;
}

/** 1: the quotation is only a part of the sentence, 2: it fills it, 3: it goes beyond. */
function quoteKind(r: Reading, q: number, from: number, to: number): number {
	const a = r.quoteFrom[q] as number;
	const b = r.quoteTo[q] as number;
	if (a < from || b >= to) return 3;
	return b - a > (to - from) * 0.8 ? 2 : 1;
}

/**
 * How far off, in steps of distance, the next quotation of the sentence is on one side: 1 at most
 * three words away, 2 farther, 0 none.
 */
function quotedNear(r: Reading, i: number, from: number, to: number, step: -1 | 1): number {
	const own = r.quote[i] as number;
	const reach = step < 0 ? from - 1 : to;
	for (let k = i + step, d = 1; k !== reach && d < 40; k += step, d++) {
		const q = r.quote[k] as number;
		if (q > 0 && q !== own) {
			const length = (r.quoteTo[q - 1] as number) - (r.quoteFrom[q - 1] as number);
			return (d <= 3 ? 1 : 2) + (length > 8 ? 2 : 0);
		}
	}
	return 0;
}
