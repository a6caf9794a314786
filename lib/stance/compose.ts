/** Statements out of attributions and the stances between mentions. */

import { type Act, entityTypes, type Role, type Span, type Statement } from '../annotation';
import { hashString } from '../language/hash';
import { actOf } from './acts';
import { type Attribution, findAttributions } from './attribution';
import { attributionDoubts, type Doubt, doubtsAbout, lessSure } from './doubts';
import type { ActorMention, MentionTokens, Placed } from './mention';
import { type PairStance, pairStance, stanceCue } from './pairs';
import { throughProposal } from './proposal';
import { COMPOUND_PRT, PUNCT, type Reading } from './reading';
import { type FoundStance, outdoes } from './rivals';
import { scopeOf } from './scope';
import type { StanceModel } from './stance-model';
import { stem } from './stem';
import { suffersDeed } from './victim';

/** What was weighed, for whoever asks why a statement was or wasn't found. */
export interface StanceTrace {
	/** An attribution, and whether it was sure enough to be told. */
	attribution(attribution: Attribution, told: boolean): void;
	/** Two mentions in text order, the stance that the model sees, what came of it, and what spoke against it. */
	pair(
		first: ActorMention,
		second: ActorMention,
		stance: PairStance | null,
		outcome: PairOutcome,
		doubts: readonly Doubt[],
	): void;
}
export type PairOutcome =
	| 'told'
	| 'no stance'
	| 'through a proposal'
	| 'declined or unreal'
	| 'victim';

/** More mentions of one sentence are not paired: bounds the work on lists. */
const mostMentions = 14;
/** Mentions further apart than this, in tokens, are not paired. */
const widest = 40;

/**
 * The statements of a text: who says or thinks what, and who is for or against whom.
 *
 * `mentions` are the phrases that name actors, in text order, not overlapping. Sources that no
 * mention names stand as phrases without actor. `trace` is told what was weighed. Work is linear in the text but for the pairs of one
 * sentence, which are bounded.
 */
export function findStances(
	r: Reading,
	mentions: readonly ActorMention[],
	model: StanceModel,
	trace?: StanceTrace,
): Statement[] {
	const attributions = model.attribution ? findAttributions(r, model.attribution) : [];
	const placed = placeMentions(r, mentions);
	const bySentence = new Map<number, Attribution[]>();
	for (const attribution of attributions) {
		const list = bySentence.get(attribution.sentence) ?? [];
		list.push(attribution);
		bySentence.set(attribution.sentence, list);
	}
	const statements: Statement[] = [];
	const { sentences } = r.analysis;
	for (let s = 0; s < sentences.count; s++) {
		inSentence(r, s, bySentence.get(s) ?? [], placed[s] ?? [], model, statements, trace);
	}
	statements.sort((a, b) => a.cue.start - b.cue.start || b.confidence - a.confidence);
	statements.forEach((statement, i) => {
		statement.id = `s${i + 1}`;
	});
	return statements;
}

/** Mentions by sentence, as tokens; those that touch no token or run over a sentence's end go. */
function placeMentions(r: Reading, mentions: readonly ActorMention[]): Placed[][] {
	const { start, end } = r.analysis.tokens;
	const placed: Placed[][] = [];
	let at = 0;
	for (const mention of mentions) {
		while (at > 0 && (start[at] ?? 0) > mention.start) at--;
		while (at < r.count && (end[at] as number) <= mention.start) at++;
		const from = at;
		let to = from;
		while (to + 1 < r.count && (start[to + 1] as number) < mention.end) to++;
		if (from >= r.count || (start[from] as number) >= mention.end) continue;
		const s = r.analysis.sentenceOf[from] as number;
		const last = (r.analysis.sentences.first[s + 1] ?? r.count) - 1;
		const list = placed[s] ?? [];
		if (list.length < mostMentions) {
			const until = Math.min(to, last);
			list.push({
				mention,
				from,
				to: until,
				head: headOf(r, from, until),
				type: mention.entity ? entityTypes.indexOf(mention.entity.type) + 1 : 0,
			});
		}
		placed[s] = list;
	}
	return placed;
}

/** The token of a run that the others hang from. */
export function headOf(r: Reading, from: number, to: number): number {
	let best = -1;
	for (let i = from; i <= to; i++) {
		const h = r.head[i] as number;
		if (h >= from && h <= to) continue;
		if (r.pos[i] !== PUNCT) return i;
		if (best < 0) best = i;
	}
	return best < 0 ? from : best;
}

