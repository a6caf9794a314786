import { cslItem, referenceNotes } from './csl';
import { paced } from './pace';
import { passagesOf, tagsOf } from './passages';
import type { Exporter } from './record';
import { oneLine } from './text';

/**
 * RIS, a record an article, a note a passage: what Zotero, EndNote, Mendeley and Citavi import.
 * A value ends with its line, so line breaks within one become spaces.
 */
export const writeRis: Exporter = async function* (library, options) {
	for await (const bundle of paced(library, options)) {
		const item = cslItem(bundle);
		const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
		const lines: [tag: string, value: string | undefined][] = [
			['TY', 'NEWS'],
			['TI', item.title],
			...(item.author ?? []).map(({ literal }): [string, string] => ['AU', literal]),
			['T2', item['container-title']],
			['PY', year?.toString().padStart(4, '0')],
			['DA', year === undefined ? undefined : [year, two(month), two(day), ''].join('/')],
			[
				'Y2',
				item.accessed?.['date-parts'][0]
					.map((part) => two(part))
					.join('/')
					.concat('/'),
			],
			['LA', item.language],
			['UR', item.URL],
			...tagsOf(bundle, passagesOf(bundle)).map((tag): [string, string] => ['KW', tag]),
			...referenceNotes(bundle).map((note): [string, string] => ['N1', note]),
		];
		yield `${lines.map(([tag, value]) => risLine(tag, value)).join('')}ER  - \r\n\r\n`;
	}
};

const two = (part: number | undefined): string => part?.toString().padStart(2, '0') ?? '';

function risLine(tag: string, value: string | undefined): string {
	const text = oneLine(value ?? '');
	return text === '' ? '' : `${tag}  - ${text}\r\n`;
}
