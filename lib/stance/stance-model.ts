/** The stance layer's part of the model file. */

import type { Model } from '../language/model';
import type { AttributionScorers } from './attribution';
import type { PairScorers } from './pairs';
import { openScorer } from './weights';

export interface StanceModel {
	/** null where the model was trained without a corpus of attributions. */
	attribution: AttributionScorers | null;
	pairs: PairScorers;
	/** An attribution less sure than this is not told. */
	leastAttribution: number;
}

/** @throws ModelError where the file lacks a section that is needed. */
export function openStance(model: Model): StanceModel {
	const settings = model.floats('stance.settings');
	return {
		attribution: model.has('attribution.confidence')
			? {
					cue: openScorer(model, 'attribution.cue'),
					source: openScorer(model, 'attribution.source'),
					content: openScorer(model, 'attribution.content'),
					confidence: model.floats('attribution.confidence'),
				}
			: null,
		leastAttribution: settings[0] ?? 0.35,
		pairs: {
			pair: openScorer(model, 'stance.pair'),
			bias: settings.subarray(1, 5),
			confidence: settings.subarray(5, 7),
			frame: { speech: settings[7] ?? 0, action: settings[8] ?? 0 },
		},
	};
}
