/**
 * Learns the weights in lib/coverage/likeness.ts: a logistic regression over pairs of articles, with
 * average-link clustering on top. Prints them, with the F1 on stories that were not learned from.
 *
 *   npx tsx training/story-weights.ts
 *
 * STANDPOINT_SHARED names the folder with `corpora/stories/basil-dev.jsonl`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gather } from '../lib/coverage/gather';
import { apartInTime, features, profileOf } from '../lib/coverage/likeness';
import { type StoryArticle, signatureOf } from '../lib/coverage/signature';

type Labelled = StoryArticle & { story: string };
const file = path.join(
	process.env.STANDPOINT_SHARED ?? '../shared',
	'corpora/stories/basil-dev.jsonl',
);
const articles = readFileSync(file, 'utf8')
	.split('\n')
	.filter(Boolean)
	.map((line) => JSON.parse(line) as Labelled);
const profiles = articles.map((article) => profileOf(signatureOf(article)));
const all = articles.map((_, i) => i);
const stories = [...new Set(articles.map(({ story }) => story))];

/** Strength of the pull of the weights to 0, and the shifts tried. */
const pull = 0.3;
const shifts = Array.from({ length: 15 }, (_, i) => -4 + i * 0.5);

const table = profiles.map((a) =>
	profiles.map((b) => {
		const time = apartInTime(a.signature, b.signature) ?? 0;
		return { text: features(a, b), dated: [...features(a, b), time] };
	}),
);
const same = (i: number, j: number) => articles[i]?.story === articles[j]?.story;

function learn(ids: readonly number[], kind: 'text' | 'dated'): number[] {
	const pairs: [number[], number][] = [];
	for (const i of ids) {
		for (const j of ids) {
			const x = table[i]?.[j]?.[kind];
			if (j < i && x) pairs.push([x, same(i, j) ? 1 : 0]);
		}
	}
	const size = pairs[0]?.[0].length ?? 0;
	const w = new Array<number>(size).fill(0);
	// Newton's method; the intercept is not pulled.
	for (let step = 0; step < 25; step++) {
		const slope = w.map((v, k) => (k > 0 ? -pull * v : 0));
		const curve = w.map((_, k) => w.map((__, l): number => (k === l ? (k > 0 ? pull : 1e-6) : 0)));
		for (const [x, y] of pairs) {
			const p = 1 / (1 + Math.exp(-dot(w, x)));
			for (let k = 0; k < size; k++) {
				slope[k] = (slope[k] ?? 0) + (y - p) * (x[k] ?? 0);
				const row = curve[k] ?? [];
				for (let l = 0; l < size; l++) {
					row[l] = (row[l] ?? 0) + p * (1 - p) * (x[k] ?? 0) * (x[l] ?? 0);
				}
			}
		}
		const change = solve(curve, slope);
		for (let k = 0; k < size; k++) w[k] = (w[k] ?? 0) + (change[k] ?? 0);
		if (Math.hypot(...change) < 1e-6) break;
	}
	return w;
}

function solve(matrix: number[][], right: number[]): number[] {
	const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
	for (let i = 0; i < rows.length; i++) {
		const pivot = rows[i] ?? [];
		for (let r = 0; r < rows.length; r++) {
			const row = rows[r];
			if (r === i || !row) continue;
			const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
			for (let c = i; c < row.length; c++) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0);
		}
	}
	return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

const dot = (a: readonly number[], b: readonly number[]) =>
	a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

function f1(ids: readonly number[], w: readonly number[], kind: 'text' | 'dated', shift: number) {
	const groups = gather(ids.length, (a, b) => {
		const x = table[ids[a] ?? 0]?.[ids[b] ?? 0]?.[kind] ?? [];
		return dot(w, x) - shift;
	});
	let both = 0;
	let found = 0;
	for (const group of groups) {
		for (const a of group) {
			for (const b of group) {
				if (b >= a) continue;
				found++;
				if (same(ids[a] ?? 0, ids[b] ?? 0)) both++;
			}
		}
	}
	let gold = 0;
	for (const i of ids) for (const j of ids) if (j < i && same(i, j)) gold++;
	return (2 * both) / (found + gold);
}

for (const kind of ['dated', 'text'] as const) {
	const held = shifts.map(() => 0);
	const rounds = 8;
	let seed = 7;
	const random = () => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return seed / 2_147_483_648;
	};
	for (let round = 0; round < rounds; round++) {
		const order = new Map(stories.map((story) => [story, random()]));
		const sorted = [...stories].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
		for (const half of [sorted.slice(0, 22), sorted.slice(22)]) {
			const test = all.filter((i) => half.includes(articles[i]?.story ?? ''));
			const w = learn(
				all.filter((i) => !test.includes(i)),
				kind,
			);
			for (const [k, shift] of shifts.entries()) {
				held[k] = (held[k] ?? 0) + f1(test, w, kind, shift) / rounds / 2;
			}
		}
	}
	const w = learn(all, kind);
	process.stdout.write(`${kind}: ${w.map((v) => v.toFixed(2)).join(', ')}\n`);
	for (const [k, shift] of shifts.entries()) {
		process.stdout.write(
			`  shift ${shift}: F1 ${f1(all, w, kind, shift).toFixed(3)}, of halves not learned from ${held[k]?.toFixed(3)}\n`,
		);
	}
}
