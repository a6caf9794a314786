import { headingLevel, isBlock, squeeze } from './blocks';
import { isAppeal } from './furniture';
import { leadIn, referenceHeading, sectionHeading } from './furniture-words';
import { linkShare, Prose } from './prose';
import { plain } from './title';

/**
 * Takes out of the clone what its own words show not to be the article.
 *
 * @param pictures what the page's pictures are described as, see `pictureTexts`
 */
export function removeByText(body: Element, pictures: ReadonlyMap<string, string>): void {
	const prose = new Prose(body);
	removeFootnoteMarks(body);
	removeHeadedSections(body, prose);
	removeAppeals(body, prose);
	removeLinkLists(body);
	removeStrayParagraphs(body, pictures);
}

/** `<sup>[1]</sup>`, `<sup><a href="#n">1</a></sup>`, `<sup>*</sup>`; not 10<sup>2</sup> and 1<sup>st</sup>. */
function removeFootnoteMarks(body: Element): void {
	for (const mark of body.querySelectorAll('sup, [role="doc-noteref"]')) {
		const text = squeeze(mark.textContent);
		const isBracketed = /^(?:\[[^\]]{1,40}\][\s,]*)+$/.test(text);
		const isSign = /^[*†‡§#,\s]{1,6}$/.test(text);
		const isLinked = mark.querySelector('a[href]') !== null || mark.closest('a[href]') !== null;
		const isNumber = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)?(?:\s*,\s*\d{1,3})*$/.test(text);
		if (isBracketed || isSign || (isLinked && isNumber)) mark.remove();
	}
}

function removeHeadedSections(body: Element, prose: Prose): void {
	for (const heading of body.querySelectorAll(
		'h1, h2, h3, h4, h5, h6, p, div, strong, b, span, dt',
	)) {
		if (hasBlock(heading) || !body.contains(heading)) continue;
		const length = heading.textContent?.length ?? 0;
		if (length === 0 || length > 200) continue;
		const text = squeeze(heading.textContent);
		if (text.length > 80) continue;
		const level = headingLevel(heading);
		if (level > 0 && referenceHeading.test(text)) removeToNextHeading(heading, level, prose);
		else if (sectionHeading.test(text) && isAlone(heading)) removeHeaded(heading, prose);
	}
}

/** Whether an element is all that its line shows. */
function isAlone(element: Element): boolean {
	if (headingLevel(element) > 0) return true;
	if (isBlock(element)) return true;
	const parent = element.parentElement;
	return (
		parent !== null && squeeze(parent.textContent).length <= squeeze(element.textContent).length + 1
	);
}

/** The largest element that a heading opens: the box whose first words it is. */
function boxOf(heading: Element): Element {
	let box = heading;
	while (box.parentElement && box.parentElement.tagName !== 'BODY') {
		const parent = box.parentElement;
		if (!squeeze(parent.textContent).startsWith(squeeze(heading.textContent))) break;
		if (parent.tagName === 'MAIN' || parent.tagName === 'ARTICLE') break;
		box = parent;
	}
	return box;
}

function removeHeaded(heading: Element, prose: Prose): void {
	const box = boxOf(heading);
	if (box !== heading && prose.share(box) <= 0.4 && !box.querySelector('h1')) {
		if (isBoxApart(box, heading)) {
			box.remove();
			return;
		}
	}
	// The heading stands among the paragraphs: what follows is its own as long as it is no paragraph.
	const start = lineOf(heading);
	let next = start.nextElementSibling;
	while (next && isListing(next)) {
		const after: Element | null = next.nextElementSibling;
		next.remove();
		next = after;
	}
	start.remove();
}

/** A box has more than its heading, and the article goes on outside of it. */
function isBoxApart(box: Element, heading: Element): boolean {
	return squeeze(box.textContent).length > squeeze(heading.textContent).length;
}

/** The block that shows nothing but the heading. */
function lineOf(heading: Element): Element {
	let line = heading;
	const length = squeeze(heading.textContent).length;
	while (
		line.parentElement &&
		line.parentElement.tagName !== 'BODY' &&
		squeeze(line.parentElement.textContent).length <= length + 1
	) {
		line = line.parentElement;
	}
	return line;
}

