/**
 * Names in texts, for eval/score.mjs: one {"id", "text"} a line on standard input, one
 * {"id", "text", "entities"} a line out.
 *
 *     tsx training/entities-annotate.ts MODEL < TEXTS.jsonl > FOUND.jsonl
 */

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Clusters } from '../lib/language/clusters';
import { EntityRecogniser, recogniseEntities } from '../lib/language/entities';
import { openModel } from '../lib/language/model';
import { tokenizeText } from './entities-corpus';

const path = process.argv[2];
if (path === undefined) {
	process.stderr.write('usage: entities-annotate.ts MODEL < TEXTS.jsonl\n');
	process.exit(2);
}
const bytes = new Uint8Array(readFileSync(path));
const model = openModel(bytes.buffer);
const recogniser = new EntityRecogniser(model, new Clusters(model));
for await (const line of createInterface({ input: process.stdin })) {
	if (line === '') continue;
	const { id, text } = JSON.parse(line) as { id: string; text: string };
	const entities = recogniseEntities(tokenizeText(text), recogniser);
	process.stdout.write(`${JSON.stringify({ id, text, entities })}\n`);
}
