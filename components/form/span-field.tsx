import type { Span } from '../../lib/annotation';

/** Where words begin and end; a run of anything but white space counts as one. */
const word = /\S+/g;

/** How far an end may be moved from where it was, in UTF-16 code units. */
const reach = 400;

/**
 * A span with one end moved by a word, within its paragraph; the same where it can't be.
 *
 * @param by 1 later, -1 earlier
 */
export function moveEnd(text: string, span: Span, end: 'start' | 'end', by: 1 | -1): Span {
	const from = text.lastIndexOf('\n', span.start - 1) + 1;
	const to = text.indexOf('\n', span.end);
	const low = Math.max(from, span.start - reach);
	const high = Math.min(to < 0 ? text.length : to, span.end + reach);
	const around = text.slice(low, high);
	const places = [...around.matchAll(word)].map((match) =>
		end === 'start' ? low + match.index : low + match.index + match[0].length,
	);
	const now = span[end];
	const next = by === 1 ? places.find((at) => at > now) : places.findLast((at) => at < now);
	if (next === undefined) return span;
	const moved = { ...span, [end]: next };
	return moved.start < moved.end ? moved : span;
}

/** The words of a span, and buttons that move its ends by a word. */
export function SpanField({
	label,
	text,
	span,
	selected,
	onChange,
}: {
	label: string;
	text: string;
	span: Span;
	/** What the reader has selected in the page meanwhile, where that can be told. */
	selected?: (() => Span | null) | undefined;
	onChange: (span: Span) => void;
}) {
	const ends = [
		{ end: 'start', name: 'Start' },
		{ end: 'end', name: 'End' },
	] as const;
	const move = (end: 'start' | 'end', by: 1 | -1) => onChange(moveEnd(text, span, end, by));
	return (
		<fieldset class="span">
			<legend>{label}</legend>
			<q dir="auto">{text.slice(span.start, span.end)}</q>
			<div class="ends">
				{ends.map(({ end, name }) => (
					<span key={end} class="end">
						<button
							type="button"
							aria-label={`${name} a word earlier`}
							onClick={() => move(end, -1)}
						>
							←
						</button>
						<span aria-hidden="true">{name}</span>
						<button type="button" aria-label={`${name} a word later`} onClick={() => move(end, 1)}>
							→
						</button>
					</span>
				))}
				{selected && (
					<button
						type="button"
						onClick={() => {
							const other = selected();
							if (other) onChange(other);
						}}
					>
						Take the selection
					</button>
				)}
			</div>
			<span class="hidden" role="status">
				{text.slice(span.start, span.end)}
			</span>
		</fieldset>
	);
}
