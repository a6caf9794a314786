import { foldName } from '../actors/spelling';
import type { Span } from '../annotation';
import { type Case, type CaseArticle, evidenceOf } from './case';
import type { WordsRow, WordUse } from './comparison';
import { mostEvidence } from './evidence';
import { nearlySame } from './join-actors';
import { readWords } from './words';

/** Uses that are listed of each actor and outlet. */
const mostUses = 12;

/** Words of a cue that is a verb: "has repeatedly denied". */
const mostCueWords = 3;

interface Use {
	words: string;
	article: CaseArticle;
	entry: () => number;
}

/** What they call it: names and descriptions that each outlet puts to the same actor. */
export function findNames(given: Case): WordsRow[] {
	const uses = new Map<number, Use[]>();
	for (const one of given.articles) {
		for (const [actor, mentions] of one.mentions) {
			if (!given.actors[actor]?.named) continue;
			const found = mentions.flatMap((mention) => calls(one, mention));
			const entries = found.map(({ words, marks }) => ({
				words,
				article: one,
				entry: () => given.book.add(one.article, marks),
			}));
			uses.set(actor, [...(uses.get(actor) ?? []), ...entries]);
		}
	}
	return rows(given, uses).sort((a, b) => telling(b) - telling(a) || a.actor - b.actor);
}

/** How many descriptions one outlet alone puts to an actor: "militant group", not "Mr Sapt". */
const telling = ({ cells }: WordsRow): number =>
	cells.flat().filter(({ words, onlyHere }) => onlyHere && /^\p{Ll}.*\s/u.test(words)).length;

/** The verbs (and other cues) that carry what an actor says. */
export function findCues(given: Case): WordsRow[] {
	const uses = new Map<number, Use[]>();
	for (const one of given.articles) {
		const places = new Set<string>();
		for (const { statement, source } of one.statements) {
			const place = `${source} ${statement.cue.start}`;
			if (source === null || statement.kind !== 'speech' || places.has(place)) continue;
			if (!given.actors[source]?.named) continue;
			places.add(place);
			const words = one.article.text.slice(statement.cue.start, statement.cue.end).toLowerCase();
			// A longer one is what is said rather than the verb that carries it.
			if (words.trim().split(/\s+/).length > mostCueWords) continue;
			const use: Use = {
				words: tidy(words),
				article: one,
				entry: () => evidenceOf(given.book, one.article, statement),
			};
			uses.set(source, [...(uses.get(source) ?? []), use]);
		}
	}
	return rows(given, uses);
}

function rows(given: Case, uses: ReadonlyMap<number, readonly Use[]>): WordsRow[] {
	return [...uses]
		.sort(([a], [b]) => a - b)
		.map(([actor, all]) => ({ actor, cells: cells(given, all) }));
}

function cells(given: Case, uses: readonly Use[]): WordUse[][] {
	const byOutlet = given.outlets.map(() => new Map<string, Use[]>());
	for (const use of uses) {
		const counts = byOutlet[use.article.outlet];
		counts?.set(use.words, [...(counts.get(use.words) ?? []), use]);
	}
	/** The words that each outlet puts to it, whatever stands beside them; and what abbreviates them. */
	const known = byOutlet.map((counts) =>
		[...counts.keys()].flatMap((use) => [...wordsIn(use), initialsOf(use)]),
	);
	/** "Sapt", "Mr Sapt" and "Colonel Sapt" are one name: another one has a word that nobody else uses. */
	const isOwn = (use: string, outlet: number) => {
		const others = known.flatMap((words, i) => (i === outlet ? [] : words));
		const isNew = (word: string) => !others.some((one) => one === word || nearlySame(one, word));
		return isNew(initialsOf(use)) && wordsIn(use).some(isNew);
	};
	const several = byOutlet.filter((counts) => counts.size > 0).length > 1;
	return byOutlet.map((counts, outlet) =>
		[...counts]
			.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
			.slice(0, mostUses)
			.map(([words, found]) => ({
				words,
				count: found.length,
				onlyHere: several && isOwn(words, outlet),
				evidence: [...new Set(found.slice(0, mostEvidence).map(({ entry }) => entry()))],
			})),
	);
}

/** Forms of address, which say who writes rather than whom. */
const address = new Set('mr mrs ms miss mx dr sir'.split(' '));

const wordsIn = (use: string): string[] =>
	readWords(use)
		.filter(({ stem }) => !address.has(stem))
		.map(({ stem }) => foldName(stem));

/** "us" of "United States"; the words themselves of a single one. */
function initialsOf(use: string): string {
	const stems = readWords(use).map(({ stem }) => stem);
	return stems.length < 2 ? stems.join('') : stems.map((stem) => stem[0] ?? '').join('');
}

const pronouns = new Set(
	'he she it they him her them his hers its their theirs who whom whose which that this these those i we you me us my our your himself herself itself themselves'.split(
		' ',
	),
);

/** The mention's own words, and what is put before or behind the name: "the militant group X", "X, a militant group". */
function calls(one: CaseArticle, mention: Span): { words: string; marks: Span[] }[] {
	const { text } = one.article;
	// A mention may run on into what is put behind the name.
	const [head = ''] = text.slice(mention.start, mention.end).split(/[,;(]/);
	const own = tidy(head);
	if (own === '' || pronouns.has(own.toLowerCase())) return [];
	if (/^(?:this|that|these|those|its|his|her|their|such|other|another|some|both) /i.test(own))
		return [];
	const found = [{ words: own, marks: [mention] }];
	const before = /(?:^|[\s(“"])(?:[Tt]he|[Aa]n?)\s+((?:\p{Ll}[\p{L}-]{1,30}\s){1,4})$/u.exec(
		text.slice(Math.max(0, mention.start - 100), mention.start),
	)?.[1];
	if (before && /^\p{Lu}/u.test(own) && describes(before)) {
		const mark = { start: mention.start - before.length, end: mention.end };
		found.push({ words: tidy(before), marks: [mark] });
	}
	const behind =
		/^,\s(?:the|an?)\s((?:\p{L}[\p{L}-]{1,30}\s?){1,5}?)(?=[,.;:)]|\s?(?:that|which|who|whose|in|of|for|on|at|from|with|and|as|is|was)\s)/u.exec(
			text.slice(mention.end, mention.end + 120),
		);
	if (behind?.[1] && /^\p{Lu}/u.test(own) && describes(behind[1])) {
		const words = tidy(behind[1]).replace(/ (?:known|called|named|based|born)$/, '');
		const end = mention.end + behind[0].length;
		if (words !== '') found.push({ words, marks: [{ start: mention.start, end }] });
	}
	return found;
}

const joining = new Set(
	'the a an of to in on at by for from with without against between through that which who and or but as than toward towards into over under about not has have had is are was were be been'.split(
		' ',
	),
);

/** "militant group" says what it is; "resolution against" and "initial" belong to other words. */
function describes(words: string): boolean {
	const parts = words.trim().toLowerCase().split(/\s+/);
	return (
		parts.length > 1 &&
		!/^(?:this|that|these|those|such|other|same)$/.test(parts[0] ?? '') &&
		!parts.some((part) => joining.has(part) || /ing$/.test(part))
	);
}

const tidy = (words: string): string =>
	words
		.replace(/\s+/g, ' ')
		.replace(/^(?:the|an?) /i, '')
		.replace(/['’]s?$/, '')
		.trim();
