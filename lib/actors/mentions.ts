import type { Entity, Span } from '../annotation';
import {
	bodyNouns,
	documentNouns,
	honorifics,
	isOffice,
	officeModifiers,
	roleNouns,
} from '../gazetteer/titles';
import type { Sentence, Token } from '../language/rules/tokens';
import {
	adverbs,
	auxiliaries,
	determiners,
	locatives,
	prepositions,
} from '../language/rules/words';
import { knownName } from './names';

/**
 * A phrase that may name an actor, before it is known which.
 *
 * - name: a named entity, with the titles before it
 * - adjective: a state's demonym that only modifies ("Ruritanian shelling")
 * - nominal: a class noun or role ("two senior officials", "the minister")
 * - pronoun
 */
export interface Mention extends Span {
	form: 'name' | 'adjective' | 'nominal' | 'pronoun';
	/** Of the sentence, and of the first and one past the last token in it. */
	sentence: number;
	from: number;
	to: number;
	entity: Entity | null;
	/** The name without titles ("Anton Sapt"), or the head noun or pronoun, lower case. */
	head: string;
	/** Office and rank words before the name, lower case. */
	titles: string[];
	/** Names inside the phrase that it belongs to: "Ruritanian" in "Ruritanian officials". */
	within: string[];
	definite: boolean;
	plural: boolean;
	/** Names where something is, not who acts: "in Moscow". */
	place: boolean;
}

const lowerCasePronouns = new Set('he she they it him her them we i'.split(' '));
/** Adjectives and nouns that stand before a class noun without making another thing of it. */
const modifier =
	/^(?:.*(?:al|ic|ous|ive|ish|ary|less|ful|ist)|.+-.+|.*(?:ern|most)|armed|masked|retired|elected|appointed|united|exiled|wounded|convicted|accused|alleged|displaced|uniformed|paid|hooded|jailed|top|senior|junior|armed|local|foreign|public|state|police|human|rights|health|intelligence|security|law|enforcement|aid|trade|border|union|party|unnamed|key|good|big|major|young|old|rival|other|key|western|gun|war|ground|air|peace|riot|special|leading|opposing|ruling|governing|striking|warring|voting|business|industry|labor|labour|oil|climate|tax|policy|press|media|news|opinion|exit|recent|anonymous|masked|veteran|elite|independent|prominent|moderate|militant|rebel|government|military|army|navy|opposition|coalition|campaign|court|university|school|city|county|church|student|cabinet|embassy|council|company)$/;
const notModifier =
	/^(?:said|called|accused|killed|wounded|asked|urged|criticised|criticized|praised|condemned|denounced|blamed|thanked|warned|targeted|arrested|detained|attacked|supported|backed|joined|used|sanctioned|cited|quoted|need|feed|indeed|including|despite|unlike|visited|invited|hosted|expelled|trial|deal|proposal|survival|arrival|approval|public)$/;

const irregularPast = new Set(
	(
		'said told took gave sent made met held went came began put kept let left found felt fought ' +
		'knew saw thought won says wants insists sees seeks hopes backs supports rejects opposes ' +
		'denies has is was had will would could may might must should does did believes calls warns ' +
		'threatens plans hopes fears expects demands considers remains faces needs continues agrees ' +
		'refuses tries asks uses knows views welcomes condemns urges hosts became broke brought cut ' +
		'drew grew withdrew spoke struck swore sought'
	).split(' '),
);

/** Whether a lower-case word can be the finite verb of the name before it. */
function looksFinite(token: Token | undefined): boolean {
	if (!token || token.capital || token.kind !== 'word') return false;
	return irregularPast.has(token.lower) || (token.lower.length > 4 && token.lower.endsWith('ed'));
}

/** The phrases of a text that may name actors, in text order, not overlapping. */
export function findMentions(
	entities: readonly Entity[],
	sentences: readonly Sentence[],
): Mention[] {
	const mentions: Mention[] = [];
	let next = 0;
	for (let s = 0; s < sentences.length; s++) {
		const sentence = sentences[s];
		if (!sentence) continue;
		while ((entities[next]?.end ?? Number.POSITIVE_INFINITY) <= sentence.start) next++;
		const own: Entity[] = [];
		while (next < entities.length) {
			const entity = entities[next];
			if (!entity || entity.start >= sentence.end) break;
			own.push(entity);
			next++;
		}
		inSentence(sentence, s, own, mentions);
	}
	return mentions;
}

