import type { Span } from '../annotation';

/** The four fields of a DOM range, without the cost of a live one. `StaticRange` takes it as it is. */
export interface LiveRange {
	startContainer: Text;
	startOffset: number;
	endContainer: Text;
	endOffset: number;
}

/** What any of the DOM's ranges has. */
export interface RangeLike {
	startContainer: Node;
	startOffset: number;
	endContainer: Node;
	endOffset: number;
}

/**
 * The columns of a table of runs. A run is a stretch of the text whose characters stand in one
 * text node, side by side in both. Rows are in text order, and the runs of one node are adjacent.
 */
export interface Runs {
	/** Where a run begins in the text. */
	textStart: Int32Array;
	/** In which of the nodes it is. */
	node: Int32Array;
	/** Where it begins in that node's data. */
	nodeStart: Int32Array;
	length: Int32Array;
	/** 1 where words of the page that are not in the text stand between this run and the one before. */
	gap: Uint8Array;
}

const FOLLOWING = 4;
const PRECEDING = 2;
const CONTAINED_BY = 16;

/**
 * Leads from an offset in an article's text to the live text node that shows it, and back.
 *
 * Offsets are UTF-16 code units, end exclusive. What parts paragraphs and lines ("\n") stands in
 * no node. A position is answered in logarithmic time.
 */
export class TextMap {
	/** Each node's first and last run. */
	private readonly runsOf = new Map<Node, { first: number; last: number }>();
	/** The nodes in the order in which they stand in the page; made when first needed. */
	private inPageOrder: Text[] | null = null;

	constructor(
		/** The live text nodes of the text, each once, in text order. */
		readonly nodes: readonly Text[],
		private readonly runs: Runs,
	) {
		for (let run = 0; run < runs.node.length; run++) {
			const node = nodes[at(runs.node, run)];
			const known = node && this.runsOf.get(node);
			if (known) known.last = run;
			else if (node) this.runsOf.set(node, { first: run, last: run });
		}
	}

	/** How many characters of the text stand in the page. */
	get mapped(): number {
		let sum = 0;
		for (const length of this.runs.length) sum += length;
		return sum;
	}

	/** The runs, in text order. */
	*eachRun(): Generator<{
		node: Text;
		nodeStart: number;
		textStart: number;
		length: number;
		/** Whether words of the page that are not in the text stand before it. */
		gap: boolean;
	}> {
		const { runs } = this;
		for (let run = 0; run < runs.node.length; run++) {
			const node = this.nodes[at(runs.node, run)];
			if (!node) continue;
			yield {
				node,
				nodeStart: at(runs.nodeStart, run),
				textStart: at(runs.textStart, run),
				length: at(runs.length, run),
				gap: at(runs.gap, run) === 1,
			};
		}
	}

	/**
	 * The range of the page from the first to the last character of `span`, whatever lies between;
	 * null where none of it stands in the page (a break between paragraphs).
	 */
	rangeOf(span: Span): LiveRange | null {
		const first = this.runEndingAfter(span.start);
		const last = this.runStartingBefore(span.end);
		return first > last || span.start >= span.end
			? null
			: this.rangeBetween(first, last, span.start, span.end);
	}

	/**
	 * The same in pieces: one for each stretch of the page that shows nothing but the span, so that
	 * a caption or a footnote mark in its midst stays out. In text order; empty where `rangeOf` is null.
	 */
	rangesOf(span: Span): LiveRange[] {
		const ranges: LiveRange[] = [];
		if (span.start >= span.end) return ranges;
		const last = this.runStartingBefore(span.end);
		let from = this.runEndingAfter(span.start);
		for (let run = from; run <= last; run++) {
			if (run < last && at(this.runs.gap, run + 1) === 0) continue;
			const range = this.rangeBetween(from, run, span.start, span.end);
			if (range) ranges.push(range);
			from = run + 1;
		}
		return ranges;
	}

