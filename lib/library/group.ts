/**
 * What lists, filters and charts need of some hundred articles, as columns: a few dozen bytes a
 * statement, kept in the database as they are, so that a library of any size is opened by reading
 * some tens of rows. The words themselves are read when they are shown.
 *
 * Articles are only ever added to a group, or taken out of it by leaving their place empty, so that
 * the numbers of its articles and statements stay those of its full-text indexes.
 */
import { type ActorKind, acts } from '../annotation';
import type { AnnotatedArticle, NoteKind, SavedActor, SavedStatement } from '../saved';
import { isPronoun } from './words';

/** Bits of `Group.flags`. */
export const flag = {
	speech: 1,
	negated: 2,
	hedged: 4,
	quoted: 8,
	/** The page no longer holds it. */
	absent: 16,
	confirmed: 32,
	dismissed: 64,
	noted: 128,
	tagged: 256,
	/** Made by the reader, not detected. */
	made: 512,
	/** Detected, and changed by the reader. */
	edited: 1024,
} as const;

/** An article as lists show it. */
export interface ArticleRow {
	id: string;
	title: string;
	outlet: string;
	byline: string | null;
	/** Milliseconds since 1970; null where it is unknown. */
	published: number | null;
	savedAt: number;
	openedAt: number;
	/** Of the text, and of what was detected by which version: what the full-text index rests on. */
	digest: string;
	tags: string[];
	notes: NoteRow[];
}

/** What the reader wrote or marked: a note of its own, or one on a statement or an actor. */
export interface NoteRow {
	/** Of the annotation. */
	id: string;
	kind: NoteKind;
	/** In Markdown; "" for a mere highlight. */
	body: string;
	/** The words of the page that it is about. */
	quote: string;
	tags: string[];
	createdAt: number;
}

/** Who is named at one end of a statement, or in an article. */
export interface Role {
	/** `Actor.key`; null for one whom the text doesn't name. */
	key: string | null;
	name: string;
	kind: ActorKind | null;
}

export interface Group {
	id: number;
	/** Null where an article was taken out. */
	articles: (ArticleRow | null)[];
	roles: Role[];
	/** Names as articles put them; see `nameOf`. */
	names: string[];

	/** Of each article, its first statement, and last the number of statements. */
	firstStatement: Uint32Array;
	/** Twelve bytes each; see `statementId`. */
	statementIds: Uint8Array;
	/** Ids that aren't twelve bytes, by statement. */
	otherIds: [number, string][];
	/** 1 + the place in `roles`; 0 for nobody. */
	source: Uint32Array;
	target: Uint32Array;
	polarity: Int8Array;
	/** 1 + the place in `acts`; 0 for none. */
	act: Uint8Array;
	flags: Uint16Array;
	/** 255 times the confidence, rounded down. */
	confidence: Uint8Array;
	/** The tags of statements that have any. */
	tags: [number, string[]][];

	/** Of each article, its first named actor, and last the number of them. */
	firstActor: Uint32Array;
	actorRole: Uint32Array;
	actorMentions: Uint32Array;
	actorFlags: Uint16Array;
	/** Of each named actor, the first of the names it goes by. */
	firstName: Uint32Array;
	/** Place in `names`. */
	nameOf: Uint32Array;
	nameCount: Uint32Array;
}

/** A group as it is kept. Its many small records are texts, which are read several times as fast as they are. */
export interface StoredGroup
	extends Omit<Group, 'articles' | 'roles' | 'names' | 'otherIds' | 'tags'> {
	/** JSON of what is left out above but the names. */
	records: string;
	/** JSON of the names, which few pages need. */
	nameRecords: string;
}

export function packGroup(group: Group): StoredGroup {
	const { articles, roles, names, otherIds, tags, ...columns } = group;
	return {
		...columns,
		records: JSON.stringify({ articles, roles, otherIds, tags }),
		nameRecords: JSON.stringify(names),
	};
}

export function unpackGroup({ records, nameRecords, ...columns }: StoredGroup): Group {
	const read = JSON.parse(records) as Pick<Group, 'articles' | 'roles' | 'otherIds' | 'tags'>;
	let names: string[] | null = null;
	return {
		...columns,
		...read,
		get names() {
			names ??= JSON.parse(nameRecords) as string[];
			return names;
		},
	};
}

