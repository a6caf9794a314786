import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundles, file, rows, written } from '../../tests/arbitrary-library';
import { exportFormats } from '../export/formats';
import type { ArticleBundle, Library, TableRow } from '../export/record';
import { planImport } from './import';
import { readFile } from './read';

/** What a file holds, put together again. */
async function libraryOf(source: () => Iterable<Uint8Array>): Promise<Library> {
	const found = new Map<string, ArticleBundle>();
	const others: TableRow[] = [];
	for await (const item of readFile(source)) {
		if (item.kind === 'problem') throw new Error(`line ${item.line}: ${item.reason}`);
		if (item.kind === 'article')
			found.set(item.article.id, { article: item.article, annotations: [] });
		else if (item.kind === 'row') others.push(item.row);
		else found.get(item.annotation.articleId)?.annotations.push(item.annotation);
	}
	return { articles: [...found.values()], rows: others };
}

test.each(['jsonl', 'jsonld', 'hypothesis'] as const)(
	'%s: what is exported, imported and exported again is the same, byte for byte',
	(format) =>
		fc.assert(
			fc.asyncProperty(bundles, rows, async (articles, others) => {
				const { write } = exportFormats[format];
				const first = await written(write, { articles, rows: others });
				const again = await written(write, await libraryOf(file(first, 1 + (first.length % 50))));
				expect(again).toBe(first);
			}),
			{ numRuns: 150 },
		),
);

test('every format that says it is read is recognised, and no other', async () => {
	const [article] = fc.sample(
		bundles.filter((all) => all.some((b) => b.annotations.length > 0)),
		1,
	);
	for (const [name, { write, read }] of Object.entries(exportFormats)) {
		const items = readFile(file(await written(write, { articles: article ?? [] })));
		const report = await planImport(items, {
			plan: async ({ bundles: all }) => ({
				added: { articles: all.length, annotations: 0, rows: 0 },
				filled: 0,
				known: { articles: 0, annotations: 0, rows: 0 },
				orphans: [],
				moved: [],
				receipt: {
					articles: [],
					annotations: [],
					rows: [],
					filledArticles: [],
					filledAnnotations: [],
				},
			}),
			apply: () => Promise.reject(new Error('a plan writes nothing')),
			undo: () => Promise.resolve(),
		});
		expect([name, report.added.articles > 0]).toEqual([name, read]);
	}
});
