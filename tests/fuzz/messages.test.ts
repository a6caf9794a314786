import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDetector } from '../../cli/detector';
import { actorKinds, acts } from '../../lib/annotation';
import { patched, perform } from '../../lib/edit/edit';
import type { Edit } from '../../lib/edit/shape';
import { viewOf } from '../../lib/edit/view';
import { readChanged, readIncoming, readToPage, type Sender } from '../../lib/messages';
import type { AnnotatedArticle, Kept } from '../../lib/saved';
import { unsaved } from '../../lib/store/store';
import { articleOf } from '../fixtures/raid';
import { share } from './share';

const self = { id: 'ours', origin: 'chrome-extension://ours/' };
const page: Sender = { id: 'ours', url: 'https://a.example/', frameId: 0, tab: { id: 7 } };
const popup: Sender = { id: 'ours', url: 'chrome-extension://ours/popup.html' };

const text =
	'Zenda condemned Ruritania on Monday. “We will not wait,” said Anton Sapt, the minister. He thanked Norway, which had urged both to talk.';
const article = { ...articleOf(text), url: 'https://a.example/story' };
const detection = openDetector().detect(text);
const begun = await unsaved(article, detection, 'v1');
const ids = begun.rows.map(({ id }) => id);

const word = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('__proto__', 'Zenda', '', '“'));
const id = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...ids) },
	{ weight: 2, arbitrary: fc.nat(3).map((n) => `${article.url}#n-${n}`) },
	word,
);
const selector = fc
	.record({ start: fc.nat(200), length: fc.nat(60), from: fc.nat(text.length) })
	.map(({ start, length, from }) => ({
		position: { start, end: start + length },
		quote: { exact: text.slice(from, from + length) || 'x', prefix: '', suffix: text.slice(0, 9) },
	}));
const party = fc.record({ actor: id, key: fc.option(word), name: word });
const stance = {
	source: fc.option(party),
	target: fc.option(party),
	polarity: fc.constantFrom(-1 as const, 0 as const, 1 as const),
	act: fc.option(fc.constantFrom(...acts)),
};
const tags = fc.array(word, { maxLength: 3 });
const kind = fc.constantFrom(...actorKinds);
const edit: fc.Arbitrary<Edit> = fc.oneof(
	fc.record({
		do: fc.constant('judge' as const),
		id,
		judgement: fc.constantFrom('right' as const, 'wrong' as const, null),
	}),
	fc.record({ do: fc.constant('write' as const), id, note: word, tags }),
	fc.record({
		do: fc.constant('restate' as const),
		id,
		stance: fc.option(
			fc.record({ ...stance, cue: selector, content: fc.array(selector, { maxLength: 3 }) }),
		),
	}),
	fc.record({
		do: fc.constant('mark' as const),
		id,
		selector,
		note: word,
		tags,
		as: fc.oneof(
			fc.record({ kind: fc.constantFrom('highlight' as const, 'note' as const) }),
			fc.record({
				kind: fc.constant('actor' as const),
				actor: fc.record({ actor: id, key: fc.option(word), name: word, kind }),
			}),
			fc.record({ kind: fc.constant('statement' as const), stance: fc.record(stance) }),
		),
	}),
	fc.record({ do: fc.constant('delete' as const), id }),
	fc.record({
		do: fc.constant('actor' as const),
		id: word,
		actor: party,
		here: fc.boolean(),
		change: fc.oneof(
			fc.record({ what: fc.constant('rename' as const), name: word }),
			fc.record({ what: fc.constant('retype' as const), kind }),
			fc.record({ what: fc.constant('hide' as const) }),
			fc.record({ what: fc.constant('merge' as const), into: party }),
			fc.record({
				what: fc.constant('split' as const),
				names: fc.array(word, { maxLength: 3 }),
				name: word,
			}),
		),
	}),
	fc.record({ do: fc.constant('unhide' as const), actor: party }),
);

/** Messages of every kind, right and wrong in one place or another. */
const message = fc.oneof(
	fc.record({ type: fc.constantFrom('page/edit', 'edit'), articleId: id, token: word, edit }),
	fc.record({ type: fc.constant('page/edit'), token: fc.constant('a-token-'), edit }),
	fc.record({ type: fc.constantFrom('page/undo', 'undo'), change: word, again: fc.boolean() }),
	fc.record({ type: word, article: fc.anything(), tabId: fc.anything(), offset: fc.anything() }),
	fc.record({
		type: fc.constant('page/read'),
		markup: fc.oneof(word, fc.anything()),
		before: fc.option(
			fc.record({
				url: fc.oneof(fc.webUrl(), word, fc.constant('javascript:alert(1)')),
				address: fc.oneof(fc.webUrl(), word),
				text: fc.oneof(word, fc.anything()),
				isAnnotated: fc.boolean(),
			}),
		),
		onDark: fc.boolean(),
		styles: fc.oneof(
			fc.record({
				kinds: fc.array(word, { maxLength: 3 }),
				layers: fc.array(fc.constantFrom('actor', 'mine', 'x'), { maxLength: 3 }),
			}),
			fc.anything(),
		),
	}),
	fc.anything(),
);

test('no message that is not of its shape and its sender comes through, and none throws', () => {
	fc.assert(
		fc.property(message, fc.anything(), (said, by) => {
			for (const sender of [page, popup, Object(by) as Sender]) {
				const read = readIncoming(said, sender, self);
				if (!read) continue;
				expect([page, popup]).toContain(sender);
				expect(read.from).toBe(sender === page ? 'page' : 'extension');
				if (read.message.type === 'page/read') {
					expect(typeof read.message.markup).toBe('string');
					expect(read.message.before?.url ?? 'https:').toMatch(/^https?:/);
				}
			}
			expect(readToPage(said, { ...page, id: 'theirs' }, self)).toBeNull();
			readToPage(said, { id: 'ours' }, self);
			readChanged(said, { id: 'ours' }, self);
		}),
		share(40),
	);
});

/** Rows with others in place of those that have the same id. */
function after(kept: Kept, done: Pick<Kept, 'rows' | 'actorEdits'>): Kept {
	const join = <R extends { id: string }>(old: R[], fresh: R[]): R[] => [
		...new Map([...old, ...fresh].map((row) => [row.id, row])).values(),
	];
	return {
		...kept,
		rows: join(kept.rows, done.rows),
		actorEdits: join(kept.actorEdits, done.actorEdits),
	};
}

const told = (view: AnnotatedArticle) =>
	JSON.stringify(view, (name, value) => (name === 'updatedAt' ? 0 : value));

test('whatever is edited can be shown, and is taken back as it was', () => {
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
			let kept = begun;
			const steps: { before: string; now: Kept; patches: never[] }[] = [];
			edits.forEach((one, i) => {
				const done = perform(kept, `token-${i}`, one, 1000 + i);
				if (!done) return;
				const before = told(viewOf(kept));
				kept = after(kept, done);
				const view = viewOf(kept);
				for (const { statement } of view.statements) {
					expect(statement.cue.start).toBeLessThanOrEqual(statement.cue.end);
				}
				steps.push({ before, now: kept, patches: done.change.patches as never[] });
			});
			for (const { before, patches } of steps.reverse()) {
				kept = after(kept, patched(kept, patches, 'before', 9999));
				expect(told(viewOf(kept))).toBe(before);
			}
		}),
		share(15),
	);
});