function inSentence(sentence: Sentence, s: number, entities: Entity[], out: Mention[]): void {
	const { tokens } = sentence;
	/** Per token, the entity it belongs to. */
	const entityAt: (Entity | undefined)[] = new Array(tokens.length);
	for (let i = 0, e = 0; i < tokens.length && e < entities.length; i++) {
		const token = tokens[i];
		while (e < entities.length && (entities[e]?.end ?? 0) <= (token?.start ?? 0)) e++;
		const entity = entities[e];
		if (token && entity && token.start >= entity.start && token.end <= entity.end)
			entityAt[i] = entity;
	}
	const nameOf = (from: number, to: number): string =>
		tokens
			.slice(from, to)
			.map((token, i) => {
				const before = tokens[from + i - 1];
				// "Seafarers' Federation": what stands together in the text stays together.
				return i > 0 && before && before.end < token.start ? ` ${token.text}` : token.text;
			})
			.join('');
	const make = (from: number, to: number, rest: Partial<Mention>): Mention => ({
		start: tokens[from]?.start ?? 0,
		end: tokens[to - 1]?.end ?? 0,
		form: 'nominal',
		sentence: s,
		from,
		to,
		entity: null,
		head: '',
		titles: [],
		within: [],
		definite: false,
		plural: false,
		place: false,
		...rest,
	});
	const found: Mention[] = [];
	const add = (mention: Mention) => {
		while ((found.at(-1)?.to ?? 0) > mention.from) found.pop();
		found.push(mention);
	};
	for (let i = 0; i < tokens.length; ) {
		const token = tokens[i];
		const entity = entityAt[i];
		if (!token) break;
		let end = i + 1;
		if (entity) {
			while (entityAt[end] === entity) end++;
			if (entity.type === 'PER') {
				const { from, titles, within } = withTitles(tokens, entityAt, i);
				const head = nameOf(i, end);
				add(make(from, end, { form: 'name', entity, head, titles, within, definite: true }));
			} else {
				const head = nameOf(i, end);
				const fact = knownName(head);
				const adjective = entity.type === 'NORP' && !isNounDemonym(tokens, i, end, head);
				if (entity.type !== 'MISC' || fact) {
					const place = fact?.as === 'capital' || fact?.as === 'state' || entity.type === 'LOC';
					// A place of which no more is known acts only where it stands as a capital does when it acts.
					const unknown = entity.type === 'LOC' && !fact;
					add(
						make(i, end, {
							form: adjective ? 'adjective' : 'name',
							entity,
							head,
							definite: true,
							plural: fact?.as === 'people',
							place: place && isPlace(tokens, i, end, unknown || fact?.as === 'capital'),
						}),
					);
				}
			}
			i = end;
			continue;
		}
		const lower = token.lower;
		const known = roleNouns.has(lower) || bodyNouns.has(lower) || documentNouns.has(lower);
		if (known && token.kind === 'word') {
			const from = nounPhraseStart(tokens, entityAt, i);
			// "Ruritanian Foreign Minister" before a name is that name's title.
			const followed = entityAt[i + 1];
			if (!(followed?.type === 'PER' && tokens[i + 1]?.kind === 'word')) {
				const to = ofPhraseEnd(
					tokens,
					entityAt,
					i + 1,
					roleNouns.has(lower) && !isVerbHere(tokens, i),
				);
				if (!isVerbHere(tokens, i) && !isModifierHere(tokens, i)) {
					const first = tokens[from]?.lower ?? '';
					const definite = /^(?:the|these|those|this|that|its|his|her|their)$/.test(first);
					const within: string[] = [];
					for (let k = from; k < to; k++) {
						const inside = entityAt[k];
						if (inside && entityAt[k - 1] !== inside) {
							let stop = k;
							while (entityAt[stop] === inside && stop < to) stop++;
							within.push(nameOf(k, stop));
						}
					}
					const titles = tokens
						.slice(from, i + 1)
						.map((word) => word.lower)
						.filter((word) => isOffice(word) || officeModifiers.has(word));
					const plural =
						/(?:men|police)$/.test(lower) || (lower.endsWith('s') && !/ss$/.test(lower));
					add(make(from, to, { head: lower, titles, within, definite, plural }));
					i = to;
					continue;
				}
			}
		}
		const speaker = speakerStart(tokens, entityAt, i);
		if (speaker >= 0) {
			const definite =
				lower !== 'person' && /^(?:the|this|that)$/.test(tokens[speaker]?.lower ?? '');
			add(make(speaker, i + 1, { head: lower, definite }));
		}
		if (lowerCasePronouns.has(lower) && (lower !== 'i' || token.capital)) {
			const plural = lower === 'they' || lower === 'them' || lower === 'we';
			add(make(i, i + 1, { form: 'pronoun', head: lower, plural, definite: true }));
		}
		i++;
	}
	out.push(...found);
}

