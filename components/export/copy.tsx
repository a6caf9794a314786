import { useState } from 'preact/hooks';
import { type ClipboardForms, clipboardForms } from '../../lib/export/clipboard';
import { passagesOf } from '../../lib/export/passages';
import { bundleOfView } from '../../lib/export/view-bundle';
import { t } from '../../lib/i18n';
import type { AnnotatedArticle, Annotation } from '../../lib/saved';

/** One annotation with its citation; null for what the reader dismissed, and actors without remarks. */
export function citedForms(annotated: AnnotatedArticle, id: string): ClipboardForms | null {
	const passage = passagesOf(bundleOfView(annotated)).find((one) => one.id === id);
	return passage ? clipboardForms(passage, annotated.article) : null;
}

/** Copies an annotation with its citation: rich text where that is taken, Markdown elsewhere. */
export function CopyButton({
	annotated,
	row,
	name,
}: {
	annotated: AnnotatedArticle;
	row: Annotation;
	name: string;
}) {
	const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
	const copy = async () => {
		const forms = citedForms(annotated, row.id);
		if (!forms) return;
		const parts = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
		try {
			await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
			setSaid('copied');
		} catch {
			setSaid('notCopied');
		}
		setTimeout(() => setSaid(null), 2000);
	};
	return (
		<>
			<button
				type="button"
				title={t(said ? `export.${said}` : 'export.copy')}
				aria-label={t('export.copyName', { name })}
				onClick={copy}
			>
				{said === 'copied' ? '✓' : said ? '!' : <CopyIcon />}
			</button>
			<span class="hidden" role="status">
				{said && t(`export.${said}`)}
			</span>
		</>
	);
}

/** Two sheets, drawn: not every font has a sign for it. */
function CopyIcon() {
	return (
		<svg
			width="15"
			height="15"
			viewBox="0 0 16 16"
			fill="none"
			stroke="currentColor"
			aria-hidden="true"
		>
			<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" stroke-width="1.4" />
			<path d="M3.5 10.5h-1v-8h8v1" stroke-width="1.4" stroke-linejoin="round" />
		</svg>
	);
}

/** Gives a document into which an annotation is dragged the annotation with its citation. */
export function dragCited(event: DragEvent, annotated: AnnotatedArticle, id: string): void {
	const forms = citedForms(annotated, id);
	if (!forms || !event.dataTransfer) return;
	for (const [type, text] of Object.entries(forms)) event.dataTransfer.setData(type, text);
	event.dataTransfer.effectAllowed = 'copy';
}
