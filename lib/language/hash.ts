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

/**
 * Features at half the cost of `mix1` to `mix3`, for inner loops: the sum of a template's number times
 * TEMPLATE and each value times the constant of its place, written out where it is used (V8 inlines no
 * more than a few calls into one function), then spread over all bits. For values that are hashes
 * themselves, with at most one small number among them. The constants are odd and have no pattern.
 */
export const TEMPLATE = 0x9e3779b1 | 0;
export const PLACE1 = 0x85ebca77 | 0;
export const PLACE2 = 0x27d4eb2f | 0;
export const PLACE3 = 0x165667b1 | 0;
export const PLACE4 = 0xd3a2646d | 0;

/**
 * Spreads the first `count` sums over all 32 bits, in place ("lowbias32":
 * https://github.com/skeeto/hash-prospector), and gives `count` back.
 */
export function spread(sums: Int32Array, count: number): number {
	for (let i = 0; i < count; i++) {
		let h = sums[i] as number;
		h ^= h >>> 16;
		h = Math.imul(h, 0x7feb352d);
		h ^= h >>> 15;
		h = Math.imul(h, 0x846ca68b);
		sums[i] = h ^ (h >>> 16);
	}
	return count;
}

/** One such feature of two values. */
export function blend2(template: number, a: number, b: number): number {
	return blend3(template, a, b, 0);
}

/** One such feature of three values. */
export function blend3(template: number, a: number, b: number, c: number): number {
	one[0] =
		Math.imul(template, TEMPLATE) +
		Math.imul(a, PLACE1) +
		Math.imul(b, PLACE2) +
		Math.imul(c, PLACE3);
	spread(one, 1);
	return one[0] as number;
}

const one = new Int32Array(1);
