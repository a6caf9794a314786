import type { Entity, EntityType } from '../../annotation';
import { bodies } from '../../gazetteer/bodies';
import { states } from '../../gazetteer/states';
import {
	bodyNouns,
	documentNouns,
	honorifics,
	isOffice,
	officeModifiers,
	roleNouns,
} from '../../gazetteer/titles';
import { type Sentence, type Token, tokenize } from './tokens';
import { givenNames, isFunctionWord, locatives, months, weekdays } from './words';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A name that ends in one of these is an organisation's. */
const organizationHeads = set(`
party ministry department agency university college school institute institution council committee
commission inc inc. corp corp. corporation company co co. group bank court times post news journal
tribune herald gazette chronicle police army navy guard guards forces force union association
federation foundation party congress senate parliament assembly authority bureau office service
services board league front movement brigade brigades organization organisation society center
centre network television tv radio club coalition alliance front ltd ltd. llc plc holdings airlines
airways motors industries systems technologies media press magazine observer hospital church
mosque temple academy administration embassy consulate fund exchange trust partners associates
chamber caucus house laboratory laboratories museum command corps secretariat tribunal legislature
team rangers fc campaign project initiative watch international
`);
const placeHeads = set(`
river lake mountain mountains sea ocean bay gulf island islands valley city county province
district street road avenue square airport strip bank peninsula desert park beach hills heights
coast region state village town border crossing bridge canal strait cape forest north south east
west port
`);
const eventHeads = set(`
war wars day week olympics cup championship act treaty agreement accord accords prize award games
election elections conference summit festival holocaust revolution intifada operation amendment
bill law plan deal christmas easter ramadan century constitution code
`);
const particles = set(
	'de da do dos das del della di du la le van von der den bin ibn ben abu al el of the',
);
const orgJoiners = set('of for and on the & de');
const regions = set(`
europe asia africa america antarctica scandinavia balkans caucasus crimea siberia kashmir kurdistan
chechnya gaza tibet sinai donbas donbass aleppo mosul raqqa basra kandahar bethlehem hebron jenin nablus
beersheba haifa istanbul karachi lahore mumbai calcutta kolkata chennai shanghai guangzhou shenzhen
sydney melbourne toronto montreal vancouver chicago boston philadelphia houston dallas detroit
seattle miami atlanta manhattan brooklyn hollywood geneva zurich frankfurt munich hamburg barcelona
milan naples marseille lyon manchester liverpool birmingham glasgow edinburgh belfast england
scotland wales lagos johannesburg casablanca alexandria dubai jeddah mecca karbala erbil kharkiv
odesa odessa lviv mariupol donetsk luhansk
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
vermont virginia wisconsin wyoming britain ulster
`);
const regionPhrases = [
	'Middle East',
	'West Bank',
	'Gaza Strip',
	'Gaza City',
	'East Jerusalem',
	'Golan Heights',
	'Soviet Union',
	'New York',
	'New York City',
	'Los Angeles',
	'San Francisco',
	'New Jersey',
	'New Mexico',
	'New Hampshire',
	'North Carolina',
	'South Carolina',
	'North Dakota',
	'South Dakota',
	'West Virginia',
	'Rhode Island',
	'Washington, D.C.',
	'Washington D.C.',
	'South China Sea',
	'Black Sea',
	'Persian Gulf',
	'Latin America',
	'Central America',
	'South America',
	'North America',
	'North Africa',
	'West Africa',
	'East Africa',
	'Central Asia',
	'Southeast Asia',
	'South Asia',
	'Western Europe',
	'Eastern Europe',
	'Hong Kong',
	'St. Petersburg',
	'Guantanamo Bay',
	'Guantánamo',
];
const peoples = [
	...['European', 'African', 'Asian', 'Arab', 'Kurd', 'Kurdish', 'Jew', 'Jewish', 'Muslim'],
	...[
		'Christian',
		'Catholic',
		'Protestant',
		'Sunni',
		'Shiite',
		'Shia',
		'Hindu',
		'Buddhist',
		'Sikh',
	],
	...[
		'Islamic',
		'Islamist',
		'Western',
		'Latino',
		'Hispanic',
		'African-American',
		'Chechen',
		'Soviet',
	],
	...['Republican', 'Democrat', 'Democratic', 'Zionist', 'Orthodox', 'Evangelical', 'Tibetan'],
	...[
		'Uighur',
		'Uyghur',
		'Rohingya',
		'Druze',
		'Alawite',
		'Basque',
		'Catalan',
		'Persian',
		'Hutu',
		'Tutsi',
	],
	...[
		'Californian',
		'Texan',
		'Londoner',
		'Parisian',
		'Slavic',
		'Yazidi',
		'Mormon',
		'Anglican',
		'Caribbean',
	],
];