export const emptyGroup = (id: number): Group => ({
	id,
	articles: [],
	roles: [],
	names: [],
	firstStatement: new Uint32Array(1),
	statementIds: new Uint8Array(0),
	otherIds: [],
	source: new Uint32Array(0),
	target: new Uint32Array(0),
	polarity: new Int8Array(0),
	act: new Uint8Array(0),
	flags: new Uint16Array(0),
	confidence: new Uint8Array(0),
	tags: [],
	firstActor: new Uint32Array(1),
	actorRole: new Uint32Array(0),
	actorMentions: new Uint32Array(0),
	actorFlags: new Uint16Array(0),
	firstName: new Uint32Array(1),
	nameOf: new Uint32Array(0),
	nameCount: new Uint32Array(0),
});

/** An article with its annotations, in the order in which it is entered. */
export interface Entry {
	article: ArticleRow;
	statements: SavedStatement[];
	actors: SavedActor[];
	text: string;
	roleOf: (statement: SavedStatement, end: 'source' | 'target') => Role | null;
}

/** Puts an article and its rows in the order in which they are entered: statements in text order, actors by mentions. */
export function entryOf(annotated: AnnotatedArticle): Entry {
	const { article } = annotated;
	const notes = notesOf(annotated);
	const statements = [...annotated.statements].sort(
		(a, b) => a.statement.cue.start - b.statement.cue.start || (a.id < b.id ? -1 : 1),
	);
	const actors = [...annotated.actors].sort(
		(a, b) => b.actor.mentions.length - a.actor.mentions.length || (a.id < b.id ? -1 : 1),
	);
	const byId = new Map(actors.map((row) => [row.id, row]));
	const published = article.published === null ? Number.NaN : Date.parse(article.published);
	return {
		article: {
			id: article.id,
			title: article.title,
			outlet: article.outlet,
			byline: article.byline,
			published: Number.isNaN(published) ? null : published,
			savedAt: article.savedAt,
			openedAt: article.openedAt,
			// So much of a digest tells two texts of one article apart, and there are very many of them.
			digest: `${article.textDigest.slice(0, 16)} ${article.detector}`,
			tags: article.tags ?? [],
			notes,
		},
		statements,
		actors,
		text: article.text,
		roleOf: ({ statement, words }, end) => {
			const role = statement[end];
			if (!role) return null;
			const row = role.actor === null ? undefined : byId.get(role.actor);
			if (row) return { key: row.actor.key, name: row.actor.name, kind: row.actor.kind };
			return { key: null, name: words[end] ?? '', kind: null };
		},
	};
}

/** Longest quotation that a list of notes shows, in UTF-16 code units. */
const longestQuote = 300;

function notesOf({ notes, statements, actors }: AnnotatedArticle): NoteRow[] {
	const cut = (text: string) => text.slice(0, longestQuote);
	const rows = notes.map(
		({ id, kind, body, selector, tags, createdAt }): NoteRow => ({
			id,
			kind,
			body,
			quote: cut(selector.quote.exact),
			tags,
			createdAt,
		}),
	);
	for (const { id, made, note, words, tags, judgedAt, createdAt } of statements) {
		if (!note || made) continue;
		const quote = cut(words.sentence);
		rows.push({ id, kind: 'statement', body: note, quote, tags, createdAt: judgedAt ?? createdAt });
	}
	for (const { id, made, note, actor, tags, judgedAt, createdAt } of actors) {
		if (!note || made) continue;
		rows.push({
			id,
			kind: 'actor',
			body: note,
			quote: actor.name,
			tags,
			createdAt: judgedAt ?? createdAt,
		});
	}
	return rows;
}

/** Twelve bytes in hexadecimal, after the article's id. */
const digestId = /#([0-9a-f]{24})$/;

/** The annotation's id of a group's statement. */
export function statementId(
	group: Pick<Group, 'statementIds' | 'otherIds' | 'articles'>,
	article: number,
	statement: number,
): string {
	let hex = '';
	for (let i = statement * 12; i < statement * 12 + 12; i++) {
		hex += (group.statementIds[i] ?? 0).toString(16).padStart(2, '0');
	}
	if (/^0+$/.test(hex)) {
		const other = group.otherIds.find(([at]) => at === statement);
		if (other) return other[1];
	}
	return `${group.articles[article]?.id}#${hex}`;
}

/** Adds articles to a group; `finish` gives the group as it is then. */
export class GroupBuilder {
	private readonly roleAt = new Map<string, number>();
	private readonly nameAt = new Map<string, number>();
	private readonly parts: Group[] = [];
	private readonly roles: Role[];
	private readonly names: string[];

	/** @param base what there is already; it is left as it is */
	constructor(private readonly base: Group) {
		this.roles = [...base.roles];
		this.names = [...base.names];
		this.roles.forEach((role, i) => {
			this.roleAt.set(roleKey(role), i);
		});
		this.names.forEach((name, i) => {
			this.nameAt.set(name, i);
		});
	}

