/** What shows that one mention of a sentence is for or against another, in one direction. */

import { finish, hashString, mix1, mix2, mix3 } from '../language/hash';
import { actOf } from './acts';
import type { Attribution } from './attribution';
import { frameOf } from './frame';
import type { MentionTokens } from './mention';
import { findPath, newPath } from './path';
import {
	ADJ,
	ADP,
	ADV,
	AUX_REL,
	CASE,
	CC,
	CONJ,
	MARK,
	NOUN,
	PRON,
	PROPN,
	PUNCT,
	type Reading,
	VERB,
} from './reading';
import { scopeOf } from './scope';
import { subjectOf } from './subject';

export const maxPairFeatures = 800;

const path = newPath();
const negations = new Set(
	[
		'not',
		"n't",
		'never',
		'no',
		'without',
		'neither',
		'nor',
		'hardly',
		'against',
		'nobody',
		'none',
	].map((w) => hashString(w)),
);

/** Longest stretch of words between two mentions, or beside them, whose words are looked at. */
const stretch = 40;
const margin = 8;

/** Class of a word's relation that a path's lexical features see. */
const content = (pos: number): boolean =>
	pos === NOUN || pos === VERB || pos === ADJ || pos === ADV || pos === 0;

/**
 * `attributions` are those of the sentence.
 *
 * Writes the features of "`s` takes a stance toward `t`" to `out`; gives how many. `owners`, as long
 * as `out`, gets the token that each feature is of, -1 for none.
 */
