/**
 * Dependency trees, by an arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011),
 * greedily: words are shifted onto a stack, and the top of the stack becomes a dependent
 * of the next word (left) or of the word below it (right). The root stands after the last word
 * (Ballesteros and Nivre 2013), so that a sentence has exactly one.
 *
 * Nodes are numbered from 1; 0 is "none", `n + 1` the root.
 */

import { hashString, mix1, mix2, mix3 } from './hash';
import { CLUSTER, CLUSTER4, CLUSTER6, CLUSTER8, LOWER, STRIDE } from './lexicon';
import type { Scorer } from './tagger';

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const transitions = 3;

/** Longest sentence parsed in one piece; `sentences` parts longer ones. */
export const maxNodes = 300;

export const maxParseFeatures = 128;

/** A sentence as the parser sees it: attributes of node i at place i, sentinels at 0 and n + 1. */
export class ParserInput {
	n = 0;
	readonly word = new Int32Array(maxNodes + 4);
	readonly tag = new Int32Array(maxNodes + 4);
	readonly cluster = new Int32Array(maxNodes + 4);
	readonly cluster8 = new Int32Array(maxNodes + 4);
	readonly cluster6 = new Int32Array(maxNodes + 4);
	readonly cluster4 = new Int32Array(maxNodes + 4);
	/** Commas and the like up to node i. */
	readonly commas = new Int32Array(maxNodes + 4);
	/** Verbs up to node i. */
	readonly verbs = new Int32Array(maxNodes + 4);
	/** Quotation marks up to node i. */
	readonly quotes = new Int32Array(maxNodes + 4);

	/**
	 * Takes in a sentence: `rows` of the lexicon's `data` from `from`, `tags` of its words from
	 * `offset`, and what kind of word each tag is.
	 */
	load(
		data: Int32Array,
		rows: Int32Array,
		from: number,
		tags: Uint8Array,
		offset: number,
		n: number,
		kinds: Uint8Array,
	): void {
		this.n = n;
		const quote = quoteHash;
		for (let i = 0; i <= n + 2; i++) {
			if (i === 0 || i > n) {
				this.word[i] = i === n + 1 ? 7 : 3;
				this.tag[i] = i === n + 1 ? 201 : 200;
				this.cluster[i] = 0;
				this.cluster8[i] = 0;
				this.cluster6[i] = 0;
				this.cluster4[i] = 0;
				this.commas[i] = i === 0 ? 0 : (this.commas[i - 1] as number);
				this.verbs[i] = i === 0 ? 0 : (this.verbs[i - 1] as number);
				this.quotes[i] = i === 0 ? 0 : (this.quotes[i - 1] as number);
				continue;
			}
			const at = (rows[from + i - 1] as number) * STRIDE;
			const tag = tags[offset + i - 1] as number;
			const kind = kinds[tag] as number;
			this.word[i] = data[at + LOWER] as number;
			this.tag[i] = tag;
			this.cluster[i] = data[at + CLUSTER] as number;
			this.cluster8[i] = data[at + CLUSTER8] as number;
			this.cluster6[i] = data[at + CLUSTER6] as number;
			this.cluster4[i] = data[at + CLUSTER4] as number;
			this.commas[i] = (this.commas[i - 1] as number) + (kind === KIND_PUNCTUATION ? 1 : 0);
			this.verbs[i] = (this.verbs[i - 1] as number) + (kind === KIND_VERB ? 1 : 0);
			this.quotes[i] = (this.quotes[i - 1] as number) + (this.word[i] === quote ? 1 : 0);
		}
	}
}

const quoteHash = hashString('"');

export const KIND_OTHER = 0;
export const KIND_VERB = 1;
export const KIND_PUNCTUATION = 2;

/** What kind of word each tag of a model ("VERB VBD") marks, as the parser's features need it. */
export function tagKinds(names: readonly string[]): Uint8Array {
	return Uint8Array.from(names, (name) =>
		name.startsWith('VERB ')
			? KIND_VERB
			: name.startsWith('PUNCT ')
				? KIND_PUNCTUATION
				: KIND_OTHER,
	);
}

const FIELDS = 8;
const SIZE = maxNodes + 3;
const STACK = 0;
const HEAD = SIZE;
const FIRST_LEFT = 2 * SIZE;
const SECOND_LEFT = 3 * SIZE;
const FIRST_RIGHT = 4 * SIZE;
const SECOND_RIGHT = 5 * SIZE;
const LEFTS = 6 * SIZE;
const RIGHTS = 7 * SIZE;

