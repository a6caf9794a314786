/**
 * How large a page may be before it is given up. The largest news pages have some 10,000 elements,
 * an encyclopaedia's longest ones 40,000; parsers nest no deeper than 512 elements, scripts can.
 */
export const bounds = {
	nodes: 250_000,
	depth: 600,
	/**
	 * Characters times the depth they stand at: Readability reads the text of an element again for
	 * each that it stands in. An ordinary page needs 3 million.
	 */
	depthOfText: 100_000_000,
};

/** How many characters a page written out as XML may have: browsers send no message longer than 64 MB. */
export const longestMarkup = 20_000_000;

/**
 * How many characters the text of an article may have. The longest have some 30,000 words; of one of
 * five million characters the background would know nothing else for minutes.
 */
export const longestText = 400_000;

export type OutOfBounds = 'too-many-nodes' | 'too-deep';

/** Looks at no more nodes than may be, without recursion. null: the page can be read. */
export function outOfBounds(root: Node, limit = bounds): OutOfBounds | null {
	let node: Node | null = root;
	let depth = 0;
	let nodes = 0;
	let depthOfText = 0;
	while (node) {
		nodes++;
		if (nodes > limit.nodes) return 'too-many-nodes';
		if (depth > limit.depth) return 'too-deep';
		if (node.nodeType === 3) {
			depthOfText += (node.nodeValue?.length ?? 0) * depth;
			if (depthOfText > limit.depthOfText) return 'too-deep';
		}
		if (node.firstChild) {
			node = node.firstChild;
			depth++;
		} else {
			while (node && node !== root && !node.nextSibling) {
				node = node.parentNode;
				depth--;
			}
			node = node === root ? null : (node?.nextSibling ?? null);
		}
	}
	return null;
}
