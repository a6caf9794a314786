import type { Span } from '../../lib/annotation';
import { hitsIn, pieces } from '../../lib/library/hits';
import type { Clause } from '../../lib/library/query';

/** A text with the words of the query marked, and its cue where it has one. */
export function Marked({
	text,
	clauses,
	cue = null,
	part,
}: {
	text: string;
	clauses: readonly Clause[];
	cue?: Span | null;
	part?: Span;
}) {
	const layers = hitsIn(text, clauses).map((span) => ({ span, layer: 'hit' as 'hit' | 'cue' }));
	if (cue) layers.push({ span: cue, layer: 'cue' });
	return (
		<>
			{pieces(text, layers, part).map((piece, i) => {
				let shown: preact.ComponentChildren = piece.text;
				if (piece.layers.includes('hit')) shown = <mark class="hit">{shown}</mark>;
				if (piece.layers.includes('cue')) shown = <mark class="cue">{shown}</mark>;
				return <span key={i}>{shown}</span>;
			})}
		</>
	);
}
