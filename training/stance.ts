/**
 * Trains attribution and stance, and adds them to a model file that has the language layer:
 *
 *   tsx training/stance.ts --model public/model/english.bin [--corpora DIR] [--out FILE]
 *     [--licensed-only] [--hold-out]
 *
 * Corpora: PolNeAR (Newell et al. 2018; no licence stated) for attribution; directed sentiment of
 * Park et al. 2021 ("for your purposes by citing the paper") for stance. `--licensed-only` leaves
 * PolNeAR out, and with it all attribution. `--hold-out` keeps each tenth document of both training
 * files aside and prints the figures on them; without it they are trained on too.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { analyse, openLanguage } from '../lib/language/analyse';
import { openModel, type Section } from '../lib/language/model';
import { findAttributions } from '../lib/stance/attribution';
import { read } from '../lib/stance/reading';
import { type GoldDocument, goldAttributions, readJsonLines } from './attribution-corpus';
import {
	type AnnotatedReading,
	logistic,
	scoreAttributions,
	trainConfidence,
	trainContents,
	trainCues,
	trainSources,
} from './attribution-train';
import {
	type PairDocument,
	type PairExample,
	pairDecision,
	pairExample,
	scorePairs,
	trainPairs,
} from './stance-pairs';
import { readSections } from './stance-sections';
import { writeModel } from './write-model';

const { values } = parseArgs({
	options: {
		model: { type: 'string', default: 'public/model/english.bin' },
		corpora: { type: 'string' },
		out: { type: 'string' },
		'licensed-only': { type: 'boolean', default: false },
		'hold-out': { type: 'boolean', default: false },
	},
});
const corpora = values.corpora ?? join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora');
const polnear = join(corpora, 'attribution/polnear-train.jsonl');
const dse = join(corpora, 'stance/dse-train.jsonl');
for (const [what, path] of [
	['language model', values.model],
	['attribution corpus', polnear],
	['stance corpus', dse],
] as const) {
	if (existsSync(path)) continue;
	process.stderr.write(
		`No ${what} at ${path}: pass --model FILE and --corpora DIR, or set STANDPOINT_SHARED.\n`,
	);
	process.exit(1);
}

/** Below this an attribution is not told; set on documents kept aside, for the best F1. */
const leastAttribution = 0.35;
/** Log odds added where the plain frame of an act agrees; set by cross-validation on DSE. */
const frameWorth = { speech: 1, action: 2 };
/** Weights smaller than this change no decision worth their bytes. */
const packing = { bucketBits: 15, least: 0.03 };

const began = performance.now();
const log = (message: string) => {
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	process.stderr.write(`${seconds.padStart(5)} s  ${message}\n`);
};
const file = readFileSync(values.model);
const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer;
const language = openLanguage(openModel(buffer));
const sections = readSections(buffer);
for (const name of [...sections.keys()]) {
	if (name.startsWith('attribution.') || name.startsWith('stance.')) sections.delete(name);
}
const add = (more: Map<string, Section>) => {
	for (const [name, section] of more) sections.set(name, section);
};
const aside = <T>(list: readonly T[]): [T[], T[]] => [
	list.filter((_, i) => !values['hold-out'] || i % 10 !== 1),
	list.filter((_, i) => values['hold-out'] && i % 10 === 1),
];

let attribution: ReturnType<typeof learnAttribution> | null = null;
if (!values['licensed-only']) {
	const documents = readJsonLines<GoldDocument>(polnear).map((document): AnnotatedReading => {
		const reading = read(analyse(document.text, language), language);
		return { reading, gold: goldAttributions(reading, document.attr), all: document.attr.length };
	});
	log('attribution corpus analysed');
	const [train, test] = aside(documents);
	attribution = learnAttribution(train);
	add(attribution.cue.pack('attribution.cue', packing));
	add(attribution.source.pack('attribution.source', packing));
	add(attribution.content.pack('attribution.content', packing));
	sections.set('attribution.confidence', attribution.confidence);
	const report = (name: string, list: readonly AnnotatedReading[]) => {
		if (attribution && list.length > 0) {
			log(`attribution, ${name}: ${scoreAttributions(list, attribution, leastAttribution)}`);
		}
	};
	report(
		'tenth of the training part',
		train.filter((_, i) => i % 10 === 0),
	);
	report('kept aside', test);
}

const pairs = readJsonLines<PairDocument>(dse).map((document): PairExample | null => {
	const reading = read(analyse(document.text, language), language);
	return pairExample(reading, document, attribution ? findAttributions(reading, attribution) : []);
});
log('stance corpus analysed');
const [trainPart, testPart] = aside(pairs);
const calibration = calibrate(trainPart);
const pairModel = trainPairs(trainPart);
add(pairModel.pack('stance.pair', packing));
const settings = Float32Array.of(
	leastAttribution,
	0,
	0,
	0,
	0,
	...calibration,
	frameWorth.speech,
	frameWorth.action,
);
sections.set('stance.settings', settings);
log(
	`stance, tenth of the training part: ${scorePairs(
		trainPart.filter((_, i) => i % 10 === 0),
		pairModel,
		frameWorth,
	)}`,
);
if (testPart.length > 0) log(`stance, kept aside: ${scorePairs(testPart, pairModel, frameWorth)}`);

const out = writeModel(sections);
openModel(out);
writeFileSync(values.out ?? values.model, new Uint8Array(out));
let share = 0;
for (const [name, section] of sections) {
	if (!name.startsWith('attribution.') && !name.startsWith('stance.')) continue;
	const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
	share += deflateRawSync(bytes, { level: 9 }).length;
}
log(`${values.out ?? values.model}: ${out.byteLength} bytes; this layer ${share} bytes deflated`);

/** Cues, sources, contents; the confidence on a ninth that the three have not seen. */
function learnAttribution(documents: readonly AnnotatedReading[]) {
	const learn = (list: readonly AnnotatedReading[]) => {
		const cue = trainCues(list);
		const source = trainSources(list);
		return { cue, source, content: trainContents(list, source) };
	};
	const part = learn(documents.filter((_, i) => i % 9 !== 0));
	const confidence = trainConfidence(
		documents.filter((_, i) => i % 9 === 0),
		part,
	);
	log('confidence of attributions calibrated');
	const scorers = { ...learn(documents), confidence };
	log('attribution trained');
	return scorers;
}

/** Bias and weight that make the log odds of a choice its probability, by cross-validation. */
function calibrate(examples: readonly (PairExample | null)[]): Float32Array {
	const inputs: number[][] = [];
	const right: number[] = [];
	const parts = 3;
	for (let k = 0; k < parts; k++) {
		const model = trainPairs(examples.filter((_, i) => i % parts !== k));
		examples.forEach((example, i) => {
			if (i % parts !== k || !example) return;
			const { choice, logOdds } = pairDecision(model, example, frameWorth);
			if (choice === 0) return;
			inputs.push([1, logOdds]);
			right.push(choice === example.y ? 1 : 0);
		});
	}
	log('confidence of stances calibrated');
	return logistic(inputs, right);
}
