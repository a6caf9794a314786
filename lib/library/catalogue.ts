/**
 * The whole library in columns: the groups one after the other, with the actors of all of them told
 * apart. Numbers of articles and statements are places in these columns, good until something
 * changes; what stays is their ids.
 */
import type { ActorKind } from '../annotation';
import { type ArticleRow, type Group, type NoteRow, type Role, statementId } from './group';
import { isPronoun, wordsOf } from './words';

export interface CatalogueActor {
	key: string;
	name: string;
	kind: ActorKind | null;
	/** All names it goes by. */
	names: string[];
	/** The words of each name; made when they are first asked for, for most actors never are. */
	nameWords: () => string[][];
}

/** An actor with the names that it goes by. */
export type KnownNames = Pick<CatalogueActor, 'key' | 'name' | 'kind' | 'names'>;

/** What is asked of a group once the catalogue is made: the ids of its statements, the names it uses. */
export type CatalogueGroup = Pick<
	Group,
	| 'id'
	| 'articles'
	| 'statementIds'
	| 'otherIds'
	| 'names'
	| 'firstActor'
	| 'firstName'
	| 'nameOf'
	| 'nameCount'
>;

export interface Catalogue {
	groups: readonly CatalogueGroup[];
	/** Number of each group's first article and statement. */
	articleBase: number[];
	statementBase: number[];
	/** Null where an article was taken out. */
	articles: (ArticleRow | null)[];
	/** Number of articles that are there. */
	articleCount: number;
	/** Of each article its first statement, and last the number of statements. */
	firstStatement: Uint32Array;
	/** Of each statement its article. */
	articleOf: Uint32Array;
	/** 1 + place in `roles`, 0 for nobody. */
	source: Uint32Array;
	target: Uint32Array;
	polarity: Int8Array;
	act: Uint8Array;
	flags: Uint16Array;
	confidence: Uint8Array;
	tags: ReadonlyMap<number, readonly string[]>;
	roles: Role[];
	/** Of each role its actor: 1 + place in `actors`, 0 for one that is not known across articles. */
	roleActor: Uint32Array;
	actors: CatalogueActor[];
	actorByKey: ReadonlyMap<string, number>;
	/** Of each article its first named actor, and last the number of them. */
	firstActor: Uint32Array;
	/** Place in `roles`. */
	actorRole: Uint32Array;
	actorMentions: Uint32Array;
	actorFlags: Uint16Array;
	notes: { article: number; note: NoteRow }[];
	articleById: ReadonlyMap<string, number>;
}

/**
 * @param groups in the order of their ids
 * @param known the actors known across articles, for the names that they go by elsewhere
 */
export function catalogueOf(groups: readonly Group[], known: readonly KnownNames[]): Catalogue {
	const articleCount = sum(groups, (group) => group.articles.length);
	const statementCount = sum(groups, (group) => group.source.length);
	const namedCount = sum(groups, (group) => group.actorRole.length);
	const catalogue = {
		groups,
		articleBase: [] as number[],
		statementBase: [] as number[],
		articles: [] as (ArticleRow | null)[],
		firstStatement: new Uint32Array(articleCount + 1),
		articleOf: new Uint32Array(statementCount),
		source: new Uint32Array(statementCount),
		target: new Uint32Array(statementCount),
		polarity: new Int8Array(statementCount),
		act: new Uint8Array(statementCount),
		flags: new Uint16Array(statementCount),
		confidence: new Uint8Array(statementCount),
		tags: new Map<number, readonly string[]>(),
		roles: [] as Role[],
		firstActor: new Uint32Array(articleCount + 1),
		actorRole: new Uint32Array(namedCount),
		actorMentions: new Uint32Array(namedCount),
		actorFlags: new Uint16Array(namedCount),
	};
	const roleAt = new Map<string, number>();
	let article = 0;
	let statement = 0;
	let named = 0;
	for (const group of groups) {
		catalogue.articleBase.push(article);
		catalogue.statementBase.push(statement);
		// 1 + place, as statements have it; 0 stays nobody.
		const roles = new Uint32Array(group.roles.length + 1);
		group.roles.forEach((role, i) => {
			const key = `${role.key ?? ''}\u0000${role.name}`;
			let at = roleAt.get(key);
			if (at === undefined) {
				at = catalogue.roles.push(role) - 1;
				roleAt.set(key, at);
			}
			roles[i + 1] = at + 1;
		});
		const count = group.source.length;
		const { source, target } = group;
		for (let i = 0; i < count; i++) {
			catalogue.source[statement + i] = roles[source[i] ?? 0] ?? 0;
			catalogue.target[statement + i] = roles[target[i] ?? 0] ?? 0;
		}
		catalogue.polarity.set(group.polarity, statement);
		catalogue.act.set(group.act, statement);
		catalogue.flags.set(group.flags, statement);
		catalogue.confidence.set(group.confidence, statement);
		for (const [at, tags] of group.tags) catalogue.tags.set(statement + at, tags);
		for (let i = 0; i < group.actorRole.length; i++) {
			catalogue.actorRole[named + i] = (roles[(group.actorRole[i] ?? 0) + 1] ?? 1) - 1;
		}
		catalogue.actorMentions.set(group.actorMentions, named);
		catalogue.actorFlags.set(group.actorFlags, named);
		group.articles.forEach((row, i) => {
			catalogue.articles.push(row);
			const from = statement + (group.firstStatement[i] ?? 0);
			const to = statement + (group.firstStatement[i + 1] ?? 0);
			catalogue.firstStatement[article + i] = from;
			catalogue.articleOf.fill(article + i, from, to);
			catalogue.firstActor[article + i] = named + (group.firstActor[i] ?? 0);
		});
		article += group.articles.length;
		statement += count;
		named += group.actorRole.length;
	}
	catalogue.firstStatement[articleCount] = statementCount;
	catalogue.firstActor[articleCount] = namedCount;
	return { ...catalogue, ...articlesOf(catalogue.articles), ...actorsOf(catalogue.roles, known) };
}

