import { expect, test } from 'vitest';
import { finish } from '../lib/language/hash';
import { LinearModel } from '../lib/language/linear';
import { openModel } from '../lib/language/model';
import { Examples } from './stance-ftrl';
import { writeModel } from './write-model';

const settings = { rows: 2, leastCount: 1, epochs: 5, rate: 0.3, l1: 0.01, l2: 0.1, seed: 1 };
const nothing = new Int32Array(0);

/** A stance that one feature decides for, another against, and a third is noise. */
function examples(): Examples {
	const data = new Examples();
	for (let i = 0; i < 200; i++) {
		const y = i % 3;
		const features = Int32Array.of(finish(y), finish(100 + (i % 7)));
		data.add({
			candidates: [
				{ features: nothing, row: 0 },
				{ features, row: 0 },
				{ features, row: 1 },
			],
			right: [0, 1, 2].map((k) => (k === y ? 1 : 0)),
			weight: 1,
		});
	}
	return data;
}

test.each([false, true])('learns, and the packed file decides the same (tied: %s)', (tied) => {
	const learned = examples().train({ ...settings, tied });
	const sections = learned.pack('x', { bucketBits: 4, least: 0 });
	const model = openModel(writeModel(sections));
	const packed = new LinearModel(model, 'x');
	const unit = model.floats('x.unit')[0] ?? 0;
	for (let y = 0; y < 3; y++) {
		const a = new Float64Array(2);
		const b = new Float64Array(2);
		learned.add(Int32Array.of(finish(y)), 1, a);
		packed.add(Int32Array.of(finish(y)), 1, b);
		const scores = [0, a[0] ?? 0, a[1] ?? 0];
		expect(scores.indexOf(Math.max(...scores))).toBe(y);
		expect((b[0] ?? 0) * unit).toBeCloseTo(a[0] ?? 0, 1);
		expect((b[1] ?? 0) * unit).toBeCloseTo(a[1] ?? 0, 1);
	}
});

test('gives the same weights each time', () => {
	const pack = () => writeModel(examples().train(settings).pack('x', { bucketBits: 4, least: 0 }));
	expect(new Uint8Array(pack())).toEqual(new Uint8Array(pack()));
});
