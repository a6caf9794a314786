import { foldName } from '../actors/spelling';
import type { Actor, ActorKind } from '../annotation';
import type { ComparedActor, ComparedArticle } from './comparison';

export interface JoinedActors {
	actors: ComparedActor[];
	/** Index of an article's actor in `actors`; null where it isn't one. */
	indexOf(article: string, actor: string | null | undefined): number | null;
}

interface Known {
	article: string;
	actor: Actor;
	/** Folded name, its words. */
	words: string[];
}

/**
 * Brings the actors of several articles together: those of one key; those of one name but for its
 * spelling (of whatever kind, which detection mistakes more often than a story has two of one name);
 * an organization's last words with the one whole name that ends in them; a person's bare surname with the one full name that ends in it; an acronym with the one
 * organization it abbreviates. Unnamed actors stay their article's own.
 */
export function joinActors(articles: readonly ComparedArticle[]): JoinedActors {
	const all: Known[] = articles.flatMap((article) =>
		article.actors.map((actor) => ({
			article: article.id,
			actor,
			words: foldName(actor.name).split(' '),
		})),
	);
	const parents = all.map((_, i) => i);
	const root = (i: number): number => {
		let at = i;
		while (parents[at] !== at && parents[at] !== undefined) at = parents[at] ?? at;
		return at;
	};
	const join = (a: number, b: number) => {
		const [x, y] = [root(a), root(b)];
		if (x !== y) parents[Math.max(x, y)] = Math.min(x, y);
	};

	const first = new Map<string, number>();
	const meet = (name: string, i: number) => {
		const found = first.get(name);
		if (found === undefined) first.set(name, i);
		else join(found, i);
	};
	for (const [i, { actor, words }] of all.entries()) {
		if (actor.key === null) continue;
		meet(`key ${actor.key}`, i);
		// A key with a part ("gov:IL/official") is one side's people, told apart by that part alone.
		if (!actor.key.includes('/')) meet(`name ${words.join(' ')}`, i);
	}
	joinSurnames(all, root, join);
	joinShortened(all, root, join);
	joinAcronyms(all, root, join);

	const groups = new Map<number, Known[]>();
	for (const [i, known] of all.entries()) {
		const at = root(i);
		groups.set(at, [...(groups.get(at) ?? []), known]);
	}
	const described = [...groups.values()].map((members) => ({ members, actor: describe(members) }));
	described.sort(
		(a, b) => b.actor.mentions - a.actor.mentions || (a.actor.key < b.actor.key ? -1 : 1),
	);
	const indices = new Map<string, number>();
	for (const [i, { members }] of described.entries()) {
		for (const { article, actor } of members) indices.set(`${article}\n${actor.id}`, i);
	}
	return {
		actors: described.map(({ actor }) => actor),
		indexOf: (article, actor) => (actor ? (indices.get(`${article}\n${actor}`) ?? null) : null),
	};
}

type Join = (a: number, b: number) => void;
type Root = (i: number) => number;

function joinSurnames(all: readonly Known[], root: Root, join: Join): void {
	const people = all
		.map((known, i) => ({ ...known, i }))
		.filter(({ actor }) => actor.kind === 'person' && actor.key !== null);
	const full = people.filter(({ words }) => words.length > 1);
	const bySurname = new Map<string, typeof full>();
	for (const person of full) {
		const surname = person.words.at(-1) ?? '';
		bySurname.set(surname, [...(bySurname.get(surname) ?? []), person]);
	}
	const surnames = [...bySurname.keys()];
	for (const person of people) {
		const surname = person.words.at(-1) ?? '';
		const near = surnames.filter((other) => other === surname || nearlySame(other, surname));
		const alike = near.flatMap((other) => bySurname.get(other) ?? []);
		if (person.words.length > 1) {
			const given = person.words[0] ?? '';
			for (const other of alike) {
				const theirs = other.words[0] ?? '';
				if (isOneGiven(given, theirs)) join(person.i, other.i);
			}
		} else {
			const candidates = new Set(alike.map(({ i }) => root(i)));
			const only = [...candidates][0];
			if (candidates.size === 1 && only !== undefined) join(person.i, only);
		}
	}
}

