/** Trains the parser and the labeler of lib/language on treebanks. */

import { LEFT, maxNodes, RIGHT, SHIFT, State, transitions } from '../lib/language/arc-hybrid';
import { arcKey, labelFeatures, maxLabelFeatures, Tree } from '../lib/language/labeler';
import type { Lexicon } from '../lib/language/lexicon';
import type { Section } from '../lib/language/model';
import {
	bufferFeatures,
	jointFeatures,
	leftFeatures,
	maxGroupFeatures,
	rightFeatures,
	stackFeatures,
} from '../lib/language/parser-features';
import { ParserInput } from '../lib/language/parser-input';
import type { TreebankSentence } from './conllu';
import { Perceptron, Random } from './perceptron';
import { TransitionPerceptron } from './transition-perceptron';

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

/** The rows of a state's features, looked up as the parser does: each group when it changes. */
class StateRows {
	/** Rows of the state's features, `count` of them. */
	readonly rows = new Int32Array(5 * maxGroupFeatures);
	count = 0;
	private readonly features = new Int32Array(maxGroupFeatures);
	private readonly stack = new RowLists();
	private readonly children = new RowLists();
	private readonly fixed = new RowLists();

	constructor(private readonly perceptron: TransitionPerceptron) {}

	/** Looks up the features of a state that `last` has led to. */
	load(input: ParserInput, state: State, last: number): void {
		const { features, perceptron } = this;
		const top = state.stack(0);
		if (last === SHIFT) {
			this.stack.set(top, perceptron, features, stackFeatures(input, state, features));
			this.fixed.set(0, perceptron, features, bufferFeatures(input, state, features));
		}
		if (last !== LEFT) {
			this.children.set(top, perceptron, features, rightFeatures(input, state, features));
		}
		if (last !== RIGHT) {
			this.fixed.set(1, perceptron, features, leftFeatures(input, state, features));
		}
		let n = this.stack.get(top, this.rows, 0);
		n = this.children.get(top, this.rows, n);
		n = this.fixed.get(0, this.rows, n);
		n = this.fixed.get(1, this.rows, n);
		const joint = jointFeatures(input, state, features);
		this.count = perceptron.find(features, joint, this.rows, n);
	}
}

/** A list of rows for each node. */
class RowLists {
	private readonly rows = new Int32Array((maxNodes + 2) * maxGroupFeatures);
	private readonly ends = new Int32Array(maxNodes + 2);

	set(node: number, perceptron: TransitionPerceptron, features: Int32Array, count: number): void {
		this.ends[node] = perceptron.find(features, count, this.rows, node * maxGroupFeatures);
	}

	get(node: number, out: Int32Array, at: number): number {
		let n = at;
		const end = this.ends[node] as number;
		for (let i = node * maxGroupFeatures; i < end; i++) out[n++] = this.rows[i] as number;
		return n;
	}
}

/** Whether the next transition is open: the stack holds a word and there are words to come. */
function open(state: State): boolean {
	return state.depth > 0 && state.next <= state.n;
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
		/** By how much the right transition must score above a wrong one. */
		margin: number;
		report?: (epoch: number, p: TransitionPerceptron) => void;
	},
): TransitionPerceptron {
	const perceptron = new TransitionPerceptron(options.leastCount);
	const random = new Random(options.seed);
	const input = new ParserInput();
	const state = new State();
	const features = new Int32Array(maxGroupFeatures);
	const scores = new Float64Array(transitions);
	const order = examples.filter((e) => e.sentence.forms.length <= maxNodes);
	for (const example of order) {
		loadInput(input, example, lexicon, kinds);
		state.start(input.n);
		let last = SHIFT;
		for (const transition of oracle(example.heads, input.n)) {
			if (open(state)) {
				const count = (n: number) => perceptron.count(features, n);
				if (last === SHIFT) {
					count(stackFeatures(input, state, features));
					count(bufferFeatures(input, state, features));
				}
				if (last !== LEFT) count(rightFeatures(input, state, features));
				if (last !== RIGHT) count(leftFeatures(input, state, features));
				count(jointFeatures(input, state, features));
			}
			last = transition;
			state.apply(transition);
		}
	}
	const current = new StateRows(perceptron);
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		random.shuffle(order);
		for (const example of order) {
			loadInput(input, example, lexicon, kinds);
			state.start(input.n);
			let last = SHIFT;
			while (state.next <= input.n) {
				if (!open(state)) {
					last = SHIFT;
					state.apply(SHIFT);
					continue;
				}
				current.load(input, state, last);
				perceptron.score(current.rows, current.count, scores);
				let best = -1;
				let right = -1;
				let wrong = -1;
				let least = Number.POSITIVE_INFINITY;
				for (let t = 0; t < transitions; t++) {
					if (!state.allows(t)) continue;
					if (best < 0 || (scores[t] as number) > (scores[best] as number)) best = t;
					costs[t] = cost(state, example.heads, t);
					least = Math.min(least, costs[t] as number);
				}
				for (let t = 0; t < transitions; t++) {
					if (!state.allows(t)) continue;
					const score = scores[t] as number;
					if (costs[t] === least) {
						if (right < 0 || score > (scores[right] as number)) right = t;
					} else if (wrong < 0 || score > (scores[wrong] as number)) wrong = t;
				}
				if (wrong >= 0 && (scores[right] as number) - (scores[wrong] as number) <= options.margin) {
					perceptron.update(current.rows, current.count, right, wrong);
				}
				perceptron.tick();
				const explore = epoch > 0 && random.next() % 10 !== 0;
				last = explore ? best : right;
				state.apply(last);
			}
		}
		options.report?.(epoch, perceptron);
	}
	return perceptron;
}

