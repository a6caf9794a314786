/** Trains the tagger of lib/language/tagger.ts. */

import { type Lexicon, SETTLED, STRIDE } from '../lib/language/lexicon';
import {
	contextFeatures,
	maxTagFeatures,
	NO_TAG,
	type Tagger,
	tagPadding,
	wordFeatures,
} from '../lib/language/tagger';
import type { TreebankSentence } from './conllu';
import { Perceptron, Random } from './perceptron';

/** The tags a treebank uses, each a universal and a Penn tag ("NOUN NN"), rare ones folded. */
export class TagSet {
	readonly names: string[];
	private readonly index = new Map<string, number>();

	constructor(sentences: readonly TreebankSentence[], least: number) {
		const counts = new Map<string, number>();
		for (const s of sentences) {
			s.upos.forEach((upos, i) => {
				const name = `${upos} ${s.xpos[i]}`;
				counts.set(name, (counts.get(name) ?? 0) + 1);
			});
		}
		const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		this.names = common.filter(([, count]) => count >= least).map(([name]) => name);
		this.names.forEach((name, i) => {
			this.index.set(name, i);
		});
		// A rare combination stands for the commonest tag of the same universal class.
		for (const [name] of common) {
			if (this.index.has(name)) continue;
			const upos = name.split(' ')[0];
			const fallback = this.names.findIndex((other) => other.split(' ')[0] === upos);
			this.index.set(name, Math.max(0, fallback));
		}
	}

	of(sentence: TreebankSentence): Uint8Array {
		return Uint8Array.from(
			sentence.upos,
			(upos, i) => this.index.get(`${upos} ${sentence.xpos[i]}`) ?? 0,
		);
	}

	upos(tag: number): string {
		return (this.names[tag] ?? 'X').split(' ')[0] ?? 'X';
	}
}

/** An averaged perceptron of tags, left to right along its own guesses. */
export function trainTagger(
	sentences: readonly TreebankSentence[],
	tagSet: TagSet,
	lexicon: Lexicon,
	options: { epochs: number; seed: number; leastCount: number; margin: number },
): Perceptron {
	const perceptron = new Perceptron(tagSet.names.length);
	const random = new Random(options.seed);
	const order = sentences.map((s) => ({ forms: s.forms, gold: tagSet.of(s) }));
	const features = new Int32Array(2 * maxTagFeatures);
	const context = features.subarray(maxTagFeatures);
	const scores = new Float64Array(tagSet.names.length);
	const load = (rows: Int32Array, at: number, t1: number, t2: number): number => {
		const { data } = lexicon;
		const own = wordFeatures(data, rows[at] ?? 0, features);
		const around = contextFeatures(data, rows, at, t1, t2, context);
		features.copyWithin(own, maxTagFeatures, maxTagFeatures + around);
		return own + around;
	};
	const settled = (row: number) => (lexicon.data[row * STRIDE + SETTLED] ?? 0) - 1;
	for (const { forms, gold } of order) {
		const rows = lexicon.rows(forms, 0, forms.length, tagPadding);
		for (let i = 0; i < forms.length; i++) {
			if (settled(rows[i + tagPadding] ?? 0) >= 0) continue;
			const [t1 = NO_TAG, t2 = NO_TAG] = [gold[i - 1], gold[i - 2]];
			perceptron.count(features, load(rows, i + tagPadding, t1, t2));
		}
	}
	perceptron.seal(options.leastCount);
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		random.shuffle(order);
		for (const { forms, gold } of order) {
			const rows = lexicon.rows(forms, 0, forms.length, tagPadding);
			let t1 = NO_TAG;
			let t2 = NO_TAG;
			for (let i = 0; i < forms.length; i++) {
				let best = settled(rows[i + tagPadding] ?? 0);
				if (best < 0) {
					const n = load(rows, i + tagPadding, t1, t2);
					scores.fill(0);
					perceptron.add(features, n, scores);
					const right = gold[i] as number;
					const rival = highest(scores, right);
					const lead = (scores[right] as number) - (scores[rival] as number);
					best = lead > 0 ? right : rival;
					if (lead <= options.margin) {
						perceptron.update(features, n, right, 1);
						perceptron.update(features, n, rival, -1);
					}
					perceptron.tick();
				}
				t2 = t1;
				t1 = best;
			}
		}
	}
	perceptron.average();
	return perceptron;
}

/** The class with the highest score, one left out. */
function highest(scores: Float64Array, except: number): number {
	let best = except === 0 ? 1 : 0;
	for (let c = best + 1; c < scores.length; c++) {
		if (c !== except && (scores[c] as number) > (scores[best] as number)) best = c;
	}
	return best;
}

/** Tags a treebank's sentences. */
export function tagAll(
	sentences: readonly TreebankSentence[],
	tagger: Tagger,
	lexicon: Lexicon,
): Uint8Array[] {
	return sentences.map(({ forms }) => {
		const tags = new Uint8Array(forms.length);
		tagger.tag(lexicon, lexicon.rows(forms, 0, forms.length, tagPadding), tags, 0);
		return tags;
	});
}
