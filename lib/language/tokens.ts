/**
 * Splits English text into words and marks the way the Universal Dependencies treebanks of English
 * do: clitics part ("do|n't", "Zenda|'s"), hyphenated compounds part at the hyphen save after a
 * prefix ("long|-|term", "pro-European"), numbers, addresses and abbreviations stay whole.
 */

import {
	ambiguousAbbreviations,
	leadingAbbreviations,
	trailingAbbreviations,
} from './abbreviations';

/** The tokens of a text in text order, not overlapping, none empty. */
export interface Tokens {
	/** UTF-16 code unit where token i starts. */
	readonly start: Int32Array;
	/** End of token i, exclusive. */
	readonly end: Int32Array;
	/**
	 * The token as the models read it: soft hyphens and other invisible characters left out, curly
	 * quotation marks and apostrophes made straight.
	 */
	readonly form: readonly string[];
	readonly count: number;
}

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const INVISIBLE = 3;
const APOSTROPHE = 4;
const HYPHEN = 5;
const OTHER = 6;
const MARK = 7;

const letterPattern = /^\p{L}$/u;
const markPattern = /^\p{M}$/u;
const digitPattern = /^\p{N}$/u;
const spacePattern = /^[\p{Z}\p{Cc}]$/u;
const invisiblePattern = /^\p{Cf}$/u;

function classify(codePoint: number): number {
	if (codePoint >= 0xd800 && codePoint <= 0xdfff) return OTHER;
	const character = String.fromCodePoint(codePoint);
	if (codePoint === 0x27 || codePoint === 0x2019 || codePoint === 0x2bc) return APOSTROPHE;
	if (codePoint === 0x2d || codePoint === 0x2010 || codePoint === 0x2011) return HYPHEN;
	// A zero-width space parts words like any other; a byte order mark is one too.
	if (codePoint === 0x200b || codePoint === 0xfeff) return SPACE;
	if (spacePattern.test(character)) return SPACE;
	if (invisiblePattern.test(character)) return INVISIBLE;
	if (letterPattern.test(character) || codePoint === 0x5f) return LETTER;
	if (digitPattern.test(character)) return DIGIT;
	if (markPattern.test(character)) return MARK;
	return OTHER;
}

/** Classes of the Basic Multilingual Plane, filled as characters are met (255: not met yet). */
const classes = new Uint8Array(0x10000).fill(255);

function classAt(text: string, index: number): number {
	const unit = text.charCodeAt(index);
	if (unit >= 0xd800 && unit <= 0xdbff) {
		const codePoint = text.codePointAt(index) ?? unit;
		return classify(codePoint);
	}
	let kind = classes[unit] ?? OTHER;
	if (kind === 255) {
		kind = classify(unit);
		classes[unit] = kind;
	}
	return kind;
}

function widthAt(text: string, index: number): number {
	const unit = text.charCodeAt(index);
	if (unit < 0xd800 || unit > 0xdbff || index + 1 >= text.length) return 1;
	const next = text.charCodeAt(index + 1);
	return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** Prefixes that UD's English treebanks leave on the word: "co-founder", "anti-war". */
const prefixes: ReadonlySet<string> = new Set(
	(
		'a ante anti arch bi co counter cross de deca di dis e ex extra fore hyper in inter intra macro ' +
		'mega meta micro mid mini mis mono multi neo non omni over pan para post pre pro proto pseudo quasi ' +
		're semi sub super supra trans tri ultra un under uni vice'
	).split(' '),
);

const clitics: ReadonlySet<string> = new Set(['s', 'm', 'd', 're', 've', 'll']);

/** Words written together that are two tokens: where the second starts. */
const fused: ReadonlyMap<string, number> = new Map([
	['cannot', 3],
	['gonna', 3],
	['gotta', 3],
	['wanna', 3],
	['lemme', 3],
	['gimme', 3],
]);

const invisibles = /\p{Cf}+/gu;
const curly =
	/[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2010\u2011]/g;

function straight(character: string): string {
	const unit = character.charCodeAt(0);
	if (unit === 0x2010 || unit === 0x2011) return '-';
	const double =
		(unit >= 0x201c && unit <= 0x201f) || unit === 0x2033 || unit === 0xab || unit === 0xbb;
	return double ? '"' : "'";
}

function formOf(text: string): string {
	let plain = true;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit > 0x7e || unit === 0x60) {
			plain = false;
			break;
		}
	}
	if (plain) return text === "''" ? '"' : text;
	const clean = text.replace(invisibles, '').replace(curly, straight);
	if (clean === "''" || clean === '""') return '"';
	return clean === '' ? text : clean;
}

