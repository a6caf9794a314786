/**
 * Trains the entity recogniser: from texts whose names are marked, and news whose names are not, to
 * its sections of the model file.
 *
 *  1. A draft is trained on the marked texts and the lists of names.
 *  2. The draft labels the news; from that comes how words and names are used there.
 *  3. The first reading is trained on the marked texts with all of it, and made-up reports of sport.
 *  4. The same by parts, each labelled by a model that hasn't seen it; on those labels the second
 *     reading learns what to trust. The first reading is the mean of all.
 */

import { Clusters } from '../lib/language/clusters';
import { EntityRecogniser, recogniseEntities } from '../lib/language/entities';
import { Decoder } from '../lib/language/entities-decode';
import { EntityFeatures, maxEntityFeatures } from '../lib/language/entities-features';
import { labelCount } from '../lib/language/entities-labels';
import { SecondReading } from '../lib/language/entities-second';
import {
	EntityWords,
	type NameKnowledge,
	type TokenizedText,
} from '../lib/language/entities-words';
import { CodeTable, Gazetteer } from '../lib/language/gazetteer';
import { openModel, type Section } from '../lib/language/model';
import { labelsOf, type NamedText, tokenizeText } from './entities-corpus';
import { Crf, type CrfOptions, FeatureNumbers, packCrf, type Sequences } from './entities-crf';
import { listedNames, type NameLists, sportNames, usageSections } from './entities-names';
import { sportReports } from './entities-sport';
import { codeTable } from './entities-tables';
import { writeModel } from './write-model';

const L = labelCount;

/** Features seen less often in training are not learned. */
const leastCount = 4;
const sportCount = 400;
/** Taught texts that are learned from as marked ones are; all of them tell how words are used. */
const taughtExamples = 500;
/**
 * How far the second reading is followed: it learned to correct labels that were given from less
 * text, and so worse, than those it meets in use.
 */
const secondShare = 0.7;
/** Parts of the marked texts, each labelled for the second reading by what is learned from the others. */
const folds = 4;
const firstOptions: CrfOptions = { epochs: 4, rate: 0.08, averageFrom: 1, dropout: 0.25, seed: 7 };
const draftOptions: CrfOptions = { epochs: 3, rate: 0.1, averageFrom: 1, dropout: 0, seed: 5 };
const secondOptions: CrfOptions = { epochs: 2, rate: 0.02, averageFrom: 9, dropout: 0, seed: 3 };

export interface EntityTraining {
	/** Texts whose names are marked by hand. */
	marked: readonly NamedText[];
	/** News without marks, for the draft to label; or null, and `labelled` is used. */
	news: readonly string[];
	/** News that a teacher labelled, to learn from as from marked texts, at less weight. */
	taught: readonly NamedText[];
	/** The model's sections so far: the word clusters. */
	sections: ReadonlyMap<string, Section>;
	log: (message: string) => void;
}

interface Example {
	source: TokenizedText;
	words: EntityWords;
	labels: Uint8Array;
	weight: number;
}

const features = new EntityFeatures();
const buffer = new Int32Array(maxEntityFeatures);

function example(text: NamedText, knowledge: NameKnowledge, weight: number): Example {
	const source = tokenizeText(text.text);
	const words = new EntityWords(source, knowledge);
	return { source, words, labels: labelsOf(source, text.entities), weight };
}

/** Calls `see` for every token with the number of features that stand in `buffer`. */
function eachToken(examples: readonly Example[], see: (count: number) => void): void {
	for (const { source, words } of examples) {
		const { first, count } = source.sentences;
		for (let s = 0; s < count; s++) {
			const end = first[s + 1] as number;
			for (let i = first[s] as number; i < end; i++) see(features.write(words, s, i, buffer));
		}
	}
}

type Walk = (see: (count: number) => void, out: Int32Array) => void;

function numbered(walk: Walk): FeatureNumbers {
	const numbers = new FeatureNumbers();
	walk((count) => {
		for (let k = 0; k < count; k++) numbers.see(buffer[k] as number);
	}, buffer);
	numbers.freeze(leastCount);
	return numbers;
}

