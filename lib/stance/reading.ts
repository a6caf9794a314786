/**
 * A text as the stance layer reads it: per token the numbers that features are made of, the tree
 * with its extents, and the quotations. Worked out once a text.
 */

import type { Analysis, Language } from '../language/analyse';
import { hashString } from '../language/hash';
import { CLUSTER, CLUSTER4, CLUSTER6, CLUSTER8, LOWER, SHAPE, STRIDE } from '../language/lexicon';
import { quoteSpans } from './quotes';
import { stem } from './stem';

/** Coarse word classes, as small numbers. */
export const NOUN = 1;
export const PROPN = 2;
export const PRON = 3;
export const VERB = 4;
export const AUX = 5;
export const ADJ = 6;
export const ADV = 7;
export const ADP = 8;
export const DET = 9;
export const PUNCT = 10;
export const SCONJ = 11;
export const NUM = 14;
const classNumbers = new Map<string, number>(
	[
		'',
		'NOUN',
		'PROPN',
		'PRON',
		'VERB',
		'AUX',
		'ADJ',
		'ADV',
		'ADP',
		'DET',
		'PUNCT',
		'SCONJ',
		'CCONJ',
		'PART',
		'NUM',
	].map((name, i) => [name, i]),
);

/** Relations to the head that the code asks for, by number; the others only have a hash. */
export const relationNumbers = new Map<string, number>();
const relation = (name: string): number => {
	const number = relationNumbers.size + 1;
	relationNumbers.set(name, number);
	return number;
};
export const NSUBJ = relation('nsubj');
export const NSUBJ_PASS = relation('nsubj:pass');
export const OBJ = relation('obj');
export const IOBJ = relation('iobj');
export const CCOMP = relation('ccomp');
export const XCOMP = relation('xcomp');
export const OBL = relation('obl');
export const OBL_AGENT = relation('obl:agent');
export const ADVCL = relation('advcl');
export const ACL = relation('acl');
export const ACL_RELCL = relation('acl:relcl');
export const NMOD = relation('nmod');
export const NMOD_POSS = relation('nmod:poss');
export const APPOS = relation('appos');
export const PARATAXIS = relation('parataxis');
export const CONJ = relation('conj');
export const CC = relation('cc');
export const MARK = relation('mark');
export const CASE = relation('case');
export const DET_REL = relation('det');
export const AUX_REL = relation('aux');
export const AUX_PASS = relation('aux:pass');
export const COP = relation('cop');
export const AMOD = relation('amod');
export const COMPOUND = relation('compound');
export const COMPOUND_PRT = relation('compound:prt');
export const PUNCT_REL = relation('punct');
export const FLAT = relation('flat');
export const FIXED = relation('fixed');

export interface Reading {
	readonly analysis: Analysis;
	readonly count: number;
	/** Hashes: lower-case form, stem, shape, Penn tag, relation. */
	readonly word: Int32Array;
	readonly stem: Int32Array;
	readonly shape: Int32Array;
	readonly tag: Int32Array;
	readonly label: Int32Array;
	/** Cluster prefixes of 4, 6, 8 and all bits. */
	readonly cluster4: Int32Array;
	readonly cluster6: Int32Array;
	readonly cluster8: Int32Array;
	readonly cluster: Int32Array;
	/** Coarse class and relation by number, 0 for others. */
	readonly pos: Uint8Array;
	readonly relation: Uint8Array;
	/** Head, -1 for a root; first child and next sibling in text order, -1 for none. */
	readonly head: Int32Array;
	readonly firstChild: Int32Array;
	readonly nextSibling: Int32Array;
	/** First and last token of what hangs from a token, itself included. */
	readonly left: Int32Array;
	readonly right: Int32Array;
	/** Number of the quotation that a token is in plus one, 0 outside; marks count as inside. */
	readonly quote: Int32Array;
	/** First and last token of each quotation, marks included. */
	readonly quoteFrom: readonly number[];
	readonly quoteTo: readonly number[];
	/** Paragraph of each sentence. */
	readonly paragraph: Int32Array;
}

const hashes = new Map<string, number>();
/** Hash of a tag or relation name; few of them. */
function nameHash(name: string): number {
	let hash = hashes.get(name);
	if (hash === undefined) {
		hash = hashString(name);
		hashes.set(name, hash);
	}
	return hash;
}

