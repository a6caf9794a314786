import { isBlock, nameTokens, squeeze, wordsOfName } from './blocks';
import { likeness, plain } from './title';

/** What a page's headline must have in common with its title. Sites reword one or the other. */
const sameTitle = 0.5;

/** The element of a page that shows its headline, null where none does. */
export function findHeadline(root: Element, titles: readonly string[]): Element | null {
	const alike = (element: Element): number => {
		const text = squeeze(element.textContent);
		return Math.max(0, ...titles.map((title) => likeness(text, title)));
	};
	const first = best(root.querySelectorAll('h1, [itemprop~="headline"]'), alike, sameTitle);
	if (first) return first;
	const other = best(
		root.querySelectorAll('h2, h3, [role="heading"], [class*="headline" i], [class*="title" i]'),
		alike,
		0.75,
	);
	if (other) return other;
	// A page whose title says something else: its only first heading, if that is a heading of text.
	const headings = [...root.querySelectorAll('h1')].filter(isCandidate);
	const only = headings.length === 1 ? headings[0] : undefined;
	return only?.closest('article, main') && squeeze(only.textContent).split(' ').length >= 3
		? only
		: null;
}

function best(
	elements: Iterable<Element>,
	alike: (element: Element) => number,
	least: number,
): Element | null {
	let found: Element | null = null;
	let most = least;
	let count = 0;
	for (const element of elements) {
		if (++count > 200) break;
		if (!isCandidate(element)) continue;
		const likeness = alike(element);
		if (likeness > most || (likeness === most && !found)) {
			found = element;
			most = likeness;
		}
	}
	return found;
}

function isCandidate(element: Element): boolean {
	const text = element.textContent ?? '';
	if (text.length > 1000 || squeeze(text) === '') return false;
	return !element.closest(
		'nav, footer, aside, dialog, form, figure, [hidden], [aria-hidden="true"], a h2, a h3',
	);
}

const standfirstName =
	/(?:^-sub-$)|-(?:standfirst|dek|deck|subtitle|subtitles|subhead|subheads|subheading|subheadline|sub-?(?:title|head|heading|headline)|strapline|summary|intro|introduction|lede|lead|excerpt|description|abstract|chapo)-/;

/** How many elements after the headline a standfirst may come. */
const reach = 40;

/**
 * The paragraph under the headline that sums the article up, where the page marks it as one or it
 * says what the page gives as its description.
 */
export function findStandfirst(
	headline: Element,
	root: Element,
	description: string | null,
): Element | null {
	const summary = plain(description ?? '');
	let element: Element | null = nextElement(headline, root, true);
	for (let steps = 0; element && steps < reach; steps++) {
		if (element.tagName === 'H1') return null;
		const text = squeeze(element.textContent);
		if (text.length >= 25 && text.length <= 600 && isStandfirst(element, text, summary))
			return element;
		if (element.tagName === 'P' && text.length > 200) return null;
		element = nextElement(element, root, false);
	}
	return null;
}

function isStandfirst(element: Element, text: string, summary: string): boolean {
	if (!isBlock(element) && element.tagName !== 'SPAN') return false;
	if (element.querySelector('h1, form, nav')) return false;
	if (
		/\b(?:description|alternativeHeadline|abstract)\b/.test(element.getAttribute('itemprop') ?? '')
	)
		return true;
	if (nameTokens(element).some((name) => standfirstName.test(`-${wordsOfName(name).join('-')}-`)))
		return true;
	const own = plain(text);
	return (
		summary.length >= 25 && (own === summary || (summary.length > 60 && own.startsWith(summary)))
	);
}

function nextElement(from: Element, root: Element, skipInside: boolean): Element | null {
	if (!skipInside && from.firstElementChild) return from.firstElementChild;
	let up: Element | null = from;
	while (up && up !== root) {
		if (up.nextElementSibling) return up.nextElementSibling;
		up = up.parentElement;
	}
	return null;
}
