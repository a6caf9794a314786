import type { ResolvedMention } from '../../actors/resolve';
import type { Sentence, Token } from '../../language/rules/tokens';
import {
	adverbs,
	auxiliaries,
	beForms,
	determiners,
	hedges,
	negations,
	weekdays,
} from '../../language/rules/words';
import { alsoNouns, type Form, governors, verbForm } from './lexicon';

/** A sentence with its mentions by token, as the rules of this folder look at it. */
export interface View {
	text: string;
	sentence: Sentence;
	tokens: readonly Token[];
	/** The mention that starts at, ends before, or covers a token. */
	starting: ReadonlyMap<number, ResolvedMention>;
	ending: ReadonlyMap<number, ResolvedMention>;
	covering: readonly (ResolvedMention | undefined)[];
	/** Whether a token stands in a quotation. */
	quoted: readonly boolean[];
	/** The word class of a token, by the tagger; null where it parts the words in another way. */
	classOf(at: number): string | null;
}

/** What stands around a verb. */
export interface Verb {
	at: number;
	/** First token of the verb's group: "has never condemned" from "has". */
	from: number;
	lemma: string;
	form: Form;
	passive: boolean;
	negated: boolean;
	hedged: boolean;
	/** Governed by another verb: "refused to condemn" (its group starts at "refused"). */
	governor: number | null;
	infinitive: boolean;
	/** Would or might be done, not done. */
	conditional: boolean;
}

export const lowerAt = (view: View, at: number): string => view.tokens[at]?.lower ?? '';

/** No rule looks further than this many tokens. */
export const window = 40;

const isAdverb = (word: string): boolean =>
	adverbs.has(word) || (word.length > 4 && word.endsWith('ly'));
export const skippable = (word: string): boolean =>
	isAdverb(word) || negations.has(word) || hedges.has(word);