interface Known {
	words: string[];
	type: EntityType;
}
const known = new Map<string, Known[]>();
function know(name: string, type: EntityType): void {
	const words = tokenize(name).map((token) => token.text);
	const first = words[0];
	if (!first) return;
	const others = known.get(first) ?? [];
	others.push({ words, type });
	others.sort((a, b) => b.words.length - a.words.length);
	known.set(first, others);
}
for (const state of states) {
	for (const name of [...state.names, ...state.capitals]) know(name, 'LOC');
	for (const seat of state.seats) know(seat, 'ORG');
	for (const demonym of state.demonyms) {
		know(demonym, 'NORP');
		if (!/(?:sh|ch|se|ss)$/.test(demonym)) know(`${demonym}s`, 'NORP');
	}
}
for (const people of peoples) {
	know(people, 'NORP');
	know(`${people}s`, 'NORP');
}
for (const phrase of regionPhrases) know(phrase, 'LOC');
for (const region of regions) know(region.charAt(0).toUpperCase() + region.slice(1), 'LOC');
for (const body of bodies) for (const name of [body.name, ...body.names]) know(name, 'ORG');

function knownAt(tokens: readonly Token[], at: number): Known | undefined {
	const options = known.get(tokens[at]?.text ?? '');
	return options?.find(({ words }) => words.every((word, k) => tokens[at + k]?.text === word));
}

interface Guess {
	tokens: Token[];
	type: EntityType;
	strong: boolean;
}

/**
 * The named entities of a text by rules: gazetteers of states and well-known bodies, the words
 * that organisations' names end in, titles, given names and context. In text order, not
 * overlapping.
 */
export function recognizeNames(sentences: readonly Sentence[]): Entity[] {
	const seen = surroundings(sentences);
	const guesses: Guess[] = [];
	for (const sentence of sentences) guessNames(sentence, seen, guesses);
	// A name keeps its surest type across the article; a surname is its owner's.
	const types = new Map<string, EntityType>();
	const persons = new Set<string>();
	for (const guess of guesses) {
		if (!guess.strong) continue;
		types.set(spell(guess.tokens), guess.type);
		if (guess.type === 'PER') {
			const surname = guess.tokens.at(-1)?.text;
			if (surname) persons.add(surname);
		}
	}
	const entities: Entity[] = [];
	for (const guess of guesses) {
		const first = guess.tokens[0];
		const last = guess.tokens.at(-1);
		if (!first || !last) continue;
		let type = guess.type;
		if (!guess.strong) {
			type = persons.has(last.text) ? 'PER' : (types.get(spell(guess.tokens)) ?? type);
		}
		entities.push({ start: first.start, end: last.end, type });
	}
	return entities;
}

const spell = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ');

interface Surroundings {
	/** Words seen with a capital where no sentence starts. */
	capital: ReadonlySet<string>;
	/** Words seen without one, lower case. */
	lower: ReadonlySet<string>;
}

