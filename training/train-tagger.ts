/** Trains the tagger of lib/language/tagger.ts. */

import type { Lexicon } from '../lib/language/lexicon';
import { maxTagFeatures, type Tagger, tagFeatures, tagPadding } from '../lib/language/tagger';
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

export function trainTagger(
	sentences: readonly TreebankSentence[],
	tagSet: TagSet,
	lexicon: Lexicon,
	epochs: number,
	seed: number,
	leastCount: number,
): Perceptron {
	const perceptron = new Perceptron(tagSet.names.length);
	const random = new Random(seed);
	const order = sentences.map((s) => ({ forms: s.forms, gold: tagSet.of(s) }));
	const features = new Int32Array(maxTagFeatures);
	const scores = new Float64Array(tagSet.names.length);
	for (const { forms, gold } of order) {
		const rows = lexicon.rows(forms, 0, forms.length, tagPadding);
		for (let i = 0; i < forms.length; i++) {
			const [t1 = 255, t2 = 255] = [gold[i - 1], gold[i - 2]];
			perceptron.count(features, tagFeatures(lexicon.data, rows, i + tagPadding, t1, t2, features));
		}
	}
	perceptron.seal(leastCount);
	for (let epoch = 0; epoch < epochs; epoch++) {
		random.shuffle(order);
		for (const { forms, gold } of order) {
			const rows = lexicon.rows(forms, 0, forms.length, tagPadding);
			let t1 = 255;
			let t2 = 255;
			for (let i = 0; i < forms.length; i++) {
				const n = tagFeatures(lexicon.data, rows, i + tagPadding, t1, t2, features);
				scores.fill(0);
				perceptron.add(features, n, scores);
				let best = 0;
				for (let c = 1; c < scores.length; c++) {
					if ((scores[c] as number) > (scores[best] as number)) best = c;
				}
				const right = gold[i] as number;
				if (best !== right) {
					perceptron.update(features, n, right, 1);
					perceptron.update(features, n, best, -1);
				}
				perceptron.tick();
				t2 = t1;
				t1 = best;
			}
		}
	}
	perceptron.average();
	return perceptron;
}

/** Tags a treebank's sentences. */
export function tagAll(
	sentences: readonly TreebankSentence[],
	tagger: Tagger,
	lexicon: Lexicon,
): Uint8Array[] {
	return sentences.map(({ forms }) => {
		const tags = new Uint8Array(forms.length);
		const rows = lexicon.rows(forms, 0, forms.length, tagPadding);
		tagger.tag(lexicon.data, rows, tags, 0);
		return tags;
	});
}
