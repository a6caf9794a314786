/** Learns cues, sources and contents of attributions from PolNeAR. */

import {
	type Attribution,
	type AttributionScorers,
	chooseSource,
	confidenceInputs,
	findAttributions,
} from '../lib/stance/attribution';
import { contentCandidates, contentFeatures, maxContentFeatures } from '../lib/stance/contents';
import { cueFeatures, maxCueFeatures, mayBeCue } from '../lib/stance/cue-features';
import type { Reading } from '../lib/stance/reading';
import {
	maxSourceFeatures,
	noSourceFeatures,
	sourceCandidates,
	sourceFeatures,
	sourcePhrase,
} from '../lib/stance/sources';
import { type GoldAttribution, overlapF1 } from './attribution-corpus';
import { Examples, type LogLinear } from './stance-ftrl';

export interface AnnotatedReading {
	reading: Reading;
	gold: GoldAttribution[];
	/** Attributions of the document, those without a cue too. */
	all: number;
}

const cueBuffer = new Int32Array(maxCueFeatures);
const sourceBuffer = new Int32Array(maxSourceFeatures);
const contentBuffer = new Int32Array(maxContentFeatures);

export const cueSettings = {
	rows: 1,
	leastCount: 3,
	epochs: 4,
	rate: 0.1,
	l1: 0.3,
	l2: 0.5,
	seed: 1,
};
export const sourceSettings = {
	rows: 1,
	leastCount: 3,
	epochs: 4,
	rate: 0.1,
	l1: 0.3,
	l2: 0.5,
	seed: 2,
};
export const contentSettings = {
	rows: 1,
	leastCount: 3,
	epochs: 4,
	rate: 0.1,
	l1: 0.3,
	l2: 0.5,
	seed: 3,
};

const noFeatures = new Int32Array(0);

export function trainCues(
	documents: readonly AnnotatedReading[],
	settings = cueSettings,
): LogLinear {
	const examples = new Examples();
	for (const { reading: r, gold } of documents) {
		const cues = new Set(gold.map((a) => a.cue));
		for (let i = 0; i < r.count; i++) {
			if (!mayBeCue(r, i)) continue;
			const n = cueFeatures(r, i, r.analysis.sentenceOf[i] as number, cueBuffer);
			const features = cueBuffer.slice(0, n);
			const is = cues.has(i);
			examples.add({
				candidates: [
					{ features: noFeatures, row: 0 },
					{ features, row: 0 },
				],
				right: is ? [0, 1] : [1, 0],
				weight: 1,
			});
		}
	}
	return examples.train(settings);
}

export function trainSources(
	documents: readonly AnnotatedReading[],
	settings = sourceSettings,
): LogLinear {
	const examples = new Examples();
	for (const { reading: r, gold } of documents) {
		for (const a of gold) {
			const s = r.analysis.sentenceOf[a.cue] as number;
			if (a.source >= 0 && r.analysis.sentenceOf[a.source] !== s) continue;
			const list = sourceCandidates(r, a.cue, s);
			const inside = new Set(a.sourceTokens);
			const right = [a.source < 0 ? 1 : 0, ...list.map((i) => (i === a.source ? 1 : 0))];
			if (a.source >= 0 && !list.includes(a.source)) {
				list.forEach((i, k) => {
					if (inside.has(i)) right[k + 1] = 1;
				});
			}
			if (!right.includes(1)) continue;
			const n = noSourceFeatures(r, a.cue, list.length, sourceBuffer);
			const candidates = [{ features: sourceBuffer.slice(0, n), row: 0 }];
			const split = list.filter((i) => i < a.cue).length;
			list.forEach((i, k) => {
				const rank = k < split ? split - 1 - k : k - split;
				const m = sourceFeatures(r, a.cue, i, rank, sourceBuffer);
				candidates.push({ features: sourceBuffer.slice(0, m), row: 0 });
			});
			examples.add({ candidates, right, weight: 1 });
		}
	}
	return examples.train(settings);
}

/** Code units of runs of tokens. */
export function unitsOf(r: Reading, runs: readonly [number, number][]): [number, number][] {
	const { start, end } = r.analysis.tokens;
	return runs.map(([a, b]) => [start[a] as number, end[b] as number]);
}

