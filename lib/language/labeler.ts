/** Names the arcs of a finished tree, heads before dependents. */

import { mix1, mix2, mix3 } from './hash';
import type { ParserInput } from './parser';
import { maxNodes } from './parser';
import type { Scorer } from './tagger';

export const maxLabelFeatures = 80;

/** The label of a node that has none yet. */
const NONE = 250;

/** A tree's children, and the order to name its arcs in. */
export class Tree {
	readonly head = new Int32Array(maxNodes + 2);
	readonly label = new Int32Array(maxNodes + 2);
	readonly firstChild = new Int32Array(maxNodes + 2);
	readonly lastChild = new Int32Array(maxNodes + 2);
	/** The next child of the same head, 0 for none. */
	readonly nextSibling = new Int32Array(maxNodes + 2);
	readonly previousSibling = new Int32Array(maxNodes + 2);
	readonly order = new Int32Array(maxNodes + 2);
	n = 0;

	/** Takes in `heads` from `offset`: 1-based within the sentence, 0 for the root. */
	load(heads: Int32Array, offset: number, n: number): void {
		this.n = n;
		for (let i = 0; i <= n; i++) {
			this.firstChild[i] = 0;
			this.lastChild[i] = 0;
			this.label[i] = NONE;
		}
		for (let i = 1; i <= n; i++) {
			const head = heads[offset + i - 1] as number;
			this.head[i] = head;
			const last = this.lastChild[head] as number;
			this.previousSibling[i] = last;
			this.nextSibling[i] = 0;
			if (last === 0) this.firstChild[head] = i;
			else this.nextSibling[last] = i;
			this.lastChild[head] = i;
		}
		let count = 0;
		for (let child = this.firstChild[0] as number; child !== 0; ) {
			this.order[count++] = child;
			child = this.nextSibling[child] as number;
		}
		for (let i = 0; i < count; i++) {
			let child = this.firstChild[this.order[i] as number] as number;
			while (child !== 0) {
				this.order[count++] = child;
				child = this.nextSibling[child] as number;
			}
		}
		this.n = count;
	}
}

