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

interface Entry {
	profile: Profile;
	order: number;
	/** Articles that rather tell the same event, this one left out. */
	alike: Map<Entry, number>;
	story: string;
}

/**
 * Stories, gathered as articles come in. What it holds can be made again from the signatures alone,
 * and the stories hardly depend on the order: an article that comes in is gathered anew together
 * with all that are alike, directly or through others.
 */
export class StoryIndex {
	private readonly entries = new Map<string, Entry>();
	private readonly byTerm = new Map<string, Set<Entry>>();
	private readonly byStory = new Map<string, Set<Entry>>();
	private next = 0;

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
		const entry: Entry = {
			profile: profileOf(signature),
			order: this.next++,
			alike: new Map(),
			story: '',
		};
		for (const other of this.candidates(entry.profile, true)) {
			const likeness = sameEvent(entry.profile, other.profile);
			if (likeness <= 0) continue;
			entry.alike.set(other, likeness);
			other.alike.set(entry, likeness);
		}
		this.entries.set(signature.id, entry);
		for (const term of keys(signature)) put(this.byTerm, term, entry);
		for (const story of this.regather(entry)) changed.add(story);
		return { story: entry.story, changed: [...changed].filter((id) => this.byStory.has(id)) };
	}

	/** Takes an article out. @returns the stories that changed and are still there */
	remove(id: string): string[] {
		const entry = this.entries.get(id);
		if (!entry) return [];
		this.entries.delete(id);
		for (const other of entry.alike.keys()) other.alike.delete(entry);
		for (const term of keys(entry.profile.signature)) take(this.byTerm, term, entry);
		take(this.byStory, entry.story, entry);
		const rest = [...(this.byStory.get(entry.story) ?? [])];
		const first = rest[0];
		return first ? this.regather(first) : [];
	}

	/** The story that an article is in, or null where there is no such article. */
	storyOf(article: string): string | null {
		return this.entries.get(article)?.story ?? null;
	}

	story(id: string): Story | null {
		const entries = this.byStory.get(id);
		return entries ? { id, articles: ordered(entries).map(idOf) } : null;
	}

	/** All of them, in the order in which their first articles were added. */
	stories(): Story[] {
		return [...this.byStory]
			.map(([id, entries]) => ({ id, entries: ordered(entries) }))
			.sort((a, b) => (a.entries[0]?.order ?? 0) - (b.entries[0]?.order ?? 0))
			.map(({ id, entries }) => ({ id, articles: entries.map(idOf) }));
	}

	signature(article: string): Signature | null {
		return this.entries.get(article)?.profile.signature ?? null;
	}

	/** Stories on the same matter: follow-ups, background, what led to it. Closest first. */
	related(story: string): Related[] {
		const found = new Map<string, number>();
		// A few articles speak for the story; a long one would take long.
		for (const entry of ordered(this.byStory.get(story) ?? []).slice(0, 6)) {
			for (const other of this.candidates(entry.profile, false)) {
				if (other.story === story) continue;
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

	/** Those that share the most telling terms, most of them first. */
	private candidates({ signature }: Profile, near: boolean): Entry[] {
		const sums = new Map<Entry, number>();
		for (const term of keys(signature)) {
			const entries = this.byTerm.get(term);
			if (!entries || entries.size > widest) continue;
			const weight = inverseFrequency(term) ** 2;
			for (const other of entries) {
				if (near && !isNear(signature, other.profile.signature)) continue;
				if (other.profile.signature.id === signature.id) continue;
				sums.set(other, (sums.get(other) ?? 0) + weight);
			}
		}
		return [...sums]
			.sort(([a, x], [b, y]) => y - x || (idOf(a) < idOf(b) ? -1 : 1))
			.slice(0, mostCandidates)
			.map(([other]) => other);
	}

	/** Gathers an article and what it is joined to anew. @returns the stories that changed */
	private regather(entry: Entry): string[] {
		const joined = this.joinedTo(entry);
		if (!joined) return this.joinBest(entry);
		// By id, so that ties don't depend on who came first.
		const members = [...joined].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
		const groups = gather(members.length, (a, b) => {
			const [one, other] = [members[a], members[b]];
			if (!one || !other) return -Infinity;
			return one.alike.get(other) ?? sameEvent(one.profile, other.profile);
		}).map((group) => group.flatMap((i) => members[i] ?? []));
		return this.settle(groups);
	}

	/** All that is alike, directly or through others, with the stories they are in; null where that is too much. */
	private joinedTo(entry: Entry): Set<Entry> | null {
		const joined = new Set([entry]);
		for (const one of joined) {
			for (const other of one.alike.keys()) joined.add(other);
			if (one.story !== '')
				for (const other of this.byStory.get(one.story) ?? []) joined.add(other);
			if (joined.size > mostGathered) return null;
		}
		return joined;
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
				sum += entry.alike.get(other) ?? sameEvent(entry.profile, other.profile);
				count++;
			}
			if (count > 0 && sum / count > best) {
				best = sum / count;
				story = id;
			}
		}
		if (entry.story !== '' && story === null) return [];
		const before = entry.story;
		if (before !== '') take(this.byStory, before, entry);
		entry.story = story ?? this.freshId(entry);
		put(this.byStory, entry.story, entry);
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
				if (entry.story !== '') {
					changed.add(entry.story);
					take(this.byStory, entry.story, entry);
				}
				entry.story = id;
				put(this.byStory, id, entry);
				changed.add(id);
			}
		}
		for (const [id, size] of before) if (this.byStory.get(id)?.size !== size) changed.add(id);
		return [...changed];
	}

	private freshId(entry: Entry): string {
		const id = `story:${idOf(entry)}`;
		let free = id;
		for (let n = 2; this.byStory.has(free); n++) free = `${id}:${n}`;
		return free;
	}
}

const idOf = (entry: Entry): string => entry.profile.signature.id;

const ordered = (entries: Iterable<Entry>): Entry[] =>
	[...entries].sort((a, b) => a.order - b.order);

function keys({ terms }: Signature): string[] {
	return terms.slice(0, lookedUp).map(([stem]) => stem);
}

function isNear(a: Signature, b: Signature): boolean {
	return a.day === null || b.day === null || Math.abs(a.day - b.day) <= longestGap;
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
