/** From text to tokens, sentences, tags and trees: what actors and stances are found on. */

import { Clusters } from './clusters';
import { Labeler, settledArcs } from './labeler';
import { Lexicon } from './lexicon';
import { LinearModel } from './linear';
import { type Model, ModelError } from './model';
import { Parser } from './parser';
import { ParserInput, tagKinds } from './parser-input';
import { type Sentences, sentences } from './sentences';
import { TagDictionary } from './tag-dictionary';
import { Tagger, tagPadding } from './tagger';
import { type Tokens, tokenize } from './tokens';
import { TransitionModel } from './transition-model';

/** A text, analysed. Token i of `tokens` has `upos[i]`, `xpos[i]`, `heads[i]` and `labels[i]`. */
export interface Analysis {
	readonly text: string;
	readonly tokens: Tokens;
	readonly sentences: Sentences;
	/** Universal part of speech: https://universaldependencies.org/u/pos/ */
	readonly upos: readonly string[];
	/** Penn Treebank tag, as UD's English treebanks use it ("NNP", "VBD"). */
	readonly xpos: readonly string[];
	/** Index of the token's head, in the whole text's tokens; -1 for a sentence's root. */
	readonly heads: Int32Array;
	/** Universal Dependencies relation to the head, with subtype ("nsubj:pass"); "root" for the root. */
	readonly labels: readonly string[];
	/** Index of each token's sentence. */
	readonly sentenceOf: Int32Array;
}

/** The models of the language layer, ready for use. Holds buffers: one text at a time. */
export interface Language {
	readonly model: Model;
	readonly clusters: Clusters;
	readonly lexicon: Lexicon;
	readonly tagger: Tagger;
	readonly parser: Parser;
	readonly labeler: Labeler;
	readonly upos: readonly string[];
	readonly xpos: readonly string[];
	readonly labels: readonly string[];
	readonly kinds: Uint8Array;
	readonly input: ParserInput;
}

/**
 * Readies an open model. Do it once and keep it.
 * @throws ModelError where the file lacks a section that is needed.
 */
export function openLanguage(model: Model): Language {
	const clusters = new Clusters(model);
	const tags = model.lines('tagger.names');
	const labels = model.lines('labeler.names');
	const tagScorer = new LinearModel(model, 'tagger');
	const labelScorer = new LinearModel(model, 'labeler');
	if (tagScorer.classes !== tags.length || labelScorer.classes !== labels.length) {
		throw new ModelError('corrupt', 'The language model names other classes than it has.');
	}
	return {
		model,
		clusters,
		lexicon: new Lexicon(clusters, new TagDictionary(model)),
		tagger: new Tagger(tagScorer),
		parser: new Parser(new TransitionModel(model, 'parser')),
		labeler: new Labeler(labelScorer, labels.indexOf('root'), settledArcs(model)),
		upos: tags.map((name) => name.split(' ')[0] ?? 'X'),
		xpos: tags.map((name) => name.split(' ')[1] ?? 'XX'),
		labels,
		kinds: tagKinds(tags),
		input: new ParserInput(),
	};
}

/** Analyses a text. The same text and model give the same analysis; time is linear in the text. */
export function analyse(text: string, language: Language): Analysis {
	const tokens = tokenize(text);
	const split = sentences(text, tokens);
	const { count } = tokens;
	const read = {
		tags: new Uint8Array(count),
		heads: new Int32Array(count),
		labels: new Uint8Array(count),
	};
	const sentenceOf = new Int32Array(count);
	for (let s = 0; s < split.count; ) {
		const from = split.first[s] as number;
		let end = s + 1;
		while (end < split.count && (split.first[end + 1] as number) - from <= batchTokens) end++;
		readBatch(language, tokens.form, split.first.subarray(s, end + 1), read);
		s = end;
	}
	const { tags, heads, labels } = read;
	for (let s = 0; s < split.count; s++) {
		const from = split.first[s] as number;
		const to = split.first[s + 1] as number;
		sentenceOf.fill(s, from, to);
		for (let i = from; i < to; i++) {
			const head = heads[i] as number;
			heads[i] = head === 0 ? -1 : from + head - 1;
		}
	}
	const upos: string[] = [];
	const xpos: string[] = [];
	const relations: string[] = [];
	for (let i = 0; i < count; i++) {
		const tag = tags[i] ?? 0;
		upos.push(language.upos[tag] ?? 'X');
		xpos.push(language.xpos[tag] ?? 'XX');
		relations.push(language.labels[labels[i] ?? 0] ?? 'dep');
	}
	return { text, tokens, sentences: split, upos, xpos, heads, labels: relations, sentenceOf };
}

/** Tokens in a batch, where a sentence isn't longer. */
const batchTokens = 8192;

/**
 * Reads sentences, whose first tokens and the end of the last are `first`: all by one model and then
 * all by the next, since each has a table as large as the processor's cache. Heads are within the
 * sentence.
 */
function readBatch(
	language: Language,
	form: readonly string[],
	first: Int32Array,
	{ tags, heads, labels }: { tags: Uint8Array; heads: Int32Array; labels: Uint8Array },
): void {
	const { lexicon, tagger, parser, labeler, input, kinds } = language;
	const count = first.length - 1;
	lexicon.reserve((first[count] as number) - (first[0] as number));
	const rowsOf: Int32Array[] = [];
	for (let s = 0; s < count; s++) {
		const from = first[s] as number;
		const rows = lexicon.rows(form, from, first[s + 1] as number, tagPadding);
		rowsOf.push(rows);
		tagger.tag(lexicon, rows, tags, from);
	}
	const load = (s: number) => {
		const from = first[s] as number;
		const rows = rowsOf[s] as Int32Array;
		input.load(lexicon.data, rows, tagPadding, tags, from, (first[s + 1] as number) - from, kinds);
		return from;
	};
	for (let s = 0; s < count; s++) parser.parse(input, heads, load(s));
	for (let s = 0; s < count; s++) labeler.label(input, heads, labels, load(s));
}
