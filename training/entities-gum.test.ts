import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGum } from './entities-gum';

const row = (id: number, form: string, tags: [string, string], misc: string) =>
	[id, form, form, ...tags, '_', 0, 'dep', '_', misc].join('\t');
const proper: [string, string] = ['PROPN', 'NNP'];

const lines = [
	'# newdoc id = invented',
	'# text = Minister Anton Sapt of Zenda met Ruritanians.',
	row(1, 'Minister', proper, 'Entity=(1-person-new-cf1-1-sgl'),
	row(2, 'Anton', proper, '_'),
	row(3, 'Sapt', proper, '_'),
	row(4, 'of', ['ADP', 'IN'], '_'),
	row(5, 'Zenda', proper, 'Entity=(2-place-new-cf1-1-sgl)1)'),
	row(6, 'met', ['VERB', 'VBD'], '_'),
	row(7, 'Ruritanians', ['PROPN', 'NNPS'], 'Entity=(3-person-new-cf1-1-sgl)|SpaceAfter=No'),
	row(8, '.', ['PUNCT', '.'], '_'),
	'',
];

let directory: string;
beforeAll(() => {
	directory = mkdtempSync(join(tmpdir(), 'gum-'));
	writeFileSync(join(directory, 'gum.conllu'), lines.join('\n'));
});
afterAll(() => rmSync(directory, { recursive: true }));

it('takes the proper nouns of mentions for names, titles left out', () => {
	const [document] = readGum(join(directory, 'gum.conllu'));
	const { text = '', entities = [] } = document ?? {};
	expect(entities.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)).toEqual([
		'PER Anton Sapt',
		'LOC Zenda',
		'NORP Ruritanians',
	]);
});
