/** The words of the interface for what the data holds as codes. */
import { actWords } from '../lib/act-words';
import type { ActorKind, Polarity } from '../lib/annotation';
import { isPronoun } from '../lib/library/words';
import type { Annotation, SavedActor, SavedStatement, StoreProblem } from '../lib/saved';

export const polarityWords: Record<`${Polarity}`, string> = {
	'-1': 'Opposes',
	'0': 'Reports',
	'1': 'Supports',
};

/** A sign for each, so that colour is never alone. */
export const polaritySigns: Record<`${Polarity}`, string> = { '-1': '−', '0': '•', '1': '+' };

export const kindWords: Record<ActorKind, string> = {
	person: 'Person',
	organization: 'Organisation',
	government: 'Government',
	group: 'Group',
};

/** @param confidence between 0 and 1.0 */
export function howSure(confidence: number): string {
	if (confidence >= 0.8) return 'Quite sure';
	if (confidence >= 0.6) return 'Fairly sure';
	return 'Not sure';
}

/** What a statement says of itself, besides who and toward whom: "disapproves, negated, hedged". */
export function describe({ statement }: SavedStatement): string {
	const act = statement.act
		? actWords[statement.act]
		: statement.kind === 'speech'
			? 'says'
			: 'does';
	const notes = [
		statement.negated && 'negated',
		statement.hedged && 'hedged',
		statement.quoted && 'quoted',
	];
	return [act, ...notes.filter(Boolean)].join(', ');
}

/** Finds an annotation by its id. */
export type Find = (id: string) => Annotation | null;

/** Who takes a stance toward whom, by the names of the actors where "she" or "the minister" stand for one. */
export interface Parties {
	source: string | null;
	target: string | null;
}

export function partiesOf({ statement, words }: SavedStatement, find: Find): Parties {
	const name = (actor: string | null | undefined, words: string | null) => {
		const row = actor ? find(actor) : null;
		return row?.type === 'actor' ? row.actor.name : words;
	};
	return {
		source: name(statement.source?.actor, words.source),
		target: name(statement.target?.actor, words.target),
	};
}

/** What else an actor is called on a page, the most frequent first; a pronoun is no name. */
export function otherNames({ actor, names }: SavedActor, most: number): string[] {
	return names.filter((name) => name !== actor.name && !isPronoun(name)).slice(0, most);
}

/** A statement in one sentence, for those who hear it. */
export function spoken(row: SavedStatement, find: Find): string {
	const { source, target } = partiesOf(row, find);
	const polarity = polarityWords[`${row.statement.polarity}`].toLowerCase();
	return `${source ?? 'Someone unnamed'} ${polarity}${target ? ` ${target}` : ''}: ${row.words.cue}`;
}

/** An annotation in one sentence, for those who hear it. */
export function nameOf(row: Annotation, find: Find): string {
	if (row.type === 'statement') return spoken(row, find);
	if (row.type === 'actor') return `Actor: ${row.actor.name}`;
	return `${row.body ? 'Note' : 'Highlight'}: ${row.selector.quote.exact.slice(0, 120)}`;
}

const deeds: Record<string, string> = {
	right: 'Confirmed',
	wrong: 'Removed',
	unjudge: 'Put back',
	write: 'Wrote on',
	restate: 'Edited',
	unstate: 'Back to detected',
	'mark-highlight': 'Highlighted',
	'mark-note': 'Noted',
	'mark-actor': 'Marked as actor',
	'mark-statement': 'Marked as stance',
	delete: 'Deleted',
	rename: 'Renamed',
	retype: 'Changed',
	hide: 'Hidden',
	unhide: 'Put back',
	merge: 'Merged',
	split: 'Split',
};

/** What a change did, as `Change.what` has it. */
export const deedWords = (what: string): string => deeds[what] ?? 'Changed';

/** What is wrong with the store, and what to do about it. */
export const problemWords: Record<StoreProblem, { what: string; todo: string }> = {
	full: {
		what: 'This page could not be saved: the disk, or the space the browser gives us, is full.',
		todo: 'Free some disk space, then try again. What you see is kept only while this tab is open.',
	},
	blocked: {
		what: 'This page could not be saved: another window of Standpoint holds the database.',
		todo: 'Close other windows of Standpoint, then try again.',
	},
	newer: {
		what: 'Your notes were saved by a newer version of Standpoint, so this one leaves them alone.',
		todo: 'Update the extension; nothing is lost.',
	},
	unavailable: {
		what: 'This page could not be saved: the browser gives us no database.',
		todo: 'Allow site data for extensions in the browser’s settings, then try again.',
	},
	failed: {
		what: 'This page could not be saved.',
		todo: 'Try again. If that does not help, restart the browser.',
	},
	private: {
		what: 'Nothing is saved in a private window.',
		todo: 'What you see is kept only while this tab is open.',
	},
};
