/**
 * What the parser decides by, in groups by what they depend on, so that each is looked up only when
 * that changes. While a node is on top of the stack all below it stands still: what the stack tells
 * about it needs looking up once, when it is shifted.
 */

import type { State } from './arc-hybrid';
import { PLACE1, PLACE2, PLACE3, PLACE4, spread, TEMPLATE } from './hash';
import type { ParserInput } from './parser-input';

/*
 * Constants of this module's own: where modules are loaded through accessors, as some loaders do, each
 * use of an imported name is a call.
 */
const T = TEMPLATE;
const P1 = PLACE1;
const P2 = PLACE2;
const P3 = PLACE3;
const P4 = PLACE4;

/** More than any group has. */
export const maxGroupFeatures = 64;

function near(distance: number): number {
	if (distance <= 4) return distance;
	return distance <= 6 ? 5 : distance <= 10 ? 6 : distance <= 20 ? 7 : 8;
}

function few(count: number): number {
	return count > 3 ? 3 : count;
}

/** Fixed while the top of the stack is there: it, its left children, what is below. */
export function stackFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { word, tagHash, cluster, cluster8 } = input;
	const s0 = state.stack(0);
	const s1 = state.stack(1);
	const s2 = state.stack(2);
	const w0 = word[s0] as number;
	const t0 = tagHash[s0] as number;
	const c0 = cluster[s0] as number;
	const w1 = word[s1] as number;
	const t1 = tagHash[s1] as number;
	const c1 = cluster[s1] as number;
	const t2 = tagHash[s2] as number;
	const l0 = state.firstLeft(s0);
	const wl0 = word[l0] as number;
	const tl0 = tagHash[l0] as number;
	const l1 = state.firstLeft(s1);
	const r1 = state.firstRight(s1);
	const tl1 = tagHash[l1] as number;
	const tr1 = tagHash[r1] as number;
	const gap = s1 === 0 ? 0 : near(s0 - s1);
	const lefts0 = few(state.lefts(s0));
	const rights1 = few(state.rights(s1));
	const valency1 = (few(state.lefts(s1)) << 4) | rights1;
	const commas = few((input.commas[s0 - 1] as number) - (input.commas[s1] as number));
	const verbs = few((input.verbs[s0 - 1] as number) - (input.verbs[s1] as number));
	const between = (commas << 4) | (verbs < 0 ? 0 : verbs);
	const quotes = ((input.quotes[s0] as number) - (input.quotes[s1] as number)) & 1;
	let n = 0;
	out[n++] = Math.imul(1, T) + Math.imul(w0, P1);
	out[n++] = Math.imul(2, T) + Math.imul(t0, P1);
	out[n++] = Math.imul(3, T) + Math.imul(w0, P1) + Math.imul(t0, P2);
	out[n++] = Math.imul(4, T) + Math.imul(c0, P1);
	out[n++] =
		Math.imul(5, T) +
		Math.imul(tagHash[s0 - 1] as number, P1) +
		Math.imul(t0, P2) +
		Math.imul(tagHash[s0 + 1] as number, P3);
	out[n++] = Math.imul(6, T) + Math.imul(w1, P1);
	out[n++] = Math.imul(7, T) + Math.imul(t1, P1);
	out[n++] = Math.imul(8, T) + Math.imul(w1, P1) + Math.imul(t1, P2);
	out[n++] = Math.imul(9, T) + Math.imul(c1, P1);
	out[n++] = Math.imul(10, T) + Math.imul(w1, P1) + Math.imul(w0, P2);
	out[n++] = Math.imul(11, T) + Math.imul(w1, P1) + Math.imul(t0, P2);
	out[n++] = Math.imul(12, T) + Math.imul(t1, P1) + Math.imul(w0, P2);
	out[n++] = Math.imul(13, T) + Math.imul(t1, P1) + Math.imul(t0, P2);
	out[n++] =
		Math.imul(14, T) +
		Math.imul(cluster8[s1] as number, P1) +
		Math.imul(cluster8[s0] as number, P2);
	out[n++] = Math.imul(15, T) + Math.imul(c1, P1) + Math.imul(t0, P2);
	out[n++] = Math.imul(16, T) + Math.imul(t1, P1) + Math.imul(c0, P2);
	out[n++] = Math.imul(17, T) + Math.imul(w1, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(18, T) + Math.imul(t1, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(19, T) + Math.imul(w0, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(20, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(gap, P3);
	out[n++] = Math.imul(21, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(between, P3);
	out[n++] = Math.imul(22, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(quotes, P3);
	out[n++] = Math.imul(23, T) + Math.imul(word[s2] as number, P1) + Math.imul(t2, P2);
	out[n++] = Math.imul(24, T) + Math.imul(t2, P1);
	out[n++] = Math.imul(25, T) + Math.imul(t2, P1) + Math.imul(t1, P2) + Math.imul(t0, P3);
	out[n++] = Math.imul(26, T) + Math.imul(t1, P1) + Math.imul(tr1, P2) + Math.imul(t0, P3);
	out[n++] = Math.imul(27, T) + Math.imul(t1, P1) + Math.imul(tl1, P2) + Math.imul(t0, P3);
	out[n++] = Math.imul(28, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(tl0, P3);
	out[n++] = Math.imul(29, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(wl0, P3);
	out[n++] = Math.imul(30, T) + Math.imul(w1, P1) + Math.imul(t0, P2) + Math.imul(wl0, P3);
	out[n++] = Math.imul(31, T) + Math.imul(t1, P1) + Math.imul(valency1, P2);
	out[n++] = Math.imul(32, T) + Math.imul(w1, P1) + Math.imul(valency1, P2);
	out[n++] = Math.imul(33, T) + Math.imul(word[l1] as number, P1) + Math.imul(tl1, P2);
	out[n++] = Math.imul(34, T) + Math.imul(word[r1] as number, P1) + Math.imul(tr1, P2);
	out[n++] = Math.imul(35, T) + Math.imul(wl0, P1) + Math.imul(tl0, P2);
	out[n++] =
		Math.imul(36, T) +
		Math.imul(t1, P1) +
		Math.imul(tr1, P2) +
		Math.imul(tagHash[state.secondRight(s1)] as number, P3);
	out[n++] =
		Math.imul(37, T) +
		Math.imul(t0, P1) +
		Math.imul(tl0, P2) +
		Math.imul(tagHash[state.secondLeft(s0)] as number, P3);
	out[n++] = Math.imul(38, T) + Math.imul(t0, P1) + Math.imul(lefts0, P2);
	out[n++] = Math.imul(39, T) + Math.imul(w0, P1) + Math.imul(lefts0, P2);
	out[n++] =
		Math.imul(40, T) +
		Math.imul(cluster8[s1] as number, P1) +
		Math.imul(t0, P2) +
		Math.imul(cluster8[l0] as number, P3);
	out[n++] =
		Math.imul(41, T) +
		Math.imul(cluster8[s1] as number, P1) +
		Math.imul(cluster8[s0] as number, P2) +
		Math.imul(wl0, P3);
	out[n++] =
		Math.imul(42, T) +
		Math.imul(t1, P1) +
		Math.imul(t0, P2) +
		Math.imul((rights1 << 4) | lefts0, P3);
	out[n++] =
		Math.imul(44, T) +
		Math.imul(t1, P1) +
		Math.imul(tagHash[s1 + 1] as number, P2) +
		Math.imul(tagHash[s0 - 1] as number, P3) +
		Math.imul(t0, P4);
	out[n++] =
		Math.imul(45, T) +
		Math.imul(tagHash[s1 - 1] as number, P1) +
		Math.imul(t1, P2) +
		Math.imul(t0, P3) +
		Math.imul(tagHash[s0 + 1] as number, P4);
	out[n++] =
		Math.imul(46, T) +
		Math.imul(w0, P1) +
		Math.imul(tagHash[s0 + 1] as number, P2) +
		Math.imul(t1, P3);
	out[n++] = Math.imul(43, T) + Math.imul(state.depth > 2 ? 2 : state.depth, P1);
	return spread(out, n);
}

/** Fixed while the next word is next: it and what follows. */
export function bufferFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { word, tagHash } = input;
	const last = state.n + 1;
	const b0 = state.next;
	const b1 = b0 < last ? b0 + 1 : 0;
	const b2 = b1 !== 0 && b1 < last ? b1 + 1 : 0;
	const w0 = word[b0] as number;
	const t0 = tagHash[b0] as number;
	const w1 = word[b1] as number;
	const t1 = tagHash[b1] as number;
	const w2 = word[b2] as number;
	const t2 = tagHash[b2] as number;
	let n = 0;
	out[n++] = Math.imul(50, T) + Math.imul(w0, P1);
	out[n++] = Math.imul(51, T) + Math.imul(t0, P1);
	out[n++] = Math.imul(52, T) + Math.imul(w0, P1) + Math.imul(t0, P2);
	out[n++] = Math.imul(53, T) + Math.imul(w1, P1);
	out[n++] = Math.imul(54, T) + Math.imul(t1, P1);
	out[n++] = Math.imul(55, T) + Math.imul(w1, P1) + Math.imul(t1, P2);
	out[n++] = Math.imul(56, T) + Math.imul(w2, P1);
	out[n++] = Math.imul(57, T) + Math.imul(t2, P1);
	out[n++] = Math.imul(58, T) + Math.imul(t0, P1) + Math.imul(t1, P2);
	out[n++] = Math.imul(59, T) + Math.imul(w0, P1) + Math.imul(t1, P2);
	out[n++] = Math.imul(60, T) + Math.imul(t0, P1) + Math.imul(w1, P2);
	out[n++] = Math.imul(61, T) + Math.imul(t0, P1) + Math.imul(t1, P2) + Math.imul(t2, P3);
	out[n++] = Math.imul(62, T) + Math.imul(input.cluster[b0] as number, P1);
	out[n++] = Math.imul(63, T) + Math.imul(input.cluster8[b1] as number, P1);
	out[n++] = Math.imul(65, T) + Math.imul(w0, P1) + Math.imul(w1, P2);
	out[n++] = Math.imul(66, T) + Math.imul(t0, P1) + Math.imul(w1, P2) + Math.imul(t2, P3);
	out[n++] =
		Math.imul(64, T) +
		Math.imul(tagHash[b0 - 1] as number, P1) +
		Math.imul(t0, P2) +
		Math.imul(t1, P3);
	return spread(out, n);
}

/** Changes when the top of the stack gets a child after it. */
export function rightFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { word, tagHash } = input;
	const s0 = state.stack(0);
	const t0 = tagHash[s0] as number;
	const w0 = word[s0] as number;
	const r0 = state.firstRight(s0);
	const tr0 = tagHash[r0] as number;
	const t1 = tagHash[state.stack(1)] as number;
	const valency = (few(state.lefts(s0)) << 4) | few(state.rights(s0));
	let n = 0;
	out[n++] = Math.imul(70, T) + Math.imul(word[r0] as number, P1) + Math.imul(tr0, P2);
	out[n++] =
		Math.imul(71, T) +
		Math.imul(t0, P1) +
		Math.imul(tr0, P2) +
		Math.imul(tagHash[state.secondRight(s0)] as number, P3);
	out[n++] = Math.imul(72, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(tr0, P3);
	out[n++] = Math.imul(73, T) + Math.imul(t0, P1) + Math.imul(valency, P2);
	out[n++] = Math.imul(74, T) + Math.imul(w0, P1) + Math.imul(valency, P2);
	return spread(out, n);
}

/** Changes when the next word gets a child before it. */
export function leftFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { word, tagHash } = input;
	const b0 = state.next;
	const t0 = tagHash[b0] as number;
	const l0 = state.firstLeft(b0);
	const tl0 = tagHash[l0] as number;
	const lefts = few(state.lefts(b0));
	let n = 0;
	out[n++] = Math.imul(80, T) + Math.imul(word[l0] as number, P1) + Math.imul(tl0, P2);
	out[n++] =
		Math.imul(81, T) +
		Math.imul(t0, P1) +
		Math.imul(tl0, P2) +
		Math.imul(tagHash[state.secondLeft(b0)] as number, P3);
	out[n++] = Math.imul(82, T) + Math.imul(t0, P1) + Math.imul(lefts, P2);
	out[n++] = Math.imul(83, T) + Math.imul(word[b0] as number, P1) + Math.imul(lefts, P2);
	return spread(out, n);
}

/** New at every step: the top of the stack with the next word. */
export function jointFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { word, tagHash, cluster, cluster8, cluster6 } = input;
	const last = state.n + 1;
	const s0 = state.stack(0);
	const s1 = state.stack(1);
	const b0 = state.next;
	const b1 = b0 < last ? b0 + 1 : 0;
	const w0 = word[s0] as number;
	const t0 = tagHash[s0] as number;
	const w1 = word[s1] as number;
	const t1 = tagHash[s1] as number;
	const t2 = tagHash[state.stack(2)] as number;
	const wb = word[b0] as number;
	const tb = tagHash[b0] as number;
	const tb1 = tagHash[b1] as number;
	const r0 = state.firstRight(s0);
	const lb = state.firstLeft(b0);
	const gap = near(b0 - s0);
	const commas = few((input.commas[b0] as number) - (input.commas[s0] as number));
	const verbs = few((input.verbs[b0 - 1] as number) - (input.verbs[s0] as number));
	const quotes = ((input.quotes[b0] as number) - (input.quotes[s0] as number)) & 1;
	let n = 0;
	out[n++] = Math.imul(100, T) + Math.imul(w0, P1) + Math.imul(wb, P2);
	out[n++] = Math.imul(101, T) + Math.imul(w0, P1) + Math.imul(tb, P2);
	out[n++] = Math.imul(102, T) + Math.imul(t0, P1) + Math.imul(wb, P2);
	out[n++] = Math.imul(103, T) + Math.imul(t0, P1) + Math.imul(tb, P2);
	out[n++] = Math.imul(104, T) + Math.imul(t1, P1) + Math.imul(tb, P2);
	out[n++] = Math.imul(105, T) + Math.imul(w1, P1) + Math.imul(tb, P2);
	out[n++] = Math.imul(106, T) + Math.imul(t1, P1) + Math.imul(wb, P2);
	out[n++] = Math.imul(107, T) + Math.imul(t0, P1) + Math.imul(tb, P2) + Math.imul(tb1, P3);
	out[n++] = Math.imul(108, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(tb, P3);
	out[n++] =
		Math.imul(109, T) +
		Math.imul(t1, P1) +
		Math.imul(t0, P2) +
		Math.imul(tb, P3) +
		Math.imul(tb1, P4);
	out[n++] = Math.imul(110, T) + Math.imul(w0, P1) + Math.imul(tb, P2) + Math.imul(tb1, P3);
	out[n++] = Math.imul(111, T) + Math.imul(t1, P1) + Math.imul(w0, P2) + Math.imul(tb, P3);
	out[n++] = Math.imul(112, T) + Math.imul(w1, P1) + Math.imul(t0, P2) + Math.imul(tb, P3);
	out[n++] = Math.imul(113, T) + Math.imul(t1, P1) + Math.imul(t0, P2) + Math.imul(wb, P3);
	out[n++] =
		Math.imul(114, T) +
		Math.imul(t0, P1) +
		Math.imul(tagHash[state.firstLeft(s0)] as number, P2) +
		Math.imul(tb, P3);
	out[n++] =
		Math.imul(115, T) +
		Math.imul(t0, P1) +
		Math.imul(tagHash[r0] as number, P2) +
		Math.imul(tb, P3);
	out[n++] =
		Math.imul(116, T) +
		Math.imul(t0, P1) +
		Math.imul(tb, P2) +
		Math.imul(tagHash[lb] as number, P3);
	out[n++] =
		Math.imul(117, T) + Math.imul(t0, P1) + Math.imul(tb, P2) + Math.imul(word[lb] as number, P3);
	out[n++] =
		Math.imul(118, T) + Math.imul(t0, P1) + Math.imul(tb, P2) + Math.imul(word[r0] as number, P3);
	out[n++] = Math.imul(119, T) + Math.imul(w0, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(120, T) + Math.imul(t0, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(121, T) + Math.imul(wb, P1) + Math.imul(gap, P2);
	out[n++] = Math.imul(122, T) + Math.imul(t0, P1) + Math.imul(tb, P2) + Math.imul(gap, P3);
	out[n++] =
		Math.imul(123, T) +
		Math.imul(t0, P1) +
		Math.imul(tb, P2) +
		Math.imul((few(state.rights(s0)) << 4) | few(state.lefts(b0)), P3);
	out[n++] =
		Math.imul(124, T) +
		Math.imul(cluster8[s0] as number, P1) +
		Math.imul(cluster8[b0] as number, P2);
	out[n++] = Math.imul(125, T) + Math.imul(cluster[s0] as number, P1) + Math.imul(tb, P2);
	out[n++] = Math.imul(126, T) + Math.imul(t0, P1) + Math.imul(cluster[b0] as number, P2);
	out[n++] =
		Math.imul(127, T) +
		Math.imul(cluster6[s1] as number, P1) +
		Math.imul(cluster6[s0] as number, P2) +
		Math.imul(cluster6[b0] as number, P3);
	out[n++] =
		Math.imul(128, T) +
		Math.imul(t0, P1) +
		Math.imul(tb, P2) +
		Math.imul((commas << 4) | (verbs < 0 ? 0 : verbs), P3);
	out[n++] = Math.imul(129, T) + Math.imul(t0, P1) + Math.imul(tb, P2) + Math.imul(quotes, P3);
	out[n++] = Math.imul(130, T) + Math.imul(w1, P1) + Math.imul(w0, P2) + Math.imul(tb, P3);
	out[n++] =
		Math.imul(131, T) +
		Math.imul(w0, P1) +
		Math.imul(tagHash[r0] as number, P2) +
		Math.imul(tb, P3);
	out[n++] =
		Math.imul(132, T) +
		Math.imul(t2, P1) +
		Math.imul(t1, P2) +
		Math.imul(t0, P3) +
		Math.imul(tb, P4);
	out[n++] =
		Math.imul(133, T) +
		Math.imul(t1, P1) +
		Math.imul(t0, P2) +
		Math.imul(tb, P3) +
		Math.imul(gap, P4);
	const beforeB = tagHash[b0 - 1] as number;
	const afterS = tagHash[s0 + 1] as number;
	out[n++] =
		Math.imul(134, T) +
		Math.imul(t0, P1) +
		Math.imul(afterS, P2) +
		Math.imul(beforeB, P3) +
		Math.imul(tb, P4);
	out[n++] =
		Math.imul(135, T) +
		Math.imul(tagHash[s0 - 1] as number, P1) +
		Math.imul(t0, P2) +
		Math.imul(beforeB, P3) +
		Math.imul(tb, P4);
	out[n++] =
		Math.imul(136, T) +
		Math.imul(t0, P1) +
		Math.imul(afterS, P2) +
		Math.imul(tb, P3) +
		Math.imul(tb1, P4);
	out[n++] = Math.imul(137, T) + Math.imul(wb, P1) + Math.imul(t0, P2) + Math.imul(quotes, P3);
	out[n++] =
		Math.imul(138, T) +
		Math.imul(cluster8[s0] as number, P1) +
		Math.imul(tb, P2) +
		Math.imul(tb1, P3);
	out[n++] =
		Math.imul(139, T) +
		Math.imul(t0, P1) +
		Math.imul(tagHash[r0] as number, P2) +
		Math.imul(tb, P3) +
		Math.imul(tagHash[lb] as number, P4);
	out[n++] =
		Math.imul(140, T) +
		Math.imul(t0, P1) +
		Math.imul(tb, P2) +
		Math.imul(tb1, P3) +
		Math.imul(tagHash[b1 === 0 || b1 === last ? 0 : b1 + 1] as number, P4);
	out[n++] =
		Math.imul(141, T) +
		Math.imul(w0, P1) +
		Math.imul(tb, P2) +
		Math.imul((commas << 4) | (verbs < 0 ? 0 : verbs), P3);
	return spread(out, n);
}
