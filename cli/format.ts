import { formatNames } from '../lib/export/format-list';
import { exportFormats } from '../lib/export/formats';
import type { AnnotationRecord, ArticleBundle } from '../lib/export/record';
import { isShown, shownAtFirst } from '../lib/shown';
import type { AnnotatedDocument } from './document';
import { bundleOf } from './format-bundle';

/** The formats a document can be printed in. */
export const formats = ['json', ...formatNames] as const;
export type Format = (typeof formats)[number];

export const isFormat = (name: string): name is Format =>
	(formats as readonly string[]).includes(name);

/** The documents as they are printed, a piece as soon as it is known. */
export async function* print(
	documents: AsyncIterable<AnnotatedDocument>,
	format: Format,
): AsyncGenerator<string> {
	if (format === 'json') {
		for await (const document of documents) yield `${JSON.stringify(document)}\n`;
		return;
	}
	// As in the browser: other tools are given what is more likely right than not.
	const isWanted = (row: AnnotationRecord) =>
		format === 'jsonl' || row.type !== 'statement' || isShown(row, shownAtFirst);
	const articles = bundles(documents, isWanted);
	yield* exportFormats[format].write({ articles }, { now: Date.now() });
}

async function* bundles(
	documents: AsyncIterable<AnnotatedDocument>,
	isWanted: (row: AnnotationRecord) => boolean,
): AsyncGenerator<ArticleBundle> {
	for await (const document of documents) {
		const { article, annotations } = await bundleOf(document, Date.now());
		yield { article, annotations: annotations.filter(isWanted) };
	}
}
