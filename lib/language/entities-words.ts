/**
 * What the entity recogniser sees of each token by itself and of its document: spelling, shape,
 * cluster, lists it stands in, and how the same word is written elsewhere in the article.
 */

import type { Clusters } from './clusters';
import {
	type CodeTable,
	type Gazetteer,
	maxPhraseTokens,
	phraseHash,
	phraseSeed,
} from './gazetteer';
import { finish, hashString } from './hash';
import type { Sentences } from './sentences';
import type { Tokens } from './tokens';

/** A text with its tokens and sentences. */
export interface TokenizedText {
	readonly text: string;
	readonly tokens: Tokens;
	readonly sentences: Sentences;
}

/** What is known of names before the article is read. */
export interface NameKnowledge {
	readonly clusters: Clusters;
	/** Lists of names. */
	readonly gazetteer: Gazetteer;
	/** How words were used in the news: a code a lower-case word, see training. */
	readonly usage: CodeTable;
}

/** Attributes of a token, columns of `EntityWords`. */
export const LOWER = 0;
export const SHAPE = 1;
export const PREFIX2 = 2;
export const PREFIX3 = 3;
export const PREFIX4 = 4;
export const SUFFIX1 = 5;
export const SUFFIX2 = 6;
export const SUFFIX3 = 7;
export const SUFFIX4 = 8;
export const COARSE = 9;
export const MIDDLE = 10;
export const FINE = 11;
export const PATH = 12;
export const USAGE = 13;
/** How the same letters are written elsewhere in the article (see `habit`). */
export const HABIT = 14;
/** 0 no letter, 1 small, 2 capital first, 3 all capitals (two or more), 4 mixed, 5 single capital. */
export const CASE = 15;
/** Mask over gazetteer kinds of the longest phrases that the token begins, is in, ends, makes up. */
export const LIST_BEGIN = 16;
export const LIST_INSIDE = 17;
export const LIST_LAST = 18;
export const LIST_UNIT = 19;
export const columns = 20;

/** Slots before, between and after sentences, so that neighbours need no test. */
export const padding = 2;

/** How a sentence is written. */
export const PLAIN = 0;
export const CAPITALS = 1;
export const TITLE_CASE = 2;

/** Words that tell a report of sport, where a town's name is its team's. */
const sportWords: ReadonlySet<string> = new Set(
	(
		'match matches game games league cup coach season team teams striker goal goals scored innings ' +
		'wicket wickets midfielder goalkeeper championship tournament semifinal semifinals quarterfinal ' +
		'playoff playoffs fixture halftime soccer football rugby cricket tennis baseball basketball ' +
		'hockey golf batsman bowler quarterback inning scorers olympics defender squad'
	).split(' '),
);

export class EntityWords {
	/** Attribute `a` of the token in slot `p` is at `p * columns + a`. */
	readonly data: Int32Array;
	/** Slot of each token. */
	readonly slot: Int32Array;
	/** PLAIN, CAPITALS or TITLE_CASE of each sentence. */
	readonly style: Uint8Array;
	/** 0 to 3: how much the article speaks of sport. */
	readonly sport: number;

	constructor(
		readonly source: TokenizedText,
		knowledge: NameKnowledge,
	) {
		const { tokens, sentences } = source;
		const slots = tokens.count + padding * (sentences.count + 1);
		this.data = new Int32Array(slots * columns);
		this.slot = new Int32Array(tokens.count);
		this.style = new Uint8Array(sentences.count);
		for (let s = 0; s < sentences.count; s++) {
			const first = sentences.first[s] as number;
			const end = sentences.first[s + 1] as number;
			for (let i = first; i < end; i++) this.slot[i] = i + padding * (s + 1);
			this.style[s] = styleOf(tokens.form, first, end);
		}
		this.pad(slots);
		this.fill(knowledge);
		let sport = 0;
		for (const form of tokens.form) if (sportWords.has(form.toLowerCase())) sport++;
		const share = sport / (tokens.count + 20);
		this.sport = share > 0.02 ? 3 : share > 0.01 ? 2 : share > 0.004 ? 1 : 0;
	}

