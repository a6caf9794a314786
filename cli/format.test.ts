import { describe, expect, test } from 'vitest';
import { readFile } from '../lib/import/read';
import { file } from '../tests/arbitrary-library';
import type { AnnotatedDocument } from './document';
import { formats, print } from './format';

const document: AnnotatedDocument = {
	id: 'raid.txt',
	url: null,
	title: 'The raid',
	outlet: null,
	byline: null,
	published: null,
	lang: 'en',
	text: 'Zenda condemned Ruritania on Monday.',
	entities: [],
	actors: [],
	statements: [
		{
			id: 's1',
			kind: 'speech',
			source: { actor: null, start: 0, end: 5 },
			target: { actor: null, start: 16, end: 25 },
			cue: { start: 6, end: 15 },
			content: [],
			sentence: { start: 0, end: 36 },
			act: 'DISAPPROVE',
			polarity: -1,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 0.9,
		},
	],
};

async function printed(format: (typeof formats)[number], confidence = 0.9): Promise<string> {
	let all = '';
	const documents = (async function* () {
		const statements = document.statements.map((one) => ({ ...one, confidence }));
		yield { ...document, statements };
	})();
	for await (const piece of print(documents, format)) all += piece;
	return all;
}

describe('what annotate prints', () => {
	test.each(formats)('as %s holds the statement', async (format) => {
		expect(await printed(format)).toContain('Zenda');
	});

	test('holds what is rather wrong than right only where it holds everything', async () => {
		for (const format of formats) {
			const whole = (await printed(format, 0.61)).length;
			const least = (await printed(format, 0.59)).length;
			const isWhole = format === 'json' || format === 'jsonl';
			expect([format, least === whole]).toEqual([format, isWhole]);
		}
	});

	test.each(['jsonl', 'jsonld', 'hypothesis'] as const)('as %s is imported', async (format) => {
		const items = [];
		for await (const item of readFile(file(await printed(format)))) items.push(item);
		expect(items).toMatchObject([
			{ kind: 'article', article: { url: 'file:///raid.txt' } },
			{ kind: 'annotation', annotation: { articleId: 'file:///raid.txt' } },
		]);
	});
});