export function pairFeatures(
	r: Reading,
	s: MentionTokens,
	t: MentionTokens,
	sentence: number,
	attributions: readonly Attribution[],
	out: Int32Array,
	owners: Int32Array | null = null,
): number {
	owners?.fill(-1);
	const { stem, word, tag, label, cluster, cluster6, cluster8, head, pos, relation, quote } = r;
	const first = r.analysis.sentences.first[sentence] as number;
	const last = (r.analysis.sentences.first[sentence + 1] ?? r.count) - 1;
	findPath(r, s.head, t.head, path);
	const order = s.head < t.head ? 1 : 2;
	const near = s.head < t.head ? s : t;
	const far = near === s ? t : s;
	const gap = far.from - near.to - 1;
	const gapSize =
		gap <= 0
			? 0
			: gap <= 3
				? gap
				: gap <= 6
					? 4
					: gap <= 10
						? 5
						: gap <= 16
							? 6
							: gap <= 25
								? 7
								: 8;
	const sl = label[s.head] as number;
	const tl = label[t.head] as number;
	const top = path.top;
	let n = 0;
	out[n++] = mix1(401, order);
	out[n++] = mix2(402, order, gapSize);
	out[n++] = mix2(403, path.shape, 0);
	out[n++] = mix2(404, path.shapeUp, path.shapeDown);
	out[n++] = mix1(405, path.shapeUp);
	out[n++] = mix1(406, path.shapeDown);
	out[n++] = mix2(407, path.up, path.down);
	out[n++] = mix3(408, sl, tl, order);
	out[n++] = mix2(409, sl, order);
	out[n++] = mix2(410, tl, order);
	out[n++] = mix2(411, cluster8[s.head] as number, order);
	out[n++] = mix2(412, cluster8[t.head] as number, order);
	out[n++] = mix1(413, word[s.head] as number);
	out[n++] = mix1(414, word[t.head] as number);
	out[n++] = mix3(415, pos[s.head] as number, pos[t.head] as number, order);
	out[n++] = mix3(416, cluster6[s.head] as number, cluster6[t.head] as number, order);
	const quoted =
		((quote[s.head] as number) > 0 ? 1 : 0) +
		((quote[t.head] as number) > 0 ? 2 : 0) +
		(quote[s.head] === quote[t.head] ? 4 : 0);
	out[n++] = mix2(417, quoted, order);
	out[n++] = mix3(
		418,
		s.head === (r.analysis.sentences.first[sentence] as number) ? 1 : 0,
		gapSize,
		order,
	);

	const governS = verbAbove(r, s.head);
	const governT = verbAbove(r, t.head);
	const caseS = caseOf(r, s.head);
	const caseT = caseOf(r, t.head);
	out[n++] = mix2(419, caseT, tl);
	out[n++] = mix2(420, caseS, sl);
	out[n++] = mix3(421, caseT, caseS, order);
	if (top >= 0) {
		const ts = stem[top] as number;
		const begun = n;
		out[n++] = mix2(422, ts, order);
		out[n++] = mix2(423, cluster8[top] as number, order);
		out[n++] = mix2(424, ts, path.shape);
		out[n++] = mix2(425, cluster8[top] as number, path.shape);
		out[n++] = mix3(426, ts, sl, tl);
		out[n++] = mix3(427, cluster[top] as number, sl, tl);
		out[n++] = mix3(428, tag[top] as number, sl, tl);
		out[n++] = mix3(429, ts, path.shapeUp, 0);
		out[n++] = mix3(430, ts, path.shapeDown, 0);
		out[n++] = mix3(431, ts, caseT, tl);
		out[n++] = mix3(432, cluster8[top] as number, caseT, path.shapeUp);
		owners?.fill(top, begun, n);
	}
	if (governS >= 0) {
		owners?.fill(governS, n, n + 3);
		out[n++] = mix2(433, stem[governS] as number, sl);
		out[n++] = mix2(434, cluster8[governS] as number, sl);
		out[n++] = mix3(435, stem[governS] as number, governS === governT ? 1 : 0, order);
	}
	if (governT >= 0) {
		owners?.fill(governT, n, n + 7);
		out[n++] = mix2(436, stem[governT] as number, tl);
		out[n++] = mix2(437, cluster8[governT] as number, tl);
		out[n++] = mix3(438, stem[governT] as number, caseT, tl);
		out[n++] = mix3(439, cluster8[governT] as number, caseT, sl);
		out[n++] = mix3(440, stem[governT] as number, governS < 0 ? 0 : (stem[governS] as number), 0);
		out[n++] = mix3(
			441,
			cluster8[governT] as number,
			governS < 0 ? 0 : (cluster8[governS] as number),
			order,
		);
		out[n++] = mix3(
			442,
			cluster6[governT] as number,
			governS < 0 ? 0 : (cluster6[governS] as number),
			path.shape,
		);
	}

	// Words of stance, wherever they stand: by polarity and by act.
	const topAct = top < 0 ? undefined : actOf(stem[top] as number);
	const actS = governS < 0 ? undefined : actOf(stem[governS] as number);
	const actT = governT < 0 ? undefined : actOf(stem[governT] as number);
	out[n++] = mix3(500, topAct?.polarity ?? 5, path.shape, 0);
	out[n++] = mix3(501, topAct?.polarity ?? 5, sl, tl);
	out[n++] = mix3(502, topAct?.number ?? 0, sl, tl);
	out[n++] = mix3(503, topAct?.number ?? 0, caseT, order);
	out[n++] = mix3(504, actS?.polarity ?? 5, actT?.polarity ?? 5, order);
	out[n++] = mix3(505, actS?.polarity ?? 5, sl, order);
	out[n++] = mix3(506, actT?.polarity ?? 5, tl, order);
	out[n++] = mix3(507, actT?.number ?? 0, tl, caseT);
	out[n++] = mix3(508, actT?.number ?? 0, actS?.number ?? 0, order);

	const frame = frameOf(r, s.head, t.head);
	if (frame) {
		const { act, way, word: at, steps } = frame;
		const under = scopeOf(r, at);
		const reading = (under.negated ? 1 : 0) + (under.hedged ? 2 : 0) + (under.refused ? 4 : 0);
		const far = steps > 3 ? 3 : steps;
		const begun = n;
		out[n++] = mix3(520, act.polarity, way, reading);
		out[n++] = mix3(521, act.number, way, under.negated ? 1 : 0);
		out[n++] = mix3(522, act.number, far, under.negated ? 1 : 0);
		out[n++] = mix3(523, act.polarity, far, tl);
		out[n++] = mix3(524, stem[at] as number, way, under.negated ? 1 : 0);
		out[n++] = mix3(525, cluster8[at] as number, way, act.polarity);
		out[n++] = mix3(526, stem[at] as number, caseT, far);
		out[n++] = mix3(527, act.polarity, pos[at] as number, reading);
		owners?.fill(at, begun, n);
	}
	out[n++] = mix2(528, frame ? 1 : 0, order);

	// Who is the subject of what the target stands under.
	const ofT = whose(r, governT, s, t);
	const ofTop = top < 0 || top === governT ? ofT : whose(r, top, s, t);
	out[n++] = mix2(560, ofT, order);
	out[n++] = mix3(561, ofT, actT?.polarity ?? 5, tl);
	out[n++] = mix3(562, ofTop, topAct?.polarity ?? 5, path.shape);
	out[n++] = mix3(563, ofTop, ofT, order);
	out[n++] = mix3(564, ofT, sl, tl);
	if (frame) out[n++] = mix3(565, whose(r, frame.word, s, t), frame.act.polarity, frame.way);

	// What sort of names they are.
	const types = s.type * 8 + t.type;
	out[n++] = mix2(550, types, order);
	out[n++] = mix2(551, types, path.shape);
	out[n++] = mix3(552, s.type, sl, actS?.polarity ?? 5);
	out[n++] = mix3(553, t.type, tl, actT?.polarity ?? 5);
	out[n++] = mix3(554, types, topAct?.polarity ?? 5, order);
	out[n++] = mix3(555, t.type, caseT, tl);
	if (frame) out[n++] = mix3(556, types, frame.act.polarity, frame.way);

	// Who speaks: the source of an attribution toward what its content names.
	let told = 0;
	for (const attribution of attributions) {
		if (attribution.confidence < 0.15) continue;
		const { cue, content: runs } = attribution;
		const roleS = roleIn(attribution, s);
		const roleT = roleIn(attribution, t);
		const roles = roleS * 4 + roleT;
		if (roles === 0) continue;
		const sure = attribution.confidence > 0.6 ? 1 : 0;
		const cs = stem[cue] as number;
		const act = actOf(cs);
		const begun = n;
		out[n++] = mix3(530, roles, sure, order);
		out[n++] = mix3(531, roles, cs, 0);
		out[n++] = mix2(532, roles, cluster8[cue] as number);
		out[n++] = mix3(533, roles, cluster6[cue] as number, tl);
		out[n++] = mix3(534, roles, act?.number ?? 0, tl);
		out[n++] = mix3(535, roles, act?.polarity ?? 5, caseT);
		out[n++] = mix3(557, roles, types, order);
		owners?.fill(cue, begun, n);
		if (roleS > 0 && roleS < 3 && roleT === 3 && told < 1) {
			told++;
			// What is said of the target: its predicate, and the words of the content.
			out[n++] = mix3(536, governT < 0 ? 0 : (stem[governT] as number), tl, 0);
			out[n++] = mix3(537, governT < 0 ? 0 : (cluster8[governT] as number), tl, 0);
			out[n++] = mix2(538, governT === cue ? 1 : 0, tl);
			let sumSaid = 0;
			let seen = 0;
			for (const [a, b] of runs) {
				for (let i = a; i <= b && seen < 40 && n < 420; i++, seen++) {
					if (!content(pos[i] as number) || (i >= t.from && i <= t.to)) continue;
					const start = n;
					out[n++] = mix1(539, stem[i] as number);
					out[n++] = mix1(540, cluster8[i] as number);
					const said = actOf(stem[i] as number);
					if (said) {
						sumSaid += said.polarity;
						out[n++] = mix2(541, said.number, r.head[i] === t.head || r.head[t.head] === i ? 1 : 0);
					}
					owners?.fill(i, start, n);
				}
			}
			out[n++] = mix3(542, sumSaid > 1 ? 2 : sumSaid < -1 ? -2 : sumSaid, act?.polarity ?? 5, tl);
			out[n++] = mix2(543, sumSaid > 1 ? 2 : sumSaid < -1 ? -2 : sumSaid, cs);
		}
		if (n > 380) break;
	}

	// The words on the way, and what hangs from them.
	let negated = 0;
	let sum = 0;
	let previous = 0;
	let previous8 = 0;
	let lexical = 17;
	const steps = top < 0 ? 0 : path.up + path.down - 1;
	for (let k = 1; k <= steps && k < 12; k++) {
		const i =
			k <= path.up ? (path.rising[k] as number) : (path.falling[path.up + path.down - k] as number);
		const place = k < path.up ? 1 : i === top ? 2 : 3;
		const is = stem[i] as number;
		const i8 = cluster8[i] as number;
		const begun = n;
		out[n++] = mix2(450, is, place);
		out[n++] = mix2(451, i8, place);
		out[n++] = mix2(452, cluster[i] as number, place);
		out[n++] = mix3(453, is, order, 0);
		out[n++] = mix2(454, is, previous);
		out[n++] = mix3(455, i8, previous8, place);
		out[n++] = mix3(456, label[i] as number, is, place);
		const act = actOf(is);
		if (act) {
			out[n++] = mix3(509, act.polarity, place, order);
			out[n++] = mix3(510, act.number, place, order);
			out[n++] = mix3(511, act.polarity, label[i] as number, place);
			out[n++] = mix3(512, act.polarity, path.shapeUp, path.shapeDown);
			sum += act.polarity;
		}
		owners?.fill(i, begun, n);
		lexical = finish(lexical ^ is);
		previous = is;
		previous8 = i8;
		for (let c = r.firstChild[i] as number; c >= 0 && n < 480; c = r.nextSibling[c] as number) {
			if (pos[c] === PUNCT || c === s.head || c === t.head) continue;
			if (path.rising.indexOf(c) >= 0 && path.rising.indexOf(c) <= path.up) continue;
			const cs = stem[c] as number;
			if (negations.has(word[c] as number)) negated ^= 1;
			const start = n;
			if (
				relation[c] === AUX_REL ||
				relation[c] === MARK ||
				relation[c] === CASE ||
				content(pos[c] as number)
			) {
				out[n++] = mix3(457, cs, label[c] as number, place);
				out[n++] = mix2(458, cs, is);
				const hung = actOf(cs);
				if (hung) {
					out[n++] = mix3(513, hung.polarity, label[c] as number, place);
					out[n++] = mix3(514, hung.polarity, act?.polarity ?? 5, negated);
				}
				owners?.fill(c, start, n);
				out[n++] = mix3(459, cluster8[c] as number, label[c] as number, place);
			}
		}
	}
	out[n++] = mix3(515, sum > 1 ? 2 : sum < -1 ? -2 : sum, negated, order);
	out[n++] = mix3(516, sum > 1 ? 2 : sum < -1 ? -2 : sum, sl, tl);
	out[n++] = mix2(460, lexical, order);
	out[n++] = mix3(461, negated, path.shape, 0);
	out[n++] = mix2(462, negated, order);
	if (top >= 0) {
		out[n++] = mix3(463, negated, stem[top] as number, order);
		out[n++] = mix3(464, negated, cluster8[top] as number, order);
	}

	// What hangs from the mentions themselves ("their ally Zenda", "Zenda's critics").
	for (let side = 0; side < 2; side++) {
		const m = side === 0 ? s : t;
		const h = head[m.head] as number;
		out[n++] = mix3(470, side, h < 0 ? 0 : (stem[h] as number), label[m.head] as number);
		out[n++] = mix3(471, side, h < 0 ? 0 : (cluster8[h] as number), label[m.head] as number);
		owners?.fill(h, n - 2, n);
		const hh = h < 0 ? -1 : (head[h] as number);
		out[n++] = mix3(472, side, hh < 0 ? 0 : (stem[hh] as number), h < 0 ? 0 : (label[h] as number));
		let kids = 0;
		for (
			let c = r.firstChild[m.head] as number;
			c >= 0 && kids < 6;
			c = r.nextSibling[c] as number
		) {
			if (pos[c] === PUNCT) continue;
			kids++;
			out[n++] = mix3(473, side, stem[c] as number, label[c] as number);
			out[n++] = mix3(474, side, cluster8[c] as number, label[c] as number);
			owners?.fill(c, n - 2, n);
		}
		for (let d = 1; d <= 2; d++) {
			const b = m.from - d;
			const a = m.to + d;
			out[n++] = mix3(475, side * 4 + d, b >= first ? (stem[b] as number) : 1, 0);
			out[n++] = mix3(476, side * 4 + d, a <= last ? (stem[a] as number) : 1, 0);
			out[n++] = mix3(477, side * 4 + d, b >= first ? (cluster8[b] as number) : 1, order);
			out[n++] = mix3(478, side * 4 + d, a <= last ? (cluster8[a] as number) : 1, order);
		}
	}

	// Words between, before and after, by order.
	let commas = 0;
	let names = 0;
	let verbs = 0;
	let quotes = 0;
	let earlier = 0;
	let between = 0;
	let balance = 0;
	for (let i = near.to + 1; i < far.from && between < stretch; i++, between++) {
		const p = pos[i] as number;
		if (p === PUNCT) {
			commas++;
			if ((quote[i] as number) > 0) quotes = 1;
			continue;
		}
		if (p === PROPN || p === PRON) names++;
		if (p === VERB) verbs++;
		if (n >= 640) break;
		const is = stem[i] as number;
		if (content(p) || p === ADP || relation[i] === CC || negations.has(word[i] as number)) {
			const begun = n;
			out[n++] = mix2(480, is, order);
			if (content(p)) {
				out[n++] = mix2(481, cluster[i] as number, order);
				out[n++] = mix2(482, cluster8[i] as number, order);
				out[n++] = mix3(483, is, earlier, order);
			}
			earlier = is;
			const act = actOf(is);
			if (act) {
				out[n++] = mix3(517, act.polarity, order, gapSize > 5 ? 1 : 0);
				out[n++] = mix2(518, act.number, order);
				balance += act.polarity;
			}
			owners?.fill(i, begun, n);
		}
	}
	if (gap > 0 && gap <= 3) {
		let whole = 17;
		for (let i = near.to + 1; i < far.from; i++) whole = finish(whole ^ (stem[i] as number));
		out[n++] = mix2(484, whole, order);
	}
	for (let i = Math.max(first, near.from - margin); i < near.from; i++) {
		const p = pos[i] as number;
		if (!content(p)) continue;
		out[n++] = mix2(485, stem[i] as number, order);
		out[n++] = mix2(486, cluster8[i] as number, order);
		owners?.fill(i, n - 2, n);
	}
	for (let i = far.to + 1; i <= last && i <= far.to + margin; i++) {
		const p = pos[i] as number;
		if (!content(p)) continue;
		out[n++] = mix2(487, stem[i] as number, order);
		out[n++] = mix2(488, cluster8[i] as number, order);
		owners?.fill(i, n - 2, n);
	}
	out[n++] = mix3(519, balance > 1 ? 2 : balance < -1 ? -2 : balance, order, negated);
	out[n++] = mix3(489, commas > 3 ? 3 : commas, names > 3 ? 3 : names, order);
	out[n++] = mix3(490, verbs > 3 ? 3 : verbs, quotes, order);
	out[n++] = mix3(491, gapSize, verbs > 2 ? 2 : verbs, commas > 2 ? 2 : commas);
	out[n++] = mix3(
		492,
		relation[t.head] === CONJ && head[t.head] === s.head ? 1 : 0,
		relation[s.head] === CONJ && head[s.head] === t.head ? 1 : 0,
		commas > 1 ? 1 : 0,
	);
	return n;
}

