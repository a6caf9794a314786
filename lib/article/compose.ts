import { isBlock, wordsOfName } from './blocks';
import type { Composer } from './composer';
import type { TaggedClone } from './tagged-clone';

/**
 * Adds what an element of the clone shows to the text: each block a paragraph, each `<br>` a line.
 * Walks without recursion.
 */
export function addElement(composer: Composer, root: Node, clone: TaggedClone): void {
	let preserved = 0;
	const enter = (node: Node): void => {
		if (node.nodeType === 3) {
			for (const piece of clone.piecesOf(node as Text)) {
				composer.add(piece.node, piece.from, piece.to, preserved > 0 ? 'preserved' : 'collapsed');
			}
		} else if (node.nodeName === 'BR') {
			composer.partLine();
		} else if (isBlock(node)) {
			composer.partParagraph();
			if (node.nodeName === 'PRE') preserved++;
		}
	};
	const leave = (node: Node): void => {
		if (isBlock(node)) {
			composer.partParagraph();
			if (node.nodeName === 'PRE') preserved--;
		}
		if (node.nodeType === 1 && isDropCap(node as Element)) composer.joinNext();
	};
	let node: Node | null = root;
	while (node) {
		enter(node);
		if (node.firstChild) {
			node = node.firstChild;
			continue;
		}
		leave(node);
		while (node && node !== root && !node.nextSibling) {
			node = node.parentNode;
			if (node) leave(node);
		}
		node = node === root ? null : (node?.nextSibling ?? null);
	}
}

/** Marked on the clone before Readability takes the classes away. */
export const dropCapAttribute = 'data-standpoint-drop-cap';

export function markDropCaps(root: Element): void {
	for (const element of root.querySelectorAll(
		'[class*="cap" i], [class*="letter" i], [class*="lettrine" i]',
	)) {
		const words = wordsOfName(element.getAttribute('class') ?? '').join('');
		if (
			/drop(ped)?cap|initialcap|firstletter|lettrine|bigletter/.test(words) &&
			/^\s*["“‘']?\p{L}\s*$/u.test(element.textContent ?? '')
		) {
			element.setAttribute(dropCapAttribute, '');
		}
	}
}

function isDropCap(element: Element): boolean {
	return element.hasAttribute(dropCapAttribute);
}
