import type { Span } from '../../annotation';
import { isSpeech, type Quotation, quotationAt } from '../../language/rules/quotations';
import type { Sentence } from '../../language/rules/tokens';
import { auxiliaries, months, weekdays } from '../../language/rules/words';
import { lowerAt, type View } from './clause';

/** A span without the white space, commas, dashes and quotation marks at its ends; null if nothing is left. */
export function trim(text: string, start: number, end: number): Span | null {
	const part = text.slice(start, end);
	const lead = /^[\s,;:—–-]*/.exec(part)?.[0].length ?? 0;
	let stop = part.length;
	while (stop > lead && /[\s,;:—–.-]/.test(part[stop - 1] ?? '')) stop--;
	// A full stop that ends an abbreviation or a quotation is cheap to lose.
	if (stop <= lead) return null;
	let from = start + lead;
	let to = start + stop;
	const inner = text.slice(from, to);
	// Marks around the whole content go; those inside it stay.
	const opening = inner[0] ?? '';
	const closing = inner.at(-1) ?? '';
	const pair =
		(opening === '"' && closing === '"') ||
		(opening === '“' && closing === '”') ||
		(opening === '‘' && closing === '’') ||
		(opening === '«' && closing === '»');
	if (pair && !/["“”«»]/.test(inner.slice(1, -1))) {
		from++;
		to--;
		while (to > from && /[\s,]/.test(text[to - 1] ?? '')) to--;
	}
	return to > from ? { start: from, end: to } : null;
}

/** What stands between a quotation's marks, without the comma that belongs to the sentence around it. */
function words(text: string, { inner }: Quotation): Span | null {
	let { start, end } = inner;
	while (start < end && /\s/.test(text[start] ?? '')) start++;
	while (end > start && /[\s,]/.test(text[end - 1] ?? '')) end--;
	return end > start ? { start, end } : null;
}

export interface Content {
	spans: Span[];
	quoted: boolean;
}

const adjunct =
	/^(?:on|in|at|during|to|late|early|earlier|later|yesterday|today|this|last|after|through|via|from|by|of|with)$/;

/** Whether nothing but a time, place or addressee stands between a token and the sentence's end. */
function endsHere(view: View, after: number): boolean {
	const { tokens } = view;
	const left = tokens.length - after;
	if (left <= 0) return true;
	const first = lowerAt(view, after);
	if (/^[.?!”"’]$/.test(first)) return left <= 2;
	if (first === ',' && left > 1) {
		// ", said Sapt, the minister." — an apposition or participle to the end.
		const next = lowerAt(view, after + 1);
		if (
			auxiliaries.has(next) ||
			/^(?:["“‘]|and|but|or|because|as|if|while|when|to|that|which)$/.test(next)
		)
			return false;
		return left < 30 && !hasQuoteAfter(view, after);
	}
	if (left > 14) return false;
	if (!adjunct.test(first) && !weekdays.has(first) && !months.has(first)) return false;
	for (let i = after; i < tokens.length; i++) {
		if (lowerAt(view, i) === 'that') return false;
		const word = lowerAt(view, i);
		if (auxiliaries.has(word) && word !== "'s") return false;
	}
	return !hasQuoteAfter(view, after);
}

const hasQuoteAfter = (view: View, after: number): boolean => {
	for (let i = after; i < view.tokens.length; i++)
		if (/^["“«]$/.test(lowerAt(view, i))) return true;
	return false;
};

/**
 * What is said, for a cue and source that fill the tokens [from, to): what follows; what comes
 * before, where they close the sentence; or both, where they interrupt it.
 */
export function speechContent(
	view: View,
	from: number,
	to: number,
	quotations: readonly Quotation[],
): Content | null {
	const { text, sentence, tokens } = view;
	const spans: Span[] = [];
	let quoted = false;
	const add = (start: number, end: number) => {
		const span = trim(text, start, end);
		if (span) spans.push(span);
	};
	const addWords = (quotation: Quotation) => {
		const span = words(text, quotation);
		if (span) spans.push(span);
	};
	const first = tokens[from];
	const before = lowerAt(view, from - 1);
	const afterMark = from > 1 && (before === ',' || /^["”’'»—–?!-]$/.test(before));
	// What stands before: a quotation that may have begun in an earlier sentence, or a clause.
	const addBefore = () => {
		if (!first) return;
		let p = from - 1;
		while (p > 0 && /^[,—–-]$/.test(lowerAt(view, p))) p--;
		const end = tokens[p]?.end ?? first.start;
		const quotation = quotationAt(quotations, end - 1);
		if (quotation && isSpeech(text, quotation) && quotation.end >= end - 1) {
			quoted = true;
			const start = sentence.start;
			if (quotation.start > start && text.slice(start, quotation.start).trim().length > 3)
				add(start, end);
			else addWords(quotation);
		} else add(sentence.start, end);
	};
	if (afterMark && endsHere(view, to)) {
		addBefore();
		return spans.length > 0 ? { spans, quoted } : null;
	}
	let next = to;
	// Times and addressees between the cue and a quotation: "said on Monday: “…”".
	for (let i = to; i < tokens.length && i - to < 14; i++) {
		const word = lowerAt(view, i);
		if (/^["“«]$/.test(word)) {
			const previous = lowerAt(view, i - 1);
			const quotation = quotationAt(quotations, tokens[i]?.start ?? 0);
			if (
				(i === to || previous === ',' || previous === ':' || previous === '.') &&
				quotation &&
				isSpeech(text, quotation)
			) {
				quoted = true;
				const end = tokens[from - 1]?.start ?? 0;
				if (afterMark && (quotationAt(quotations, end) ?? quotationAt(quotations, end - 1)))
					addBefore();
				addWords(quotation);
				return { spans, quoted };
			}
			break;
		}
		if (word === 'that' || view.starting.get(i)?.form === 'pronoun') break;
		if (i === to && (weekdays.has(word) || /^(?:yesterday|today)$/.test(word))) next = i + 1;
		if (i === to && word === 'on' && weekdays.has(lowerAt(view, i + 1))) next = i + 2;
	}
	const interrupted = afterMark && before === ',' && lowerAt(view, to) === ',';
	if (interrupted) {
		addBefore();
		add(tokens[to]?.end ?? 0, sentence.end);
		return { spans, quoted };
	}
	const start = tokens[next]?.start;
	if (start === undefined) return null;
	let end = sentence.end;
	// “… ,” said Sapt. A closing mark that opened before the cue ends the content.
	for (let i = next; i < tokens.length; i++) {
		if (view.quoted[from] && !view.quoted[i]) {
			end = tokens[i]?.start ?? end;
			break;
		}
	}
	// A quotation that the content opens may run on over the sentence.
	const last = quotationAt(quotations, end - 1);
	if (last && last.start >= start && last.end > end && !last.open)
		end = Math.min(last.end, end + 3000);
	add(start, end);
	for (let i = next; i < tokens.length && !quoted; i++) {
		if (view.quoted[i] && !view.quoted[from]) quoted = true;
	}
	return spans.length > 0 ? { spans, quoted } : null;
}

/** The object or complement of a verb of action or stance: to the end of its clause. */
export function objectContent(view: View, from: number): Content {
	const { text, tokens, sentence } = view;
	let end = sentence.end;
	for (let i = from; i < tokens.length; i++) {
		const word = lowerAt(view, i);
		const next = lowerAt(view, i + 1);
		if (
			word === ';' ||
			(word === ',' &&
				/^(?:and|but|which|who|while|although|though|said|says|adding|after|a|the)$/.test(next))
		) {
			end = tokens[i]?.start ?? end;
			break;
		}
	}
	const span = trim(text, tokens[from]?.start ?? sentence.end, end);
	let quoted = false;
	if (span) {
		for (let i = from; i < tokens.length && (tokens[i]?.start ?? span.end) < span.end; i++) {
			if (view.quoted[i]) quoted = true;
		}
	}
	return { spans: span ? [span] : [], quoted };
}

/**
 * The quotations that go on with what was quoted: those that open the sentences after it in the
 * same paragraph, or the next paragraph where the last one was left open.
 */
export function continued(
	text: string,
	after: number,
	sentences: readonly Sentence[],
	at: number,
	quotations: readonly Quotation[],
): Span[] {
	const spans: Span[] = [];
	const paragraph = sentences[at]?.paragraph;
	for (let s = at + 1; s < sentences.length && spans.length < 8; s++) {
		const sentence = sentences[s];
		if (!sentence || sentence.paragraph !== paragraph) break;
		if (sentence.end <= (spans.at(-1)?.end ?? after)) continue;
		const quotation = quotationAt(quotations, sentence.start);
		if (!quotation || quotation.start !== sentence.start) {
			if (sentence.start < (spans.at(-1)?.end ?? after)) continue;
			break;
		}
		// Somebody else's words, or the same speaker's with a new cue, are no continuation.
		const rest = text.slice(quotation.end, Math.min(sentence.end, quotation.end + 400)).trim();
		if (quotation.end < sentence.end && rest.length > 1) break;
		if (!isSpeech(text, quotation)) break;
		spans.push({ start: quotation.inner.start, end: quotation.inner.end });
	}
	return spans;
}
