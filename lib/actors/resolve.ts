import type { Actor, ActorKind, Entity, Span } from '../annotation';
import { genderOfName } from '../gazetteer/given-names';
import { bodyNouns, documentNouns, isOffice } from '../gazetteer/titles';
import { isSpeech, type Quotation, quotationAt } from '../language/rules/quotations';
import type { Sentence } from '../language/rules/tokens';
import { findMentions, type Mention } from './mentions';
import { type KnownName, knownName } from './names';
import { unknownPlaces } from './places';
import { foldName, foldWord } from './spelling';

/** A mention and the actor it was resolved to; null where the text leaves it open. */
export interface ResolvedMention extends Mention {
	actor: string | null;
}

export interface Resolution {
	/** Every actor with all mentions of it that act or are acted toward; numbered as they come. */
	actors: Actor[];
	/** In text order; place names and modifying demonyms among them. */
	mentions: ResolvedMention[];
}

type Gender = 'm' | 'f' | null;

interface Candidate {
	kind: ActorKind;
	key: string | null;
	/** Names it has had, the usual or fullest first. */
	name: string;
	/** Persons: folded words of the fullest name. */
	words: string[];
	/** Persons: "Jr.", and not the father. */
	junior: boolean;
	titles: Set<string>;
	/** Key of the state its phrases name. */
	state: string | null;
	gender: Gender;
	/** Class nouns: the head noun. */
	head: string | null;
	plural: boolean;
	named: boolean;
	mentions: ResolvedMention[];
	/** Sentence of the latest mention. */
	last: number;
}

/** Pronouns and "the minister" look back no further than this many sentences. */
const reach = 3;
/** Nor further than this many mentions. */
const nearby = 60;
/** Persons of one surname that are told apart; more bear it in no article. Bounds the work on a hostile one. */
const mostBearers = 100;

/**
 * Brings the mentions of a text together into actors: one actor once, under all the names, titles,
 * capitals, seats, spellings, roles and pronouns the text has for it.
 *
 * `entities`, `sentences` and `quotations` are in text order; `given` are spans that are actor
 * mentions whatever the rules think of them.
 */
export function resolveActors(
	text: string,
	entities: readonly Entity[],
	sentences: readonly Sentence[],
	quotations: readonly Quotation[],
	given: readonly Span[] = [],
): Resolution {
	const mentions = withGiven(text, findMentions(entities, sentences), sentences, given);
	const resolver = new Resolver(text, sentences, quotations, mentions);
	return resolver.run();
}

/** Puts the reader's own mentions in the place of those they overlap. */
function withGiven(
	text: string,
	found: Mention[],
	sentences: readonly Sentence[],
	given: readonly Span[],
): Mention[] {
	if (given.length === 0) return found;
	const added: Mention[] = [];
	for (const span of [...given].sort((a, b) => a.start - b.start || b.end - a.end)) {
		if (!(span.start >= 0 && span.start < span.end && span.end <= text.length)) continue;
		if (span.start < (added.at(-1)?.end ?? 0)) continue;
		const s = sentences.findIndex((sentence) => sentence.end > span.start);
		const sentence = sentences[s];
		if (!sentence) continue;
		const from = sentence.tokens.findIndex((token) => token.end > span.start);
		let to = from;
		while ((sentence.tokens[to]?.start ?? Number.POSITIVE_INFINITY) < span.end) to++;
		const same = found.find(
			(m) => m.start < span.end && span.start < m.end && m.form !== 'pronoun',
		);
		const head = text.slice(span.start, span.end);
		added.push({
			titles: [],
			within: [],
			definite: true,
			plural: false,
			entity: null,
			...(same ?? {}),
			form: same && same.form !== 'adjective' ? same.form : 'name',
			head: same?.head ?? head,
			place: false,
			start: span.start,
			end: span.end,
			sentence: s,
			from: Math.max(0, from),
			to: Math.max(to, from + 1),
		});
	}
	const kept = found.filter((m) => !added.some((a) => a.start < m.end && m.start < a.end));
	return [...kept, ...added].sort((a, b) => a.start - b.start);
}