function inSentence(
	r: Reading,
	s: number,
	attributions: readonly Attribution[],
	mentions: readonly Placed[],
	model: StanceModel,
	out: Statement[],
	trace: StanceTrace | undefined,
): void {
	const own: { attribution: Attribution; statement: Statement; taken: boolean }[] = [];
	for (const attribution of attributions) {
		const told = attribution.confidence >= model.leastAttribution;
		trace?.attribution(attribution, told);
		if (!told) continue;
		const statement = attributionStatement(r, attribution, mentions);
		own.push({ attribution, statement, taken: false });
		out.push(statement);
	}
	if (mentions.length < 2 || (attributions.length === 0 && !saysAct(r, s))) return;
	const found = stancesOf(r, s, attributions, mentions, model, trace);
	for (const one of found) {
		const { source, target, cue, under, stance } = one;
		const rival = found.some((other) => outdoes(r, other, one));
		const doubts = rival ? [...one.doubts, 'rival' as const] : one.doubts;
		const first = source.from < target.from ? source : target;
		const second = first === source ? target : source;
		trace?.pair(first.mention, second.mention, stance, 'told', doubts);
		stance.confidence = lessSure(stance.confidence, doubts);
		const same = own.find(
			({ attribution, taken }) =>
				!taken &&
				touches(attribution.sourcePhrase, source) &&
				(attribution.cue === cue || attribution.content.some((run) => touches(run, target))),
		);
		// Doubtful as a stance, it may well be right as somebody's words.
		if (same && (same.attribution.cue === cue || stance.confidence >= 0.5)) {
			same.taken = true;
			const { statement } = same;
			statement.source = role(source.mention);
			statement.target = role(target.mention);
			statement.polarity = stance.polarity;
			statement.act = actFor(r, cue, stance.polarity);
			statement.negated ||= under.negated;
			statement.hedged ||= under.hedged;
			statement.confidence = stance.confidence;
			continue;
		}
		out.push(stanceStatement(r, s, source, target, cue, stance, under));
	}
}

/** The stances between the mentions of a sentence, each weighed by itself. */
function stancesOf(
	r: Reading,
	s: number,
	attributions: readonly Attribution[],
	mentions: readonly Placed[],
	model: StanceModel,
	trace: StanceTrace | undefined,
): FoundStance[] {
	const found: FoundStance[] = [];
	for (let i = 0; i < mentions.length; i++) {
		for (let j = i + 1; j < mentions.length; j++) {
			const a = mentions[i] as Placed;
			const b = mentions[j] as Placed;
			if (b.from - a.to > widest || b.from <= a.to) continue;
			if (a.mention.actor !== null && a.mention.actor === b.mention.actor) continue;
			const stance = pairStance(r, mentions, i, j, s, attributions, model.pairs);
			const ends = (outcome: PairOutcome) => trace?.pair(a.mention, b.mention, stance, outcome, []);
			if (!stance) {
				ends('no stance');
				continue;
			}
			const source = mentions[stance.source] as Placed;
			const target = mentions[stance.target] as Placed;
			const proposed = throughProposal(r, source.head, target.head);
			if (proposed === 0) {
				ends('through a proposal');
				continue;
			}
			if (proposed !== null) stance.polarity = proposed;
			const cue = stanceCue(r, source, target, s, attributions, stance.polarity, model.pairs.pair);
			const under = scopeOf(r, cue);
			if (undone(r, cue, stance, under) || isRecall(r, cue, target)) {
				ends('declined or unreal');
				continue;
			}
			if (stance.polarity < 0 && blames(r, cue) && suffersDeed(r, target.head, cue)) {
				ends('victim');
				continue;
			}
			const doubts = doubtsAbout(r, mentions, attributions, stance, cue);
			const sure = lessSure(stance.confidence, doubts);
			found.push({ source, target, cue, stance, under, doubts, sure });
		}
	}
	return found;
}

/** Whether a sentence has a word of stance; without one, and without anybody's words, it has none. */
function saysAct(r: Reading, s: number): boolean {
	const to = r.analysis.sentences.first[s + 1] ?? r.count;
	for (let i = r.analysis.sentences.first[s] as number; i < to; i++) {
		if (actOf(r.stem[i] as number)) return true;
	}
	return false;
}

const givesWay = /^(?:down|away|off|out)$/;

/** What is only refused or imagined is not a stance: "refused to condemn", "would support if". */
function undone(
	r: Reading,
	cue: number,
	stance: PairStance,
	under: { negated: boolean; conditional: boolean },
): boolean {
	const act = actOf(r.stem[cue] as number);
	if (under.conditional && act) return true;
	// "backed down", "backed away from": the opposite of backing.
	if (act?.act === 'SUPPORT' && givesWay.test(r.analysis.tokens.form[cue + 1] ?? '')) return true;
	return under.negated && act?.polarity === -1 && stance.polarity === -1;
}

/** "recalled its ambassador" is no act against the ambassador. */
const isRecall = (r: Reading, cue: number, { from }: Placed): boolean =>
	r.stem[cue] === recall && /^(?:its|his|her|their|our)$/.test(r.analysis.tokens.form[from] ?? '');

