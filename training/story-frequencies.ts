/**
 * Counts in how many news articles each word stands, and writes lib/coverage/common-words.ts.
 *
 *   npx tsx training/story-frequencies.ts
 *
 * STANDPOINT_SHARED names the folder with `corpora/raw/news.jsonl`.
 */
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readWords } from '../lib/coverage/words';

const file = path.join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora/raw/news.jsonl');
/** Words of fewer articles are not listed. */
const fewest = 20;

const counts = new Map<string, number>();
for await (const line of createInterface({ input: createReadStream(file) })) {
	if (line === '') continue;
	const { title, text } = JSON.parse(line) as { title: string; text: string };
	const stems = new Set(readWords(`${title}\n${text}`).map((word) => word.stem));
	for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}
const levels: string[][] = [];
for (const [word, count] of counts) {
	if (count < fewest) continue;
	const level = Math.floor(2 * Math.log2(count / fewest));
	while (levels.length <= level) levels.push([]);
	levels[level]?.push(word);
}
const lines = levels.map((words) => `\t'${words.sort().join(' ')}',\n`);
writeFileSync(
	new URL('../lib/coverage/common-words.ts', import.meta.url),
	`/**
 * Stems of words that are common in news, by how common: those at index n stand in about
 * 20 × 2^(n/2) of 4,000 articles. Written by training/story-frequencies.ts.
 */
export const commonWords: readonly string[] = [\n${lines.join('')}];\n`,
);
