import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesSection, writeModel } from '../../training/write-model';
import { ModelError, openModel, type Section } from './model';

const file = () =>
	writeModel(
		new Map<string, Section>([
			['a.bytes', Uint8Array.of(1, 2, 3)],
			['b.signed', Int8Array.of(-1, 127)],
			['c.words', Uint32Array.of(7, 0xffffffff)],
			['d.floats', Float32Array.of(0.5)],
			['e.lines', linesSection(['zéro', 'one'])],
		]),
	);

function fault(open: () => unknown): string | null {
	try {
		open();
	} catch (error) {
		return error instanceof ModelError ? error.fault : 'another error';
	}
	return null;
}

describe('openModel', () => {
	it('gives back what was written, in place', () => {
		const buffer = file();
		const model = openModel(buffer);
		expect(model.names).toEqual(['a.bytes', 'b.signed', 'c.words', 'd.floats', 'e.lines']);
		expect([...model.bytes('a.bytes')]).toEqual([1, 2, 3]);
		expect([...model.signedBytes('b.signed')]).toEqual([-1, 127]);
		expect([...model.words('c.words')]).toEqual([7, 0xffffffff]);
		expect([...model.floats('d.floats')]).toEqual([0.5]);
		expect(model.lines('e.lines')).toEqual(['zéro', 'one']);
		expect(model.words('c.words').buffer).toBe(buffer);
		expect(model.words('c.words').byteOffset % 8).toBe(0);
	});

	it('says what is missing', () => {
		const model = openModel(file());
		expect(fault(() => model.bytes('none'))).toBe('section');
		expect(fault(() => model.bytes('b.signed'))).toBe('section');
		expect(model.has('none')).toBe(false);
	});

	it('refuses another version and other files', () => {
		const other = file();
		new DataView(other).setUint32(8, 99, true);
		expect(fault(() => openModel(other))).toBe('version');
		expect(
			fault(() => openModel(new TextEncoder().encode('<!doctype html><html></html>').buffer)),
		).toBe('not-a-model');
		expect(fault(() => openModel(new ArrayBuffer(0)))).toBe('truncated');
	});

	it('refuses a file cut short anywhere', () => {
		const whole = file();
		for (let length = 0; length < whole.byteLength; length++) {
			expect(fault(() => openModel(whole.slice(0, length)))).toBe('truncated');
		}
	});

	it('refuses a file with any byte changed', () => {
		const { byteLength } = file();
		fc.assert(
			fc.property(fc.nat(byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
				const bytes = new Uint8Array(file());
				bytes[at] = (bytes[at] ?? 0) ^ flip;
				expect(fault(() => openModel(bytes.buffer))).toMatch(
					/^(?:corrupt|truncated|version|not-a-model)$/,
				);
			}),
			// The number of sections, by one less.
			{ examples: [[20, 1]] },
		);
	});
});
