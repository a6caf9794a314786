import '@citation-js/plugin-ris';
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { bundles, rows, written } from '../../tests/arbitrary-library';
import { writeCsl } from './csl';
import { csvColumns, csvRow, writeCsv } from './csv';
import { writeHypothesis } from './hypothesis';
import { writeJsonLines } from './jsonl';
import { markdownFiles, writeMarkdown } from './markdown';
import { passagesOf } from './passages';
import { writeReadwise } from './readwise';
import type { ArticleBundle } from './record';
import { writeRis } from './ris';
import { authors, oneLine, webAddress, wellFormed } from './text';
import { writeWebAnnotations } from './web-annotation';

// Hundreds of libraries in every format.
vi.setConfig({ testTimeout: 30_000 });

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const schema = (path: string) =>
	ajv.compile(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
const passages = (articles: ArticleBundle[]) => articles.flatMap(passagesOf);
const check = (property: (articles: ArticleBundle[]) => Promise<void>) =>
	fc.assert(fc.asyncProperty(bundles, property), { numRuns: 100 });

test('JSON Lines: every line keeps to the schema of docs/data.md', async () => {
	const valid = schema('../../docs/data.schema.json');
	await fc.assert(
		fc.asyncProperty(bundles, rows, async (articles, others) => {
			const lines = (await written(writeJsonLines, { articles, rows: others }))
				.trimEnd()
				.split('\n');
			for (const line of lines)
				expect([valid(JSON.parse(line)), valid.errors]).toEqual([true, null]);
			const count = articles.reduce((sum, { annotations }) => sum + annotations.length + 1, 1);
			expect(lines).toHaveLength(count + others.length);
		}),
		{ numRuns: 50 },
	);
	expect(valid({ record: 'annotation', data: { type: 'note', id: 'x' } })).toBe(false);
});

test('CSV: white space hides no formula, tab or carriage return', () => {
	for (const start of ['=', '\t', '\r', ' =', '\u000b\r', '\u2028\t', '\n', '\u200b+']) {
		expect(csvRow([`${start}word`])).toMatch(/^"?'/);
	}
	expect(csvRow([' word', 'wo=rd', -1])).toBe('" word",wo=rd,-1\r\n');
});

test('CSV: another reader gets every field back, and no cell is a formula', () =>
	check(async (articles) => {
		const csv = await written(writeCsv, { articles });
		expect(csv.startsWith('\uFEFF')).toBe(true);
		const [head, ...cells]: string[][] = parseCsv(csv, { bom: true, record_delimiter: '\r\n' });
		expect(head).toEqual(csvColumns);
		const all = passages(articles);
		expect(cells).toHaveLength(all.length);
		cells.forEach((row, i) => {
			for (const cell of row) expect(cell).not.toMatch(/^\s*[=+@\t\r]|^-(?!1$)/);
			const cell = (name: string) => (row[csvColumns.indexOf(name)] ?? '').replace(/^'/, '');
			const want = (text = '') => wellFormed(text).replaceAll('\0', '\uFFFD').replace(/^'/, '');
			expect(cell('text')).toBe(want(all[i]?.selector.quote.exact));
			expect(cell('note')).toBe(want(all[i]?.note));
			expect(cell('tags')).toBe(want(all[i]?.tags.join('; ')));
		});
	}));

test('Readwise: its columns, a row a passage, notes whole', () =>
	check(async (articles) => {
		const csv = await written(writeReadwise, { articles });
		const read: Record<string, string>[] = parseCsv(csv, {
			columns: true,
			record_delimiter: '\r\n',
		});
		const all = passages(articles);
		expect(read).toHaveLength(all.length);
		read.forEach((row, i) => {
			expect(Object.keys(row)).toEqual('Highlight Title Author URL Note Location Date'.split(' '));
			expect(row.Note).toContain(wellFormed(all[i]?.note ?? '').replaceAll('\0', '\uFFFD'));
		});
	}));

test('Markdown: the properties are YAML with every field as it is, and the body is all quotes', () =>
	check(async (articles) => {
		const names = new Set<string>();
		let i = 0;
		for await (const { name, content } of markdownFiles({ articles }, { now: 0 })) {
			const bundle = articles[i++];
			if (!bundle) throw new Error('a file too many');
			names.add(name.toLowerCase());
			const end = content.indexOf('\n---\n', 4);
			const properties = parseYaml(content.slice(4, end));
			expect(properties.title).toBe(oneLine(bundle.article.title));
			expect(properties.source).toBe(bundle.article.url);
			expect(properties.outlet).toBe(oneLine(bundle.article.outlet));
			expect(properties.author).toHaveLength(authors(bundle.article.byline).length);
			for (const tag of properties.tags) expect(tag).toMatch(/^[^\s#]+$/);
			const ids = content.slice(end).match(/^\^[a-zA-Z0-9-]+$/gm) ?? [];
			expect(ids).toHaveLength(passagesOf(bundle).length);
			// Nothing of a note or a page begins a block of its own: fences and HTML end with their quote.
			expect(content.slice(end)).not.toMatch(/^(?:```|<|%%|#{1,6} )/m);
		}
		expect(names.size).toBe(articles.length);
		expect((await written(writeMarkdown, { articles })).match(/^## /gm) ?? []).toHaveLength(
			articles.length,
		);
	}));

test('Web Annotation: the model’s MUSTs hold, and what it says is what was noted', async () => {
	const valid = schema('../../tests/fixtures/web-annotation.schema.json');
	await check(async (articles) => {
		const collection = JSON.parse(await written(writeWebAnnotations, { articles }));
		expect([valid(collection), valid.errors]).toEqual([true, null]);
		const all = passages(articles);
		expect(collection.total).toBe(all.length);
		const quotes = collection.first.items.map(
			(item: { target: { selector: { exact: string }[] } }) => item.target.selector[0]?.exact,
		);
		expect(quotes).toEqual(all.map(({ selector }) => selector.quote.exact));
	});
});

test('Hypothesis: what its client looks at is there', () =>
	check(async (articles) => {
		const { annotations } = JSON.parse(await written(writeHypothesis, { articles }));
		const all = passages(articles);
		expect(annotations).toHaveLength(all.length);
		all.forEach((passage, i) => {
			const { uri, text, tags, target } = annotations[i];
			expect(URL.canParse(uri)).toBe(true);
			expect(text.endsWith(passage.note)).toBe(true);
			expect(tags).toEqual(passage.tags);
			expect(target[0].selector[0].exact).toBe(passage.selector.quote.exact);
		});
	}));

test('RIS: another reader finds an item an article, nothing of a text read as a tag', () =>
	check(async (articles) => {
		const ris = await written(writeRis, { articles });
		if (ris === '') return;
		const items = plugins.input.chain(ris, { generateGraph: false });
		expect(items).toHaveLength(articles.length);
		items.forEach((item: Record<string, unknown>, i: number) => {
			const { article } = articles[i] ?? {};
			expect(item.type).toBe('article-newspaper');
			expect(item.title ?? '').toBe(oneLine(article?.title ?? ''));
			expect(item.URL).toBe(webAddress(article?.url ?? ''));
		});
	}));

test('CSL-JSON: another reader takes it as it is', () =>
	check(async (articles) => {
		const items = JSON.parse(await written(writeCsl, { articles }));
		const read = plugins.input.chain(items, { generateGraph: false });
		expect(read.map((item) => item.title)).toEqual(
			articles.map(({ article }) => oneLine(article.title)),
		);
	}));

test('an export that is cancelled stops, and progress counts up', async () => {
	const stop = new AbortController();
	const many = Array.from({ length: 50 }, (_, i) => {
		const [one] = fc.sample(bundles, { numRuns: 1, seed: i });
		return one ?? [];
	}).flat();
	const seen: number[] = [];
	const run = written(
		writeJsonLines,
		{ articles: many },
		{
			now: 0,
			signal: stop.signal,
			onProgress: ({ articles }) => {
				seen.push(articles);
				if (articles === 5) stop.abort(new Error('enough'));
			},
		},
	);
	await expect(run).rejects.toThrow('enough');
	expect(seen).toEqual([1, 2, 3, 4, 5]);
});
