/**
 * Makes a library of any size from invented words: articles, statements and actors as the store
 * keeps them. The same seed makes the same rows. Runs in a page of the extension, so it uses nothing
 * but the language; words are as frequent as they are in English (Zipf's law).
 */
import { type Act, acts, type Polarity } from '../../lib/annotation';
import type { KnownActor, SavedActor, SavedArticle, SavedStatement } from '../../lib/saved';

export interface Batch {
	articles: SavedArticle[];
	annotations: (SavedStatement | SavedActor)[];
}

interface Made {
	key: string;
	kind: 'government' | 'person' | 'organization';
	names: string[];
}

const syllables =
	'ka lo mi ran ter vo sel du an or bri tha ne gu pel is om kes tor ula fen dra'.split(' ');
const firstDay = Date.UTC(2012, 0, 1);
const days = 5000;

/** @yields some articles at a time, with their annotations */
export function* generate(
	articleCount: number,
	statementsEach: number,
	seed = 1,
): Generator<Batch> {
	const { next, pick } = randomness(seed);
	const vocabulary = words(12_000, pick, next);
	const made = makeActors(700, vocabulary, next);
	const outlets = Array.from(
		{ length: 40 },
		(_, i) => `The ${title(vocabulary[500 + i] ?? '')} Post`,
	);
	const zipf = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1] ?? 'the';
	for (let start = 0; start < articleCount; start += 100) {
		const batch: Batch = { articles: [], annotations: [] };
		for (let n = start; n < Math.min(articleCount, start + 100); n++) {
			const outlet = pick(outlets);
			const id = `https://outlet-${outlets.indexOf(outlet)}.example/world/story-${n}`;
			const cast = Array.from(
				{ length: 8 },
				() => made[Math.floor(made.length ** next()) - 1] ?? made[0],
			);
			const headline = title(Array.from({ length: 9 }, zipf).join(' '));
			const paragraphs = [headline];
			let length = headline.length;
			const sentences: { start: number; words: string[]; who: number; whom: number }[] = [];
			for (let s = 0; s < Math.max(statementsEach, 36); s++) {
				const who = Math.floor(next() * 8);
				const whom = Math.floor(next() * 8);
				const middle = Array.from({ length: 18 }, zipf);
				const name = (at: number) =>
					cast[at]?.names[Math.floor(next() * (cast[at]?.names.length ?? 1))] ?? '';
				const sentence = [name(who), pick(cues), name(whom), ...middle];
				const text = `${sentence.join(' ')}.`;
				sentences.push({ start: length + 2, words: sentence, who, whom });
				paragraphs.push(text);
				length += 2 + text.length;
			}
			const text = paragraphs.join('\n\n');
			const savedAt = firstDay + Math.floor(next() * days) * 86_400_000;
			batch.articles.push({
				url: id,
				id,
				addresses: [id],
				title: headline,
				outlet,
				byline: next() < 0.8 ? `${title(zipf())} ${title(zipf())}` : null,
				published: next() < 0.95 ? new Date(savedAt).toISOString() : null,
				lang: 'en',
				text,
				headline: { start: 0, end: headline.length },
				textDigest: hex(next) + hex(next) + hex(next),
				detector: 'bench',
				savedAt,
				openedAt: savedAt,
				before: null,
			});
			const actorIds = cast.map(() => `${id}#${hex(next)}${hex(next)}${hex(next)}`);
			const seen = new Set<Made>();
			cast.forEach((actor, i) => {
				if (!actor || seen.has(actor)) return;
				seen.add(actor);
				const mentions = sentences
					.filter(({ who, whom }) => cast[who] === actor || cast[whom] === actor)
					.flatMap(({ start, words }) => {
						const at = words[0] && actor.names.includes(words[0]) ? 0 : -1;
						return at < 0 ? [] : [{ start, end: start + (words[0]?.length ?? 0) }];
					});
				batch.annotations.push({
					type: 'actor',
					id: actorIds[i] ?? '',
					articleId: id,
					claim: hex(next),
					judgement: null,
					judgedAt: null,
					createdAt: savedAt,
					present: true,
					note: '',
					tags: [],
					selector: null,
					actor: {
						id: `a${i}`,
						name: actor.names[0] ?? '',
						kind: actor.kind,
						key: actor.key,
						mentions,
					},
					names: actor.names,
				});
			});
			const firstOf = (at: number) => actorIds[cast.indexOf(cast[at])] ?? null;
			for (const [i, sentence] of sentences.slice(0, statementsEach).entries()) {
				const [source = '', cue = '', target = ''] = sentence.words;
				const cueAt = sentence.start + source.length + 1;
				const judged = next();
				batch.annotations.push({
					type: 'statement',
					id: `${id}#${hex(next)}${hex(next)}${hex(next)}`,
					articleId: id,
					claim: hex(next),
					judgement: judged < 0.01 ? 'wrong' : judged < 0.03 ? 'right' : null,
					judgedAt: null,
					createdAt: savedAt,
					present: true,
					note: '',
					tags: [],
					selector: null,
					statement: {
						id: `s${i}`,
						kind: next() < 0.6 ? 'speech' : 'action',
						source: {
							actor: firstOf(sentence.who),
							start: sentence.start,
							end: sentence.start + source.length,
						},
						target: {
							actor: firstOf(sentence.whom),
							start: cueAt + cue.length + 1,
							end: cueAt + cue.length + 1 + target.length,
						},
						cue: { start: cueAt, end: cueAt + cue.length },
						content: [],
						sentence: {
							start: sentence.start,
							end: sentence.start + sentence.words.join(' ').length + 1,
						},
						act: pick<Act | null>([...acts, null]),
						polarity: pick<Polarity>([-1, 0, 1]),
						negated: next() < 0.05,
						hedged: next() < 0.1,
						quoted: next() < 0.2,
						confidence: 0.5 + next() / 2,
					},
					edited: null,
					words: { sentence: `${sentence.words.join(' ')}.`, source, target, cue },
				});
			}
		}
		yield batch;
	}
}

