/**
 * What speaks against a stance that the model sees. It learned on sentences that were chosen for
 * having a stance; in a whole article most pairs of mentions have none.
 */

import { bodyNouns, documentNouns, isPersonNoun } from '../gazetteer/titles';
import { actOf } from './acts';
import type { Attribution } from './attribution';
import { frameOf } from './frame';
import type { Placed } from './mention';
import type { PairStance } from './pairs';
import {
	ADJ,
	AMOD,
	APPOS,
	CASE,
	CCOMP,
	COMPOUND,
	CONJ,
	FLAT,
	NMOD,
	NMOD_POSS,
	NOUN,
	NSUBJ,
	NSUBJ_PASS,
	OBJ,
	OBL,
	PRON,
	PROPN,
	type Reading,
	VERB,
} from './reading';
import { objectOf, subjectOf } from './subject';
import { sigmoid } from './weights';

/**
 * Log odds that each doubt takes away. Set by reading statements from news pages one by one; see
 * "How sure" in docs/detection.md.
 */
export const doubts = {
	/** Most pairs in an article have no stance. */
	rare: 1.5,
	/** Nor have many of those whose cue gives the source's words. */
	said: 0.7,
	/** The target is a pronoun, which may stand for another. */
	pronoun: 0.5,
	/** The target isn't under a word of stance whose subject the source is. */
	noFrame: 1.1,
	/** The cue is no word of that stance. */
	noAct: 1.1,
	/** A party that no name in the text was found for. */
	unnamed: 0.6,
	/** A party that is where something happened. */
	place: 1.5,
	/** A party that is a report, a bill, a poll. */
	document: 1.5,
	/** A question: "Did Zenda back Ruritania?" */
	asked: 1.5,
	/** Words that nobody is named to have said. */
	noSource: 3,
	/** Words that are no more than a time: "responded on Friday morning". */
	thin: 2,
	/** Words that were not said. */
	unsaid: 0.6,
	/** Somebody else is the subject of the cue. */
	otherSubject: 1.2,
	/** Somebody else is the object of the cue. */
	otherObject: 1.2,
	/** The target says where or when: "on CNN", "during Zenda's visit". */
	aside: 1.2,
	/** The target only describes something: "the Ruritanian churches". */
	modifier: 0.8,
	/** Of the same word of stance another pair is surer. */
	rival: 3,
	/** A party that is only named to say whose friend, lawyer or son somebody else is. */
	otherPerson: 1.2,
	/** The target isn't under the cue. */
	apart: 0.6,
	/** The target is many steps below the cue. */
	deep: 0.5,
};
export type Doubt = keyof typeof doubts;

/** The doubts about a stance between two mentions of a sentence, with a cue. */
export function doubtsAbout(
	r: Reading,
	mentions: readonly Placed[],
	attributions: readonly Attribution[],
	{ source: from, target: to, polarity }: PairStance,
	cue: number,
): Doubt[] {
	const source = mentions[from] as Placed;
	const target = mentions[to] as Placed;
	const speaks = attributions.filter(
		({ source: speaker }) => speaker >= source.from && speaker <= source.to,
	);
	const found: Doubt[] = speaks.some((one) => one.cue === cue) ? ['said'] : ['rare'];
	if (!frameOf(r, source.head, target.head)) found.push('noFrame');
	const act = actOf(r.stem[cue] as number);
	if (act?.polarity !== polarity) found.push('noAct');
	for (const { mention, head } of [source, target]) {
		if (mention.actor === null) found.push('unnamed');
		if (mention.place) found.push('place');
		if (isAnothers(r, mention, head)) found.push('otherPerson');
		if (documentNouns.has(r.analysis.tokens.form[head] ?? '')) found.push('document');
	}
	// Who says that it was evil is against it; who says that somebody raided Zenda didn't raid it.
	const isJudged = act?.kind !== 'action';
	if (isModifier(r, target.head)) found.push('modifier');
	if (r.pos[target.head] === PRON) found.push('pronoun');
	const isSaid = speaks.some(
		({ content }) => isJudged && content.some(([a, b]) => cue >= a && cue <= b),
	);
	if (!isSaid && hasOtherSubject(r, mentions, source, target, cue)) found.push('otherSubject');
	if (hasOtherObject(r, mentions, source, target, cue)) found.push('otherObject');
	if (isQuestion(r, cue)) found.push('asked');
	const steps = stepsBelow(r, target.head, cue);
	if (steps < 0) found.push('apart');
	else if (steps > 3) found.push('deep');
	if (isAside(r, target.head, cue)) found.push('aside');
	return found;
}

