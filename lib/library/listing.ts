/** Puts what a query lets through in order, and counts it. */
import { type Act, acts, type Polarity } from '../annotation';
import type { Catalogue } from './catalogue';
import { isShown, type Passed } from './filter';
import { flag } from './group';

export const articleSorts = [
	'newest',
	'oldest',
	'opened',
	'outlet',
	'title',
	'statements',
] as const;
export type ArticleSort = (typeof articleSorts)[number];
export const statementSorts = ['newest', 'oldest', 'surest', 'source'] as const;
export type StatementSort = (typeof statementSorts)[number];
export const actorSorts = ['statements', 'mentions', 'articles', 'name'] as const;
export type ActorSort = (typeof actorSorts)[number];

const mostArticles = 2 ** 20;

/** Of the catalogues that are shown, all articles from the newest to the oldest. */
const newestOf = new WeakMap<Catalogue, Uint32Array>();

/** The numbers of all articles, those newest first that were published last; or else saved. */
export function newestFirst(catalogue: Catalogue): Uint32Array {
	let order = newestOf.get(catalogue);
	if (!order) {
		const { articles, articleCount } = catalogue;
		// Date and number in one number, for numbers are sorted ten times as fast as by a function. To the
		// second, which keeps them whole up to the year 2200 and for a million articles.
		const keys = new Float64Array(articleCount);
		let there = 0;
		for (let at = 0; at < articles.length; at++) {
			const row = articles[at];
			if (row)
				keys[there++] = at - Math.floor((row.published ?? row.savedAt) / 1000) * mostArticles;
		}
		order = Uint32Array.from(
			keys.sort(),
			(key) => key - Math.floor(key / mostArticles) * mostArticles,
		);
		newestOf.set(catalogue, order);
	}
	return order;
}

/** The numbers of the articles that passed. */
export function listArticles(
	catalogue: Catalogue,
	passed: Uint8Array,
	sort: ArticleSort,
): Uint32Array {
	const { articles } = catalogue;
	const newest = newestFirst(catalogue).filter((at) => passed[at] === 1);
	if (sort === 'newest') return newest;
	if (sort === 'oldest') return newest.reverse();
	const { compare } = new Intl.Collator(undefined, { numeric: true });
	const counts = sort === 'statements' ? shownStatements(catalogue) : new Uint32Array();
	const count = (at: number) => counts[at] ?? 0;
	const orders: Record<
		Exclude<ArticleSort, 'newest' | 'oldest'>,
		(a: number, b: number) => number
	> = {
		opened: (a, b) => (articles[b]?.openedAt ?? 0) - (articles[a]?.openedAt ?? 0),
		outlet: (a, b) => compare(articles[a]?.outlet ?? '', articles[b]?.outlet ?? ''),
		title: (a, b) => compare(articles[a]?.title ?? '', articles[b]?.title ?? ''),
		statements: (a, b) => count(b) - count(a),
	};
	// Equals stay in their order: the newest first.
	return newest.sort(orders[sort]);
}

/** How many statements of each article are shown to one who asks for nothing else. */
function shownStatements(catalogue: Catalogue): Uint32Array {
	const counts = new Uint32Array(catalogue.articles.length);
	catalogue.articleOf.forEach((article, i) => {
		if (isShown(catalogue, i)) counts[article] = (counts[article] ?? 0) + 1;
	});
	return counts;
}

/** Of an article, how many statements that are shown to one who asks for nothing else oppose, report and support. */
export function stancesOf(catalogue: Catalogue, article: number): ByPolarity {
	const counts = noCounts();
	const end = catalogue.firstStatement[article + 1] ?? 0;
	for (let i = catalogue.firstStatement[article] ?? 0; i < end; i++) {
		if (!isShown(catalogue, i)) continue;
		counts[`${catalogue.polarity[i] as Polarity}`]++;
	}
	return counts;
}

/** The numbers of the statements that passed; those of one article stay in text order. */
export function listStatements(
	catalogue: Catalogue,
	passed: Passed,
	sort: StatementSort,
): Uint32Array {
	const { firstStatement } = catalogue;
	const newest = newestFirst(catalogue);
	const order = sort === 'oldest' ? newest.toReversed() : newest;
	const found = new Uint32Array(passed.statements.length);
	let count = 0;
	for (const article of order) {
		const end = firstStatement[article + 1] ?? 0;
		for (let i = firstStatement[article] ?? 0; i < end; i++) {
			if (passed.statements[i]) found[count++] = i;
		}
	}
	const list = found.subarray(0, count);
	if (sort === 'surest')
		return bucketSort(list, 256, (at) => 255 - (catalogue.confidence[at] ?? 0));
	if (sort === 'source') {
		const { compare } = new Intl.Collator();
		const named = catalogue.roles.map(({ name }, i) => {
			const actor = catalogue.actors[(catalogue.roleActor[i] ?? 0) - 1];
			return { i, name: actor?.name ?? name };
		});
		named.sort((a, b) => compare(a.name, b.name));
		// Statements without a source come last.
		const rank = new Uint32Array(named.length + 1).fill(named.length);
		named.forEach(({ i }, at) => {
			rank[i + 1] = at;
		});
		return bucketSort(list, named.length + 1, (at) => rank[catalogue.source[at] ?? 0] ?? 0);
	}
	return list.slice();
}

