import type { Polarity } from '../../lib/annotation';
import type { AnnotatedArticle, SavedActor, SavedStatement } from '../../lib/saved';

export interface Filter {
	/** `SavedActor.id` that is source or target; null for any. */
	actor: string | null;
	polarity: Polarity | null;
	/** Show what the reader called wrong too. */
	removed: boolean;
}

export const noFilter: Filter = { actor: null, polarity: null, removed: false };

/** The statements that a filter lets through, in text order. */
export function statementsFor({ statements }: AnnotatedArticle, filter: Filter): SavedStatement[] {
	return statements.filter(({ statement, judgement }) => {
		if (judgement === 'wrong' && !filter.removed) return false;
		if (filter.polarity !== null && statement.polarity !== filter.polarity) return false;
		return (
			filter.actor === null ||
			statement.source?.actor === filter.actor ||
			statement.target?.actor === filter.actor
		);
	});
}

/** The actors of an article, most mentioned first. */
export function actorsFor({ actors }: AnnotatedArticle, { removed }: Filter): SavedActor[] {
	return actors.filter(({ judgement }) => removed || judgement !== 'wrong');
}

/** How many annotations the reader has called wrong. */
export function removedCount({ statements, actors }: AnnotatedArticle): number {
	return [...statements, ...actors].filter(({ judgement }) => judgement === 'wrong').length;
}
