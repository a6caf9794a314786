/** Who is said to say, think, want or show what: cues, then the source and the content of each. */

import { contentCandidates, contentFeatures, maxContentFeatures } from './contents';
import { cueFeatures, maxCueFeatures, mayBeCue } from './cue-features';
import type { Reading } from './reading';
import {
	maxSourceFeatures,
	noSourceFeatures,
	sourceCandidates,
	sourceFeatures,
	sourcePhrase,
} from './sources';
import { type Scorer, scoreOf, sigmoid } from './weights';

export interface AttributionScorers {
	cue: Scorer;
	source: Scorer;
	content: Scorer;
	/** Bias and weights that make the three scores one probability. */
	confidence: ArrayLike<number>;
}

/** An attribution in tokens. */
export interface Attribution {
	cue: number;
	sentence: number;
	/** Head of the source's phrase, -1 where the sentence names none. */
	source: number;
	sourcePhrase: [number, number] | null;
	/** Runs of tokens, both ends inclusive. */
	content: [number, number][];
	/** Between 0 and 1.0: that cue, source and content are right. */
	confidence: number;
	/** Log odds of the cue, log probabilities of source and content: what confidence is made of. */
	evidence: [number, number, number];
}

const cueBuffer = new Int32Array(maxCueFeatures);
const sourceBuffer = new Int32Array(maxSourceFeatures);
const contentBuffer = new Int32Array(maxContentFeatures);

/** A cue less likely than this is not looked into. */
const leastCue = 0.18;

/** The source of a cue: its head (-1 for none) and the log probability of the choice. */
export function chooseSource(
	r: Reading,
	cue: number,
	sentence: number,
	scorer: Scorer,
): { head: number; logP: number } {
	const candidates = sourceCandidates(r, cue, sentence);
	const none = scoreOf(
		scorer,
		sourceBuffer,
		noSourceFeatures(r, cue, candidates.length, sourceBuffer),
	);
	let best = -1;
	let bestScore = Number.NEGATIVE_INFINITY;
	const scores = [none];
	const split = candidates.filter((i) => i < cue).length;
	candidates.forEach((i, k) => {
		const rank = k < split ? split - 1 - k : k - split;
		const score = scoreOf(scorer, sourceBuffer, sourceFeatures(r, cue, i, rank, sourceBuffer));
		scores.push(score);
		if (score > bestScore) {
			bestScore = score;
			best = i;
		}
	});
	if (none > bestScore + noSourceMargin) {
		best = -1;
		bestScore = none;
	}
	return { head: best, logP: bestScore - logSum(scores) };
}

/** How much likelier "none" must be than the best source, in log odds. */
const noSourceMargin = 0.5;

function logSum(scores: readonly number[]): number {
	let top = Number.NEGATIVE_INFINITY;
	for (const score of scores) if (score > top) top = score;
	let sum = 0;
	for (const score of scores) sum += Math.exp(score - top);
	return top + Math.log(sum);
}

/** Finds the attributions of a text whose cue is likely enough; all of them, whatever confidence. */
export function findAttributions(r: Reading, scorers: AttributionScorers): Attribution[] {
	const found: Attribution[] = [];
	const { sentences } = r.analysis;
	const threshold = Math.log(leastCue / (1 - leastCue));
	for (let s = 0; s < sentences.count; s++) {
		const to = sentences.first[s + 1] ?? r.count;
		for (let i = sentences.first[s] as number; i < to; i++) {
			if (!mayBeCue(r, i)) continue;
			const cueScore = scoreOf(scorers.cue, cueBuffer, cueFeatures(r, i, s, cueBuffer));
			if (cueScore < threshold) continue;
			const source = chooseSource(r, i, s, scorers.source);
			const phrase = source.head < 0 ? null : sourcePhrase(r, source.head, i);
			const contents = contentCandidates(r, i, phrase, s);
			let best = -1;
			let bestScore = Number.NEGATIVE_INFINITY;
			const scores: number[] = [];
			contents.forEach((candidate, k) => {
				const n = contentFeatures(r, i, phrase, s, candidate, contentBuffer);
				const score = scoreOf(scorers.content, contentBuffer, n);
				scores.push(score);
				if (score > bestScore) {
					bestScore = score;
					best = k;
				}
			});
			const content = contents[best];
			if (!content) continue;
			// Candidates that overlap the best much are as good as it: their chances are summed.
			let good = 0;
			let all = 0;
			contents.forEach((candidate, k) => {
				const p = Math.exp((scores[k] as number) - bestScore);
				all += p;
				if (overlap(candidate.runs, content.runs) >= 0.7) good += p;
			});
			const evidence: [number, number, number] = [cueScore, source.logP, Math.log(good / all)];
			found.push({
				cue: i,
				sentence: s,
				source: source.head,
				sourcePhrase: phrase,
				content: content.runs,
				evidence,
				confidence: confidenceOf(evidence, scorers.confidence),
			});
		}
	}
	return found;
}

/** F1 of the tokens of two lists of runs. */
export function overlap(a: readonly [number, number][], b: readonly [number, number][]): number {
	let both = 0;
	let total = 0;
	for (const [x, y] of a) {
		total += y - x + 1;
		for (const [u, v] of b) both += Math.max(0, Math.min(y, v) - Math.max(x, u) + 1);
	}
	for (const [u, v] of b) total += v - u + 1;
	return (2 * both) / total;
}

/** The inputs of the confidence, from the evidence. */
export function confidenceInputs([cue, source, content]: readonly [
	number,
	number,
	number,
]): number[] {
	const p = sigmoid(cue);
	return [1, Math.max(-4, Math.min(6, cue)), source, content, Math.log(p) + source + content];
}

function confidenceOf(
	evidence: readonly [number, number, number],
	weights: ArrayLike<number>,
): number {
	let sum = 0;
	confidenceInputs(evidence).forEach((x, i) => {
		sum += x * (weights[i] ?? 0);
	});
	return sigmoid(sum);
}