/** "Russians", "the French": a demonym that stands for people, not before a noun. */
function isNounDemonym(tokens: readonly Token[], from: number, to: number, head: string): boolean {
	const next = tokens[to];
	if (knownName(head)?.as === 'people' || /[^s]s$/.test(head)) return true;
	if (!next || next.kind === 'mark') return tokens[from - 1]?.lower === 'the';
	return false;
}

function isPlace(tokens: readonly Token[], from: number, to: number, capital: boolean): boolean {
	let b = from - 1;
	if (tokens[b]?.lower === 'the') b--;
	const before = tokens[b]?.lower ?? '';
	const next = tokens[to];
	const possessive =
		next?.lower === "'s" || (next?.text === "'" && tokens[to - 1]?.lower.endsWith('s'));
	if (locatives.has(before) || before === 'at' || before === 'to') {
		if (before === 'to' && !capital)
			return /^(?:visit|trip|travel|flight|flew|went|go|came|come|return|returned|travelled|traveled|visits|moved|fled|back)$/.test(
				tokens[b - 1]?.lower ?? '',
			);
		return !(possessive && /^(?:from|to|at)$/.test(before));
	}
	if (!capital) return false;
	if (possessive) return false;
	if (
		/^(?:between|with|against|toward|towards|by|and|urged|asked|accused|warned|told|blamed)$/.test(
			before,
		)
	) {
		return before === 'and'
			? !looksFinite(tokens[to]) && tokens[b - 2]?.lower !== 'between'
			: false;
	}
	let v = to;
	while (tokens[v] && (adverbs.has(tokens[v]?.lower ?? '') || tokens[v]?.lower.endsWith('ly'))) v++;
	return !looksFinite(tokens[v]);
}

/** Walks left from a person's name over titles and the names that stand among them. */
function withTitles(
	tokens: readonly Token[],
	entityAt: readonly (Entity | undefined)[],
	at: number,
): { from: number; titles: string[]; within: string[] } {
	let from = at;
	const titles: string[] = [];
	const within: string[] = [];
	let i = at - 1;
	// "Ambassador to Zenda Anton Sapt"
	if (entityAt[i] && entityAt[i]?.type !== 'PER') {
		let k = i;
		while (entityAt[k - 1] === entityAt[i]) k--;
		const joined = tokens[k - 1]?.lower ?? '';
		if (
			(joined === 'to' || joined === 'in' || joined === 'for') &&
			isOffice(tokens[k - 2]?.lower ?? '')
		) {
			i = k - 2;
		}
	}
	const adjacent = tokens[i]?.lower ?? '';
	if (!isOffice(adjacent) && !honorifics.has(adjacent)) return { from, titles, within };
	while (i >= 0 && at - i < 12) {
		const token = tokens[i];
		const entity = entityAt[i];
		if (!token) break;
		if (entity) {
			if (entity.type === 'PER') break;
			let k = i;
			while (entityAt[k - 1] === entity) k--;
			within.push(
				tokens
					.slice(k, i + 1)
					.map((word) => word.text)
					.join(' '),
			);
			from = k;
			i = k - 1;
			continue;
		}
		const word = token.lower;
		const joins =
			(word === '-' || word === 'of' || word === 'and' || word === 'for') &&
			from === i + 1 &&
			false;
		if (isOffice(word) || honorifics.has(word) || officeModifiers.has(word) || joins) {
			titles.unshift(word);
			from = i;
			i--;
			continue;
		}
		break;
	}
	return { from, titles, within };
}

/** Walks left from a class noun over its modifiers to its determiner. */
function nounPhraseStart(
	tokens: readonly Token[],
	entityAt: readonly (Entity | undefined)[],
	at: number,
): number {
	let from = at;
	for (let i = at - 1; i >= 0 && at - i < 10; i--) {
		const token = tokens[i];
		const entity = entityAt[i];
		if (!token) break;
		if (entity) {
			if (entity.type === 'PER') break;
			from = i;
			continue;
		}
		const word = token.lower;
		if (determiners.has(word) || token.kind === 'number') {
			from = i;
			if (/^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your)$/.test(word)) {
				// "all the officials", "some of the rebels" are left at their own determiner.
				break;
			}
			continue;
		}
		if (token.kind !== 'word') break;
		if (
			bodyNouns.has(word) ||
			officeModifiers.has(word) ||
			(modifier.test(word) && !notModifier.test(word))
		) {
			from = i;
			continue;
		}
		break;
	}
	return from;
}

