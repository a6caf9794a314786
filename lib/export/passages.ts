/**
 * An article's annotations as a reader sees them: passages of the text with what is said of each.
 * The formats for other tools are written from these; what the reader called wrong or deleted, and
 * actors without remarks, are no passages.
 */
import type { Selector } from '../anchor';
import type { Act, ActorKind, Polarity, Role } from '../annotation';
import type { Stance } from '../saved';
import { type AnnotationRecord, type ArticleBundle, type Detected, localId } from './record';

interface Marked {
	id: string;
	/** Tells it from others of its article. */
	local: string;
	selector: Selector;
	/** Markdown; empty where the reader wrote nothing. */
	note: string;
	tags: string[];
	createdAt: number;
	updatedAt: number;
	/** False where the page no longer holds it. */
	present: boolean;
}

export interface StatementPassage extends Marked {
	kind: 'statement';
	source: string | null;
	target: string | null;
	polarity: Polarity;
	act: Act | null;
	/** What was detected besides; null where the reader made the statement. */
	detected: Detected | null;
}

export interface ActorPassage extends Marked {
	kind: 'actor';
	name: string;
	actorKind: ActorKind;
}

export interface NotePassage extends Marked {
	kind: 'note';
}

export type Passage = StatementPassage | ActorPassage | NotePassage;

/** UTF-16 code units of context kept on either side of a quote. */
const context = 32;

/** The passages of an article in the order of its text. */
export function passagesOf({ article, annotations }: ArticleBundle): Passage[] {
	const names = new Map<string, string>();
	for (const row of annotations) if (row.type === 'actor') names.set(row.id, row.actor.name);
	return annotations
		.map((row) => passageOf(row, article.text, names))
		.filter((passage) => passage !== null)
		.sort((a, b) => {
			const [one, other] = [a.selector.position, b.selector.position];
			return one.start - other.start || one.end - other.end || (a.local < b.local ? -1 : 1);
		});
}

/** @param names of the article's actors by their ids: "he" is told by whom it means */
function passageOf(
	row: AnnotationRecord,
	text: string,
	names: ReadonlyMap<string, string>,
): Passage | null {
	const base = { id: row.id, local: localId(row), createdAt: row.createdAt };
	if (row.type === 'note') {
		if (row.deletedAt) return null;
		const { selector, body, tags, updatedAt, actor, stance, present } = row;
		const marked = { ...base, selector, note: body, tags, updatedAt, present };
		if (stance)
			return { ...marked, kind: 'statement', ...sides(stance), detected: row.detected ?? null };
		if (actor) return { ...marked, kind: 'actor', name: actor.name, actorKind: actor.kind };
		return { ...marked, kind: 'note' };
	}
	if (row.judgement === 'wrong') return null;
	const { note, tags, present, judgement } = row;
	const said = {
		...base,
		note,
		tags,
		present,
		updatedAt: Math.max(row.createdAt, row.judgedAt ?? 0),
	};
	if (row.type === 'actor') {
		const { mentions, name, kind } = row.actor;
		const [first] = mentions;
		if (!first || (note === '' && tags.length === 0)) return null;
		const quote = text.slice(first.start, first.end) || row.names[0] || name;
		const selector = select(text, first.start, first.end, quote);
		return { ...said, kind: 'actor', name, actorKind: kind, selector };
	}
	const { statement, words, edited } = row;
	const named = (role: Role | null, said: string | null) => names.get(role?.actor ?? '') ?? said;
	const { kind, negated, hedged, quoted, confidence, polarity, act } = statement;
	const { start, end } = statement.sentence;
	return {
		...said,
		kind: 'statement',
		...(edited
			? sides(edited)
			: {
					source: named(statement.source, words.source),
					target: named(statement.target, words.target),
					polarity,
					act,
				}),
		detected: { kind, cue: words.cue, negated, hedged, quoted, confidence, judgement },
		selector: select(text, start, end, words.sentence),
	};
}

const sides = ({ source, target, polarity, act }: Stance) => ({
	source: source?.name ?? null,
	target: target?.name ?? null,
	polarity,
	act,
});

function select(text: string, start: number, end: number, exact: string): Selector {
	// Offsets into a text that has changed since would give a false context: better none.
	const here = text.slice(start, end) === exact;
	return {
		position: { start, end },
		quote: {
			exact,
			prefix: here ? text.slice(Math.max(0, start - context), start) : '',
			suffix: here ? text.slice(end, end + context) : '',
		},
	};
}

/** The actors of an article that weren't called wrong, most mentioned first. */
export function actorNames({ annotations }: ArticleBundle): string[] {
	const actors = annotations.filter((row) => row.type === 'actor');
	const kept = actors.filter((row) => row.judgement !== 'wrong' && row.present);
	kept.sort((a, b) => b.actor.mentions.length - a.actor.mentions.length);
	return [...new Set(kept.map((row) => row.actor.name))];
}

/** The reader's tags in an article, in the order of the text, each once. */
export function tagsOf({ article }: ArticleBundle, passages: readonly Passage[]): string[] {
	return [...new Set([...(article.tags ?? []), ...passages.flatMap(({ tags }) => tags)])];
}
