/** The actors known across articles, as the reader has them. */
import type { ActorEdit, KnownActor } from '../saved';

/**
 * Applies the reader's changes that hold everywhere: renamed and retyped actors are given so, what
 * was merged lends its names to what it became, what was hidden is left out. The names that were
 * split off are taken away; those whom they name have no key, so that only their articles know them.
 *
 * @param edits in any order; those of one article and those taken back change nothing
 */
export function knownAsEdited(
	known: readonly KnownActor[],
	edits: readonly ActorEdit[],
): KnownActor[] {
	const actors = new Map(known.map((actor) => [actor.key, { ...actor }]));
	/** Merged keys to what they became. */
	const became = new Map<string, string>();
	const current = (key: string | null): KnownActor | undefined => {
		let at = key ?? '';
		for (let i = 0; i < became.size && became.has(at); i++) at = became.get(at) ?? at;
		return actors.get(at);
	};
	const inOrder = edits
		.filter(({ scope, deletedAt }) => scope === null && deletedAt === null)
		.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
	for (const edit of inOrder) {
		const actor = current(edit.actor.key);
		if (!actor) continue;
		if (edit.what === 'rename') actor.name = edit.name;
		else if (edit.what === 'retype') actor.kind = edit.kind;
		else if (edit.what === 'hide') actors.delete(actor.key);
		else if (edit.what === 'split') {
			actor.names = actor.names.filter((name) => !edit.names.includes(name));
		} else if (edit.what === 'merge') {
			const into = current(edit.into.key);
			if (into === actor || edit.into.key === null) continue;
			const { key, name } = edit.into;
			if (into) into.names = [...new Set([...into.names, ...actor.names])];
			else actors.set(key, { ...actor, key, name });
			became.set(actor.key, into?.key ?? key);
			actors.delete(actor.key);
		}
	}
	return [...actors.values()];
}
