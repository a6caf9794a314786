import { expect, test } from 'vitest';
import { frameOf } from './frame';
import { throughProposal } from './proposal';
import { scopeOf } from './scope';
import { handReading } from './test-reading';

test('a refusal undoes the infinitive under it', () => {
	const r = handReading(
		'Zenda/PROPN/nsubj/2 refused/VERB/root/0 to/PART/mark/4 condemn/VERB/xcomp/2 Ruritania/PROPN/obj/4',
	);
	expect(scopeOf(r, 3)).toMatchObject({ negated: true, refused: true, hedged: false });
});

test('"not" negates its verb, and twice negated is not negated', () => {
	const once = handReading(
		'Zenda/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 condemn/VERB/root/0 Sapt/PROPN/obj/4',
	);
	expect(scopeOf(once, 3).negated).toBe(true);
	const twice = handReading(
		'Zenda/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 refuse/VERB/root/0 to/PART/mark/6 help/VERB/xcomp/4 Sapt/PROPN/obj/6',
	);
	expect(scopeOf(twice, 5).negated).toBe(false);
});

test('a condition leaves the stance open, a plain modal only hedges it', () => {
	const open = handReading(
		'Zenda/PROPN/nsubj/3 would/AUX/aux/3 support/VERB/root/0 Ruritania/PROPN/obj/3 if/SCONJ/mark/7 it/PRON/nsubj/7 withdrew/VERB/advcl/3',
	);
	expect(scopeOf(open, 2)).toMatchObject({ hedged: true, conditional: true });
	const hedged = handReading(
		'Zenda/PROPN/nsubj/3 may/AUX/aux/3 support/VERB/root/0 Ruritania/PROPN/obj/3',
	);
	expect(scopeOf(hedged, 2)).toMatchObject({ hedged: true, conditional: false });
});

test('a frame runs from subject to object, in the passive from agent to subject', () => {
	const active = handReading(
		"Zenda/PROPN/nsubj/2 condemned/VERB/root/0 Ruritania/PROPN/nmod:poss/5 's/PART/case/3 raid/NOUN/obj/2",
	);
	expect(frameOf(active, 0, 2)).toMatchObject({ word: 1, way: 1, act: { act: 'DISAPPROVE' } });
	expect(frameOf(active, 2, 0)).toBeNull();
	const passive = handReading(
		'Ruritania/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 condemned/VERB/root/0 by/ADP/case/5 Zenda/PROPN/obl/3',
	);
	expect(frameOf(passive, 4, 0)).toMatchObject({ word: 2, way: 2 });
	expect(frameOf(passive, 0, 4)).toBeNull();
});

test('a nominal cue runs from its possessor', () => {
	const r = handReading(
		"Zenda/PROPN/nmod:poss/3 's/PART/case/1 dissatisfaction/NOUN/root/0 with/ADP/case/5 Ruritania/PROPN/nmod/3",
	);
	expect(frameOf(r, 0, 4)).toMatchObject({ word: 2, way: 3, act: { polarity: -1 } });
});

test('a vote against a condemnation is no stance toward the condemned; backing a sanction is', () => {
	const vote = handReading(
		'Zenda/PROPN/nsubj/2 voted/VERB/root/0 against/ADP/case/5 a/DET/det/5 resolution/NOUN/obl/2 condemning/VERB/acl/5 the/DET/det/8 Blues/PROPN/obj/6',
	);
	expect(throughProposal(vote, 0, 7)).toBe(0);
	const astray = handReading(
		'Zenda/PROPN/nsubj/2 voted/VERB/root/0 against/ADP/case/5 a/DET/det/5 resolution/NOUN/obl/2 condemning/VERB/advcl/2 the/DET/det/8 Blues/PROPN/obj/6',
	);
	expect(throughProposal(astray, 0, 7)).toBe(0);
	const plan = handReading(
		'Zenda/PROPN/nsubj/2 backed/VERB/root/0 the/DET/det/4 plan/NOUN/obj/2 to/PART/mark/6 sanction/VERB/acl/4 Ruritania/PROPN/obj/6',
	);
	expect(throughProposal(plan, 0, 6)).toBe(-1);
	const plain = handReading('Zenda/PROPN/nsubj/2 backed/VERB/root/0 Ruritania/PROPN/obj/2');
	expect(throughProposal(plain, 0, 2)).toBeNull();
});

test('two subjects of a treaty act on each other', () => {
	const r = handReading(
		'Zenda/PROPN/nsubj/4 and/CCONJ/cc/3 Ruritania/PROPN/conj/1 signed/VERB/root/0 a/DET/det/6 treaty/NOUN/obj/4',
	);
	expect(frameOf(r, 0, 2)).toMatchObject({ way: 4, act: { polarity: 1 } });
	expect(frameOf(r, 2, 0)).toMatchObject({ way: 4, act: { polarity: 1 } });
});
