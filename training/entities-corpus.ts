/** Reads corpora of named entities and lays them out for training. */

import { readFileSync } from 'node:fs';
import { type Entity, type EntityType, entityTypes } from '../lib/annotation';
import {
	beginPlace,
	insidePlace,
	labelOf,
	lastPlace,
	unitPlace,
} from '../lib/language/entities-labels';
import type { TokenizedText } from '../lib/language/entities-words';
import { sentences } from '../lib/language/sentences';
import { tokenize } from '../lib/language/tokens';

/** A text with its names, as corpora give them. */
export interface NamedText {
	id: string;
	text: string;
	entities: Entity[];
}

/** What the types of other schemes are in ours; what is not named here is no entity of ours. */
const folded: Readonly<Record<string, EntityType>> = {
	PER: 'PER',
	PERSON: 'PER',
	ORG: 'ORG',
	LOC: 'LOC',
	GPE: 'LOC',
	FAC: 'LOC',
	NORP: 'NORP',
	MISC: 'MISC',
	PRODUCT: 'MISC',
	EVENT: 'MISC',
	LAW: 'MISC',
	WORK_OF_ART: 'MISC',
	LANGUAGE: 'MISC',
};

/** One {"id", "text", "ents": [[start, end, type]]} a line. */
export function readNamedTexts(path: string): NamedText[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => {
			const { id, text, ents } = JSON.parse(line) as {
				id: string;
				text: string;
				ents: [number, number, string][];
			};
			const entities: Entity[] = [];
			for (const [start, end, type] of ents) {
				const ours = folded[type];
				if (ours !== undefined) entities.push({ start, end, type: ours });
			}
			return { id, text, entities };
		});
}

/** Title and text of `count` articles, evenly spread over a file of one {"title", "text"} a line. */
export function readNews(path: string, count: number): string[] {
	const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
	const step = Math.max(1, lines.length / count);
	const out: string[] = [];
	for (let k = 0; k < lines.length; k += step) {
		const { title, text } = JSON.parse(lines[Math.floor(k)] ?? '{}') as Record<string, string>;
		out.push(`${title}\n\n${text}`);
	}
	return out;
}

export function tokenizeText(text: string): TokenizedText {
	const tokens = tokenize(text);
	return { text, tokens, sentences: sentences(text, tokens) };
}

/** The label of every token; a name whose edge falls within a token takes the whole token. */
export function labelsOf(source: TokenizedText, entities: readonly Entity[]): Uint8Array {
	const { tokens, sentences: parts } = source;
	const labels = new Uint8Array(tokens.count);
	const sentenceOf = new Int32Array(tokens.count);
	for (let s = 0; s < parts.count; s++) {
		sentenceOf.fill(s, parts.first[s], parts.first[s + 1]);
	}
	let i = 0;
	for (const { start, end, type } of [...entities].sort((a, b) => a.start - b.start)) {
		while (i < tokens.count && (tokens.end[i] as number) <= start) i++;
		const from = i;
		while (i < tokens.count && (tokens.start[i] as number) < end) i++;
		const t = entityTypes.indexOf(type);
		for (let a = from; a < i; ) {
			let b = a + 1;
			while (b < i && sentenceOf[b] === sentenceOf[a]) b++;
			if (b - a === 1) labels[a] = labelOf(t, unitPlace);
			else {
				labels.fill(labelOf(t, insidePlace), a, b);
				labels[a] = labelOf(t, beginPlace);
				labels[b - 1] = labelOf(t, lastPlace);
			}
			a = b;
		}
	}
	return labels;
}

/** Exact typed F1, precision and recall over PER, ORG, LOC and NORP where gold has them, in percent. */
export function score(
	gold: readonly (readonly Entity[])[],
	found: readonly (readonly Entity[])[],
): Record<string, number> {
	const byType: Record<string, number> = {};
	const key = ({ start, end }: Entity) => `${start}-${end}`;
	let right = 0;
	let wanted = 0;
	let given = 0;
	for (const type of ['PER', 'ORG', 'LOC', 'NORP'] as const) {
		let ofRight = 0;
		let ofWanted = 0;
		let ofGiven = 0;
		gold.forEach((entities, d) => {
			const want = new Set(entities.filter((e) => e.type === type).map(key));
			const got = new Set((found[d] ?? []).filter((e) => e.type === type).map(key));
			ofWanted += want.size;
			ofGiven += got.size;
			for (const k of got) if (want.has(k)) ofRight++;
		});
		if (ofWanted === 0) continue;
		byType[type] = (200 * ofRight) / (ofWanted + ofGiven);
		right += ofRight;
		wanted += ofWanted;
		given += ofGiven;
	}
	const f1 = (200 * right) / (wanted + given || 1);
	return { F1: f1, P: (100 * right) / (given || 1), R: (100 * right) / (wanted || 1), ...byType };
}
