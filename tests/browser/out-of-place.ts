/**
 * Words that stand outside of the box that they belong to, or are broken to fit it: what becomes of
 * an interface whose words grew in translation. Runs in a page, so it may use nothing from outside.
 */
export function outOfPlace(root: Element): string[] {
	/** For the ear alone, scrolled on purpose, or not drawn by the page. */
	const passed = 'nav ul, .hidden, option, datalist, title, svg, pre, .scroll, textarea, .table';
	/** What the page or the reader wrote, which may be broken where it must. */
	const foreign = 'bdi, [dir=auto], code, a[href^=http], .story';
	const found = new Set<string>();
	const name = (element: Element) =>
		`${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;

	interface Place {
		/** The nearest box around the words that has an edge of its own. */
		box: DOMRect;
		name: string;
		isForeign: boolean;
	}
	/** Null where words have no place to leave, or say by "…" that they were cut, as titles may. */
	const placeOf = (from: Element): Place | null => {
		if (from.closest(passed) || !from.checkVisibility()) return null;
		let place: Element | null = null;
		for (let at: Element | null = from; at && at !== root.parentElement; at = at.parentElement) {
			const { display, position, textOverflow } = getComputedStyle(at);
			// What is looked at may itself stand where it likes: a card, a dialog.
			const isAside = at !== root && (position === 'absolute' || position === 'fixed');
			if (textOverflow === 'ellipsis' || isAside) return null;
			if (!place && (!display.startsWith('inline') || display.length > 'inline'.length)) place = at;
		}
		const of = place ?? root;
		const isForeign = from.closest(foreign) !== null;
		return { box: of.getBoundingClientRect(), name: name(of), isForeign };
	};

	const places = new Map<Element, Place | null>();
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let text = walker.nextNode(); text; text = walker.nextNode()) {
		const { parentElement: parent, textContent } = text;
		if (!parent || !textContent || !/\p{L}/u.test(textContent)) continue;
		const place = places.has(parent) ? places.get(parent) : placeOf(parent);
		places.set(parent, place ?? null);
		if (!place) continue;
		const { box } = place;
		const range = document.createRange();
		range.selectNodeContents(text);
		const lines = [...range.getClientRects()].filter(({ width }) => width >= 1);
		for (const { left, right } of lines) {
			const said = textContent.trim().slice(0, 40);
			if (left < box.left - 1.5 || right > box.right + 1.5)
				found.add(`“${said}” leaves ${place.name}`);
			if (left < -1 || right > innerWidth + 1) found.add(`“${said}” leaves the window`);
		}
		if (lines.length < 2 || place.isForeign) continue;
		for (const { 0: word, index } of textContent.matchAll(/[\p{L}\p{M}]+/gu)) {
			range.setStart(text, index);
			range.setEnd(text, index + word.length);
			const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
			if (tops.size > 1) found.add(`“${word}” is broken in ${place.name}`);
		}
	}
	return [...found];
}
