/** What the library knows of one actor. */
import { type Catalogue, groupAt } from './catalogue';
import { isShown } from './filter';
import { flag } from './group';
import { type ByPolarity, newestFirst } from './listing';
import { wordsOf } from './words';

/** Somebody at the other end of a statement. */
export interface Other {
	/** An actor's; null for one that is not known across articles. */
	key: string | null;
	name: string;
}

export interface OutletNames {
	outlet: string;
	/** Articles of this outlet that name the actor. */
	articles: number;
	mentions: number;
	/** Each name with how often it stands, most often first. */
	names: [name: string, count: number][];
}

export interface Speaker extends Other {
	statements: number;
}

export interface ActorStory {
	/** Statements it takes, and those taken toward it: places in the catalogue, oldest first. */
	takes: Uint32Array;
	meets: Uint32Array;
	/** Whom it is for and against, most statements first. */
	toward: (Other & { counts: ByPolarity })[];
	/** Others whose name or words say that they speak for it. */
	speakers: Speaker[];
}

/** How outlets name an actor. */
export interface ActorNames {
	/** Most mentions first. */
	outlets: OutletNames[];
	articles: number;
	mentions: number;
}

/** @param actor place in `Catalogue.actors` */
export function actorStory(catalogue: Catalogue, actor: number): ActorStory {
	const { roles, roleActor, source, target, firstStatement } = catalogue;
	// By 1 + the place of the role, as statements have it: whether it is the actor, or speaks for it.
	const isIt = new Uint8Array(roles.length + 1);
	for (let role = 0; role < roles.length; role++) {
		if (roleActor[role] === actor + 1) isIt[role + 1] = 1;
	}
	const speaks = speakingFor(catalogue, actor);
	const takes = new Uint32Array(source.length);
	const meets = new Uint32Array(source.length);
	let [taken, met] = [0, 0];
	/** Of each role, how many statements the actor takes toward it: against, neither, for. */
	const toward = new Uint32Array((roles.length + 1) * 3);
	/** Of each role that speaks for the actor, its statements. */
	const spoken = new Uint32Array(roles.length + 1);
	const newest = newestFirst(catalogue);
	for (let at = newest.length - 1; at >= 0; at--) {
		const article = newest[at] ?? 0;
		const end = firstStatement[article + 1] ?? 0;
		for (let i = firstStatement[article] ?? 0; i < end; i++) {
			const who = source[i] ?? 0;
			const whom = target[i] ?? 0;
			if (!isIt[who] && !isIt[whom] && !speaks[who]) continue;
			if (!isShown(catalogue, i)) continue;
			if (isIt[who]) {
				takes[taken++] = i;
				const at = whom * 3 + (catalogue.polarity[i] ?? 0) + 1;
				toward[at] = (toward[at] ?? 0) + 1;
			}
			if (isIt[whom]) meets[met++] = i;
			if (speaks[who]) spoken[who] = (spoken[who] ?? 0) + 1;
		}
	}
	return {
		takes: takes.slice(0, taken),
		meets: meets.slice(0, met),
		toward: towardOthers(catalogue, toward),
		speakers: speakersOf(catalogue, spoken),
	};
}

/**
 * Who is at an end of a statement; null for nobody.
 *
 * @param statement place in the catalogue
 */
export function otherAt(
	catalogue: Catalogue,
	end: 'source' | 'target',
	statement: number,
): Other | null {
	return otherOf(catalogue, catalogue[end][statement] ?? 0);
}

/** @param role 1 + its place in the catalogue; 0 for nobody */
function otherOf({ actors, roles, roleActor }: Catalogue, role: number): Other | null {
	const found = roles[role - 1];
	if (!found) return null;
	const known = actors[(roleActor[role - 1] ?? 0) - 1];
	return known ? { key: known.key, name: known.name } : { key: null, name: found.name };
}