	/**
	 * The offset in the text of a position in a text node, null where that node is not of the text.
	 * A position among characters that the text leaves out is taken to the next that it has.
	 */
	offsetOf(node: Node, offset: number): number | null {
		const own = this.runsOf.get(node);
		if (!own) return null;
		const { textStart, nodeStart, length } = this.runs;
		// The last of the node's runs that begins at or before the position.
		let low = own.first;
		let high = own.last;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (at(nodeStart, middle) <= offset) low = middle;
			else high = middle - 1;
		}
		const into = offset - at(nodeStart, low);
		if (into <= at(length, low)) return at(textStart, low) + Math.max(0, into);
		return low < own.last ? at(textStart, low + 1) : at(textStart, low) + at(length, low);
	}

	/**
	 * What of the text lies in a range of the page (a reader's selection), which may begin and end
	 * anywhere; null where nothing does. White space at its ends is left out by the caller.
	 */
	spanOf(range: RangeLike): Span | null {
		const start = this.nextOffset(range.startContainer, range.startOffset);
		const end = this.previousOffset(range.endContainer, range.endOffset);
		return start !== null && end !== null && start < end ? { start, end } : null;
	}

	private nextOffset(container: Node, offset: number): number | null {
		const exact = this.offsetOf(container, offset);
		if (exact !== null) return exact;
		const node = this.sorted()[this.countBefore(container, offset)];
		const own = node && this.runsOf.get(node);
		return own ? at(this.runs.textStart, own.first) : null;
	}

	private previousOffset(container: Node, offset: number): number | null {
		const exact = this.offsetOf(container, offset);
		if (exact !== null) return exact;
		const node = this.sorted()[this.countBefore(container, offset) - 1];
		return node ? this.offsetOf(node, node.data.length) : null;
	}

	private sorted(): Text[] {
		this.inPageOrder ??= [...this.nodes].sort((a, b) =>
			a.compareDocumentPosition(b) & FOLLOWING ? -1 : 1,
		);
		return this.inPageOrder;
	}

	/** How many of the nodes, in page order, stand before a boundary point of another node. */
	private countBefore(container: Node, offset: number): number {
		const child = container.childNodes[offset];
		const isBefore = (node: Node): boolean => {
			const position = (child ?? container).compareDocumentPosition(node);
			return (
				(position & PRECEDING) !== 0 ||
				(!child && (position & CONTAINED_BY) !== 0 && container.nodeType === 1)
			);
		};
		const nodes = this.sorted();
		let low = 0;
		let high = nodes.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const node = nodes[middle];
			if (node && isBefore(node)) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private rangeBetween(first: number, last: number, start: number, end: number): LiveRange | null {
		const { runs, nodes } = this;
		const startContainer = nodes[at(runs.node, first)];
		const endContainer = nodes[at(runs.node, last)];
		if (!startContainer || !endContainer) return null;
		const into = Math.max(0, start - at(runs.textStart, first));
		const upTo = Math.min(at(runs.length, last), end - at(runs.textStart, last));
		return {
			startContainer,
			startOffset: at(runs.nodeStart, first) + into,
			endContainer,
			endOffset: at(runs.nodeStart, last) + upTo,
		};
	}

	/** The first run that ends after `offset`. */
	private runEndingAfter(offset: number): number {
		const run = this.runStartingBefore(offset + 1);
		return run >= 0 && at(this.runs.textStart, run) + at(this.runs.length, run) > offset
			? run
			: run + 1;
	}

	/** The last run that begins before `offset`; -1 where none does. */
	private runStartingBefore(offset: number): number {
		const { textStart } = this.runs;
		let low = 0;
		let high = textStart.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (at(textStart, middle) < offset) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}
}

/** Past either end of a column stands -1, which is no node, offset or length. */
function at(column: Int32Array | Uint8Array, index: number): number {
	return column[index] ?? -1;
}
