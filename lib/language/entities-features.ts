/** The features by which the entity recogniser judges a token: hashes of what stands in and around it. */

import {
	CASE,
	COARSE,
	columns,
	type EntityWords,
	FINE,
	HABIT,
	LIST_BEGIN,
	LIST_UNIT,
	LOWER,
	lowerHash,
	MIDDLE,
	PATH,
	PREFIX2,
	PREFIX3,
	PREFIX4,
	SHAPE,
	SUFFIX1,
	SUFFIX2,
	SUFFIX3,
	SUFFIX4,
	USAGE,
} from './entities-words';
import { gazetteerKinds } from './gazetteer';
import { mix1, mix2, mix3 } from './hash';

/** More than any token has. */
export const maxEntityFeatures = 256;

const around = [LOWER, SHAPE, MIDDLE, PATH, USAGE] as const;
const alone = [
	PREFIX2,
	PREFIX3,
	PREFIX4,
	SUFFIX1,
	SUFFIX2,
	SUFFIX3,
	SUFFIX4,
	FINE,
	COARSE,
] as const;
const joined = [LOWER, SHAPE, FINE, USAGE] as const;

/**
 * A run is a stretch of capitalised tokens; in the wide sense small words and marks that names hold
 * join it ("of", "and", "&", "-").
 */
const maxRun = 10;
const connectors: ReadonlySet<number> = new Set(
	"of and & the for de al bin - in la el da di von van du des ' /".split(' ').map(lowerHash),
);

const at = (data: Int32Array, place: number, column: number): number =>
	data[place + column] as number;

const isCased = ({ data, slot }: EntityWords, i: number): boolean =>
	(data[(slot[i] as number) * columns + CASE] as number) >= 2;

/** Writes features of the tokens of one sentence after another; keeps no state between sentences. */
export class EntityFeatures {
	/**
	 * Writes the features of token `i`, which is in sentence `s`, to `out` and gives their number (at
	 * most `maxEntityFeatures`).
	 */
	write(words: EntityWords, s: number, i: number, out: Int32Array): number {
		const { data, slot } = words;
		const { first } = words.source.sentences;
		const p = (slot[i] as number) * columns;
		const b1 = p - columns;
		const b2 = b1 - columns;
		const a1 = p + columns;
		const a2 = a1 + columns;
		let n = 0;
		let t = 1;
		for (const column of around) {
			out[n++] = mix1(t++, at(data, b2, column));
			out[n++] = mix1(t++, at(data, b1, column));
			out[n++] = mix1(t++, at(data, p, column));
			out[n++] = mix1(t++, at(data, a1, column));
			out[n++] = mix1(t++, at(data, a2, column));
		}
		t = 40;
		for (const column of alone) out[n++] = mix1(t++, at(data, p, column));
		const lower = at(data, p, LOWER);
		const shape = at(data, p, SHAPE);
		const style = words.style[s] as number;
		const initial = i === (first[s] as number) ? 1 : 0;
		const habit = at(data, p, HABIT);
		const kind = at(data, p, CASE);
		out[n++] = mix2(50, lower, shape);
		out[n++] = mix1(51, at(data, b1, SUFFIX3));
		out[n++] = mix1(52, at(data, a1, SUFFIX3));
		out[n++] = mix2(53, at(data, p, SUFFIX3), shape);
		out[n++] = mix2(54, at(data, p, FINE), shape);
		out[n++] = mix3(55, initial, style, shape);
		out[n++] = mix3(56, initial, habit, kind);
		out[n++] = mix3(57, style, kind, at(data, p, USAGE));
		out[n++] = mix3(58, words.sport, kind, at(data, p, USAGE));
		out[n++] = mix3(59, words.sport, kind, at(data, p, FINE));
		t = 60;
		for (const column of joined) {
			out[n++] = mix2(t++, at(data, b1, column), at(data, p, column));
			out[n++] = mix2(t++, at(data, p, column), at(data, a1, column));
			out[n++] = mix2(t++, at(data, b1, column), at(data, a1, column));
			out[n++] = mix2(t++, at(data, b2, column), at(data, b1, column));
			out[n++] = mix2(t++, at(data, a1, column), at(data, a2, column));
		}
		out[n++] = mix3(80, at(data, b1, SHAPE), shape, at(data, a1, SHAPE));
		out[n++] = mix3(81, at(data, b2, SHAPE), at(data, b1, SHAPE), shape);
		out[n++] = mix3(82, shape, at(data, a1, SHAPE), at(data, a2, SHAPE));
		out[n++] = mix2(83, at(data, b1, LOWER), shape);
		out[n++] = mix2(84, shape, at(data, a1, LOWER));
		out[n++] = mix3(85, at(data, b1, COARSE), shape, at(data, a1, COARSE));
		out[n++] = mix2(86, at(data, b1, LOWER), at(data, p, FINE));
		out[n++] = mix2(87, at(data, p, FINE), at(data, a1, LOWER));
		out[n++] = mix2(88, at(data, b1, LOWER), at(data, p, USAGE));
		out[n++] = mix2(89, at(data, p, USAGE), at(data, a1, LOWER));
		out[n++] = mix2(90, at(data, b1, MIDDLE), at(data, p, USAGE));
		out[n++] = mix2(91, at(data, p, USAGE), at(data, a1, MIDDLE));
		out[n++] = mix3(92, at(data, b1, USAGE), at(data, p, USAGE), at(data, a1, USAGE));
		n = this.lists(data, p, shape, out, n);
		if (kind >= 2 || this.connects(words, i)) n = this.run(words, s, i, out, n);
		return n;
	}

