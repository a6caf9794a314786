/**
 * A full-text index as flat arrays, so that it can be kept in a database as it is and opened without
 * being rebuilt: every word in order, and for each the documents that hold it with the places.
 *
 * A document's entry is, in variable-length numbers of seven bits a byte: how far it is from the
 * document before, how many places there are, and how far each place is from the one before.
 */

export interface Postings {
	/** How many documents there are; they are numbered from 0. */
	documents: number;
	/** All words in code-unit order, one after the other. */
	words: string;
	/** Where in `words` each begins, and last where they end. */
	wordStarts: Uint32Array;
	/** Where in `bytes` the entries of each word begin, and last where they end. */
	byteStarts: Uint32Array;
	bytes: Uint8Array;
}

/** An index without documents. */
export const noPostings: Postings = {
	documents: 0,
	words: '',
	wordStarts: new Uint32Array(1),
	byteStarts: new Uint32Array(1),
	bytes: new Uint8Array(0),
};

/** Entries of one word while they grow. */
interface Entries {
	bytes: Uint8Array;
	length: number;
	/** The last document entered, -1 where there is none. */
	last: number;
}

/** Adds documents, in the order of their numbers, to an index there is. */
export class PostingsBuilder {
	private readonly entries = new Map<string, Entries>();
	private documents: number;

	/** @param base what there is already; it is left as it is */
	constructor(base: Postings = noPostings) {
		this.documents = base.documents;
		for (let i = 0; i + 1 < base.wordStarts.length; i++) {
			const bytes = base.bytes.slice(base.byteStarts[i], base.byteStarts[i + 1]);
			this.entries.set(wordAt(base, i), { bytes, length: bytes.length, last: lastOf(bytes) });
		}
	}

	/** @param words the words of the next document, in text order */
	add(words: readonly string[]): void {
		const document = this.documents++;
		const places = new Map<string, number[]>();
		words.forEach((word, place) => {
			const known = places.get(word);
			if (known) known.push(place);
			else places.set(word, [place]);
		});
		for (const [word, at] of places) {
			let entries = this.entries.get(word);
			if (!entries) {
				entries = { bytes: new Uint8Array(8), length: 0, last: -1 };
				this.entries.set(word, entries);
			}
			push(entries, document - entries.last - 1);
			entries.last = document;
			push(entries, at.length);
			let before = -1;
			for (const place of at) {
				push(entries, place - before - 1);
				before = place;
			}
		}
	}

	finish(): Postings {
		const words = [...this.entries.keys()].sort();
		const wordStarts = new Uint32Array(words.length + 1);
		const byteStarts = new Uint32Array(words.length + 1);
		let size = 0;
		for (const { length } of this.entries.values()) size += length;
		const bytes = new Uint8Array(size);
		let at = 0;
		let letters = 0;
		words.forEach((word, i) => {
			wordStarts[i] = letters;
			byteStarts[i] = at;
			letters += word.length;
			const entries = this.entries.get(word);
			if (!entries) return;
			bytes.set(entries.bytes.subarray(0, entries.length), at);
			at += entries.length;
		});
		wordStarts[words.length] = letters;
		byteStarts[words.length] = at;
		return { documents: this.documents, words: words.join(''), wordStarts, byteStarts, bytes };
	}
}

/**
 * Marks the documents that hold a word.
 *
 * @param prefix also words that begin with it
 * @param marks one byte a document, set to 1
 */
export function markWord(
	postings: Postings,
	word: string,
	prefix: boolean,
	marks: Uint8Array,
): void {
	const { bytes, byteStarts } = postings;
	const [first, end] = rangeOf(postings, word, prefix);
	// The entries of neighbouring words stand one after the other, but each counts documents anew.
	for (let i = first; i < end; i++) {
		const stop = byteStarts[i + 1] ?? 0;
		let at = byteStarts[i] ?? 0;
		let document = -1;
		while (at < stop) {
			let value = 0;
			let shift = 0;
			let byte: number;
			do {
				byte = bytes[at++] ?? 0;
				value |= (byte & 127) << shift;
				shift += 7;
			} while (byte > 127);
			document += value + 1;
			marks[document] = 1;
			let places = 0;
			shift = 0;
			do {
				byte = bytes[at++] ?? 0;
				places |= (byte & 127) << shift;
				shift += 7;
			} while (byte > 127);
			// A place ends with the one byte that has no high bit.
			while (places > 0) if ((bytes[at++] ?? 0) < 128) places--;
		}
	}
}

