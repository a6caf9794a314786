import { inverseFrequency } from './frequencies';
import { gather } from './gather';
import { type Profile, profileOf, sameEvent, sameMatter } from './likeness';
import type { Signature } from './signature';

/** Articles on the same event, as they were gathered. */
export interface Story {
	/** Stays the same while the story grows: made from the article that it began with. */
	id: string;
	/** Ids of its articles, in the order in which they were added. */
	articles: string[];
}

/** A story that is about the same matter at another time, or shares much of it. */
export interface Related {
	story: string;
	/** Log-odds, by text alone, that they tell the same: higher is closer. */
	likeness: number;
}

/** How far apart two dated articles may be to be compared at all, in days: their log-odds are far below 0 by then. */
const longestGap = 45;
/** An article is looked up by this many of its most telling terms. */
const lookedUp = 24;
/** Terms that more articles share than this tell too little to be looked up by. */
const widest = 2000;
/** How many of those that share most are compared in full. */
const mostCandidates = 40;
/** Articles that are gathered anew when one is added; beyond, it only finds its best story. */
const mostGathered = 60;
/** A story is related from this log-odds by text on, and this many are named. */
const relatedFrom = -2.5;
const mostRelated = 8;

/** Where an article stands among the others: what an index is made from again without comparing anything. */
export interface Place {
	/** The article's. */
	id: string;
	/** As in its signature. */
	day: number | null;
	/** What it is looked up by, most telling first. */
	keys: string[];
	/** Articles that were added later have a higher one. */
	order: number;
	/** Articles added before it that rather tell the same event, with the log-odds. */
	alike: [article: string, likeness: number][];
	story: string;
}

/** What came of additions and removals. */
export interface Changes {
	places: Place[];
	/** Articles that were taken out. */
	gone: string[];
	/** Stories that got or lost articles, those that are no more among them. */
	stories: string[];
}

/** Reads signatures by their articles' ids, in any order; those that are no more are left out. */
export type LoadSignatures = (ids: string[]) => Promise<Signature[]>;

/** Read signatures that an index made from places keeps. */
const mostLoaded = 400;
/** Pairs that are not alike and whose signatures were not read: far from the same event. */
const unlike = -4;

interface Entry {
	id: string;
	day: number | null;
	keys: string[];
	/** Null in an index made from places until it is needed. */
	profile: Profile | null;
	order: number;
	/** Articles that rather tell the same event, this one left out. */
	alike: Map<Entry, number>;
	story: string;
	/** What it shares with what is looked up, and in which look-up. */
	shares: number;
	lookUp: number;
}

/**
 * Stories, gathered as articles come in. What it holds can be made again from the signatures alone,
 * and the stories hardly depend on the order: an article that comes in is gathered anew together
 * with all that are alike, directly or through others.
 *
 * It is made from signatures, or from the places that another one gave; that one knows who is alike
 * and reads signatures (`prepare`) as it needs them, a few for each article that comes in.
 */
export class StoryIndex {
	private readonly entries = new Map<string, Entry>();
	private readonly byTerm = new Map<string, Set<Entry>>();
	private readonly byStory = new Map<string, Set<Entry>>();
	/** Those whose signatures were read, longest ago first. */
	private readonly loaded = new Set<Entry>();
	private readonly dirty = new Set<Entry>();
	private readonly gone = new Set<string>();
	private readonly touched = new Set<string>();
	private next = 0;
	private lookUps = 0;

	/** @param places of another index; what they say is taken as it is */
	constructor(places: readonly Place[] = []) {
		for (const { id, day, keys, order, story } of places) {
			const entry: Entry = {
				id,
				day,
				keys,
				profile: null,
				order,
				alike: new Map(),
				story,
				shares: 0,
				lookUp: 0,
			};
			this.entries.set(id, entry);
			for (const term of keys) put(this.byTerm, term, entry);
			put(this.byStory, story, entry);
			this.next = Math.max(this.next, order + 1);
		}
		for (const { id, alike } of places) {
			const entry = this.entries.get(id);
			for (const [article, likeness] of alike) {
				const other = this.entries.get(article);
				if (entry && other) join(entry, other, likeness);
			}
		}
	}