class Resolver {
	private readonly candidates: Candidate[] = [];
	private readonly byKey = new Map<string, Candidate>();
	private readonly bySurname = new Map<string, Candidate[]>();
	private readonly byGivenName = new Map<string, Set<Candidate>>();
	private readonly acronyms = new Map<string, Candidate>();
	private readonly owners = new Map<ResolvedMention, Candidate>();
	private readonly out: ResolvedMention[] = [];
	/** Longer names first met later still name the actor: full names by their last word. */
	private readonly fullNames = new Map<string, { words: string[]; gender: Gender }[]>();
	/** Surnames that the text puts "Mr." before, or "President" though the women's full names have none. */
	private readonly sirs = new Set<string>();
	/** How often the text has each full name. */
	private readonly uses = new Map<string, number>();

	/** Places of the text that no gazetteer knows, and their demonyms. */
	private readonly places: Map<string, KnownName>;

	constructor(
		private readonly text: string,
		private readonly sentences: readonly Sentence[],
		private readonly quotations: readonly Quotation[],
		private readonly input: readonly Mention[],
	) {
		this.places = unknownPlaces(input);
		const presidents = new Set<string>();
		const womanPresidents = new Set<string>();
		for (const mention of input) {
			if (mention.form !== 'name' || mention.entity?.type !== 'PER') continue;
			const words = personWords(mention.head);
			const surname = words.at(-1);
			if (!surname) continue;
			const isPresident = mention.titles.includes('president');
			if (words.length < 2) {
				if (genderOf(mention) === 'm') this.sirs.add(surname);
				if (isPresident) presidents.add(surname);
				continue;
			}
			if (isPresident && genderOf(mention) === 'f') womanPresidents.add(surname);
			const name = fullName(words, isJunior(mention.head));
			this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
			const known = this.fullNames.get(surname) ?? [];
			if (!known.some((other) => other.words.join(' ') === words.join(' ')) && known.length < 20)
				known.push({ words, gender: genderOf(mention) });
			this.fullNames.set(surname, known);
		}
		for (const surname of presidents) if (!womanPresidents.has(surname)) this.sirs.add(surname);
	}

	run(): Resolution {
		for (let i = 0; i < this.input.length; i++) {
			const mention = this.input[i];
			if (!mention) continue;
			const candidate = this.resolve(mention, this.out.at(-1));
			const resolved: ResolvedMention = { ...mention, actor: null };
			this.out.push(resolved);
			if (!candidate) continue;
			candidate.mentions.push(resolved);
			this.owners.set(resolved, candidate);
			candidate.last = mention.sentence;
			for (const title of mention.titles) candidate.titles.add(title);
			if (candidate.kind === 'person') {
				candidate.gender ??= genderOf(mention);
				candidate.state ??= this.stateOf(mention);
			}
		}
		return this.finish();
	}

	private finish(): Resolution {
		const acting = this.candidates.filter((c) =>
			c.mentions.some((m) => !m.place && m.form !== 'adjective'),
		);
		const isActing = new Set(acting);
		const rest = this.candidates.filter((c) => !isActing.has(c));
		const first = (c: Candidate) => c.mentions[0]?.start ?? 0;
		acting.sort((a, b) => first(a) - first(b));
		const actors: Actor[] = [];
		for (const candidate of [...acting, ...rest]) {
			const id = `a${actors.length + 1}`;
			for (const mention of candidate.mentions) mention.actor = id;
			actors.push({
				id,
				name: candidate.name,
				kind: candidate.kind,
				key: candidate.key,
				mentions: candidate.mentions
					.filter((m) => !m.place && m.form !== 'adjective')
					.map(({ start, end }) => ({ start, end })),
			});
		}
		return { actors, mentions: this.out };
	}

	private add(rest: Partial<Candidate> & { kind: ActorKind; name: string }): Candidate {
		const candidate: Candidate = {
			key: null,
			words: [],
			junior: false,
			titles: new Set(),
			state: null,
			gender: null,
			head: null,
			plural: false,
			named: true,
			mentions: [],
			last: -1,
			...rest,
		};
		this.candidates.push(candidate);
		if (candidate.key) this.byKey.set(candidate.key, candidate);
		return candidate;
	}

