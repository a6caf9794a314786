/**
 * Names from GUM's entity layer: of its mentions, which are whole noun phrases, those whose proper
 * nouns make up a person, an organisation or a place.
 */

import { readFileSync } from 'node:fs';
import type { Entity, EntityType } from '../lib/annotation';
import type { NamedText } from './entities-corpus';

const typesOfGum: Readonly<Record<string, EntityType>> = {
	person: 'PER',
	organization: 'ORG',
	place: 'LOC',
	event: 'MISC',
	object: 'MISC',
	abstract: 'MISC',
};

interface Token {
	form: string;
	upos: string;
	xpos: string;
	start: number;
	end: number;
	type: EntityType | null;
}

/** Words that stand before a name and are none: titles. */
const titles =
	/^(?:Mr|Mrs|Ms|Dr|Prof|Sir|President|Professor|Senator|King|Queen|Minister|Justice|Secretary|Judge|Miss|Madam|Speaker|General|Director)\.?$/;

/** The documents of a GUM file, one sentence a line. */
export function readGum(path: string): NamedText[] {
	const out: NamedText[] = [];
	let document: NamedText | null = null;
	let open: { id: string; type: string }[] = [];
	let tokens: Token[] = [];
	let space = true;
	const finish = () => {
		if (document !== null) {
			document.entities.push(...namesOf(tokens));
			document.text += '\n';
		}
		tokens = [];
		space = false;
	};
	for (const line of readFileSync(path, 'utf8').split('\n')) {
		if (line.startsWith('# newdoc')) {
			document = { id: line.slice(14), text: '', entities: [] };
			out.push(document);
			open = [];
			continue;
		}
		if (line === '') {
			finish();
			continue;
		}
		if (line.startsWith('#') || document === null) continue;
		const [id = '', form = '', , upos = '', xpos = '', , , , , misc = ''] = line.split('\t');
		if (id.includes('.')) continue;
		const [range, until] = id.split('-');
		if (until !== undefined && range !== undefined) continue;
		const marks = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
		for (const begin of marks.matchAll(/\((\d+)-([a-z]+)/g)) {
			open.push({ id: begin[1] ?? '', type: begin[2] ?? '' });
		}
		if (space) document.text += ' ';
		const start = document.text.length;
		document.text += form;
		const inner = open.at(-1);
		tokens.push({
			form,
			upos,
			xpos,
			start,
			end: document.text.length,
			type: inner === undefined ? null : (typesOfGum[inner.type] ?? null),
		});
		space = !misc.includes('SpaceAfter=No');
		const closed = marks.replace(/\(\d+-[^()]*\)/g, (whole) => {
			const number = /\d+/.exec(whole)?.[0];
			open = without(open, number ?? '');
			return '';
		});
		for (const end of closed.matchAll(/(\d+)\)/g)) open = without(open, end[1] ?? '');
	}
	return out;
}

function without(open: { id: string; type: string }[], id: string): { id: string; type: string }[] {
	const at = open.findLastIndex((mention) => mention.id === id);
	return at < 0 ? open : open.toSpliced(at, 1);
}

/** Stretches of proper nouns of one type; adjectives of nations are NORP. */
function namesOf(tokens: readonly Token[]): Entity[] {
	const out: Entity[] = [];
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i];
		if (token === undefined) continue;
		if (
			token.upos === 'ADJ' &&
			/^[A-Z].*(?:an|ish|ese|ch|i)$/.test(token.form) &&
			token.xpos === 'JJ' &&
			i > 0
		) {
			out.push({ start: token.start, end: token.end, type: 'NORP' });
			continue;
		}
		if (!token.xpos.startsWith('NNP') || token.type === null || !/^[\p{Lu}]/u.test(token.form))
			continue;
		if (titles.test(token.form)) continue;
		let j = i;
		while (j + 1 < tokens.length) {
			const next = tokens[j + 1];
			if (next?.xpos.startsWith('NNP') === true && next.type === token.type) j++;
			else if (
				next !== undefined &&
				/^(?:of|and|the|-|for|&)$/.test(next.form) &&
				next.type === token.type &&
				tokens[j + 2]?.xpos.startsWith('NNP') === true &&
				token.type !== 'PER'
			) {
				j += 2;
			} else break;
		}
		// "Americans": people by their nation, their faith, their party.
		const group = token.type === 'PER' && j === i && token.xpos === 'NNPS';
		const type = group ? 'NORP' : token.type;
		out.push({ start: token.start, end: tokens[j]?.end ?? token.end, type });
		i = j;
	}
	return out;
}
