import { expect, test } from 'vitest';
import { doubtsAbout, lessSure } from './doubts';
import type { Placed } from './mention';
import { handReading } from './test-reading';

const mention = (at: number, actor: string | null = `a${at}`): Placed => ({
	mention: { start: 0, end: 0, actor },
	from: at,
	to: at,
	head: at,
	type: 0,
});
const about = (tree: string, mentions: Placed[], source: number, target: number, cue: number) =>
	doubtsAbout(
		handReading(tree),
		mentions,
		[],
		{ source, target, polarity: -1, confidence: 0.9, logOdds: 2 },
		cue,
	);

test('a plain stance is only doubted for being rare', () => {
	const tree = 'Zenda/PROPN/nsubj/2 condemned/VERB/root/0 Ruritania/PROPN/obj/2';
	expect(about(tree, [mention(0), mention(2)], 0, 1, 1)).toEqual(['rare']);
	expect(about(tree, [mention(0), mention(2, null)], 0, 1, 1)).toEqual(['rare', 'unnamed']);
});

test('somebody else who is the subject, or the object, makes it doubtful', () => {
	const tree =
		'Voices/NOUN/nsubj/4 on/ADP/case/3 Zenda/PROPN/nmod/1 condemned/VERB/root/0 Ruritania/PROPN/obj/4 over/ADP/case/7 Hentzau/PROPN/obl/4';
	const mentions = [mention(2), mention(4), mention(6)];
	expect(about(tree, mentions, 0, 1, 3)).toContain('otherSubject');
	expect(about(tree, [mention(0), ...mentions], 0, 2, 3)).not.toContain('otherSubject');
	expect(about(tree, mentions, 0, 2, 3)).toContain('otherObject');
	expect(about(tree, mentions, 0, 1, 3)).not.toContain('otherObject');
});

test('a target that says where, or only describes something, makes it doubtful', () => {
	const aside =
		'Zenda/PROPN/nsubj/2 blasted/VERB/root/0 taxes/NOUN/obj/2 on/ADP/case/5 Radio/PROPN/obl/2';
	expect(about(aside, [mention(0), mention(4)], 0, 1, 1)).toContain('aside');
	const described =
		'Zenda/PROPN/nsubj/2 condemned/VERB/root/0 Ruritanian/ADJ/amod/4 churches/NOUN/obj/2';
	expect(about(described, [mention(0), mention(2)], 0, 1, 1)).toContain('modifier');
	const deed = described.replace('churches', 'raids');
	expect(about(deed, [mention(0), mention(2)], 0, 1, 1)).not.toContain('modifier');
});

test('who is only named as whose friend somebody is makes it doubtful, who speaks for a state does not', () => {
	const tree =
		'Sapt/PROPN/nmod:poss/2 lawyers/NOUN/nsubj/3 condemned/VERB/root/0 Ruritania/PROPN/obj/3';
	const named = (type: 'PER' | 'LOC') => {
		const one = mention(0);
		return { ...one, mention: { ...one.mention, entity: { type } } };
	};
	expect(about(tree, [named('PER'), mention(3)], 0, 1, 2)).toContain('otherPerson');
	expect(about(tree, [named('LOC'), mention(3)], 0, 1, 2)).not.toContain('otherPerson');
});

test('who threatens is behind a participle, not before it', () => {
	const tree =
		'Hentzau/PROPN/nsubj/7 threatened/VERB/acl/1 by/ADP/case/5 Zendan/ADJ/amod/5 raids/NOUN/obl:agent/2 on/ADP/case/7 Ruritania/PROPN/root/0';
	const mentions = [mention(0), mention(4), mention(6)];
	expect(about(tree, mentions, 0, 2, 1)).toContain('otherSubject');
});

test('each doubt takes its share of the log odds, whatever the confidence', () => {
	expect(lessSure(0.9, [])).toBeCloseTo(0.9);
	expect(lessSure(0.9, ['rare'])).toBeCloseTo(0.668, 2);
	expect(lessSure(0.9, ['rare', 'unnamed'])).toBeLessThan(lessSure(0.9, ['rare']));
	expect(lessSure(1, ['noSource'])).toBeLessThan(0.9);
	expect(lessSure(0, ['noSource'])).toBeGreaterThan(0);
});
