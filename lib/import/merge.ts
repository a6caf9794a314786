/** Joins what a file brings with what is kept: nothing of the reader's is ever written over. */

import type { StoryOverride } from '../coverage/overrides';
import type { AnnotationRecord } from '../export/record';
import type { ActorEdit, Party, SavedArticle, Stance } from '../saved';

/**
 * What is kept, with what the reader said in the file where nothing was said here.
 *
 * @returns null where there is nothing to add
 */
export function fillAnnotation(
	ours: AnnotationRecord,
	theirs: AnnotationRecord,
): AnnotationRecord | null {
	if (ours.type === 'note') return null;
	// A statement that went by way of another tool comes back as a note on the same words.
	const said = theirs.type === 'note' ? { note: theirs.body, tags: theirs.tags } : theirs;
	const filled = { ...ours };
	let changed = false;
	if (theirs.type !== 'note') {
		// As when a page is annotated again: "right" holds for the place, "wrong" for the claim.
		const holds = theirs.judgement === 'right' || theirs.claim === ours.claim;
		if (ours.judgement === null && theirs.judgement !== null && holds) {
			filled.judgement = theirs.judgement;
			filled.judgedAt = theirs.judgedAt;
			changed = true;
		}
		if (filled.type === 'statement' && theirs.type === 'statement') {
			if (filled.edited === null && theirs.edited !== null) {
				filled.edited = theirs.edited;
				changed = true;
			}
		}
	}
	if (ours.note === '' && said.note !== '') {
		filled.note = said.note;
		changed = true;
	}
	const tags = said.tags.filter((tag) => !ours.tags.includes(tag));
	if (tags.length > 0) {
		filled.tags = [...ours.tags, ...tags];
		changed = true;
	}
	if (!changed) return null;
	return { ...filled, selector: filled.selector ?? theirs.selector };
}

/** An article of which only the address was known, with its text; null where there is nothing to add. */
export function fillArticle(ours: SavedArticle, theirs: SavedArticle): SavedArticle | null {
	const tags = theirs.tags?.filter((tag) => !ours.tags?.includes(tag)) ?? [];
	const isTextNew = ours.text === '' && theirs.text !== '';
	if (!isTextNew && tags.length === 0) return null;
	const filled = isTextNew
		? { ...ours, ...theirs, id: ours.id, addresses: ours.addresses }
		: { ...ours };
	return { ...filled, tags: [...(ours.tags ?? []), ...tags] };
}

/** An annotation as one of another article: where its address already belongs to that. */
export function moveTo(row: AnnotationRecord, articleId: string): AnnotationRecord {
	if (row.articleId === articleId) return row;
	const rename = renamer(row.articleId, articleId);
	const own = { id: rename(row.id), articleId };
	if (row.type === 'actor') return { ...row, ...own };
	const party = <P extends Party | null>(one: P): P => one && { ...one, actor: rename(one.actor) };
	const stance = <S extends Stance | null>(one: S): S =>
		one && { ...one, source: party(one.source), target: party(one.target) };
	if (row.type === 'note') {
		return { ...row, ...own, actor: party(row.actor), stance: stance(row.stance) };
	}
	const { source, target } = row.statement;
	const role = <R extends typeof source>(one: R): R =>
		one && { ...one, actor: one.actor && rename(one.actor) };
	return {
		...row,
		...own,
		statement: { ...row.statement, source: role(source), target: role(target) },
		edited: stance(row.edited),
	};
}

/** A change to an actor of one article, as one of another. */
export function moveEdit(edit: ActorEdit, articleId: string): ActorEdit {
	if (edit.scope === null || edit.scope === articleId) return edit;
	const rename = renamer(edit.scope, articleId);
	const party = (one: Party): Party => ({ ...one, actor: rename(one.actor) });
	const moved = { ...edit, scope: articleId, actor: party(edit.actor) };
	return moved.what === 'merge' ? { ...moved, into: party(moved.into) } : moved;
}

/** What was said of stories, with articles under the ids that they have here. */
export function moveOverride(
	override: StoryOverride,
	idHere: (articleId: string) => string,
): StoryOverride {
	if (override.type !== 'move') return { ...override, articles: override.articles.map(idHere) };
	const { article, to } = override;
	return { ...override, article: idHere(article), to: to === null ? null : idHere(to) };
}

const renamer = (from: string, to: string) => (id: string) =>
	id.startsWith(`${from}#`) ? `${to}#${id.slice(from.length + 1)}` : id;