/** The actors that `generate` uses with the same seed. */
export function knownActors(seed = 1): KnownActor[] {
	const { next, pick } = randomness(seed);
	const vocabulary = words(12_000, pick, next);
	return makeActors(700, vocabulary, next).map(({ key, kind, names }) => ({
		key,
		kind,
		name: names[0] ?? '',
		names,
		updatedAt: 0,
	}));
}

const cues = ['condemned', 'praised', 'warned', 'thanked', 'accused', 'backed', 'urged', 'met'];

/** A small generator of pseudorandom numbers (mulberry32), the same everywhere. */
function randomness(seed: number) {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
	return { next, pick };
}

function words(count: number, pick: (from: string[]) => string, next: () => number): string[] {
	const made = new Set<string>(['the', 'of', 'to', 'and', 'a', 'in', 'said', 'that']);
	while (made.size < count) {
		let word = '';
		for (let n = 1 + Math.floor(next() * 3.6); n >= 0; n--) word += pick(syllables);
		made.add(word);
	}
	return [...made];
}

function makeActors(count: number, vocabulary: readonly string[], next: () => number): Made[] {
	const kinds = ['government', 'person', 'organization'] as const;
	return Array.from({ length: count }, (_, i) => {
		const kind = kinds[i % 3] ?? 'person';
		const name = (at: number) => title(vocabulary[(200 + at * 7) % vocabulary.length] ?? '');
		const others = Array.from({ length: 1 + Math.floor(next() * 3) }, (_, j) =>
			name(i * 4 + j + 1),
		);
		return { key: `${kind}:${i}`, kind, names: [name(i * 4), ...others] };
	});
}

const hex = (next: () => number): string =>
	Math.floor(next() * 2 ** 32)
		.toString(16)
		.padStart(8, '0');

const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