	private resolve(mention: Mention, previous: ResolvedMention | undefined): Candidate | null {
		if (mention.form === 'pronoun') return this.pronoun(mention);
		if (mention.form === 'nominal') return this.nominal(mention, previous);
		const fact = this.known(mention.head);
		if (mention.entity?.type === 'PER') return this.person(mention, previous);
		if (fact?.as === 'people')
			return this.keyed(`people:${fact.key.slice(4)}`, 'group', mention.head, true);
		if (fact)
			return this.keyed(fact.key, fact.as === 'body' ? 'organization' : 'government', fact.name);
		if (mention.entity?.type === 'NORP') {
			return this.keyed(
				`people:${singular(mention.head.toLowerCase())}`,
				'group',
				mention.head,
				true,
			);
		}
		if (!mention.entity || mention.entity.type === 'MISC' || mention.entity.type === 'LOC') {
			const surname = foldWord(mention.head.split(/\s+/).at(-1) ?? '');
			const person = this.bySurname.get(surname)?.at(-1);
			if (person) return person;
		}
		return this.organization(mention, previous);
	}

	/** What a name is known as: from the gazetteers, else as a place or its demonym of this text. */
	private known(name: string): KnownName | undefined {
		return knownName(name) ?? this.places.get(name);
	}

	/** The key of the state that a phrase's own words name, if one. */
	private stateOf(mention: Mention): string | null {
		for (const name of mention.within) {
			const fact = this.known(name);
			if (fact?.key.startsWith('gov:')) return fact.key;
		}
		return null;
	}

	private keyed(key: string, kind: ActorKind, name: string, plural = false): Candidate {
		return this.byKey.get(key) ?? this.add({ key, kind, name, plural });
	}

	/** A full name is a person; a surname or given name is the latest person who bears it. */
	private person(mention: Mention, previous: ResolvedMention | undefined): Candidate {
		const words = personWords(mention.head);
		const surname = words.at(-1) ?? foldName(mention.head);
		const given = words[0] ?? surname;
		const junior = isJunior(mention.head);
		const isWife = genderOf(mention) === 'f' && this.sirs.has(surname);
		let candidate: Candidate | undefined;
		if (words.length > 1) {
			candidate = this.bySurname
				.get(surname)
				?.find((c) =>
					c.words.length < 2 ? !isWife : c.junior === junior && sameGiven(c.words[0] ?? '', given),
				);
		} else {
			candidate = this.bearer(surname, mention);
			if (!candidate) {
				const bearers = this.byGivenName.get(surname);
				if (bearers?.size === 1) candidate = [...bearers][0];
			}
		}
		candidate ??= this.appositive(mention, previous);
		if (!candidate) {
			// A surname ahead of its full name ("Sapt", a headline) takes the only full name to come.
			const later = words.length === 1 ? this.fullNames.get(surname) : undefined;
			const only = later?.length === 1 ? later[0] : undefined;
			const isHers = only?.gender === 'f' && genderOf(mention) !== 'f';
			const full = isHers && this.sirs.has(surname) ? undefined : only?.words;
			candidate = this.add({
				kind: 'person',
				name: mention.head,
				key: `person:${fullName(full ?? words, junior)}`,
			});
		}
		if (!candidate.named || words.length > candidate.words.length) {
			candidate.named = true;
			candidate.name = mention.head;
			if (words.length > 1 || !candidate.key?.startsWith('person:')) {
				candidate.key = `person:${fullName([given, surname], junior)}`;
			}
			candidate.words = words;
			candidate.junior = junior;
		} else if (
			words.length === candidate.words.length &&
			mention.head.length > candidate.name.length
		) {
			candidate.name = mention.head;
		}
		const bearers = this.bySurname.get(surname) ?? [];
		if (!bearers.includes(candidate) && bearers.length < mostBearers) bearers.push(candidate);
		this.bySurname.set(surname, bearers);
		if (words.length > 1) {
			const namesakes = this.byGivenName.get(given) ?? new Set();
			namesakes.add(candidate);
			this.byGivenName.set(given, namesakes);
		}
		return candidate;
	}

	/**
	 * The person whom a surname alone means: whose full name the text has most and who was spoken of
	 * most so far, the latest of several.
	 */
	private bearer(surname: string, mention: Mention): Candidate | undefined {
		const gender = genderOf(mention);
		const junior = isJunior(mention.head);
		let best: Candidate | undefined;
		let most = 0;
		for (const one of this.bySurname.get(surname) ?? []) {
			// "Mrs. Sapt" is not Anton, nor is "President Sapt" his wife.
			if (gender !== null && one.gender !== null && one.gender !== gender) continue;
			if (gender === null && one.gender === 'f' && this.sirs.has(surname)) continue;
			if (junior && !one.junior) continue;
			const full = this.uses.get(fullName(one.words, one.junior)) ?? 0;
			const count = full + one.mentions.length;
			if (best && (count < most || (count === most && one.last < best.last))) continue;
			best = one;
			most = count;
		}
		return best;
	}

