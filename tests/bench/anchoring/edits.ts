import type { Span } from '../../../lib/annotation';
import type { Random } from './random';

/** A text that was made from another: `origin` says of each unit which of the old one it came from. */
export interface Edited {
	text: string;
	/** -1: put in. A word that replaces another comes from where that one began. */
	origin: Int32Array;
}

/** Puts an edited text together from left to right. */
export class Editor {
	private readonly parts: string[] = [];
	private readonly origins: number[] = [];

	constructor(private readonly old: string) {}

	keep(from: number, to: number): this {
		this.parts.push(this.old.slice(from, to));
		for (let at = from; at < to; at++) this.origins.push(at);
		return this;
	}

	put(text: string, origin = -1): this {
		this.parts.push(text);
		for (let unit = 0; unit < text.length; unit++) this.origins.push(origin);
		return this;
	}

	finish(): Edited {
		return { text: this.parts.join(''), origin: Int32Array.from(this.origins) };
	}
}

/** Where a span of the old text stands in the edited one: in stretches, where it was torn. */
export function stretchesOf({ text, origin }: Edited, span: Span, mostPutIn = 400): Span[] {
	const stretches: Span[] = [];
	let last = -1;
	for (let at = 0; at < origin.length; at++) {
		const from = origin[at] ?? -1;
		if (from < span.start || from >= span.end) continue;
		const open = stretches[stretches.length - 1];
		// What was put in between two parts that stood side by side belongs to the quote.
		if (open && from >= last && at - open.end < mostPutIn) open.end = at + 1;
		else stretches.push({ start: at, end: at + 1 });
		last = from;
	}
	return stretches.filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

/** Rewrites part of the words from `span.start` to `span.end`: replaced, taken out or put in. */
export function rewrite(
	editor: Editor,
	old: string,
	span: Span,
	rate: number,
	words: readonly string[],
	random: Random,
): void {
	const found = [...old.slice(span.start, span.end).matchAll(/\S+/g)].map((match) => ({
		start: span.start + match.index,
		end: span.start + match.index + match[0].length,
	}));
	if (found.length * rate < 1) {
		respell(editor, old, span, rate, random);
		return;
	}
	const chosen = new Set(
		random.sample(found.length, Math.round(found.length * rate)).map((i) => found[i]),
	);
	let at = span.start;
	for (const word of found) {
		editor.keep(at, word.start);
		at = word.start;
		if (!chosen.has(word)) continue;
		const kind = random.below(4);
		if (kind === 0 && found.length > 2) at = Math.min(span.end, word.end + 1);
		else if (kind === 1) editor.put(`${random.pick(words)} `);
		else {
			editor.put(random.pick(words), word.start);
			at = word.end;
		}
	}
	editor.keep(at, span.end);
}

/** As `rewrite` where there are too few words: so many of the letters are other ones. */
function respell(editor: Editor, old: string, span: Span, rate: number, random: Random): void {
	const length = span.end - span.start;
	const chosen = new Set(random.sample(length, Math.max(1, random.round(length * rate))));
	for (let at = span.start; at < span.end; at++) {
		const unit = old.charAt(at);
		if (!chosen.has(at - span.start) || !/\w/.test(unit)) editor.keep(at, at + 1);
		else editor.put(random.pick('abcdefghijklmnopqrstuvwxyz'.split('')), at);
	}
}

const typographic: [RegExp, string][] = [
	[/^[“”„«»]$/, '"'],
	[/^[‘’]$/, "'"],
	[/^[–—]$/, ' - '],
	[/^…$/, '...'],
	[/^-$/, '\u2010'],
];

/** The same words in another typography: quotation marks, dashes, spaces, ligatures, hyphenation. */
export function retype(old: string, random: Random): Edited {
	const editor = new Editor(old);
	const straightens = /[“”‘’]/.test(old);
	const decomposes = random.below(2) === 0;
	let opens = true;
	for (let at = 0; at < old.length; ) {
		const unit = old.charAt(at);
		const rule = typographic.find(([pattern]) => pattern.test(unit));
		if (old.startsWith('...', at)) {
			editor.put('…', at);
			at += 3;
			continue;
		}
		if (/^f[il]/.test(old.slice(at, at + 2)) && random.below(2) === 0) {
			editor.put(old.charAt(at + 1) === 'i' ? 'ﬁ' : 'ﬂ', at);
			at += 2;
			continue;
		}
		if (straightens && rule) editor.put(rule[1], at);
		else if (!straightens && unit === '"') {
			editor.put(opens ? '“' : '”', at);
			opens = !opens;
		} else if (!straightens && unit === "'") editor.put('’', at);
		else if (unit === ' ' && random.below(6) === 0) editor.put(random.pick(['\u00a0', '  ']), at);
		else if (decomposes && unit.normalize('NFD') !== unit) editor.put(unit.normalize('NFD'), at);
		else {
			editor.keep(at, at + 1);
			const isInWord = /[a-z]/.test(unit) && /[a-z]/.test(old.charAt(at + 1));
			if (isInWord && random.below(12) === 0) editor.put('\u00ad');
		}
		at++;
	}
	return editor.finish();
}

/** The paragraphs in another order; the first, which is the headline, stays. */
export function reorder(old: string, random: Random): Edited {
	const spans: Span[] = [];
	for (const match of old.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
		spans.push({ start: match.index, end: match.index + match[0].length });
	}
	const [headline, ...rest] = spans;
	const order = random.sample(rest.length, rest.length).map((i) => rest[i]);
	const editor = new Editor(old);
	if (headline) editor.keep(headline.start, headline.end);
	for (const span of order) if (span) editor.put('\n\n').keep(span.start, span.end);
	return editor.finish();
}
