/**
 * Identity of what was detected: the same annotation gets the same id whichever tab, address or
 * run of the worker found it, so that saving twice is saving once, and the reader's word on it
 * holds wherever it is found again.
 */
import type { Actor, Detection, Role, Statement } from '../annotation';
import type { SavedActor, SavedStatement } from '../saved';

/** Fields that don't depend on what was saved before. */
export type Identified<T extends SavedStatement | SavedActor> = Omit<
	T,
	| 'articleId'
	| 'judgement'
	| 'judgedAt'
	| 'createdAt'
	| 'present'
	| 'note'
	| 'tags'
	| 'selector'
	| 'edited'
>;

export interface IdentifiedDetection {
	statements: Identified<SavedStatement>[];
	actors: Identified<SavedActor>[];
}

/** 96 bits of SHA-256 in hexadecimal: no clash among 10^9 annotations but with a chance of 10^-11. */
export async function digest(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(hash, 0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
		'',
	);
}

/**
 * Gives every statement and actor its id within the article and the digest of its claim.
 *
 * A statement is told by its sentence and cue, and by how many of the same came before: not by its
 * offsets, which an edit above it moves, nor by its source and target, which a better detection
 * may read otherwise. Those make up its claim.
 */
export async function identify(text: string, detection: Detection): Promise<IdentifiedDetection> {
	const seen = new Map<string, number>();
	const nth = (key: string) => {
		const n = seen.get(key) ?? 0;
		seen.set(key, n + 1);
		return `${key}\u0000${n}`;
	};
	const actors = await Promise.all(
		detection.actors.map(async (actor): Promise<Identified<SavedActor>> => {
			const names = namesOf(actor, text);
			const told = actor.key ?? actor.name.toLowerCase();
			return {
				type: 'actor',
				id: await digest(nth(`actor\u0000${told}`)),
				claim: await digest(`${actor.kind}\u0000${told}`),
				actor,
				names,
			};
		}),
	);
	const idOf = new Map(actors.map((saved) => [saved.actor.id, saved.id]));
	const role = (r: Role | null): Role | null =>
		r && { ...r, actor: (r.actor !== null && idOf.get(r.actor)) || null };
	const statements = await Promise.all(
		detection.statements.map(async (found): Promise<Identified<SavedStatement>> => {
			const words = {
				sentence: text.slice(found.sentence.start, found.sentence.end),
				source: found.source && text.slice(found.source.start, found.source.end),
				target: found.target && text.slice(found.target.start, found.target.end),
				cue: text.slice(found.cue.start, found.cue.end),
			};
			const statement: Statement = {
				...found,
				source: role(found.source),
				target: role(found.target),
			};
			return {
				type: 'statement',
				id: await digest(nth(`statement\u0000${words.sentence}\u0000${words.cue}`)),
				claim: await digest(
					[words.source, words.target, found.polarity, found.act, found.negated].join('\u0000'),
				),
				statement,
				words,
			};
		}),
	);
	return { statements, actors };
}

/** The names an actor goes by in a text, most frequent first, ties in the order of appearance. */
function namesOf(actor: Actor, text: string): string[] {
	const count = new Map<string, number>();
	for (const { start, end } of actor.mentions) {
		const name = text.slice(start, end);
		count.set(name, (count.get(name) ?? 0) + 1);
	}
	return [...count].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