const costs = new Int32Array(transitions);

/** An arc's tags seen this often, always (save one in so many) with one label, are settled. */
const settledCount = 50;
const settledPurity = 400;

/** The keys of arcs that always have one label in the treebanks' own trees, and that label. */
export function settleArcs(
	examples: readonly ParserExample[],
	labelNames: readonly string[],
	lexicon: Lexicon,
	kinds: Uint8Array,
): Map<number, number> {
	const index = new Map(labelNames.map((name, i) => [name, i]));
	const input = new ParserInput();
	const tree = new Tree();
	const counts = new Map<number, Map<number, number>>();
	for (const example of examples) {
		if (example.sentence.forms.length > maxNodes) continue;
		loadInput(input, example, lexicon, kinds);
		tree.load(Int32Array.from(example.sentence.heads), 0, input.n);
		for (let d = 1; d <= input.n; d++) {
			if (tree.head[d] === 0) continue;
			const key = arcKey(input, tree, d);
			const label = index.get(example.sentence.labels[d - 1] ?? 'dep') ?? 0;
			const of = counts.get(key) ?? new Map<number, number>();
			of.set(label, (of.get(label) ?? 0) + 1);
			counts.set(key, of);
		}
	}
	const settled = new Map<number, number>();
	for (const [key, of] of [...counts].sort((a, b) => (a[0] >>> 0) - (b[0] >>> 0))) {
		let total = 0;
		let most = 0;
		let label = 0;
		for (const [candidate, count] of of) {
			total += count;
			if (count <= most) continue;
			most = count;
			label = candidate;
		}
		if (total >= settledCount && (total - most) * settledPurity <= total) settled.set(key, label);
	}
	return settled;
}

/** The sections of settled arcs. */
export function settledSections(settled: ReadonlyMap<number, number>): Map<string, Section> {
	return new Map<string, Section>([
		['labeler.arcs', Uint32Array.from(settled.keys(), (key) => key >>> 0)],
		['labeler.always', Uint8Array.from(settled.values())],
	]);
}

/** Trains the labeler on the treebanks' own trees, save the arcs that are settled. */
export function trainLabeler(
	examples: readonly ParserExample[],
	labelNames: readonly string[],
	settled: ReadonlyMap<number, number>,
	lexicon: Lexicon,
	kinds: Uint8Array,
	options: { epochs: number; seed: number; leastCount: number; margin: number },
): Perceptron {
	const perceptron = new Perceptron(labelNames.length);
	const index = new Map(labelNames.map((name, i) => [name, i]));
	const root = index.get('root') ?? 0;
	const tree = new Tree();
	const random = new Random(options.seed);
	const input = new ParserInput();
	const features = new Int32Array(maxLabelFeatures);
	const scores = new Float64Array(labelNames.length);
	const order = examples.filter((e) => e.sentence.forms.length <= maxNodes);
	const gold = (example: ParserExample, d: number) =>
		index.get(example.sentence.labels[d - 1] ?? 'dep') ?? index.get('dep') ?? 0;
	for (const example of order) {
		loadInput(input, example, lexicon, kinds);
		tree.load(Int32Array.from(example.sentence.heads), 0, input.n);
		for (let k = 0; k < tree.n; k++) {
			const d = tree.order[k] as number;
			tree.label[d] = gold(example, d);
			if (tree.head[d] === 0 || settled.has(arcKey(input, tree, d))) continue;
			perceptron.count(features, labelFeatures(input, tree, d, features));
		}
	}
	perceptron.seal(options.leastCount);
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		random.shuffle(order);
		for (const example of order) {
			loadInput(input, example, lexicon, kinds);
			tree.load(Int32Array.from(example.sentence.heads), 0, input.n);
			for (let k = 0; k < tree.n; k++) {
				const d = tree.order[k] as number;
				let best = root;
				if (tree.head[d] !== 0) {
					best = settled.get(arcKey(input, tree, d)) ?? -1;
				}
				if (best < 0) {
					const n = labelFeatures(input, tree, d, features);
					scores.fill(0);
					perceptron.add(features, n, scores);
					const right = gold(example, d);
					let rival = -1;
					for (let c = 0; c < scores.length; c++) {
						if (c === root || c === right) continue;
						if (rival < 0 || (scores[c] as number) > (scores[rival] as number)) rival = c;
					}
					const lead = (scores[right] as number) - (scores[rival] as number);
					best = lead > 0 ? right : rival;
					if (lead <= options.margin) {
						perceptron.update(features, n, right, 1);
						perceptron.update(features, n, rival, -1);
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