	/** "a spokesman for the palace, Anton Sapt,": the role before the comma is the person. */
	private appositive(
		mention: Mention,
		previous: ResolvedMention | undefined,
	): Candidate | undefined {
		if (previous?.form !== 'nominal' || previous.sentence !== mention.sentence || previous.plural)
			return;
		if (!isOffice(previous.head)) return;
		const between = this.text.slice(previous.end, mention.start);
		if (!/^,?\s$/.test(between)) return;
		const candidate = this.owner(previous);
		return candidate && !candidate.named ? candidate : undefined;
	}

	private organization(mention: Mention, previous: ResolvedMention | undefined): Candidate {
		const name = mention.head.replace(/\s+/g, ' ');
		const key = `org:${orgKey(name)}`;
		const known = this.byKey.get(key);
		if (known) return known;
		const acronym = /^(?:[\p{Lu}&]{2,8}|(?:\p{Lu}\.){2,6})$/u.test(name);
		if (acronym) {
			const letters = name.replace(/[.&]/g, '');
			const long = this.acronyms.get(letters);
			if (long) {
				this.byKey.set(key, long);
				return long;
			}
			// "Zenda Broadcasting Service (ZBS)", whatever the letters stand for.
			if (
				previous?.entity &&
				previous.sentence === mention.sentence &&
				/^\s\(\s?$/.test(this.text.slice(previous.end, mention.start)) &&
				previous.entity.type !== 'PER'
			) {
				const owner = this.owner(previous);
				if (owner) {
					this.byKey.set(key, owner);
					return owner;
				}
			}
		}
		const words = name.split(/[\s-]+/);
		const candidate = this.add({ kind: 'organization', name, key });
		if (words.length > 1) {
			const initials = (small: boolean) =>
				words
					.filter((w) => small || /^\p{Lu}/u.test(w))
					.map((w) => w.charAt(0).toUpperCase())
					.join('');
			for (const letters of new Set([initials(false), initials(true)])) {
				if (letters.length > 1 && !this.acronyms.has(letters))
					this.acronyms.set(letters, candidate);
			}
			// "Fatah" after "Fatah party", "Fatah movement".
			const last = words.at(-1)?.toLowerCase() ?? '';
			if (words.length === 2 && bodyNouns.has(last))
				this.byKey.set(`org:${orgKey(words[0] ?? '')}`, candidate);
		}
		return candidate;
	}

	private nominal(mention: Mention, previous: ResolvedMention | undefined): Candidate | null {
		const { head } = mention;
		const state = this.stateOf(mention);
		// "the Ruritanian government" is the government.
		if (
			state &&
			/^(?:government|leadership|administration|regime|side|authorities|authority)$/.test(head)
		) {
			const fact = mention.within.map((name) => this.known(name)).find((f) => f?.key === state);
			return this.keyed(state, 'government', fact?.name ?? mention.head);
		}
		// "Anton Sapt, the foreign minister,"
		if (
			previous?.entity?.type === 'PER' &&
			previous.sentence === mention.sentence &&
			isOffice(head) &&
			/^,\s$/.test(this.text.slice(previous.end, mention.start))
		) {
			return this.owner(previous) ?? null;
		}
		if (mention.definite && !mention.plural && isOffice(head)) {
			const holder = this.holder(mention, state);
			if (holder) return holder;
		}
		if (mention.definite && !state && mention.within.length === 0) {
			if (
				/^(?:group|organization|organisation|movement|party|militia|faction|company|firm|agency|union|bank|newspaper|team)$/.test(
					head,
				)
			) {
				const named = this.latest(mention, (c) => c.kind === 'organization' && c.named);
				if (named) return named;
			}
			const same = this.latest(mention, (c) => !c.named && c.head === head);
			if (same) return same;
			const alike = this.latest(
				mention,
				(c) =>
					!c.named &&
					c.plural === mention.plural &&
					c.head !== null &&
					singular(c.head) === singular(head),
			);
			if (alike) return alike;
		}
		const bare =
			mention.plural &&
			mention.from >= 0 &&
			!/^\d/.test(this.text.slice(mention.start, mention.end));
		const owner = mention.within.map((name) => this.known(name)).find((f) => f);
		let key: string | null = null;
		if (owner && (bare || bodyNouns.has(head)) && !this.isIndefinite(mention)) {
			key = `${owner.key}/${singular(head)}`;
		}
		if (key) {
			const known = this.byKey.get(key);
			if (known) return known;
		}
		const kind: ActorKind = mention.plural
			? 'group'
			: isOffice(head) || !(bodyNouns.has(head) || documentNouns.has(head))
				? 'person'
				: 'organization';
		const name = this.text.slice(mention.start, mention.end).replace(/\s+/g, ' ');
		return this.add({ kind, key, name, head, plural: mention.plural, named: false, state });
	}

	private isIndefinite(mention: Mention): boolean {
		const first = this.sentences[mention.sentence]?.tokens[mention.from]?.lower ?? '';
		return /^(?:an?|some|several|many|two|three|four|five|six|seven|eight|nine|ten|other|another|most|few|dozens|hundreds|thousands)$/.test(
			first,
		);
	}

	/** The named person who holds the office of "the minister", where it can be only one. */
	private holder(mention: Mention, state: string | null): Candidate | undefined {
		const offices_ = mention.titles.filter((t) => isOffice(t));
		let wanted: string[] = offices_.length > 0 ? mention.titles : [mention.head];
		// A state's "top diplomat" is its foreign minister.
		if (mention.head === 'diplomat') wanted = ['foreign', 'minister'];
		const fits = this.candidates.filter(
			(c) =>
				c.kind === 'person' &&
				c.named &&
				wanted.every((t) => c.titles.has(t)) &&
				(!state || c.state === state),
		);
		if (fits.length === 0) return undefined;
		if (fits.length === 1) return fits[0];
		const near = fits.filter((c) => mention.sentence - c.last <= reach);
		return near.length === 1 ? near[0] : undefined;
	}

	/** The only one of the kind in the sentences just before; undefined where there are several. */
	private latest(mention: Mention, is: (candidate: Candidate) => boolean): Candidate | undefined {
		let found: Candidate | undefined;
		for (let i = this.out.length - 1; i >= 0; i--) {
			const other = this.out[i];
			if (!other || mention.sentence - other.sentence > reach || this.out.length - i > nearby)
				break;
			const candidate = this.owner(other);
			if (!candidate || candidate === found || !is(candidate)) continue;
			if (found) return undefined;
			found = candidate;
		}
		return found;
	}

	private owner(mention: ResolvedMention): Candidate | undefined {
		return this.owners.get(mention);
	}

	private pronoun(mention: Mention): Candidate | null {
		const word = mention.head;
		const person = /^(?:he|him|she|her)$/.test(word);
		if (!person && word !== 'they' && word !== 'it') return null;
		// As an object, "it" is more often a thing than an actor.
		if (word === 'it' && (!this.isSubject(mention) || this.isEmpty(mention))) return null;
		const gender = word === 'he' || word === 'him' ? 'm' : 'f';
		const fits = (c: Candidate): boolean => {
			if (person)
				return c.kind === 'person' && !c.plural && (c.gender === null || c.gender === gender);
			if (word === 'they') return c.plural && c.kind === 'group';
			return c.named && (c.kind === 'organization' || c.kind === 'government');
		};
		const isQuoted = person && this.isQuoted(mention);
		// Per sentence, from this one back: the only fitting actor, else the one that opens it.
		for (let back = 0; back <= 2; back++) {
			const s = mention.sentence - back;
			if (s < 0) break;
			if (back > 0 && !person && word === 'they' && back > 1) break;
			const here: ResolvedMention[] = [];
			for (let i = this.out.length - 1; i >= 0; i--) {
				const other = this.out[i];
				if (!other || other.sentence < s || this.out.length - i > nearby) break;
				if (other.sentence !== s || other.form === 'adjective' || other.place) continue;
				// Of whom somebody's words speak isn't who says them: "“Sapt is wrong,” he said".
				if (person && !isQuoted && this.isQuoted(other)) continue;
				here.unshift(other);
			}
			const owners: Candidate[] = [];
			for (const other of here) {
				const candidate = this.owner(other);
				if (candidate && fits(candidate) && !owners.includes(candidate)) owners.push(candidate);
			}
			if (owners.length === 0) continue;
			const first = owners[0];
			if (owners.length === 1 && first) {
				if (person) first.gender ??= gender;
				return first;
			}
			// Several: the subject of the clause, which is the first that a verb follows.
			const subject = here.find((other) => {
				const candidate = this.owner(other);
				return (
					candidate &&
					owners.includes(candidate) &&
					other.form !== 'pronoun' &&
					this.isSubject(other)
				);
			});
			const before = here.find((other) => {
				const candidate = other.form === 'pronoun' ? this.owner(other) : undefined;
				return candidate && owners.includes(candidate);
			});
			const chosen = before ?? subject;
			return (chosen && this.owner(chosen)) ?? null;
		}
		return null;
	}

	/** Within somebody's words, not only in marks: "the “Duke”". */
	private isQuoted({ start, end }: Span): boolean {
		const quotation = quotationAt(this.quotations, start);
		return quotation !== undefined && end <= quotation.end && isSpeech(this.text, quotation);
	}

	/** "It is unacceptable that", "it was Zenda who": it stands for nobody. */
	private isEmpty(mention: Mention): boolean {
		const tokens = this.sentences[mention.sentence]?.tokens ?? [];
		const word = (i: number) => tokens[mention.to + i]?.lower ?? '';
		if (!/^(?:is|was|'s|’s)$/.test(word(0)) || /(?:ing|ed)$/.test(word(1))) return false;
		return [2, 3, 4].some((i) => /^(?:that|to|who|how|whether|when|why)$/.test(word(i)));
	}

	/** Followed by a verb, as far as the word's form shows it. */
	private isSubject(mention: Mention): boolean {
		const tokens = this.sentences[mention.sentence]?.tokens ?? [];
		const next = tokens[mention.to]?.lower ?? '';
		const before = tokens[mention.from - 1]?.lower ?? '';
		if (/^(?:of|by|with|to|for|from|against|in|on|at|about|and)$/.test(before)) return false;
		return (
			/^(?:said|told|has|had|is|was|will|would|did|also|says|spoke|made|took|went|met|gave)$/.test(
				next,
			) || /[a-z]{3,}ed$/.test(next)
		);
	}
}

function personWords(head: string): string[] {
	// Middle initials don't tell persons apart here; for "Jr." see `isJunior`.
	return head
		.split(/\s+/)
		.filter((word) => !/^\p{Lu}\.?$/u.test(word) && !/^(?:jr|sr|ii|iii|iv)\.?$/i.test(word))
		.map(foldWord)
		.filter((word) => word !== '');
}

/** First and last word of a person's name, which tell it from others, and whether it is the son's. */
function fullName(words: readonly string[], junior: boolean): string {
	const ends = words.filter((_, i) => i === 0 || i === words.length - 1);
	const parts = ends[0] === ends[1] ? ends.slice(1) : ends;
	return `${parts.join(' ')}${junior ? ' jr' : ''}`;
}

const isJunior = (name: string): boolean => /\sjr\.?$/i.test(name);

/** Given names that may be one: the same, or one is short for the other's start. */
function sameGiven(a: string, b: string): boolean {
	if (a === b || a.length === 1 || b.length === 1) return a === b || a.charAt(0) === b.charAt(0);
	const bones = (word: string) => word.charAt(0) + word.slice(1).replace(/[aeiouyh]/g, '');
	if (a.length > 3 && b.length > 3 && bones(a) === bones(b)) return true;
	return a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a));
}

const singular = (word: string): string =>
	word.length > 3 && word.endsWith('s') && !word.endsWith('ss')
		? word.replace(/men$/, 'man').replace(/ies$/, 'y').replace(/s$/, '')
		: word.replace(/men$/, 'man');

function orgKey(name: string): string {
	return name
		.replace(/^the\s+/i, '')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase();
}

function genderOf(mention: Mention): Gender {
	for (const title of mention.titles) {
		if (
			/^(?:mr\.?|sir|lord|king|prince|chairman|spokesman|congressman|sheikh|father|brother)$/.test(
				title,
			)
		)
			return 'm';
		if (
			/^(?:mrs\.?|ms\.?|miss|dame|lady|queen|princess|chairwoman|spokeswoman|congresswoman|sister)$/.test(
				title,
			)
		)
			return 'f';
	}
	if (mention.form === 'nominal') {
		if (/woman$|^(?:mother|daughter|sister|wife|widow|girl|actress|queen)$/.test(mention.head))
			return 'f';
		return /man$|^(?:father|son|brother|husband|boy|king)$/.test(mention.head) ? 'm' : null;
	}
	// A name alone is a surname more often than not.
	const [given = '', ...others] = mention.head.split(/\s+/);
	return others.length > 0 ? genderOfName(given) : null;
}