	add(entry: Entry): void {
		this.parts.push(this.columns(entry));
	}

	/** How many articles it has, those taken out among them. */
	get size(): number {
		return this.base.articles.length + this.parts.length;
	}

	finish(): Group {
		const all = [this.base, ...this.parts];
		const { roles, names } = this;
		const statements = starts(all, (part) => part.source.length);
		const shifted = <T>(pairs: (part: Group) => [number, T][]) =>
			all.flatMap((part, i) =>
				pairs(part).map(([at, value]): [number, T] => [at + (statements[i] ?? 0), value]),
			);
		return {
			id: this.base.id,
			articles: all.flatMap((part) => part.articles),
			roles,
			names,
			firstStatement: joinStarts(all, 'firstStatement'),
			statementIds: join(Uint8Array, all, 'statementIds'),
			otherIds: shifted((part) => part.otherIds),
			source: join(Uint32Array, all, 'source'),
			target: join(Uint32Array, all, 'target'),
			polarity: join(Int8Array, all, 'polarity'),
			act: join(Uint8Array, all, 'act'),
			flags: join(Uint16Array, all, 'flags'),
			confidence: join(Uint8Array, all, 'confidence'),
			tags: shifted((part) => part.tags),
			firstActor: joinStarts(all, 'firstActor'),
			actorRole: join(Uint32Array, all, 'actorRole'),
			actorMentions: join(Uint32Array, all, 'actorMentions'),
			actorFlags: join(Uint16Array, all, 'actorFlags'),
			firstName: joinStarts(all, 'firstName'),
			nameOf: join(Uint32Array, all, 'nameOf'),
			nameCount: join(Uint32Array, all, 'nameCount'),
		};

		function starts(parts: Group[], length: (part: Group) => number): number[] {
			let at = 0;
			return parts.map((part) => {
				const start = at;
				at += length(part);
				return start;
			});
		}
	}

	private columns({ article, statements, actors, text, roleOf }: Entry): Group {
		const count = statements.length;
		const part: Group = {
			...emptyGroup(0),
			articles: [article],
			firstStatement: Uint32Array.of(0, count),
			statementIds: new Uint8Array(count * 12),
			source: new Uint32Array(count),
			target: new Uint32Array(count),
			polarity: new Int8Array(count),
			act: new Uint8Array(count),
			flags: new Uint16Array(count),
			confidence: new Uint8Array(count),
			firstActor: Uint32Array.of(0, actors.length),
			actorRole: new Uint32Array(actors.length),
			actorMentions: new Uint32Array(actors.length),
			actorFlags: new Uint16Array(actors.length),
		};
		statements.forEach((row, i) => {
			const { statement } = row;
			const hex = row.id.startsWith(`${article.id}#`) ? digestId.exec(row.id)?.[1] : undefined;
			if (hex) {
				for (let byte = 0; byte < 12; byte++) {
					part.statementIds[i * 12 + byte] = Number.parseInt(hex.slice(byte * 2, byte * 2 + 2), 16);
				}
			} else part.otherIds.push([i, row.id]);
			part.source[i] = this.role(roleOf(row, 'source'));
			part.target[i] = this.role(roleOf(row, 'target'));
			part.polarity[i] = statement.polarity;
			part.act[i] = statement.act ? acts.indexOf(statement.act) + 1 : 0;
			part.flags[i] = flagsOf(row);
			// Never up: what is less than likely is not to become so.
			part.confidence[i] = Math.floor(statement.confidence * 255);
			const { tags } = row;
			if (tags.length > 0) part.tags.push([i, [...tags]]);
		});
		const nameOf: number[] = [];
		const nameCount: number[] = [];
		const firstName = [0];
		actors.forEach((row, i) => {
			const { key, name, kind, mentions } = row.actor;
			part.actorRole[i] = this.role({ key, name, kind }) - 1;
			part.actorMentions[i] = mentions.length;
			part.actorFlags[i] = flagsOfWord(row);
			const counts = new Map<string, number>();
			for (const { start, end } of mentions) {
				const mention = text.slice(start, end);
				if (isPronoun(mention)) continue;
				counts.set(mention, (counts.get(mention) ?? 0) + 1);
			}
			for (const [mention, times] of counts) {
				nameOf.push(this.name(mention));
				nameCount.push(times);
			}
			firstName.push(nameOf.length);
		});
		part.firstName = Uint32Array.from(firstName);
		part.nameOf = Uint32Array.from(nameOf);
		part.nameCount = Uint32Array.from(nameCount);
		return part;
	}

