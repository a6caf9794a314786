import { digestWord } from './digest';
import { inverseFrequency } from './frequencies';
import type { Signature, Term } from './signature';

/** A signature made ready to be compared: terms by their digests, ascending, with their tf-idf weights. */
export interface Profile {
	signature: Signature;
	digests: Uint32Array;
	/** Weights in the whole article, in its lead, and in its title; 0 where the term isn't there. */
	all: Float32Array;
	lead: Float32Array;
	title: Float32Array;
	/** 1 where the term is a name. */
	names: Uint8Array;
	/** Lengths of the vectors. */
	lengths: { all: number; names: number; others: number; lead: number; title: number };
}

export function profileOf(signature: Signature): Profile {
	const terms = signature.terms
		.map((term): [number, Term] => [digestWord(term[0]), term])
		.sort(([a], [b]) => a - b);
	const { length } = terms;
	const profile: Profile = {
		signature,
		digests: new Uint32Array(length),
		all: new Float32Array(length),
		lead: new Float32Array(length),
		title: new Float32Array(length),
		names: new Uint8Array(length),
		lengths: { all: 0, names: 0, others: 0, lead: 0, title: 0 },
	};
	const { lengths } = profile;
	for (const [i, [digest, [stem, all, lead, inTitle, name]]] of terms.entries()) {
		const rarity = inverseFrequency(stem);
		const weigh = (times: number) => (times === 0 ? 0 : (1 + Math.log(times)) * rarity);
		const weights = { all: weigh(all), lead: weigh(lead), title: weigh(inTitle) };
		profile.digests[i] = digest;
		profile.all[i] = weights.all;
		profile.lead[i] = weights.lead;
		profile.title[i] = weights.title;
		profile.names[i] = name;
		lengths.all += weights.all ** 2;
		lengths[name ? 'names' : 'others'] += weights.all ** 2;
		lengths.lead += weights.lead ** 2;
		lengths.title += weights.title ** 2;
	}
	for (const part of ['all', 'names', 'others', 'lead', 'title'] as const) {
		lengths[part] = Math.sqrt(lengths[part]);
	}
	return profile;
}

function shared(a: readonly number[], b: readonly number[]): number {
	let count = 0;
	let i = 0;
	let j = 0;
	while (i < a.length && j < b.length) {
		const x = a[i] ?? 0;
		const y = b[j] ?? 0;
		if (x === y) count++;
		if (x <= y) i++;
		if (y <= x) j++;
	}
	return count;
}

/** What the weights below are for; each symmetrical in a and b, between 0 and about 5. */
export function features(a: Profile, b: Profile): number[] {
	let [all, names, others, lead, title, coveredA, coveredB] = [0, 0, 0, 0, 0, 0, 0];
	let i = 0;
	let j = 0;
	while (i < a.digests.length && j < b.digests.length) {
		const x = a.digests[i] ?? 0;
		const y = b.digests[j] ?? 0;
		if (x === y) {
			const product = (a.all[i] ?? 0) * (b.all[j] ?? 0);
			all += product;
			if (a.names[i] && b.names[j]) names += product;
			else if (!a.names[i] && !b.names[j]) others += product;
			lead += (a.lead[i] ?? 0) * (b.lead[j] ?? 0);
			title += (a.title[i] ?? 0) * (b.title[j] ?? 0);
			coveredA += (a.title[i] ?? 0) ** 2;
			coveredB += (b.title[j] ?? 0) ** 2;
		}
		if (x <= y) i++;
		if (y <= x) j++;
	}
	const cosine = (sum: number, part: keyof Profile['lengths']) =>
		sum === 0 ? 0 : sum / (a.lengths[part] * b.lengths[part]);
	// How much of a headline the other article's words cover; a half where there is none.
	const covered = (sum: number, length: number) => (length === 0 ? 0.5 : sum / length ** 2);
	return [
		1,
		5 * cosine(all, 'all'),
		5 * cosine(names, 'names'),
		5 * cosine(others, 'others'),
		5 * cosine(lead, 'lead'),
		3 * cosine(title, 'title'),
		covered(coveredA, a.lengths.title) + covered(coveredB, b.lengths.title),
		Math.log1p(shared(a.signature.runs, b.signature.runs)),
	];
}

/** log(1 + days between them), at most 6; null where a date is unknown. */
export function apartInTime(a: Signature, b: Signature): number | null {
	if (a.day === null || b.day === null) return null;
	return Math.min(6, Math.log1p(Math.abs(a.day - b.day)));
}

/**
 * Weights of a logistic regression on whether two articles tell the same event, learned by
 * training/story-weights.ts. Its log-odds are taken as they are: 0 is where "yes" gets likelier than
 * "no", which no threshold was tuned for.
 */
const dated = { weights: [-3.25, 1.6, 3.13, -0.06, 1.5, 1.27, -0.82, 1.03], time: -3.04 };
const undated = [-9.08, 1.22, 1.49, 1.62, 2.2, 0.99, 0.54, 1.93];

function weigh(values: readonly number[], weights: readonly number[]): number {
	return values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
}

/** Whether two articles tell the same event: above 0 rather yes, below rather no (a log-odds). */
export function sameEvent(a: Profile, b: Profile): number {
	const time = apartInTime(a.signature, b.signature);
	const values = features(a, b);
	return time === null ? weigh(values, undated) : weigh(values, dated.weights) + time * dated.time;
}

/** The same by the text alone, however far apart in time: what a follow-up shares with its story. */
export function sameMatter(a: Profile, b: Profile): number {
	return weigh(features(a, b), undated);
}