/** A partial tree and what is left to do. */
export class State {
	/** Stack, heads and outermost children, one block of `SIZE` after the other. */
	readonly cells = new Int16Array(FIELDS * SIZE);
	depth = 0;
	/** The next word, `n + 1` when all are on the stack. */
	next = 1;
	n = 0;
	/** The transitions so far. */
	readonly history = new Uint8Array(2 * maxNodes);
	steps = 0;

	start(n: number): void {
		for (let field = 0; field < FIELDS; field++) {
			this.cells.fill(0, field * SIZE, field * SIZE + n + 2);
		}
		this.depth = 0;
		this.next = 1;
		this.n = n;
		this.steps = 0;
	}

	/** Whether a transition may be taken. */
	allows(transition: number): boolean {
		if (transition === SHIFT) return this.next <= this.n;
		if (transition === LEFT) return this.depth >= 1 && (this.next <= this.n || this.depth === 1);
		return this.depth >= 2;
	}

	/** The node `k` below the top of the stack, 0 for none. */
	stack(k: number): number {
		return k < this.depth ? (this.cells[STACK + this.depth - 1 - k] as number) : 0;
	}

	head(node: number): number {
		return this.cells[HEAD + node] as number;
	}

	apply(transition: number): void {
		const { cells } = this;
		this.history[this.steps++] = transition;
		if (transition === SHIFT) {
			cells[STACK + this.depth++] = this.next++;
			return;
		}
		const child = cells[STACK + --this.depth] as number;
		if (transition === LEFT) {
			const head = this.next;
			cells[HEAD + child] = head;
			cells[SECOND_LEFT + head] = cells[FIRST_LEFT + head] as number;
			cells[FIRST_LEFT + head] = child;
			cells[LEFTS + head] = (cells[LEFTS + head] as number) + 1;
		} else {
			const head = cells[STACK + this.depth - 1] as number;
			cells[HEAD + child] = head;
			cells[SECOND_RIGHT + head] = cells[FIRST_RIGHT + head] as number;
			cells[FIRST_RIGHT + head] = child;
			cells[RIGHTS + head] = (cells[RIGHTS + head] as number) + 1;
		}
	}
}

function near(distance: number): number {
	if (distance <= 4) return distance;
	return distance <= 6 ? 5 : distance <= 10 ? 6 : distance <= 20 ? 7 : 8;
}

function few(count: number): number {
	return count > 3 ? 3 : count;
}

