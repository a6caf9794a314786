/**
 * What is kept of an article, as the store holds it and the pages of the extension see it. Plain
 * data: it travels in messages and stands in the database as it is.
 */
import type { Selector } from './anchor';
import type { Act, Actor, ActorKind, Polarity, Span, Statement } from './annotation';
import type { Article } from './article';
import type { StoryOverride } from './coverage/overrides';

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
	/** The text as it was at an earlier visit, where the page has changed since; else null. */
	before: { text: string; openedAt: number } | null;
	/** The reader's, on the article as a whole. */
	tags?: string[];
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
	/** What the reader wrote on it, in Markdown; "" where nothing. */
	note: string;
	tags: string[];
	/** Its sentence, or the first mention of it, once the reader has said anything on it. */
	selector: Selector | null;
	/** Put together from what the reader did; such rows are in views only, the database has a note for each. */
	made?: true;
}

/** Words of the page that the reader chose, and where they stand now; null where they don't. */
export interface Anchored {
	selector: Selector;
	span: Span | null;
}

/** An actor as the reader named it: by its id, and by what it is told by should that be gone. */
export interface Party {
	/** `SavedActor.id` */
	actor: string;
	key: string | null;
	name: string;
}

/** A stance as the reader has it. */
export interface Stance {
	source: Party | null;
	target: Party | null;
	polarity: Polarity;
	act: Act | null;
}

/** The reader's version of a detected statement, whole, so that no later detection shows through. */
export interface StatementEdit extends Stance {
	cue: Anchored;
	content: Anchored[];
}

export interface SavedStatement extends Judged {
	type: 'statement';
	/** `source.actor` and `target.actor` are `SavedActor.id`s. */
	statement: Statement;
	/** The words, so that it reads without its page. */
	words: { sentence: string; source: string | null; target: string | null; cue: string };
	/** Wins over `statement`, which stays as it was detected; in views it is already applied. */
	edited: StatementEdit | null;
}

export interface SavedActor extends Judged {
	type: 'actor';
	actor: Actor;
	/** The names it goes by in this article, most frequent first. */
	names: string[];
	/** Hidden everywhere by the reader; in views only. */
	hidden?: true;
}

export const noteKinds = ['highlight', 'note', 'actor', 'statement'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Words of the page that the reader marked. */
export interface SavedNote extends Anchored {
	type: 'note';
	/** `articleId`, "#", and a random part. */
	id: string;
	articleId: string;
	kind: NoteKind;
	/** What the reader wrote, in Markdown; "" where nothing. */
	body: string;
	tags: string[];
	/** Of kind "actor": whom the words name. An id that no detected actor has makes a new one. */
	actor: (Party & { kind: ActorKind }) | null;
	/** Of kind "statement": who stands where. */
	stance: Stance | null;
	createdAt: number;
	updatedAt: number;
	/** Kept after deletion, for undoing. */
	deletedAt: number | null;
	/** False where the page no longer has the words. */
	present: boolean;
	/** Found, but in other words than those that were marked. */
	changed: boolean;
}

export type Annotation = SavedStatement | SavedActor | SavedNote;

/** Changes an actor on one page, or wherever it is met. Applied in the order in which they were made. */
export type ActorEdit = {
	id: string;
	/** The article in which it holds; null for everywhere. */
	scope: string | null;
	actor: Party;
	createdAt: number;
	deletedAt: number | null;
} & ActorChange;

export type ActorChange =
	| { what: 'rename'; name: string }
	| { what: 'retype'; kind: ActorKind }
	| { what: 'hide' }
	/** Becomes one with another actor. */
	| { what: 'merge'; into: Party }
	/** These of its names are another actor's, which is called `name`. */
	| { what: 'split'; names: string[]; name: string };

/** What the reader said about stories, once. Later ones win over earlier ones. */
export interface SavedOverride {
	id: string;
	/** When it was said; later than all that was said here before it. */
	at: number;
	override: StoryOverride;
}

/** What the reader may set on a row. */
export type ReaderFields = Partial<
	Pick<SavedStatement, 'judgement' | 'judgedAt' | 'note' | 'tags' | 'edited' | 'selector'> &
		Pick<SavedNote, 'body' | 'span' | 'actor' | 'stance' | 'deletedAt'>
>;

/** One row's part of a change: what was there before it, and after. */
export interface Patch {
	table: 'annotations' | 'actorEdits';
	id: string;
	before: ReaderFields;
	after: ReaderFields;
}

/** One step of the reader's that can be undone. */
export interface Change {
	/** Order in which they were made; given by the database. */
	seq?: number;
	/** Made by whoever asked, so that asking twice is changing once. */
	id: string;
	articleId: string;
	at: number;
	/** Which edit it was, and on what, for the words of the undo button. */
	what: string;
	name: string;
	undone: boolean;
	patches: Patch[];
}

/** What can be undone, and done again. */
export interface History {
	undo: Step | null;
	redo: Step | null;
}
export type Step = Pick<Change, 'id' | 'what' | 'name'>;

/** All that is kept of one article, as it stands in the database. */
export interface Kept {
	article: SavedArticle;
	rows: Annotation[];
	/** Those of this article and those that hold everywhere. */
	actorEdits: ActorEdit[];
	changes: Change[];
}

/** An actor across articles. */
export interface KnownActor {
	key: string;
	name: string;
	kind: Actor['kind'];
	names: string[];
	updatedAt: number;
}

/** An article with all that is annotated in it, in text order, as the reader has it. */
export interface AnnotatedArticle {
	article: SavedArticle;
	statements: SavedStatement[];
	actors: SavedActor[];
	/** Those not deleted. Each that marks an actor or a statement is among those, too. */
	notes: SavedNote[];
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
	/** The reader has just had its site forgotten. */
	| { state: 'forgotten' }
	/** A page that extensions may not read: the browser's own, a store's, a file. */
	| { state: 'unreachable' }
	| { state: 'not-article'; reason: NotAnArticle }
	| { state: 'language'; lang: string }
	| { state: 'error'; message: string }
	| { state: 'ready'; articleId: string; problem: StoreProblem | null };
