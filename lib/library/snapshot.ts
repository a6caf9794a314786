/**
 * The catalogue as it is kept whole: one record that is read at once, where the groups are many and
 * would have to be joined again. It is made after the groups, and good as long as they don't change.
 */
import {
	actorsOf,
	articlesOf,
	type Catalogue,
	type CatalogueGroup,
	type KnownNames,
} from './catalogue';
import type { ArticleRow, Role } from './group';

/** Columns of the catalogue that are kept as they are. */
type Columns = Pick<
	Catalogue,
	| 'articleBase'
	| 'statementBase'
	| 'firstStatement'
	| 'source'
	| 'target'
	| 'polarity'
	| 'act'
	| 'flags'
	| 'confidence'
	| 'firstActor'
	| 'actorRole'
	| 'actorMentions'
	| 'actorFlags'
>;

export interface Snapshot extends Columns {
	/** JSON of articles, tags and roles: texts are read several times as fast as many small records. */
	records: string;
	groups: (Omit<CatalogueGroup, 'articles' | 'names'> & { nameRecords: string })[];
}

interface Records {
	articles: (ArticleRow | null)[];
	tags: [number, readonly string[]][];
	roles: Role[];
}

export function packCatalogue(catalogue: Catalogue): Snapshot {
	const { groups, articles, tags, roles } = catalogue;
	const records: Records = { articles, tags: [...tags], roles };
	return {
		articleBase: catalogue.articleBase,
		statementBase: catalogue.statementBase,
		firstStatement: catalogue.firstStatement,
		source: catalogue.source,
		target: catalogue.target,
		polarity: catalogue.polarity,
		act: catalogue.act,
		flags: catalogue.flags,
		confidence: catalogue.confidence,
		firstActor: catalogue.firstActor,
		actorRole: catalogue.actorRole,
		actorMentions: catalogue.actorMentions,
		actorFlags: catalogue.actorFlags,
		records: JSON.stringify(records),
		groups: groups.map((group) => ({
			id: group.id,
			statementIds: group.statementIds,
			otherIds: group.otherIds,
			firstActor: group.firstActor,
			firstName: group.firstName,
			nameOf: group.nameOf,
			nameCount: group.nameCount,
			nameRecords: JSON.stringify(group.names),
		})),
	};
}

/** @param known the actors known across articles, as they are now */
export function unpackCatalogue(snapshot: Snapshot, known: readonly KnownNames[]): Catalogue {
	const { records, groups, ...columns } = snapshot;
	const { articles, tags, roles } = JSON.parse(records) as Records;
	const { firstStatement, articleBase } = columns;
	const articleOf = new Uint32Array(columns.source.length);
	for (let i = 0; i < articles.length; i++) {
		articleOf.fill(i, firstStatement[i] ?? 0, firstStatement[i + 1] ?? 0);
	}
	return {
		...columns,
		articles,
		articleOf,
		tags: new Map(tags),
		roles,
		...articlesOf(articles),
		...actorsOf(roles, known),
		groups: groups.map(({ nameRecords, ...group }, i) => {
			let names: string[] | null = null;
			return {
				...group,
				articles: articles.slice(articleBase[i] ?? 0, articleBase[i + 1] ?? articles.length),
				get names() {
					names ??= JSON.parse(nameRecords) as string[];
					return names;
				},
			};
		}),
	};
}
