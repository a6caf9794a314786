import type { Span } from '../../../lib/annotation';
import type { Page } from './pages';
import type { Random } from './random';

/** A quote as a reader may mark it: a word or two, a phrase, a sentence, several, a paragraph. */
export function pickQuote({ text }: Page, random: Random): Span {
	for (;;) {
		const kind = random.below(10);
		const at = random.below(text.length);
		let span: Span;
		if (kind < 2) span = words(text, at, 1 + random.below(2));
		else if (kind < 5) span = words(text, at, 3 + random.below(6));
		else if (kind < 8) span = sentences(text, at, 1);
		else if (kind < 9) span = sentences(text, at, 2 + random.below(4));
		else span = paragraph(text, at);
		while (/\s/.test(text.charAt(span.end - 1))) span.end--;
		if (/\w\w/.test(text.slice(span.start, span.end))) return span;
	}
}

function words(text: string, at: number, count: number): Span {
	let start = at;
	while (start > 0 && !/\s/.test(text.charAt(start - 1))) start--;
	while (start < text.length && /\s/.test(text.charAt(start))) start++;
	let end = start;
	for (let word = 0; word < count && end < text.length; word++) {
		while (end < text.length && /\s/.test(text.charAt(end))) end++;
		while (end < text.length && !/\s/.test(text.charAt(end))) end++;
	}
	// A reader leaves the comma out more often than not.
	if (/[,.;:]/.test(text.charAt(end - 1)) && end - start > 3) end--;
	return { start, end };
}

function sentences(text: string, at: number, count: number): Span {
	let start = at;
	while (start > 0 && !isSentenceEnd(text, start)) start--;
	while (start < text.length && /\s/.test(text.charAt(start))) start++;
	let end = start;
	for (let sentence = 0; sentence < count && end < text.length; sentence++) {
		end++;
		while (end < text.length && !isSentenceEnd(text, end)) end++;
	}
	return { start, end };
}

function isSentenceEnd(text: string, at: number): boolean {
	return /\n|[.!?]["”’']?$/.test(text.slice(Math.max(0, at - 2), at)) && /\s/.test(text.charAt(at));
}

function paragraph(text: string, at: number): Span {
	const start = text.lastIndexOf('\n', at - 1) + 1;
	const end = text.indexOf('\n', Math.max(at, start));
	return { start, end: end < 0 ? text.length : end };
}
