import type { SavedArticle } from '../../lib/saved';

/** More paragraphs than these, or longer ones, are cut: they are to say what changed, not to be read here. */
const most = { paragraphs: 12, length: 280 };

export interface Revision {
	/** When the article was read as it was. */
	since: Date;
	/** Paragraphs that are new or reworded, in text order. */
	added: string[];
	/** Those that are no more, as they were. */
	gone: string[];
}

/** What the page has changed of an article since an earlier visit; null where nothing. */
export function revisionOf({ text, before }: SavedArticle): Revision | null {
	if (!before) return null;
	const now = paragraphs(text);
	const then = paragraphs(before.text);
	const added = without(now, then);
	const gone = without(then, now);
	if (added.length + gone.length === 0) return null;
	return { since: new Date(before.openedAt), added, gone };
}

const paragraphs = (text: string): string[] =>
	text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());

function without(these: string[], those: string[]): string[] {
	const known = new Set(those);
	return [...new Set(these)]
		.filter((one) => one && !known.has(one))
		.slice(0, most.paragraphs)
		.map((one) => (one.length > most.length ? `${one.slice(0, most.length)}…` : one));
}
