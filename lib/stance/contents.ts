/** What may be the content of an attribution, and what shows it. */

import { mix1, mix2, mix3 } from '../language/hash';
import { CASE, MARK, NSUBJ, NSUBJ_PASS, PARATAXIS, PUNCT, type Reading, VERB } from './reading';

export const maxContentFeatures = 80;

/** How a candidate was made; the ranker learns which ways fit which cues. */
export const BELOW = 1;
export const BELOW_BARE = 2;
export const BELOW_ON = 3;
export const AFTER_CUE = 4;
export const AROUND = 5;
export const AROUND_ALL = 6;
export const LEFT_OF = 7;
export const RIGHT_OF = 8;
export const REST = 9;
export const QUOTE = 10;
export const QUOTES = 11;
export const BESIDE = 12;
export const SECOND = 13;
export const PASSIVE = 14;
export const BEFORE_CUE = 15;

export interface ContentCandidate {
	kind: number;
	/** The word that the candidate hangs from, -1 where it isn't a constituent. */
	head: number;
	/** Runs of tokens, both ends inclusive, in text order. */
	runs: [number, number][];
	/** Whether a quotation was followed over the sentence's end. */
	extended: boolean;
}

/** Candidates kept at most: bounds the work on a strange sentence. */
const most = 60;

/** The contents that a cue with a source (a phrase of tokens, or null) may have. */
export function contentCandidates(
	r: Reading,
	cue: number,
	source: [number, number] | null,
	sentence: number,
): ContentCandidate[] {
	const first = r.analysis.sentences.first[sentence] as number;
	const last = (r.analysis.sentences.first[sentence + 1] ?? r.count) - 1;
	const { left, right, head, relation, pos, firstChild, nextSibling } = r;
	const found: ContentCandidate[] = [];
	const seen = new Set<number>();
	const add = (kind: number, head: number, pieces: [number, number][]) => {
		if (found.length >= most) return;
		let runs: [number, number][] = [];
		for (const [a, b] of pieces) cut(a, b, cue, source, runs);
		runs = runs.map(([a, b]) => trim(r, a, b)).filter(([a, b]) => a <= b);
		if (runs.length === 0) return;
		let key = 0;
		for (const [a, b] of runs) key = Math.imul(key ^ (a * 4096 + b), 0x01000193);
		if (seen.has(key)) return;
		seen.add(key);
		found.push({ kind, head, runs, extended: false });
		const longer = extend(r, runs, first, last);
		if (longer) found.push({ kind, head, runs: longer, extended: true });
	};

	for (let c = firstChild[cue] as number; c >= 0; c = nextSibling[c] as number) {
		if (within(source, c)) continue;
		if (pos[c] === PUNCT) continue;
		const l = left[c] as number;
		const e = right[c] as number;
		if (e - l === 0 && c < cue && pos[c] !== VERB && relation[c] !== NSUBJ_PASS) continue;
		add(BELOW, c, [[l, e]]);
		const bare = afterMarker(r, c);
		if (bare > l) add(BELOW_BARE, c, [[bare, e]]);
		if (c > cue && e < (right[cue] as number)) add(BELOW_ON, c, [[l, right[cue] as number]]);
		if (relation[c] === NSUBJ_PASS) {
			add(PASSIVE, c, [
				[l, e],
				[cue + 1, right[cue] as number],
			]);
		}
		for (let g = firstChild[c] as number; g >= 0; g = nextSibling[g] as number) {
			if (pos[g] === PUNCT || within(source, g)) continue;
			if ((right[g] as number) - (left[g] as number) < 1) continue;
			add(SECOND, g, [[left[g] as number, right[g] as number]]);
		}
	}
	add(AFTER_CUE, -1, [[cue + 1, right[cue] as number]]);
	add(BEFORE_CUE, -1, [[left[cue] as number, cue - 1]]);
	let branch = cue;
	for (let up = 0; up < 4; up++) {
		const a = head[branch] as number;
		if (a < 0) break;
		const l = left[a] as number;
		const e = right[a] as number;
		add(AROUND, a, [
			[l, (left[branch] as number) - 1],
			[(right[branch] as number) + 1, e],
		]);
		add(AROUND_ALL, a, [[l, e]]);
		if (up < 2) {
			for (let c = firstChild[a] as number; c >= 0; c = nextSibling[c] as number) {
				if (c === branch || pos[c] === PUNCT || within(source, c)) continue;
				if ((right[c] as number) - (left[c] as number) < 1) continue;
				add(BESIDE, c, [[left[c] as number, right[c] as number]]);
				const bare = afterMarker(r, c);
				if (bare > (left[c] as number)) add(BESIDE, c, [[bare, right[c] as number]]);
			}
		}
		branch = a;
	}
	const from = Math.min(cue, source?.[0] ?? cue);
	const to = Math.max(cue, source?.[1] ?? cue);
	add(LEFT_OF, -1, [[first, from - 1]]);
	add(RIGHT_OF, -1, [[to + 1, last]]);
	add(RIGHT_OF, -1, [[cue + 1, last]]);
	add(REST, -1, [
		[first, from - 1],
		[to + 1, last],
	]);
	const quoted: [number, number][] = [];
	let q = 0;
	for (let i = first; i <= last; i++) {
		const here = r.quote[i] as number;
		if (here > 0 && here !== q) {
			const run: [number, number] = [
				Math.max(first, r.quoteFrom[here - 1] as number),
				Math.min(last, r.quoteTo[here - 1] as number),
			];
			quoted.push(run);
			if (quoted.length <= 6) add(QUOTE, -1, [run]);
		}
		q = here;
	}
	if (quoted.length > 1) add(QUOTES, -1, quoted);
	return found;
}