	/** Lists that phrases around the token stand in, by the token's place in the phrase. */
	private lists(data: Int32Array, p: number, shape: number, out: Int32Array, from: number): number {
		let n = from;
		let any = 0;
		for (let d = -1; d <= 1; d++) {
			for (let column = LIST_BEGIN; column <= LIST_UNIT; column++) {
				let mask = data[p + d * columns + column] as number;
				if (mask === 0) continue;
				any = 1;
				if (d === 0) out[n++] = mix3(100, column, mask, shape);
				for (let k = 0; mask !== 0 && k < gazetteerKinds.length; k++, mask >>>= 1) {
					if ((mask & 1) === 1) out[n++] = mix3(101 + d + 1, column, k, 0);
				}
			}
		}
		if (any === 0) out[n++] = mix1(104, shape);
		return n;
	}

	/** The run of capitalised tokens that holds token `i`: its ends, what stands before and after it. */
	private run(words: EntityWords, s: number, i: number, out: Int32Array, from: number): number {
		const { first } = words.source.sentences;
		const start = first[s] as number;
		const end = first[s + 1] as number;
		let n = from;
		if (isCased(words, i)) {
			let a = i;
			while (a > start && i - a < maxRun && isCased(words, a - 1)) a--;
			let b = i;
			while (b + 1 < end && b - i < maxRun && isCased(words, b + 1)) b++;
			n = this.ends(words, a, b, i, 110, out, n);
		}
		let a = i;
		while (a > start && i - a < maxRun) {
			if (isCased(words, a - 1)) a--;
			else if (a - 2 >= start && this.connects(words, a - 1) && isCased(words, a - 2)) a -= 2;
			else break;
		}
		let b = i;
		while (b + 1 < end && b - i < maxRun) {
			if (isCased(words, b + 1)) b++;
			else if (b + 2 < end && this.connects(words, b + 1) && isCased(words, b + 2)) b += 2;
			else break;
		}
		return this.ends(words, a, b, i, 130, out, n);
	}

	private connects(words: EntityWords, i: number): boolean {
		return connectors.has(words.data[(words.slot[i] as number) * columns + LOWER] as number);
	}

	private ends(
		words: EntityWords,
		a: number,
		b: number,
		i: number,
		template: number,
		out: Int32Array,
		from: number,
	): number {
		const { data, slot } = words;
		const f = (slot[a] as number) * columns;
		const l = (slot[b] as number) * columns;
		const before = f - columns;
		const after = l + columns;
		const t = template;
		const place = (i === a ? 0 : 1) + (i === b ? 0 : 2);
		const length = Math.min(5, b - a + 1);
		let n = from;
		out[n++] = mix2(t, place, length);
		out[n++] = mix2(t + 1, at(data, before, LOWER), place);
		out[n++] = mix2(t + 2, at(data, after, LOWER), place);
		out[n++] = mix2(t + 3, at(data, before, MIDDLE), place);
		out[n++] = mix2(t + 4, at(data, after, MIDDLE), place);
		out[n++] = mix2(t + 5, at(data, f, LOWER), place);
		out[n++] = mix2(t + 6, at(data, l, LOWER), place);
		out[n++] = mix2(t + 7, at(data, f, PATH), place);
		out[n++] = mix2(t + 8, at(data, l, PATH), place);
		out[n++] = mix3(t + 9, at(data, f, USAGE), at(data, l, USAGE), place);
		out[n++] = mix3(t + 10, at(data, before, MIDDLE), at(data, after, MIDDLE), place);
		out[n++] = mix2(t + 11, at(data, l, SUFFIX3), place);
		out[n++] = mix3(t + 12, at(data, before, MIDDLE), at(data, l, USAGE), place);
		out[n++] = mix3(t + 13, at(data, l, USAGE), at(data, after, MIDDLE), place);
		out[n++] = mix3(t + 14, at(data, before, LOWER), at(data, f, FINE), length);
		out[n++] = mix3(t + 15, at(data, l, FINE), at(data, after, LOWER), length);
		return n;
	}
}
