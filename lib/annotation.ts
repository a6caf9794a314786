/**
 * What detection finds in a text. Pure data, the vocabulary of every part.
 *
 * Every offset is a UTF-16 code unit into the document's text, end exclusive, and
 * `0 <= start < end <= text.length`.
 */

export interface Span {
	start: number;
	end: number;
}

/** A named entity mention, actor or not; titles left out ("Vladimir Putin", not "President Vladimir Putin"). */
export interface Entity extends Span {
	type: EntityType;
}
export const entityTypes = ['PER', 'ORG', 'LOC', 'NORP', 'MISC'] as const;
export type EntityType = (typeof entityTypes)[number];

export const actorKinds = ['person', 'organization', 'government', 'group'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who acts or is acted upon, once per document, under all the names it goes by. */
export interface Actor {
	/** Unique in the document: "a1", "a2", … in the order of first mention. */
	id: string;
	/** The fullest name the text uses. */
	name: string;
	kind: ActorKind;
	/**
	 * The same for the same actor in every document ("gov:RU", "person:vladimir putin"), so that
	 * articles can be compared; null where the text doesn't name it ("a senior official").
	 */
	key: string | null;
	/** In text order, not overlapping. */
	mentions: Span[];
}

/** The phrase that names an actor where a statement is made. */
export interface Role extends Span {
	/** An `Actor.id` of the same document, or null where the phrase could not be resolved to one. */
	actor: string | null;
}

/** PLOVER event classes: https://github.com/openeventdata/PLOVER */
export const acts = [
	'AGREE',
	'SUPPORT',
	'CONSULT',
	'COOPERATE',
	'AID',
	'CONCEDE',
	'RETREAT',
	'DEMAND',
	'DISAPPROVE',
	'REJECT',
	'THREATEN',
	'PROTEST',
	'MOBILIZE',
	'SANCTION',
	'COERCE',
	'ASSAULT',
] as const;
export type Act = (typeof acts)[number];

/** -1 opposes, 0 reports or mixed, 1 supports. */
export type Polarity = -1 | 0 | 1;

export const statementKinds = ['speech', 'action'] as const;

/** Who says or does what, toward whom, for or against. */
export interface Statement {
	/** Unique in the document: "s1", "s2", … in text order. */
	id: string;
	/** speech: says or thinks; action: does (votes, sanctions, visits …). */
	kind: (typeof statementKinds)[number];
	/** Who takes the stance; null where the text leaves it open ("was condemned"). */
	source: Role | null;
	target: Role | null;
	/** The words that show it: "condemned", "according to". */
	cue: Span;
	/** What is said or done, in text order; several spans where the cue interrupts it. */
	content: Span[];
	/** The sentence that holds the cue. */
	sentence: Span;
	/** null when nothing is taken but reported. */
	act: Act | null;
	polarity: Polarity;
	negated: boolean;
	hedged: boolean;
	/** Some of the content stands in quotation marks. */
	quoted: boolean;
	/** Between 0 and 1.0; see `likely`. */
	confidence: number;
}

/** Confidence from which on a statement is more likely right than not, by the list in docs/detection.md. */
export const likely = 0.6;

export interface Detection {
	entities: Entity[];
	actors: Actor[];
	statements: Statement[];
}
