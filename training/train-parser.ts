/** Trains the parser and the labeler of lib/language on treebanks. */

import { Labeler, labelFeatures, maxLabelFeatures } from '../lib/language/labeler';
import type { Lexicon } from '../lib/language/lexicon';
import {
	LEFT,
	maxNodes,
	maxParseFeatures,
	ParserInput,
	parseFeatures,
	RIGHT,
	SHIFT,
	State,
	transitions,
} from '../lib/language/parser';
import type { TreebankSentence } from './conllu';
import { Perceptron, Random } from './perceptron';

/** A treebank sentence with the tags a tagger gave it. */
export interface ParserExample {
	sentence: TreebankSentence;
	tags: Uint8Array;
	/** Projective heads, at 1 and up; the root is `n + 1`. */
	heads: Int32Array;
}

export function loadInput(
	input: ParserInput,
	example: ParserExample,
	lexicon: Lexicon,
	kinds: Uint8Array,
): void {
	const { forms } = example.sentence;
	const rows = lexicon.rows(forms, 0, forms.length, 0);
	input.load(lexicon.data, rows, 0, example.tags, 0, forms.length, kinds);
}

/** Lifts arcs that cross others to the head's head until none do (Nivre and Nilsson 2005). */
export function projective(heads: readonly number[]): Int32Array {
	const n = heads.length;
	const out = new Int32Array(n + 2);
	heads.forEach((head, i) => {
		out[i + 1] = head === 0 ? n + 1 : head;
	});
	const dominated = (node: number, by: number) => {
		let at = node;
		for (let steps = 0; at !== n + 1 && steps <= n; steps++) {
			if (at === by) return true;
			at = out[at] as number;
		}
		return by === n + 1;
	};
	for (let round = 0; round < n; round++) {
		let worst = 0;
		let shortest = n + 2;
		for (let d = 1; d <= n; d++) {
			const h = out[d] as number;
			const length = Math.abs(h - d);
			if (length >= shortest || h === n + 1) continue;
			for (let k = Math.min(d, h) + 1; k < Math.max(d, h); k++) {
				if (!dominated(k, h)) {
					worst = d;
					shortest = length;
					break;
				}
			}
		}
		if (worst === 0) break;
		out[worst] = out[out[worst] as number] as number;
	}
	return out;
}

/** The transitions that build a projective tree: arcs as soon as their dependent is complete. */
export function oracle(heads: Int32Array, n: number): Uint8Array {
	const state = new State();
	state.start(n);
	const missing = new Int32Array(n + 2);
	for (let d = 1; d <= n; d++)
		missing[heads[d] as number] = (missing[heads[d] as number] as number) + 1;
	for (let step = 0; step < 2 * n; step++) {
		const s0 = state.stack(0);
		let transition = SHIFT;
		if (s0 !== 0 && missing[s0] === 0) {
			if (heads[s0] === state.next && state.allows(LEFT)) transition = LEFT;
			else if (heads[s0] === state.stack(1) && state.stack(1) !== 0) transition = RIGHT;
		}
		if (!state.allows(transition)) return new Uint8Array(0);
		if (transition !== SHIFT) {
			const head = heads[s0] as number;
			missing[head] = (missing[head] as number) - 1;
		}
		state.apply(transition);
	}
	return state.history.slice(0, 2 * n);
}

/** How many right arcs a transition puts out of reach (Goldberg and Nivre 2013, arc-hybrid). */
export function cost(state: State, heads: Int32Array, transition: number): number {
	const { n, next } = state;
	const s0 = state.stack(0);
	let lost = 0;
	if (transition === SHIFT) {
		for (let k = 0; k < state.depth; k++) {
			const node = state.stack(k);
			if (heads[node] === next) lost++;
			if (k > 0 && heads[next] === node) lost++;
		}
		return lost;
	}
	for (let k = next; k <= n; k++) if (heads[k] === s0) lost++;
	const head = heads[s0] as number;
	if (transition === LEFT) {
		if (head !== next && (head > next || (state.depth > 1 && head === state.stack(1)))) lost++;
	} else if (head >= next) lost++;
	return lost;
}

/**
 * A greedy parser's perceptron, with a dynamic oracle: after the first epoch training goes where the
 * parser itself would, nine times in ten, and learns the best that is left from there.
 */
