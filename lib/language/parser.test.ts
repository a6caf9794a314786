import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLanguage } from './analyse';
import { LEFT, RIGHT, SHIFT, State } from './arc-hybrid';
import { openModel } from './model';
import {
	bufferFeatures,
	jointFeatures,
	leftFeatures,
	maxGroupFeatures,
	rightFeatures,
	stackFeatures,
} from './parser-features';
import { TransitionModel } from './transition-model';

const path = new URL('../../public/model/english.bin', import.meta.url);
const model = openModel(new Uint8Array(readFileSync(path)).buffer);
const { input, parser, lexicon, kinds, upos } = openLanguage(model);
const weights = new TransitionModel(model, 'parser');
const groups = [stackFeatures, bufferFeatures, rightFeatures, leftFeatures, jointFeatures];

/** Heads by scoring every feature at every step. */
function parseAnew(n: number): number[] {
	const state = new State();
	const features = new Int32Array(maxGroupFeatures);
	state.start(n);
	while (state.steps < 2 * n) {
		let left = 0;
		let right = 0;
		if (state.depth > 0 && state.next <= n) {
			for (const group of groups) {
				weights.sum(features, group(input, state, features));
				left += weights.left;
				right += weights.right;
			}
		}
		const shift = state.allows(SHIFT);
		let best = shift ? SHIFT : state.allows(LEFT) ? LEFT : RIGHT;
		if (shift && state.allows(LEFT) && left > 0) best = LEFT;
		if (shift && state.allows(RIGHT) && right > 0 && right > left) best = RIGHT;
		state.apply(best);
	}
	return Array.from({ length: n }, (_, i) => {
		const head = state.head(i + 1);
		return head === n + 1 ? 0 : head;
	});
}

describe('Parser', () => {
	it('keeps scores of features only while they stand', () => {
		const word = fc.constantFrom(
			...'Zenda the said “ that , and of attacked he king not .'.split(' '),
		);
		const tag = fc.nat(upos.length - 1);
		fc.assert(
			fc.property(fc.array(fc.tuple(word, tag), { minLength: 1, maxLength: 30 }), (words) => {
				const n = words.length;
				const rows = lexicon.rows(
					words.map(([form]) => form),
					0,
					n,
					0,
				);
				const tags = Uint8Array.from(words, ([, t]) => t);
				input.load(lexicon.data, rows, 0, tags, 0, n, kinds);
				const heads = new Int32Array(n);
				parser.parse(input, heads, 0);
				expect([...heads]).toEqual(parseAnew(n));
			}),
		);
	});
});

describe('parser features', () => {
	it('are no more than a group may have', () => {
		const rows = lexicon.rows(['Zenda', 'fell', '.'], 0, 3, 0);
		input.load(lexicon.data, rows, 0, Uint8Array.of(0, 1, 2), 0, 3, kinds);
		const state = new State();
		state.start(3);
		state.apply(SHIFT);
		state.apply(SHIFT);
		const features = new Int32Array(2 * maxGroupFeatures);
		for (const group of groups) {
			const count = group(input, state, features);
			expect(count).toBeLessThanOrEqual(maxGroupFeatures);
			expect(new Set(features.subarray(0, count)).size).toBe(count);
		}
	});
});
