import { formatNames } from '../lib/export/format-list';
import { exportFormats } from '../lib/export/formats';
import type { ArticleBundle } from '../lib/export/record';
import { unasked } from '../lib/export/view-bundle';
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
	yield* exportFormats[format].write({ articles: bundles(documents, format) }, { now: Date.now() });
}

async function* bundles(
	documents: AsyncIterable<AnnotatedDocument>,
	format: Format,
): AsyncGenerator<ArticleBundle> {
	for await (const document of documents) {
		const bundle = await bundleOf(document, Date.now());
		yield format === 'jsonl' ? bundle : unasked(bundle);
	}
}
