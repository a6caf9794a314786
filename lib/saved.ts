/**
 * What is kept of an article, as the store holds it and the pages of the extension see it. Plain
 * data: it travels in messages and stands in the database as it is.
 */
import type { Actor, Statement } from './annotation';
import type { Article } from './article';

export type { Article };

export interface SavedArticle extends Article {
	/** The canonical address under which it was first saved. */
	id: string;
	/** Every address it was opened under, `url` among them. */
	addresses: string[];
	/** Digest of `text`; with `detector` it says whether detection has to run again. */
	textDigest: string;
	/** Version of the detection that found what is saved. */
	detector: string;
	/** Milliseconds since 1970, as all times here. */
	savedAt: number;
	openedAt: number;
}

/** The reader's word on what was detected; null where there is none yet. */
export type Judgement = 'right' | 'wrong' | null;

interface Judged {
	/** The same whenever and wherever this annotation is detected again: see `store/identity.ts`. */
	id: string;
	articleId: string;
	/** Digest of what the reader judges; a "wrong" holds only for the same claim. */
	claim: string;
	judgement: Judgement;
	judgedAt: number | null;
	createdAt: number;
	/** False where the page no longer holds it; it is kept, and listed apart. */
	present: boolean;
}

export interface SavedStatement extends Judged {
	type: 'statement';
	/** `source.actor` and `target.actor` are `SavedActor.id`s. */
	statement: Statement;
	/** The words, so that it reads without its page. */
	words: { sentence: string; source: string | null; target: string | null; cue: string };
}

export interface SavedActor extends Judged {
	type: 'actor';
	actor: Actor;
	/** The names it goes by in this article, most frequent first. */
	names: string[];
}

export type Annotation = SavedStatement | SavedActor;

/** An actor across articles. */
export interface KnownActor {
	key: string;
	name: string;
	kind: Actor['kind'];
	names: string[];
	updatedAt: number;
}

/** An article with all that is annotated in it, in text order. */
export interface AnnotatedArticle {
	article: SavedArticle;
	statements: SavedStatement[];
	actors: SavedActor[];
}

/** Why something could not be kept. */
export const storeProblems = [
	'full',
	'blocked',
	'newer',
	'unavailable',
	'failed',
	/** A private window, of which nothing is kept. */
	'private',
] as const;
export type StoreProblem = (typeof storeProblems)[number];

/** Why a page is left alone. */
export type NotAnArticle = string;

/** How things stand with the page in a tab. */
export type PageState =
	| { state: 'loading' }
	| { state: 'off' }
	/** A page that extensions may not read: the browser's own, a store's, a file. */
	| { state: 'unreachable' }
	| { state: 'not-article'; reason: NotAnArticle }
	| { state: 'language'; lang: string }
	| { state: 'error'; message: string }
	| { state: 'ready'; articleId: string; problem: StoreProblem | null };