function towardOthers(catalogue: Catalogue, counts: Uint32Array): ActorStory['toward'] {
	const found = joined(catalogue, (role) => {
		const [against = 0, neither = 0, for_ = 0] = counts.subarray(role * 3, role * 3 + 3);
		const counted: ByPolarity = { '-1': against, '0': neither, '1': for_ };
		return against + neither + for_ > 0 ? counted : null;
	});
	const total = ({ counts }: { counts: ByPolarity }) => counts['-1'] + counts['0'] + counts['1'];
	return found
		.map(({ other, all }) => ({
			...other,
			counts: all.reduce((sum, one) => ({
				'-1': sum['-1'] + one['-1'],
				'0': sum['0'] + one['0'],
				'1': sum['1'] + one['1'],
			})),
		}))
		.sort((a, b) => total(b) - total(a));
}

function speakersOf(catalogue: Catalogue, spoken: Uint32Array): Speaker[] {
	return joined(catalogue, (role) => spoken[role] || null)
		.map(({ other, all }) => ({ ...other, statements: all.reduce((sum, one) => sum + one) }))
		.sort((a, b) => b.statements - a.statements);
}

/** What there is of each role, with the roles of one actor together. */
function joined<T>(
	catalogue: Catalogue,
	of: (role: number) => T | null,
): { other: Other; all: T[] }[] {
	const found = new Map<string, { other: Other; all: T[] }>();
	for (let role = 1; role <= catalogue.roles.length; role++) {
		const one = of(role);
		const other = one === null ? null : otherOf(catalogue, role);
		if (one === null || !other) continue;
		const id = other.key ?? `\u0000${other.name}`;
		const known = found.get(id);
		if (known) known.all.push(one);
		else found.set(id, { other, all: [one] });
	}
	return [...found.values()];
}

/**
 * Roles of others whose phrase holds one of the actor's names: "a spokesman for Zenda", "Zenda's
 * envoy". By 1 + their place.
 */
function speakingFor({ actors, roles, roleActor }: Catalogue, actor: number): Uint8Array {
	const names = (actors[actor]?.nameWords() ?? []).filter((words) => words.join('').length > 2);
	const speaks = new Uint8Array(roles.length + 1);
	roles.forEach(({ name }, role) => {
		if (roleActor[role] === actor + 1) return;
		const words = wordsOf(name);
		const holds = names.some(
			(wanted) =>
				words.length > wanted.length &&
				words.some((_, start) => wanted.every((word, i) => words[start + i] === word)),
		);
		if (holds) speaks[role + 1] = 1;
	});
	return speaks;
}

/** @param actor place in `Catalogue.actors` */
export function actorNames(catalogue: Catalogue, actor: number): ActorNames {
	const { articles, firstActor, actorRole, actorFlags, actorMentions, roleActor } = catalogue;
	const outlets = new Map<string, Omit<OutletNames, 'names'> & { counts: Map<string, number> }>();
	let count = 0;
	let mentions = 0;
	for (let article = 0; article < articles.length; article++) {
		const outlet = articles[article]?.outlet;
		if (outlet === undefined) continue;
		const end = firstActor[article + 1] ?? 0;
		for (let i = firstActor[article] ?? 0; i < end; i++) {
			if (roleActor[actorRole[i] ?? 0] !== actor + 1) continue;
			if (((actorFlags[i] ?? 0) & flag.dismissed) !== 0) continue;
			const times = actorMentions[i] ?? 0;
			count++;
			mentions += times;
			let known = outlets.get(outlet);
			if (!known) {
				known = { outlet, articles: 0, mentions: 0, counts: new Map() };
				outlets.set(outlet, known);
			}
			known.articles++;
			known.mentions += times;
			addNames(catalogue, article, i, known.counts);
		}
	}
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

/** Counts the names that an article uses for the `i`th named actor of the catalogue. */
function addNames(
	catalogue: Catalogue,
	article: number,
	i: number,
	counts: Map<string, number>,
): void {
	const at = groupAt(catalogue.articleBase, article);
	const group = catalogue.groups[at];
	if (!group) return;
	const inGroup = article - (catalogue.articleBase[at] ?? 0);
	const local = (group.firstActor[inGroup] ?? 0) + i - (catalogue.firstActor[article] ?? 0);
	const end = group.firstName[local + 1] ?? 0;
	for (let n = group.firstName[local] ?? 0; n < end; n++) {
		const name = group.names[group.nameOf[n] ?? 0] ?? '';
		counts.set(name, (counts.get(name) ?? 0) + (group.nameCount[n] ?? 0));
	}
}