const within = (source: [number, number] | null, i: number): boolean =>
	source !== null && i >= source[0] && i <= source[1];

/** Appends what is left of a run without the cue and the source. */
function cut(
	a: number,
	b: number,
	cue: number,
	source: [number, number] | null,
	out: [number, number][],
): void {
	let runs: [number, number][] = a <= b ? [[a, b]] : [];
	const holes: [number, number][] = source ? [[cue, cue], source] : [[cue, cue]];
	for (const [x, y] of holes) {
		const next: [number, number][] = [];
		for (const [l, e] of runs) {
			if (y < l || x > e) next.push([l, e]);
			else {
				if (x > l) next.push([l, x - 1]);
				if (y < e) next.push([y + 1, e]);
			}
		}
		runs = next;
	}
	out.push(...runs);
}

/** Leaves out marks at the ends that are not quotation marks. */
function trim(r: Reading, a: number, b: number): [number, number] {
	let from = a;
	let to = b;
	while (from <= to && r.pos[from] === PUNCT && r.quote[from] === 0) from++;
	while (to >= from && r.pos[to] === PUNCT && r.quote[to] === 0) to--;
	return [from, to];
}

/** The token after the preposition or conjunction that a phrase begins with. */
function afterMarker(r: Reading, c: number): number {
	let at = r.left[c] as number;
	for (let k = r.firstChild[c] as number; k >= 0 && k < c; k = r.nextSibling[k] as number) {
		if ((r.relation[k] === CASE || r.relation[k] === MARK) && (r.left[k] as number) <= at) {
			at = (r.right[k] as number) + 1;
		}
	}
	return at;
}

/** A run counts as ending at its sentence's end with this many tokens or fewer to go. */
const slack = 2;

/**
 * Follows a quotation over the ends of the sentence: to its own end where it is cut by the
 * sentence's, and through quotations that fill the following sentences of the paragraph.
 * Gives null where there is none to follow.
 */
