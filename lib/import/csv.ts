import Papa from 'papaparse';
import * as v from 'valibot';
import { t } from '../i18n';
import { decodeText } from './decode';
import { contentId, foreignNote, readTime, unreadArticle } from './foreign';
import { type Bytes, type ImportItem, problem } from './items';
import { pageAddress } from './schema';

/** Code units of a CSV file that are read; Hypothesis exports a page at a time. */
const maxLength = 64 * 1024 * 1024;

/** The CSV that Hypothesis's client exports: columns by their names, in any order. */
export async function* readHypothesisCsv(bytes: Bytes): AsyncGenerator<ImportItem> {
	let text = '';
	for await (const chunk of decodeText(bytes)) {
		text += chunk;
		if (text.length > maxLength) {
			yield problem(1, t('import.csvTooLarge'));
			return;
		}
	}
	const { data } = Papa.parse<string[]>(text, { delimiter: ',' });
	const [head = [], ...rows] = data;
	const columns = new Map(head.map((name, i) => [name.trim().toLowerCase(), i]));
	let line = 1 + breaks(head);
	const seen = new Set<string>();
	for (const row of rows) {
		const from = line;
		line += 1 + breaks(row);
		if (row.every((cell) => cell.trim() === '')) continue;
		const cell = (name: string) => row[columns.get(name) ?? -1] ?? '';
		const url = cell('url').trim();
		const quote = cell('quote');
		const body = cell('body') || cell('comment') || cell('text');
		if (row.length < head.length) yield problem(from + 1, t('import.tooFewColumns'));
		else if (!v.is(pageAddress, url)) yield problem(from + 1, t('import.urlNoAddress'));
		else if (/^reply$/i.test(cell('annotation/reply type'))) {
			yield problem(from + 1, t('import.reply'));
		} else if (quote.trim() === '') {
			yield problem(from + 1, t('import.wholePage'));
		} else {
			const createdAt = readTime(cell('creation date')) ?? 0;
			if (!seen.has(url)) {
				seen.add(url);
				yield {
					kind: 'article',
					line: from + 1,
					article: unreadArticle(url, null, null, createdAt),
				};
			}
			const tags = cell('tags')
				.split(',')
				.map((tag) => tag.trim());
			const note = foreignNote({
				local: await contentId(url, quote, body, createdAt),
				articleId: url,
				selector: {
					position: { start: 0, end: 0 },
					quote: { exact: quote, prefix: '', suffix: '' },
				},
				body,
				tags: tags.filter(Boolean),
				createdAt,
				updatedAt: createdAt,
			});
			yield { kind: 'annotation', line: from + 1, annotation: note };
		}
	}
}

/** Line breaks inside the cells of a row. */
const breaks = (row: readonly string[]): number =>
	row.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