	get size(): number {
		return this.entries.size;
	}

	/**
	 * Adds an article, or puts it in place of the one with its id. Takes a few milliseconds with
	 * 10,000 in.
	 *
	 * @returns the id of its story, and those stories whose articles changed, it among them
	 */
	add(signature: Signature): { story: string; changed: string[] } {
		const changed = new Set(this.remove(signature.id));
		const profile = profileOf(signature);
		const entry: Entry = {
			id: signature.id,
			day: signature.day,
			keys: keysOf(signature),
			profile,
			order: this.next++,
			alike: new Map(),
			story: '',
			shares: 0,
			lookUp: 0,
		};
		for (const other of this.candidates(entry, true)) {
			const likeness = other.profile ? sameEvent(profile, other.profile) : unlike;
			if (likeness > 0) join(entry, other, likeness);
		}
		this.entries.set(entry.id, entry);
		this.gone.delete(entry.id);
		for (const term of entry.keys) put(this.byTerm, term, entry);
		for (const story of this.regather(entry)) changed.add(story);
		return { story: entry.story, changed: [...changed].filter((id) => this.byStory.has(id)) };
	}

	/** Takes an article out. @returns the stories that changed and are still there */
	remove(id: string): string[] {
		const entry = this.entries.get(id);
		if (!entry) return [];
		this.entries.delete(id);
		this.dirty.delete(entry);
		this.loaded.delete(entry);
		this.gone.add(id);
		for (const other of entry.alike.keys()) {
			other.alike.delete(entry);
			if (other.order > entry.order) this.dirty.add(other);
		}
		for (const term of entry.keys) take(this.byTerm, term, entry);
		take(this.byStory, entry.story, entry);
		this.touched.add(entry.story);
		const [first] = this.byStory.get(entry.story) ?? [];
		return first ? this.regather(first) : [];
	}

	/** Reads what adding or removing an article will look at. Before each, where the index was made from places. */
	async prepare(article: string, signature: Signature | null, load: LoadSignatures): Promise<void> {
		for (const entry of this.loaded) {
			if (this.loaded.size <= mostLoaded) break;
			entry.profile = null;
			this.loaded.delete(entry);
		}
		const near = new Set(this.entries.get(article)?.alike.keys());
		if (signature) {
			const profile = profileOf(signature);
			const { id, day } = signature;
			const candidates = this.candidates({ id, day, keys: keysOf(signature) }, true);
			await this.read(candidates, load);
			for (const other of candidates) {
				if (other.profile && sameEvent(profile, other.profile) > 0) near.add(other);
			}
		}
		for (const other of this.byStory.get(this.entries.get(article)?.story ?? '') ?? []) {
			near.add(other);
		}
		const reached = new Set<Entry>();
		for (const one of near) {
			const before = reached.size;
			reached.add(one);
			for (const other of this.reach(one)) {
				if (reached.size > before + mostGathered) break;
				reached.add(other);
			}
		}
		await this.read(reached, load);
	}

	/** What came of all that was added and removed since this was called last. */
	takeChanges(): Changes {
		const changes = {
			places: [...this.dirty].map(placeOf),
			gone: [...this.gone],
			stories: [...this.touched].filter((id) => id !== ''),
		};
		this.dirty.clear();
		this.gone.clear();
		this.touched.clear();
		return changes;
	}

	private async read(entries: Iterable<Entry>, load: LoadSignatures): Promise<void> {
		const missing: string[] = [];
		for (const entry of entries) {
			if (!entry.profile) missing.push(entry.id);
			// The last that will be forgotten.
			else if (this.loaded.delete(entry)) this.loaded.add(entry);
		}
		if (missing.length === 0) return;
		for (const signature of await load(missing)) {
			const entry = this.entries.get(signature.id);
			if (!entry) continue;
			entry.profile = profileOf(signature);
			this.loaded.add(entry);
		}
	}

