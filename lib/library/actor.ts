/** What the library knows of one actor. */
import type { Polarity } from '../annotation';
import { type Catalogue, groupAt } from './catalogue';
import { isUnsure } from './filter';
import { flag } from './group';
import { type ByPolarity, noCounts } from './listing';
import { wordsOf } from './words';

/** A statement that the actor takes, or that is taken toward it. */
export interface Dot {
	/** Place in the catalogue. */
	statement: number;
	/** When its article was published, or null where that is unknown. */
	date: number | null;
	polarity: Polarity;
	/** The other one: an actor's key, or null. */
	other: { key: string | null; name: string } | null;
}

export interface OutletNames {
	outlet: string;
	/** Articles of this outlet that name the actor. */
	articles: number;
	mentions: number;
	/** Each name with how often it stands, most often first. */
	names: [name: string, count: number][];
}

export interface Speaker {
	key: string | null;
	name: string;
	statements: number;
}

export interface ActorStory {
	/** Statements it takes, and those taken toward it, oldest first; undated ones first. */
	takes: Dot[];
	meets: Dot[];
	/** Whom it is for and against, most statements first. */
	toward: { key: string | null; name: string; counts: ByPolarity }[];
	/** Others whose name or words say that they speak for it. */
	speakers: Speaker[];
	/** How each outlet names it, most mentions first. */
	outlets: OutletNames[];
	articles: number;
	mentions: number;
}

/** @param actor place in `Catalogue.actors` */
export function actorStory(catalogue: Catalogue, actor: number): ActorStory {
	const { roles, roleActor, source, target, flags, articleOf, articles } = catalogue;
	const takes: Dot[] = [];
	const meets: Dot[] = [];
	const isIt = (role: number) => role > 0 && roleActor[role - 1] === actor + 1;
	const nameOf = (role: number): Dot['other'] => {
		const found = roles[role - 1];
		if (!found) return null;
		const known = catalogue.actors[(roleActor[role - 1] ?? 0) - 1];
		return known ? { key: known.key, name: known.name } : { key: null, name: found.name };
	};
	const speaks = speakingFor(catalogue, actor);
	const speakers = new Map<number, number>();
	for (let i = 0; i < source.length; i++) {
		const article = articles[articleOf[i] ?? 0];
		if (!article || ((flags[i] ?? 0) & flag.dismissed) !== 0 || isUnsure(catalogue, i)) continue;
		const [who = 0, whom = 0] = [source[i], target[i]];
		const polarity = catalogue.polarity[i] as Polarity;
		const date = article.published;
		if (isIt(who)) takes.push({ statement: i, date, polarity, other: nameOf(whom) });
		if (isIt(whom)) meets.push({ statement: i, date, polarity, other: nameOf(who) });
		if (who > 0 && speaks[who - 1]) speakers.set(who, (speakers.get(who) ?? 0) + 1);
	}
	const byDate = (a: Dot, b: Dot) => (a.date ?? 0) - (b.date ?? 0) || a.statement - b.statement;
	takes.sort(byDate);
	meets.sort(byDate);
	const named = [...speakers].map(([role, statements]) => {
		const found = nameOf(role);
		return { key: found?.key ?? null, name: found?.name ?? '', statements };
	});
	return {
		takes,
		meets,
		toward: towardOthers(takes),
		speakers: joined(named),
		...namesOf(catalogue, actor),
	};
}

function towardOthers(takes: readonly Dot[]): ActorStory['toward'] {
	const found = new Map<string, ActorStory['toward'][number]>();
	for (const { other, polarity } of takes) {
		if (!other) continue;
		const id = other.key ?? `\u0000${other.name}`;
		const one = found.get(id) ?? { ...other, counts: noCounts() };
		one.counts[`${polarity}`]++;
		found.set(id, one);
	}
	const total = ({ counts }: { counts: ByPolarity }) => counts['-1'] + counts['0'] + counts['1'];
	return [...found.values()].sort((a, b) => total(b) - total(a));
}

/** Roles of others whose phrase holds one of the actor's names: "a spokesman for Zenda", "Zenda's envoy". */
function speakingFor({ actors, roles, roleActor }: Catalogue, actor: number): Uint8Array {
	const names = (actors[actor]?.nameWords() ?? []).filter((words) => words.join('').length > 2);
	return Uint8Array.from(roles, ({ name }, role) => {
		if (roleActor[role] === actor + 1) return 0;
		const words = wordsOf(name);
		const holds = names.some(
			(wanted) =>
				words.length > wanted.length &&
				words.some((_, start) => wanted.every((word, i) => words[start + i] === word)),
		);
		return holds ? 1 : 0;
	});
}

function joined(speakers: readonly Speaker[]): Speaker[] {
	const found = new Map<string, Speaker>();
	for (const one of speakers) {
		const id = one.key ?? `\u0000${one.name}`;
		const old = found.get(id);
		found.set(id, old ? { ...old, statements: old.statements + one.statements } : one);
	}
	return [...found.values()].sort((a, b) => b.statements - a.statements);
}

function namesOf(catalogue: Catalogue, actor: number) {
	const { articles, firstActor, actorRole, actorFlags, actorMentions, roleActor } = catalogue;
	const outlets = new Map<string, OutletNames & { counts: Map<string, number> }>();
	let count = 0;
	let mentions = 0;
	articles.forEach((row, article) => {
		if (!row) return;
		const end = firstActor[article + 1] ?? 0;
		for (let i = firstActor[article] ?? 0; i < end; i++) {
			if (roleActor[actorRole[i] ?? 0] !== actor + 1) continue;
			if (((actorFlags[i] ?? 0) & flag.dismissed) !== 0) continue;
			count++;
			mentions += actorMentions[i] ?? 0;
			const outlet = outlets.get(row.outlet) ?? {
				outlet: row.outlet,
				articles: 0,
				mentions: 0,
				names: [],
				counts: new Map<string, number>(),
			};
			outlet.articles++;
			outlet.mentions += actorMentions[i] ?? 0;
			for (const [name, times] of namesAt(catalogue, article, i)) {
				outlet.counts.set(name, (outlet.counts.get(name) ?? 0) + times);
			}
			outlets.set(row.outlet, outlet);
		}
	});
	return {
		articles: count,
		mentions,
		outlets: [...outlets.values()]
			.map(({ counts, ...outlet }) => ({
				...outlet,
				names: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
			}))
			.sort((a, b) => b.mentions - a.mentions),
	};
}

/** The names that an article uses for the `i`th named actor of the catalogue. */
function namesAt(catalogue: Catalogue, article: number, i: number): [string, number][] {
	const at = groupAt(catalogue.articleBase, article);
	const group = catalogue.groups[at];
	if (!group) return [];
	const inGroup = article - (catalogue.articleBase[at] ?? 0);
	const local = (group.firstActor[inGroup] ?? 0) + i - (catalogue.firstActor[article] ?? 0);
	const found: [string, number][] = [];
	const end = group.firstName[local + 1] ?? 0;
	for (let n = group.firstName[local] ?? 0; n < end; n++) {
		found.push([group.names[group.nameOf[n] ?? 0] ?? '', group.nameCount[n] ?? 0]);
	}
	return found;
}
