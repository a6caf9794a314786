/**
 * What a comparison of a story's articles says. Plain data: it travels in messages and stands in a
 * report as it is. Every figure names its evidence, as indices into `Comparison.evidence`.
 */
import type { Actor, ActorKind, Polarity, Span, Statement } from '../annotation';

/** An annotated article to compare. Offsets lie in `text`. */
export interface ComparedArticle {
	id: string;
	title: string | null;
	text: string;
	/** null where it isn't known; such articles are a column of their own. */
	outlet: string | null;
	/** ISO 8601, or null where it isn't known. */
	published: string | null;
	url: string | null;
	actors: readonly Actor[];
	/** `source.actor` and `target.actor` are ids of `actors`. */
	statements: readonly Statement[];
}

export interface Evidence {
	/** Id of the article. */
	article: string;
	/** Where the sentence stands in the article's text. */
	sentence: Span;
	words: string;
	/** What in the sentence shows it; offsets into `words`. */
	marks: Span[];
}

/** A count, what it is a part of, and what it comes from. */
export interface Count {
	count: number;
	of: number;
	/** Where there is much, only the first so many. */
	evidence: number[];
}

export interface OutletColumn {
	/** null where it isn't known. */
	name: string | null;
	/** Ids of its articles, oldest first. */
	articles: string[];
	mentions: number;
	statements: number;
	/** Words laid to anyone as quotation. */
	quotedWords: number;
}

/** An actor across the articles. */
export interface ComparedActor {
	/** Unique in the comparison: a key, or article and id for one that no text names. */
	key: string;
	name: string;
	kind: ActorKind;
	/** False for "a senior official". */
	named: boolean;
	mentions: number;
}

/** In every row, `cells[i]` is of `Comparison.outlets[i]`. */
export interface Appearance {
	/** Index into `Comparison.actors`, as in all rows. */
	actor: number;
	cells: AppearanceCell[];
}
export interface AppearanceCell extends Count {
	/** Articles that have it in the headline. */
	headline: number;
	/** Articles that have it in their last quarter and nowhere before. */
	tailOnly: number;
	articles: number;
}

export interface Voice {
	actor: number;
	cells: VoiceCell[];
}
/** `count` of `of` words in quotation marks laid to anyone. */
export interface VoiceCell extends Count {
	/** Attributions with words in quotation marks, and without. */
	direct: number;
	paraphrased: number;
	/** Articles that mention it. */
	articles: number;
}

/**
 * What outlets say of one pair: all the same; opposite; opposite, but of times a year or more apart,
 * so that both may be right; both at once; or only one says anything.
 */
export const stanceRelations = ['agree', 'contradict', 'apart', 'mixed', 'one', 'none'] as const;
export type StanceRelation = (typeof stanceRelations)[number];

export interface StanceRow {
	source: number;
	target: number;
	relation: StanceRelation;
	cells: StanceCell[];
}
export interface StanceCell {
	supports: number;
	opposes: number;
	neutral: number;
	/** When the articles that take a side were published, ISO 8601, ascending; those without a date left out. */
	dates: string[];
	/** Of the surest statement that takes a side; between 0 and 1.0. */
	surest: number;
	evidence: number[];
}

/** A statement as one or several outlets tell it. */
export interface ToldStatement {
	source: number | null;
	target: number | null;
	polarity: Polarity;
	/** The most telling of its wordings. */
	words: string;
	told: 'all' | 'some' | 'one';
	/**
	 * By outlet: its wordings, and the cues that carry them. Without a cue, what it has is a sentence
	 * in like words in which no such statement was found. Empty where it is left out.
	 */
	cells: { evidence: number[]; cues: string[] }[];
}

/** An actor that an outlet leaves out or alone has; in how many other outlets it is, and where. */
export interface Gap {
	actor: number;
	outlets: number;
	evidence: number[];
}

/** What an outlet leaves out that others have, as far as was detected, and what it alone has. */
export interface OutletGaps {
	/** Actors that it never names, though two others do (or the other, where there are two in all). */
	absent: Gap[];
	/** Actors that it names and never lets speak, though two others do, or one quotes them. */
	unheard: Gap[];
	/** Statements that two others or more tell: indices into `Comparison.statements`. */
	untold: number[];
	/** Actors that it alone names, more than once. */
	own: Gap[];
}

export interface WordUse {
	words: string;
	count: number;
	/** No other outlet uses it, though others mention the actor. */
	onlyHere: boolean;
	evidence: number[];
}
export interface WordsRow {
	actor: number;
	cells: WordUse[][];
}

export interface TimePoint {
	article: string;
	/** ISO 8601. */
	published: string;
	outlet: number;
}
export interface StanceCourse {
	source: number;
	target: number;
	points: (TimePoint & StanceCell)[];
	/** From the first to the last article that takes a side. */
	moved: 'toward support' | 'toward opposition' | 'unchanged' | 'unknown';
}

export interface SummarySentence {
	text: string;
	evidence: number[];
}

export interface Comparison {
	articles: {
		id: string;
		title: string | null;
		outlet: string | null;
		published: string | null;
		url: string | null;
	}[];
	outlets: OutletColumn[];
	actors: ComparedActor[];
	evidence: Evidence[];
	/** Most mentioned first. */
	appearances: Appearance[];
	/** Of named actors, most quoted first. */
	voices: Voice[];
	/** Of all that no text names ("a senior official"), together, by outlet. */
	unnamed: VoiceCell[];
	/** Actors that several articles mention and none lets speak. */
	neverHeard: { actor: number; articles: number; evidence: number[] }[];
	stances: StanceRow[];
	/** Told by most first. */
	statements: ToldStatement[];
	/** By outlet. */
	gaps: OutletGaps[];
	/** Those whose words differ most first. */
	names: WordsRow[];
	cues: WordsRow[];
	time: { dated: TimePoint[]; undated: string[]; courses: StanceCourse[] };
	/** Statements below this confidence were left out. */
	leastConfidence: number;
}
