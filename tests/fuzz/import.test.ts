import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFormats } from '../../lib/export/formats';
import { readFile } from '../../lib/import/read';
import { checkAnnotation, checkArticle } from '../../lib/import/schema';
import { bundles, file, rows, written } from '../arbitrary-library';
import { share } from './share';

const folder = new URL('../fixtures/backup/', import.meta.url);
const encoder = new TextEncoder();

/** Whole files of every format that is read. */
const whole: Uint8Array[] = [
	...[1, 2, 3, 4].map((n) => new Uint8Array(readFileSync(new URL(`v${n}.jsonl.gz`, folder)))),
	encoder.encode(
		'Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n2024-03-01 10:00,https://a.example/,Public,Annotation,"Zenda ""said""\nso",edda,My note,"one,two",\n',
	),
	encoder.encode(
		JSON.stringify([
			{
				url: 'https://a.example/',
				title: 'Zenda',
				highlights: [{ text: '<p>Zenda</p>', timestamp: '2024-03-01T10:00:00Z', notes: ['Mine'] }],
			},
		]),
	),
];
for (const format of ['jsonl', 'jsonld', 'hypothesis'] as const) {
	for (const [articles = [], others = []] of fc.sample(fc.tuple(bundles, rows), {
		numRuns: 4,
		seed: 7,
	})) {
		const { write } = exportFormats[format];
		whole.push(encoder.encode(await written(write, { articles, rows: others })));
	}
}

/** What happens to files: bytes that flip, are lost, come twice, or are another file's. */
const harm = fc.record({
	what: fc.constantFrom('flip', 'cut', 'drop', 'twice', 'put'),
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.nat(40),
	bytes: fc.oneof(
		fc.uint8Array({ maxLength: 8 }),
		fc
			.constantFrom('"', '{', ']', '\\u', '\n', '\u0000', 'null', '1e999', '__proto__', ',"a":')
			.map((word) => encoder.encode(word)),
	),
});

function harmed(
	content: Uint8Array,
	{ what, at, length, bytes }: typeof harm extends fc.Arbitrary<infer T> ? T : never,
) {
	const from = Math.floor(at * content.length);
	const before = content.subarray(0, from);
	const rest = content.subarray(from);
	const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
	if (what === 'cut') return before;
	if (what === 'drop') return join(before, rest.subarray(length));
	if (what === 'twice') return join(before, rest.subarray(0, length), rest);
	if (what === 'put') return join(before, bytes, rest);
	return join(before, new Uint8Array([(rest[0] ?? 0) ^ (1 << (length % 8))]), rest.subarray(1));
}

const content = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.nat(whole.length - 1), fc.array(harm, { minLength: 1, maxLength: 3 }))
			.map(([which, harms]) => harms.reduce(harmed, whole[which] ?? new Uint8Array())),
	},
	fc.uint8Array({ maxLength: 200 }),
	fc.json().map((text) => encoder.encode(text)),
	fc
		.array(fc.json(), { maxLength: 5 })
		.map((lines) =>
			encoder.encode(`{"record":"header","format":"standpoint","version":1}\n${lines.join('\n')}`),
		),
);

test('a file of any bytes is read to its end without a throw, and what comes of it has its shape', () =>
	fc.assert(
		fc.asyncProperty(content, fc.integer({ min: 1, max: 4096 }), async (bytes, size) => {
			let last = 0;
			for await (const item of readFile(file(bytes, size))) {
				expect(item.line).toBeGreaterThanOrEqual(Math.min(1, last));
				last = item.line;
				if (item.kind === 'article') {
					expect(checkArticle(item.article)).toHaveProperty('value');
					expect(item.article.url).toMatch(/^(?:https?|file):/i);
				} else if (item.kind === 'annotation') {
					expect(checkAnnotation(item.annotation)).toHaveProperty('value');
				} else if (item.kind === 'problem') expect(item.reason).not.toBe('');
			}
			expect(({} as Record<string, unknown>).a).toBeUndefined();
		}),
		share(20),
	));