/** Whether a sentence ends with a question mark, outside of anybody's words. */
function isQuestion(r: Reading, word: number): boolean {
	const { sentences } = r.analysis;
	const last = (sentences.first[(r.analysis.sentenceOf[word] as number) + 1] ?? r.count) - 1;
	return r.analysis.tokens.form[last] === '?' && r.quote[last] === 0;
}

/** The doubts about an attribution; `named` is the mention that is its source, if any. */
export function attributionDoubts(
	r: Reading,
	{ cue, source, sourcePhrase: phrase, content }: Attribution,
	named: Placed | undefined,
	negated: boolean,
): Doubt[] {
	const found: Doubt[] = [];
	if (!phrase) found.push('noSource');
	else if (named === undefined || named.mention.actor === null) found.push('unnamed');
	if (negated) found.push('unsaid');
	if (content.every(([a, b]) => isTime(r, a, b))) found.push('thin');
	const subject = subjectOf(r, cue);
	const isOther =
		phrase !== null &&
		subject >= 0 &&
		r.pos[subject] !== PRON &&
		(subject < phrase[0] || subject > phrase[1]) &&
		r.head[source] !== subject &&
		r.head[subject] !== source;
	if (isOther) found.push('otherSubject');
	return found;
}

const times =
	/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tomorrow|tonight|morning|afternoon|evening|night|week|month|year|late|early|last|next|\d+)$/i;

/** A stretch that says only when: no word of it that isn't a time's. */
function isTime(r: Reading, from: number, to: number): boolean {
	for (let i = from; i <= to; i++) {
		const pos = r.pos[i] as number;
		const says =
			pos === NOUN || pos === PROPN || pos === VERB || pos === ADJ || pos === PRON || pos === 0;
		if (says && !times.test(r.analysis.tokens.form[i] ?? '')) return false;
	}
	return true;
}

/** Inside a phrase about something else, unless that is a deed: "condemned the Ruritanian raids". */
function isModifier(r: Reading, word: number): boolean {
	const relation = r.relation[word];
	const above = r.head[word] as number;
	return (
		(relation === COMPOUND || relation === AMOD) &&
		r.pos[above] === NOUN &&
		actOf(r.stem[above] as number) === undefined
	);
}

/**
 * "Rupert's lawyer", "the president's son", "Rupert allies" are others than the person named. Who
 * speaks for a state or a body is its own: "Zendan officials".
 */
function isAnothers(r: Reading, { entity }: Placed['mention'], head: number): boolean {
	const relation = r.relation[head];
	if (relation !== NMOD_POSS && relation !== COMPOUND) return false;
	if (entity ? entity.type !== 'PER' : bodyNouns.has(lowerForm(r, head))) return false;
	const whose = lowerForm(r, r.head[head] as number);
	return !whose.startsWith('spokes') && isPersonNoun(whose);
}

const lowerForm = (r: Reading, word: number): string =>
	r.analysis.tokens.form[word]?.toLowerCase() ?? '';

/** A confidence with so much of its log odds taken away. */
export function lessSure(confidence: number, found: readonly Doubt[]): number {
	const p = Math.min(0.99, Math.max(0.01, confidence));
	const taken = found.reduce((sum, doubt) => sum + doubts[doubt], 0);
	return sigmoid(Math.log(p / (1 - p)) - taken);
}

