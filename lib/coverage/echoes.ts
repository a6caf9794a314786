import type { Span } from '../annotation';
import type { Case, CaseArticle } from './case';
import { inverseFrequency } from './frequencies';
import { readWords } from './words';

/** How alike a statement's content and a sentence are at least: cosine of tf-idf. */
const alike = 0.4;
/** The same where they share that many words, which seldom happens by chance. */
const alikeInMany = 0.33;
const many = 8;
/** Words that they share at least: two or three may be a name. */
const leastShared = 4;
/** Sentences of a story, at least, as its own rarities are worked out: of a few, none says what is rare. */
const leastSentences = 40;

/** A sentence of an article. */
export interface Echo {
	one: CaseArticle;
	span: Span;
}

interface Sentence extends Echo {
	/** Length of its vector. */
	length: number;
}

/**
 * Finds the sentences that tell in like words what a statement tells, though no such statement was
 * found in them: so that nobody is said to leave out what they have.
 */
export class Echoes {
	private readonly sentences: Sentence[] = [];
	/** The sentences that hold a stem, by their places. */
	private readonly holding = new Map<string, number[]>();

	constructor(given: Case) {
		const stems: Set<string>[] = [];
		for (const one of given.articles) {
			for (const span of given.book.sentencesOf(one.article)) {
				const own = stemsOf(one.article.text.slice(span.start, span.end));
				const at = this.sentences.push({ one, span, length: 0 }) - 1;
				stems.push(own);
				for (const stem of own) {
					const known = this.holding.get(stem);
					if (known) known.push(at);
					else this.holding.set(stem, [at]);
				}
			}
		}
		for (const [at, sentence] of this.sentences.entries()) {
			let squares = 0;
			for (const stem of stems[at] ?? []) squares += this.weigh(stem) ** 2;
			sentence.length = Math.sqrt(squares);
		}
	}

	/**
	 * The most alike sentence of each outlet that has one.
	 *
	 * @param content the stems of what is told, without the names of who tells it and toward whom
	 * @param isWanted the articles that are looked through
	 */
	find(content: Iterable<string>, isWanted: (one: CaseArticle) => boolean): Map<number, Echo> {
		const products = new Map<number, { product: number; shared: number }>();
		let squares = 0;
		for (const stem of content) {
			const weight = this.weigh(stem);
			squares += weight * weight;
			for (const at of this.holding.get(stem) ?? []) {
				const sum = products.get(at) ?? { product: 0, shared: 0 };
				sum.product += weight * weight;
				sum.shared++;
				products.set(at, sum);
			}
		}
		const best = new Map<number, { echo: Echo; cosine: number }>();
		for (const [at, { product, shared }] of products) {
			const sentence = this.sentences[at];
			if (!sentence || shared < leastShared || !isWanted(sentence.one)) continue;
			const cosine = product / (Math.sqrt(squares) * sentence.length);
			const { outlet } = sentence.one;
			if (cosine < (shared < many ? alike : alikeInMany)) continue;
			if (cosine <= (best.get(outlet)?.cosine ?? 0)) continue;
			best.set(outlet, { echo: sentence, cosine });
		}
		return new Map([...best].map(([outlet, { echo }]) => [outlet, echo]));
	}

	/** Its rarity in news at large, times its rarity in this story. */
	private weigh(stem: string): number {
		const count = this.holding.get(stem)?.length ?? 1;
		const most = Math.log(Math.max(this.sentences.length, leastSentences));
		return inverseFrequency(stem) * Math.max(0.1, 1 - Math.log(count) / most);
	}
}

const stemsOf = (text: string): Set<string> => new Set(readWords(text).map(({ stem }) => stem));
