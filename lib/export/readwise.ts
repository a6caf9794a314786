import { csvRow } from './csv';
import { paced } from './pace';
import { passagesOf } from './passages';
import type { Exporter } from './record';
import { authors, isoTime, oneLine } from './text';
import { heading } from './words';

/** The columns Readwise's CSV import knows, by its own names. */
const columns = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];

/**
 * The CSV that Readwise imports (https://readwise.io/import_bulk). Its notes hold tags as ".tag" in
 * their first line, without spaces.
 */
export const writeReadwise: Exporter = async function* (library, options) {
	// No byte order mark here: Readwise would take it for a part of the first column's name.
	yield csvRow(columns);
	for await (const bundle of paced(library, options)) {
		const { title, byline, url } = bundle.article;
		let piece = '';
		for (const passage of passagesOf(bundle)) {
			if (passage.selector.quote.exact.trim() === '') continue;
			const tags = passage.tags.map((tag) => `.${oneLine(tag).replaceAll(' ', '_')}`);
			const note = [tags.join(' '), heading(passage), passage.note].filter(Boolean).join('\n');
			piece += csvRow([
				passage.selector.quote.exact,
				title,
				authors(byline).join(', '),
				url,
				note,
				passage.selector.position.start,
				isoTime(passage.createdAt)?.slice(0, 19).replace('T', ' ') ?? null,
			]);
		}
		if (piece) yield piece;
	}
};