/** Short forms of given names that news uses beside the full ones. */
const shortForms = new Set(
	[
		'abraham abe, alexander alex, alfred al fred, andrew andy drew, anthony tony, barbara barb',
		'benjamin ben, bernard bernie, catherine kate cathy, charles charlie chuck, christine chris',
		'christopher chris, daniel dan danny, david dave, deborah debbie deb, donald don, douglas doug',
		'edward ed eddie ted, elizabeth liz beth betsy, eugene gene, frederick fred, gerald gerry jerry',
		'gregory greg, james jim jimmy, jeffrey jeff, jennifer jen, joseph joe, joshua josh',
		'katherine kate kathy, kenneth ken, lawrence larry, leonard len, margaret maggie meg peggy',
		'matthew matt, michael mike mick, nathaniel nate, nicholas nick, pamela pam, patricia pat patty',
		'patrick pat, peter pete, philip phil, raymond ray, rebecca becky, richard rick dick, robert bob rob bobby',
		'ronald ron, samuel sam, stephen steve, steven steve, susan sue, theodore ted, thomas tom',
		'timothy tim, victoria vicky, vincent vince, walter walt, william bill will',
	]
		.join(', ')
		.split(', ')
		.flatMap((line) => {
			const [full = '', ...short] = line.split(' ');
			return short.map((one) => `${one} ${full}`);
		}),
);

/** "Mike" and "Michael" are one given name, and so are two spellings of a longer one. */
const isOneGiven = (a: string, b: string): boolean =>
	a === b || nearlySame(a, b) || shortForms.has(`${a} ${b}`) || shortForms.has(`${b} ${a}`);

/** "Liberation Front" with "Tarlenheim Liberation Front", where no other name ends so. */
function joinShortened(all: readonly Known[], root: Root, join: Join): void {
	const endings = new Map<string, Set<number>>();
	const named = all
		.map((known, i) => ({ ...known, i }))
		.filter(
			({ actor, words }) => actor.key !== null && actor.kind !== 'person' && words.length > 1,
		);
	for (const { words, i } of named) {
		for (let from = 1; from + 1 < words.length; from++) {
			const ending = words.slice(from).join(' ');
			endings.set(ending, (endings.get(ending) ?? new Set()).add(i));
		}
	}
	for (const { words, i } of named) {
		const whole = new Set([...(endings.get(words.join(' ')) ?? [])].map(root));
		const [only] = whole;
		if (whole.size === 1 && only !== undefined) join(i, only);
	}
}

function joinAcronyms(all: readonly Known[], root: Root, join: Join): void {
	const initials = new Map<string, Set<number>>();
	for (const [i, { actor }] of all.entries()) {
		const words = actor.name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
		if (actor.key === null || words.length < 3) continue;
		const letters = words.map((word) => word[0] ?? '').join('');
		initials.set(letters, (initials.get(letters) ?? new Set()).add(root(i)));
	}
	for (const [i, { actor }] of all.entries()) {
		const letters = actor.name.replace(/\./g, '');
		if (actor.key === null || !/^\p{Lu}{3,6}$/u.test(letters)) continue;
		const whole = new Set([...(initials.get(letters) ?? [])].map(root));
		const only = [...whole][0];
		if (whole.size === 1 && only !== undefined) join(i, only);
	}
}

/** Whether two folded words differ by one letter, where they are long enough for that to be a spelling. */
export function nearlySame(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (short.length < 6 || long.length - short.length > 1 || short[0] !== long[0]) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at++;
	const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
	return rest === long.slice(at + 1);
}

function describe(members: readonly Known[]): ComparedActor {
	const kinds = new Map<ActorKind, number>();
	const names = new Map<string, { count: number; key: string; full: boolean }>();
	let mentions = 0;
	for (const { actor, article } of members) {
		const count = actor.mentions.length;
		mentions += count;
		kinds.set(actor.kind, (kinds.get(actor.kind) ?? 0) + count);
		const key = actor.key ?? `${article}#${actor.id}`;
		const full = actor.kind === 'person' && actor.name.includes(' ');
		const before = names.get(actor.name)?.count ?? 0;
		names.set(actor.name, { count: before + count, key, full });
	}
	// A person's full name before a bare surname; then the name that is used most, then the longest.
	const [best] = [...names].sort(
		([a, x], [b, y]) =>
			Number(y.full) - Number(x.full) ||
			y.count - x.count ||
			b.length - a.length ||
			(a < b ? -1 : 1),
	);
	const [kind] = [...kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	return {
		key: best?.[1].key ?? '',
		name: best?.[0] ?? '',
		kind: kind?.[0] ?? 'person',
		named: members.some(({ actor }) => actor.key !== null),
		mentions,
	};
}
