/** Who is for or against whom: the stance between two mentions of a sentence, by a learned model. */

import { actOf } from './acts';
import type { Attribution } from './attribution';
import { frameOf } from './frame';
import type { MentionTokens } from './mention';
import { maxPairFeatures, pairFeatures } from './pair-features';
import { ADJ, ADV, NOUN, type Reading, VERB } from './reading';
import { scopeOf } from './scope';
import { type Scorer, sigmoid } from './weights';

export interface PairScorers {
	/** Classes: for, against. */
	pair: Scorer;
	/** Added to the log odds of [first for second, second for first, first against …, second …]. */
	bias: ArrayLike<number>;
	/** Added where the plain frame of an act of speech, or of another act, says so too. */
	frame: { speech: number; action: number };
	/** Bias and weight that make a choice's log odds its probability. */
	confidence: ArrayLike<number>;
}

export interface PairStance {
	/** Indices of the two mentions in the order given. */
	source: number;
	target: number;
	polarity: -1 | 1;
	/** Between 0 and 1.0. */
	confidence: number;
	/** Log odds of the choice against all others. */
	logOdds: number;
}

const forward = new Int32Array(maxPairFeatures);
const backward = new Int32Array(maxPairFeatures);
const owners = new Int32Array(maxPairFeatures);
const scores = new Float64Array(2);
const choices = new Float64Array(5);

/** Scores of none, first for second, second for first, first against second, second against first. */
export function pairScores(
	r: Reading,
	first: MentionTokens,
	second: MentionTokens,
	sentence: number,
	attributions: readonly Attribution[],
	scorer: Scorer,
): Float64Array {
	const n = pairFeatures(r, first, second, sentence, attributions, forward);
	scores.fill(0);
	scorer.add(forward, n, scores);
	choices[0] = 0;
	choices[1] = (scores[0] as number) * scorer.unit;
	choices[3] = (scores[1] as number) * scorer.unit;
	const m = pairFeatures(r, second, first, sentence, attributions, backward);
	scores.fill(0);
	scorer.add(backward, m, scores);
	choices[2] = (scores[0] as number) * scorer.unit;
	choices[4] = (scores[1] as number) * scorer.unit;
	return choices;
}

/** The stance between two mentions of a sentence, null for none. */
export function pairStance(
	r: Reading,
	mentions: readonly MentionTokens[],
	first: number,
	second: number,
	sentence: number,
	attributions: readonly Attribution[],
	scorers: PairScorers,
): PairStance | null {
	const a = mentions[first];
	const b = mentions[second];
	if (!a || !b) return null;
	const found = pairScores(r, a, b, sentence, attributions, scorers.pair);
	addFrame(r, a.head, b.head, 1, scorers, found);
	addFrame(r, b.head, a.head, 2, scorers, found);
	let best = 0;
	for (let k = 1; k < 5; k++) {
		found[k] = (found[k] as number) + (scorers.bias[k - 1] ?? 0);
		if ((found[k] as number) > (found[best] as number)) best = k;
	}
	if (best === 0) return null;
	let others = 0;
	for (let k = 0; k < 5; k++)
		if (k !== best) others += Math.exp((found[k] as number) - (found[best] as number));
	const logOdds = -Math.log(others);
	const forwards = best === 1 || best === 3;
	return {
		source: forwards ? first : second,
		target: forwards ? second : first,
		polarity: best <= 2 ? 1 : -1,
		logOdds,
		confidence: sigmoid((scorers.confidence[0] ?? 0) + (scorers.confidence[1] ?? 1) * logOdds),
	};
}

/** Adds what a frame is worth to the choice that goes with it: `k` for its source's favour, `k + 2` against. */
function addFrame(
	r: Reading,
	source: number,
	target: number,
	k: 1 | 2,
	{ frame: worth }: PairScorers,
	to: Float64Array,
): void {
	const frame = frameOf(r, source, target);
	if (!frame) return;
	const { negated, conditional } = scopeOf(r, frame.word);
	if (negated || conditional) return;
	const choice = frame.act.polarity > 0 ? k : k + 2;
	to[choice] = (to[choice] as number) + worth[frame.act.kind];
}

/** The word that speaks loudest for a stance: its features' weights, a word of stance before others. */
export function stanceCue(
	r: Reading,
	source: MentionTokens,
	target: MentionTokens,
	sentence: number,
	attributions: readonly Attribution[],
	polarity: -1 | 1,
	scorer: Scorer,
): number {
	const n = pairFeatures(r, source, target, sentence, attributions, forward, owners);
	const row = polarity > 0 ? 0 : 1;
	const weight = new Map<number, number>();
	const single = new Int32Array(1);
	for (let k = 0; k < n; k++) {
		const token = owners[k] as number;
		if (token < 0) continue;
		single[0] = forward[k] as number;
		scores.fill(0);
		scorer.add(single, 1, scores);
		weight.set(token, (weight.get(token) ?? 0) + (scores[row] as number) * scorer.unit);
	}
	let best = -1;
	let most = Number.NEGATIVE_INFINITY;
	for (const [token, sum] of weight) {
		const pos = r.pos[token] as number;
		if (pos !== VERB && pos !== NOUN && pos !== ADJ && pos !== ADV) continue;
		if (inside(token, source) || inside(token, target)) continue;
		const act = actOf(r.stem[token] as number);
		const preference = act ? (act.polarity === polarity ? 1.5 : 0.5) : 0;
		const class_ = pos === ADV ? -1 : pos === VERB ? 0.3 : 0;
		if (sum + preference + class_ > most) {
			most = sum + preference + class_;
			best = token;
		}
	}
	if (best >= 0) return best;
	const head = r.head[source.head] as number;
	return head >= 0 && !inside(head, source) ? head : target.head;
}

const inside = (token: number, m: MentionTokens): boolean => token >= m.from && token <= m.to;
