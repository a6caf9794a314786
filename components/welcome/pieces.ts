import type { Span } from '../../lib/annotation';
import type { AnnotatedArticle, SavedActor, SavedStatement } from '../../lib/saved';

/** A stretch of a text of which the same is annotated throughout. */
export interface Piece {
	words: string;
	actor: SavedActor | null;
	statement: SavedStatement | null;
}

/** A text cut at its cues and mentions; a cue wins over a mention that it overlaps. */
export function piecesOf({ article: { text }, statements, actors }: AnnotatedArticle): Piece[] {
	const places: (Span & Omit<Piece, 'words'>)[] = [
		...statements.map((row) => ({ ...row.statement.cue, statement: row, actor: null })),
		...actors.flatMap((row) =>
			row.actor.mentions.map((span) => ({ ...span, statement: null, actor: row })),
		),
	].sort((a, b) => a.start - b.start || (a.statement ? -1 : 1));
	const pieces: Piece[] = [];
	let at = 0;
	for (const { start, end, actor, statement } of places) {
		if (start < at) continue;
		if (start > at) pieces.push({ words: text.slice(at, start), actor: null, statement: null });
		pieces.push({ words: text.slice(start, end), actor, statement });
		at = end;
	}
	if (at < text.length) pieces.push({ words: text.slice(at), actor: null, statement: null });
	return pieces;
}
