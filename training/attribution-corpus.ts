/** Attributions as PolNeAR has them, laid over tokens. */

import { readFileSync } from 'node:fs';
import type { Reading } from '../lib/stance/reading';

export interface GoldDocument {
	id: string;
	text: string;
	attr: GoldSpans[];
}

interface GoldSpans {
	source?: [number, number][];
	cue?: [number, number][];
	content?: [number, number][];
}

export function readJsonLines<T>(path: string): T[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as T);
}

/** An attribution whose cue was found in a text; heads are tokens. */
export interface GoldAttribution {
	cue: number;
	/** Every token of the cue. */
	cueTokens: number[];
	/** Head of the source; -1 where there is none. */
	source: number;
	sourceTokens: number[];
	/** Code units of the content. */
	content: [number, number][];
}

/** Tokens that a list of spans touches. */
export function tokensIn(r: Reading, spans: readonly [number, number][]): number[] {
	const { start, end } = r.analysis.tokens;
	const found: number[] = [];
	for (const [a, b] of spans) {
		let low = 0;
		let high = r.count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((end[middle] as number) <= a) low = middle + 1;
			else high = middle;
		}
		for (let i = low; i < r.count && (start[i] as number) < b; i++) found.push(i);
	}
	return found;
}

/** The token of a span that the others hang from; a verb where there are several. */
export function headOf(r: Reading, tokens: readonly number[]): number {
	const inside = new Set(tokens);
	const tops = tokens.filter((i) => !inside.has(r.head[i] as number));
	const words = tops.filter((i) => r.pos[i] !== 10);
	const verb = words.find((i) => r.pos[i] === 4);
	return verb ?? words[0] ?? tops[0] ?? -1;
}

/** The attributions of a document that have a cue. */
export function goldAttributions(r: Reading, spans: readonly GoldSpans[]): GoldAttribution[] {
	const found: GoldAttribution[] = [];
	for (const { source, cue, content } of spans) {
		const cueTokens = tokensIn(r, cue ?? []);
		const head = headOf(r, cueTokens);
		if (head < 0) continue;
		const sourceTokens = tokensIn(r, source ?? []);
		found.push({
			cue: head,
			cueTokens,
			source: headOf(r, sourceTokens),
			sourceTokens,
			content: content ?? [],
		});
	}
	return found;
}

/** Character F1 of two lists of spans. */
export function overlapF1(a: readonly [number, number][], b: readonly [number, number][]): number {
	let both = 0;
	let total = 0;
	for (const [x, y] of a) {
		total += y - x;
		for (const [u, v] of b) both += Math.max(0, Math.min(y, v) - Math.max(x, u));
	}
	for (const [u, v] of b) total += v - u;
	return total === 0 ? 0 : (2 * both) / total;
}
