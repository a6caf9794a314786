/**
 * The first rows of every list, with what the filters beside them offer: a small record from which a
 * list is drawn while the catalogue is still being read.
 */
import { type Catalogue, idOfStatement, type KnownNames } from './catalogue';
import { passing } from './filter';
import { emptyGroup, type Group } from './group';
import {
	type ActorTally,
	type Facets,
	facetsOf,
	listArticles,
	listStatements,
	mostNamed,
	outletsOf,
	tagsOf,
	tallyActors,
} from './listing';
import { type Snapshot, unpackCatalogue } from './snapshot';

/** Rows of a list that it holds: more than a window shows. */
const firstRows = 40;
/** Outlets and tags that it holds. */
const mostOptions = 500;

/** What the filters of the lists offer. */
export interface Offer {
	facets: Facets;
	outlets: [outlet: string, count: number][];
	tags: [tag: string, count: number][];
	/** Of actors, those mentioned most. */
	names: string[];
}

export interface StoredHead {
	/** The articles and actors of the first rows. */
	part: Snapshot;
	known: KnownNames[];
	tallies: ActorTally[];
	counts: Head['counts'];
	offer: Offer;
}

/** The first rows: lists of `catalogue` begin as those of the whole library do, unsorted and unfiltered. */
export interface Head {
	catalogue: Catalogue;
	/** Of the actors that stand first, in order. */
	tallies: ActorTally[];
	/** How many rows each list has in all, and how many of them are here at most. */
	counts: { articles: number; statements: number; notes: number; actors: number };
	rows: number;
	offer: Offer;
}

export function packHead(catalogue: Catalogue): StoredHead {
	const passed = passing(catalogue, [], null, 'none');
	const articles = listArticles(catalogue, passed.articles, 'newest');
	const statements = listStatements(catalogue, passed, 'newest');
	const notes = [...catalogue.notes]
		.filter(({ article }) => passed.articles[article])
		.sort((a, b) => b.note.createdAt - a.note.createdAt);
	const tallies = tallyActors(catalogue, passed, 'statements');
	const wanted = new Set<number>(articles.subarray(0, firstRows));
	for (const one of statements.subarray(0, firstRows)) wanted.add(catalogue.articleOf[one] ?? 0);
	for (const { article } of notes.slice(0, firstRows)) wanted.add(article);
	const first = tallies.slice(0, firstRows);
	const snapshot = partOf(
		catalogue,
		[...wanted].sort((a, b) => a - b),
		new Set(first.map(({ actor }) => actor)),
		new Set(statements.subarray(0, firstRows)),
	);
	const part = unpackCatalogue(snapshot, catalogue.actors);
	const at = new Map(part.actors.map(({ key }, i) => [key, i]));
	return {
		part: snapshot,
		known: part.actors.map(({ key, name, kind, names }) => ({ key, name, kind, names })),
		tallies: first.map((tally) => ({
			...tally,
			actor: at.get(catalogue.actors[tally.actor]?.key ?? '') ?? 0,
		})),
		counts: {
			articles: articles.length,
			statements: statements.length,
			notes: notes.length,
			actors: tallies.length,
		},
		offer: {
			facets: facetsOf(catalogue, passed),
			outlets: outletsOf(catalogue).slice(0, mostOptions),
			tags: tagsOf(catalogue).slice(0, mostOptions),
			names: mostNamed(catalogue),
		},
	};
}

export function unpackHead({ part, known, ...head }: StoredHead): Head {
	return { ...head, catalogue: unpackCatalogue(part, known), rows: firstRows };
}

/**
 * Some of the articles, with all roles of some actors.
 *
 * @param shown statements that lists show
 */
function partOf(
	whole: Catalogue,
	articles: readonly number[],
	actors: ReadonlySet<number>,
	shown: ReadonlySet<number>,
): Snapshot {
	const roles: Catalogue['roles'] = [];
	const placeOf = new Map<number, number>();
	/** @param role 1 + its place; 0 for nobody */
	const roleAt = (role: number): number => {
		const found = whole.roles[role - 1];
		if (!found) return 0;
		let place = placeOf.get(role);
		if (place === undefined) {
			place = roles.push(found);
			placeOf.set(role, place);
		}
		return place;
	};
	whole.roleActor.forEach((actor, role) => {
		if (actor > 0 && actors.has(actor - 1)) roleAt(role + 1);
	});
	const spansOf = (first: Uint32Array) =>
		articles.map((article) => [first[article] ?? 0, first[article + 1] ?? 0] as const);
	const statements = spansOf(whole.firstStatement);
	const named = spansOf(whole.firstActor);
	const all = (spans: typeof statements) =>
		spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
	const ofStatements = all(statements);
	const ofNamed = all(named);
	const starts = (spans: typeof statements) => {
		const first = new Uint32Array(spans.length + 1);
		spans.forEach(([from, to], i) => {
			first[i + 1] = (first[i] ?? 0) + to - from;
		});
		return first;
	};
	const group: Group = {
		...emptyGroup(0),
		articles: articles.map((article) => whole.articles[article] ?? null),
		// Nothing asks for the ids of the others.
		otherIds: ofStatements.flatMap((one, i): [number, string][] =>
			shown.has(one) ? [[i, idOfStatement(whole, one)]] : [],
		),
		statementIds: new Uint8Array(ofStatements.length * 12),
	};
	const at = new Map(ofStatements.map((one, i) => [one, i]));
	const tags = [...whole.tags].flatMap(([one, of]): [number, readonly string[]][] => {
		const place = at.get(one);
		return place === undefined ? [] : [[place, of]];
	});
	const column = <A extends Int8Array | Uint8Array | Uint16Array | Uint32Array>(
		of: A,
		places: readonly number[],
	) => places.map((place) => of[place] ?? 0);
	return {
		articleBase: [0],
		statementBase: [0],
		firstStatement: starts(statements),
		source: Uint32Array.from(column(whole.source, ofStatements), roleAt),
		target: Uint32Array.from(column(whole.target, ofStatements), roleAt),
		polarity: Int8Array.from(column(whole.polarity, ofStatements)),
		act: Uint8Array.from(column(whole.act, ofStatements)),
		flags: Uint16Array.from(column(whole.flags, ofStatements)),
		confidence: Uint8Array.from(column(whole.confidence, ofStatements)),
		firstActor: starts(named),
		actorRole: Uint32Array.from(column(whole.actorRole, ofNamed), (role) => roleAt(role + 1) - 1),
		actorMentions: Uint32Array.from(column(whole.actorMentions, ofNamed)),
		actorFlags: Uint16Array.from(column(whole.actorFlags, ofNamed)),
		records: JSON.stringify({ articles: group.articles, tags, roles }),
		groups: [
			{
				id: 0,
				statementIds: group.statementIds,
				otherIds: group.otherIds,
				firstActor: group.firstActor,
				firstName: group.firstName,
				nameOf: group.nameOf,
				nameCount: group.nameCount,
				nameRecords: '[]',
			},
		],
	};
}