	private pad(slots: number): void {
		for (let p = 0; p < slots; p++) {
			for (let a = 0; a < LIST_BEGIN; a++) this.data[p * columns + a] = -1 - a;
			this.data[p * columns + CASE] = 0;
		}
	}

	private fill(knowledge: NameKnowledge): void {
		const { data, slot } = this;
		const { tokens, sentences } = this.source;
		const words = new Map<string, Int32Array>();
		const lowers = new Map<string, Int32Array>();
		for (let s = 0; s < sentences.count; s++) {
			const first = sentences.first[s] as number;
			const end = sentences.first[s + 1] as number;
			const style = this.style[s] as number;
			for (let i = first; i < end; i++) {
				const form = tokens.form[i] as string;
				let word = words.get(form);
				if (word === undefined) {
					word = attributesOf(form, knowledge);
					words.set(form, word);
				}
				const at = (slot[i] as number) * columns;
				data.set(word, at);
				if (style === PLAIN) count(lowers, form, i > first, word[CASE] as number);
			}
		}
		const none = new Int32Array(3);
		for (let s = 0; s < sentences.count; s++) {
			const first = sentences.first[s] as number;
			const end = sentences.first[s + 1] as number;
			const style = this.style[s] as number;
			for (let i = first; i < end; i++) {
				const at = (slot[i] as number) * columns;
				const form = tokens.form[i] as string;
				const written = lowers.get(form.toLowerCase()) ?? none;
				data[at + HABIT] = habit(written, style === PLAIN && i > first, data[at + CASE] as number);
				if (style === CAPITALS && (data[at + CASE] as number) >= 2) data[at + SHAPE] = 0x7a11;
			}
			this.phrases(knowledge.gazetteer, first, end);
		}
	}

	/** Marks the longest phrases of the gazetteer, left to right. */
	private phrases(gazetteer: Gazetteer, first: number, end: number): void {
		const { data, slot } = this;
		for (let i = first; i < end; i++) {
			const kind = data[(slot[i] as number) * columns + CASE] as number;
			if (kind < 2) continue;
			let hash = phraseSeed;
			const limit = Math.min(end, i + maxPhraseTokens);
			let length = 0;
			let mask = 0;
			for (let j = i; j < limit; j++) {
				hash = phraseHash(hash, data[(slot[j] as number) * columns + LOWER] as number);
				const found = gazetteer.kinds(finish(hash));
				if (found !== 0) {
					length = j - i + 1;
					mask = found;
					if (length === 1) this.mark(i, LIST_UNIT, found);
				}
			}
			if (length < 2) continue;
			this.mark(i, LIST_BEGIN, mask);
			for (let j = i + 1; j < i + length - 1; j++) this.mark(j, LIST_INSIDE, mask);
			this.mark(i + length - 1, LIST_LAST, mask);
		}
	}

	private mark(token: number, column: number, mask: number): void {
		const at = (this.slot[token] as number) * columns + column;
		this.data[at] = (this.data[at] as number) | mask;
	}
}

/** Counts of a word in sentences of plain style: [small, capital inside a sentence, capital first]. */
function count(lowers: Map<string, Int32Array>, form: string, inside: boolean, kind: number): void {
	if (kind === 0) return;
	const lower = form.toLowerCase();
	let counts = lowers.get(lower);
	if (counts === undefined) {
		counts = new Int32Array(3);
		lowers.set(lower, counts);
	}
	const k = kind === 1 ? 0 : inside ? 1 : 2;
	counts[k] = (counts[k] as number) + 1;
}

/**
 * How a capitalised word is written elsewhere in the article: also small, also with a capital where
 * none is due. The occurrence itself doesn't count.
 */
function habit(counts: Int32Array, self: boolean, kind: number): number {
	if (kind < 2) return (counts[1] as number) > 0 ? 10 : 11;
	const small = Math.min(2, counts[0] as number);
	const capital = Math.min(2, (counts[1] as number) - (self ? 1 : 0));
	return small * 3 + capital;
}

