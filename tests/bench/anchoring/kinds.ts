import type { Span } from '../../../lib/annotation';
import { type Edited, Editor, reorder, retype, rewrite, stretchesOf } from './edits';
import { type Page, textInOtherMarkup } from './pages';
import type { Random } from './random';

/** One quote on one page, and what became of that page. */
export interface Case {
	page: Page;
	quote: Span;
	text: string;
	/** Where the quote's words stand now; none where they are gone. */
	truth: Span[];
	/**
	 * The quote was torn or cut, or other words stand in place of the most of it: what is left of it
	 * may be found, or nothing.
	 */
	torn: boolean;
}

export interface Kind {
	name: string;
	/** Of the quotes that are still there, the percentage to be found in the right place. */
	required: number | null;
	/** null where the page doesn't serve for this. */
	make(page: Page, quote: Span, all: readonly Page[], random: Random): Case | null;
}

/** Words of other pages. */
function wordsOf(page: Page, all: readonly Page[], random: Random): string[] {
	const other = random.pick(all.filter((one) => one !== page));
	return other.text.split(/\s+/).filter((word) => word !== '');
}

function judge(page: Page, quote: Span, edited: Edited): Case {
	const truth = stretchesOf(edited, quote);
	const torn = truth.length > 1 || (truth.length > 0 && lettersLeft(page, quote, edited) < 0.5);
	return { page, quote, text: edited.text, truth, torn };
}

/** The part of the quote's letters that are still themselves. */
function lettersLeft({ text: old }: Page, quote: Span, { text, origin }: Edited): number {
	const all = old.slice(quote.start, quote.end).replace(/\s/g, '').length;
	const left = new Set<number>();
	for (let at = 0; at < origin.length; at++) {
		const from = origin[at] ?? -1;
		if (from < quote.start || from >= quote.end || /\s/.test(text.charAt(at))) continue;
		if (old[from] === text[at]) left.add(from);
	}
	return left.size / Math.max(1, all);
}

function quoteEdited(rate: number): Kind['make'] {
	return (page, quote, all, random) => {
		const editor = new Editor(page.text).keep(0, quote.start);
		rewrite(editor, page.text, quote, rate, wordsOf(page, all, random), random);
		return judge(page, quote, editor.keep(quote.end, page.text.length).finish());
	};
}

/** How far from the quote its context is edited, in UTF-16 code units. */
const contextEdited = 400;

export const kinds: Kind[] = [
	{
		name: 'text inserted before',
		required: 100,
		make(page, quote, all, random) {
			const paragraphs = random.pick(all.filter((one) => one !== page)).text.split('\n\n');
			const breaks = [0, ...[...page.text.matchAll(/\n\n/g)].map((match) => match.index + 2)];
			const places = breaks.filter((place) => place <= quote.start);
			const at = random.pick(places);
			const editor = new Editor(page.text).keep(0, at);
			for (let i = random.below(5) + 1; i > 0; i--) editor.put(`${random.pick(paragraphs)}\n\n`);
			return judge(page, quote, editor.keep(at, page.text.length).finish());
		},
	},
	{
		name: 'context edited by 20%',
		required: 100,
		make(page, quote, all, random) {
			const words = wordsOf(page, all, random);
			const from = Math.max(0, quote.start - contextEdited);
			const to = Math.min(page.text.length, quote.end + contextEdited);
			const editor = new Editor(page.text).keep(0, from);
			const rewriteContext = (span: Span): void =>
				rewrite(editor, page.text, span, 0.2, words, random);
			rewriteContext({ start: from, end: quote.start });
			editor.keep(quote.start, quote.end);
			rewriteContext({ start: quote.end, end: to });
			return judge(page, quote, editor.keep(to, page.text.length).finish());
		},
	},
	{ name: 'quote edited by 10%', required: 99.5, make: quoteEdited(0.1) },
	{ name: 'quote edited by 30%', required: 98.5, make: quoteEdited(0.3) },
	{
		name: 'whole article edited by 5%',
		required: 99.8,
		make(page, quote, all, random) {
			const editor = new Editor(page.text);
			const whole = { start: 0, end: page.text.length };
			rewrite(editor, page.text, whole, 0.05, wordsOf(page, all, random), random);
			return judge(page, quote, editor.finish());
		},
	},
	{
		name: 'quote deleted',
		required: null,
		make(page, quote, _, random) {
			let { start, end } = quote;
			// The words alone, or the whole paragraphs that hold them.
			if (random.below(2) === 0) {
				start = page.text.lastIndexOf('\n', start - 1) + 1;
				const next = page.text.indexOf('\n', end);
				end = next < 0 ? page.text.length : next;
			} else if (page.text[end] === ' ') end++;
			const editor = new Editor(page.text).keep(0, start).keep(end, page.text.length);
			return judge(page, quote, editor.finish());
		},
	},
	{
		name: 'another article at the address',
		required: null,
		make(page, quote, all, random) {
			const { text } = random.pick(all.filter((one) => one !== page));
			return { page, quote, text, truth: [], torn: false };
		},
	},
	{
		name: 'paragraphs reordered',
		required: null,
		make(page, quote, _, random) {
			const edited = reorder(page.text, random);
			const truth = stretchesOf(edited, quote, 3);
			return { page, quote, text: edited.text, truth, torn: truth.length > 1 };
		},
	},
	{
		name: 'markup changed, text the same',
		required: null,
		make(page, quote, _, random) {
			const text = textInOtherMarkup(page, random);
			const edited = text === null ? null : respaced(page.text, text);
			return edited && judge(page, quote, edited);
		},
	},
	{
		name: 'typography changed',
		required: null,
		make(page, quote, _, random) {
			return { ...judge(page, quote, retype(page.text, random)), torn: false };
		},
	},
	{
		name: 'cut behind a paywall',
		required: null,
		make(page, quote, _, random) {
			const breaks = [...page.text.matchAll(/\n\n/g)].map((match) => match.index);
			const at = breaks[Math.floor(breaks.length * (0.2 + random.next() * 0.5))];
			if (at === undefined) return null;
			const editor = new Editor(page.text).keep(0, at);
			editor.put('\n\nSubscribe to read the rest of this story. Already a reader? Sign in.');
			const made = judge(page, quote, editor.finish());
			return { ...made, torn: quote.start < at && quote.end > at };
		},
	},
];

/** null where more than white space differs, so that nobody knows where each word went. */
function respaced(old: string, text: string): Edited | null {
	if (old.replace(/\s/g, '') !== text.replace(/\s/g, '')) return null;
	const origin = new Int32Array(text.length).fill(-1);
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		if (/\s/.test(text.charAt(at))) continue;
		while (/\s/.test(old.charAt(from))) from++;
		origin[at] = from;
		from++;
	}
	return { text, origin };
}
