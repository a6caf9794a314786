import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, openLanguage } from './analyse';
import { openModel } from './model';

const path = new URL('../../public/model/english.bin', import.meta.url);
const language = openLanguage(openModel(new Uint8Array(readFileSync(path)).buffer));

/** "head-word label word" of a token. */
function arc(analysis: Analysis, word: string): string {
	const i = analysis.tokens.form.indexOf(word);
	const head = analysis.heads[i] ?? -1;
	return `${analysis.labels[i]} ${analysis.tokens.form[head] ?? 'ROOT'}`;
}

describe('analyse', () => {
	it.each([
		['Ruritania condemned the attack on Zenda.', 'Ruritania', 'nsubj condemned'],
		['Ruritania condemned the attack on Zenda.', 'attack', 'obj condemned'],
		['Ruritania condemned the attack on Zenda.', 'condemned', 'root ROOT'],
		['Ruritania was condemned by Zenda.', 'Ruritania', 'nsubj:pass condemned'],
		['Ruritania was condemned by Zenda.', 'Zenda', 'obl:agent condemned'],
		['The minister refused to criticise the rebels.', 'criticise', 'xcomp refused'],
		['The minister said that Zenda had attacked the town.', 'attacked', 'ccomp said'],
		['The president has not praised the general.', 'not', 'advmod praised'],
	])('%s: %s is %s', (text, word, expected) => {
		expect(arc(analyse(text, language), word)).toBe(expected);
	});

	it('tags', () => {
		const { upos, xpos } = analyse('Zenda’s ministers did not go there.', language);
		expect(upos.join(' ')).toBe('PROPN PART NOUN AUX PART VERB ADV PUNCT');
		expect(xpos.join(' ')).toBe('NNP POS NNS VBD RB VB RB .');
	});

	const sound = (analysis: Analysis) => {
		const { tokens, sentences, heads, sentenceOf } = analysis;
		for (let s = 0; s < sentences.count; s++) {
			const from = sentences.first[s] ?? 0;
			const to = sentences.first[s + 1] ?? 0;
			let roots = 0;
			for (let i = from; i < to; i++) {
				expect(sentenceOf[i]).toBe(s);
				const head = heads[i] ?? -2;
				expect(analysis.labels[i] === 'root').toBe(head === -1);
				if (head === -1) roots++;
				else expect(head >= from && head < to && head !== i).toBe(true);
				let at = i;
				for (let steps = 0; at !== -1; steps++) {
					expect(steps).toBeLessThanOrEqual(to - from);
					at = heads[at] ?? -1;
				}
			}
			expect(roots).toBe(1);
		}
		expect(analysis.upos).toHaveLength(tokens.count);
		expect(analysis.labels).toHaveLength(tokens.count);
	};

	it('gives every sentence one tree, and the same each time, whatever the text', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 4 }),
			fc.constantFrom(
				' Zenda',
				' said',
				', ',
				'. ',
				'“',
				'”',
				' the',
				' not',
				'\n',
				'\u202e',
				'👩‍👩‍👧',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const text = pieces.join('');
				const analysis = analyse(text, language);
				sound(analysis);
				expect(analyse(text, language)).toEqual(analysis);
			}),
			{ numRuns: 60 },
		);
	});

	it.each([
		['one long sentence', 'the palace that ', 100_000],
		['quotation marks', '“', 10_000],
		['straight quotation marks', '" ', 20_000],
		['one long word', 'a', 100_000],
	])('ends soon on %s', (_, unit, length) => {
		const began = performance.now();
		const analysis = analyse(unit.repeat(Math.ceil(length / unit.length)), language);
		expect(performance.now() - began).toBeLessThan(5000);
		expect(analysis.tokens.count).toBeGreaterThan(0);
	});
});