function sequences(
	examples: readonly Example[],
	walk: Walk,
	numbers: FeatureNumbers,
	given: Float32Array | null,
): Sequences {
	const tokens = examples.reduce((n, { source }) => n + source.tokens.count, 0);
	const token = new Int32Array(tokens + 1);
	let list = new Int32Array(tokens * 32 + 1024);
	let n = 0;
	let t = 0;
	walk((count) => {
		if (n + count > list.length) {
			const longer = new Int32Array(Math.ceil(list.length * 1.5) + count);
			longer.set(list);
			list = longer;
		}
		for (let k = 0; k < count; k++) {
			const number = numbers.of(buffer[k] as number);
			if (number >= 0) list[n++] = number;
		}
		token[++t] = n;
	}, buffer);
	const gold = new Uint8Array(tokens);
	const sentence: number[] = [];
	const weight: number[] = [];
	t = 0;
	for (const { source, labels, weight: w } of examples) {
		gold.set(labels, t);
		for (let s = 0; s < source.sentences.count; s++) {
			sentence.push(t + (source.sentences.first[s] as number));
			weight.push(w);
		}
		t += source.tokens.count;
	}
	sentence.push(tokens);
	return {
		sentence: Int32Array.from(sentence),
		token,
		features: list.subarray(0, n),
		gold,
		given,
		weight: Float32Array.from(weight),
	};
}

/** Labels and scores that a field gives the sentences of `data` for which `wanted` holds. */
function read(
	crf: Crf,
	data: Sequences,
	wanted: (sentence: number) => boolean,
	labels: Uint8Array,
	scores: Float32Array,
): void {
	const decoder = new Decoder();
	let part = new Float64Array(0);
	for (let s = 0; s + 1 < data.sentence.length; s++) {
		const from = data.sentence[s] as number;
		const to = data.sentence[s + 1] as number;
		if (from === to || !wanted(s)) continue;
		if (part.length < (to - from) * L) part = new Float64Array((to - from) * L * 2);
		crf.emissions(data, from, to, part);
		for (let k = 0; k < (to - from) * L; k++) scores[from * L + k] = part[k] as number;
		decoder.decode(part, to - from, crf.transitions, labels, from);
	}
}

function merge(into: Map<string, Section>, more: ReadonlyMap<string, Section>): void {
	for (const [name, section] of more) into.set(name, section);
}

interface Packed {
	crf: Crf;
	scale: number;
	sections: Map<string, Section>;
}

/** The least code of a weight that is kept: for use in training, and in the file that ships. */
const draftLeastCode = 4;
const shippedLeastCode = 6;

function pack(
	crf: Crf,
	numbers: FeatureNumbers,
	prefix: string,
	bucketBits: number,
	leastCode: number,
): Packed {
	const options = { bucketBits, codes: 28, leastCode };
	return { crf, ...packCrf(crf, numbers.hashes(), prefix, options) };
}

function recogniserSections(
	first: Packed,
	second: Packed,
	tables: ReadonlyMap<string, Section>,
): Map<string, Section> {
	const out = new Map(tables);
	merge(out, first.sections);
	merge(out, second.sections);
	out.set('entities.scales', Float32Array.of(first.scale, second.scale));
	out.set(
		'entities.chain',
		Float32Array.from([...first.crf.transitions, ...second.crf.transitions]),
	);
	return out;
}

function knowledgeOf(
	base: ReadonlyMap<string, Section>,
	tables: ReadonlyMap<string, Section>,
): NameKnowledge {
	const model = openModel(writeModel(new Map([...base, ...tables])));
	return {
		clusters: new Clusters(model),
		gazetteer: new Gazetteer(model, 'entities.names'),
		usage: new CodeTable(model, 'entities.usage'),
	};
}

/** Trains on `examples` and gives the field with the numbers of its features. */
function trainFirst(
	examples: readonly Example[],
	options: CrfOptions,
	log: (message: string) => void,
): { crf: Crf; numbers: FeatureNumbers; data: Sequences } {
	const walk: Walk = (see) => eachToken(examples, see);
	const numbers = numbered(walk);
	const data = sequences(examples, walk, numbers, null);
	log(`${data.gold.length} tokens, ${numbers.count} features`);
	const crf = new Crf(numbers.count);
	crf.train(data, options, (epoch, loss) => log(`epoch ${epoch + 1}, loss ${loss.toFixed(0)}`));
	return { crf, numbers, data };
}

