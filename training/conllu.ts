/** Reads treebanks in CoNLL-U: https://universaldependencies.org/format.html */

import { readFileSync } from 'node:fs';

export interface TreebankSentence {
	document: string;
	text: string;
	forms: string[];
	upos: string[];
	xpos: string[];
	/** 1-based index of each token's head, 0 for the root. */
	heads: number[];
	labels: string[];
}

export function readConllu(path: string): TreebankSentence[] {
	const out: TreebankSentence[] = [];
	let document = '';
	let current: TreebankSentence | null = null;
	const fresh = (): TreebankSentence => ({
		document,
		text: '',
		forms: [],
		upos: [],
		xpos: [],
		heads: [],
		labels: [],
	});
	for (const line of readFileSync(path, 'utf8').split('\n')) {
		if (line === '') {
			if (current !== null && current.forms.length > 0) out.push(current);
			current = null;
			continue;
		}
		if (line.startsWith('# newdoc id = ')) document = line.slice(14);
		current ??= fresh();
		if (line.startsWith('# text = ')) current.text = line.slice(9);
		if (line.startsWith('#')) {
			current.document = document;
			continue;
		}
		const [id, form, , upos, xpos, , head, label] = line.split('\t');
		if (id === undefined || !/^\d+$/.test(id)) continue;
		current.forms.push(form ?? '');
		current.upos.push(upos ?? 'X');
		current.xpos.push(xpos ?? 'XX');
		current.heads.push(Number(head ?? 0));
		current.labels.push(label ?? 'dep');
	}
	if (current !== null && current.forms.length > 0) out.push(current);
	return out;
}
