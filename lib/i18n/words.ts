/** Words of the interface in one language: messages with values filled in, plurals, numbers and dates. */
import type { Key, PluralKey } from './keys';

/** What may stand in a message in place of `{name}`. A number is written as the language writes it. */
export type Values = Readonly<Record<string, string | number>>;

const placeholder = /\{(\w+)\}/g;
/** Letters of scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** First strong isolate and its end (Unicode, UAX #9): what stands between them leaves the order around it alone. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

export class Words {
	readonly dir: 'ltr' | 'rtl';
	private readonly plurals: Intl.PluralRules;
	private readonly numbers: Intl.NumberFormat;
	private readonly formats = new Map<string, Intl.DateTimeFormat>();

	/**
	 * @param locale BCP 47, of the messages: numbers, dates and plurals follow it
	 * @param message a message as it stands in `locales/`, by its key; empty where there is none
	 */
	constructor(
		readonly locale: string,
		private readonly message: (key: string) => string,
	) {
		this.dir = /^(ar|he)\b/.test(locale) ? 'rtl' : 'ltr';
		this.plurals = new Intl.PluralRules(locale);
		this.numbers = new Intl.NumberFormat(locale);
	}

	/** A message with its values. */
	t = (key: Key, values: Values = {}): string =>
		this.message(key).replace(placeholder, (whole, name: string) => {
			const value = Object.hasOwn(values, name) ? values[name] : undefined;
			if (value === undefined) return whole;
			return typeof value === 'number' ? this.number(value) : this.apart(value);
		});

	/** A message in pieces: its text, and between them what stands for each `{name}`. */
	parts<T>(key: Key, values: Readonly<Record<string, T>>): (string | T)[] {
		return this.message(key)
			.split(placeholder)
			.map((piece, i) => {
				if (i % 2 === 0) return piece;
				const value = Object.hasOwn(values, piece) ? values[piece] : undefined;
				return value === undefined ? `{${piece}}` : value;
			})
			.filter((piece) => piece !== '');
	}

	/**
	 * The form of a message for a count, which is its `{count}`. A form that the language's file
	 * leaves out (Arabic's for none, the French one for whole millions) is the one for "other".
	 */
	plural = (key: PluralKey, count: number, values: Values = {}): string => {
		const form = `${key}.${this.plurals.select(count)}`;
		const chosen = this.message(form) ? form : `${key}.other`;
		return this.t(chosen as Key, { count, ...values });
	};

	number = (count: number): string => this.numbers.format(count);

	/** @param date milliseconds since 1970, or a date */
	date = (date: number | Date, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }) => {
		const id = JSON.stringify(options);
		const format = this.formats.get(id) ?? new Intl.DateTimeFormat(this.locale, options);
		this.formats.set(id, format);
		return format.format(date);
	};

	/** "a, b and c". */
	list = (words: readonly string[]): string =>
		new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(words.map(this.apart));

	/** "a, b, c", without those that are empty. */
	commas = (parts: readonly (string | false | null | undefined)[]): string =>
		parts.filter(Boolean).join(/^ar\b/.test(this.locale) ? '، ' : ', ');

	/** A name of the other direction would carry the punctuation beside it along. */
	private apart = (value: string): string =>
		this.dir === 'rtl' || rightToLeft.test(value) ? isolate(value) : value;
}
