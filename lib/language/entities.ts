/**
 * Finds the named entities of an article: people, organisations, places, nationalities and other
 * groups (NORP), and other names (MISC).
 *
 * A linear-chain model over BILOU labels reads each sentence by the words, their shapes, clusters
 * and lists; then a second one corrects it by what it made of the same words elsewhere in the
 * article (after Krishnan and Manning 2006, https://aclanthology.org/P06-1141/).
 *
 * Sections of the model: `entities.first.*` and `entities.second.*` weights (see linear.ts),
 * `entities.scales` what a unit of either's scores is worth, `entities.chain` transitions between
 * labels of the first and then of the second, `entities.names.*` the gazetteer and
 * `entities.usage.*` how words were used in the news (see gazetteer.ts).
 */

import { type Entity, type EntityType, entityTypes } from '../annotation';
import type { Clusters } from './clusters';
import { Decoder } from './entities-decode';
import { EntityFeatures, maxEntityFeatures } from './entities-features';
import { goesOn, labelCount, outside, placeOf, typeOf, unitPlace } from './entities-labels';
import { SecondReading } from './entities-second';
import {
	CASE,
	columns,
	EntityWords,
	type NameKnowledge,
	type TokenizedText,
} from './entities-words';
import { CodeTable, Gazetteer } from './gazetteer';
import { LinearModel } from './linear';
import { type Model, ModelError } from './model';

const L = labelCount;

/** The recogniser, ready for use. Holds buffers: one text at a time. */
export class EntityRecogniser {
	private readonly knowledge: NameKnowledge;
	private readonly first: LinearModel;
	private readonly second: LinearModel;
	private readonly scales: Float32Array;
	private readonly chains: readonly [Float32Array, Float32Array];
	private readonly features = new EntityFeatures();
	private readonly decoder = new Decoder();
	private readonly buffer = new Int32Array(maxEntityFeatures);

	/**
	 * Readies an open model. Do it once and keep it.
	 * @param everyWord judges those too that stand among small words only; a little more right, and
	 *   half as fast
	 * @throws ModelError where the file lacks a section that is needed or they don't fit together.
	 */
	constructor(
		model: Model,
		clusters: Clusters,
		private readonly everyWord = false,
	) {
		this.knowledge = {
			clusters,
			gazetteer: new Gazetteer(model, 'entities.names'),
			usage: new CodeTable(model, 'entities.usage'),
		};
		this.first = new LinearModel(model, 'entities.first');
		this.second = new LinearModel(model, 'entities.second');
		this.scales = model.floats('entities.scales');
		const chain = model.floats('entities.chain');
		this.chains = [chain.subarray(0, L * L), chain.subarray(L * L)];
		if (
			this.first.classes !== L ||
			this.second.classes !== L ||
			this.scales.length !== 2 ||
			chain.length !== 2 * L * L
		) {
			throw new ModelError(
				'corrupt',
				'The entity recogniser of the language model is inconsistent.',
			);
		}
	}

	/** The label of every token of a text. */
	label(source: TokenizedText): Uint8Array {
		const { count } = source.tokens;
		const words = new EntityWords(source, this.knowledge);
		const scores = new Float64Array(count * L);
		const draft = new Uint8Array(count);
		const { first } = source.sentences;
		const [scale = 1, secondScale = 1] = this.scales;
		const small = this.everyWord ? new Uint8Array(count) : amongSmall(words);
		for (let s = 0; s < source.sentences.count; s++) {
			const from = first[s] as number;
			const to = first[s + 1] as number;
			for (let i = from; i < to; i++) {
				if (small[i]) {
					scores[i * L + outside] = certain;
					continue;
				}
				const n = this.features.write(words, s, i, this.buffer);
				this.first.add(this.buffer, n, scores.subarray(i * L, i * L + L));
			}
			for (let k = from * L; k < to * L; k++) scores[k] = (scores[k] as number) * scale;
			this.decoder.decode(
				scores.subarray(from * L, to * L),
				to - from,
				this.chains[0],
				draft,
				from,
			);
		}
		const reading = new SecondReading(words, draft);
		const labels = new Uint8Array(count);
		const change = new Float64Array(L);
		for (let s = 0; s < source.sentences.count; s++) {
			const from = first[s] as number;
			const to = first[s + 1] as number;
			for (let i = from; i < to; i++) {
				if (small[i]) continue;
				const n = reading.write(from, to, i, this.buffer);
				change.fill(0);
				this.second.add(this.buffer, n, change);
				for (let y = 0; y < L; y++) {
					scores[i * L + y] = (scores[i * L + y] as number) + (change[y] as number) * secondScale;
				}
			}
			this.decoder.decode(
				scores.subarray(from * L, to * L),
				to - from,
				this.chains[1],
				labels,
				from,
			);
		}
		return labels;
	}
}

/** A score that no other label's reaches. */
const certain = 1e12;
/** Tokens on each side among which one with a capital is looked for. */
const aside = 2;

/**
 * 1 for each token that has no capital within `aside` tokens of it, in a sentence that has some: no
 * part of a name, and not worth the time that its features take. Half of a newspaper's words are.
 */
function amongSmall({ data, slot, source }: EntityWords): Uint8Array {
	const { first, count } = source.sentences;
	const small = new Uint8Array(source.tokens.count);
	for (let s = 0; s < count; s++) {
		const from = first[s] as number;
		const to = first[s + 1] as number;
		let last = Number.NEGATIVE_INFINITY;
		for (let i = from; i < to; i++) {
			if ((data[(slot[i] as number) * columns + CASE] as number) < 2) continue;
			for (let k = Math.max(from, last + aside + 1); k < i - aside; k++) small[k] = 1;
			last = i;
		}
		if (last < from) continue;
		for (let k = last + aside + 1; k < to; k++) small[k] = 1;
	}
	return small;
}

/**
 * The named entities of a text in text order, not overlapping; offsets are UTF-16 code units. Each
 * lies within one sentence and starts and ends with one of the tokens. Titles, "the" and a
 * possessive "'s" are left out. Time is linear in the text; the same text gives the same entities.
 */
export function recogniseEntities(source: TokenizedText, recogniser: EntityRecogniser): Entity[] {
	return entitiesOf(source, recogniser.label(source));
}

/** The names that well-formed labels of a text's tokens stand for. */
export function entitiesOf(source: TokenizedText, labels: Uint8Array): Entity[] {
	const { tokens } = source;
	const out: Entity[] = [];
	for (let i = 0; i < tokens.count; i++) {
		const label = labels[i] as number;
		if (label === outside || (placeOf(label) !== 0 && placeOf(label) !== unitPlace)) continue;
		const start = tokens.start[i] as number;
		while (goesOn(labels[i] as number) && i + 1 < tokens.count) i++;
		out.push({
			start,
			end: tokens.end[i] as number,
			type: entityTypes[typeOf(label)] as EntityType,
		});
	}
	return out;
}