/** Writes the features of the arc to node `d` and gives their number. */
export function labelFeatures(input: ParserInput, tree: Tree, d: number, out: Int32Array): number {
	const { word, tag, cluster, cluster8, cluster6 } = input;
	const h = tree.head[d] as number;
	const root = input.n + 1;
	const head = h === 0 ? root : h;
	const dw = word[d] as number;
	const dt = tag[d] as number;
	const hw = word[head] as number;
	const ht = tag[head] as number;
	const side = h === 0 ? 2 : d < h ? 0 : 1;
	const gap = h === 0 ? 0 : Math.abs(d - h);
	const distance = gap <= 3 ? gap : gap <= 6 ? 4 : gap <= 12 ? 5 : 6;
	const first = tree.firstChild[d] as number;
	const last = tree.lastChild[d] as number;
	const second = first === 0 ? 0 : (tree.nextSibling[first] as number);
	const previous = tree.previousSibling[d] as number;
	const next = tree.nextSibling[d] as number;
	const previousLabel = previous === 0 ? NONE : (tree.label[previous] as number);
	const headLabel = h === 0 ? NONE : (tree.label[h] as number);
	const firstTag = tag[first] as number;
	const lastTag = tag[last] as number;
	const pair = (ht << 8) | dt;
	const headFirst = h === 0 ? 0 : (tree.firstChild[h] as number);
	let n = 0;
	out[n++] = mix1(300, side);
	out[n++] = mix2(301, dw, side);
	out[n++] = mix2(302, dt, side);
	out[n++] = mix2(303, hw, side);
	out[n++] = mix2(304, ht, side);
	out[n++] = mix2(305, pair, side);
	out[n++] = mix3(306, dw, ht, side);
	out[n++] = mix3(307, dt, hw, side);
	out[n++] = mix2(308, dw, hw);
	out[n++] = mix3(309, pair, side, distance);
	out[n++] = mix2(310, dw, distance | (side << 4));
	out[n++] = mix2(311, dt, distance | (side << 4));
	out[n++] = mix2(312, cluster[d] as number, side);
	out[n++] = mix2(313, cluster[head] as number, side);
	out[n++] = mix3(314, cluster8[d] as number, cluster8[head] as number, side);
	out[n++] = mix3(315, cluster[d] as number, ht, side);
	out[n++] = mix3(316, dt, cluster[head] as number, side);
	out[n++] = mix2(317, word[first] as number, firstTag);
	out[n++] = mix3(318, pair, side, word[first] as number);
	out[n++] = mix3(319, pair, side, firstTag);
	out[n++] = mix3(320, pair, side, lastTag);
	out[n++] = mix3(321, pair, word[last] as number, side);
	out[n++] = mix3(322, dw, firstTag, side);
	out[n++] = mix3(323, pair, firstTag, tag[second] as number);
	out[n++] = mix3(324, word[first] as number, hw, side);
	out[n++] = mix3(325, cluster8[d] as number, word[first] as number, side);
	out[n++] = mix3(326, cluster6[head] as number, word[first] as number, dt);
	out[n++] = mix3(327, pair, headLabel, side);
	out[n++] = mix2(328, dt, headLabel);
	out[n++] = mix2(329, dw, headLabel);
	out[n++] = mix3(330, pair, previousLabel, side);
	out[n++] = mix3(331, dt, previousLabel, tag[previous] as number);
	out[n++] = mix3(332, hw, previousLabel, dt);
	out[n++] = mix3(333, pair, tag[next] as number, side);
	out[n++] = mix2(334, dt, word[next] as number);
	out[n++] = mix2(335, dt, word[previous] as number);
	out[n++] = mix3(336, dt, tag[d - 1] as number, tag[d + 1] as number);
	out[n++] = mix3(337, pair, tag[d - 1] as number, side);
	out[n++] = mix3(338, pair, tag[d + 1] as number, side);
	out[n++] = mix2(339, dw, word[d + 1] as number);
	out[n++] = mix2(340, dw, word[d - 1] as number);
	out[n++] = mix3(341, dt, word[headFirst] as number, ht);
	out[n++] = mix3(342, pair, tag[headFirst] as number, side);
	const commas = h === 0 ? 0 : Math.abs((input.commas[d] as number) - (input.commas[h] as number));
	const verbs = h === 0 ? 0 : Math.abs((input.verbs[d] as number) - (input.verbs[h] as number));
	out[n++] = mix3(343, pair, side, (commas > 3 ? 3 : commas) * 4 + (verbs > 3 ? 3 : verbs));
	const quotes = h === 0 ? 0 : ((input.quotes[d] as number) - (input.quotes[h] as number)) & 1;
	out[n++] = mix3(344, pair, side, quotes);
	const grand = h === 0 ? 0 : (tree.head[h] as number);
	out[n++] = mix3(345, pair, grand === 0 ? 201 : (tag[grand] as number), side);
	out[n++] = mix3(346, dt, first === 0 ? 0 : 1 + (first < d ? 0 : 1), headLabel);
	return n;
}

/** Labels trees with a scorer; keeps its buffers between sentences. */
export class Labeler {
	readonly tree = new Tree();
	private readonly features = new Int32Array(maxLabelFeatures);
	private readonly scores: Float64Array;

	/** `root` is the class of the label "root", which the root's child has and nothing else. */
	constructor(
		private readonly scorer: Scorer,
		private readonly root: number,
	) {
		this.scores = new Float64Array(scorer.classes);
	}

	/** Writes the label class of each word's arc to `labels` from `offset`, where `heads` are too. */
	label(input: ParserInput, heads: Int32Array, labels: Uint8Array, offset: number): void {
		const { tree, scores, features, scorer } = this;
		tree.load(heads, offset, input.n);
		for (let k = 0; k < tree.n; k++) {
			const d = tree.order[k] as number;
			let best = this.root;
			if (tree.head[d] !== 0) {
				const n = labelFeatures(input, tree, d, features);
				scores.fill(0);
				scorer.add(features, n, scores);
				best = this.root === 0 ? 1 : 0;
				for (let c = best + 1; c < scores.length; c++) {
					if (c !== this.root && (scores[c] as number) > (scores[best] as number)) best = c;
				}
			}
			tree.label[d] = best;
			labels[offset + d - 1] = best;
		}
	}
}
