/** What the tests of both browsers do in a page. Each function is sent there as it stands. */

/** The words that each of our highlights covers, by its name without our prefix. */
export function readHighlights(): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	for (const [name, highlight] of CSS.highlights) {
		if (!name.startsWith('standpoint-')) continue;
		found[name.slice('standpoint-'.length)] = [...highlight].map((part) => {
			const range = document.createRange();
			range.setStart(part.startContainer, part.startOffset);
			range.setEnd(part.endContainer, part.endOffset);
			return range.toString();
		});
	}
	return found;
}

/** Scrolls to the place that a highlight covers, and says where in the viewport it stands. */
export function placeOfHighlight([name, index]: readonly [name: string, index: number]) {
	const part = [...(CSS.highlights.get(`standpoint-${name}`) ?? [])][index];
	if (!part) throw new Error(`Nothing is highlighted as ${name}`);
	const range = document.createRange();
	range.setStart(part.startContainer, part.startOffset);
	range.setEnd(part.endContainer, part.endOffset);
	range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
	const box = range.getClientRects()[0] ?? new DOMRect();
	return { x: box.x + box.width / 2, y: box.y + box.height / 2, words: range.toString() };
}

/** Selects words of the article, as by keyboard; the first place that has them in one text node. */
export function selectWords(words: string): void {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = (node as Text).data.indexOf(words);
		if (at < 0 || !node.parentElement?.closest('article')) continue;
		node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
		getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
		return;
	}
	throw new Error(`The page has no “${words}”`);
}
