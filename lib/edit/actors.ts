/** The reader's changes to actors, applied to the actors of one article. */
import type { Span } from '../annotation';
import type { ActorEdit, Party, SavedActor, SavedNote } from '../saved';

export interface ActorsView {
	actors: SavedActor[];
	/** The actor that an id stands for now, at a place of the text where that matters; null for none. */
	resolve: (id: string, at?: Span) => SavedActor | null;
	/** As `resolve`, for an actor that the reader named, which may have got another id since. */
	party: (party: Party) => SavedActor | null;
}

/**
 * @param rows the article's actors as they were detected
 * @param marks notes of kind "actor"
 * @param edits in any order
 * @param text the article's
 */
export function applyActorEdits(
	rows: readonly SavedActor[],
	marks: readonly SavedNote[],
	edits: readonly ActorEdit[],
	text: string,
): ActorsView {
	const actors = rows.map((row) => ({ ...row, actor: { ...row.actor }, names: [...row.names] }));
	/** Merged ids to what they became. */
	const became = new Map<string, string>();
	/** Mentions that were split off, by the id of the actor that they were of. */
	const splits = new Map<string, { names: Set<string>; id: string }[]>();

	const current = (id: string): SavedActor | null => {
		let at = id;
		// A chain of merges is no longer than there are actors, and a circle is not followed.
		for (let i = 0; i <= actors.length && became.has(at); i++) at = became.get(at) ?? at;
		return actors.find((row) => row.id === at) ?? null;
	};
	const party = ({ actor, key, name }: Party): SavedActor | null => {
		const own = current(actor);
		if (own) return own;
		const same = key !== null ? actors.find((row) => row.actor.key === key) : undefined;
		if (same) return same;
		const lower = name.toLowerCase();
		return (
			actors.find((row) => row.actor.name.toLowerCase() === lower) ??
			actors.find((row) => row.names.some((one) => one.toLowerCase() === lower)) ??
			null
		);
	};

	for (const note of marks) {
		if (!note.actor || !note.span || !note.present) continue;
		const row = party(note.actor) ?? madeBy(note);
		if (!actors.includes(row)) actors.push(row);
		row.actor.mentions = withMention(row.actor.mentions, note.span);
		const words = text.slice(note.span.start, note.span.end);
		if (!row.names.includes(words)) row.names.push(words);
		row.present = true;
	}

	const inOrder = edits
		.filter((edit) => edit.deletedAt === null)
		.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
	for (const edit of inOrder) {
		const row = party(edit.actor);
		if (!row) continue;
		switch (edit.what) {
			case 'rename':
				row.actor.name = edit.name;
				break;
			case 'retype':
				row.actor.kind = edit.kind;
				break;
			case 'hide':
				row.judgement = 'wrong';
				row.hidden = true;
				break;
			case 'merge': {
				const into = party(edit.into);
				if (into === row) break;
				if (!into) {
					// The other is not in this article: here this one goes by its name.
					row.actor.name = edit.into.name;
					row.actor.key = edit.into.key;
					break;
				}
				for (const span of row.actor.mentions) {
					into.actor.mentions = withMention(into.actor.mentions, span);
				}
				into.names = [...new Set([...into.names, ...row.names])];
				into.present ||= row.present;
				became.set(row.id, into.id);
				actors.splice(actors.indexOf(row), 1);
				break;
			}
			case 'split': {
				const names = new Set(edit.names);
				const isSplit = (span: Span) => names.has(text.slice(span.start, span.end));
				const mentions = row.actor.mentions.filter(isSplit);
				if (mentions.length === 0 || mentions.length === row.actor.mentions.length) break;
				const id = `${row.id}/${edit.id}`;
				actors.push({
					...row,
					id,
					judgement: null,
					judgedAt: null,
					note: '',
					tags: [],
					made: true,
					names: edit.names,
					actor: { ...row.actor, id, name: edit.name, key: null, mentions },
				});
				row.actor.mentions = row.actor.mentions.filter((span) => !isSplit(span));
				row.names = row.names.filter((name) => !names.has(name));
				splits.set(row.id, [...(splits.get(row.id) ?? []), { names, id }]);
				break;
			}
		}
	}

	const resolve = (id: string, at?: Span): SavedActor | null => {
		const row = current(id);
		if (!row || !at) return row;
		const words = text.slice(at.start, at.end);
		const split = splits.get(row.id)?.find(({ names }) => names.has(words));
		return split ? current(split.id) : row;
	};
	return { actors, resolve, party };
}

function madeBy({ actor, articleId, createdAt }: SavedNote): SavedActor {
	if (!actor) throw new Error('Only a note that names an actor makes one');
	return {
		type: 'actor',
		id: actor.actor,
		articleId,
		claim: '',
		judgement: 'right',
		judgedAt: createdAt,
		createdAt,
		present: true,
		note: '',
		tags: [],
		selector: null,
		made: true,
		actor: { id: actor.actor, name: actor.name, kind: actor.kind, key: actor.key, mentions: [] },
		names: [],
	};
}

/** In text order; a mention that it overlaps gives way. */
function withMention(mentions: readonly Span[], span: Span): Span[] {
	const others = mentions.filter(({ start, end }) => end <= span.start || start >= span.end);
	return [...others, span].sort((a, b) => a.start - b.start);
}