const upperWord = /^\p{Lu}[\p{Lu}\p{M}.&'/-]+$/u;
const capitalWord = /^\p{Lu}/u;
const smallWord = /^[\p{Ll}\p{Lo}\p{Lm}]/u;

function caseOf(form: string): number {
	if (capitalWord.test(form)) {
		if (form.length === 1 || (form.length === 2 && form.endsWith('.'))) return 5;
		if (upperWord.test(form)) return 3;
		return /\p{Lu}/u.test(form.slice(1)) ? 4 : 2;
	}
	if (smallWord.test(form)) return /\p{Lu}/u.test(form) ? 4 : 1;
	return /\p{Lu}/u.test(form) ? 4 : 0;
}

/** A sentence in capitals, one in title case (a headline), or a plain one. */
function styleOf(forms: readonly string[], first: number, end: number): number {
	let capitals = 0;
	let titled = 0;
	let small = 0;
	let smallLong = 0;
	for (let i = first; i < end; i++) {
		const form = forms[i] as string;
		if (form.length < 2) continue;
		const kind = caseOf(form);
		if (kind === 3) capitals++;
		else if (kind === 2 || kind === 4) titled++;
		else if (kind === 1) {
			small++;
			if (form.length > 4) smallLong++;
		}
	}
	if (capitals >= 2 && capitals >= 3 * (small + titled)) return CAPITALS;
	if (titled + capitals >= 4 && smallLong * 6 <= titled && small * 2 <= titled + capitals) {
		return TITLE_CASE;
	}
	return PLAIN;
}

/** A hash of the pattern of capitals, small letters, digits and marks, runs cut to one. */
function shapeOf(form: string): number {
	let hash = 17;
	let last = -1;
	let run = 0;
	for (let i = 0; i < Math.min(form.length, 40); i++) {
		const unit = form.charCodeAt(i);
		let kind: number;
		if (unit >= 0x61 && unit <= 0x7a) kind = 1;
		else if (unit >= 0x41 && unit <= 0x5a) kind = 2;
		else if (unit >= 0x30 && unit <= 0x39) kind = 3;
		else if (unit < 0x80) kind = unit;
		else {
			const c = form.charAt(i);
			kind = c !== c.toLowerCase() ? 2 : c !== c.toUpperCase() ? 1 : 4;
		}
		run = kind === last ? run + 1 : 1;
		last = kind;
		if (run <= 1 || (kind === 2 && run <= 3) || (kind === 3 && run <= 4)) {
			hash = Math.imul(hash ^ kind, 0x01000193);
		}
	}
	return finish(hash);
}

/** The hash by which words are known to gazetteer and features: small letters, digits made 0. */
export function lowerHash(form: string): number {
	return hashString(form.toLowerCase().replace(/[0-9]/g, '0'));
}

/** "U.S." and "U.N.": read as if written without stops. */
const stoppedAcronym = /^(?:\p{Lu}\.){2,6}$/u;

function attributesOf(written: string, knowledge: NameKnowledge): Int32Array {
	const form = stoppedAcronym.test(written) ? written.replaceAll('.', '') : written;
	const out = new Int32Array(columns);
	const lower = form.toLowerCase().replace(/[0-9]/g, '0');
	const { length } = lower;
	const hash = hashString(lower);
	out[LOWER] = hash;
	out[SHAPE] = shapeOf(form);
	for (let k = 2; k <= 4; k++) out[PREFIX2 + k - 2] = length > k ? hashString(lower, 0, k) : 0;
	for (let k = 1; k <= 4; k++)
		out[SUFFIX1 + k - 1] = length > k ? hashString(lower, length - k) : 0;
	const { bits } = knowledge.clusters;
	const path = knowledge.clusters.of(hashString(form.toLowerCase()));
	const marked = path < 0 ? 0 : path + 2 ** bits;
	out[COARSE] = marked >>> (bits - 5);
	out[MIDDLE] = marked >>> (bits - 7);
	out[FINE] = marked >>> (bits - 9);
	out[PATH] = marked;
	out[USAGE] = knowledge.usage.get(hash);
	out[CASE] = caseOf(form);
	return out;
}