function extend(
	r: Reading,
	runs: readonly [number, number][],
	first: number,
	last: number,
): [number, number][] | null {
	const out = runs.map(([a, b]): [number, number] => [a, b]);
	let changed = false;
	let quotes = false;
	for (const run of out) {
		const qa = r.quote[run[0]] as number;
		const qb = r.quote[run[1]] as number;
		if (qa > 0 || qb > 0) quotes = true;
		if (qa > 0 && (r.quoteFrom[qa - 1] as number) < first) {
			run[0] = r.quoteFrom[qa - 1] as number;
			changed = true;
		}
		if (qb > 0 && (r.quoteTo[qb - 1] as number) > last) {
			run[1] = r.quoteTo[qb - 1] as number;
			changed = true;
		}
	}
	const end = out[out.length - 1];
	if (!quotes || !end) return changed ? out : null;
	// The next quotation begins right after this sentence (or the quotation that ran over its end).
	let at = Math.max(end[1], last);
	const { sentenceOf } = r.analysis;
	const paragraph = r.paragraph[sentenceOf[last] as number] as number;
	if (at - end[1] > slack && at === last && (r.quote[at] as number) === 0 && last - end[1] > 60) {
		return changed ? out : null;
	}
	for (let hops = 0; hops < 4; hops++) {
		const next = at + 1;
		const q = next < r.count ? (r.quote[next] as number) : 0;
		if (q === 0 || r.quoteFrom[q - 1] !== next) break;
		if (r.paragraph[sentenceOf[next] as number] !== paragraph) break;
		const stop = r.quoteTo[q - 1] as number;
		// Only where the quotation fills its last sentence: else somebody else may be speaking.
		const lastSentence = sentenceOf[stop] as number;
		const sentenceEnd = (r.analysis.sentences.first[lastSentence + 1] ?? r.count) - 1;
		if (sentenceEnd - stop > slack) break;
		out.push([next, stop]);
		at = Math.max(stop, sentenceEnd);
		changed = true;
	}
	return changed ? out : null;
}

const size = (n: number): number =>
	n <= 2 ? n : n <= 4 ? 3 : n <= 7 ? 4 : n <= 12 ? 5 : n <= 20 ? 6 : n <= 35 ? 7 : 8;

