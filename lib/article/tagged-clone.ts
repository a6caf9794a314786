/** Where an element of the clone carries its number. Readability moves and renames elements but keeps attributes. */
const numberAttribute = 'data-standpoint-element';

/** Elements whose text is never shown. */
const unseen = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE', 'HEAD', 'IFRAME']);

/** A stretch of a live text node. */
export interface Piece {
	node: Text;
	from: number;
	to: number;
}

/**
 * A copy of a page that may be cut up and rebuilt while each of its text nodes still leads back to
 * the live one it was copied from: by identity, and where a text node was made anew (Readability
 * parses the page again when its first try finds too little), by the number of its element.
 */
export class TaggedClone {
	readonly document: Document;
	private readonly live = new Map<Node, Text>();
	private readonly elements: Element[] = [];
	/** The page's text nodes that can be seen, in page order. */
	private readonly order = new Map<Text, number>();
	private readonly texts: Text[] = [];
	/** How many text nodes may still be looked at in search of others; a hostile page ends here. */
	private budget = 1_000_000;
	private readonly searches = new Map<string, { texts: Text[]; next: number }>();

	/** Copies `page`, which is left as it is. */
	constructor(page: Document) {
		this.document = page.cloneNode(true) as Document;
		let original: Node | null = page.documentElement;
		let copy: Node | null = this.document.documentElement;
		let hidden: Node | null = null;
		const root: Node | null = original;
		while (original && copy) {
			this.pair(original, copy, hidden !== null);
			if (hidden === null && unseen.has(original.nodeName)) hidden = original;
			if (original.firstChild && copy.firstChild) {
				original = original.firstChild;
				copy = copy.firstChild;
				continue;
			}
			while (original && original !== root && !original.nextSibling) {
				if (original === hidden) hidden = null;
				original = original.parentNode;
				copy = copy?.parentNode ?? null;
			}
			if (!original || original === root) break;
			if (original === hidden) hidden = null;
			original = original.nextSibling;
			copy = copy?.nextSibling ?? null;
		}
	}

	/** Where in the live page the text of a text node of the clone stands; empty where nowhere. */
	piecesOf(text: Text): Piece[] {
		const live = this.live.get(text);
		if (live && live.data === text.data) return [{ node: live, from: 0, to: live.data.length }];
		// A text that was made anew may be several now, which are taken together.
		if (this.isNew(text.previousSibling)) return [];
		let data = text.data;
		for (let next = text.nextSibling; this.isNew(next); next = next.nextSibling) data += next.data;
		if (data.length === 0) return [];
		let parent = text.parentElement;
		while (parent && !parent.hasAttribute(numberAttribute)) parent = parent.parentElement;
		const number = parent?.getAttribute(numberAttribute);
		const element = this.elements[Number(number ?? -1)];
		if (!element) return [];
		const own = this.align(`${number} children`, data, () => childTexts(element));
		return own.length > 0
			? own
			: this.align(`${number} descendants`, data, () => descendantTexts(element));
	}

	/** Whether it is a text node that was not copied from the page. */
	private isNew(node: Node | null): node is Text {
		return node?.nodeType === 3 && this.live.get(node)?.data !== (node as Text).data;
	}

	/** Whether the page shows words between two of its text nodes. */
	hasWordsBetween(before: Text, after: Text): boolean {
		const from = this.order.get(before) ?? 0;
		const to = this.order.get(after) ?? 0;
		if (to < from) return true;
		for (let index = from + 1; index < to; index++) {
			if (/\S/.test(this.texts[index]?.data ?? '')) return true;
		}
		return false;
	}

	private pair(original: Node, copy: Node, hidden: boolean): void {
		if (original.nodeType !== copy.nodeType)
			throw new Error('The copy of the page differs from it.');
		if (original.nodeType === 1) {
			const number = this.elements.push(original as Element) - 1;
			(copy as Element).setAttribute(numberAttribute, String(number));
		} else if (original.nodeType === 3) {
			this.live.set(copy, original as Text);
			if (!hidden) this.order.set(original as Text, this.texts.push(original as Text) - 1);
		}
	}

	/**
	 * The pieces that `data` is made of: a text node of the element, or several after one another,
	 * those of an earlier answer left behind.
	 */
	private align(key: string, data: string, textsOf: () => Text[]): Piece[] {
		let search = this.searches.get(key);
		if (!search) {
			if (this.budget <= 0) return [];
			search = { texts: textsOf(), next: 0 };
			this.budget -= search.texts.length;
			this.searches.set(key, search);
		}
		for (let start = search.next; start < search.texts.length && this.budget-- > 0; start++) {
			const found = piecesFrom(search.texts, start, data);
			if (found) {
				search.next = found.next;
				return found.pieces;
			}
		}
		return [];
	}
}

function piecesFrom(
	texts: readonly Text[],
	start: number,
	data: string,
): { pieces: Piece[]; next: number } | null {
	const pieces: Piece[] = [];
	let at = 0;
	for (let index = start; index < texts.length; index++) {
		const node = texts[index];
		if (!node || node.data.length === 0) continue;
		// A parser drops the line feed that follows the tag of a <pre>.
		const from = pieces.length === 0 && node.data[0] === '\n' && data[0] !== '\n' ? 1 : 0;
		const part = from === 0 ? node.data : node.data.slice(from);
		if (data.startsWith(part, at)) {
			pieces.push({ node, from, to: node.data.length });
			at += part.length;
			if (at === data.length) return { pieces, next: index + 1 };
		} else if (pieces.length === 0) {
			return null;
		}
	}
	return null;
}

function childTexts(element: Element): Text[] {
	const texts: Text[] = [];
	for (let child = element.firstChild; child; child = child.nextSibling) {
		if (child.nodeType === 3) texts.push(child as Text);
	}
	return texts;
}

function descendantTexts(element: Element): Text[] {
	const texts: Text[] = [];
	let node: Node | null = element.firstChild;
	while (node) {
		if (node.nodeType === 3) texts.push(node as Text);
		if (node.firstChild && !unseen.has(node.nodeName)) {
			node = node.firstChild;
			continue;
		}
		while (node && node !== element && !node.nextSibling) node = node.parentNode;
		node = node === element ? null : (node?.nextSibling ?? null);
	}
	return texts;
}
