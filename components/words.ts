/** The words of the interface for what the data holds as codes. */

import type { Act, ActorKind, Polarity } from '../lib/annotation';
import { type Key, t, words } from '../lib/i18n';
import { isPronoun } from '../lib/library/words';
import type { Annotation, SavedActor, SavedStatement, StoreProblem } from '../lib/saved';

const polarityKeys = { '-1': 'opposes', '0': 'reports', '1': 'supports' } as const;

/** "Opposes" */
export const polarityWord = (polarity: Polarity | `${Polarity}`): string =>
	t(`words.polarity.${polarityKeys[`${polarity}`]}`);

/** "opposes" */
export const stanceWord = (polarity: Polarity | `${Polarity}`): string =>
	t(`words.stance.${polarityKeys[`${polarity}`]}`);

/** A sign for each, so that colour is never alone. */
export const polaritySigns: Record<`${Polarity}`, string> = { '-1': '−', '0': '•', '1': '+' };

export const kindWord = (kind: ActorKind): string => t(`words.kind.${kind}`);

/** What an act is called in the interface; in files it is called as `lib/act-words.ts` has it. */
export const actWord = (act: Act): string => t(`words.act.${act}`);

/** @param confidence between 0 and 1.0 */
export function howSure(confidence: number): string {
	if (confidence >= 0.8) return t('words.sure.quite');
	if (confidence >= 0.6) return t('words.sure.fairly');
	return t('words.sure.not');
}

/** What a statement says of itself, besides who and toward whom: "disapproves, negated, hedged". */
export function describe({ statement }: SavedStatement): string {
	const act = statement.act
		? actWord(statement.act)
		: t(statement.kind === 'speech' ? 'words.act.says' : 'words.act.does');
	return words().commas([
		act,
		statement.negated && t('words.act.negated'),
		statement.hedged && t('words.act.hedged'),
		statement.quoted && t('words.act.quoted'),
	]);
}

/** Finds an annotation by its id. */
export type Find = (id: string) => Annotation | null;

/** Who takes a stance toward whom, by the names of the actors where "she" or "the minister" stand for one. */
export interface Parties {
	source: string | null;
	target: string | null;
}

export function partiesOf({ statement, words }: SavedStatement, find: Find): Parties {
	const name = (actor: string | null | undefined, written: string | null) => {
		const row = actor ? find(actor) : null;
		return row?.type === 'actor' ? row.actor.name : written;
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

/** What stands between who takes a stance and toward whom, in the direction of reading. */
export const arrow = (): string => (words().dir === 'rtl' ? '←' : '→');

/** A statement in one sentence, for those who hear it. */
export function spoken(row: SavedStatement, find: Find): string {
	const { source, target } = partiesOf(row, find);
	const polarity = polarityKeys[`${row.statement.polarity}`];
	const said = { source: source ?? t('words.someone'), cue: row.words.cue };
	return target
		? t(`words.spoken.${polarity}`, { ...said, target })
		: t(`words.spokenAlone.${polarity}`, said);
}

/** An annotation in one sentence, for those who hear it. */
export function nameOf(row: Annotation, find: Find): string {
	if (row.type === 'statement') return spoken(row, find);
	if (row.type === 'actor') return t('words.actorNamed', { name: row.actor.name });
	const marked = row.selector.quote.exact.slice(0, 120);
	return t(row.body ? 'words.note' : 'words.highlight', { words: marked });
}

const deeds: Record<string, Key> = {
	right: 'words.deed.right',
	wrong: 'words.deed.wrong',
	unjudge: 'words.deed.putBack',
	write: 'words.deed.write',
	restate: 'words.deed.restate',
	unstate: 'words.deed.unstate',
	'mark-highlight': 'words.deed.highlighted',
	'mark-note': 'words.deed.noted',
	'mark-actor': 'words.deed.markActor',
	'mark-statement': 'words.deed.markStatement',
	delete: 'words.deed.delete',
	rename: 'words.deed.rename',
	retype: 'words.deed.changed',
	hide: 'words.deed.hide',
	unhide: 'words.deed.putBack',
	merge: 'words.deed.merge',
	split: 'words.deed.split',
};

/** What a change did, as `Change.what` has it. */
export const deedWords = (what: string): string => t(deeds[what] ?? 'words.deed.changed');

/** What is wrong with the store, and what to do about it. */
export const problemWords = (problem: StoreProblem): { what: string; todo: string } => ({
	what: t(`problem.${problem}.what`),
	todo: t(`problem.${problem}.todo`),
});
