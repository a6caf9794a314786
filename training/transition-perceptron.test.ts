import { describe, expect, it } from 'vitest';
import { LEFT, RIGHT, SHIFT } from '../lib/language/arc-hybrid';
import { finish } from '../lib/language/hash';
import { ModelError, openModel } from '../lib/language/model';
import { TransitionModel } from '../lib/language/transition-model';
import { TransitionPerceptron } from './transition-perceptron';
import { writeModel } from './write-model';

const packing = { bucketBits: 8, leastUpdates: 1, leastCode: 1 };
const features = Int32Array.from({ length: 300 }, (_, i) => finish(i + 1));

/** A perceptron that has learned to shift, go left or go right by one feature each in turn. */
function trained(leastCount: number): TransitionPerceptron {
	const perceptron = new TransitionPerceptron(leastCount);
	perceptron.count(features, features.length);
	const rows = new Int32Array(features.length);
	perceptron.find(features, features.length, rows, 0);
	if (leastCount > 1) return perceptron;
	rows.forEach((row, i) => {
		const to = i % 3;
		const from = to === SHIFT ? LEFT : SHIFT;
		perceptron.update(Int32Array.of(row), 1, to, from);
		perceptron.tick();
	});
	// Averages of what was learned last are next to nothing unless it stood for a while.
	for (let i = 0; i < features.length; i++) perceptron.tick();
	return perceptron;
}

describe('TransitionModel', () => {
	it('gives each feature the weights that were learned for it', () => {
		const model = new TransitionModel(openModel(writeModel(trained(1).pack('p', packing))), 'p');
		const one = new Int32Array(1);
		features.forEach((hash, i) => {
			one[0] = hash;
			model.sum(one, 1);
			if (i % 3 === SHIFT) expect(model.left).toBeLessThan(0);
			if (i % 3 === LEFT) expect(model.left).toBeGreaterThan(model.right);
			if (i % 3 === RIGHT) expect(model.right).toBeGreaterThan(model.left);
		});
	});

	it('adds up', () => {
		const model = new TransitionModel(openModel(writeModel(trained(1).pack('p', packing))), 'p');
		let left = 0;
		for (const hash of features) {
			model.sum(Int32Array.of(hash), 1);
			left += model.left;
		}
		model.sum(features, features.length);
		expect(model.left).toBe(left);
	});

	it('knows no feature that was too rare to learn', () => {
		const sections = trained(2).pack('p', packing);
		const model = new TransitionModel(openModel(writeModel(sections)), 'p');
		model.sum(features, features.length);
		expect([model.left, model.right]).toEqual([0, 0]);
	});

	it('refuses sections that do not fit together', () => {
		const sections = trained(1).pack('p', packing);
		sections.set('p.left', new Int8Array(1));
		const file = openModel(writeModel(sections));
		expect(() => new TransitionModel(file, 'p')).toThrow(ModelError);
	});
});