/** The word lays blame: "condemned", "anger at"; a deed done does not. */
function blames(r: Reading, cue: number): boolean {
	const act = actOf(r.stem[cue] as number);
	return act?.kind === 'speech' && act.polarity < 0;
}

const role = ({ start, end, actor }: ActorMention): Role => ({ start, end, actor });

const touches = (run: readonly [number, number] | null, m: MentionTokens): boolean =>
	run !== null && run[0] <= m.to && m.from <= run[1];

function spanOf(r: Reading, from: number, to: number): Span {
	const { start, end } = r.analysis.tokens;
	return { start: start[from] as number, end: end[to] as number };
}

/** A content without the marks around it; a closing one stays where its opening one is within. */
function contentSpan(r: Reading, from: number, to: number): Span {
	const isMark = (i: number) => edgeMark.test(r.analysis.tokens.form[i] ?? '');
	let first = from;
	let last = to;
	while (first < last && isMark(first)) first++;
	while (last > first && isMark(last)) {
		const opening = r.quoteFrom[(r.quote[last] as number) - 1] ?? -1;
		if (opening >= first && opening < last) break;
		last--;
	}
	return spanOf(r, first, last);
}
/** Marks that part a quotation from its cue; full stops, question and exclamation marks belong to it. */
const edgeMark = /^(?:["“”«»„‘’,;:]|''|``|'|--|–|—)$/;

const recall = hashString(stem('recall'));
const according = hashString('according');
const toWord = hashString('to');

function cueSpan(r: Reading, cue: number): Span {
	let to = cue;
	for (let c = r.firstChild[cue] as number; c >= 0; c = r.nextSibling[c] as number) {
		if (r.relation[c] === COMPOUND_PRT && c === to + 1) to = c;
	}
	const { sentenceOf } = r.analysis;
	const goesOn = cue + 1 < r.count && sentenceOf[cue + 1] === sentenceOf[cue];
	if (goesOn && r.word[cue] === according && r.word[cue + 1] === toWord) to = cue + 1;
	return spanOf(r, cue, to);
}

function sentenceSpan(r: Reading, s: number): Span {
	const { start, end } = r.analysis.sentences;
	return { start: start[s] as number, end: end[s] as number };
}

function quotedIn(r: Reading, runs: readonly [number, number][]): boolean {
	for (const [a, b] of runs)
		for (let i = a; i <= b; i++) if ((r.quote[i] as number) > 0) return true;
	return false;
}

function attributionStatement(
	r: Reading,
	attribution: Attribution,
	mentions: readonly Placed[],
): Statement {
	const { cue, sourcePhrase, content, source } = attribution;
	const named = mentions.find((m) => source >= m.from && source <= m.to);
	const under = scopeOf(r, cue);
	const phrase = sourcePhrase ? spanOf(r, sourcePhrase[0], sourcePhrase[1]) : null;
	return {
		id: '',
		kind: 'speech',
		source: phrase && { ...phrase, actor: named?.mention.actor ?? null },
		target: null,
		cue: cueSpan(r, cue),
		content: [...content].sort((a, b) => a[0] - b[0]).map(([a, b]) => contentSpan(r, a, b)),
		sentence: sentenceSpan(r, attribution.sentence),
		act: null,
		polarity: 0,
		negated: under.negated,
		hedged: under.hedged,
		quoted: quotedIn(r, content),
		confidence: lessSure(
			attribution.confidence,
			attributionDoubts(r, attribution, named, under.negated),
		),
	};
}

function stanceStatement(
	r: Reading,
	s: number,
	source: Placed,
	target: Placed,
	cue: number,
	stance: PairStance,
	under: { negated: boolean; hedged: boolean },
): Statement {
	const from = Math.max(cue + 1, 0);
	let to = r.right[cue] as number;
	while (to >= from && r.pos[to] === PUNCT && r.quote[to] === 0) to--;
	const run: [number, number] =
		to >= from && target.from >= from && target.to <= to ? [from, to] : [target.from, target.to];
	return {
		id: '',
		kind: 'action',
		source: role(source.mention),
		target: role(target.mention),
		cue: cueSpan(r, cue),
		content: [contentSpan(r, run[0], run[1])],
		sentence: sentenceSpan(r, s),
		act: actFor(r, cue, stance.polarity),
		polarity: stance.polarity,
		negated: under.negated,
		hedged: under.hedged,
		quoted: quotedIn(r, [run]),
		confidence: stance.confidence,
	};
}

/** The class of act that a cue names, where it goes with the polarity; else the plainest of it. */
function actFor(r: Reading, cue: number, polarity: -1 | 1): Act {
	const act = actOf(r.stem[cue] as number);
	if (act && act.polarity === polarity) return act.act;
	return polarity > 0 ? 'SUPPORT' : 'DISAPPROVE';
}
