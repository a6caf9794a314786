import type { ResolvedMention } from '../../actors/resolve';
import type { Act, Polarity, Role, Span, Statement } from '../../annotation';
import { isSpeech, type Quotation, quotationAt } from '../../language/rules/quotations';
import type { Sentence } from '../../language/rules/tokens';
import { beForms, determiners, hedges, negations, weekdays } from '../../language/rules/words';
import {
	findSubject,
	lowerAt,
	readVerb,
	type Subject,
	skippable,
	type Verb,
	type View,
} from './clause';
import { type Content, continued, objectContent, speechContent } from './content';
import {
	adjectives,
	bad,
	good,
	lightVerbs,
	type Nominal,
	nominals,
	receivingVerbs,
	type Sense,
	sensesFor,
} from './lexicon';
import { findTarget, innerStance, type Target } from './target';

/** Statements below this confidence are not worth showing to anyone. */
const least = 0.2;

/**
 * Who says or does what, toward whom, for or against, by rules over cues, their frames and the
 * mentions around them. In text order.
 *
 * @param classOf the word class of the word that begins at an offset, null where none does
 */
export function findStatements(
	text: string,
	sentences: readonly Sentence[],
	quotations: readonly Quotation[],
	mentions: readonly ResolvedMention[],
	classOf: (start: number) => string | null,
): Statement[] {
	const found: Statement[] = [];
	let first = 0;
	for (let s = 0; s < sentences.length; s++) {
		const sentence = sentences[s];
		if (!sentence) continue;
		while (first < mentions.length && (mentions[first]?.sentence ?? 0) < s) first++;
		let last = first;
		while (last < mentions.length && mentions[last]?.sentence === s) last++;
		const own = mentions.slice(first, last);
		if (own.length === 0) continue;
		const view = viewOf(text, sentence, own, quotations, classOf);
		new Reader(view, s, sentences, quotations, found).read();
	}
	found.sort((a, b) => a.cue.start - b.cue.start || a.cue.end - b.cue.end);
	const unique = withoutRepeats(found);
	unique.forEach((statement, i) => {
		statement.id = `s${i + 1}`;
	});
	return unique;
}