	/** 1 + its place; 0 for nobody. */
	private role(role: Role | null): number {
		if (!role) return 0;
		const key = roleKey(role);
		let at = this.roleAt.get(key);
		if (at === undefined) {
			at = this.roles.push(role) - 1;
			this.roleAt.set(key, at);
		}
		return at + 1;
	}

	private name(name: string): number {
		let at = this.nameAt.get(name);
		if (at === undefined) {
			at = this.names.push(name) - 1;
			this.nameAt.set(name, at);
		}
		return at;
	}
}

/**
 * Enters an article anew at its place, where nothing changed that the full-text index rests on.
 *
 * @returns the group as it is then, or null where the article must be taken out and added again
 */
export function updateInPlace(group: Group, place: number, entry: Entry): Group | null {
	const old = group.articles[place];
	if (!old || old.digest !== entry.article.digest || old.title !== entry.article.title) return null;
	const one = new GroupBuilder({ ...emptyGroup(0), roles: group.roles, names: group.names });
	one.add(entry);
	const part = one.finish();
	const from = group.firstStatement[place] ?? 0;
	const to = group.firstStatement[place + 1] ?? 0;
	if (to - from !== part.source.length) return null;
	for (let i = from; i < to; i++) {
		if (statementId(group, place, i) !== statementId(part, 0, i - from)) return null;
	}
	const fromActor = group.firstActor[place] ?? 0;
	const toActor = group.firstActor[place + 1] ?? 0;
	if (toActor - fromActor !== part.actorRole.length) return null;
	for (let i = fromActor; i < toActor; i++) {
		if (group.actorRole[i] !== part.actorRole[i - fromActor]) return null;
	}
	const articles = [...group.articles];
	articles[place] = entry.article;
	const set = <A extends { slice(): A; set(from: A, at: number): void }>(
		a: A,
		b: A,
		at: number,
	) => {
		const copy = a.slice();
		copy.set(b, at);
		return copy;
	};
	return {
		...group,
		articles,
		roles: part.roles,
		source: set(group.source, part.source, from),
		target: set(group.target, part.target, from),
		polarity: set(group.polarity, part.polarity, from),
		act: set(group.act, part.act, from),
		flags: set(group.flags, part.flags, from),
		confidence: set(group.confidence, part.confidence, from),
		tags: [
			...group.tags.filter(([at]) => at < from || at >= to),
			...part.tags.map(([at, tags]): [number, string[]] => [at + from, tags]),
		],
		actorFlags: set(group.actorFlags, part.actorFlags, fromActor),
	};
}

const roleKey = ({ key, name }: Role): string => `${key ?? ''}\u0000${name}`;

function flagsOf(row: SavedStatement): number {
	const { kind, negated, hedged, quoted } = row.statement;
	return (
		(kind === 'speech' ? flag.speech : 0) |
		(negated ? flag.negated : 0) |
		(hedged ? flag.hedged : 0) |
		(quoted ? flag.quoted : 0) |
		(row.edited ? flag.edited : 0) |
		flagsOfWord(row)
	);
}

function flagsOfWord(row: SavedStatement | SavedActor): number {
	const { note, tags, made } = row;
	return (
		(row.present ? 0 : flag.absent) |
		(row.judgement === 'right' ? flag.confirmed : 0) |
		(row.judgement === 'wrong' ? flag.dismissed : 0) |
		(note ? flag.noted : 0) |
		(tags.length > 0 ? flag.tagged : 0) |
		(made ? flag.made : 0)
	);
}

interface Column {
	length: number;
	set(from: ArrayLike<number>, at: number): void;
}

type ColumnName = {
	[Name in keyof Group]: Group[Name] extends Column ? Name : never;
}[keyof Group];

/** The column `name` of all parts, one after the other. */
function join<Name extends ColumnName>(
	make: new (length: number) => Group[Name],
	parts: readonly Group[],
	name: Name,
): Group[Name] {
	const columns = parts.map((part) => part[name]);
	const all = new make(columns.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const column of columns) {
		all.set(column, at);
		at += column.length;
	}
	return all;
}

/** Columns of first places, each of which ends with how many there are. */
function joinStarts(parts: readonly Group[], name: 'firstStatement' | 'firstActor' | 'firstName') {
	const all = [0];
	let base = 0;
	for (const { [name]: part } of parts) {
		for (let i = 1; i < part.length; i++) all.push(base + (part[i] ?? 0));
		base += part[part.length - 1] ?? 0;
	}
	return Uint32Array.from(all);
}
