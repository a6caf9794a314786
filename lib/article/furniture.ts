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
	removeUnseen(body);
	const prose = new Prose(body);
	const kept = keptElements(body, headline, prose);
	for (const element of body.querySelectorAll(semantic)) {
		if (kept.has(element) || standsInSentence(element)) continue;
		if (prose.share(element) <= (element.tagName === 'FORM' ? 0.3 : 0.5)) element.remove();
	}
	for (const element of body.querySelectorAll('header')) {
		const isOfArticle = element.closest('article, main') !== null;
		if (!kept.has(element) && !isOfArticle && prose.share(element) < 0.1) element.remove();
	}
	for (const element of body.querySelectorAll('[class], [id]')) {
		if (kept.has(element) || element.tagName === 'BODY') continue;
		if (isFurnitureByName(element, prose) && !standsInSentence(element)) element.remove();
	}
}

export function removeUnseen(root: Element): void {
	for (const element of root.querySelectorAll(unseen)) element.remove();
}

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

/** Whether an inline element has words beside it, so that taking it out would break a sentence. */
function standsInSentence(element: Element): boolean {
	for (let up: Element | null = element; up && !isBlock(up); up = up.parentElement) {
		const line: Element | null = up.parentElement;
		for (let node = line?.firstChild ?? null; node; node = node.nextSibling) {
			if (node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? '')) return true;
		}
	}
	return false;
}
