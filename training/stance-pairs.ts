/** Learns stances between mentions from DSE. */

import { type Entity, entityTypes } from '../lib/annotation';
import type { Attribution } from '../lib/stance/attribution';
import { frameOf } from '../lib/stance/frame';
import type { MentionTokens } from '../lib/stance/mention';
import { maxPairFeatures, pairFeatures } from '../lib/stance/pair-features';
import type { Reading } from '../lib/stance/reading';
import { scopeOf } from '../lib/stance/scope';
import { headOf, tokensIn } from './attribution-corpus';
import { Examples, type LogLinear, type Settings } from './stance-ftrl';

export interface PairDocument {
	text: string;
	p: [number, number];
	q: [number, number];
	/** 0 none, 1 p favours q, 2 q favours p, 3 p opposes q, 4 q opposes p. */
	y: number;
}

/** A frame's act, where it is neither negated nor conditional. */
export interface FrameHint {
	kind: 'speech' | 'action';
	polarity: number;
}

export interface PairExample {
	forward: Int32Array;
	backward: Int32Array;
	/** What the plain frame says: kind and sign of p's act toward q, and of q's toward p. */
	frames: [FrameHint | null, FrameHint | null];
	y: number;
}

export const pairSettings: Settings = {
	rows: 2,
	leastCount: 3,
	epochs: 5,
	rate: 0.05,
	l1: 0.5,
	l2: 2,
	seed: 5,
	// One run's macro-F1 is half a point off from the next's; their mean is steadier.
	runs: 4,
	tied: true,
};

/** Weights of the classes: the rare ones count for more, as the mean of F1s counts them. */
export const classWeights = [1, 1.3, 2.5, 1.2, 2];

const buffer = new Int32Array(maxPairFeatures);

/** Features of a pair in both directions; null where a mention has no token or they part. */
export function pairExample(
	r: Reading,
	{ p, q, y }: PairDocument,
	attributions: readonly Attribution[],
	entities: readonly Entity[],
): PairExample | null {
	const a = place(r, p, entities);
	const b = place(r, q, entities);
	if (!a || !b) return null;
	const s = r.analysis.sentenceOf[a.head] as number;
	if (r.analysis.sentenceOf[b.head] !== s) return null;
	const own = attributions.filter((attribution) => attribution.sentence === s);
	const features = (x: MentionTokens, z: MentionTokens) =>
		buffer.slice(0, pairFeatures(r, x, z, s, own, buffer));
	const hint = (x: MentionTokens, z: MentionTokens): FrameHint | null => {
		const frame = frameOf(r, x.head, z.head);
		if (!frame) return null;
		const { negated, conditional } = scopeOf(r, frame.word);
		return negated || conditional ? null : { kind: frame.act.kind, polarity: frame.act.polarity };
	};
	return {
		forward: features(a, b),
		backward: features(b, a),
		frames: [hint(a, b), hint(b, a)],
		y,
	};
}

function place(
	r: Reading,
	span: [number, number],
	entities: readonly Entity[],
): MentionTokens | null {
	const tokens = tokensIn(r, [span]);
	const from = tokens[0];
	const to = tokens[tokens.length - 1];
	if (from === undefined || to === undefined) return null;
	const entity = entities.find((e) => e.start < span[1] && span[0] < e.end);
	const type = entity ? entityTypes.indexOf(entity.type) + 1 : 0;
	return { from, to, head: headOf(r, tokens), type };
}

const none = new Int32Array(0);

export function trainPairs(
	examples: readonly (PairExample | null)[],
	settings = pairSettings,
): LogLinear {
	const data = new Examples();
	for (const example of examples) {
		if (!example) continue;
		const { forward, backward, y } = example;
		data.add({
			candidates: [
				{ features: none, row: 0 },
				{ features: forward, row: 0 },
				{ features: backward, row: 0 },
				{ features: forward, row: 1 },
				{ features: backward, row: 1 },
			],
			right: [0, 1, 2, 3, 4].map((k) => (k === y ? 1 : 0)),
			weight: classWeights[y] ?? 1,
		});
	}
	return data.train(settings);
}

/** Scores of the five classes, in log odds against none. */
export function scorePair(model: LogLinear, example: PairExample): number[] {
	const a = new Float64Array(2);
	const b = new Float64Array(2);
	model.add(example.forward, example.forward.length, a);
	model.add(example.backward, example.backward.length, b);
	return [0, a[0] ?? 0, b[0] ?? 0, a[1] ?? 0, b[1] ?? 0];
}

/** The choice among the five classes as it is made in use, and its log odds against the others. */
export function pairDecision(
	model: LogLinear,
	example: PairExample,
	worth: Readonly<Record<FrameHint['kind'], number>>,
): { choice: number; logOdds: number } {
	const scores = scorePair(model, example);
	example.frames.forEach((hint, i) => {
		if (!hint) return;
		const k = (hint.polarity > 0 ? 1 : 3) + i;
		scores[k] = (scores[k] ?? 0) + worth[hint.kind];
	});
	let choice = 0;
	scores.forEach((score, k) => {
		if (score > (scores[choice] ?? 0)) choice = k;
	});
	let others = 0;
	scores.forEach((score, k) => {
		if (k !== choice) others += Math.exp(score - (scores[choice] ?? 0));
	});
	return { choice, logOdds: -Math.log(others) };
}

/** Macro-F1 and F1s of the five classes, as one line. */
export function scorePairs(
	examples: readonly (PairExample | null)[],
	model: LogLinear,
	worth: Readonly<Record<FrameHint['kind'], number>>,
): string {
	const right = [0, 0, 0, 0, 0];
	const found = [0, 0, 0, 0, 0];
	const gold = [0, 0, 0, 0, 0];
	for (const example of examples) {
		// Mentions that part in two sentences are never paired; their class is not kept.
		if (!example) continue;
		const { choice } = pairDecision(model, example, worth);
		found[choice] = (found[choice] ?? 0) + 1;
		gold[example.y] = (gold[example.y] ?? 0) + 1;
		if (choice === example.y) right[choice] = (right[choice] ?? 0) + 1;
	}
	const f1 = right.map((n, k) => (200 * n) / ((found[k] ?? 0) + (gold[k] ?? 0) || 1));
	const mean = f1.reduce((a, b) => a + b) / 5;
	return `macro-F1 ${mean.toFixed(1)} (${f1.map((f) => f.toFixed(1)).join(' ')})`;
}
