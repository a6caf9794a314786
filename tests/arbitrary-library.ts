/** Libraries for property tests, with whatever breaks formats in every field. */
import fc from 'fast-check';
import { acts } from '../lib/annotation';
import type { StoryOverride } from '../lib/coverage/overrides';
import type {
	AnnotationRecord,
	ArticleBundle,
	Exporter,
	ExportOptions,
	Library,
	TableRow,
} from '../lib/export/record';
import { rowKey } from '../lib/export/record';
import type { ActorChange, SavedNote, SavedStatement } from '../lib/saved';

const nasty = fc.constantFrom(
	'=HYPERLINK("http://x.example","y")',
	'@SUM(A1)',
	'+1',
	'-2+3',
	'\t=1',
	'---',
	'a: b # c',
	'it\'s "quoted" \\ back\\slash',
	'one\ntwo\r\nthree\rfour',
	'line\u2028separator\u2029\u0085end',
	'<script>alert(1)</script><!-- x',
	'```\nnever closed',
	'%% hidden %% ==marked== [[link]] #tag ^id $x$',
	'{{ title }} {% for %}',
	'TY  - JOUR\nER  - ',
	'שלום עולם مرحبا Привет 你好 👩‍👩‍👧',
	'\uFEFFstart',
	'\u0000\u0007\u009F',
	'__proto__',
	'yes',
	'null',
	'1. item',
	'- item',
	', ; |',
	'&lt;b&gt; &amp; &#60;',
);
/** Any text that a file can hold. */
export const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), nasty);
const words = fc
	.oneof(text, fc.string({ minLength: 1, maxLength: 30 }))
	.map((one) => (one.trim() === '' ? `${one}word` : one));
const tags = fc.array(words, { maxLength: 3 });
const time = fc.integer({ min: 0, max: 4e12 });
const url = fc.webUrl({ withQueryParameters: true }).map((address) => new URL(address).href);
const local = fc.oneof(
	fc.stringMatching(/^[0-9a-f]{24}$/),
	fc.uuid(),
	fc.stringMatching(/^[A-Za-z0-9_-]{5,22}$/),
);

const noteOf = (articleId: string): fc.Arbitrary<SavedNote> =>
	fc
		.record({
			local,
			exact: words,
			prefix: text,
			suffix: text,
			start: fc.nat(9999),
			body: text,
			tags,
			createdAt: time,
			updatedAt: time,
		})
		.map(({ local, exact, prefix, suffix, start, ...rest }) => ({
			type: 'note',
			id: `${articleId}#${local}`,
			articleId,
			selector: {
				position: { start, end: start + exact.length },
				quote: { exact, prefix, suffix },
			},
			kind: 'note',
			span: null,
			actor: null,
			stance: null,
			deletedAt: null,
			present: false,
			changed: false,
			...rest,
		}));

const statementOf = (articleId: string): fc.Arbitrary<SavedStatement> =>
	fc
		.record({
			local,
			sentence: words,
			source: fc.option(words),
			target: fc.option(words),
			cue: words,
			act: fc.option(fc.constantFrom(...acts)),
			polarity: fc.constantFrom(-1 as const, 0 as const, 1 as const),
			flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
			confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((n) => Math.abs(n)),
			judgement: fc.constantFrom('right' as const, null),
			createdAt: time,
			note: text,
			tags,
		})
		.map((r) => ({
			type: 'statement',
			id: `${articleId}#${r.local}`,
			articleId,
			claim: 'c',
			judgement: r.judgement,
			judgedAt: r.judgement && r.createdAt,
			createdAt: r.createdAt,
			present: false,
			note: r.note,
			tags: r.tags,
			statement: {
				id: 's1',
				kind: 'speech',
				source: r.source === null ? null : { actor: null, start: 0, end: 1 },
				target: r.target === null ? null : { actor: null, start: 0, end: 1 },
				cue: { start: 0, end: 1 },
				content: [],
				sentence: { start: 0, end: r.sentence.length },
				act: r.act,
				polarity: r.polarity,
				negated: r.flags[0],
				hedged: r.flags[1],
				quoted: r.flags[2],
				confidence: r.confidence,
			},
			words: { sentence: r.sentence, source: r.source, target: r.target, cue: r.cue },
			edited: null,
			selector: null,
		}));

const bundle: fc.Arbitrary<ArticleBundle> = fc
	.record({
		url,
		title: text,
		outlet: text,
		byline: fc.option(text),
		published: fc.option(fc.constantFrom('2023-11-14T08:00:00Z', '2023-11-14', '2006')),
		lang: fc.option(fc.constantFrom('en', 'en-GB')),
		text,
		savedAt: time,
		openedAt: time,
	})
	.chain((article) => {
		const id = article.url;
		const kept = {
			...article,
			id,
			headline: null,
			addresses: [id],
			textDigest: 'd',
			detector: '1',
			before: null,
		};
		return fc
			.uniqueArray(fc.oneof<fc.Arbitrary<AnnotationRecord>[]>(noteOf(id), statementOf(id)), {
				maxLength: 4,
				selector: (row) => row.id,
			})
			.map((annotations) => ({ article: kept, annotations }));
	});

export const bundles = fc.uniqueArray(bundle, {
	maxLength: 4,
	selector: ({ article }) => article.id,
});

const party = fc.record({ actor: text, key: fc.option(text), name: text });
const change: fc.Arbitrary<ActorChange> = fc.oneof(
	fc.record({ what: fc.constant('rename' as const), name: text }),
	fc.record({ what: fc.constant('retype' as const), kind: fc.constant('group' as const) }),
	fc.record({ what: fc.constant('hide' as const) }),
	fc.record({ what: fc.constant('merge' as const), into: party }),
	fc.record({ what: fc.constant('split' as const), names: fc.array(text), name: text }),
);
const editRow = fc.tuple(fc.uuid(), fc.option(url), party, time, change).map(
	([id, scope, actor, createdAt, what]): TableRow => ({
		table: 'actorEdits',
		data: { id, scope, actor, createdAt, deletedAt: null, ...what },
	}),
);
const actorRow = fc
	.record({ key: words, name: text, names: fc.array(text, { maxLength: 3 }), updatedAt: time })
	.map((data): TableRow => ({ table: 'actors', data: { ...data, kind: 'person' } }));
const named = fc.array(url, { maxLength: 3 });
const override: fc.Arbitrary<StoryOverride> = fc.oneof(
	fc.record({ type: fc.constant('move' as const), article: url, to: fc.option(url) }),
	fc.record({ type: fc.constantFrom('merge' as const, 'split' as const), articles: named }),
	fc.record({ type: fc.constant('name' as const), articles: named, name: fc.option(text) }),
);
const overrideRow = fc
	.record({ id: fc.uuid(), at: time, override })
	.map((data): TableRow => ({ table: 'storyOverrides', data }));
export const rows: fc.Arbitrary<TableRow[]> = fc.uniqueArray(
	fc.oneof(actorRow, editRow, overrideRow),
	{
		maxLength: 4,
		selector: rowKey,
	},
);

/** What an exporter writes, whole. */
export async function written(
	write: Exporter,
	library: Library,
	options: ExportOptions = { now: 1.7e12 },
): Promise<string> {
	let all = '';
	for await (const piece of write(library, options)) all += piece;
	return all;
}

/** A text as a file, in pieces of some bytes. */
export function file(content: string | Uint8Array, size = 7): () => Iterable<Uint8Array> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return function* () {
		for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
	};
}