function trainSecond(
	examples: readonly Example[],
	data: Sequences,
	start: Crf,
	options: CrfOptions,
	log: (message: string) => void,
): Packed {
	// Each part labelled by what is learned from the others.
	const labels = new Uint8Array(data.gold.length);
	const scores = new Float32Array(data.gold.length * L);
	const part: number[] = [];
	examples.forEach(({ source }, e) => {
		for (let s = 0; s < source.sentences.count; s++) part.push(e % folds);
	});
	const mean = new Float64Array(start.weights.length);
	for (let fold = 0; fold < folds; fold++) {
		const crf = new Crf(start.size);
		const weight = data.weight.map((w, s) => (part[s] === fold ? 0 : w));
		crf.train({ ...data, weight }, { ...options, seed: options.seed + fold + 1 });
		read(crf, data, (s) => part[s] === fold, labels, scores);
		for (let k = 0; k < mean.length; k++) {
			mean[k] = (mean[k] as number) + (crf.weights[k] as number) / folds;
		}
		log(`part ${fold + 1} of ${folds} of the first reading`);
	}
	// What the parts agree on holds better than what one field learned.
	for (let k = 0; k < mean.length; k++) {
		start.weights[k] = ((start.weights[k] as number) + (mean[k] as number)) / 2;
	}
	const walk: Walk = (see, out) => {
		let t = 0;
		for (const { source, words } of examples) {
			const { first, count } = source.sentences;
			const reading = new SecondReading(words, labels.subarray(t, t + source.tokens.count));
			for (let s = 0; s < count; s++) {
				const from = first[s] as number;
				const to = first[s + 1] as number;
				for (let i = from; i < to; i++) see(reading.write(from, to, i, out));
			}
			t += source.tokens.count;
		}
	};
	const numbers = numbered(walk);
	const crf = new Crf(numbers.count);
	crf.transitions.set(start.transitions);
	crf.train(sequences(examples, walk, numbers, scores), secondOptions);
	log(`second reading, ${numbers.count} features`);
	for (let k = 0; k < crf.weights.length; k++) {
		crf.weights[k] = (crf.weights[k] as number) * secondShare;
	}
	for (let k = 0; k < crf.transitions.length; k++) {
		const before = start.transitions[k] as number;
		crf.transitions[k] = before + ((crf.transitions[k] as number) - before) * secondShare;
	}
	return pack(crf, numbers, 'entities.second', 13, draftLeastCode);
}

function emptySecond(start: Crf): Packed {
	const crf = new Crf(0);
	crf.transitions.set(start.transitions);
	const prefix = 'entities.second';
	return {
		crf,
		...packCrf(crf, new Int32Array(0), prefix, { bucketBits: 1, codes: 1, leastCode: 1 }),
	};
}

/** The sections of the entity recogniser. */
export function entitySections({
	marked,
	news,
	taught,
	sections,
	log,
}: EntityTraining): Map<string, Section> {
	const lists: NameLists = listedNames();
	let usage: Map<string, Section>;
	if (taught.length > 0) usage = usageSections(taught, lists, 'entities.usage');
	else {
		const tables = lists.sections('entities.names');
		merge(tables, codeTable(new Map(), 'entities.usage'));
		const knowledge = knowledgeOf(sections, tables);
		const { crf, numbers } = trainFirst(
			marked.map((text) => example(text, knowledge, 1)),
			draftOptions,
			(message) => log(`draft: ${message}`),
		);
		const draft = recogniserSections(
			pack(crf, numbers, 'entities.first', 17, draftLeastCode),
			emptySecond(crf),
			tables,
		);
		const model = openModel(writeModel(new Map([...sections, ...draft])));
		const recogniser = new EntityRecogniser(model, new Clusters(model), true);
		usage = usageSections(
			(function* labelled() {
				for (const text of news) {
					yield { id: '', text, entities: recogniseEntities(tokenizeText(text), recogniser) };
				}
			})(),
			lists,
			'entities.usage',
		);
		log('news labelled by the draft');
	}
	const tables = lists.sections('entities.names');
	merge(tables, usage);
	const knowledge = knowledgeOf(sections, tables);
	const examples = [
		...marked.map((text) => example(text, knowledge, 1)),
		...sportReports(sportNames(), sportCount, 5).map((text) => example(text, knowledge, 1)),
		...taught.slice(0, taughtExamples).map((text) => example(text, knowledge, 0.5)),
	];
	const { crf, numbers, data } = trainFirst(examples, firstOptions, log);
	const second = trainSecond(examples, data, crf, firstOptions, log);
	return recogniserSections(
		pack(crf, numbers, 'entities.first', 17, shippedLeastCode),
		second,
		tables,
	);
}
