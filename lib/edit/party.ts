import type { Party, SavedActor } from '../saved';

/** What an actor is told by, for an edit or a stance to name it. */
export function partyOf({ id, actor }: SavedActor): Party {
	return { actor: id, key: actor.key, name: actor.name };
}