/** Writes the features of a state to `out` and gives their number. */
export function parseFeatures(input: ParserInput, state: State, out: Int32Array): number {
	const { cells } = state;
	const { word, tag, cluster, cluster8, cluster6, cluster4 } = input;
	const last = state.n + 1;
	const s0 = state.stack(0);
	const s1 = state.stack(1);
	const s2 = state.stack(2);
	const b0 = state.next;
	const b1 = b0 < last ? b0 + 1 : 0;
	const b2 = b1 !== 0 && b1 < last ? b1 + 1 : 0;
	const s0w = word[s0] as number;
	const s1w = word[s1] as number;
	const b0w = word[b0] as number;
	const b1w = word[b1] as number;
	const s0t = tag[s0] as number;
	const s1t = tag[s1] as number;
	const s2t = tag[s2] as number;
	const b0t = tag[b0] as number;
	const b1t = tag[b1] as number;
	const b2t = tag[b2] as number;
	const s0l = s0 === 0 ? 0 : (cells[FIRST_LEFT + s0] as number);
	const s0r = s0 === 0 ? 0 : (cells[FIRST_RIGHT + s0] as number);
	const s0l2 = s0 === 0 ? 0 : (cells[SECOND_LEFT + s0] as number);
	const s0r2 = s0 === 0 ? 0 : (cells[SECOND_RIGHT + s0] as number);
	const s1l = s1 === 0 ? 0 : (cells[FIRST_LEFT + s1] as number);
	const s1r = s1 === 0 ? 0 : (cells[FIRST_RIGHT + s1] as number);
	const s1r2 = s1 === 0 ? 0 : (cells[SECOND_RIGHT + s1] as number);
	const b0l = cells[FIRST_LEFT + b0] as number;
	const b0l2 = cells[SECOND_LEFT + b0] as number;
	const s0lt = tag[s0l] as number;
	const s0rt = tag[s0r] as number;
	const s1rt = tag[s1r] as number;
	const s1lt = tag[s1l] as number;
	const b0lt = tag[b0l] as number;
	const s0vl = few(cells[LEFTS + s0] as number);
	const s0vr = few(cells[RIGHTS + s0] as number);
	const s1vl = few(cells[LEFTS + s1] as number);
	const s1vr = few(cells[RIGHTS + s1] as number);
	const b0vl = few(cells[LEFTS + b0] as number);
	const near0 = s0 === 0 ? 0 : near(b0 - s0);
	const near1 = s1 === 0 ? 0 : near(s0 - s1);
	let n = 0;
	out[n++] = mix1(100, state.depth > 2 ? 2 : state.depth);
	out[n++] = mix1(101, s0w);
	out[n++] = mix1(102, s0t);
	out[n++] = mix2(103, s0w, s0t);
	out[n++] = mix1(104, s1w);
	out[n++] = mix1(105, s1t);
	out[n++] = mix2(106, s1w, s1t);
	out[n++] = mix1(107, b0w);
	out[n++] = mix1(108, b0t);
	out[n++] = mix2(109, b0w, b0t);
	out[n++] = mix1(110, b1w);
	out[n++] = mix1(111, b1t);
	out[n++] = mix2(112, b1w, b1t);
	out[n++] = mix1(113, word[b2] as number);
	out[n++] = mix1(114, b2t);
	out[n++] = mix2(115, word[s2] as number, s2t);
	out[n++] = mix1(116, s2t);
	out[n++] = mix2(117, s0w, b0w);
	out[n++] = mix2(118, s0w, b0t);
	out[n++] = mix2(119, s0t, b0w);
	out[n++] = mix2(120, s0t, b0t);
	out[n++] = mix2(121, s1w, s0w);
	out[n++] = mix2(122, s1w, s0t);
	out[n++] = mix2(123, s1t, s0w);
	out[n++] = mix2(124, s1t, s0t);
	out[n++] = mix2(125, s1t, b0t);
	out[n++] = mix2(126, s1w, b0t);
	out[n++] = mix2(127, s1t, b0w);
	out[n++] = mix2(128, b0t, b1t);
	out[n++] = mix2(129, b0w, b1t);
	out[n++] = mix3(130, s0t, b0t, b1t);
	out[n++] = mix3(131, s1t, s0t, b0t);
	out[n++] = mix3(132, s2t, s1t, s0t);
	out[n++] = mix3(133, b0t, b1t, b2t);
	out[n++] = mix3(134, (s1t << 8) | s0t, b0t, b1t);
	out[n++] = mix3(135, s0w, b0t, b1t);
	out[n++] = mix3(136, s1t, s0w, b0t);
	out[n++] = mix3(137, s1w, s0t, b0t);
	out[n++] = mix3(138, s1t, s0t, b0w);
	out[n++] = mix3(139, s0t, s0lt, b0t);
	out[n++] = mix3(140, s0t, s0rt, b0t);
	out[n++] = mix3(141, s0t, b0t, b0lt);
	out[n++] = mix3(142, s1t, s1rt, s0t);
	out[n++] = mix3(143, s1t, s1lt, s0t);
	out[n++] = mix3(144, s1t, s0t, s0lt);
	out[n++] = mix3(145, s1t, s0t, s0rt);
	out[n++] = mix3(146, s1t, s0t, word[s0l] as number);
	out[n++] = mix3(147, s0t, b0t, word[b0l] as number);
	out[n++] = mix3(148, s0t, b0t, word[s0r] as number);
	out[n++] = mix3(149, s1w, s0t, word[s0l] as number);
	out[n++] = mix2(150, s0w, near0);
	out[n++] = mix2(151, s0t, near0);
	out[n++] = mix2(152, b0w, near0);
	out[n++] = mix2(153, b0t, near0);
	out[n++] = mix3(154, s0t, b0t, near0);
	out[n++] = mix2(155, s1w, near1);
	out[n++] = mix2(156, s1t, near1);
	out[n++] = mix2(157, s0w, near1 + 16);
	out[n++] = mix3(158, s1t, s0t, near1);
	out[n++] = mix3(159, s0t, s0vl, s0vr);
	out[n++] = mix3(160, s0w, s0vl, s0vr);
	out[n++] = mix3(161, s1t, s1vl, s1vr);
	out[n++] = mix3(162, s1w, s1vl, s1vr);
	out[n++] = mix2(163, b0t, b0vl);
	out[n++] = mix2(164, b0w, b0vl);
	out[n++] = mix3(165, s0t, b0t, (s0vr << 4) | b0vl);
	out[n++] = mix2(166, word[s0l] as number, s0lt);
	out[n++] = mix2(167, word[s0r] as number, s0rt);
	out[n++] = mix2(168, word[s1l] as number, s1lt);
	out[n++] = mix2(169, word[s1r] as number, s1rt);
	out[n++] = mix2(170, word[b0l] as number, b0lt);
	out[n++] = mix3(171, s0t, s0lt, tag[s0l2] as number);
	out[n++] = mix3(172, s0t, s0rt, tag[s0r2] as number);
	out[n++] = mix3(173, s1t, s1rt, tag[s1r2] as number);
	out[n++] = mix3(174, b0t, b0lt, tag[b0l2] as number);
	out[n++] = mix1(175, cluster[s0] as number);
	out[n++] = mix1(176, cluster[s1] as number);
	out[n++] = mix1(177, cluster[b0] as number);
	out[n++] = mix2(178, cluster8[s0] as number, cluster8[b0] as number);
	out[n++] = mix2(179, cluster8[s1] as number, cluster8[s0] as number);
	out[n++] = mix2(180, cluster[s0] as number, b0t);
	out[n++] = mix2(181, s0t, cluster[b0] as number);
	out[n++] = mix2(182, cluster[s1] as number, s0t);
	out[n++] = mix2(183, s1t, cluster[s0] as number);
	out[n++] = mix3(184, cluster6[s1] as number, cluster6[s0] as number, cluster6[b0] as number);
	out[n++] = mix3(185, cluster4[s1] as number, cluster4[s0] as number, cluster4[b0] as number);
	out[n++] = mix3(186, cluster8[s1] as number, s0t, cluster8[s0l] as number);
	out[n++] = mix3(187, cluster8[s1] as number, cluster8[s0] as number, word[s0l] as number);
	const commas = few((input.commas[b0] as number) - (input.commas[s0] as number));
	const verbs = few((input.verbs[b0 - 1] as number) - (input.verbs[s0] as number));
	const quotes = ((input.quotes[b0] as number) - (input.quotes[s0] as number)) & 1;
	out[n++] = mix3(188, s0t, b0t, (commas << 4) | verbs);
	out[n++] = mix3(189, s0t, b0t, quotes);
	const commas1 =
		s0 === 0 ? 0 : few((input.commas[s0 - 1] as number) - (input.commas[s1] as number));
	const verbs1 = s0 === 0 ? 0 : few((input.verbs[s0 - 1] as number) - (input.verbs[s1] as number));
	const quotes1 = ((input.quotes[s0] as number) - (input.quotes[s1] as number)) & 1;
	out[n++] = mix3(190, s1t, s0t, (commas1 << 4) | verbs1);
	out[n++] = mix3(191, s1t, s0t, quotes1);
	out[n++] = mix3(192, s1t, s0t, (s1vr << 4) | s0vl);
	out[n++] = mix3(193, s1w, s0w, b0t);
	out[n++] = mix3(194, s0w, s0rt, b0t);
	out[n++] = mix3(195, s1t, s0t, b0t | (near1 << 8));
	out[n++] = mix3(196, s1t, s2t, (s0t << 8) | b0t);
	return n;
}