/** Sorts in linear time by a whole number below `buckets`; equals stay in their order. */
function bucketSort(list: Uint32Array, buckets: number, of: (at: number) => number): Uint32Array {
	const starts = new Uint32Array(buckets + 1);
	for (const at of list) starts[of(at) + 1] = (starts[of(at) + 1] ?? 0) + 1;
	for (let i = 1; i <= buckets; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
	const sorted = new Uint32Array(list.length);
	for (const at of list) {
		const bucket = of(at);
		const place = starts[bucket] ?? 0;
		sorted[place] = at;
		starts[bucket] = place + 1;
	}
	return sorted;
}

/** How many statements oppose, report and support. */
export type ByPolarity = Record<`${Polarity}`, number>;

const noCounts = (): ByPolarity => ({ '-1': 0, '0': 0, '1': 0 });

/** What is counted of an actor within what a query lets through. */
export interface ActorTally {
	/** Place in `Catalogue.actors`. */
	actor: number;
	mentions: number;
	articles: number;
	/** Statements with the actor at either end. */
	statements: number;
	/** Of those it takes. */
	by: ByPolarity;
	/** Of those taken toward it. */
	toward: ByPolarity;
}

/** The actors of the articles that passed; where the query asks of statements, those of the statements. */
export function tallyActors(
	catalogue: Catalogue,
	passed: Passed,
	sort: ActorSort,
	wanted: (actor: number) => boolean = () => true,
): ActorTally[] {
	const tallies = catalogue.actors.map(
		(_, actor): ActorTally => ({
			actor,
			mentions: 0,
			articles: 0,
			statements: 0,
			by: noCounts(),
			toward: noCounts(),
		}),
	);
	const tallyOf = (role: number) => tallies[(catalogue.roleActor[role] ?? 0) - 1];
	const { source, target, polarity, firstActor, actorRole, actorMentions, actorFlags } = catalogue;
	for (let i = 0; i < passed.statements.length; i++) {
		if (!passed.statements[i]) continue;
		// Made no text of: there are very many.
		const stance = polarity[i] === 1 ? '1' : polarity[i] === -1 ? '-1' : '0';
		const who = source[i] ? tallyOf((source[i] ?? 0) - 1) : undefined;
		const whom = target[i] ? tallyOf((target[i] ?? 0) - 1) : undefined;
		if (who) {
			who.by[stance]++;
			who.statements++;
		}
		if (whom) {
			whom.toward[stance]++;
			if (whom !== who) whom.statements++;
		}
	}
	catalogue.articles.forEach((row, article) => {
		if (!row || !passed.articles[article]) return;
		const end = firstActor[article + 1] ?? 0;
		for (let i = firstActor[article] ?? 0; i < end; i++) {
			const tally = tallyOf(actorRole[i] ?? 0);
			if (!tally || ((actorFlags[i] ?? 0) & flag.dismissed) !== 0) continue;
			tally.articles++;
			tally.mentions += actorMentions[i] ?? 0;
		}
	});
	const named = (tally: ActorTally) => catalogue.actors[tally.actor]?.name ?? '';
	const { compare } = new Intl.Collator();
	return tallies
		.filter(
			({ actor, statements, articles }) =>
				(passed.asksStatements ? statements > 0 : articles + statements > 0) && wanted(actor),
		)
		.sort((a, b) =>
			sort === 'name'
				? compare(named(a), named(b))
				: b[sort] - a[sort] || b.mentions - a.mentions || compare(named(a), named(b)),
		);
}

/** How many statements that passed there are of each kind that can be asked for. */
export interface Facets {
	polarity: ByPolarity;
	acts: Map<Act, number>;
}

export function facetsOf(catalogue: Catalogue, { statements }: Passed): Facets {
	const stances = [0, 0, 0];
	const counts = new Uint32Array(acts.length + 1);
	for (let i = 0; i < statements.length; i++) {
		if (!statements[i]) continue;
		const stance = (catalogue.polarity[i] ?? 0) + 1;
		stances[stance] = (stances[stance] ?? 0) + 1;
		const act = catalogue.act[i] ?? 0;
		counts[act] = (counts[act] ?? 0) + 1;
	}
	const known = acts.map((act, i): [Act, number] => [act, counts[i + 1] ?? 0]);
	const [opposes = 0, reports = 0, supports = 0] = stances;
	const polarity = { '-1': opposes, '0': reports, '1': supports };
	return { polarity, acts: new Map(known.filter(([, count]) => count > 0)) };
}

/** The outlets of the library with the number of articles of each, most first. */
export function outletsOf({ articles }: Catalogue): [outlet: string, count: number][] {
	return countsOf(articles.flatMap((row) => (row ? [row.outlet] : [])));
}

/** The reader's tags with how often each is used, most used first. */
export function tagsOf({ articles, tags }: Catalogue): [tag: string, count: number][] {
	return countsOf([
		...articles.flatMap((row) => [
			...(row?.tags ?? []),
			...(row?.notes ?? []).flatMap((n) => n.tags),
		]),
		...[...tags.values()].flat(),
	]);
}

function countsOf(values: readonly string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Actors that are suggested; the others are found by writing their names. */
const suggested = 200;

/** The names of the actors mentioned most. */
export function mostNamed({ actors, actorRole, roleActor, actorMentions }: Catalogue): string[] {
	const counts = new Uint32Array(actors.length);
	for (let i = 0; i < actorRole.length; i++) {
		const actor = roleActor[actorRole[i] ?? 0] ?? 0;
		if (actor > 0) counts[actor - 1] = (counts[actor - 1] ?? 0) + (actorMentions[i] ?? 0);
	}
	const order = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
	return [...new Set(order.slice(0, suggested).map((i) => actors[i]?.name ?? ''))];
}
