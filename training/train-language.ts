/** Trains clusters, tagger, parser and labeler, in that order, each on what those before it give. */

import { join } from 'node:path';
import { Clusters } from '../lib/language/clusters';
import { Lexicon } from '../lib/language/lexicon';
import { openModel, type Section } from '../lib/language/model';
import { tagKinds } from '../lib/language/parser-input';
import { TagDictionary } from '../lib/language/tag-dictionary';
import { Tagger } from '../lib/language/tagger';
import { clusterSections } from './clusters';
import { readConllu, type TreebankSentence } from './conllu';
import { dictionarySections } from './tag-dictionary';
import { projective, settleArcs, settledSections, trainLabeler, trainParser } from './train-parser';
import { TagSet, tagAll, trainTagger } from './train-tagger';
import { linesSection, writeModel } from './write-model';

/** Words with a cluster, and the length of a cluster's path. */
const clusteredWords = 60_000;
const clusterBits = 11;

/** A combination of tags seen less often is folded into the commonest of its universal class. */
const leastTagCount = 15;

/**
 * How each is trained. Features seen less often than `leastCount` are not learned, which bounds the
 * file; a right answer that scores above the next by no more than `margin` is learned from all the same.
 */
const tagging = { epochs: 7, seed: 42, leastCount: 4, margin: 12 };
const labelling = { epochs: 6, seed: 5, leastCount: 6, margin: 12 };
const parsing = { epochs: 9, seed: 3, leastCount: 10, margin: 20 };

/** What of the weights goes into the file: half the file of all of them, at 0.1 points' cost. */
const packing = {
	tagger: { leastUpdates: 10, leastCode: 5, codes: 36, bucketBits: 16 },
	labeler: { leastUpdates: 12, leastCode: 5, codes: 36, bucketBits: 16 },
	parser: { leastUpdates: 8, leastCode: 3, bucketBits: 18 },
};

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
	const clusters = new Clusters(openModel(writeModel(sections)));
	const train = [
		...readConllu(join(directory, 'ewt-train.conllu')),
		...readConllu(join(directory, 'gum-train.conllu')),
	];
	const tagSet = new TagSet(train, leastTagCount);
	const kinds = tagKinds(tagSet.names);
	const add = (more: Map<string, Section>) => {
		for (const [name, section] of more) sections.set(name, section);
	};
	const dictionary = dictionarySections(train, tagSet, new Lexicon(clusters));
	add(dictionary);
	const lexicon = new Lexicon(clusters, new TagDictionary(openModel(writeModel(dictionary))));
	sections.set('tagger.names', linesSection(tagSet.names));
	add(trainTagger(train, tagSet, lexicon, tagging).pack('tagger', packing.tagger));
	log('tagger trained');
	const tags = crossTag(train, tagSet, clusters);
	log('training text tagged by parts');
	const examples = train.map((sentence, i) => ({
		sentence,
		tags: tags[i] ?? new Uint8Array(0),
		heads: projective(sentence.heads),
	}));
	const labels = [...new Set(train.flatMap((s) => s.labels))].sort();
	const settled = settleArcs(examples, labels, lexicon, kinds);
	sections.set('labeler.names', linesSection(labels));
	add(settledSections(settled));
	const labeler = trainLabeler(examples, labels, settled, lexicon, kinds, labelling);
	add(labeler.pack('labeler', packing.labeler));
	log('labeler trained');
	const parser = trainParser(examples, lexicon, kinds, {
		...parsing,
		report: (epoch) => log(`parser: epoch ${epoch + 1}`),
	});
	add(parser.pack('parser', packing.parser));
	return sections;
}

/** Tags the training text as new text would be: each part by a tagger trained on the others. */
function crossTag(train: TreebankSentence[], tagSet: TagSet, clusters: Clusters): Uint8Array[] {
	const tags: Uint8Array[] = new Array(train.length);
	for (let fold = 0; fold < folds; fold++) {
		const others = train.filter((_, i) => i % folds !== fold);
		const dictionary = dictionarySections(others, tagSet, new Lexicon(clusters));
		const lexicon = new Lexicon(clusters, new TagDictionary(openModel(writeModel(dictionary))));
		const tagger = new Tagger(
			trainTagger(others, tagSet, lexicon, { ...tagging, epochs: 3, seed: 7 }),
		);
		const indices = train.flatMap((_, i) => (i % folds === fold ? [i] : []));
		const part = indices.flatMap((i) => train[i] ?? []);
		tagAll(part, tagger, lexicon).forEach((found, k) => {
			tags[indices[k] ?? 0] = found;
		});
	}
	return tags;
}