/** Takes "of Hamas", "for the Foreign Ministry", "in Strelsau" into a class noun's phrase. */
function ofPhraseEnd(
	tokens: readonly Token[],
	entityAt: readonly (Entity | undefined)[],
	after: number,
	role: boolean,
): number {
	if (!role) return after;
	const word = tokens[after]?.lower ?? '';
	if (!/^(?:of|for|from|at|with|to)$/.test(word)) return after;
	if (
		word === 'to' &&
		!/^(?:ambassador|envoy|adviser|advisor|aide|representative)s?$/.test(
			tokens[after - 1]?.lower ?? '',
		)
	)
		return after;
	let i = after + 1;
	if (tokens[i]?.lower === 'the') i++;
	const entity = entityAt[i];
	if (!entity || (entity.type === 'PER' && word !== 'for' && word !== 'of')) return after;
	if (word === 'for' && entity.type === 'PER') return after;
	while (entityAt[i] === entity && i - after < 12) i++;
	return i;
}

const speaking = /^(?:said|says|told|tells|added|tweeted|wrote)$/;

/**
 * Whoever speaks is an actor, whatever the noun: "the shopkeeper said". The start of such a phrase
 * that ends at a token, at the start of a clause; or -1.
 */
function speakerStart(
	tokens: readonly Token[],
	entityAt: readonly (Entity | undefined)[],
	at: number,
): number {
	if (!speaking.test(tokens[at + 1]?.lower ?? '')) return -1;
	if (!/^\p{Ll}{3,}$/u.test(tokens[at]?.text ?? '') || entityAt[at]) return -1;
	if (auxiliaries.has(tokens[at]?.lower ?? '') || tokens[at]?.lower === 'also') return -1;
	if (lowerCasePronouns.has(tokens[at]?.lower ?? '') || tokens[at]?.lower.endsWith('ly')) return -1;
	for (let i = at - 1; i >= 0 && at - i < 5; i--) {
		const word = tokens[i]?.lower ?? '';
		if (/^(?:the|a|an|another|one|his|her)$/.test(word)) {
			const before = tokens[i - 1];
			return !before ||
				(before.kind === 'mark' && before.text !== '-') ||
				/^(?:but|and|as)$/.test(before.lower)
				? i
				: -1;
		}
		if (tokens[i]?.kind !== 'word' || (prepositions.has(word) && !entityAt[i])) return -1;
	}
	return -1;
}

/** "officers", "forces" as a verb: "the law forces Zenda to …", "sources", "heads". */
function isVerbHere(tokens: readonly Token[], at: number): boolean {
	const word = tokens[at]?.lower ?? '';
	const before = tokens[at - 1]?.lower ?? '';
	if (
		before === 'to' &&
		/^(?:report|force|study|poll|survey|document|letter|chief|coach|party|head|bank|team|group)$/.test(
			word,
		)
	)
		return true;
	if (/^(?:will|would|should|could|can|may|might|must|not|n't)$/.test(before)) return true;
	if (word === 'forces' || word === 'reports' || word === 'polls' || word === 'sources') {
		const next = tokens[at + 1]?.lower ?? '';
		return word === 'reports' && (next === 'that' || next === ':');
	}
	return word === 'united' || word === 'chief';
}

/** "the party leader": a body noun before another class noun only modifies it. */
function isModifierHere(tokens: readonly Token[], at: number): boolean {
	const next = tokens[at + 1]?.lower ?? '';
	if (roleNouns.has(next) || bodyNouns.has(next)) return true;
	const after = tokens[at + 2]?.lower ?? '';
	const word = tokens[at]?.lower ?? '';
	if (
		!roleNouns.has(word) &&
		modifier.test(next) &&
		!next.endsWith('ed') &&
		(roleNouns.has(after) || bodyNouns.has(after))
	)
		return true;
	// "police station", "government policy": a body noun that modifies a plain noun.
	return (
		bodyNouns.has(word) &&
		/^(?:station|stations|policy|policies|spending|funding|base|bases|building|buildings|shutdown|program|programs|programme|member|members|line|lines|headquarters|debt|fees|system|brutality|custody|car|cars|aid|action|operation|operations|service|services|rally|trail|chest|finance|ad|ads|convention|meeting|platform|primary)$/.test(
			next,
		)
	);
}