function isListing(element: Element): boolean {
	const text = squeeze(element.textContent);
	if (text === '') return true;
	if (headingLevel(element) > 0) return linkShare(element) > 0.8;
	if (linkShare(element) > 0.5) return true;
	return /^(?:UL|OL|DL|TABLE)$/.test(element.tagName) && linkShare(element) > 0.3;
}

function removeToNextHeading(heading: Element, level: number, prose: Prose): void {
	let start: Element = heading;
	// Headings are often wrapped with their tools.
	while (
		start.parentElement &&
		!start.nextElementSibling &&
		start.parentElement.tagName !== 'BODY' &&
		squeeze(start.parentElement.textContent).length < squeeze(heading.textContent).length + 20
	) {
		start = start.parentElement;
	}
	const removed: Element[] = [start];
	let share = 0;
	for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
		const own = headingLevel(next) || levelWithin(next);
		if (own > 0 && own <= level) break;
		share += prose.share(next);
		removed.push(next);
	}
	if (share > 0.5) return;
	for (const element of removed) element.remove();
}

function levelWithin(element: Element): number {
	const first = element.querySelector('h1, h2, h3, h4, h5, h6');
	return first && squeeze(element.textContent).startsWith(squeeze(first.textContent))
		? headingLevel(first)
		: 0;
}

function removeAppeals(body: Element, prose: Prose): void {
	for (const box of body.querySelectorAll('div, section, blockquote, ul, ol, table')) {
		if (prose.share(box) > 0.3 || !body.contains(box) || box.querySelector('h1')) continue;
		const length = box.textContent?.length ?? 0;
		if (length < 20 || length > 3000) continue;
		const text = squeeze(box.textContent);
		if (isAppeal(text) && asksThroughout(box)) box.remove();
	}
	for (const paragraph of body.querySelectorAll('p, li, h2, h3, h4, h5, h6')) {
		if (!body.contains(paragraph)) continue;
		const text = squeeze(paragraph.textContent);
		if (text.length < 600 && isAppeal(text) && speaksToReader(text)) paragraph.remove();
	}
}

/** Of the paragraphs of a box, a third speak to the reader: it isn't the article that quotes an appeal. */
function asksThroughout(box: Element): boolean {
	const paragraphs = [...box.querySelectorAll('p, li, h2, h3, h4, h5, h6')].map((p) =>
		squeeze(p.textContent),
	);
	const texts = paragraphs.length > 0 ? paragraphs : [squeeze(box.textContent)];
	const asking = texts.filter((text) => speaksToReader(text) || text.length < 40);
	return asking.length >= texts.length / 3 && texts.some(speaksToReader);
}

