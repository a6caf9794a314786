/**
 * Feature hashing in integers: a word is hashed once, features mix hashes of words, tags and small
 * numbers without building strings.
 */

/** FNV-1a of a string's UTF-16 code units, finished so that all 32 bits depend on all input. */
export function hashString(text: string, from = 0, to = text.length): number {
	let hash = 0x811c9dc5;
	for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return finish(hash);
}

/** The finishing step of MurmurHash3: https://github.com/aappleby/smhasher/wiki/MurmurHash3 */
export function finish(hash: number): number {
	let h = hash ^ (hash >>> 16);
	h = Math.imul(h, 0x85ebca6b);
	h ^= h >>> 13;
	h = Math.imul(h, 0xc2b2ae35);
	return h ^ (h >>> 16);
}

/** A feature of one value: `template` tells apart what the value is of. */
export function mix1(template: number, a: number): number {
	return finish(Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x85ebca77));
}

/** A feature of two values, in order. */
export function mix2(template: number, a: number, b: number): number {
	const h = Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x85ebca77);
	return finish(Math.imul(h ^ (h >>> 15), 0xc2b2ae3d) ^ Math.imul(b, 0x27d4eb2f));
}

/** A feature of three values, in order. */
export function mix3(template: number, a: number, b: number, c: number): number {
	let h = Math.imul(template, 0x9e3779b1) ^ Math.imul(a, 0x85ebca77);
	h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d) ^ Math.imul(b, 0x27d4eb2f);
	return finish(Math.imul(h ^ (h >>> 15), 0x165667b1) ^ Math.imul(c, 0x9e3779b1));
}
