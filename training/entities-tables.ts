/** Writes the tables that lib/language/gazetteer.ts reads. */

import type { Section } from '../lib/language/model';

/**
 * The sections of a code table. Of hashes that meet in bucket and check the first in the map's order
 * wins.
 */
export function codeTable(
	entries: ReadonlyMap<number, number>,
	prefix: string,
): Map<string, Section> {
	let bits = 1;
	while (2 ** bits < entries.size / 3) bits++;
	const shift = 32 - bits;
	const buckets: { check: number; code: number }[][] = Array.from({ length: 2 ** bits }, () => []);
	for (const [hash, code] of entries) {
		const bucket = buckets[hash >>> shift];
		const check = hash & 0xffff;
		if (bucket === undefined || bucket.length === 255) continue;
		if (!bucket.some((row) => row.check === check)) bucket.push({ check, code });
	}
	for (const bucket of buckets) bucket.sort((a, b) => a.check - b.check);
	const rows = buckets.flat();
	return new Map<string, Section>([
		[`${prefix}.buckets`, Uint8Array.from(buckets, (bucket) => bucket.length)],
		[`${prefix}.checks`, Uint16Array.from(rows, (row) => row.check)],
		[`${prefix}.codes`, Uint8Array.from(rows, (row) => row.code)],
	]);
}
