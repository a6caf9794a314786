/** Names the arcs of a finished tree, heads before dependents. */

import { maxNodes } from './arc-hybrid';
import { blend3, PLACE1, PLACE2, PLACE3, spread, TEMPLATE } from './hash';
import { type Model, ModelError } from './model';
import type { ParserInput } from './parser-input';
import type { Scorer } from './tagger';

/*
 * Constants of this module's own: where modules are loaded through accessors, as some loaders do, each
 * use of an imported name is a call.
 */
const T = TEMPLATE;
const P1 = PLACE1;
const P2 = PLACE2;
const P3 = PLACE3;

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
	/** The child right before its head, of those it has before it; 0 for none. */
	readonly nearestLeft = new Int32Array(maxNodes + 2);
	readonly order = new Int32Array(maxNodes + 2);
	n = 0;

	/** Takes in `heads` from `offset`: 1-based within the sentence, 0 for the root. */
	load(heads: Int32Array, offset: number, n: number): void {
		this.n = n;
		for (let i = 0; i <= n; i++) {
			this.firstChild[i] = 0;
			this.lastChild[i] = 0;
			this.nearestLeft[i] = 0;
			this.label[i] = NONE;
		}
		for (let i = 1; i <= n; i++) {
			const head = heads[offset + i - 1] as number;
			this.head[i] = head;
			if (i < head) this.nearestLeft[head] = i;
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

/**
 * Hash of what an arc's tags and side say by themselves, by which the arcs that always have one label
 * are known ("the" before its noun).
 */
export function arcKey(input: ParserInput, tree: Tree, d: number): number {
	const h = tree.head[d] as number;
	const head = h === 0 ? input.n + 1 : h;
	const side = d < head ? 1 : 0;
	return blend3(299, input.tagHash[head] as number, input.tagHash[d] as number, side);
}

/** Writes the features of the arc to node `d` and gives their number. */
export function labelFeatures(input: ParserInput, tree: Tree, d: number, out: Int32Array): number {
	const { word, tagHash, cluster, cluster8, cluster6 } = input;
	const h = tree.head[d] as number;
	const head = h === 0 ? input.n + 1 : h;
	const side = h === 0 ? 2 : d < h ? 0 : 1;
	const gap = h === 0 ? 0 : Math.abs(d - h);
	const distance = gap <= 3 ? gap : gap <= 6 ? 4 : gap <= 12 ? 5 : 6;
	const first = tree.firstChild[d] as number;
	const last = tree.lastChild[d] as number;
	const second = first === 0 ? 0 : (tree.nextSibling[first] as number);
	const previous = tree.previousSibling[d] as number;
	const next = tree.nextSibling[d] as number;
	const grand = h === 0 ? 0 : (tree.head[h] as number);
	const nearest = h === 0 ? 0 : (tree.nearestLeft[h] as number);
	const headFirst = h === 0 ? 0 : (tree.firstChild[h] as number);
	const dw = word[d] as number;
	const dt = tagHash[d] as number;
	const hw = word[head] as number;
	const ht = tagHash[head] as number;
	const fw = word[first] as number;
	const ft = tagHash[first] as number;
	const before = tagHash[d - 1] as number;
	const after = tagHash[d + 1] as number;
	const previousLabel = previous === 0 ? NONE : (tree.label[previous] as number);
	const headLabel = h === 0 ? NONE : (tree.label[h] as number);
	/** Both tags and the side, in one. */
	const pair = Math.imul(ht, 0x2c1b3c6d) + dt + side;
	const commas = h === 0 ? 0 : Math.abs((input.commas[d] as number) - (input.commas[h] as number));
	const verbs = h === 0 ? 0 : Math.abs((input.verbs[d] as number) - (input.verbs[h] as number));
	const quotes = h === 0 ? 0 : ((input.quotes[d] as number) - (input.quotes[h] as number)) & 1;
	let n = 0;
	out[n++] = Math.imul(301, T) + Math.imul(dw, P1) + Math.imul(side, P2);
	out[n++] = Math.imul(302, T) + Math.imul(dt, P1) + Math.imul(side, P2);
	out[n++] = Math.imul(303, T) + Math.imul(hw, P1) + Math.imul(side, P2);
	out[n++] = Math.imul(304, T) + Math.imul(ht, P1) + Math.imul(side, P2);
	out[n++] = Math.imul(305, T) + Math.imul(pair, P1);
	out[n++] = Math.imul(306, T) + Math.imul(dw, P1) + Math.imul(ht, P2) + Math.imul(side, P3);
	out[n++] = Math.imul(307, T) + Math.imul(dt, P1) + Math.imul(hw, P2) + Math.imul(side, P3);
	out[n++] = Math.imul(308, T) + Math.imul(dw, P1) + Math.imul(hw, P2);
	out[n++] = Math.imul(309, T) + Math.imul(pair, P1) + Math.imul(distance, P2);
	out[n++] = Math.imul(310, T) + Math.imul(dw, P1) + Math.imul(distance | (side << 4), P2);
	out[n++] = Math.imul(312, T) + Math.imul(cluster[d] as number, P1) + Math.imul(side, P2);
	out[n++] = Math.imul(313, T) + Math.imul(cluster[head] as number, P1) + Math.imul(side, P2);
	out[n++] =
		Math.imul(314, T) +
		Math.imul(cluster8[d] as number, P1) +
		Math.imul(cluster8[head] as number, P2) +
		Math.imul(side, P3);
	out[n++] =
		Math.imul(315, T) +
		Math.imul(cluster[d] as number, P1) +
		Math.imul(ht, P2) +
		Math.imul(side, P3);
	out[n++] =
		Math.imul(316, T) +
		Math.imul(dt, P1) +
		Math.imul(cluster[head] as number, P2) +
		Math.imul(side, P3);
	out[n++] = Math.imul(317, T) + Math.imul(fw, P1) + Math.imul(ft, P2);
	out[n++] = Math.imul(318, T) + Math.imul(pair, P1) + Math.imul(fw, P2);
	out[n++] = Math.imul(319, T) + Math.imul(pair, P1) + Math.imul(ft, P2);
	out[n++] = Math.imul(320, T) + Math.imul(pair, P1) + Math.imul(tagHash[last] as number, P2);
	out[n++] = Math.imul(321, T) + Math.imul(pair, P1) + Math.imul(word[last] as number, P2);
	out[n++] = Math.imul(322, T) + Math.imul(dw, P1) + Math.imul(ft, P2) + Math.imul(side, P3);
	out[n++] =
		Math.imul(323, T) +
		Math.imul(pair, P1) +
		Math.imul(ft, P2) +
		Math.imul(tagHash[second] as number, P3);
	out[n++] = Math.imul(324, T) + Math.imul(fw, P1) + Math.imul(hw, P2) + Math.imul(side, P3);
	out[n++] =
		Math.imul(325, T) +
		Math.imul(cluster8[d] as number, P1) +
		Math.imul(fw, P2) +
		Math.imul(side, P3);
	out[n++] =
		Math.imul(326, T) +
		Math.imul(cluster6[head] as number, P1) +
		Math.imul(fw, P2) +
		Math.imul(dt, P3);
	out[n++] = Math.imul(327, T) + Math.imul(pair, P1) + Math.imul(headLabel, P2);
	out[n++] = Math.imul(329, T) + Math.imul(dw, P1) + Math.imul(headLabel, P2);
	out[n++] = Math.imul(330, T) + Math.imul(pair, P1) + Math.imul(previousLabel, P2);
	out[n++] =
		Math.imul(331, T) +
		Math.imul(dt, P1) +
		Math.imul(previousLabel, P2) +
		Math.imul(tagHash[previous] as number, P3);
	out[n++] =
		Math.imul(332, T) + Math.imul(hw, P1) + Math.imul(previousLabel, P2) + Math.imul(dt, P3);
	out[n++] = Math.imul(333, T) + Math.imul(pair, P1) + Math.imul(tagHash[next] as number, P2);
	out[n++] = Math.imul(334, T) + Math.imul(dt, P1) + Math.imul(word[next] as number, P2);
	out[n++] = Math.imul(336, T) + Math.imul(dt, P1) + Math.imul(before, P2) + Math.imul(after, P3);
	out[n++] = Math.imul(337, T) + Math.imul(pair, P1) + Math.imul(before, P2);
	out[n++] = Math.imul(338, T) + Math.imul(pair, P1) + Math.imul(after, P2);
	out[n++] = Math.imul(339, T) + Math.imul(dw, P1) + Math.imul(word[d + 1] as number, P2);
	out[n++] = Math.imul(340, T) + Math.imul(dw, P1) + Math.imul(word[d - 1] as number, P2);
	out[n++] = Math.imul(341, T) + Math.imul(pair, P1) + Math.imul(word[headFirst] as number, P2);
	out[n++] = Math.imul(342, T) + Math.imul(pair, P1) + Math.imul(tagHash[headFirst] as number, P2);
	out[n++] =
		Math.imul(343, T) +
		Math.imul(pair, P1) +
		Math.imul((commas > 3 ? 3 : commas) * 4 + (verbs > 3 ? 3 : verbs), P2);
	out[n++] = Math.imul(344, T) + Math.imul(pair, P1) + Math.imul(quotes, P2);
	out[n++] =
		Math.imul(345, T) +
		Math.imul(pair, P1) +
		Math.imul(grand === 0 ? 1 : (tagHash[grand] as number), P2);
	out[n++] = Math.imul(347, T) + Math.imul(pair, P1) + Math.imul(word[nearest] as number, P2);
	out[n++] =
		Math.imul(348, T) +
		Math.imul(hw, P1) +
		Math.imul(pair, P2) +
		Math.imul(quotes | (commas > 3 ? 6 : commas << 1), P3);
	out[n++] =
		Math.imul(346, T) +
		Math.imul(dt, P1) +
		Math.imul(first === 0 ? 0 : first < d ? 1 : 2, P2) +
		Math.imul(headLabel << 2, P3);
	return spread(out, n);
}

/** Labels trees with a scorer; keeps its buffers between sentences. */
export class Labeler {
	readonly tree = new Tree();
	private readonly features = new Int32Array(maxLabelFeatures);
	private readonly scores: Float64Array;

	/**
	 * `root` is the class of the label "root", which the root's child has and nothing else; `settled` the
	 * keys of arcs that always have one label, and that label.
	 */
	constructor(
		private readonly scorer: Scorer,
		private readonly root: number,
		private readonly settled: ReadonlyMap<number, number>,
	) {
		this.scores = new Float64Array(scorer.classes);
	}

	/** Writes the label class of each word's arc to `labels` from `offset`, where `heads` are too. */
	label(input: ParserInput, heads: Int32Array, labels: Uint8Array, offset: number): void {
		const { tree } = this;
		tree.load(heads, offset, input.n);
		for (let k = 0; k < tree.n; k++) {
			const d = tree.order[k] as number;
			let best = this.root;
			if (tree.head[d] !== 0) {
				best = this.settled.get(arcKey(input, tree, d)) ?? this.classify(input, d);
			}
			tree.label[d] = best;
			labels[offset + d - 1] = best;
		}
	}

	/** The label of an arc in `tree` by what the scorer says. */
	private classify(input: ParserInput, d: number): number {
		const { tree, scores, features, scorer, root } = this;
		scores.fill(0);
		scorer.add(features, labelFeatures(input, tree, d, features), scores);
		let best = root === 0 ? 1 : 0;
		let most = scores[best] as number;
		for (let c = best + 1; c < scores.length; c++) {
			const score = scores[c] as number;
			if (score > most && c !== root) {
				most = score;
				best = c;
			}
		}
		return best;
	}
}

/** The settled arcs of a model: sections `labeler.arcs` and `labeler.always`, a label each. */
export function settledArcs(model: Model): Map<number, number> {
	const arcs = model.words('labeler.arcs');
	const always = model.bytes('labeler.always');
	if (arcs.length !== always.length) {
		throw new ModelError('corrupt', 'The settled arcs of the language model are inconsistent.');
	}
	const settled = new Map<number, number>();
	arcs.forEach((key, i) => {
		settled.set(key | 0, always[i] ?? 0);
	});
	return settled;
}