/** Parses sentences, greedily, with a scorer of transitions; keeps its buffers between sentences. */
export class Parser {
	private readonly state = new State();
	private readonly features = new Int32Array(maxParseFeatures);
	private readonly scores = new Float64Array(transitions);

	constructor(private readonly scorer: Scorer) {}

	/** Writes each word's head to `heads` from `offset`: 1-based within the sentence, 0 for the root. */
	parse(input: ParserInput, heads: Int32Array, offset: number): void {
		const { scorer, features, scores, state } = this;
		state.start(input.n);
		for (let step = 0; step < 2 * input.n; step++) {
			const shift = state.allows(SHIFT);
			const left = state.allows(LEFT);
			const right = state.allows(RIGHT);
			// Where only one transition is allowed there is nothing to decide.
			if ((shift ? 1 : 0) + (left ? 1 : 0) + (right ? 1 : 0) === 1) {
				state.apply(shift ? SHIFT : left ? LEFT : RIGHT);
				continue;
			}
			const n = parseFeatures(input, state, features);
			scores.fill(0);
			scorer.add(features, n, scores);
			let best = shift ? SHIFT : LEFT;
			if (left && (scores[LEFT] as number) > (scores[best] as number)) best = LEFT;
			if (right && (scores[RIGHT] as number) > (scores[best] as number)) best = RIGHT;
			state.apply(best);
		}
		for (let i = 1; i <= input.n; i++) {
			const head = state.head(i);
			heads[offset + i - 1] = head === input.n + 1 ? 0 : head;
		}
	}
}
