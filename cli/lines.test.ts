import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotateLine, splitLines } from './lines';
import { Progress, progressLine } from './progress';

async function* stream(chunks: readonly string[]): AsyncGenerator<string> {
	yield* chunks;
}

describe('splitLines', () => {
	it('gives the same lines however the stream is cut', async () => {
		const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\u2028') }));
		await fc.assert(
			fc.asyncProperty(chunks, async (parts) => {
				const lines = [];
				for await (const line of splitLines(stream(parts))) lines.push(line);
				const whole = parts.join('').split('\n');
				if (whole.at(-1) === '') whole.pop();
				expect(lines).toEqual(whole);
			}),
		);
	});
});

describe('annotateLine', () => {
	it('takes mentions in both forms', () => {
		const text = 'strelsau fell';
		for (const mention of ['[0,8]', '{"start":0,"end":8}']) {
			const { actors } = annotateLine(`{"text":"${text}","mentions":[${mention}]}`, 1);
			expect(actors.map((a) => a.mentions)).toEqual([[{ start: 0, end: 8 }]]);
		}
	});

	it.each([
		['[]', /no "text"/],
		['{"text":1}', /no string/],
		['{"text":"a","mentions":3}', /no list/],
		['{"text":"a","mentions":["a"]}', /neither/],
		['{"text":"a","mentions":[[0.5,1]]}', /does not lie/],
	])('says what is wrong with %s', (line, message) => {
		expect(() => annotateLine(line, 1)).toThrow(message);
	});
});

describe('Progress', () => {
	it('tells done, of how many, and the time left', () => {
		expect(progressLine(10, 40, 5000)).toBe('10 of 40 done, 15 s left');
		expect(progressLine(1, 101, 2000)).toBe('1 of 101 done, 3 min 20 s left');
		expect(progressLine(50, null, 5000)).toBe('50 done, 10 a second');
	});

	it('writes nothing where there is no terminal', () => {
		const written: string[] = [];
		const out = { write: (text: string) => written.push(text) };
		const progress = new Progress(out, 1);
		progress.step();
		progress.clear();
		expect(written).toEqual([]);
		const shown = new Progress({ ...out, isTTY: true }, 1);
		shown.step();
		expect(written.join('')).toContain('1 of 1 done');
	});
});