/** Features of one candidate, given the cue and the source. */
export function contentFeatures(
	r: Reading,
	cue: number,
	source: [number, number] | null,
	sentence: number,
	candidate: ContentCandidate,
	out: Int32Array,
): number {
	const first = r.analysis.sentences.first[sentence] as number;
	const last = (r.analysis.sentences.first[sentence + 1] ?? r.count) - 1;
	const { word, stem, tag, label, cluster8, pos, quote, relation } = r;
	const { kind, head, runs } = candidate;
	const cs = stem[cue] as number;
	const c8 = cluster8[cue] as number;
	const ct = tag[cue] as number;
	const cl = label[cue] as number;
	const start = runs[0]?.[0] ?? cue;
	const end = runs[runs.length - 1]?.[1] ?? cue;
	let tokens = 0;
	let quoted = 0;
	for (const [a, b] of runs) {
		tokens += b - a + 1;
		if ((quote[a] as number) > 0) quoted |= 1;
		if ((quote[b] as number) > 0) quoted |= 2;
	}
	const whole = last - first + 1;
	const share = Math.min(9, Math.floor((tokens * 8) / whole));
	const side = end < cue ? 0 : start > cue ? 1 : 2;
	const way = kind * 4 + side;
	const hl = head < 0 ? 0 : (label[head] as number);
	const direct = head >= 0 && r.head[head] === cue ? 1 : 0;
	const sourceSide = source === null ? 0 : source[1] < start ? 1 : source[0] > end ? 2 : 3;
	const sourceCue = source === null ? 0 : source[1] < cue ? 1 : 2;
	const before = start > first ? (word[start - 1] as number) : 1;
	const after = end < last ? (word[end + 1] as number) : end === last ? 1 : 2;
	const w = word[start] as number;
	const gap = size(start > cue ? start - cue : end < cue ? cue - end : 0);
	const atEnds = (start <= first ? 1 : 0) + (end >= last - 1 ? 2 : 0);
	let open = 0;
	let other = 0;
	for (let i = first; i <= last; i++) {
		if ((quote[i] as number) === 0) continue;
		let inside = false;
		for (const [a, b] of runs) if (i >= a && i <= b) inside = true;
		if (inside) open = 1;
		else other = 1;
	}
	const inQuote = (quote[cue] as number) > 0 ? 1 : 0;
	const quoting = quoted * 8 + open * 4 + other * 2 + inQuote;
	const extended = candidate.extended ? 1 : 0;
	let n = 0;
	out[n++] = mix1(201, way);
	out[n++] = mix2(202, way, cs);
	out[n++] = mix2(203, way, c8);
	out[n++] = mix2(204, way, ct);
	out[n++] = mix3(205, way, ct, cl);
	out[n++] = mix2(206, way, hl);
	out[n++] = mix3(207, way, hl, cs);
	out[n++] = mix3(208, way, hl, c8);
	out[n++] = mix3(209, way, hl, ct);
	out[n++] = mix3(210, hl, direct, side);
	out[n++] = mix3(211, hl, direct, cs);
	out[n++] = mix3(212, w, cs, side);
	out[n++] = mix3(213, w, ct, side);
	out[n++] = mix3(214, w, hl, direct);
	out[n++] = mix2(215, before, side);
	out[n++] = mix3(216, before, cs, side);
	out[n++] = mix2(217, after, side);
	out[n++] = mix3(218, after, ct, side);
	out[n++] = mix2(219, side, share);
	out[n++] = mix3(220, side, share, ct);
	out[n++] = mix3(221, side, share, cs);
	out[n++] = mix2(222, size(tokens), way);
	out[n++] = mix3(223, size(tokens), c8, side);
	out[n++] = mix2(224, quoting, side);
	out[n++] = mix3(225, quoting, cs, side);
	out[n++] = mix3(226, quoting, way, 0);
	out[n++] = mix3(227, quoting, ct, runs.length);
	out[n++] = mix3(228, extended, quoting, side);
	out[n++] = mix3(229, extended, kind, cs);
	out[n++] = mix2(230, sourceSide * 4 + sourceCue, way);
	out[n++] = mix3(231, sourceSide * 4 + sourceCue, side, cs);
	out[n++] = mix3(232, atEnds, side, ct);
	out[n++] = mix3(233, atEnds, side, cs);
	out[n++] = mix3(234, atEnds, side, quoting);
	out[n++] = mix2(235, gap, side);
	out[n++] = mix3(236, gap, side, cs);
	out[n++] = mix3(237, gap, side, ct);
	out[n++] = mix3(238, runs.length > 2 ? 3 : runs.length, way, 0);
	out[n++] = mix2(239, pos[start] as number, cs);
	out[n++] = mix3(240, pos[start] as number, ct, side);
	out[n++] = mix3(241, quote[start] === 0 ? 0 : 1, quote[end] === 0 ? 0 : 1, after);
	out[n++] = mix3(
		242,
		start > 0 ? (pos[start - 1] as number) : 0,
		end + 1 < r.count ? (pos[end + 1] as number) : 0,
		side,
	);
	if (head >= 0) {
		out[n++] = mix2(243, tag[head] as number, way);
		out[n++] = mix3(244, tag[head] as number, hl, cs);
		out[n++] = mix3(245, cluster8[head] as number, hl, direct);
		out[n++] = mix3(246, pos[head] as number, hl, ct);
		let marks = 0;
		for (let k = r.firstChild[head] as number; k >= 0; k = r.nextSibling[k] as number) {
			if (relation[k] === MARK) marks |= 1;
			else if (relation[k] === NSUBJ || relation[k] === NSUBJ_PASS) marks |= 2;
			else if (relation[k] === CASE) marks |= 4;
			else if (relation[k] === PARATAXIS) marks |= 8;
		}
		out[n++] = mix3(247, marks, hl, way);
		out[n++] = mix3(248, marks, hl, cs);
	}
	// Whether another of the cue's clauses is left outside, after or before.
	let left = 0;
	for (let c = r.firstChild[cue] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (pos[c] === PUNCT || (source !== null && c >= source[0] && c <= source[1])) continue;
		let inside = false;
		for (const [a, b] of runs) if (c >= a && c <= b) inside = true;
		if (inside) continue;
		out[n++] = mix3(249, label[c] as number, hl, c < start ? 0 : 1);
		out[n++] = mix3(250, label[c] as number, cs, c < start ? 0 : 1);
		if (++left === 4) break;
	}
	return n;
}
