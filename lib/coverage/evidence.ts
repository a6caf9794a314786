import type { Span } from '../annotation';
import { sentences } from '../language/sentences';
import { tokenize } from '../language/tokens';
import type { ComparedArticle, Evidence } from './comparison';

/** Longest sentence that is shown, in UTF-16 code units; of a longer one, what is around its first mark. */
const longest = 600;
/** How many sentences a figure names; its count tells how many there are. */
export const mostEvidence = 40;

/** Collects the sentences that figures rest on, each once. */
export class EvidenceBook {
	readonly entries: Evidence[] = [];
	private readonly known = new Map<string, number>();
	private readonly bounds = new Map<string, Span[]>();

	/** @returns the index of the sentence that holds the first of the marks */
	add(article: ComparedArticle, marks: readonly Span[]): number {
		const first = marks[0] ?? { start: 0, end: 0 };
		const sentence = this.sentenceAt(article, first.start);
		const start = Math.max(sentence.start, Math.min(first.start - 200, sentence.end - longest));
		const end = Math.min(sentence.end, start + longest);
		const inside = marks
			.map((mark) => ({ start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
			.filter((mark) => mark.start < mark.end)
			.sort((a, b) => a.start - b.start)
			.map((mark) => ({ start: mark.start - start, end: mark.end - start }));
		const key = `${article.id} ${start} ${inside.map((mark) => `${mark.start}-${mark.end}`)}`;
		const found = this.known.get(key);
		if (found !== undefined) return found;
		this.known.set(key, this.entries.length);
		this.entries.push({
			article: article.id,
			sentence: { start, end },
			words: article.text.slice(start, end),
			marks: inside,
		});
		return this.entries.length - 1;
	}

	/** Marks of an article, those of one sentence together, so that it is shown once. */
	bySentence(article: ComparedArticle, marks: readonly Span[]): Span[][] {
		const groups = new Map<number, Span[]>();
		for (const mark of marks) {
			const { start } = this.sentenceAt(article, mark.start);
			const group = groups.get(start) ?? [];
			groups.set(start, group);
			group.push(mark);
		}
		return [...groups.values()];
	}

	/** The sentences of an article, in text order. */
	sentencesOf(article: ComparedArticle): readonly Span[] {
		let bounds = this.bounds.get(article.id);
		if (!bounds) {
			const { start, end } = sentences(article.text, tokenize(article.text));
			bounds = Array.from(start, (from, i) => ({ start: from, end: end[i] ?? from }));
			this.bounds.set(article.id, bounds);
		}
		return bounds;
	}

	/** The sentence that a place of an article is in. */
	sentenceAt(article: ComparedArticle, at: number): Span {
		const bounds = this.sentencesOf(article);
		let low = 0;
		let high = bounds.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((bounds[middle]?.start ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return bounds[low] ?? { start: 0, end: article.text.length };
	}
}
