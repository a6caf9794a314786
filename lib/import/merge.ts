/** Joins what a file brings with what is kept: nothing of the reader's is ever written over. */
import type { AnnotationRecord, ArticleRecord } from '../export/record';

/**
 * What is kept, with what the reader said in the file where nothing was said here.
 *
 * @returns null where there is nothing to add
 */
export function fillAnnotation(
	ours: AnnotationRecord,
	theirs: AnnotationRecord,
): AnnotationRecord | null {
	if (ours.type === 'note' || theirs.type === 'note' || ours.type !== theirs.type) return null;
	const filled = { ...ours };
	let changed = false;
	// As when a page is annotated again: "right" holds for the place, "wrong" for the claim.
	const holds = theirs.judgement === 'right' || theirs.claim === ours.claim;
	if (ours.judgement === null && theirs.judgement !== null && holds) {
		filled.judgement = theirs.judgement;
		filled.judgedAt = theirs.judgedAt;
		changed = true;
	}
	if (!ours.note && theirs.note) {
		filled.note = theirs.note;
		changed = true;
	}
	const tags = theirs.tags?.filter((tag) => !ours.tags?.includes(tag)) ?? [];
	if (tags.length > 0) {
		filled.tags = [...(ours.tags ?? []), ...tags];
		changed = true;
	}
	return changed ? filled : null;
}

/** An article of which only the address was known, with its text; null where there is nothing to add. */
export function fillArticle(ours: ArticleRecord, theirs: ArticleRecord): ArticleRecord | null {
	if (ours.text !== '' || theirs.text === '') return null;
	return { ...ours, ...theirs, id: ours.id, addresses: ours.addresses };
}

/** An annotation as one of another article: where its address already belongs to that. */
export function moveTo<T extends AnnotationRecord>(row: T, articleId: string): T {
	if (row.articleId === articleId) return row;
	const from = `${row.articleId}#`;
	const rename = (id: string) =>
		id.startsWith(from) ? `${articleId}#${id.slice(from.length)}` : id;
	const moved = { ...row, id: rename(row.id), articleId };
	if (moved.type !== 'statement') return moved;
	const { source, target } = moved.statement;
	const role = <R extends typeof source>(one: R): R =>
		one && { ...one, actor: one.actor && rename(one.actor) };
	return {
		...moved,
		statement: { ...moved.statement, source: role(source), target: role(target) },
	};
}
