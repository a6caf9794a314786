import { squeeze } from './blocks';

/** Shorter paragraphs are as often teasers, captions and labels. */
const paragraphLength = 80;

/** How much running text the parts of a page hold: what they show in long paragraphs, links aside. */
export class Prose {
	private readonly lengths = new Map<Element, number>();
	readonly total: number;

	constructor(root: Element) {
		let total = 0;
		for (const element of root.querySelectorAll(
			'p, li, td, dd, blockquote, pre, div, section, article',
		)) {
			const length = ownText(element);
			if (length < paragraphLength) continue;
			total += length;
			for (let up: Element | null = element; up; up = up.parentElement) {
				this.lengths.set(up, (this.lengths.get(up) ?? 0) + length);
			}
		}
		this.total = total;
	}

	in(element: Element): number {
		return this.lengths.get(element) ?? 0;
	}

	/** The share of the page's prose that an element holds, 0 to 1.0. */
	share(element: Element): number {
		return this.total === 0 ? 0 : this.in(element) / this.total;
	}
}

const inline = new Set(
	'ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR'.split(
		' ',
	),
);

/** Characters that an element shows itself or in inline elements, links and inner blocks aside. */
function ownText(element: Element): number {
	let length = 0;
	let node: Node | null = element.firstChild;
	while (node) {
		if (node.nodeType === 3) length += squeeze(node.nodeValue).length + 1;
		if (node.firstChild && inline.has(node.nodeName)) {
			node = node.firstChild;
			continue;
		}
		while (node && node !== element && !node.nextSibling) node = node.parentNode;
		node = node === element ? null : (node?.nextSibling ?? null);
	}
	return length;
}

/** The share of an element's characters that stand in links, 0 to 1.0. */
export function linkShare(element: Element): number {
	const length = squeeze(element.textContent).length;
	if (length === 0) return 0;
	if (element.tagName === 'A' || element.closest('a')) return 1;
	let linked = 0;
	for (const link of element.querySelectorAll('a')) linked += squeeze(link.textContent).length;
	return Math.min(1, linked / length);
}