	/** All that is alike, directly or through others, with the stories they are in, nearest first. */
	private *reach(entry: Entry): Generator<Entry> {
		const seen = new Set([entry]);
		for (const one of seen) {
			yield one;
			for (const other of one.alike.keys()) seen.add(other);
			if (one.story !== '') for (const other of this.byStory.get(one.story) ?? []) seen.add(other);
		}
	}

	/** The story that an article is in, or null where there is no such article. */
	storyOf(article: string): string | null {
		return this.entries.get(article)?.story ?? null;
	}

	story(id: string): Story | null {
		const entries = this.byStory.get(id);
		return entries ? { id, articles: ordered(entries).map((entry) => entry.id) } : null;
	}

	/** All of them, in the order in which their first articles were added. */
	stories(): Story[] {
		return [...this.byStory]
			.map(([id, entries]) => ({ id, entries: ordered(entries) }))
			.sort((a, b) => (a.entries[0]?.order ?? 0) - (b.entries[0]?.order ?? 0))
			.map(({ id, entries }) => ({ id, articles: entries.map((entry) => entry.id) }));
	}

	/** Null where there is no such article, or it was not read. */
	signature(article: string): Signature | null {
		return this.entries.get(article)?.profile?.signature ?? null;
	}

	/** Stories on the same matter: follow-ups, background, what led to it. Closest first. */
	related(story: string): Related[] {
		const found = new Map<string, number>();
		for (const entry of this.speakers(story)) {
			for (const other of this.candidates(entry, false)) {
				if (other.story === story || !entry.profile || !other.profile) continue;
				const likeness = sameMatter(entry.profile, other.profile);
				if (likeness < relatedFrom) continue;
				found.set(other.story, Math.max(likeness, found.get(other.story) ?? -Infinity));
			}
		}
		return [...found]
			.map(([id, likeness]) => ({ story: id, likeness }))
			.sort((a, b) => b.likeness - a.likeness || (a.story < b.story ? -1 : 1))
			.slice(0, mostRelated);
	}

	/** Reads what `related` will look at, where the index was made from places. */
	async prepareRelated(story: string, load: LoadSignatures): Promise<void> {
		const all = new Set<Entry>();
		for (const entry of this.speakers(story)) {
			all.add(entry);
			for (const other of this.candidates(entry, false)) all.add(other);
		}
		await this.read(all, load);
	}

	/** A few articles speak for the story; a long one would take long. */
	private speakers(story: string): Entry[] {
		return ordered(this.byStory.get(story) ?? []).slice(0, 6);
	}

	/** Those that share the most telling terms, most of them first. */
	private candidates({ id, day, keys }: Pick<Entry, 'id' | 'day' | 'keys'>, near: boolean) {
		const now = ++this.lookUps;
		const found: Entry[] = [];
		for (const term of keys) {
			const entries = this.byTerm.get(term);
			if (!entries || entries.size > widest) continue;
			const weight = inverseFrequency(term) ** 2;
			for (const other of entries) {
				if (other.lookUp !== now) {
					if (near && !isNear(day, other.day)) continue;
					if (other.id === id) continue;
					other.lookUp = now;
					other.shares = 0;
					found.push(other);
				}
				other.shares += weight;
			}
		}
		return best(found);
	}

	/** Gathers an article and what it is joined to anew. @returns the stories that changed */
	private regather(entry: Entry): string[] {
		const members: Entry[] = [];
		for (const one of this.reach(entry)) {
			if (members.length === mostGathered) return this.joinBest(entry);
			members.push(one);
		}
		// By id, so that ties don't depend on who came first.
		members.sort((a, b) => (a.id < b.id ? -1 : 1));
		const groups = gather(members.length, (a, b) => {
			const [one, other] = [members[a], members[b]];
			return one && other ? likenessOf(one, other) : -Infinity;
		}).map((group) => group.flatMap((i) => members[i] ?? []));
		return this.settle(groups);
	}