const stems = new Map<string, number>();
function stemHash(form: string): number {
	let hash = stems.get(form);
	if (hash === undefined) {
		if (stems.size > 60_000) stems.clear();
		hash = hashString(stem(form.toLowerCase()));
		stems.set(form, hash);
	}
	return hash;
}

/** Reads an analysed text. Linear in the text. */
export function read(analysis: Analysis, language: Pick<Language, 'lexicon'>): Reading {
	const { tokens, sentences, text } = analysis;
	const n = tokens.count;
	const array = () => new Int32Array(n);
	const reading = {
		analysis,
		count: n,
		word: array(),
		stem: array(),
		shape: array(),
		tag: array(),
		label: array(),
		cluster4: array(),
		cluster6: array(),
		cluster8: array(),
		cluster: array(),
		pos: new Uint8Array(n),
		relation: new Uint8Array(n),
		head: analysis.heads,
		firstChild: array().fill(-1),
		nextSibling: array().fill(-1),
		left: array(),
		right: array(),
		quote: array(),
		quoteFrom: [] as number[],
		quoteTo: [] as number[],
		paragraph: new Int32Array(sentences.count),
	};
	for (let s = 0; s < sentences.count; s++) {
		const from = sentences.first[s] as number;
		const to = sentences.first[s + 1] ?? n;
		const rows = language.lexicon.rows(tokens.form, from, to, 0);
		const { data } = language.lexicon;
		for (let i = from; i < to; i++) {
			const at = (rows[i - from] as number) * STRIDE;
			reading.word[i] = data[at + LOWER] as number;
			reading.shape[i] = data[at + SHAPE] as number;
			reading.cluster4[i] = data[at + CLUSTER4] as number;
			reading.cluster6[i] = data[at + CLUSTER6] as number;
			reading.cluster8[i] = data[at + CLUSTER8] as number;
			reading.cluster[i] = data[at + CLUSTER] as number;
			reading.stem[i] = stemHash(tokens.form[i] as string);
			reading.tag[i] = nameHash(analysis.xpos[i] as string);
			reading.label[i] = nameHash(analysis.labels[i] as string);
			reading.pos[i] = classNumbers.get(analysis.upos[i] as string) ?? 0;
			reading.relation[i] = relationNumbers.get(analysis.labels[i] as string) ?? 0;
		}
		span(reading, from, to);
		const gap =
			s === 0
				? ''
				: text.slice(
						sentences.end[s - 1] as number,
						Math.min(sentences.start[s] as number, (sentences.end[s - 1] as number) + 8),
					);
		reading.paragraph[s] =
			s === 0 ? 0 : (reading.paragraph[s - 1] as number) + (gap.includes('\n') ? 1 : 0);
	}
	let i = 0;
	for (const quotation of quoteSpans(text)) {
		while (i < n && (tokens.end[i] as number) <= quotation.start) i++;
		const from = i;
		while (i < n && (tokens.start[i] as number) < quotation.end) i++;
		if (i === from) continue;
		reading.quoteFrom.push(from);
		reading.quoteTo.push(i - 1);
		reading.quote.fill(reading.quoteFrom.length, from, i);
	}
	return reading;
}

/** Children lists and extents of one sentence. */
function span(
	reading: {
		head: Int32Array;
		firstChild: Int32Array;
		nextSibling: Int32Array;
		left: Int32Array;
		right: Int32Array;
	},
	from: number,
	to: number,
): void {
	const { head, firstChild, nextSibling, left, right } = reading;
	for (let i = to - 1; i >= from; i--) {
		left[i] = i;
		right[i] = i;
		const h = head[i] as number;
		if (h < 0) continue;
		nextSibling[i] = firstChild[h] as number;
		firstChild[h] = i;
	}
	// Children before parents: a stack of the roots' descendants, read backwards.
	const order: number[] = [];
	for (let i = from; i < to; i++) if ((head[i] as number) < 0) order.push(i);
	for (let k = 0; k < order.length; k++) {
		for (let c = firstChild[order[k] as number] as number; c >= 0; c = nextSibling[c] as number)
			order.push(c);
	}
	for (let k = order.length - 1; k >= 0; k--) {
		const i = order[k] as number;
		const h = head[i] as number;
		if (h < 0) continue;
		if ((left[i] as number) < (left[h] as number)) left[h] = left[i] as number;
		if ((right[i] as number) > (right[h] as number)) right[h] = right[i] as number;
	}
}
