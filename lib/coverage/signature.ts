import { digestWord, noDigest } from './digest';
import { inverseFrequency } from './frequencies';
import { readWords, type Word } from './words';

/** What stories are made from. */
export interface StoryArticle {
	id: string;
	title: string | null;
	text: string;
	/** ISO 8601, or null where it isn't known. */
	published: string | null;
	outlet: string | null;
}

/** An article as the index of stories keeps it: about 5 kB of plain data, whatever its length. */
export interface Signature {
	id: string;
	/** Days since 1970, with their fraction; null where it isn't known. */
	day: number | null;
	/** Its most telling stems, most telling first. */
	terms: Term[];
	/** The smallest digests of its runs of four words, ascending: a fair sample of all of them. */
	runs: number[];
	/** Names of one or more words as written, and how often; most frequent first. */
	names: [string, number][];
}

/** stem, how often in title and text, how often in title and lead, 1 in the title, 1 where it is a name. */
export type Term = [stem: string, all: number, lead: number, title: 0 | 1, name: 0 | 1];

const mostTerms = 150;
const mostRuns = 200;
const mostNames = 16;
/** Words of the text that are its lead. */
const leadWords = 80;
/** Words that are read; an event is told long before. */
const mostWords = 6000;
/** UTF-16 code units that are read. */
const mostText = 40_000;

/** Pure, linear in the text up to a bound. The same article always gives the same signature. */
export function signatureOf(article: StoryArticle): Signature {
	const title = readWords((article.title ?? '').slice(0, 1000));
	let text = article.text.slice(0, mostText);
	// The headline may stand as the first paragraph of the text, too; it counts once.
	const headline = (article.title ?? '').trim();
	if (headline !== '' && text.startsWith(headline)) text = text.slice(headline.length);
	const body = readWords(text).slice(0, mostWords);
	return {
		id: article.id,
		day: dayOf(article.published),
		terms: termsOf(title, body),
		runs: runsOf(body),
		names: namesOf(title, body),
	};
}

function dayOf(published: string | null): number | null {
	const time = published === null ? Number.NaN : Date.parse(published);
	return Number.isNaN(time) ? null : Math.round((time / 86_400_000) * 1000) / 1000;
}

function termsOf(title: readonly Word[], body: readonly Word[]): Term[] {
	const terms = new Map<string, Term>();
	const add = (word: Word, inTitle: boolean, inLead: boolean) => {
		const term: Term = terms.get(word.stem) ?? [word.stem, 0, 0, 0, 0];
		// The headline says most clearly what an article is about: it counts three times.
		term[1] += inTitle ? 3 : 1;
		if (inLead) term[2]++;
		if (inTitle) term[3] = 1;
		if (word.name) term[4] = 1;
		terms.set(word.stem, term);
	};
	for (const word of title) add(word, true, true);
	for (const [i, word] of body.entries()) add(word, false, i < leadWords);
	const telling = ([stem, all, lead, inTitle]: Term) =>
		(1 + Math.log(all)) * inverseFrequency(stem) * (inTitle ? 2 : lead > 0 ? 1.5 : 1);
	return [...terms.values()]
		.map((term): [Term, number] => [term, telling(term)])
		.sort(([a, x], [b, y]) => y - x || (a[0] < b[0] ? -1 : 1))
		.slice(0, mostTerms)
		.map(([term]) => term);
}

function runsOf(body: readonly Word[]): number[] {
	const known = new Map<string, number>();
	const words = body.map(({ stem }) => {
		const digest = known.get(stem) ?? digestWord(stem);
		known.set(stem, digest);
		return digest;
	});
	const runs = new Uint32Array(Math.max(0, words.length - 3));
	for (let i = 0; i < runs.length; i++) {
		let digest = noDigest;
		for (let j = i; j < i + 4; j++) {
			digest = Math.imul(digest ^ (words[j] ?? 0), 2_246_822_519);
			digest ^= digest >>> 13;
		}
		runs[i] = digest;
	}
	return [...new Set(runs.sort())].slice(0, mostRuns);
}

/** Runs of words written with a capital inside sentences; headlines write everything so and are left out. */
function namesOf(title: readonly Word[], body: readonly Word[]): [string, number][] {
	const counts = new Map<string, number>();
	let run: string[] = [];
	const end = () => {
		if (run.length > 0 && run.length < 5) {
			const name = run.join(' ');
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
		run = [];
	};
	for (const word of body) {
		if (word.name && /^\p{Lu}.*\p{L}/u.test(word.written)) {
			if (word.apart) end();
			run.push(word.written);
		} else end();
	}
	end();
	const inTitle = new Set(title.map((word) => word.stem));
	const weight = ([name, count]: [string, number]) =>
		count * (readWords(name).some((word) => inTitle.has(word.stem)) ? 2 : 1);
	return [...counts]
		.sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1))
		.slice(0, mostNames);
}