export function trainParser(
	examples: readonly ParserExample[],
	lexicon: Lexicon,
	kinds: Uint8Array,
	options: {
		epochs: number;
		seed: number;
		leastCount: number;
		report?: (epoch: number, p: Perceptron) => void;
	},
): Perceptron {
	const perceptron = new Perceptron(transitions);
	const random = new Random(options.seed);
	const input = new ParserInput();
	const state = new State();
	const features = new Int32Array(maxParseFeatures);
	const scores = new Float64Array(transitions);
	const order = examples.filter((e) => e.sentence.forms.length <= maxNodes);
	for (const example of order) {
		loadInput(input, example, lexicon, kinds);
		state.start(input.n);
		for (const transition of oracle(example.heads, input.n)) {
			perceptron.count(features, parseFeatures(input, state, features));
			state.apply(transition);
		}
	}
	perceptron.seal(options.leastCount);
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		random.shuffle(order);
		for (const example of order) {
			loadInput(input, example, lexicon, kinds);
			state.start(input.n);
			for (let step = 0; step < 2 * input.n; step++) {
				const n = parseFeatures(input, state, features);
				scores.fill(0);
				perceptron.add(features, n, scores);
				let best = -1;
				let right = -1;
				let least = Number.POSITIVE_INFINITY;
				let bestCost = 0;
				for (let t = 0; t < transitions; t++) {
					if (!state.allows(t)) continue;
					const lost = cost(state, example.heads, t);
					const score = scores[t] as number;
					if (best < 0 || score > (scores[best] as number)) {
						best = t;
						bestCost = lost;
					}
					if (lost < least || (lost === least && score > (scores[right] as number))) {
						least = lost;
						right = t;
					}
				}
				if (bestCost > least) {
					perceptron.update(features, n, right, 1);
					perceptron.update(features, n, best, -1);
				}
				perceptron.tick();
				const explore = epoch > 0 && random.next() % 10 !== 0;
				state.apply(explore ? best : right);
			}
		}
		options.report?.(epoch, perceptron);
	}
	perceptron.average();
	return perceptron;
}

/** Trains the labeler on the treebanks' own trees. */
export function trainLabeler(
	examples: readonly ParserExample[],
	labelNames: readonly string[],
	lexicon: Lexicon,
	kinds: Uint8Array,
	epochs: number,
	seed: number,
	leastCount: number,
): Perceptron {
	const perceptron = new Perceptron(labelNames.length);
	const index = new Map(labelNames.map((name, i) => [name, i]));
	const root = index.get('root') ?? 0;
	const labeler = new Labeler(perceptron, root);
	const { tree } = labeler;
	const random = new Random(seed);
	const input = new ParserInput();
	const features = new Int32Array(maxLabelFeatures);
	const scores = new Float64Array(labelNames.length);
	const order = examples.filter((e) => e.sentence.forms.length <= maxNodes);
	for (const example of order) {
		loadInput(input, example, lexicon, kinds);
		tree.load(Int32Array.from(example.sentence.heads), 0, input.n);
		for (let k = 0; k < tree.n; k++) {
			const d = tree.order[k] as number;
			perceptron.count(features, labelFeatures(input, tree, d, features));
			tree.label[d] = index.get(example.sentence.labels[d - 1] ?? 'dep') ?? 0;
		}
	}
	perceptron.seal(leastCount);
	for (let epoch = 0; epoch < epochs; epoch++) {
		random.shuffle(order);
		for (const example of order) {
			loadInput(input, example, lexicon, kinds);
			tree.load(Int32Array.from(example.sentence.heads), 0, input.n);
			for (let k = 0; k < tree.n; k++) {
				const d = tree.order[k] as number;
				const right = index.get(example.sentence.labels[d - 1] ?? 'dep') ?? index.get('dep') ?? 0;
				let best = root;
				if (tree.head[d] !== 0) {
					const n = labelFeatures(input, tree, d, features);
					scores.fill(0);
					perceptron.add(features, n, scores);
					best = root === 0 ? 1 : 0;
					for (let c = best + 1; c < scores.length; c++) {
						if (c !== root && (scores[c] as number) > (scores[best] as number)) best = c;
					}
					if (best !== right) {
						perceptron.update(features, n, right, 1);
						perceptron.update(features, n, best, -1);
					}
					perceptron.tick();
				}
				tree.label[d] = best;
			}
		}
	}
	perceptron.average();
	return perceptron;
}
