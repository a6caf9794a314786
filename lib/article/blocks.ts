/** Elements that a browser sets on lines of their own, so that they part paragraphs. */
const blocks = new Set(
	(
		'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET ' +
		'FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV ' +
		'OL OPTION P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
	).split(' '),
);

export function isBlock(node: Node): boolean {
	return blocks.has(node.nodeName);
}

/**
 * The kinds of elements, by their local names, that hold these texts on lines of their own:
 * paragraphs, headings, items of lists, as a rule.
 */
export function blockKinds(texts: readonly Text[]): string[] {
	const kinds = new Set<string>();
	for (const text of texts) {
		let at = text.parentElement;
		while (at && !isBlock(at)) at = at.parentElement;
		kinds.add(at?.localName ?? 'body');
	}
	return [...kinds];
}

const headingTags = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'];

/** The level of a heading, 1 to 6; 0 of what is none. */
export function headingLevel(element: Element): number {
	return headingTags.indexOf(element.tagName) + 1;
}

/** Text as it is read: white space collapsed, none at the ends. */
export function squeeze(text: string | null | undefined): string {
	return (text ?? '')
		.replace(/[\u00ad\u200b\u2060\ufeff]+/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** An element's classes and id. Longer names than these say nothing. */
export function nameTokens(element: Element): string[] {
	const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
	return names
		.slice(0, 1000)
		.split(/\s+/)
		.filter((name) => name.length > 0 && name.length < 80);
}

export function wordsOfName(name: string): string[] {
	return name
		.replace(/([a-z])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word.length > 0);
}
