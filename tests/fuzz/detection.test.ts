import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDetector } from '../../cli/detector';
import type { Span } from '../../lib/annotation';
import { share } from './share';

const detector = openDetector();

const part = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			...['Norway', 'Chile', 'the minister', 'Anton Sapt', 'he', 'it', 'the U.N.', 'Zenda'],
			...['said', 'condemned', 'urged', 'was accused of', 'according to', 'thanked', 'denied'],
			...['that', 'to', 'by', 'and', 'who', 'not', 'whether', 'would', 'voted against', '’s'],
			...['“', '”', '"', '‘', '(', ')', '.', '?!', '…', ',', ':', ';', '—', '\n\n', '\n'],
		),
	},
	fc.constantFrom(
		'\u200b',
		'\u202e',
		'\ud800',
		'e\u0301',
		'😀',
		'\u0000',
		'שלום',
		'中文',
		'\u00ad',
	),
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc
		.constantFrom('“', ',', 'and ', 'that ', '(', 'Norway ', 'a.')
		.chain((one) => fc.integer({ min: 20, max: 60 }).map((n) => one.repeat(n))),
);
const text = fc
	.tuple(fc.array(part, { maxLength: 30 }), fc.constantFrom(' ', ' ', ''))
	.map(([parts, between]) => parts.join(between));

test('what is found in any text lies in it, leads to what is there, and comes in time', () => {
	fc.assert(
		fc.property(text, (text) => {
			const before = performance.now();
			const found = detector.detect(text);
			// Ten thousand times what such a text takes: what never ends is found, not what is slow.
			expect(performance.now() - before).toBeLessThan(10_000);
			const ids = new Set(found.actors.map(({ id }) => id));
			expect(ids.size).toBe(found.actors.length);
			expect(new Set(found.statements.map(({ id }) => id)).size).toBe(found.statements.length);
			const spans: Span[] = [...found.entities, ...found.actors.flatMap((one) => one.mentions)];
			for (const { cue, sentence, content, source, target, confidence } of found.statements) {
				spans.push(cue, sentence, ...content);
				for (const role of [source, target]) {
					if (!role) continue;
					spans.push(role);
					if (role.actor !== null) expect(ids).toContain(role.actor);
				}
				expect(confidence).toBeGreaterThanOrEqual(0);
				expect(confidence).toBeLessThanOrEqual(1);
			}
			for (const { start, end } of spans) {
				expect(start).toBeGreaterThanOrEqual(0);
				expect(end).toBeGreaterThan(start);
				expect(end).toBeLessThanOrEqual(text.length);
			}
		}),
		share(15),
	);
});
