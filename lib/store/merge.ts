/**
 * Joins what was detected now with what is kept: the reader's word stays, and wins.
 */
import { find } from '../anchor';
import type { Span, Statement } from '../annotation';
import { reanchor } from '../edit/anchoring';
import type { Annotation, SavedActor, SavedStatement } from '../saved';
import type { IdentifiedDetection } from './identity';

export interface Merged {
	/** All annotations of the article from now on, to be written. */
	keep: Annotation[];
	/** Ids of rows to delete: detected once, not any more, and the reader said nothing on them. */
	drop: string[];
}

/**
 * @param kept the article's rows as they are in the database
 * @param found what was detected in `text`
 * @param now milliseconds since 1970
 */
export function merge(
	articleId: string,
	kept: readonly Annotation[],
	found: IdentifiedDetection,
	text: string,
	now: number,
): Merged {
	const before = new Map(kept.map((row) => [row.id, row]));
	const keep: Annotation[] = [];
	for (const fresh of [...found.actors, ...found.statements]) {
		const id = `${articleId}#${fresh.id}`;
		const known = before.get(id);
		const old = known?.type === 'note' ? undefined : known;
		// One that came back from another tool as a note, before its page was read here again.
		const said = known?.type === 'note' ? { ...known, note: known.body } : known;
		before.delete(id);
		const row = {
			...(fresh.type === 'statement'
				? { ...fresh, statement: rename(fresh.statement), edited: editedIn(old) }
				: fresh),
			...wordOn(old, fresh.claim),
			note: said?.note ?? '',
			tags: said?.tags ?? [],
			selector: said?.selector ?? null,
			id,
			articleId,
			createdAt: said?.createdAt ?? now,
			present: true,
		};
		// What the reader called right stays as it was judged, at its place in the text of now.
		if (old?.type === 'statement' && row.type === 'statement' && old.judgement === 'right') {
			keep.push({ ...shift(old, row.statement.sentence.start), present: true });
		} else keep.push(row);
	}
	const drop: string[] = [];
	for (const old of before.values()) {
		if (old.type === 'note') keep.push(old);
		else if (isUntouched(old)) drop.push(old.id);
		else keep.push(relocate(old, text));
	}
	return { keep: reanchor(keep, text), drop };

	function rename(statement: Statement): Statement {
		const full = <R extends { actor: string | null }>(role: R | null): R | null =>
			role && { ...role, actor: role.actor && `${articleId}#${role.actor}` };
		return { ...statement, source: full(statement.source), target: full(statement.target) };
	}
}

/**
 * Annotations from elsewhere, each at its place in the text that is here; those whose words it
 * doesn't hold are marked as not on the page.
 */
export function settle(rows: readonly Annotation[], text: string): Annotation[] {
	return reanchor(
		rows.map((row) => (row.type === 'note' ? row : relocate(row, text))),
		text,
	);
}

/** A "right" holds for the place; a "wrong" only for the very claim that was called wrong. */
function wordOn(old: SavedStatement | SavedActor | undefined, claim: string) {
	const holds = old && (old.judgement === 'right' || editedIn(old) || old.claim === claim);
	return holds
		? { judgement: old.judgement, judgedAt: old.judgedAt }
		: { judgement: null, judgedAt: null };
}

const editedIn = (old: Annotation | undefined) => (old?.type === 'statement' ? old.edited : null);

/** Whether the reader has said nothing on it, so that it may go with its detection. */
export function isUntouched(old: SavedStatement | SavedActor): boolean {
	return (
		old.judgement === null && old.note === '' && old.tags.length === 0 && editedIn(old) === null
	);
}

/** A row the reader touched that is detected no more: found by its words, or kept as not on the page. */
function relocate(old: SavedStatement | SavedActor, text: string): Annotation {
	if (old.type === 'actor') return { ...old, present: false };
	const { start } = old.statement.sentence;
	const { sentence } = old.words;
	if (text.startsWith(sentence, start)) return { ...old, present: true };
	const at = text.indexOf(sentence);
	if (at >= 0) return { ...shift(old, at), present: true };
	// A sentence that was reworded has its parts elsewhere: only a cue that still stands is shown.
	const place = old.selector && find(text, old.selector);
	if (!place) return { ...old, present: false };
	const cue = text.indexOf(old.words.cue, place.start);
	if (cue < 0 || cue + old.words.cue.length > place.end) return { ...old, present: false };
	return {
		...old,
		present: true,
		words: { ...old.words, sentence: text.slice(place.start, place.end) },
		statement: {
			...old.statement,
			source: null,
			target: null,
			content: [],
			cue: { start: cue, end: cue + old.words.cue.length },
			sentence: { start: place.start, end: place.end },
		},
	};
}

/** Moves a statement with its sentence, which now starts at `start`. */
function shift(row: SavedStatement, start: number): SavedStatement {
	const by = start - row.statement.sentence.start;
	if (by === 0) return row;
	const move = <S extends Span>(span: S): S => ({
		...span,
		start: span.start + by,
		end: span.end + by,
	});
	const { statement } = row;
	return {
		...row,
		statement: {
			...statement,
			source: statement.source && move(statement.source),
			target: statement.target && move(statement.target),
			cue: move(statement.cue),
			content: statement.content.map(move),
			sentence: move(statement.sentence),
		},
	};
}
