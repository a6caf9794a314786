/** Trains clusters, tagger, parser and labeler, in that order, each on what those before it give. */

import { join } from 'node:path';
import { Clusters } from '../lib/language/clusters';
import { Lexicon } from '../lib/language/lexicon';
import { openModel, type Section } from '../lib/language/model';
import { tagKinds } from '../lib/language/parser';
import { Tagger } from '../lib/language/tagger';
import { clusterSections } from './clusters';
import { readConllu, type TreebankSentence } from './conllu';
import { projective, trainLabeler, trainParser } from './train-parser';
import { TagSet, tagAll, trainTagger } from './train-tagger';
import { linesSection, writeModel } from './write-model';

/** Words with a cluster, and the length of a cluster's path. */
const clusteredWords = 60_000;
const clusterBits = 11;

/** A combination of tags seen less often is folded into the commonest of its universal class. */
const leastTagCount = 15;

/** Features seen less often in training are not learned: what bounds the file. */
const leastCounts = { tagger: 5, parser: 12, labeler: 10 };

/** Halves the file against keeping every weight, and costs 0.1 points of attachment. */
const packing = { leastUpdates: 10, leastCode: 4, codes: 32 };

/** Parts the training text is cut into to tag each by a tagger that has not seen it. */
const folds = 4;

/** The model sections of the language layer, from the treebanks in a directory. */
export function languageSections(
	directory: string,
	vectorsPath: string,
	log: (message: string) => void,
): Map<string, Section> {
	const sections = clusterSections(vectorsPath, clusteredWords, clusterBits);
	log('word clusters cut');
	const lexicon = new Lexicon(new Clusters(openModel(writeModel(sections))));
	const train = [
		...readConllu(join(directory, 'ewt-train.conllu')),
		...readConllu(join(directory, 'gum-train.conllu')),
	];
	const tagSet = new TagSet(train, leastTagCount);
	const kinds = tagKinds(tagSet.names);
	const tagger = trainTagger(train, tagSet, lexicon, 8, 42, leastCounts.tagger);
	log('tagger trained');
	const tags = crossTag(train, tagSet, lexicon);
	log('training text tagged by parts');
	const examples = train.map((sentence, i) => ({
		sentence,
		tags: tags[i] ?? new Uint8Array(0),
		heads: projective(sentence.heads),
	}));
	const labels = [...new Set(train.flatMap((s) => s.labels))].sort();
	const labeler = trainLabeler(examples, labels, lexicon, kinds, 5, 5, leastCounts.labeler);
	log('labeler trained');
	const parser = trainParser(examples, lexicon, kinds, {
		epochs: 8,
		seed: 3,
		leastCount: leastCounts.parser,
		report: (epoch) => log(`parser: epoch ${epoch + 1}`),
	});
	const add = (more: Map<string, Section>) => {
		for (const [name, section] of more) sections.set(name, section);
	};
	sections.set('tagger.names', linesSection(tagSet.names));
	sections.set('labeler.names', linesSection(labels));
	add(tagger.pack('tagger', { ...packing, bucketBits: 16 }));
	add(parser.pack('parser', { ...packing, bucketBits: 18 }));
	add(labeler.pack('labeler', { ...packing, bucketBits: 16 }));
	return sections;
}

/** Tags the training text as new text would be: each part by a tagger trained on the others. */
function crossTag(train: TreebankSentence[], tagSet: TagSet, lexicon: Lexicon): Uint8Array[] {
	const tags: Uint8Array[] = new Array(train.length);
	for (let fold = 0; fold < folds; fold++) {
		const others = train.filter((_, i) => i % folds !== fold);
		const tagger = new Tagger(trainTagger(others, tagSet, lexicon, 3, 7, leastCounts.tagger));
		const indices = train.flatMap((_, i) => (i % folds === fold ? [i] : []));
		const part = indices.flatMap((i) => train[i] ?? []);
		tagAll(part, tagger, lexicon).forEach((found, k) => {
			tags[indices[k] ?? 0] = found;
		});
	}
	return tags;
}
