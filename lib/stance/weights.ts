/** A log-linear model of the stance layer, as the model file keeps it. */

import { LinearModel } from '../language/linear';
import type { Model } from '../language/model';

/** What scores features; in training the weights being learned, else the file's. */
export interface Scorer {
	readonly classes: number;
	/** What a score of one is worth in log odds. */
	readonly unit: number;
	add(features: Int32Array, count: number, scores: Float64Array): void;
}

/** @throws ModelError where a section is missing or they don't fit together. */
export function openScorer(model: Model, prefix: string): Scorer {
	const linear = new LinearModel(model, prefix);
	return {
		classes: linear.classes,
		unit: model.floats(`${prefix}.unit`)[0] ?? 1,
		add: (features, count, scores) => linear.add(features, count, scores),
	};
}

const one = new Float64Array(1);
/** The score of features in a model of one class, in log odds. */
export function scoreOf(scorer: Scorer, features: Int32Array, count: number): number {
	one[0] = 0;
	scorer.add(features, count, one);
	return (one[0] as number) * scorer.unit;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
