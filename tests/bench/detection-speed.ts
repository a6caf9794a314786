/**
 * How fast the detection is and what it keeps in memory, beside compromise (tags with people, places
 * and organisations) and wink-nlp (tags) on the same articles in the same run.
 *
 *   npx tsx --expose-gc tests/bench/detection-speed.ts
 *
 * Processor time of this process, best of the rounds; each has read everything once before.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { openDetector } from '../../cli/detector';

const rounds = 3;
const shared = process.env.STANDPOINT_SHARED ?? '../shared';
const file = path.join(shared, 'corpora', 'attribution', 'polnear-dev.jsonl');
const texts = readFileSync(file, 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((line) => (JSON.parse(line) as { text: string }).text);
const words = texts.reduce((n, text) => n + text.split(/\s+/).length, 0);

const detector = openDetector();
const wink = winkNlp(model);
const readers: Record<string, (text: string) => unknown> = {
	standpoint: (text) => detector.detect(text),
	compromise: (text) => {
		const document = nlp(text);
		return [document.people(), document.places(), document.organizations()].map((found) =>
			found.json({ offset: true }),
		);
	},
	'wink-nlp, tags only': (text) => wink.readDoc(text).tokens().out(wink.its.pos),
};

const best = new Map<string, number>();
for (let round = 0; round <= rounds; round++) {
	for (const [name, read] of Object.entries(readers)) {
		const began = process.cpuUsage();
		for (const text of texts) read(text);
		const { user, system } = process.cpuUsage(began);
		const ms = (user + system) / 1000;
		if (round > 0) best.set(name, Math.min(ms, best.get(name) ?? Number.POSITIVE_INFINITY));
	}
}
const ours = best.get('standpoint') ?? 0;
process.stdout.write(`${texts.length} articles, ${words} words\n`);
for (const [name, ms] of best) {
	process.stdout.write(
		`${name}: ${ms.toFixed(0)} ms, ${((1000 * ms) / words).toFixed(1)} ms per 1,000 words, ` +
			`${(ms / ours).toFixed(2)} of ours\n`,
	);
}
if (global.gc) {
	const heap = () => {
		global.gc?.();
		return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
	};
	const kept = [];
	for (let round = 0; round < 3; round++) {
		for (const text of texts.slice(0, 50)) detector.detect(text);
		kept.push(`${(heap() / 1e6).toFixed(1)} MB`);
	}
	process.stdout.write(`heap after 50, 100 and 150 articles: ${kept.join(', ')}\n`);
}