export function trainContents(
	documents: readonly AnnotatedReading[],
	source: LogLinear,
	settings = contentSettings,
): LogLinear {
	const examples = new Examples();
	const reach: number[] = [];
	for (const { reading: r, gold } of documents) {
		for (const a of gold) {
			if (a.content.length === 0) continue;
			const s = r.analysis.sentenceOf[a.cue] as number;
			const own = a.source >= 0 && r.analysis.sentenceOf[a.source] === s;
			const head = own ? a.source : chooseSource(r, a.cue, s, source).head;
			const phrase = head < 0 ? null : sourcePhrase(r, head, a.cue);
			const list = contentCandidates(r, a.cue, phrase, s);
			const f1 = list.map((candidate) => overlapF1(unitsOf(r, candidate.runs), a.content));
			const best = Math.max(0, ...f1);
			reach.push(best);
			if (best < 0.5) continue;
			const right = f1.map((f) => (f >= best - 0.03 ? 1 : f > best - 0.15 ? 0.15 : 0));
			const candidates = list.map((candidate) => {
				const n = contentFeatures(r, a.cue, phrase, s, candidate, contentBuffer);
				return { features: contentBuffer.slice(0, n), row: 0 };
			});
			examples.add({ candidates, right, weight: 1 });
		}
	}
	return examples.train(settings);
}

/** Whether an attribution is right as the scorer counts, and of which gold one. */
export function matchGold(
	r: Reading,
	found: readonly Attribution[],
	gold: readonly GoldAttribution[],
): { gold: number; source: boolean; content: boolean }[] {
	const used = new Set<number>();
	const out = found.map(() => ({ gold: -1, source: false, content: false }));
	gold.forEach((g, i) => {
		const k = found.findIndex((a, j) => !used.has(j) && g.cueTokens.includes(a.cue));
		const a = found[k];
		const result = out[k];
		if (!a || !result) return;
		used.add(k);
		result.gold = i;
		const phrase = a.sourcePhrase;
		result.source =
			g.sourceTokens.length === 0 ||
			(phrase !== null && g.sourceTokens.some((t) => t >= phrase[0] && t <= phrase[1]));
		result.content = overlapF1(unitsOf(r, a.content), g.content) >= 0.5;
	});
	return out;
}

/** Weights of the confidence, by gradient descent on whether attributions are right. */
export function trainConfidence(
	documents: readonly AnnotatedReading[],
	scorers: Omit<AttributionScorers, 'confidence'>,
): Float32Array {
	const inputs: number[][] = [];
	const right: number[] = [];
	for (const { reading, gold } of documents) {
		const found = findAttributions(reading, { ...scorers, confidence: [] });
		const matched = matchGold(reading, found, gold);
		found.forEach((a, i) => {
			const m = matched[i];
			inputs.push(confidenceInputs(a.evidence));
			right.push(m && m.gold >= 0 && m.source && m.content ? 1 : 0);
		});
	}
	return logistic(inputs, right);
}

/** Logistic regression by plain gradient descent with a little shrinking. */
export function logistic(inputs: readonly number[][], right: readonly number[]): Float32Array {
	const size = inputs[0]?.length ?? 0;
	const weights = new Float64Array(size);
	for (let step = 0; step < 2000; step++) {
		const gradient = new Float64Array(size);
		inputs.forEach((x, e) => {
			let sum = 0;
			for (let i = 0; i < size; i++) sum += (x[i] as number) * (weights[i] as number);
			const error = 1 / (1 + Math.exp(-sum)) - (right[e] as number);
			for (let i = 0; i < size; i++)
				gradient[i] = (gradient[i] as number) + error * (x[i] as number);
		});
		for (let i = 0; i < size; i++) {
			weights[i] =
				(weights[i] as number) -
				0.1 * ((gradient[i] as number) / inputs.length + 1e-4 * (weights[i] as number));
		}
	}
	return Float32Array.from(weights);
}

/** F1, precision and recall of attributions with source and content right, as one line. */
export function scoreAttributions(
	documents: readonly AnnotatedReading[],
	scorers: AttributionScorers,
	least: number,
): string {
	let right = 0;
	let found = 0;
	let gold = 0;
	let cues = 0;
	for (const document of documents) {
		const told = findAttributions(document.reading, scorers).filter((a) => a.confidence >= least);
		for (const match of matchGold(document.reading, told, document.gold)) {
			if (match.gold >= 0) cues++;
			if (match.gold >= 0 && match.source && match.content) right++;
		}
		found += told.length;
		gold += document.all;
	}
	const percent = (x: number) => (100 * x).toFixed(1);
	return `F1 ${percent((2 * right) / (found + gold || 1))} (precision ${percent(right / (found || 1))}, recall ${percent(right / (gold || 1))}; cues ${percent(cues / (gold || 1))} found)`;
}
