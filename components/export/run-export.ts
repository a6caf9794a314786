import type { FormatName } from '../../lib/export/format-list';
import type { ExportOptions, ExportProgress, Library } from '../../lib/export/record';
import { loadTemplates } from '../../lib/markdown-templates';
import { blobOf } from './files';

/** What is to be exported. */
export interface ExportScope {
	/** What the file is called, without its extension. */
	name: string;
	/** In words: "This page", "12 articles". */
	what: string;
	/** How many articles there are. */
	articles: number;
	/** @param raw every row as it is, for what is to come back without loss; else as the reader has it */
	library: (raw: boolean) => Promise<Library>;
}

/** A format, or Markdown as a file for each article. */
export type Choice = FormatName | 'markdown-files';

export interface Exported {
	blob: Blob;
	name: string;
	done: ExportProgress;
}

/**
 * Writes a file. What writes the formats is loaded only now.
 *
 * @throws the signal's reason once it is aborted
 * @throws {TemplateError} where the reader's own template is wrong
 */
export async function runExport(
	choice: Choice,
	scope: ExportScope,
	{ signal, onProgress }: Required<Pick<ExportOptions, 'signal' | 'onProgress'>>,
): Promise<Exported> {
	let done: ExportProgress = { articles: 0, annotations: 0 };
	const options: ExportOptions = {
		now: Date.now(),
		signal,
		onProgress: (now) => {
			done = now;
			onProgress(now);
		},
	};
	const [{ exportFormats }, { safeFileName }, library] = await Promise.all([
		import('../../lib/export/formats'),
		import('../../lib/export/filename'),
		scope.library(choice === 'jsonl'),
	]);
	if (choice === 'markdown-files' || (choice === 'markdown' && scope.articles === 1)) {
		const { markdownFiles, markdownTemplates } = await import('../../lib/export/markdown');
		const templates = (await loadTemplates()) ?? markdownTemplates;
		const files = markdownFiles(library, options, templates);
		if (choice === 'markdown') {
			const { value: file } = await files.next();
			const blob = new Blob([file?.content ?? ''], { type: exportFormats.markdown.mediaType });
			await files.next();
			return { blob, name: file?.name ?? safeFileName(scope.name, 'md'), done };
		}
		const { makeZip } = await import('client-zip');
		const zip = makeZip(zipped(files));
		const blob = await blobOf(read(zip), 'application/zip');
		return { blob, name: safeFileName(scope.name, 'zip'), done };
	}
	const { write, extension, mediaType } = exportFormats[choice];
	let pieces = write(library, options);
	if (choice === 'markdown') {
		const { oneFile } = await import('../../lib/export/markdown');
		const templates = await loadTemplates();
		if (templates) pieces = oneFile(library, options, templates.body);
	}
	return { blob: await blobOf(pieces, mediaType), name: safeFileName(scope.name, extension), done };
}

async function* zipped(files: AsyncIterable<{ name: string; content: string }>) {
	for await (const { name, content } of files) yield { name, input: content };
}

async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = stream.getReader();
	for (let got = await reader.read(); !got.done; got = await reader.read()) yield got.value;
}
