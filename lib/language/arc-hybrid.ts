/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): words are shifted onto
 * a stack, and the top of the stack becomes a dependent of the next word (left) or of the word below
 * it (right). The root stands after the last word (Ballesteros and Nivre 2013), so that a sentence has
 * exactly one.
 *
 * Nodes are numbered from 1; 0 is "none", `n + 1` the root.
 */

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const transitions = 3;

/** Longest sentence parsed in one piece; `sentences` parts longer ones. */
export const maxNodes = 300;

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

	/** The child furthest left of a node, of those it has before it; 0 for none. */
	firstLeft(node: number): number {
		return this.cells[FIRST_LEFT + node] as number;
	}

	secondLeft(node: number): number {
		return this.cells[SECOND_LEFT + node] as number;
	}

	/** The child furthest right of a node, of those it has after it; 0 for none. */
	firstRight(node: number): number {
		return this.cells[FIRST_RIGHT + node] as number;
	}

	secondRight(node: number): number {
		return this.cells[SECOND_RIGHT + node] as number;
	}

	/** Number of children before a node. */
	lefts(node: number): number {
		return this.cells[LEFTS + node] as number;
	}

	/** Number of children after a node. */
	rights(node: number): number {
		return this.cells[RIGHTS + node] as number;
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
