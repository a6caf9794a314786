/**
 * Tags, heads and labels against treebanks, with their own tokens: right shares in percent, and
 * words a second for the whole of it.
 *
 *     tsx training/evaluate.ts public/model/english.bin FILE.conllu…
 */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openLanguage } from '../lib/language/analyse';
import { maxNodes } from '../lib/language/arc-hybrid';
import { openModel } from '../lib/language/model';
import { tagPadding } from '../lib/language/tagger';
import { readConllu } from './conllu';

const [modelPath, ...paths] = process.argv.slice(2);
if (modelPath === undefined || paths.length === 0) {
	process.stderr.write('usage: evaluate.ts MODEL FILE.conllu…\n');
	process.exit(1);
}
const bytes = readFileSync(modelPath);
const language = openLanguage(
	openModel(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer),
);
const { lexicon, tagger, parser, labeler, input } = language;

for (const path of paths) {
	const sentences = readConllu(path).filter((s) => s.forms.length <= maxNodes);
	let words = 0;
	const right = { upos: 0, xpos: 0, head: 0, label: 0 };
	const tags = new Uint8Array(maxNodes);
	const heads = new Int32Array(maxNodes);
	const labels = new Uint8Array(maxNodes);
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 3; round++) {
		words = 0;
		right.upos = right.xpos = right.head = right.label = 0;
		const began = performance.now();
		for (const s of sentences) {
			const n = s.forms.length;
			const rows = lexicon.rows(s.forms, 0, n, tagPadding);
			tagger.tag(lexicon, rows, tags, 0);
			input.load(lexicon.data, rows, tagPadding, tags, 0, n, language.kinds);
			parser.parse(input, heads, 0);
			labeler.label(input, heads, labels, 0);
			words += n;
			for (let i = 0; i < n; i++) {
				if (language.upos[tags[i] ?? 0] === s.upos[i]) right.upos++;
				if (language.xpos[tags[i] ?? 0] === s.xpos[i]) right.xpos++;
				if (heads[i] !== s.heads[i]) continue;
				right.head++;
				if (language.labels[labels[i] ?? 0] === s.labels[i]) right.label++;
			}
		}
		best = Math.min(best, performance.now() - began);
	}
	const share = (n: number) => ((100 * n) / words).toFixed(2);
	process.stdout.write(
		`${basename(path)}: UPOS ${share(right.upos)} XPOS ${share(right.xpos)} UAS ${share(right.head)} ` +
			`LAS ${share(right.label)}, ${Math.round((words / best) * 1000)} words/s\n`,
	);
}
