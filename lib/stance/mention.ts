/** The mentions of actors, as the stance layer has them. */

import type { EntityType, Span } from '../annotation';

/** A phrase of the text that names an actor. */
export interface ActorMention extends Span {
	/** `Actor.id`, or null where the phrase was not resolved. */
	actor: string | null;
	/** The name that it holds, if any. */
	entity?: { type: EntityType } | null;
	/** It says where something is, not who acts: "in Moscow". */
	place?: boolean;
}

/** A mention in tokens: first, last and head. */
export interface MentionTokens {
	from: number;
	to: number;
	head: number;
	/** Number of its entity's type, 1 for the first of `entityTypes`; 0 where it is no name. */
	type: number;
}

/** A mention of a sentence, in tokens. */
export interface Placed extends MentionTokens {
	mention: ActorMention;
}