function caseOf(r: Reading, i: number): number {
	for (let k = r.firstChild[i] as number; k >= 0 && k < i; k = r.nextSibling[k] as number) {
		if (r.relation[k] === CASE) return r.word[k] as number;
	}
	return 1;
}

/** The verb, or the root, that a word stands under, no further than six steps up. */
function verbAbove(r: Reading, i: number): number {
	let at = r.head[i] as number;
	for (let k = 0; k < 6 && at >= 0; k++) {
		if (r.pos[at] === VERB || (r.head[at] as number) < 0) return at;
		at = r.head[at] as number;
	}
	return -1;
}

/** Whose deed a verb is: 0 no verb, 1 nobody's, 2 the source's, 3 the target's, 4 a pronoun's, 5 another's. */
function whose(r: Reading, verb: number, s: MentionTokens, t: MentionTokens): number {
	if (verb < 0) return 0;
	const subject = subjectOf(r, verb);
	if (subject < 0) return 1;
	if (subject >= s.from && subject <= s.to) return 2;
	if (subject >= t.from && subject <= t.to) return 3;
	return r.pos[subject] === PRON ? 4 : 5;
}

/** What a mention is in an attribution: 0 nothing, 1 its source, 2 in its source, 3 in its content. */
function roleIn(
	{ source, sourcePhrase: phrase, content }: Attribution,
	{ head }: MentionTokens,
): number {
	if (phrase !== null && head >= phrase[0] && head <= phrase[1]) return head === source ? 1 : 2;
	return content.some(([a, b]) => head >= a && head <= b) ? 3 : 0;
}