const address =
	/^(?:https?:\/\/|www\.)[^\s"'<>\u201c\u201d]{1,2000}|^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/i;

class Scanner {
	private starts: number[] = [];
	private ends: number[] = [];
	private forms: string[] = [];

	constructor(private readonly text: string) {}

	private emit(from: number, to: number): void {
		let start = from;
		let end = to;
		while (start < end && classAt(this.text, start) === INVISIBLE)
			start += widthAt(this.text, start);
		while (end > start && this.invisibleBefore(end)) end -= this.widthBefore(end);
		if (start >= end) return;
		this.starts.push(start);
		this.ends.push(end);
		this.forms.push(formOf(this.text.slice(start, end)));
	}

	private widthBefore(index: number): number {
		const unit = this.text.charCodeAt(index - 1);
		if (unit < 0xdc00 || unit > 0xdfff || index < 2) return 1;
		const lead = this.text.charCodeAt(index - 2);
		return lead >= 0xd800 && lead <= 0xdbff ? 2 : 1;
	}

	private invisibleBefore(index: number): boolean {
		return classAt(this.text, index - this.widthBefore(index)) === INVISIBLE;
	}

	tokens(): Tokens {
		const { text } = this;
		let i = 0;
		while (i < text.length) {
			const kind = classAt(text, i);
			if (kind === SPACE || kind === INVISIBLE) {
				i += widthAt(text, i);
				continue;
			}
			i = this.token(i, kind);
		}
		return {
			start: Int32Array.from(this.starts),
			end: Int32Array.from(this.ends),
			form: this.forms,
			count: this.forms.length,
		};
	}

	/** Emits what starts at `from`, which is no space, and gives the place after it. */
	private token(from: number, kind: number): number {
		if (kind === LETTER || kind === DIGIT) {
			const first = from === 0 ? SPACE : classAt(this.text, from - 1);
			if (first === SPACE || first === OTHER) {
				const end = this.address(from);
				if (end > from) {
					this.emit(from, end);
					return end;
				}
			}
			return this.word(from);
		}
		if (kind === APOSTROPHE) return this.apostrophe(from);
		return this.mark(from);
	}

	/** The end of a web or mail address that starts here, or `from`. */
	private address(from: number): number {
		const { text } = this;
		const unit = text.charCodeAt(from) | 0x20;
		let candidate = unit === 0x77 || unit === 0x68;
		if (candidate) {
			const head = text.slice(from, from + 8).toLowerCase();
			candidate =
				head.startsWith('www.') || head.startsWith('http://') || head.startsWith('https://');
		}
		if (!candidate) {
			// A mail address: an at sign after at most 64 characters of the word.
			let i = from;
			const limit = Math.min(text.length, from + 65);
			while (i < limit && isMailCharacter(text.charCodeAt(i))) i++;
			if (i === limit || text.charCodeAt(i) !== 0x40) return from;
		}
		const match = address.exec(text.slice(from, from + 2100));
		if (match === null) return from;
		let end = from + match[0].length;
		while (end > from && '.,;:!?)]}\u2019'.includes(text.charAt(end - 1))) end--;
		return end;
	}

	private run(from: number): number {
		const { text } = this;
		let i = from;
		while (i < text.length) {
			const kind = classAt(text, i);
			if (kind !== LETTER && kind !== DIGIT && kind !== MARK && kind !== INVISIBLE) break;
			i += widthAt(text, i);
		}
		return i;
	}

	private kindAt(index: number): number {
		return index < this.text.length ? classAt(this.text, index) : SPACE;
	}

	private word(from: number): number {
		const { text } = this;
		let end = this.run(from);
		// What may join two runs of letters and digits into one token.
		for (;;) {
			const joint = end < text.length ? text.charCodeAt(end) : 0;
			const next = this.kindAt(end + 1);
			if (joint === 0 || (next !== LETTER && next !== DIGIT)) break;
			const before = classAt(text, end - 1);
			if (joint === 0x2e) {
				if (!this.joinsAtStop(from, end, before, next)) break;
			} else if (joint === 0x2c || joint === 0x3a || joint === 0x2f) {
				// "10,000", "7:30", "11/29/2000"
				if (before !== DIGIT || next !== DIGIT) break;
			} else if (joint === 0x26) {
				// "AT&T", "R&D"
				if (
					end - from > 3 ||
					next !== LETTER ||
					!isUpper(text, end - 1) ||
					!isUpper(text, end + 1)
				) {
					break;
				}
			} else if (classes[joint] === APOSTROPHE) {
				if (!this.joinsAtApostrophe(end)) break;
			} else if (classes[joint] === HYPHEN) {
				if (!this.joinsAtHyphen(from, end)) break;
			} else break;
			end = this.run(end + 1);
		}
		if (text.charCodeAt(end) === 0x2e && this.keepsStop(from, end)) end++;
		else if (text.charCodeAt(end) === 0x24 && end - from <= 3 && isUpper(text, end - 1)) end++;
		this.split(from, end);
		return end;
	}

	/** "U.S", "p.m", "1.5", "zenda.example": a stop with no space after it that doesn't part. */
	private joinsAtStop(from: number, stop: number, before: number, next: number): boolean {
		const { text } = this;
		if (before === DIGIT && next === DIGIT) return true;
		if (before !== LETTER || next !== LETTER) return false;
		const single = stop - from === 1 || text.charCodeAt(stop - 2) === 0x2e;
		const afterNext = this.kindAt(stop + 2);
		if (single) return afterNext !== LETTER || !isUpper(text, stop + 1) || isUpper(text, stop + 2);
		// A capital after the stop is a sentence whose space was lost.
		return !isUpper(text, stop + 1) && !isUpper(text, from) && afterNext === LETTER;
	}

	/** "O'Brien", "d'Ivoire" stay whole; clitics don't. */
	private joinsAtApostrophe(apostrophe: number): boolean {
		const end = this.run(apostrophe + 1);
		const after = this.text.slice(apostrophe + 1, Math.min(end, apostrophe + 4)).toLowerCase();
		if (end - apostrophe <= 3 && clitics.has(after)) return false;
		return !(after === 't' && (this.text.charCodeAt(apostrophe - 1) | 0x20) === 0x6e);
	}

	private joinsAtHyphen(from: number, hyphen: number): boolean {
		if (hyphen - from > 7) return false;
		const before = this.text.slice(from, hyphen);
		if (prefixes.has(before.toLowerCase())) return true;
		// Telephone numbers: digits, hyphen, digits, hyphen, digits.
		if (!/^\d{3}$/.test(before)) return false;
		return /^\d{3}-\d{4}(?!\d)|^\d{4}(?!\d)/.test(this.text.slice(hyphen + 1, hyphen + 10));
	}

	private keepsStop(from: number, stop: number): boolean {
		const { text } = this;
		const length = stop - from;
		if (length > 12) return false;
		const next = text.charCodeAt(stop + 1);
		if (next === 0x2e) return false;
		const word = text.slice(from, stop);
		// "U.S." and "e.g.", an initial "J."
		if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return true;
		if (/^\p{Lu}$/u.test(word)) return word !== 'I' || this.beforeName(stop + 1);
		if (word === 'Ph.D' || word === 'i.e' || word === 'e.g') return true;
		const lower = word.toLowerCase();
		const known = leadingAbbreviations.has(lower) || trailingAbbreviations.has(lower);
		if (!known) return false;
		if (!ambiguousAbbreviations.has(lower)) return true;
		return isUpper(text, from) && this.beforeName(stop + 1);
	}

	/** Whether one space and then a capital or a digit follow. */
	private beforeName(index: number): boolean {
		if (this.kindAt(index) !== SPACE || this.text.charCodeAt(index) === 0x0a) return false;
		const kind = this.kindAt(index + 1);
		return kind === DIGIT || (kind === LETTER && isUpper(this.text, index + 1));
	}

	/** Emits a word, parted where it is two. */
	private split(from: number, end: number): void {
		const { text } = this;
		const length = end - from;
		if (length === 5 || length === 6) {
			const at = fused.get(text.slice(from, end).toLowerCase());
			if (at !== undefined) {
				this.emit(from, from + at);
				this.emit(from + at, end);
				return;
			}
		}
		// "do" of "don't": what follows is the apostrophe and t.
		if (
			length > 1 &&
			(text.charCodeAt(end - 1) | 0x20) === 0x6e &&
			this.kindAt(end) === APOSTROPHE &&
			(text.charCodeAt(end + 1) | 0x20) === 0x74 &&
			!this.isWordAt(end + 2)
		) {
			this.emit(from, end - 1);
			this.pendingNegation = end - 1;
			return;
		}
		this.emit(from, end);
	}

	private pendingNegation = -1;

	private isWordAt(index: number): boolean {
		const kind = this.kindAt(index);
		return kind === LETTER || kind === DIGIT || kind === MARK;
	}

	private apostrophe(from: number): number {
		const { text } = this;
		if (this.pendingNegation >= 0) {
			const start = this.pendingNegation;
			this.pendingNegation = -1;
			this.emit(start, from + 2);
			return from + 2;
		}
		const before = from === 0 ? SPACE : classAt(text, from - 1);
		const end = this.run(from + 1);
		if (end > from + 1 && end - from <= 3) {
			const after = text.slice(from + 1, end).toLowerCase();
			const glued = before === LETTER || before === DIGIT || before === MARK;
			const detached = before !== SPACE ? false : this.kindAt(end) === SPACE;
			if (clitics.has(after) && (glued || detached || before === OTHER)) {
				this.emit(from, end);
				return end;
			}
			if (after === 'em' && before === SPACE) {
				this.emit(from, end);
				return end;
			}
		}
		if (/^['\u2019]\d0s/.test(text.slice(from, from + 4)) && before === SPACE) {
			this.emit(from, end);
			return end;
		}
		return this.mark(from);
	}

	/** Punctuation and symbols: one character, or a run of the same stop, dash or quotation mark. */
	private mark(from: number): number {
		const { text } = this;
		const unit = text.charCodeAt(from);
		let end = from + widthAt(text, from);
		if ('.!?-_*=~#'.includes(text.charAt(from))) {
			while (
				end < text.length &&
				(text.charCodeAt(end) === unit ||
					(unit !== 0x2e && '!?'.includes(text.charAt(from)) && '!?'.includes(text.charAt(end))))
			) {
				end++;
			}
		} else if ((unit === 0x27 || unit === 0x60) && text.charCodeAt(end) === unit) {
			end++;
		}
		// Accents, variation selectors and joiners belong to what they change.
		while (end < text.length && classAt(text, end) === MARK) end += widthAt(text, end);
		this.emit(from, end);
		return end;
	}
}

function isMailCharacter(unit: number): boolean {
	return (
		(unit >= 0x30 && unit <= 0x39) ||
		(unit >= 0x41 && unit <= 0x5a) ||
		(unit >= 0x61 && unit <= 0x7a) ||
		unit === 0x2e ||
		unit === 0x5f ||
		unit === 0x2b ||
		unit === 0x2d
	);
}

function isUpper(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
	const character = text.charAt(index);
	return character !== character.toLowerCase();
}

/**
 * The tokens of a text. Linear in its length for any input; white space (and the zero-width space)
 * belongs to no token, invisible characters at a token's edge neither.
 */
export function tokenize(text: string): Tokens {
	return new Scanner(text).tokens();
}
