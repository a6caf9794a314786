/**
 * Trains attribution and stance on top of the language layer.
 *
 * Attribution: cues, their sources and contents, each a log-linear model over words and trees; how
 * sure the three are together is calibrated on a part they haven't seen. Stance: a log-linear model
 * over pairs of mentions that sees the attributions; calibrated by cross-validation.
 */

import { join } from 'node:path';
import { analyse, type Language } from '../lib/language/analyse';
import { type EntityRecogniser, recogniseEntities } from '../lib/language/entities';
import { retypePlaces } from '../lib/language/entities-places';
import type { Section } from '../lib/language/model';
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

/** Below this an attribution is not told; set on documents kept aside, for the best F1. */
const leastAttribution = 0.35;
/** Log odds added where the plain frame of an act agrees; set by cross-validation on DSE. */
const frameWorth = { speech: 1, action: 2 };
/** Weights smaller than this change no decision worth their bytes. */
const packing = { bucketBits: 15, least: 0.03 };

export interface StanceTraining {
	/** Directory with `attribution/` and `stance/`. */
	corpora: string;
	/** The language layer that will read the texts in use. */
	language: Language;
	/** What will tell sorts of names in use. */
	recogniser: EntityRecogniser;
	/** Leaves out PolNeAR, whose licence nobody states, and with it all attribution. */
	licensedOnly: boolean;
	/** Keeps each tenth document aside and tells the figures on them. */
	holdOut: boolean;
	log: (message: string) => void;
}

/** The sections of attribution and stance. */
export function stanceSections({
	corpora,
	language,
	recogniser,
	licensedOnly,
	holdOut,
	log,
}: StanceTraining): Map<string, Section> {
	const sections = new Map<string, Section>();
	const add = (more: Map<string, Section>) => {
		for (const [name, section] of more) sections.set(name, section);
	};
	const aside = <T>(list: readonly T[]): [T[], T[]] => [
		list.filter((_, i) => !holdOut || i % 10 !== 1),
		list.filter((_, i) => holdOut && i % 10 === 1),
	];

	let attribution: ReturnType<typeof learnAttribution> | null = null;
	if (!licensedOnly) {
		const documents = readJsonLines<GoldDocument>(
			join(corpora, 'attribution/polnear-train.jsonl'),
		).map((document): AnnotatedReading => {
			const reading = read(analyse(document.text, language), language);
			return { reading, gold: goldAttributions(reading, document.attr), all: document.attr.length };
		});
		log('attribution corpus analysed');
		const [train, test] = aside(documents);
		attribution = learnAttribution(train, log);
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

	const pairs = readJsonLines<PairDocument>(join(corpora, 'stance/dse-train.jsonl')).map(
		(document): PairExample | null => {
			const analysis = analyse(document.text, language);
			const reading = read(analysis, language);
			return pairExample(
				reading,
				document,
				attribution ? findAttributions(reading, attribution) : [],
				retypePlaces(analysis, recogniseEntities(analysis, recogniser)),
			);
		},
	);
	log('stance corpus analysed');
	const [trainPart, testPart] = aside(pairs);
	const calibration = calibrate(trainPart, log);
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
	if (testPart.length > 0)
		log(`stance, kept aside: ${scorePairs(testPart, pairModel, frameWorth)}`);
	return sections;
}

/** Cues, sources, contents; the confidence on a ninth that the three have not seen. */
function learnAttribution(documents: readonly AnnotatedReading[], log: (message: string) => void) {
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
function calibrate(
	examples: readonly (PairExample | null)[],
	log: (message: string) => void,
): Float32Array {
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
