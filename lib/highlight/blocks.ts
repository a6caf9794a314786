/** What flows within a line, as a rule: a highlight's style on what it stands in reaches it too. */
const inline = new Set(
	`a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small
	span strike strong sub sup time tt u var`
		.trim()
		.split(/\s+/),
);

/** More kinds of elements than this are not told apart. */
const mostKinds = 12;

/**
 * The kinds of elements that hold these texts, by their local names, such that styles of highlights
 * on elements of these kinds reach the texts: paragraphs, headings, items of lists, as a rule.
 *
 * A style of highlights costs a browser some of its time for each element that it fits, and without
 * a kind it fits all of the page.
 */
export function blockKinds(texts: readonly Text[]): string[] {
	const kinds = new Set<string>();
	const seen = new Set<Element>();
	for (const text of texts) {
		let at = text.parentElement;
		while (at && inline.has(at.localName) && at.parentElement) at = at.parentElement;
		if (!at || seen.has(at)) continue;
		seen.add(at);
		kinds.add(kindPattern.test(at.localName) ? at.localName : 'body');
	}
	return kinds.size > mostKinds ? ['body'] : [...kinds];
}

/** Names that can stand in a selector as they are. */
export const kindPattern = /^[a-z][a-z0-9-]{0,40}$/;

/**
 * The style sheet of the highlights for elements of some kinds.
 *
 * @param sheet highlight.css
 */
export function sheetFor(sheet: string, kinds: readonly string[]): string {
	return sheet.replaceAll('::highlight(', `:is(${kinds.join()})::highlight(`);
}