/** Whether the word at a token is used as a verb here, and how; null where it isn't. */
export function readVerb(view: View, at: number): Verb | null {
	const token = view.tokens[at];
	if (token?.kind !== 'word' || view.covering[at]) return null;
	const known = verbForm(token.lower);
	if (!known || (token.capital && at > 0 && !/^["“‘:]$/.test(lowerAt(view, at - 1)))) return null;
	let from = at;
	let negated = false;
	let hedged = false;
	let be = false;
	let have = false;
	let support = false;
	let infinitive = false;
	let governor: number | null = null;
	let conditional = false;
	for (let i = at - 1; i >= 0 && at - i < 10; i--) {
		const word = lowerAt(view, i);
		if (view.covering[i]) break;
		if (word === 'to' && i === from - 1) {
			// An infinitive: what governs it stands before "to", or it is no statement of its own.
			let g = i - 1;
			while (g >= 0 && negations.has(lowerAt(view, g))) {
				negated = true;
				g--;
			}
			const effect = governors.get(lowerAt(view, g));
			infinitive = true;
			if (effect) {
				governor = g;
				if (effect === 'negates') negated = !negated;
				if (effect === 'hedges') hedged = true;
				from = g;
				i = g;
				continue;
			}
			from = i;
			break;
		}
		if (negations.has(word)) negated = true;
		else if (hedges.has(word) && word !== 'should') {
			hedged = true;
			if (/^(?:would|could|might|may)$/.test(word)) {
				conditional = true;
				support = true;
			}
		} else if (beForms.has(word)) be = true;
		else if (word === "'s" && isPossessive(view, i, at)) break;
		else if (auxiliaries.has(word)) {
			if (/^(?:has|have|had|having|'ve)$/.test(word)) have = true;
			else support = true;
			if (/^(?:must|should|shall|ought)$/.test(word)) conditional = true;
		} else if (!isAdverb(word) && !hedges.has(word)) break;
		if (word === "'s") {
			// "He's condemned": has or is; taken as has.
			have = true;
		}
		from = i;
	}
	// Adverbs alone belong to what is before them.
	while (from < at && isAdverb(lowerAt(view, from)) && !auxiliaries.has(lowerAt(view, from)))
		from++;
	const forms = known.forms;
	let form: Form = forms[0] ?? 'base';
	if (be && !have && forms.includes('participle')) form = 'participle';
	else if (be && forms.includes('participle')) form = 'participle';
	else if (have && forms.includes('participle')) form = 'past';
	else if (forms.includes('past')) form = 'past';
	if (token.lower.endsWith('ing') && forms.includes('ing')) form = 'ing';
	const finite = support || infinitive || have || be;
	if ((form === 'base' || form === 's') && !finite) {
		if (looksLikeNoun(view, at)) return null;
		// "the Zendan Post host Anton Sapt"
		if (alsoNouns.has(known.lemma) && view.classOf(at) === 'NOUN') return null;
	}
	if (form === 'base' && !finite && isSingular(view.ending.get(at))) return null;
	if (
		form === 'past' &&
		!finite &&
		/^(?:the|a|an|its|his|her|their|'s|these|those)$/.test(lowerAt(view, at - 1))
	)
		return null;
	return {
		at,
		from,
		lemma: known.lemma,
		form,
		passive: be && form === 'participle',
		negated,
		hedged,
		governor,
		infinitive,
		conditional,
	};
}

/** A bare verb doesn't go with one name: "Zenda host Anton Sapt" is the host of Zenda. */
function isSingular(subject: ResolvedMention | undefined): boolean {
	return subject?.form === 'name' && !subject.plural && !/s$/i.test(subject.head);
}

function isPossessive(view: View, clitic: number, verb: number): boolean {
	// "Zenda's condemned" is rare beside "Zenda's attack"; "he's" is no possessive.
	return view.ending.get(clitic)?.form !== 'pronoun' || clitic === verb - 2;
}

/** "Blues attacks", "a report", "support for": a noun, by the words beside it. */
function looksLikeNoun(view: View, at: number): boolean {
	const before = lowerAt(view, at - 1);
	const next = lowerAt(view, at + 1);
	if (determiners.has(before) || before === "'s" || before === "'") return true;
	const noun = alsoNouns.has(verbForm(lowerAt(view, at))?.lemma ?? '');
	const subject = view.ending.get(at) ?? (isAdverb(before) ? view.ending.get(at - 1) : undefined);
	if (!subject && !/^(?:and|or|but|who|which|that|,)$/.test(before) && !isAdverb(before))
		return true;
	if (!noun) return false;
	if (subject?.form === 'adjective') return true;
	if (subject?.form === 'pronoun') return false;
	// A noun compound ("Zenda attacks were") is followed by no object.
	const object =
		view.starting.has(at + 1) ||
		determiners.has(next) ||
		next === 'that' ||
		/^["“‘]$/.test(next) ||
		isAdverb(next);
	if (!object) return true;
	const earlier = lowerAt(view, (subject?.from ?? at) - 1);
	return determiners.has(earlier) || verbForm(earlier) !== undefined;
}

/** The token before a time that ends at a token: "this week", "on Monday", "late Tuesday". */
function beforeTime(view: View, at: number): number {
	const word = lowerAt(view, at);
	if (weekdays.has(word)) {
		const before = lowerAt(view, at - 1);
		return /^(?:on|late|early|last|next|this)$/.test(before) ? at - 2 : at - 1;
	}
	if (/^(?:week|month|year|morning|evening|afternoon|night|weekend)$/.test(word)) {
		if (/^(?:this|last|next|that)$/.test(lowerAt(view, at - 1))) return at - 2;
	}
	return at;
}

const prepositionsOfPhrases = new Set(
	'of in from at for with on to near by against between among inside outside'.split(' '),
);
/** After these a new clause, and so a new subject, may start. */
const clauseOpeners = new Set(
	'after before when if because as while although though since until unless than whether that where how why , ; : " “ ‘ — – - and but or yet so ) what'.split(
		' ',
	),
);

export interface Subject {
	mentions: ResolvedMention[];
	/** Between 0 and 1.0: how surely it is the subject. */
	certainty: number;
	/** It stands after its verb: "…, said Sapt". */
	inverted?: boolean;
}

/** Who does what the verb says, in the words before (or, for speech, right after) it. */
export function findSubject(view: View, verb: Verb, lastSubject: Subject | null): Subject | null {
	let i = verb.from - 1;
	while (i >= 0 && skippable(lowerAt(view, i)) && verb.at - i < window) i--;
	i = beforeTime(view, i);
	if (i < 0) {
		return verb.form === 'ing' ? openingParticiple(view, verb.at) : null;
	}
	const mention = view.ending.get(i + 1);
	if (mention) return fromMention(view, mention, verb);
	const word = lowerAt(view, i);
	if (word === ')' || word === ',' || word === '—' || word === '–' || word === '-') {
		if (verb.form === 'ing') {
			return lastSubject ? { ...lastSubject, certainty: lastSubject.certainty * 0.75 } : null;
		}
		const open = word === ')' ? '(' : word;
		for (let k = i - 1; k >= 0 && i - k < window; k--) {
			if (lowerAt(view, k) !== open) continue;
			const before = view.ending.get(k);
			if (before && before.form !== 'adjective' && !before.place) {
				const subject = fromMention(view, before, verb);
				return subject && { ...subject, certainty: subject.certainty * 0.85 };
			}
			if (open === '(') break;
		}
		const bare = word === ',' ? view.ending.get(i) : undefined;
		if (bare && bare.form === 'name' && !bare.place && /^(?:past|s)$/.test(verb.form)) {
			return { mentions: [bare], certainty: 0.7 };
		}
		return null;
	}
	if (word === 'who' || word === 'which' || word === 'that') {
		let k = i;
		if (lowerAt(view, k - 1) === ',') k--;
		const antecedent = view.ending.get(k);
		if (!antecedent || antecedent.form === 'adjective' || antecedent.form === 'pronoun')
			return null;
		if (word === 'that' && verbForm(lowerAt(view, antecedent.from - 1))) return null;
		return { mentions: [antecedent], certainty: 0.8 };
	}
	if (word === 'and' || word === 'but' || word === 'or' || word === 'then') {
		if (verb.form === 'base' || !lastSubject) return null;
		return { ...lastSubject, certainty: lastSubject.certainty * 0.85 };
	}
	if (verb.form === 'ing' && lastSubject && (word === 'in' || word === 'by')) return null;
	return null;
}

function fromMention(view: View, mention: ResolvedMention, verb: Verb): Subject | null {
	if (mention.form === 'adjective') return null;
	if (/^(?:him|her|them|me|us)$/.test(mention.head)) return null;
	if (
		verb.form === 'ing' &&
		!verb.passive &&
		verb.from === verb.at &&
		lowerAt(view, mention.from - 1) !== 'with'
	)
		return null;
	let head = mention;
	// Climb out of prepositional phrases: "officials in Strelsau said".
	for (let step = 0; step < 3; step++) {
		let p = head.from - 1;
		while (p >= 0 && (determiners.has(lowerAt(view, p)) || lowerAt(view, p) === "'s")) p--;
		const before = lowerAt(view, p);
		if (lowerAt(view, head.from - 1) === "'s") {
			// "Zenda's minister said": the minister, whose phrase starts after the clitic.
			const owner = view.ending.get(head.from - 1);
			if (!owner) break;
			const q = lowerAt(view, owner.from - 1);
			if (!prepositionsOfPhrases.has(q) || clauseOpeners.has(q)) break;
			p = owner.from - 1;
		} else if (!prepositionsOfPhrases.has(before) || verb.form === 'ing') break;
		const outer = view.ending.get(p);
		if (outer && outer.form !== 'adjective' && outer.form !== 'pronoun') {
			head = outer;
			continue;
		}
		// "The attack by Zenda angered …": its head is no actor. A sentence's opening phrase has none.
		return null;
	}
	if (head.place && head !== mention) return null;
	if (head.place) return null;
	const before = lowerAt(view, head.from - 1);
	const start =
		head.from === 0 || clauseOpeners.has(before) || before === "'s" || determiners.has(before);
	const mentions = [head];
	if (before === 'and') {
		const other = view.ending.get(head.from - 1);
		if (other && other.form !== 'pronoun' && other.form !== 'adjective' && !other.place) {
			const earlier = lowerAt(view, other.from - 1);
			if (other.from === 0 || clauseOpeners.has(earlier)) mentions.unshift(other);
		}
	}
	return { mentions, certainty: start ? 1 : 0.75 };
}

/** "Speaking in Strelsau, Sapt condemned …": the subject of the main clause. */
function openingParticiple(view: View, at: number): Subject | null {
	for (let i = at + 1; i < view.tokens.length && i - at < window; i++) {
		if (lowerAt(view, i) !== ',') continue;
		const mention = view.starting.get(i + 1);
		return mention && mention.form !== 'adjective' && !mention.place
			? { mentions: [mention], certainty: 0.6 }
			: null;
	}
	return null;
}