	private joinBest(entry: Entry): string[] {
		let best = 0;
		let story: string | null = null;
		const stories = new Set([...entry.alike.keys()].map((other) => other.story));
		for (const id of [...stories].sort()) {
			let sum = 0;
			let count = 0;
			for (const other of this.byStory.get(id) ?? []) {
				if (other === entry || count >= mostGathered) continue;
				sum += likenessOf(entry, other);
				count++;
			}
			if (count > 0 && sum / count > best) {
				best = sum / count;
				story = id;
			}
		}
		if (entry.story !== '' && story === null) return [];
		const before = entry.story;
		this.move(entry, story ?? this.freshId(entry));
		return before === '' || before === entry.story ? [entry.story] : [before, entry.story];
	}

	/** Gives each group the id of the story that most of it was in; the larger groups choose first. */
	private settle(groups: Entry[][]): string[] {
		const before = new Map<string, number>();
		for (const group of groups) {
			for (const { story } of group) {
				if (story !== '') before.set(story, this.byStory.get(story)?.size ?? 0);
			}
		}
		const claims = groups.flatMap((group) => {
			const counts = new Map<string, number>();
			for (const { story } of group) {
				if (story !== '') counts.set(story, (counts.get(story) ?? 0) + 1);
			}
			return [...counts].map(([story, count]) => ({ group, story, count }));
		});
		claims.sort((a, b) => b.count - a.count || (a.story < b.story ? -1 : 1));
		const ids = new Map<Entry[], string>();
		const taken = new Set<string>();
		for (const { group, story } of claims) {
			if (ids.has(group) || taken.has(story)) continue;
			ids.set(group, story);
			taken.add(story);
		}
		const changed = new Set<string>();
		for (const group of groups) {
			const first = ordered(group)[0];
			if (!first) continue;
			const id = ids.get(group) ?? this.freshId(first);
			for (const entry of group) {
				if (entry.story === id) continue;
				if (entry.story !== '') changed.add(entry.story);
				this.move(entry, id);
				changed.add(id);
			}
		}
		for (const [id, size] of before) if (this.byStory.get(id)?.size !== size) changed.add(id);
		return [...changed];
	}

	private move(entry: Entry, story: string): void {
		if (entry.story !== '') take(this.byStory, entry.story, entry);
		this.touched.add(entry.story).add(story);
		this.dirty.add(entry);
		entry.story = story;
		put(this.byStory, story, entry);
	}

	private freshId(entry: Entry): string {
		const id = `story:${entry.id}`;
		let free = id;
		for (let n = 2; this.byStory.has(free); n++) free = `${id}:${n}`;
		return free;
	}
}

const ordered = (entries: Iterable<Entry>): Entry[] =>
	[...entries].sort((a, b) => a.order - b.order);

function keysOf({ terms }: Signature): string[] {
	return terms.slice(0, lookedUp).map(([stem]) => stem);
}

function isNear(a: number | null, b: number | null): boolean {
	return a === null || b === null || Math.abs(a - b) <= longestGap;
}

function likenessOf(a: Entry, b: Entry): number {
	return a.alike.get(b) ?? (a.profile && b.profile ? sameEvent(a.profile, b.profile) : unlike);
}

function join(a: Entry, b: Entry, likeness: number): void {
	a.alike.set(b, likeness);
	b.alike.set(a, likeness);
}

function placeOf({ id, day, keys, order, alike, story }: Entry): Place {
	const earlier = [...alike].filter(([other]) => other.order < order);
	return {
		id,
		day,
		keys,
		order,
		alike: earlier.map(([other, likeness]) => [other.id, likeness]),
		story,
	};
}

/** The most alike of those looked up, most first; without sorting all of them. */
function best(found: Entry[]): Entry[] {
	const before = (a: Entry, b: Entry) => b.shares - a.shares || (a.id < b.id ? -1 : 1);
	if (found.length > 4 * mostCandidates) {
		const shares = Float64Array.from(found, (entry) => entry.shares).sort();
		const least = shares[shares.length - mostCandidates] ?? 0;
		return found
			.filter((entry) => entry.shares >= least)
			.sort(before)
			.slice(0, mostCandidates);
	}
	return found.sort(before).slice(0, mostCandidates);
}

function put<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
	const set = sets.get(key);
	if (set) set.add(value);
	else sets.set(key, new Set([value]));
}

function take<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
	const set = sets.get(key);
	set?.delete(value);
	if (set?.size === 0) sets.delete(key);
}