/** What is looked up of the articles. */
export function articlesOf(
	articles: readonly (ArticleRow | null)[],
): Pick<Catalogue, 'articleById' | 'articleCount' | 'notes'> {
	const articleById = new Map<string, number>();
	const notes: Catalogue['notes'] = [];
	articles.forEach((row, article) => {
		if (!row) return;
		articleById.set(row.id, article);
		for (const note of row.notes) notes.push({ article, note });
	});
	return { articleById, articleCount: articleById.size, notes };
}

/** The actors behind the roles, by their keys. */
export function actorsOf(roles: readonly Role[], known: readonly KnownNames[]) {
	const elsewhere = new Map(known.map((actor) => [actor.key, actor]));
	const actors: CatalogueActor[] = [];
	const actorByKey = new Map<string, number>();
	const roleActor = new Uint32Array(roles.length);
	roles.forEach(({ key, name, kind }, i) => {
		if (key === null) return;
		let at = actorByKey.get(key);
		if (at === undefined) {
			const names = elsewhere.get(key);
			at =
				actors.push({
					key,
					name: names?.name ?? name,
					kind: names?.kind ?? kind,
					names: (names?.names ?? []).filter((one) => !isPronoun(one)),
					nameWords: () => [],
				}) - 1;
			actorByKey.set(key, at);
		}
		const actor = actors[at];
		if (actor && !actor.names.includes(name)) actor.names.push(name);
		roleActor[i] = at + 1;
	});
	for (const actor of actors) {
		let words: string[][] | null = null;
		actor.nameWords = () => {
			words ??= actor.names.map(wordsOf);
			return words;
		};
	}
	return { actors, actorByKey, roleActor };
}

/** The group that holds an article or statement, by the bases of the groups. */
export function groupAt(bases: readonly number[], number: number): number {
	let low = 0;
	let high = bases.length;
	while (low + 1 < high) {
		const middle = (low + high) >> 1;
		if ((bases[middle] ?? 0) <= number) low = middle;
		else high = middle;
	}
	return low;
}

/** The id of a statement's annotation. */
export function idOfStatement(catalogue: Catalogue, statement: number): string {
	const at = groupAt(catalogue.statementBase, statement);
	const group = catalogue.groups[at];
	if (!group) throw new RangeError(`There is no statement ${statement}`);
	const article = (catalogue.articleOf[statement] ?? 0) - (catalogue.articleBase[at] ?? 0);
	return statementId(group, article, statement - (catalogue.statementBase[at] ?? 0));
}

/** A name at one end of a statement; null for nobody. */
export function roleOf(catalogue: Catalogue, end: 'source' | 'target', at: number): Role | null {
	const role = catalogue[end][at] ?? 0;
	return role === 0 ? null : (catalogue.roles[role - 1] ?? null);
}

const sum = (groups: readonly Group[], of: (group: Group) => number): number =>
	groups.reduce((total, group) => total + of(group), 0);
