/** Counts the tags of words for lib/language/tag-dictionary.ts. */

import { type Lexicon, LOWER, SHAPE, STRIDE, SUFFIX3 } from '../lib/language/lexicon';
import type { Section } from '../lib/language/model';
import { ALWAYS, endKey, NO_SECOND, wordKey } from '../lib/language/tag-dictionary';
import type { TreebankSentence } from './conllu';
import type { TagSet } from './train-tagger';

/** Words and ends seen less often are left out. */
const leastCount = 3;
/** A word seen this often, always (save one in so many) with one tag, is settled. */
const settledCount = 20;
const settledPurity = 400;
/** A second tag counts from this share on. */
const secondShare = 0.08;
const bucketBits = 13;

/** The sections of the tag dictionary. `lexicon` gives words' hashes; its own dictionary is not used. */
export function dictionarySections(
	sentences: readonly TreebankSentence[],
	tagSet: TagSet,
	lexicon: Lexicon,
): Map<string, Section> {
	const counts = new Map<number, Map<number, number>>();
	const words = new Set<number>();
	const add = (key: number, tag: number) => {
		const of = counts.get(key) ?? new Map<number, number>();
		of.set(tag, (of.get(tag) ?? 0) + 1);
		counts.set(key, of);
	};
	for (const sentence of sentences) {
		const tags = tagSet.of(sentence);
		const rows = lexicon.rows(sentence.forms, 0, sentence.forms.length, 0);
		rows.forEach((row, i) => {
			const { data } = lexicon;
			const shape = data[row * STRIDE + SHAPE] ?? 0;
			const key = wordKey(data[row * STRIDE + LOWER] ?? 0, shape);
			words.add(key);
			add(key, tags[i] ?? 0);
			add(endKey(data[row * STRIDE + SUFFIX3] ?? 0, shape), tags[i] ?? 0);
		});
	}
	const entries: { hash: number; first: number; second: number }[] = [];
	const seen = new Set<number>();
	for (const [hash, of] of counts) {
		const ranked = [...of].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
		const total = ranked.reduce((sum, [, count]) => sum + count, 0);
		const [first, second] = ranked;
		if (total < leastCount || first === undefined) continue;
		const place = ((hash >>> (32 - bucketBits)) << 8) | (hash & 0xff);
		if (seen.has(place)) continue;
		seen.add(place);
		const always =
			words.has(hash) && total >= settledCount && (total - first[1]) * settledPurity <= total;
		const other = second !== undefined && second[1] >= total * secondShare ? second[0] : NO_SECOND;
		entries.push({ hash, first: first[0], second: always ? ALWAYS : other });
	}
	entries.sort((a, b) => (a.hash >>> 0) - (b.hash >>> 0));
	const buckets = new Uint8Array(2 ** bucketBits);
	for (const { hash } of entries) {
		const bucket = hash >>> (32 - bucketBits);
		buckets[bucket] = (buckets[bucket] ?? 0) + 1;
	}
	return new Map<string, Section>([
		['dictionary.meta', Uint32Array.of(bucketBits)],
		['dictionary.buckets', buckets],
		['dictionary.checks', Uint8Array.from(entries, (e) => e.hash & 0xff)],
		['dictionary.first', Uint8Array.from(entries, (e) => e.first)],
		['dictionary.second', Uint8Array.from(entries, (e) => e.second)],
	]);
}
