/** Readings with trees written by hand, for tests. */

import type { Analysis } from '../language/analyse';
import { Clusters } from '../language/clusters';
import { Lexicon } from '../language/lexicon';
import type { Model, Section } from '../language/model';
import { sentences } from '../language/sentences';
import { tokenize } from '../language/tokens';
import { type Reading, read } from './reading';

const sections: Record<string, Section> = {
	'clusters.meta': Uint32Array.of(1, 11),
	'clusters.buckets': new Uint8Array(2),
};
const empty = new Uint8Array(0);
const get = <T extends Section>(name: string, type: abstract new () => T): T | Uint8Array => {
	const section = sections[name];
	return section instanceof type ? section : empty;
};
const noClusters = {
	bytes: (name: string) => get(name, Uint8Array),
	words: (name: string) => get(name, Uint32Array),
} as unknown as Model;

const lexicon = new Lexicon(new Clusters(noClusters));

/** Reads a text by tokens alone: every word of a sentence hangs from its first. */
export function flatReading(text: string): Reading {
	const tokens = tokenize(text);
	const split = sentences(text, tokens);
	const heads = new Int32Array(tokens.count);
	const sentenceOf = new Int32Array(tokens.count);
	for (let s = 0; s < split.count; s++) {
		const from = split.first[s] ?? 0;
		for (let i = from; i < (split.first[s + 1] ?? tokens.count); i++) {
			heads[i] = i === from ? -1 : from;
			sentenceOf[i] = s;
		}
	}
	const fill = (value: string) => Array.from({ length: tokens.count }, () => value);
	return read(
		{
			text,
			tokens,
			sentences: split,
			upos: tokens.form.map(
				(form, i) => ['NOUN', 'VERB', 'PROPN', 'PUNCT'][(form.length + i) % 4] ?? 'X',
			),
			xpos: fill('XX'),
			heads,
			labels: heads.length === 0 ? [] : fill('dep'),
			sentenceOf,
		},
		{ lexicon },
	);
}

/**
 * Reads one sentence given as "form/UPOS/label/head" parted by spaces; heads are numbered from 1
 * within the sentence, 0 for the root.
 */
export function handReading(tree: string): Reading {
	const words = tree.split(' ').map((word) => word.split('/'));
	const text = words.map(([form]) => form).join(' ');
	const tokens = tokenize(text);
	if (tokens.count !== words.length) throw new Error(`${tokens.count} tokens in "${text}"`);
	const analysis: Analysis = {
		text,
		tokens,
		sentences: {
			first: Int32Array.of(0, tokens.count),
			start: Int32Array.of(0),
			end: Int32Array.of(text.length),
			count: 1,
		},
		upos: words.map(([, upos]) => upos ?? 'X'),
		xpos: words.map(() => 'XX'),
		labels: words.map(([, , label]) => label ?? 'dep'),
		heads: Int32Array.from(words, ([, , , head]) => Number(head) - 1),
		sentenceOf: new Int32Array(tokens.count),
	};
	return read(analysis, { lexicon });
}
