/** Token and sentence F1 of the tokenizer against a treebank: `tsx training/evaluate-tokens.ts FILE…` */

import { sentences } from '../lib/language/sentences';
import { tokenize } from '../lib/language/tokens';
import { readConllu } from './conllu';

for (const path of process.argv.slice(2)) {
	const documents = new Map<string, ReturnType<typeof readConllu>>();
	for (const sentence of readConllu(path)) {
		const list = documents.get(sentence.document) ?? [];
		list.push(sentence);
		documents.set(sentence.document, list);
	}
	let gold = 0;
	let found = 0;
	let right = 0;
	let goldSentences = 0;
	let foundSentences = 0;
	let rightSentences = 0;
	const misses = new Map<string, number>();
	for (const document of documents.values()) {
		let text = '';
		const goldTokens = new Set<string>();
		const goldEnds = new Set<number>();
		for (const sentence of document) {
			let at = 0;
			for (const form of sentence.forms) {
				const index = sentence.text.indexOf(form, at);
				if (index < 0) continue;
				goldTokens.add(`${text.length + index}-${text.length + index + form.length}`);
				gold++;
				at = index + form.length;
			}
			goldEnds.add(text.length + sentence.text.trimEnd().length);
			text += `${sentence.text} `;
		}
		goldSentences += goldEnds.size;
		const tokens = tokenize(text);
		found += tokens.count;
		for (let i = 0; i < tokens.count; i++) {
			const span = `${tokens.start[i]}-${tokens.end[i]}`;
			if (goldTokens.delete(span)) right++;
			else misses.set(tokens.form[i] ?? '', (misses.get(tokens.form[i] ?? '') ?? 0) + 1);
		}
		const split = sentences(text, tokens);
		foundSentences += split.count;
		for (const end of split.end) if (goldEnds.has(end)) rightSentences++;
	}
	const f1 = (a: number, b: number, c: number) => ((200 * c) / (a + b)).toFixed(2);
	const worst = [...misses].sort((a, b) => b[1] - a[1]).slice(0, 40);
	process.stdout.write(
		`${path}: tokens F1 ${f1(gold, found, right)}, sentences F1 ${f1(goldSentences, foundSentences, rightSentences)} (${goldSentences} gold, ${foundSentences} found)\n`,
	);
	if (process.env.MISSES) process.stdout.write(`${worst.map((w) => w.join(' ')).join('; ')}\n`);
}
