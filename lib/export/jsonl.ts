import { paced } from './pace';
import type { Exporter, Library } from './record';

/** Version of the format; a reader of it reads all earlier ones. See `docs/data.md`. */
export const dataVersion = 1;

/**
 * Everything, an object a line, lossless: a header, then each article followed by its annotations,
 * then the rows of the other tables.
 */
export const writeJsonLines: Exporter = async function* (library, options) {
	yield line({
		record: 'header',
		format: 'standpoint',
		version: dataVersion,
		createdAt: options.now,
	});
	yield* recordLines(library, options);
};

/** The lines of `writeJsonLines` without the header, an article with its annotations a piece. */
export const recordLines: Exporter = async function* (library: Library, options) {
	for await (const { article, annotations } of paced(library, options)) {
		let piece = line({ record: 'article', data: article });
		for (const annotation of annotations) piece += line({ record: 'annotation', data: annotation });
		yield piece;
	}
	for await (const { table, data } of library.rows ?? []) {
		options.signal?.throwIfAborted();
		yield line({ record: 'row', table, data });
	}
};

const line = (record: object): string => `${JSON.stringify(record)}\n`;
