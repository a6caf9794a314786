/**
 * A text as it is compared: without case, with one form of quotation marks, dashes, ellipses,
 * ligatures, accented and full-width letters, with one space for any white space, and without what
 * nobody sees (soft hyphens, zero-width characters).
 */
export interface Folded {
	text: string;
	/** Where the character that became each UTF-16 unit of `text` begins in what was folded. */
	from: Int32Array;
	/** Where it ends, together with what was dropped right after it. */
	to: Int32Array;
}

const quotationMarks = '"\'`´‘’‚‛“”„‟‹›«»′″＂＇〝〞';
const dashes = '-‐‑‒–—―−﹘﹣－';
/** Soft hyphen, zero-width characters, marks of direction, variation selectors. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u;
/** Accents that stand on their own: in one encoding a part of the letter, in the other after it. */
const accents = /[\u0300-\u036f]/g;

const space = 0x20;
/** What each ASCII character becomes. */
const ofAscii = Uint8Array.from({ length: 128 }, (_, code) => {
	const character = String.fromCharCode(code);
	if (code <= space) return space;
	if (quotationMarks.includes(character)) return 0x27;
	return character.toLowerCase().charCodeAt(0);
});
/** Grows with the alphabets seen, and no further than this. */
const known = new Map<number, string>();
const mostKnown = 5_000;
/** More than any character comes apart into, which is 18 units. */
const mostUnits = 32;

/** What a character beyond ASCII becomes: none, one or several UTF-16 units. */
function foldCharacter(code: number): string {
	const before = known.get(code);
	if (before !== undefined) return before;
	const character = String.fromCodePoint(code);
	let folded: string;
	if (quotationMarks.includes(character)) folded = "'";
	else if (dashes.includes(character)) folded = '-';
	else if (unseen.test(character)) folded = '';
	else if (/\s/.test(character)) folded = ' ';
	else folded = foldLetter(character);
	if (known.size >= mostKnown) known.clear();
	known.set(code, folded);
	return folded;
}

function foldLetter(character: string): string {
	const parts = character.normalize('NFKD').replace(accents, '').toLowerCase();
	// "´" and the like come apart into a space and an accent.
	return parts.trim() === '' && parts !== '' ? ' ' : parts.replace(accents, '');
}

/** Folds a text in time linear in its length; its offsets lead back by `from` and `to`. */
export function fold(text: string): Folded {
	let capacity = text.length + mostUnits;
	let units = new Uint16Array(capacity);
	let from = new Int32Array(capacity);
	let to = new Int32Array(capacity);
	let length = 0;
	const write = (unit: number, start: number, end: number): void => {
		if (unit === space && units[length - 1] === space && length > 0) {
			to[length - 1] = end;
			return;
		}
		units[length] = unit;
		from[length] = start;
		to[length] = end;
		length++;
	};
	for (let at = 0; at < text.length; ) {
		const code = text.charCodeAt(at);
		if (code < 128) {
			write(ofAscii[code] ?? space, at, at + 1);
			at++;
			if (length + mostUnits > capacity) grow();
			continue;
		}
		const point = text.codePointAt(at) ?? code;
		const end = at + (point > 0xffff ? 2 : 1);
		const folded = foldCharacter(point);
		if (folded === '' && length > 0) to[length - 1] = end;
		for (let unit = 0; unit < folded.length; unit++) write(folded.charCodeAt(unit), at, end);
		at = end;
		if (length + mostUnits > capacity) grow();
	}
	function grow(): void {
		capacity = capacity * 2 + 64;
		const copy = { units, from, to };
		units = new Uint16Array(capacity);
		from = new Int32Array(capacity);
		to = new Int32Array(capacity);
		units.set(copy.units);
		from.set(copy.from);
		to.set(copy.to);
	}
	return {
		text: stringOf(units.subarray(0, length)),
		from: from.subarray(0, length),
		to: to.subarray(0, length),
	};
}

function stringOf(units: Uint16Array): string {
	const parts: string[] = [];
	// In pieces, since each unit is an argument.
	for (let at = 0; at < units.length; at += 8192) {
		parts.push(Reflect.apply(String.fromCharCode, null, units.subarray(at, at + 8192)));
	}
	return parts.length === 1 ? (parts[0] ?? '') : parts.join('');
}
