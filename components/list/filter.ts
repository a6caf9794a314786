import type { Polarity } from '../../lib/annotation';
import type {
	AnnotatedArticle,
	Annotation,
	SavedActor,
	SavedNote,
	SavedStatement,
} from '../../lib/saved';
import { isShown, type Shown } from '../../lib/shown';
import { nameOf } from '../words';

export interface Filter {
	/** `SavedActor.id` that is source or target; null for any. */
	actor: string | null;
	polarity: Polarity | null;
	/** Show what the reader called wrong too. */
	removed: boolean;
	/** Words that must all occur in what is listed, its note or its tags. */
	words: string;
}

export const noFilter: Filter = { actor: null, polarity: null, removed: false, words: '' };

/** The statements that a filter lets through, in text order. */
export function statementsFor(
	annotated: AnnotatedArticle,
	filter: Filter,
	shown: Shown,
): SavedStatement[] {
	return annotated.statements.filter((row) => {
		const { statement, judgement } = row;
		if (judgement === 'wrong' ? !filter.removed : !isShown(row, shown)) return false;
		if (filter.polarity !== null && statement.polarity !== filter.polarity) return false;
		const isOf =
			filter.actor === null ||
			statement.source?.actor === filter.actor ||
			statement.target?.actor === filter.actor;
		return isOf && hasWords(row, annotated, filter.words);
	});
}

/** The actors of an article, most mentioned first. */
export function actorsFor(
	annotated: AnnotatedArticle,
	{ removed, words }: Pick<Filter, 'removed' | 'words'>,
	shown: Shown,
): SavedActor[] {
	return annotated.actors.filter(
		(row) =>
			(row.judgement === 'wrong' ? removed : isShown(row, shown)) &&
			hasWords(row, annotated, words),
	);
}

/** The reader's highlights and notes, in text order; what marks actors and statements is listed as those. */
export function notesFor(
	annotated: AnnotatedArticle,
	{ words }: Pick<Filter, 'words'>,
	shown: Shown,
): SavedNote[] {
	return annotated.notes.filter(
		(row) =>
			(row.kind === 'note' || row.kind === 'highlight') &&
			isShown(row, shown) &&
			hasWords(row, annotated, words),
	);
}

/** How many statements are not shown for no other reason than that they are less sure than the reader asked for. */
export function unsureCount({ statements }: AnnotatedArticle, shown: Shown): number {
	return statements.filter(
		(row) =>
			row.judgement !== 'wrong' && !isShown(row, shown) && isShown(row, { ...shown, least: 0 }),
	).length;
}

/** How many annotations the reader has called wrong. */
export function removedCount({ statements, actors }: AnnotatedArticle): number {
	return [...statements, ...actors].filter(({ judgement }) => judgement === 'wrong').length;
}

/** Whether every word typed begins or stands in what a row says; case and accents don't count. */
function hasWords(row: Annotation, annotated: AnnotatedArticle, typed: string): boolean {
	const wanted = plain(typed).split(/\s+/).filter(Boolean);
	if (wanted.length === 0) return true;
	const find = (id: string) => annotated.actors.find((one) => one.id === id) ?? null;
	const own =
		row.type === 'note'
			? [row.selector.quote.exact, row.body]
			: row.type === 'actor'
				? [...row.names, row.note]
				: [row.words.sentence, row.note];
	const all = plain([nameOf(row, find), ...own, ...row.tags].join(' '));
	return wanted.every((word) => all.includes(word));
}

const plain = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
