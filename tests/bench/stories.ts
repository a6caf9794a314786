/**
 * How well articles are gathered into stories, and how fast.
 *
 *   npx tsx tests/bench/stories.ts
 *
 * STANDPOINT_SHARED names the folder with `corpora`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Signature, type StoryArticle, signatureOf } from '../../lib/coverage/signature';
import { StoryIndex } from '../../lib/coverage/story-index';

type Labelled = StoryArticle & { story: string };
const corpora = path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora');
const read = <T>(file: string): T[] =>
	readFileSync(path.join(corpora, file), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as T);
const say = (line: string) => process.stdout.write(`${line}\n`);

function shuffled<T>(items: readonly T[], seed: number): T[] {
	let state = seed;
	const random = () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
	return items
		.map((item): [number, T] => [random(), item])
		.sort(([a], [b]) => a - b)
		.map(([, item]) => item);
}

/** Pairs of articles in one story: how many of those found are right, and of those there are are found. */
function score(gold: readonly Labelled[], found: (id: string) => string | null) {
	let both = 0;
	let predicted = 0;
	let real = 0;
	for (const [i, a] of gold.entries()) {
		for (const b of gold.slice(0, i)) {
			const same = a.story === b.story;
			const together = found(a.id) === found(b.id);
			if (same) real++;
			if (together) predicted++;
			if (same && together) both++;
		}
	}
	const precision = both / predicted;
	const recall = both / real;
	return { precision, recall, f1: (2 * both) / (predicted + real) };
}

const gather = (articles: readonly StoryArticle[]): StoryIndex => {
	const index = new StoryIndex();
	for (const article of articles) index.add(signatureOf(article));
	return index;
};

/** `--speed` measures that alone. */
const speedOnly = process.argv.includes('--speed');
const gold = read<Labelled>('stories/basil-dev.jsonl');
const news = read<StoryArticle>('raw/news.jsonl');
for (const [name, articles] of [
	['dated', gold],
	['without dates', gold.map((article) => ({ ...article, published: null }))],
] as const) {
	if (speedOnly) break;
	const index = gather(articles);
	const { precision, recall, f1 } = score(articles, (id) => index.storyOf(id));
	const orders = [1, 2, 3, 4, 5].map((seed) => {
		const other = gather(shuffled(articles, seed));
		return score(articles, (id) => other.storyOf(id)).f1;
	});
	say(
		`basil-dev, ${name}: pairwise F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}); in five other orders ${orders.map((o) => o.toFixed(3)).join(' ')}`,
	);
	const among = gather([
		...news.map((a) => (name === 'dated' ? a : { ...a, published: null })),
		...articles,
	]);
	const mixed = score(articles, (id) => among.storyOf(id));
	say(
		`  among ${news.length} other articles: F1 ${mixed.f1.toFixed(3)} (precision ${mixed.precision.toFixed(3)}, recall ${mixed.recall.toFixed(3)})`,
	);
}

// 10,000 articles: the news of above again under other ids, 5 years apart, so that stories are as dense.
const many: StoryArticle[] = [0, 1, 2].flatMap((round) =>
	news.map((article) => ({
		...article,
		id: `${round}:${article.id}`,
		published:
			article.published?.replace(/^\d{4}/, (year) => String(Number(year) + 5 * round)) ?? null,
	})),
);
const index = new StoryIndex();
const signatures: Signature[] = [];
const began = performance.now();
const idle = process.cpuUsage();
for (const article of many.slice(0, 10_000)) {
	const signature = signatureOf(article);
	signatures.push(signature);
	index.add(signature);
}
say(
	`10,000 articles: ${((performance.now() - began) / 1000).toFixed(1)} s (${(process.cpuUsage(idle).user / 1e6).toFixed(1)} s of processor), ${index.stories().length} stories`,
);
const times = many.slice(10_000, 10_500).map((article) => {
	const start = performance.now();
	index.add(signatureOf(article));
	return performance.now() - start;
});
times.sort((a, b) => a - b);
say(
	`one more: median ${times[250]?.toFixed(1)} ms, 95% ${times[475]?.toFixed(1)} ms, longest ${times.at(-1)?.toFixed(1)} ms`,
);
const bytes = signatures.reduce((sum, one) => sum + JSON.stringify(one).length, 0);
say(
	`a signature: ${(bytes / signatures.length / 1000).toFixed(1)} kB as JSON; memory of the process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);
