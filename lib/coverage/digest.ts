/** Where a digest begins. */
export const noDigest = 2_166_136_261;

/** FNV-1a over the UTF-16 code units, with a stop between words: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function digestWord(word: string, before: number = noDigest): number {
	let digest = before;
	for (let i = 0; i < word.length; i++) {
		digest = Math.imul(digest ^ word.charCodeAt(i), 16_777_619);
	}
	return Math.imul(digest ^ 32, 16_777_619) >>> 0;
}
