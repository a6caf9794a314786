import type { Span } from '../../lib/annotation';
import { t } from '../../lib/i18n';
import { type End, moveEnd } from './span-ends';

/** The words of a span, and buttons that move its ends by a word. */
export function SpanField({
	label,
	text,
	span,
	selected,
	onHeld,
	onChange,
}: {
	label: string;
	text: string;
	span: Span;
	/** What the reader has selected in the page meanwhile, where that can be told. */
	selected?: (() => Span | null) | undefined;
	/** The reader has turned to this one of several. */
	onHeld: () => void;
	onChange: (span: Span) => void;
}) {
	const move = (end: End, by: 1 | -1) => onChange(moveEnd(text, span, end, by));
	return (
		<fieldset class="span" onFocusIn={onHeld}>
			<legend>{label}</legend>
			<q dir="auto">{text.slice(span.start, span.end)}</q>
			<div class="ends">
				{(['start', 'end'] as const).map((end) => (
					// Left is earlier, whichever way the interface runs: the articles that are read are in English.
					<span key={end} class="end" dir="ltr">
						<button
							type="button"
							aria-label={t(`form.${end}Earlier`)}
							onClick={() => move(end, -1)}
						>
							←
						</button>
						<span aria-hidden="true">{t(`form.${end}`)}</span>
						<button type="button" aria-label={t(`form.${end}Later`)} onClick={() => move(end, 1)}>
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
						{t('form.takeTheSelection')}
					</button>
				)}
			</div>
			<span class="hidden" role="status">
				{text.slice(span.start, span.end)}
			</span>
		</fieldset>
	);
}
