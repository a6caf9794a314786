/** Dependency trees, greedily: at each step the transition that scores highest. */

import { LEFT, maxNodes, RIGHT, SHIFT, State } from './arc-hybrid';
import {
	bufferFeatures,
	jointFeatures,
	leftFeatures,
	maxGroupFeatures,
	rightFeatures,
	stackFeatures,
} from './parser-features';
import type { ParserInput } from './parser-input';
import type { TransitionModel } from './transition-model';

/*
 * Constants of this module's own: where modules are loaded through accessors, as some loaders do, each
 * use of an imported name is a call.
 */
const shift = SHIFT;
const toLeft = LEFT;
const toRight = RIGHT;

/** Parses sentences with a model of transitions; keeps its buffers between sentences. */
export class Parser {
	private readonly state = new State();
	private readonly features = new Int32Array(maxGroupFeatures);
	/** Scores of the stack's and the right children's features, of each node on the stack. */
	private readonly stackLeft = new Int32Array(maxNodes + 2);
	private readonly stackRight = new Int32Array(maxNodes + 2);
	private readonly childLeft = new Int32Array(maxNodes + 2);
	private readonly childRight = new Int32Array(maxNodes + 2);

	constructor(private readonly model: TransitionModel) {}

	/** Writes each word's head to `heads` from `offset`: 1-based within the sentence, 0 for the root. */
	parse(input: ParserInput, heads: Int32Array, offset: number): void {
		const { model, features, state, stackLeft, stackRight, childLeft, childRight } = this;
		const { n } = input;
		state.start(n);
		let bufferLeft = 0;
		let bufferRight = 0;
		let leftLeft = 0;
		let leftRight = 0;
		let last = shift;
		state.apply(shift);
		while (state.next <= n) {
			const top = state.stack(0);
			if (last === shift) {
				if (top !== 0) {
					model.sum(features, stackFeatures(input, state, features));
					stackLeft[top] = model.left;
					stackRight[top] = model.right;
				}
				model.sum(features, bufferFeatures(input, state, features));
				bufferLeft = model.left;
				bufferRight = model.right;
			}
			if (state.depth === 0) {
				state.apply(shift);
				last = shift;
				continue;
			}
			if (last !== toLeft) {
				model.sum(features, rightFeatures(input, state, features));
				childLeft[top] = model.left;
				childRight[top] = model.right;
			}
			if (last !== toRight) {
				model.sum(features, leftFeatures(input, state, features));
				leftLeft = model.left;
				leftRight = model.right;
			}
			model.sum(features, jointFeatures(input, state, features));
			const left =
				model.left +
				bufferLeft +
				leftLeft +
				(stackLeft[top] as number) +
				(childLeft[top] as number);
			const right =
				model.right +
				bufferRight +
				leftRight +
				(stackRight[top] as number) +
				(childRight[top] as number);
			last = shift;
			if (left > 0) last = toLeft;
			if (state.depth >= 2 && right > 0 && right > left) last = toRight;
			state.apply(last);
		}
		// The words are all on the stack: the rest is given.
		while (state.depth > 1) state.apply(toRight);
		state.apply(toLeft);
		for (let i = 1; i <= n; i++) {
			const head = state.head(i);
			heads[offset + i - 1] = head === n + 1 ? 0 : head;
		}
	}
}