function surroundings(sentences: readonly Sentence[]): Surroundings {
	const capital = new Set<string>();
	const lower = new Set<string>();
	for (const { tokens } of sentences) {
		if (isTitleCase(tokens)) continue;
		let start = true;
		for (const token of tokens) {
			if (token.kind === 'word') {
				if (!token.capital) lower.add(token.lower);
				else if (!start) capital.add(token.text);
			}
			start = start ? token.kind === 'mark' : /^["“‘:]$/.test(token.text);
		}
	}
	return { capital, lower };
}

/** "Zenda-based", "Ruritanian-Zendan", "anti-Zenda": no name of its own; nor is what isn't in Latin letters. */
function isCompound(token: Token): boolean {
	if (!/^\p{Script=Latin}/u.test(token.text)) return true;
	const dash = token.text.indexOf('-');
	if (dash < 1 || token.text.length > 60) return false;
	const parts = token.text.split('-');
	const last = parts.at(-1) ?? '';
	if (/^\p{Ll}{2}/u.test(last) && !givenNames.has(token.lower) && !isOffice(token.lower))
		return true;
	return parts.every((part) => known.get(part)?.some(({ words }) => words.length === 1));
}

/** A headline with a capital on (nearly) every word says nothing by its capitals. */
function isTitleCase(tokens: readonly Token[]): boolean {
	// It hardly ever ends in a full stop.
	if (/^[.”"]$/.test(tokens.at(-1)?.text ?? '')) return false;
	const long = tokens.filter((token) => token.kind === 'word' && token.text.length > 3);
	const capitals = long.filter((token) => token.capital).length;
	return long.length >= 4 && capitals / long.length > 0.75;
}

function guessNames(sentence: Sentence, seen: Surroundings, guesses: Guess[]): void {
	const { tokens } = sentence;
	const titleCase = isTitleCase(tokens);
	let opening = true;
	for (let i = 0; i < tokens.length; ) {
		const token = tokens[i];
		if (!token) break;
		const fact = knownAt(tokens, i);
		if ((!token.capital || isCompound(token)) && !fact) {
			opening = opening ? token.kind === 'mark' : /^["“‘:]$/.test(token.text);
			i++;
			continue;
		}
		if (titleCase) {
			if (fact) {
				guesses.push({
					tokens: tokens.slice(i, i + fact.words.length),
					type: fact.type,
					strong: true,
				});
				i += fact.words.length;
			} else {
				if (token.capital && seen.capital.has(token.text) && !isFunctionWord(token.lower)) {
					guesses.push({ tokens: [token], type: 'MISC', strong: false });
				}
				i++;
			}
			continue;
		}
		const end = Math.max(runEnd(tokens, i), fact ? i + fact.words.length : 0);
		readRun(tokens, i, end, opening, seen, guesses);
		opening = false;
		i = end;
	}
	if (titleCase) dropUnknown(guesses);
}

/** In a headline only what the gazetteers or the article's text know is a name. */
function dropUnknown(guesses: Guess[]): void {
	for (const guess of guesses) if (guess.type === 'MISC' && !guess.strong) guess.strong = false;
}

/** Where a run of capitalised words (with particles and joining words inside) ends. */
function runEnd(tokens: readonly Token[], from: number): number {
	let end = from + 1;
	for (let i = from + 1; i < tokens.length && i < from + 12; i++) {
		const token = tokens[i];
		if (!token) break;
		if (token.capital && !isCompound(token)) {
			end = i + 1;
			continue;
		}
		if (token.capital) break;
		const next = tokens[i + 1];
		const joins = particles.has(token.lower) || orgJoiners.has(token.lower);
		if (!joins || token.lower === 'and') break;
		// At most two joining words: "Bank of the Republic".
		if (next?.capital || (particles.has(next?.lower ?? '') && tokens[i + 2]?.capital)) continue;
		break;
	}
	return end;
}

const isTitle = (token: Token): boolean => {
	const word = token.lower;
	return honorifics.has(word) || isOffice(word);
};

function readRun(
	tokens: readonly Token[],
	from: number,
	to: number,
	opening: boolean,
	seen: Surroundings,
	guesses: Guess[],
): void {
	let i = from;
	let titled =
		isOffice(tokens[from - 1]?.lower ?? '') || honorifics.has(tokens[from - 1]?.lower ?? '');
	while (i < to) {
		const token = tokens[i];
		if (!token) break;
		const organization = isFunctionWord(token.lower) ? -1 : organizationEnd(tokens, i, to);
		const fact = knownAt(tokens, i);
		if (organization > i && (!fact || organization > i + fact.words.length) && !isTitle(token)) {
			const start = isFunctionWord(token.lower) ? i + 1 : i;
			if (organization > start + 1) {
				guesses.push({ tokens: tokens.slice(start, organization), type: 'ORG', strong: true });
			}
			i = organization;
			titled = false;
			continue;
		}
		if (
			fact &&
			!(fact.words.length === 1 && givenNames.has(token.lower) && tokens[i + 1]?.capital)
		) {
			const end = i + fact.words.length;
			const head = tokens[end];
			if (head && end < to && placeHeads.has(head.lower) && fact.type !== 'ORG') {
				guesses.push({ tokens: tokens.slice(i, end + 1), type: 'LOC', strong: true });
				i = end + 1;
				continue;
			}
			guesses.push({ tokens: tokens.slice(i, end), type: fact.type, strong: true });
			i = end;
			continue;
		}
		const lower = token.lower;
		const isFirst = i === from && opening;
		if (
			isFunctionWord(lower) ||
			months.has(lower) ||
			weekdays.has(lower) ||
			!token.capital ||
			(officeModifiers.has(lower) && (tokens[i + 1]?.capital || isFirst))
		) {
			i++;
			continue;
		}
		if (isTitle(token)) {
			titled = true;
			i++;
			continue;
		}
		// "Channel 4", "Radio 1"
		if (/^(?:channel|radio)$/.test(lower) && tokens[i + 1]?.kind === 'number') {
			guesses.push({ tokens: tokens.slice(i, i + 2), type: 'ORG', strong: true });
			i += 2;
			continue;
		}
		// What is left: a name of persons, places or things, up to the next title or gazetteer name.
		let end = i + 1;
		while (end < to) {
			const next = tokens[end];
			if (!next || months.has(next.lower) || weekdays.has(next.lower)) break;
			if (next.capital && isTitle(next) && !givenNames.has(next.lower)) break;
			if (
				next.lower === 'of' ||
				next.lower === 'the' ||
				next.lower === 'for' ||
				next.lower === 'on'
			)
				break;
			end++;
		}
		let start = i;
		if (isFirst) {
			const repeated = seen.capital.has(token.text);
			const common =
				(seen.lower.has(lower) ||
					roleNouns.has(lower) ||
					documentNouns.has(lower) ||
					bodyNouns.has(lower)) &&
				!givenNames.has(lower);
			if (
				end - start === 1 &&
				(common || (!repeated && !nextSpeaks(tokens, end))) &&
				!givenNames.has(lower)
			) {
				i = end;
				continue;
			}
			if (
				end - start > 1 &&
				!repeated &&
				(common || /(?:ing|ly)$/.test(lower)) &&
				!givenNames.has(lower)
			) {
				start++;
			}
		} else if (
			(seen.lower.has(lower) || bodyNouns.has(lower) || documentNouns.has(lower)) &&
			end - start === 1 &&
			!titled &&
			!givenNames.has(lower)
		) {
			i = end;
			continue;
		}
		guesses.push(classify(tokens, start, end, titled));
		titled = false;
		i = end;
	}
}

const speaks = set(
	'said says told tells added asked argued warned insisted wrote tweeted explained replied denied noted claimed',
);
const nextSpeaks = (tokens: readonly Token[], at: number): boolean =>
	speaks.has(tokens[at]?.lower ?? '');

function classify(tokens: readonly Token[], start: number, end: number, titled: boolean): Guess {
	const name = tokens.slice(start, end);
	const first = name[0]?.lower ?? '';
	const last = name.at(-1)?.lower ?? '';
	const before = tokens[start - 1]?.lower ?? '';
	if (titled) return { tokens: name, type: 'PER', strong: true };
	if (name.length > 1 && eventHeads.has(last)) return { tokens: name, type: 'MISC', strong: true };
	if (name.length > 1 && placeHeads.has(last)) return { tokens: name, type: 'LOC', strong: true };
	const spelledOut =
		name.length === 1 && /^(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,})$/u.test(name[0]?.text ?? '');
	if (spelledOut) return { tokens: name, type: 'ORG', strong: true };
	if (givenNames.has(first) && name.length > 1 && name.length < 5) {
		return { tokens: name, type: 'PER', strong: true };
	}
	if (nextSpeaks(tokens, end) && name.length < 4)
		return { tokens: name, type: 'PER', strong: true };
	if (locatives.has(before)) return { tokens: name, type: 'LOC', strong: name.length > 1 };
	if (name.length === 2 || name.length === 3) {
		const thing = before === 'the';
		return { tokens: name, type: thing ? 'ORG' : 'PER', strong: !thing };
	}
	if (name.length > 3) return { tokens: name, type: 'MISC', strong: false };
	return { tokens: name, type: before === 'the' ? 'ORG' : 'PER', strong: false };
}

/** The end of an organisation's name that starts at `from`, or -1. */
function organizationEnd(tokens: readonly Token[], from: number, to: number): number {
	if (!tokens[from]?.capital) return -1;
	let end = -1;
	for (let i = from; i < to; i++) {
		const token = tokens[i];
		if (!token) break;
		// "Anton Sapt of the Zenda Club": what "of" joins without a head before it is no one name.
		if (i > from && end < 0 && orgJoiners.has(token.lower) && token.lower !== '&') {
			if (!tokens.slice(from, i).some((word) => organizationHeads.has(word.lower))) return -1;
		}
		if (i > from && token.capital && organizationHeads.has(token.lower)) end = i + 1;
		// "University of Strelsau", "Ministry of Defence": a head, "of", and what follows.
		const joined = tokens[i + 1]?.lower;
		if (
			token.capital &&
			organizationHeads.has(token.lower) &&
			(joined === 'of' || joined === 'for')
		) {
			let j = i + 2;
			if (tokens[j]?.lower === 'the') j++;
			if (tokens[j]?.capital) {
				while (j < to && tokens[j]?.capital) j++;
				end = j;
				i = j - 1;
			}
		}
		// A title inside starts a person: "Foreign Ministry Spokesman Anton Sapt".
		if (i > from && isTitle(token) && end < 0) return -1;
		if (isTitle(token) && end > 0 && end <= i) break;
	}
	return end;
}
