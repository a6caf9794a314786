/**
 * Spellings of one name brought together, so that transliterations from Arabic, Hebrew, Cyrillic
 * and Persian ("Haniya", "Haniyeh"; "Sergei", "Sergey") meet. A fold by general rules, no list of
 * names; it keeps most Latin names as they are. Not reversible.
 */
export function foldWord(word: string): string {
	let folded = word
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’.`ʿʾ\u00AD\u200B-\u200D]/g, '')
		.replace(/ß/g, 'ss')
		.replace(/ø/g, 'o')
		.replace(/ł/g, 'l')
		.replace(/^(?:al|el|ash|as|ad|an|at|az)[-‑](?=..)/, '');
	if (folded.length < 4) return folded;
	folded = folded
		.replace(/(.)\1+/g, '$1')
		.replace(/ph/g, 'f')
		.replace(/ck|q/g, 'k')
		.replace(/tch|tsch/g, 'ch')
		.replace(/dzh|dj/g, 'j')
		.replace(/x/g, 'ks')
		.replace(/oo/g, 'u')
		.replace(/(?:yeh|iyah|iyeh|iya|iyya|ia)$/, 'ia')
		.replace(/(?<=[^aeiou])(?:ah|eh)$/, 'a')
		.replace(/(?:iy|ii|yi|ij|ei|ey|ej|i|y)$/, 'i')
		.replace(/iy(?=[aeou])/g, 'i')
		.replace(/^ye(?=[^aeiou])/, 'e');
	return folded;
}

/** The same for a name of several words: lower case, parted by single spaces. */
export function foldName(name: string): string {
	return name
		.split(/\s+/)
		.map(foldWord)
		.filter((word) => word !== '')
		.join(' ');
}