/** Room for the places of one document in a key; no text has more words. */
const room = 2 ** 24;

/**
 * Marks the documents that hold words in a row.
 *
 * @param prefix the last one need only begin a word
 * @param marks one byte a document, set to 1
 */
export function markPhrase(
	postings: Postings,
	words: readonly string[],
	prefix: boolean,
	marks: Uint8Array,
): void {
	if (words.length === 1) {
		markWord(postings, words[0] ?? '', prefix, marks);
		return;
	}
	let starts: number[] | null = null;
	for (const [i, word] of words.entries()) {
		const isPrefix = prefix && i === words.length - 1;
		const places = placesOf(postings, word, isPrefix, i);
		starts = starts ? common(starts, places) : places;
		if (starts.length === 0) return;
	}
	for (const key of starts ?? []) marks[Math.floor(key / room)] = 1;
}

/** Where a word stands, as ordered keys of document and place, with the place moved back by `back`. */
function placesOf(postings: Postings, word: string, prefix: boolean, back: number): number[] {
	const { bytes, byteStarts } = postings;
	const [first, end] = rangeOf(postings, word, prefix);
	const keys: number[] = [];
	for (let i = first; i < end; i++) {
		const reader = { bytes, at: byteStarts[i] ?? 0 };
		const stop = byteStarts[i + 1] ?? 0;
		let document = -1;
		while (reader.at < stop) {
			document += read(reader) + 1;
			let place = -1;
			for (let left = read(reader); left > 0; left--) {
				place += read(reader) + 1;
				if (place >= back) keys.push(document * room + place - back);
			}
		}
	}
	if (end - first > 1) keys.sort((a, b) => a - b);
	return keys;
}

function common(a: readonly number[], b: readonly number[]): number[] {
	const both: number[] = [];
	let j = 0;
	for (const key of a) {
		while (j < b.length && (b[j] ?? 0) < key) j++;
		if (b[j] === key) both.push(key);
	}
	return both;
}

/** The words that are `word`, or begin with it: the first, and the one after the last. */
function rangeOf(postings: Postings, word: string, prefix: boolean): [number, number] {
	const first = lowerBound(postings, word);
	if (!prefix) return [first, wordAt(postings, first) === word ? first + 1 : first];
	// No word holds U+FFFF, so this comes after all that begin with `word`.
	return [first, lowerBound(postings, `${word}\uffff`)];
}

function lowerBound(postings: Postings, word: string): number {
	let low = 0;
	let high = postings.wordStarts.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (wordAt(postings, middle) < word) low = middle + 1;
		else high = middle;
	}
	return low;
}

const wordAt = ({ words, wordStarts }: Postings, i: number): string =>
	words.slice(wordStarts[i], wordStarts[i + 1] ?? wordStarts[i]);

function push(entries: Entries, value: number): void {
	if (entries.length + 5 > entries.bytes.length) {
		const larger = new Uint8Array(entries.bytes.length * 2 + 8);
		larger.set(entries.bytes);
		entries.bytes = larger;
	}
	let left = value;
	while (left > 127) {
		entries.bytes[entries.length++] = (left & 127) | 128;
		left >>>= 7;
	}
	entries.bytes[entries.length++] = left;
}

function read(reader: { bytes: Uint8Array; at: number }): number {
	let value = 0;
	let shift = 0;
	for (;;) {
		const byte = reader.bytes[reader.at++] ?? 0;
		value |= (byte & 127) << shift;
		if (byte < 128) return value;
		shift += 7;
	}
}

function lastOf(bytes: Uint8Array): number {
	const reader = { bytes, at: 0 };
	let document = -1;
	while (reader.at < bytes.length) {
		document += read(reader) + 1;
		for (let left = read(reader); left > 0; left--) read(reader);
	}
	return document;
}