function stepsBelow(r: Reading, word: number, above: number): number {
	let at = word;
	for (let k = 1; k <= 8; k++) {
		at = r.head[at] as number;
		if (at < 0) return -1;
		if (at === above) return k;
	}
	return -1;
}

/** Whether a mention is, or belongs to, the phrase of a word: "a spokesman for Zenda". */
function belongsTo(r: Reading, mention: Placed, word: number): boolean {
	if (word >= mention.from && word <= mention.to) return true;
	let at = mention.head;
	for (let k = 0; k < 6; k++) {
		const relation = r.relation[at];
		const inner =
			relation === COMPOUND ||
			relation === FLAT ||
			relation === AMOD ||
			relation === NMOD_POSS ||
			relation === APPOS ||
			relation === CONJ ||
			(relation === NMOD && /^(?:of|for|from|with)$/i.test(caseOf(r, at)));
		if (!inner) return false;
		at = r.head[at] as number;
		if (at === word) return true;
		if (at < 0) return false;
	}
	return false;
}

function caseOf(r: Reading, word: number): string {
	for (let c = r.firstChild[word] as number; c >= 0 && c < word; c = r.nextSibling[c] as number) {
		if (r.relation[c] === CASE) return r.analysis.tokens.form[c] ?? '';
	}
	return '';
}

/** Whether a word stands for a mention: it is in it, or in another of the same actor. */
function standsFor(r: Reading, mentions: readonly Placed[], word: number, one: Placed): boolean {
	if (belongsTo(r, one, word)) return true;
	const { actor } = one.mention;
	return mentions.some((m) => actor !== null && m.mention.actor === actor && belongsTo(r, m, word));
}

function hasOtherSubject(
	r: Reading,
	mentions: readonly Placed[],
	source: Placed,
	target: Placed,
	cue: number,
): boolean {
	const subject = subjectOf(r, cue);
	if (subject < 0 || standsFor(r, mentions, subject, source)) return false;
	// A pronoun nobody was found for may be the source; of a noun or a name that is known.
	if (r.pos[subject] === PRON && !mentions.some((m) => subject >= m.from && subject <= m.to)) {
		return false;
	}
	return !standsFor(r, mentions, subject, target);
}

function hasOtherObject(
	r: Reading,
	mentions: readonly Placed[],
	source: Placed,
	target: Placed,
	cue: number,
): boolean {
	for (const other of mentions) {
		if (other === source || other === target) continue;
		const { actor } = other.mention;
		if (actor !== null && (actor === source.mention.actor || actor === target.mention.actor)) {
			continue;
		}
		if (!isObject(r, other.head, cue) || belongsTo(r, target, other.head)) continue;
		return true;
	}
	return false;
}

/** "accused Zenda", "Zenda was accused", "believes that Zenda lied". */
function isObject(r: Reading, word: number, cue: number): boolean {
	const above = r.head[word] as number;
	const relation = r.relation[word];
	if (above === cue) return relation === OBJ || relation === NSUBJ_PASS;
	return (
		above >= 0 &&
		relation === NSUBJ &&
		r.relation[above] === CCOMP &&
		r.head[above] === cue &&
		(actOf(r.stem[cue] as number)?.polarity ?? 0) !== 0
	);
}

const places =
	/^(?:on|in|at|during|before|after|since|near|outside|inside|across|around|through)$/i;

/** "defended the advertisement on CNN"; not "an attack on Zenda", "imposed sanctions on Zenda". */
function isAside(r: Reading, word: number, cue: number): boolean {
	let at = word;
	for (let k = 0; k < 6; k++) {
		const above = r.head[at] as number;
		if (above < 0) return false;
		const isPredicate = r.pos[above] === VERB || r.pos[above] === ADJ;
		if (r.relation[at] === OBL && isPredicate && places.test(caseOf(r, at))) {
			const object = objectOf(r, above);
			const done = object >= 0 && actOf(r.stem[object] as number) !== undefined;
			return object >= 0 ? !done : !/^on$/i.test(caseOf(r, at));
		}
		if (above === cue) return false;
		at = above;
	}
	return false;
}