function withoutRepeats(statements: readonly Statement[]): Statement[] {
	const seen = new Set<string>();
	return statements.filter((s) => {
		const key = [s.cue.start, s.source?.start, s.target?.start, s.polarity].join(' ');
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

function viewOf(
	text: string,
	sentence: Sentence,
	mentions: readonly ResolvedMention[],
	quotations: readonly Quotation[],
	classOf: (start: number) => string | null,
): View {
	const { tokens } = sentence;
	const starting = new Map<number, ResolvedMention>();
	const ending = new Map<number, ResolvedMention>();
	const covering: (ResolvedMention | undefined)[] = new Array(tokens.length);
	for (const mention of mentions) {
		starting.set(mention.from, mention);
		ending.set(mention.to, mention);
		for (let i = mention.from; i < mention.to; i++) covering[i] = mention;
	}
	const quoted = tokens.map((token) => {
		const quotation = quotationAt(quotations, token.start);
		return quotation !== undefined && isSpeech(text, quotation);
	});
	const classAt = (at: number) => {
		const token = tokens[at];
		return token ? classOf(token.start) : null;
	};
	return { text, sentence, tokens, starting, ending, covering, quoted, classOf: classAt };
}

/** Whether a verb's object is what its sense is about; some verbs are followed by other things, too. */
function takesObject(
	view: View,
	{ lemma }: Sense,
	{ to, entity }: ResolvedMention,
	start: number,
): boolean {
	// "warn Zenda is near defeat": nobody warns Zenda.
	if (lemma === 'warn') return !beForms.has(lowerAt(view, to)) && lowerAt(view, to) !== 'will';
	// "deny shooting the protesters"
	if (lemma === 'deny') return view.classOf(start) !== 'VERB';
	// "fired 47 Zendan missiles"
	if (lemma === 'fire') return !entity || entity.type === 'PER';
	return true;
}

/** Whose a noun of stance is. */
interface NominalSource {
	source: ResolvedMention;
	/** First token of the cue. */
	from: number;
	certainty: number;
	addressee: ResolvedMention | null;
	/** The verb that carries the noun, or null where the source possesses it. */
	verb: string | null;
}

interface Draft {
	kind: Statement['kind'];
	act: Act | null;
	polarity: Polarity;
	source: ResolvedMention;
	target: ResolvedMention | null;
	/** Tokens [from, to). */
	cue: [number, number];
	content: Content;
	negated: boolean;
	hedged: boolean;
	confidence: number;
}

class Reader {
	/** The subject of the last verb with one, for verbs joined to it. */
	private subject: Subject | null = null;

	constructor(
		private readonly view: View,
		private readonly index: number,
		private readonly sentences: readonly Sentence[],
		private readonly quotations: readonly Quotation[],
		private readonly out: Statement[],
	) {}

	read(): void {
		const { tokens } = this.view;
		for (let i = 0; i < tokens.length; i++) {
			const word = lowerAt(this.view, i);
			if (word === 'according' && lowerAt(this.view, i + 1) === 'to') {
				this.accordingTo(i);
				continue;
			}
			if (nominals.has(word)) this.nominal(i);
			if (adjectives.has(word)) this.adjective(i);
			const verb = readVerb(this.view, i);
			if (verb) this.verb(verb);
			else this.noteSubject(i);
		}
	}

	/** Other verbs are not in the lexicon, but what stands before them is a subject to be joined to. */
	private noteSubject(at: number): void {
		const relative = lowerAt(this.view, at);
		if (
			(relative === 'that' || relative === 'which' || relative === 'who') &&
			/(?:ed|s|took|made|gave|led|won|sent|met|had|has)$/.test(lowerAt(this.view, at + 1))
		) {
			const antecedent = this.view.ending.get(lowerAt(this.view, at - 1) === ',' ? at - 1 : at);
			if (antecedent && antecedent.form !== 'adjective' && !this.view.starting.has(at + 1)) {
				this.subject = { mentions: [antecedent], certainty: 0.7 };
				return;
			}
		}
		const mention = this.view.ending.get(at);
		if (!mention || mention.form === 'adjective' || mention.place) return;
		const word = lowerAt(this.view, at);
		const opens = mention.from === 0 || /^[,“"]$/.test(lowerAt(this.view, mention.from - 1));
		if (
			opens &&
			/^(?:has|had|have|is|was|are|were|did|does|do|will|would|could|can|also|[a-z]{3,}ed|took|went|came|made|gave|met|held|began|sent|led|won|lost|saw|put|left|got|kept|spoke|wrote|brought|built|bought|chose|drew|drove|fell|flew|found|grew|heard|knew|laid|meant|paid|ran|rose|sat|sold|spent|stood|swore|taught|threw|understood|withdrew)$/.test(
				word,
			)
		) {
			this.subject = { mentions: [mention], certainty: 0.8 };
		}
	}

	private verb(verb: Verb): void {
		const { view } = this;
		const senses = sensesFor(verb.lemma);
		if (verb.passive || this.isBareParticiple(verb)) {
			if (this.passive(verb, senses)) return;
			if (verb.passive) return;
		}
		if (verb.infinitive && verb.governor === null) return;
		const citing = senses.find((sense) => sense.frame === 'cite');
		if (citing && this.cite(citing, verb, verb.at + 1)) return;
		let subject = this.invertedSubject(verb, senses);
		if (!subject) subject = findSubject(view, verb, this.subject);
		if (!subject) return;
		const to = subject.inverted ? (subject.mentions[0]?.to ?? verb.at + 1) : verb.at + 1;
		if (!subject.inverted) this.subject = subject;
		const source = subject.mentions[0];
		if (!source) return;
		if (verb.lemma === 'sign' && subject.mentions.length > 1 && !verb.negated) {
			this.mutual(verb, subject);
			return;
		}
		let done = false;
		for (const sense of senses) {
			if (this.apply(sense, verb, subject, to)) {
				done = true;
				break;
			}
		}
		if (!done && verb.infinitive && verb.governor !== null) return;
	}

	/** "Zenda and Ruritania signed a treaty": each toward the other. */
	private mutual(verb: Verb, subject: Subject): void {
		const content = objectContent(this.view, verb.at + 1);
		for (const source of subject.mentions) {
			for (const target of subject.mentions) {
				if (source.actor === target.actor) continue;
				this.emit({
					kind: 'action',
					act: 'AGREE',
					...modal(1, verb),
					source,
					target,
					cue: [verb.from, verb.at + 1],
					content,
					confidence: 0.7 * subject.certainty,
				});
			}
		}
	}

	/** "…,” said Sapt": a speech verb with its subject after it. */
	private invertedSubject(verb: Verb, senses: readonly Sense[]): Subject | null {
		const { view } = this;
		if (verb.from !== verb.at || (verb.form !== 'past' && verb.form !== 's')) return null;
		if (!senses.some((sense) => sense.frame === 'that')) return null;
		const before = lowerAt(view, verb.at - 1);
		if (!/^[,"”’'?!»]$/.test(before) && verb.at > 0) return null;
		if (verb.at === 0) {
			const quotation = quotationAt(this.quotations, view.sentence.start - 2);
			if (!quotation) return null;
		}
		const mention =
			view.starting.get(verb.at + 1) ??
			(determiners.has(lowerAt(view, verb.at + 1)) ? view.starting.get(verb.at + 2) : undefined);
		if (!mention || mention.form === 'adjective') return null;
		// "the minister, Anton Sapt, said Zenda would …": what follows is the content's subject.
		const next = lowerAt(view, mention.to);
		if (
			before === ',' &&
			!/^(?:[,.?!"“”;:]|in|on|at|to|during|of|who|after|from|as|this|last|yesterday|today|)$/.test(
				next,
			) &&
			!weekdays.has(next)
		)
			return null;
		return { mentions: [mention], certainty: before === ',' ? 0.85 : 1, inverted: true };
	}

	/** "condemned by Zenda" without an auxiliary. */
	private isBareParticiple(verb: Verb): boolean {
		if (verb.form !== 'past' && verb.form !== 'participle') return false;
		return lowerAt(this.view, verb.at + 1) === 'by' && verb.from === verb.at;
	}

	private passive(verb: Verb, senses: readonly Sense[]): boolean {
		const { view } = this;
		let by = -1;
		for (let i = verb.at + 1; i < view.tokens.length && i - verb.at < 8; i++) {
			const word = lowerAt(view, i);
			if (word === 'by') {
				by = i;
				break;
			}
			if (/^[,;:.]$/.test(word) || word === 'that' || word === 'to') break;
		}
		if (by < 0) return false;
		let m = by + 1;
		while (determiners.has(lowerAt(view, m)) && m - by < 3) m++;
		const source = view.starting.get(m);
		if (!source || source.form === 'adjective' || source.actor === null) return false;
		// "by Zenda's raid": a deed, not Zenda.
		if (lowerAt(view, source.to) === "'s") return false;
		const sense = senses.find((s) => s.frame === 'object' && s.polarity !== 0);
		if (!sense) return false;
		const subject = findSubject(view, { ...verb, form: 'past' }, this.subject);
		let patient = subject?.mentions[0] ?? null;
		if (!patient) {
			const owner = this.ownerBefore(verb.from);
			patient = owner;
		}
		if (patient && patient.actor === source.actor) return false;
		if (!patient) return false;
		this.emit({
			kind: sense.kind,
			act: sense.act,
			...modal(sense.polarity, verb),
			source,
			target: patient,
			cue: [verb.passive ? verb.from : verb.at, verb.at + 1],
			content: passiveContent(view, patient, verb),
			confidence:
				sense.precision * 0.95 * (subject?.certainty ?? 0.7) * (verb.governor === null ? 1 : 0.8),
		});
		return true;
	}

	/** "Zenda's raid was condemned by": whose deed the subject is. */
	private ownerBefore(at: number): ResolvedMention | null {
		const { view } = this;
		for (let i = at - 1; i >= 0 && at - i < 6; i--) {
			const mention = view.covering[i];
			if (mention) {
				const next = lowerAt(view, mention.to);
				const own = mention.form === 'adjective' || next === "'s" || next === "'";
				return own && !/^(?:in|on|at|against|to|for|with)$/.test(lowerAt(view, mention.from - 1))
					? mention
					: null;
			}
			if (/^[,;:"“”.]$/.test(lowerAt(view, i)) || beForms.has(lowerAt(view, i))) return null;
		}
		return null;
	}

	private apply(sense: Sense, verb: Verb, subject: Subject, after: number): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		if (!source) return false;
		let start = after;
		while (skippable(lowerAt(view, start)) && !view.starting.has(start) && start - after < 3)
			start++;
		if (subject.inverted && sense.frame !== 'that') return false;
		switch (sense.frame) {
			case 'that': {
				let begin = after;
				if (sense.particles.length > 0) {
					if (!sense.particles.includes(lowerAt(view, after))) return false;
					begin = after + 1;
				}
				return this.speech(sense, verb, subject, begin);
			}
			case 'tell': {
				const addressee = this.addressee(start);
				if (addressee < 0) return false;
				return this.speech(sense, verb, subject, addressee);
			}
			case 'to': {
				if (lowerAt(view, after) !== 'to') return false;
				// "refused to condemn": the condemning, said of the same source, tells more.
				const content = objectContent(view, after);
				if (content.spans.length === 0) return false;
				this.emitFor(subject, {
					kind: 'speech',
					act: null,
					polarity: 0,
					source,
					target: null,
					cue: [verb.from, verb.at + 1],
					content,
					negated: verb.negated,
					hedged: verb.hedged,
					confidence: sense.precision * subject.certainty,
				});
				return true;
			}
			case 'noun': {
				if (!sense.particles.includes(lowerAt(view, after))) return false;
				const content = objectContent(view, after + 1);
				if (content.spans.length === 0) return false;
				const wished = this.wished(after + 1, source);
				this.emitFor(subject, {
					kind: 'speech',
					act: sense.act,
					polarity: wished && !verb.negated && !verb.conditional ? wished.polarity : 0,
					source,
					target: wished?.mention ?? null,
					cue: [verb.from, after + 1],
					content,
					negated: verb.negated,
					hedged: verb.hedged,
					confidence: sense.precision * subject.certainty,
				});
				return true;
			}
			case 'cite':
				return false;
			case 'label':
				return this.label(sense, verb, subject, start);
			case 'object':
				return this.object(sense, verb, subject, start);
			case 'control':
				return this.control(sense, verb, subject, start);
			case 'with':
				return this.withPreposition(sense, verb, subject, after);
		}
	}

	/** "sanctions against Zenda", "support for Zenda": what is called for, and toward whom. */
	private wished(
		at: number,
		source: ResolvedMention,
	): { mention: ResolvedMention; polarity: Polarity } | null {
		for (let i = at; i < at + 4; i++) {
			const noun = nominals.get(lowerAt(this.view, i));
			if (!noun || noun.polarity === 0) continue;
			if (!noun.prepositions.includes(lowerAt(this.view, i + 1))) return null;
			const target = findTarget(this.view, i + 2, source);
			return (
				target && { mention: target.mention, polarity: (noun.polarity * target.sign) as Polarity }
			);
		}
		return null;
	}

	/** The token after an addressee ("Zenda", "reporters on Monday"), or -1. */
	private addressee(at: number): number {
		const { view } = this;
		let i = at;
		while (determiners.has(lowerAt(view, i)) && i - at < 3) i++;
		const mention = view.starting.get(i);
		let next = mention ? mention.to : -1;
		if (
			next < 0 &&
			/^(?:reporters|journalists|me|us|him|her|them|lawmakers|viewers|supporters|parliament|congress|media|radio|television|cnn|fox)$/.test(
				lowerAt(view, i),
			)
		)
			next = i + 1;
		if (next < 0) {
			// Any short noun phrase before "that" or a quotation.
			for (let k = i; k < i + 8; k++) {
				const word = lowerAt(view, k);
				if (word === 'that' || /^["“]$/.test(word)) return k;
				if (/^[.;:?!]$/.test(word)) return -1;
			}
			return -1;
		}
		if (lowerAt(view, next) === "'s") {
			for (let k = next; k < next + 5; k++) if (lowerAt(view, k) === 'that') return k;
			return -1;
		}
		return next;
	}

	private speech(sense: Sense, verb: Verb, subject: Subject, after: number): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		if (!source) return false;
		const next = lowerAt(view, after);
		// "found guilty", "said to be", "known as", "asked about": not this frame.
		if (/^(?:of|by|as|up|off)$/.test(next)) return false;
		if ((next === 'about' || next === 'for') && !/^(?:say|talk|explain|tell)$/.test(verb.lemma))
			return false;
		const closing =
			subject.inverted || /^[,”"]$/.test(lowerAt(view, this.phraseStart(source, verb) - 1));
		if (next === 'to' && sense.frame === 'that' && !closing) return false;
		const from = subject.inverted ? verb.at : Math.min(verb.from, this.phraseStart(source, verb));
		const content = speechContent(view, from, after, this.quotations);
		if (!content || content.spans.length === 0) return false;
		const clause = next === 'that' || content.quoted || subject.inverted;
		if (
			!clause &&
			(verb.lemma !== 'say' || sense.precision < 0.7) &&
			!this.closes(content, from) &&
			!this.looksLikeClause(after)
		)
			return false;
		if (content.quoted) {
			const end = Math.max(view.sentence.end, content.spans.at(-1)?.end ?? 0);
			content.spans.push(...continued(view.text, end, this.sentences, this.index, this.quotations));
		}
		const judged = this.judgement(content, source) ?? this.demanded(sense, after, source);
		this.emitFor(subject, {
			kind: 'speech',
			act: judged ? judged.act : sense.act,
			polarity: judged && !verb.negated ? judged.polarity : 0,
			source,
			target: judged?.target ?? null,
			cue: [verb.from, verb.at + 1 + (sense.particles.length > 0 ? 1 : 0)],
			content,
			negated: verb.negated,
			hedged: verb.hedged,
			confidence: sense.precision * subject.certainty * (clause ? 1 : 0.9) * (judged ? 0.85 : 1),
		});
		return true;
	}

	/** Whether the content stands before source and cue. */
	private closes(content: Content, from: number): boolean {
		return (content.spans[0]?.start ?? 0) < (this.view.tokens[from]?.start ?? 0);
	}

	/** Where the words of source and cue together begin, so that content may stand before them. */
	private phraseStart(source: ResolvedMention, verb: Verb): number {
		if (source.to > verb.from) return verb.from;
		let from = source.from;
		while (
			from > 0 &&
			(determiners.has(lowerAt(this.view, from - 1)) ||
				this.view.covering[from - 1]?.form === 'adjective')
		)
			from--;
		return from;
	}

	private looksLikeClause(at: number): boolean {
		const { view } = this;
		for (let i = at; i < view.tokens.length && i - at < 12; i++) {
			const word = lowerAt(view, i);
			if (/^[,;]$/.test(word) && i > at) return false;
			if (
				/^(?:is|are|was|were|will|would|had|has|have|could|can|may|might|must|should|did|does|do|'s|'re|'d|'ll)$/.test(
					word,
				)
			)
				return true;
			const verb = readVerb(view, i);
			if (verb && verb.form !== 'ing') return true;
		}
		return false;
	}

	/** A stance that the words themselves take: "Zenda had a right to …", "Zenda is our friend". */
	private judgement(
		content: Content,
		source: ResolvedMention,
	): { act: Act; polarity: Polarity; target: ResolvedMention } | null {
		const { view } = this;
		for (const span of content.spans) {
			let at = view.tokens.findIndex((token) => token.start >= span.start && token.end <= span.end);
			if (at < 0) continue;
			while (
				/^(?:that|the|"|“|‘|but|and|,)$/.test(lowerAt(view, at)) ||
				(skippable(lowerAt(view, at)) && !view.starting.has(at))
			)
				at++;
			const target = view.starting.get(at);
			if (
				!target ||
				target.actor === null ||
				target.actor === source.actor ||
				target.form === 'adjective'
			)
				continue;
			if (target.form === 'pronoun' && /^(?:i|we)$/.test(target.head)) continue;
			const rest = (n: number) => lowerAt(view, target.to + n);
			if (
				/^(?:has|have|had)$/.test(rest(0)) &&
				/^(?:a|the|every)$/.test(rest(1)) &&
				rest(2) === 'right'
			) {
				return { act: 'SUPPORT', polarity: 1, target };
			}
			if (
				/^(?:must|should)$/.test(rest(0)) &&
				rest(1) !== 'be' &&
				rest(1) !== 'have' &&
				!negations.has(rest(1))
			) {
				return { act: 'DEMAND', polarity: -1, target };
			}
			const contracted = rest(0) === "'s" && target.form === 'pronoun';
			if (/^(?:is|are|was|were)$/.test(rest(0)) || contracted) {
				const verdict = this.verdict(target.to + 1, 6);
				if (verdict !== 0)
					return { act: verdict > 0 ? 'SUPPORT' : 'DISAPPROVE', polarity: verdict, target };
			}
		}
		return null;
	}

	/** "demanded that Zenda withdraw": of Zenda. */
	private demanded(
		sense: Sense,
		after: number,
		source: ResolvedMention,
	): { act: Act; polarity: Polarity; target: ResolvedMention } | null {
		const { view } = this;
		if (sense.act !== 'DEMAND') return null;
		for (let i = after; i < after + 5; i++) {
			if (lowerAt(view, i) !== 'that') continue;
			const at = determiners.has(lowerAt(view, i + 1)) && !view.starting.has(i + 1) ? i + 2 : i + 1;
			const target = view.starting.get(at);
			const usable = target && target.actor !== null && target.form !== 'adjective';
			if (!usable || target.actor === source.actor || lowerAt(view, target.to) === "'s")
				return null;
			return { act: 'DEMAND', polarity: -1, target };
		}
		return null;
	}

	/** What the words from a token on call somebody: 1 good, -1 bad, 0 neither. */
	private verdict(at: number, within: number): Polarity {
		for (let k = at; k < at + within; k++) {
			const word = lowerAt(this.view, k);
			if (
				negations.has(word) ||
				(/^[.,;”"]$/.test(word) && k > at) ||
				/^(?:in|on|at|for|with|of|by|if|who|that)$/.test(word)
			)
				return 0;
			if (good.has(word)) return 1;
			if (bad.has(word)) return -1;
		}
		return 0;
	}

	/** "quoted Sapt as saying that …": Sapt says it. */
	private cite(sense: Sense, verb: Verb, start: number): boolean {
		const { view } = this;
		let at = start;
		while (!view.starting.has(at) && at - start < 3) at++;
		const source = view.starting.get(at);
		if (!source || source.form === 'adjective' || lowerAt(view, source.to) !== 'as') return false;
		if (!/^(?:saying|telling|claiming|warning|calling)$/.test(lowerAt(view, source.to + 1)))
			return false;
		const after = source.to + 2;
		const content = speechContent(view, verb.from, after, this.quotations);
		if (!content) return false;
		this.emit({
			kind: 'speech',
			act: null,
			polarity: 0,
			source,
			target: null,
			cue: [source.to, after],
			content,
			negated: verb.negated,
			hedged: false,
			confidence: sense.precision,
		});
		return true;
	}

	/** "called Zenda a terrorist": a stance only where the word shows one; else what it is called is reported. */
	private label(sense: Sense, verb: Verb, subject: Subject, start: number): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		if (!source) return false;
		const target = findTarget(view, start, source);
		if (!target) return false;
		let at = target.mention.to;
		if (lowerAt(view, at) === 'as') at++;
		const verdict = this.verdict(at, 6);
		if (
			verdict === 0 &&
			!verb.negated &&
			lowerAt(view, target.mention.to) !== 'as' &&
			!/^["“]$/.test(lowerAt(view, at)) &&
			!determiners.has(lowerAt(view, at))
		)
			return false;
		const content = objectContent(view, start);
		if (content.spans.length === 0) return false;
		// Never calling somebody a terrorist is spoken of as taking their side; it is not said.
		const polarity = (verb.negated ? -verdict : verdict) as Polarity;
		this.emitFor(subject, {
			kind: 'speech',
			act: polarity === 0 ? null : polarity > 0 ? 'SUPPORT' : 'DISAPPROVE',
			polarity: verb.conditional ? 0 : polarity,
			source,
			target: target.mention,
			cue: [verb.from, verb.at + 1],
			content,
			negated: verb.negated,
			hedged: verb.hedged || (verb.negated && verdict !== 0),
			confidence: sense.precision * subject.certainty * target.certainty * (verb.negated ? 0.6 : 1),
		});
		return true;
	}

	private object(sense: Sense, verb: Verb, subject: Subject, start: number): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		if (!source) return false;
		const next = lowerAt(view, start);
		if (next === 'that' && sense.kind === 'speech') return false;
		// "…, which Zenda condemned as …": what it condemned stands before.
		if (next === 'as' && lowerAt(view, source.from - 1) === 'which' && sense.kind === 'speech') {
			this.emitStance(
				sense,
				verb,
				subject,
				null,
				[verb.from, verb.at + 1],
				objectContent(view, start),
			);
			return true;
		}
		if (/^["“]$/.test(next) || start >= view.tokens.length || /^[.,;:]$/.test(next)) return false;
		if (sense.lemma === 'warn' && !view.starting.has(start) && !determiners.has(next)) return false;
		// "agree", "meet", "help to": an infinitive or preposition is another frame.
		if (/^(?:to|of|with|from|in|at|for|up|down|off|out|away|over|into|by|as)$/.test(next))
			return false;
		// "helped recruit": whoever was recruited wasn't helped.
		if (sense.act === 'AID' && view.classOf(start) === 'VERB') return false;
		const target = findTarget(view, start, source);
		if (sense.kind === 'action' && !target) return false;
		if (target && !takesObject(view, sense, target.mention, start)) return false;
		// Without a target only words that can hardly mean anything else are worth showing.
		if (!target && sense.precision < 0.7) return false;
		const content = objectContent(view, start);
		if (content.spans.length === 0) return false;
		const cue: [number, number] = [verb.from, verb.at + 1];
		this.emitStance(sense, verb, subject, target, cue, content);
		const other = target && this.joinedObject(target.mention.to, source);
		if (other && other.mention.actor !== target.mention.actor) {
			const certainty = other.certainty * 0.9;
			this.emitStance(sense, verb, subject, { ...other, certainty }, cue, content);
		}
		return true;
	}

	/** "condemned Zenda's raid and Ruritania's answer": what is joined to an object by "and". */
	private joinedObject(after: number, source: ResolvedMention): Target | null {
		const { view } = this;
		for (let i = after; i < after + 7; i++) {
			const word = lowerAt(view, i);
			if (/^[.,;:"“”]$/.test(word) || word === 'that' || word === 'to' || word === 'who')
				return null;
			if (view.starting.get(i)?.form === 'pronoun') return null;
			const next = lowerAt(view, i + 1);
			// "accused Zenda of arming and training rebels": no object is joined.
			if ((word === 'of' || word === 'for' || word === 'and') && next.endsWith('ing')) return null;
			if (word !== 'and') continue;
			if (readVerb(view, i + 1)) return null;
			const target = findTarget(view, i + 1, source);
			if (!target) return null;
			// "and Sapt said": a new clause, not an object.
			const after = lowerAt(view, target.mention.to);
			const verb = readVerb(view, target.mention.to);
			return verb || beForms.has(after) || /^(?:has|had|have|will|would|did)$/.test(after)
				? null
				: target;
		}
		return null;
	}

	private control(sense: Sense, verb: Verb, subject: Subject, start: number): boolean {
		const { view } = this;
		let at = start;
		if (sense.particles.length > 0) {
			if (!sense.particles.includes(lowerAt(view, at))) return false;
			at++;
		}
		const cueEnd = at === start ? verb.at + 1 : at;
		while (determiners.has(lowerAt(view, at)) && at - start < 4) at++;
		const mention = view.starting.get(at);
		const source = subject.mentions[0];
		if (!source) return false;
		let to = mention ? mention.to : at;
		while (to < view.tokens.length && to - at < 8 && lowerAt(view, to) !== 'to') {
			if (/^[,.;:"“”]$/.test(lowerAt(view, to))) return false;
			to++;
		}
		if (lowerAt(view, to) !== 'to') return false;
		const content = objectContent(view, to);
		if (content.spans.length === 0) return false;
		const inner = innerStance(view, to + 1, source);
		const cue: [number, number] = [verb.from, cueEnd];
		const ok = mention && mention.actor !== null && mention.actor !== source.actor;
		if (ok && mention) {
			const toward: Sense =
				inner && inner.mention.actor !== mention.actor ? { ...sense, polarity: 0 } : sense;
			this.emitStance(toward, verb, subject, { mention, sign: 1, certainty: 1 }, cue, content);
		}
		if (inner && inner.mention.actor !== mention?.actor) {
			const act: Act = inner.polarity < 0 ? 'DISAPPROVE' : 'SUPPORT';
			this.emitStance(
				{ ...sense, act, polarity: inner.polarity },
				verb,
				subject,
				{ mention: inner.mention, sign: 1, certainty: inner.certainty * 0.8 },
				cue,
				content,
			);
		}
		if (!ok && !inner) {
			this.emitStance({ ...sense, polarity: 0 }, verb, subject, null, cue, content);
		}
		return true;
	}

	private withPreposition(sense: Sense, verb: Verb, subject: Subject, after: number): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		if (!source) return false;
		let at = after;
		const far =
			sense.lemma === 'impose' ||
			sense.lemma === 'slap' ||
			sense.lemma === 'fire' ||
			sense.lemma === 'sign' ||
			sense.lemma === 'vote'
				? 6
				: 3;
		while (at - after < far && !sense.particles.includes(lowerAt(view, at))) {
			if (/^[,.;:"“”]$/.test(lowerAt(view, at))) return false;
			at++;
		}
		// "in favour of" is a vote for.
		const word = lowerAt(view, at);
		let start = at + 1;
		if (!sense.particles.includes(word)) {
			if (sense.lemma !== 'vote' || sense.polarity < 0) return false;
			let k = after;
			while (k - after < 4 && lowerAt(view, k) !== 'favor' && lowerAt(view, k) !== 'favour') k++;
			if (lowerAt(view, k + 1) !== 'of') return false;
			start = k + 2;
		}
		const content = objectContent(view, after);
		if (content.spans.length === 0) return false;
		if (sense.lemma === 'vote') return this.vote(sense, verb, subject, start, content);
		const target = findTarget(view, start, source);
		if (!target) return false;
		this.emitStance(
			sense,
			verb,
			subject,
			target,
			[verb.from, Math.min(start, verb.at + 3)],
			content,
		);
		return true;
	}

	/** "voted against a Zendan-backed resolution condemning the Blues": toward its sponsors, no one else. */
	private vote(
		sense: Sense,
		verb: Verb,
		subject: Subject,
		start: number,
		content: Content,
	): boolean {
		const { view } = this;
		const source = subject.mentions[0];
		let target: ResolvedMention | null = null;
		let certainty = 1;
		for (let i = start; i < view.tokens.length && i - start < 8; i++) {
			const mention = view.starting.get(i);
			const word = lowerAt(view, i);
			const hyphenated = /-(?:backed|drafted|sponsored|led|proposed)$/.test(word);
			if (mention && mention.actor !== source?.actor) {
				const person = mention.form === 'name' && mention.entity?.type === 'PER';
				if (mention.form === 'nominal' || person || hyphenated) target = mention;
				break;
			}
			if (/^[,.;:]$/.test(word) || word === 'that' || word.endsWith('ing')) break;
			certainty = 0.9;
		}
		this.emitStance(
			sense,
			verb,
			subject,
			target && { mention: target, sign: 1, certainty },
			[verb.from, start],
			content,
		);
		return true;
	}

	private emitStance(
		sense: Sense,
		verb: Verb,
		subject: Subject,
		target: Target | null,
		cue: [number, number],
		content: Content,
	): void {
		const source = subject.mentions[0];
		if (!source) return;
		const polarity = (target ? sense.polarity * target.sign : sense.polarity) as Polarity;
		const stance = modal(polarity, verb);
		// "attacked": with words where a person is the target, with arms otherwise.
		const armed = sense.lemma === 'attack' && target?.mention.entity?.type !== 'PER';
		this.emitFor(subject, {
			kind: armed ? 'action' : sense.kind,
			act: armed ? 'ASSAULT' : sense.act,
			...stance,
			source,
			target: target?.mention ?? null,
			cue,
			content,
			confidence:
				sense.precision *
				subject.certainty *
				(target ? target.certainty : 0.8) *
				(verb.negated || verb.hedged ? 0.75 : 1),
		});
	}

	private accordingTo(at: number): void {
		const { view } = this;
		let m = at + 2;
		while (!view.starting.has(m) && m < at + 7 && !/^[,.;:]$/.test(lowerAt(view, m))) m++;
		const source = view.starting.get(m);
		if (!source || source.form === 'adjective') return;
		let to = source.to;
		// The source's phrase runs to the comma or the sentence's end.
		while (to < view.tokens.length && !/^[,.;:”"]$/.test(lowerAt(view, to)) && to - at < 25) to++;
		const { text, sentence, tokens } = view;
		const spans: Span[] = [];
		const push = (start: number, end: number) => {
			const part = text.slice(start, end);
			const lead = /^[\s,;:—–-]*/.exec(part)?.[0].length ?? 0;
			const tail = /[\s,;:.—–-]*$/.exec(part.slice(-50))?.[0].length ?? 0;
			if (start + lead < end - tail) spans.push({ start: start + lead, end: end - tail });
		};
		const here = tokens[at];
		if (!here) return;
		if (at > 0) push(sentence.start, here.start);
		if (to < tokens.length - 1 && lowerAt(view, to) === ',')
			push(tokens[to]?.end ?? sentence.end, sentence.end);
		if (spans.length === 0) return;
		this.emit({
			kind: 'speech',
			act: null,
			polarity: 0,
			source,
			target: null,
			cue: [at, at + 2],
			content: { spans, quoted: view.quoted.some((q) => q) },
			negated: false,
			hedged: false,
			confidence: 0.85,
		});
	}

	/** "Zenda's dissatisfaction with Ruritania", "expressed to Ruritania its anger at …". */
	private nominal(at: number): void {
		const { view } = this;
		const cue = nominals.get(lowerAt(view, at));
		if (!cue) return;
		const found = this.nominalSource(at, cue);
		if (!found) return;
		const { source, from, certainty } = found;
		const preposition = lowerAt(view, at + 1);
		if (found.verb !== null && receivingVerbs.has(found.verb)) {
			const given = preposition === 'from' || (preposition === 'of' && cue.polarity > 0);
			if (given) {
				this.given(at, cue, found);
				return;
			}
			if (!lightVerbs.has(found.verb)) return;
		}
		let target: Target | null = null;
		if (cue.polarity === 0) {
			const inner = innerStance(view, at + 2, source);
			target = inner && { mention: inner.mention, sign: 1, certainty: inner.certainty * 0.8 };
		} else if (cue.prepositions.includes(preposition)) target = findTarget(view, at + 2, source);
		// "made its anger clear to Zenda", "sent a protest on Monday to Zenda"
		for (let i = at + 1; !target && cue.polarity < 0 && i < at + 5; i++) {
			const word = lowerAt(view, i);
			if (word === 'to') target = findTarget(view, i + 1, source);
			else if (!skippable(word) && !/^(?:clear|known|felt|on)$/.test(word) && !weekdays.has(word))
				break;
		}
		if (!target && found.addressee && cue.polarity < 0) {
			target = { mention: found.addressee, sign: 1, certainty: 0.9 };
		}
		if (!target) return;
		this.emit({
			kind: cue.kind,
			act: cue.act,
			polarity: (cue.polarity * target.sign) as Polarity,
			source,
			target: target.mention,
			cue: [from, at + 1],
			content: objectContent(view, at + 1),
			negated: cue.polarity === 0,
			hedged: false,
			confidence: 0.75 * certainty * target.certainty,
		});
	}

	/** "Zenda won the backing of Ruritania": Ruritania is for Zenda. */
	private given(at: number, cue: Nominal, found: NominalSource): void {
		const giver = findTarget(this.view, at + 2, found.source);
		if (!giver || giver.mention.actor === null || cue.polarity === 0) return;
		this.emit({
			kind: cue.kind,
			act: cue.act,
			polarity: cue.polarity,
			source: giver.mention,
			target: found.source,
			cue: [found.from, at + 1],
			content: objectContent(this.view, at + 1),
			negated: false,
			hedged: false,
			confidence: 0.75 * found.certainty * giver.certainty,
		});
	}

	private nominalSource(at: number, cue: Nominal): NominalSource | null {
		const { view } = this;
		let addressee: ResolvedMention | null = null;
		for (let i = at - 1; i >= 0 && at - i < 10; i--) {
			const mention = view.covering[i];
			const word = lowerAt(view, i);
			if (mention) {
				const next = lowerAt(view, mention.to);
				const own = next === "'s" || next === "'" || mention.form === 'adjective';
				if (own && at - mention.to < 4 && mention.actor !== null) {
					return { source: mention, from: at, certainty: 1, addressee, verb: null };
				}
				if (lowerAt(view, mention.from - 1) === 'to') addressee = mention;
				else return null;
				i = mention.from;
				continue;
			}
			if (lightVerbs.has(word) || receivingVerbs.has(word)) {
				const verb: Verb = {
					at: i,
					from: i,
					lemma: word,
					form: 'past',
					passive: false,
					negated: false,
					hedged: false,
					governor: null,
					infinitive: false,
					conditional: false,
				};
				while (
					verb.from > 0 &&
					(/^(?:has|have|had|is|was|also|quietly|'s)$/.test(lowerAt(view, verb.from - 1)) ||
						skippable(lowerAt(view, verb.from - 1)))
				) {
					if (
						negations.has(lowerAt(view, verb.from - 1)) ||
						hedges.has(lowerAt(view, verb.from - 1))
					)
						return null;
					verb.from--;
				}
				const subject = findSubject(view, verb, this.subject);
				const source = subject?.mentions[0];
				if (!subject || !source || source.actor === null) return null;
				return { source, from: i, certainty: subject.certainty * 0.95, addressee, verb: word };
			}
			if (/^[,.;:"“”]$/.test(word) || beForms.has(word)) return null;
			if (word === 'in' && cue.act === 'SUPPORT') return null;
		}
		return null;
	}

	/** "Zenda is unhappy with Ruritania's trade". */
	private adjective(at: number): void {
		const { view } = this;
		const cue = adjectives.get(lowerAt(view, at));
		if (!cue?.prepositions.includes(lowerAt(view, at + 1))) return;
		let from = at;
		let copula = false;
		let negated = false;
		let hedged = false;
		for (let i = at - 1; i >= 0 && at - i < 7; i--) {
			const word = lowerAt(view, i);
			if (view.covering[i]) break;
			if (
				beForms.has(word) ||
				/^(?:'s|remains?|remained|grew|feels?|felt|seems?|seemed|looks?|became|become)$/.test(word)
			)
				copula = true;
			else if (negations.has(word)) negated = true;
			else if (hedges.has(word) || /^(?:would|could)$/.test(word)) hedged = true;
			else if (
				!skippable(word) &&
				!/^(?:has|have|had|particularly|very|more|increasingly|deeply)$/.test(word)
			)
				break;
			from = i;
		}
		if (!copula) return;
		const verb: Verb = {
			at,
			from,
			lemma: '',
			form: 'past',
			passive: false,
			negated,
			hedged,
			governor: null,
			infinitive: false,
			conditional: false,
		};
		const subject = findSubject(view, verb, this.subject);
		const source = subject?.mentions[0];
		if (!subject || !source) return;
		const target = findTarget(view, at + 2, source);
		if (!target) return;
		this.emitFor(subject, {
			kind: 'speech',
			act: cue.act,
			...modal((cue.polarity * target.sign) as Polarity, verb),
			source,
			target: target.mention,
			cue: [from, at + 1],
			content: objectContent(view, at + 1),
			confidence: 0.8 * subject.certainty * target.certainty,
		});
	}

	/** One statement for each of the subjects joined by "and". */
	private emitFor(subject: Subject, draft: Draft): void {
		for (const source of subject.mentions) {
			if (draft.target && draft.target.actor === source.actor) continue;
			this.emit({ ...draft, source });
		}
	}

	private emit(draft: Draft): void {
		const { view } = this;
		const first = view.tokens[draft.cue[0]];
		const last = view.tokens[draft.cue[1] - 1];
		if (!first || !last || draft.confidence < least) return;
		// The words after a verb that the sentence ends with are no content.
		if (draft.content.spans.length === 0) return;
		const role = (mention: ResolvedMention): Role => ({
			actor: mention.actor,
			start: mention.start,
			end: mention.end,
		});
		// A pronoun that nobody answers to says little.
		const open = draft.source.actor === null ? 0.8 : 1;
		this.out.push({
			id: '',
			kind: draft.kind,
			source: role(draft.source),
			target: draft.target && role(draft.target),
			cue: { start: first.start, end: last.end },
			content: ordered(draft.content.spans),
			sentence: { start: view.sentence.start, end: view.sentence.end },
			act: draft.act,
			polarity: draft.polarity,
			negated: draft.negated,
			hedged: draft.hedged,
			quoted: draft.content.quoted,
			confidence: Math.round(Math.min(0.95, draft.confidence * open) * 100) / 100,
		});
	}
}

/** In text order, not overlapping. */
function ordered(spans: readonly Span[]): Span[] {
	const sorted = [...spans].sort((a, b) => a.start - b.start);
	return sorted.filter((span, i) => i === 0 || span.start >= (sorted[i - 1]?.end ?? 0));
}

/** What negation and mood leave of a polarity: declining to oppose is no support, what would be isn't. */
function modal(
	polarity: Polarity,
	verb: Verb,
): { polarity: Polarity; negated: boolean; hedged: boolean } {
	const { negated, hedged } = verb;
	if (negated) return { polarity: polarity > 0 && !verb.conditional ? -1 : 0, negated, hedged };
	if (verb.conditional) return { polarity: 0, negated, hedged };
	return { polarity, negated, hedged };
}

function passiveContent(view: View, patient: ResolvedMention, verb: Verb): Content {
	const start = view.tokens[patient.from]?.start ?? view.sentence.start;
	const end = view.tokens[verb.from - 1]?.end ?? start;
	const after = objectContent(view, verb.at + 1);
	if (end > start) return { spans: [{ start, end }], quoted: false };
	return after;
}
