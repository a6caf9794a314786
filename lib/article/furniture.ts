import { isBlock, nameTokens, squeeze, wordsOfName } from './blocks';
import { appealSigns, furnitureNames } from './furniture-words';
import { Prose } from './prose';

/** Never shown, or never text. */
const unseen =
	'script, style, noscript, template, link, svg, canvas, object, embed, iframe, audio, video, picture, map, ' +
	'input, select, textarea, button, progress, meter, [hidden], [aria-hidden="true"]:not(.fallback-image), ' +
	'[style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i], ' +
	'[style*="visibility: hidden" i]';

/** Not the article by what HTML, ARIA and schema.org say they are. */
const semantic =
	'nav, footer, aside, dialog, menu, figcaption, figure, form, search, ' +
	'[role="navigation"], [role="complementary"], [role="search"], [role="contentinfo"], [role="banner"], ' +
	'[role="dialog"], [role="alertdialog"], [role="alert"], [role="toolbar"], [role="menu"], ' +
	'[role="menubar"], [role="tablist"], [role="form"], [role="tooltip"], [role="status"], [aria-modal="true"], ' +
	'[itemprop~="comment"], [itemprop~="caption"], [itemprop~="author"], [itemprop~="keywords"], ' +
	'[itemprop~="copyrightHolder"], [rel~="author"], [itemprop~="datePublished"], [itemprop~="dateModified"]';

/**
 * Takes out of the clone what is not the article: by what elements are, then by what they are
 * called. An element that holds the headline or the declared body stays, and so does one that
 * holds more of the page's prose than such a part could.
 *
 * @param body the clone's body
 * @param headline the headline in it
 */
export function removeFurniture(body: Element, headline: Element | null): void {
	const prose = new Prose(body);
	const kept = keptElements(body, headline, prose);
	const lines = new Map<Element, boolean>();
	for (const element of body.querySelectorAll(semantic)) {
		if (kept.has(element) || standsInSentence(element, lines)) continue;
		if (prose.share(element) <= (element.tagName === 'FORM' ? 0.3 : 0.5)) element.remove();
	}
	for (const element of body.querySelectorAll('header')) {
		const isOfArticle = element.closest('article, main') !== null;
		if (!kept.has(element) && !isOfArticle && prose.share(element) < 0.1) element.remove();
	}
	for (const element of body.querySelectorAll('[class], [id]')) {
		if (kept.has(element) || element.tagName === 'BODY') continue;
		if (isFurnitureByName(element, prose) && !standsInSentence(element, lines)) element.remove();
	}
}

export function removeUnseen(root: Element): void {
	for (const element of root.querySelectorAll(unseen)) element.remove();
}

/**
 * Takes names away that Readability would misread: it knows no words, and drops a `<span
 * class="related">` out of a sentence, and an article's body for its class "has-comments".
 */
export function quietNames(body: Element): void {
	for (const element of body.querySelectorAll('[class], [id]')) {
		if (!isBlock(element) && element.tagName !== 'A') {
			element.removeAttribute('class');
			element.removeAttribute('id');
			continue;
		}
		const names = element.getAttribute('class') ?? '';
		if (!namesElsewhere.test(names)) continue;
		const kept = names.split(/\s+/).filter((name) => !namesElsewhere.test(name));
		element.setAttribute('class', kept.join(' '));
	}
}

const namesElsewhere =
	/(?:^|\s)(?:has|with|no|without|not|hides?|shows?|js|enabled?|disabled?)[-_]/i;

/** The headline, what declares itself the article's body, and all that they stand in. */
function keptElements(body: Element, headline: Element | null, prose: Prose): Set<Element> {
	const kept = new Set<Element>();
	const keep = (element: Element | null): void => {
		for (let up = element; up && !kept.has(up); up = up.parentElement) kept.add(up);
	};
	keep(headline);
	for (const declared of body.querySelectorAll('[itemprop~="articleBody"], [role="main"], main')) {
		if (prose.share(declared) > 0.1) keep(declared);
	}
	return kept;
}

function isFurnitureByName(element: Element, prose: Prose): boolean {
	const names = nameTokens(element).map((name) => `-${wordsOfName(name).join('-')}-`);
	const isNamed = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
	const share = prose.share(element);
	if (share <= 0.7 && isNamed(furnitureNames.large)) return true;
	if (share <= 0.15 && isNamed(furnitureNames.small)) return true;
	if (isNamed(furnitureNames.gate)) {
		return share <= 0.05 || (share <= 0.6 && isAppeal(element.textContent ?? ''));
	}
	return isBlock(element) && isNamed(furnitureNames.line) && isLabel(element);
}

/** Short, and no sentence. */
function isLabel(element: Element): boolean {
	const text = squeeze(element.textContent);
	return text.length < 100 && !/[.!?]["”’']?$/.test(text.replace(/\b[ap]\.m\.$/i, ''));
}

/** Whether a text asks its reader for money or an address: two different signs of it. */
export function isAppeal(text: string): boolean {
	const start = text.slice(0, 5000);
	return appealSigns.filter((sign) => sign.test(start)).length >= 2;
}

/**
 * Whether an inline element has words beside it, so that taking it out would break a sentence.
 *
 * @param known what was found out about lines before: one may hold thousands of elements
 */
function standsInSentence(element: Element, known: Map<Element, boolean>): boolean {
	for (let up: Element | null = element; up && !isBlock(up); up = up.parentElement) {
		const line: Element | null = up.parentElement;
		if (line && hasOwnWords(line, known)) return true;
	}
	return false;
}

function hasOwnWords(line: Element, known: Map<Element, boolean>): boolean {
	let has = known.get(line);
	if (has === undefined) {
		has = false;
		for (let node = line.firstChild; node && !has; node = node.nextSibling) {
			has = node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '');
		}
		known.set(line, has);
	}
	return has;
}
