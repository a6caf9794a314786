import { describe, expect, test } from 'vitest';
import { file } from '../../tests/arbitrary-library';
import type { ImportItem } from './items';
import { jsonElements } from './json-elements';
import { readLines } from './lines';
import { plainText } from './obsidian';
import { readFile } from './read';

async function read(content: string | Uint8Array): Promise<ImportItem[]> {
	const items: ImportItem[] = [];
	for await (const item of readFile(file(content, 5))) items.push(item);
	return items;
}
const notes = (items: ImportItem[]) =>
	items.flatMap((item) =>
		item.kind === 'annotation' && item.annotation.type === 'note' ? [item.annotation] : [],
	);
const problems = (items: ImportItem[]) => items.filter((item) => item.kind === 'problem');

const url = 'https://ledger.example/story';

test("highlights of Obsidian's Web Clipper", async () => {
	const pages = [
		{
			url,
			title: 'Zenda condemns',
			highlights: [
				{
					text: '<p>Zenda &amp; <b>Ruritania</b></p><script>alert(1)</script>',
					timestamp: '2024-03-01T10:00:00.000Z',
					notes: ['Mine'],
				},
				{ text: '' },
			],
		},
		{ url: 'javascript:alert(1)', highlights: [] },
	];
	const items = await read(JSON.stringify(pages, null, 1));
	expect(notes(items)).toMatchObject([
		{
			articleId: url,
			body: 'Mine',
			createdAt: Date.UTC(2024, 2, 1, 10),
			selector: { quote: { exact: 'Zenda & Ruritania' } },
		},
	]);
	expect(problems(items).map(({ line }) => line)).toEqual([2, 18]);
});

test("Hypothesis's CSV, in UTF-8 and UTF-16", async () => {
	const csv = `Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page
2024-03-01 10:00,${url},Public,Annotation,"Zenda ""condemned""
the raid",edda,My note,"one,two",
2024-03-01 10:01,${url},Public,Reply,,edda,No,,
2024-03-01 10:02,${url},Public,Annotation,cut`;
	const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(csv, 'utf16le')]);
	for (const content of [csv, utf16]) {
		const items = await read(content);
		expect(notes(items)).toMatchObject([
			{
				body: 'My note',
				tags: ['one', 'two'],
				selector: { quote: { exact: 'Zenda "condemned"\nthe raid' } },
			},
		]);
		expect(problems(items).map(({ line }) => line)).toEqual([4, 5]);
	}
});

test('what Hypothesis exports besides passages is listed, not lost in silence', async () => {
	const selector = [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact: 'Zenda' }];
	const annotation = {
		id: 'a',
		uri: url,
		text: 'x',
		tags: ['t'],
		target: [{ source: url, selector }],
		created: '2024-03-01T10:00:00.000000+00:00',
	};
	const items = await read(
		JSON.stringify({
			export_date: '',
			annotations: [
				annotation,
				{ ...annotation, references: ['a'] },
				{ ...annotation, target: [{}] },
				7,
			],
		}),
	);
	expect(notes(items)).toMatchObject([{ id: `${url}#a`, createdAt: Date.UTC(2024, 2, 1, 10) }]);
	expect(problems(items)).toHaveLength(3);
});

test('a Web Annotation of another tool, whatever form its body and target have', async () => {
	const target = {
		source: url,
		selector: {
			type: 'FragmentSelector',
			value: 'x',
			refinedBy: { type: 'TextQuoteSelector', exact: 'Zenda' },
		},
	};
	const items = await read(
		JSON.stringify([
			{
				'@context': 'http://www.w3.org/ns/anno.jsonld',
				id: 'https://anno.example/1',
				type: 'Annotation',
				bodyValue: 'Plain',
				target,
			},
			{
				id: 'https://anno.example/2',
				type: 'Annotation',
				body: { type: 'TextualBody', value: 'Said' },
				target: ['https://x.example/', target],
			},
			{ id: 'https://anno.example/3', type: 'Annotation', target: url },
		]),
	);
	expect(notes(items)).toMatchObject([
		{ id: `${url}#https://anno.example/1`, body: 'Plain' },
		{ id: `${url}#https://anno.example/2`, body: 'Said' },
	]);
	expect(problems(items)).toHaveLength(1);
});

describe('pieces', () => {
	test('a line that is too long or not UTF-8 spoils only itself', async () => {
		const bytes = new Uint8Array([
			...Buffer.from(`one\r\n${'x'.repeat(50)}\n`),
			0xff,
			10,
			...Buffer.from('four'),
		]);
		const lines = [];
		for await (const line of readLines(file(bytes, 3)(), 20)) lines.push(line);
		expect(lines).toEqual([
			{ number: 1, text: 'one' },
			{ number: 2, reason: 'it is too long' },
			{ number: 3, reason: 'it is not UTF-8 text' },
			{ number: 4, text: 'four' },
		]);
	});

	test.each([
		[
			'{"x":{"items":[0]},"first":{"items":[{"a":"],}"},\n2]}}',
			['first.items'],
			['{"a":"],}"}', '2'],
		],
		['[1,[2,3],"a\\",b"]', [''], ['1', '[2,3]', '"a\\",b"']],
		['{"annotations":[]}', ['annotations'], []],
		['{"k":"annotations","l":[1]}', ['annotations'], []],
	])('elements of %j', async (json, lists, wanted) => {
		for (const size of [1, 4, 100]) {
			const chunks = json.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
			const found = [];
			for await (const element of jsonElements(chunks, lists))
				found.push('json' in element ? element.json.trim() : '!');
			expect(found).toEqual(wanted);
		}
	});

	test('hostile HTML becomes text in no time', () => {
		expect(plainText('<p>a<br>b</p>&lt;i&gt; &#x41;&#99999999;')).toBe('a\nb\n<i> A&#99999999;');
		const before = performance.now();
		plainText('<script '.repeat(100_000) + '&'.repeat(100_000) + ' \n'.repeat(100_000));
		expect(performance.now() - before).toBeLessThan(2000);
	});
});
