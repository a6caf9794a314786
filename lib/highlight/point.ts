import type { TextMap } from '../article';

/**
 * The offset in the article's text of the character under a point of the viewport; null where none
 * of the article's is.
 *
 * @param x in CSS pixels from the viewport's left, as pointer events have it
 */
export function offsetAtPoint(map: TextMap, x: number, y: number): number | null {
	const position = document.caretPositionFromPoint(x, y);
	if (!position || position.offsetNode.nodeType !== Node.TEXT_NODE) return null;
	const node = position.offsetNode as Text;
	// The browser gives the caret nearest to the point, which may be far off, and either side of
	// the character that is under it.
	for (const start of [position.offset, position.offset - 1]) {
		if (start < 0 || start >= node.length) continue;
		const range = document.createRange();
		range.setStart(node, start);
		range.setEnd(node, start + 1);
		for (const box of range.getClientRects()) {
			if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
				return map.offsetOf(node, start);
			}
		}
	}
	return null;
}