/** Second person, or an order, outside of quotation marks. */
function speaksToReader(text: string): boolean {
	const outside = text.replace(/[“"«][^”"»]{0,1000}[”"»]/g, ' ');
	return (
		/\b(?:you|your|our|us)\b/i.test(outside) ||
		/^(?:subscribe|sign up|donate|join|support|help|register|log in|click|get|download|become)\b/i.test(
			outside,
		)
	);
}

/** Lists of links without a sentence among them. */
function removeLinkLists(body: Element): void {
	for (const list of body.querySelectorAll('ul, ol, dl')) {
		if (!body.contains(list)) continue;
		const items = [...list.children]
			.map((item) => squeeze(item.textContent))
			.filter((text) => text !== '');
		if (items.length < 2 || linkShare(list) < 0.8) continue;
		const sentences = items.filter((text) => text.length > 60 && /[.!?]["”’']?$/.test(text));
		if (sentences.length * 2 < items.length) list.remove();
	}
}

/** How much of a description must be the same at least, in letters and figures. */
const describing = 20;

/**
 * The texts that stand in for the pictures of a page, which are often their captions too.
 *
 * @param own what the article says of itself: some sites give that for every picture
 */
export function pictureTexts(body: Element, own: readonly string[]): Map<string, string> {
	const texts = new Map<string, string>();
	for (const picture of body.querySelectorAll('img[alt]')) {
		const text = plain(picture.getAttribute('alt')?.slice(0, 1000) ?? '');
		if (text.length >= describing) texts.set(text.slice(0, describing), text);
	}
	for (const text of own) texts.delete(plain(text).slice(0, describing));
	return texts;
}

/** Captions repeat the description, and add the photographer or leave the last words out. */
function isPictureText(text: string, pictures: ReadonlyMap<string, string>): boolean {
	const own = plain(text);
	const described = pictures.get(own.slice(0, describing));
	if (described === undefined) return false;
	const [short, long] = own.length < described.length ? [own, described] : [described, own];
	if (!long.startsWith(short) || short.length < long.length * 0.3) return false;
	// "Anton Sapt" may begin a caption and a sentence: one that goes on to its end is no caption.
	return short === own || described.length >= 40 || !/[.!?]["”’']?$/.test(text);
}

/** Single lines that no newsroom would count as the article's. */
function removeStrayParagraphs(body: Element, pictures: ReadonlyMap<string, string>): void {
	let caption = '';
	for (const paragraph of body.querySelectorAll(
		'p, div, li, h2, h3, h4, h5, h6, time, span, small',
	)) {
		if (hasBlock(paragraph) || !body.contains(paragraph)) continue;
		if ((paragraph.textContent?.length ?? 0) > 1500) continue;
		const text = squeeze(paragraph.textContent);
		if (text === '' || text.length > 400) continue;
		const repeatsCaption = caption !== '' && text.length > 20 && caption.startsWith(text);
		caption = /\.(?:jpe?g|png|gif|webp|svg)$/i.test(text) ? text : '';
		if (caption !== '' || repeatsCaption || isPictureText(text, pictures)) paragraph.remove();
		else if (isStray(paragraph, text)) paragraph.remove();
	}
}

function hasBlock(element: Element): boolean {
	for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
		if (isBlock(child)) return true;
	}
	return false;
}

const dateOnly =
	/^(?:(?:published|updated|posted|last (?:updated|modified)|modified|created)\b[\s:]*(?:on|at)?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})?[\s,|•·–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:[A-Z]{2,4}|local time)?$/iu;
const noise =
	/^(?:advertisements?|story continues below.{0,40}|continue reading(?: the main story)?|article continues.{0,40}|skip (?:to|past) .{0,60}|share(?: this.{0,30})?|tweet|print|e-?mail|comments?|\d+ comments?|loading\W*|read more|view (?:gallery|comments)|sign in|copyright .{0,100}|©.{0,100}|all rights reserved\.?|powered by .{0,60}|\d+ ?(?:\/|of) ?\d+|photo:.{0,100}|image:.{0,100}|\d+ (?:minutes?|hours?|days?) ago|\(?photo(?:graph)? (?:by|credit).{0,100})$/i;
/** "First published 3 May 2016: 1:28 PM", "The Hentzau Times | 04.05.2015 | By Anton Sapt" */
const filed =
	/\b(?:first published|published|last updated|updated|posted|filed)\b[^.!?]{0,60}\d{4}[^.!?"”]{0,20}$|\d[./-]\d{1,2}[./-]\d{4}.*[|•]|[|•].*\d[./-]\d{1,2}[./-]\d{4}/i;
/** What only the text beside several pictures begins with. */
const captionLead =
	/^\W*(?:clockwise,? from\b[^.!?]{0,30}:|(?:from )?left to right\b[^.!?]{0,12}:|from left:|(?:above|below|left|right|pictured):)/i;
const signature = /^(?:(?:Written|Reported|Story|Words) )?[Bb]y\s+\p{Lu}[^.!?]{2,80}$/u;

function isStray(element: Element, text: string): boolean {
	if (text.length < 80 && /\d/.test(text) && dateOnly.test(text)) return true;
	if (
		text.length < 120 &&
		(noise.test(text) || (signature.test(text) && headingLevel(element) === 0))
	) {
		return true;
	}
	if (text.length < 160 && filed.test(text) && headingLevel(element) === 0) return true;
	if (!/[\p{L}\p{N}]/u.test(text) || captionLead.test(text)) return true;
	const links = linkShare(element);
	if (links > 0.4 && leadIn.test(text)) return true;
	return (
		links > 0.95 && text.length > 0 && !/[.!?]["”’')]?$/.test(text) && headingLevel(element) === 0
	);
}
