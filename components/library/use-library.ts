import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '../../lib/library/catalogue';
import type { GroupWords, StoriesOf } from '../../lib/library/filter';
import type { Head } from '../../lib/library/head';
import { parseRoute } from '../../lib/library/route';
import type { StoreProblem } from '../../lib/saved';
import { Library, type Progress } from '../../lib/store/library';
import { StoreError } from '../../lib/store/problem';
import type { LibraryStory } from '../../lib/store/stories';
import { drawn } from './use-later';

export interface LibraryState {
	library: Library;
	/** The first rows of the lists, until all have been read; null before and after. */
	head: Head | null;
	/** Null until it has been read; while there is a head, a list is given the head's. */
	catalogue: Catalogue | null;
	/** Null until it has been read, which begins as soon as the page stands. */
	words: GroupWords[] | null;
	/** How far the articles are entered that changed since; null where there are none. */
	progress: Progress | null;
	/** As they were last gathered; null until they have been read. */
	stories: LibraryStory[] | null;
	/** The stories of an article: their ids and names. */
	storiesOf: StoriesOf;
	/** How far the stories are gathered anew; null where they are not. */
	gathering: Progress | null;
	gather: () => void;
	problem: StoreProblem | null;
	retry: () => void;
}

const library = new Library();
/**
 * Begun before anything is drawn. Reading all of it takes a while and keeps the page from drawing, so
 * that what shows without it comes first: the first rows of a list, the text of an article.
 */
const first = parseRoute(location.hash);
const isWhole = first.page === 'list' && first.query === '' && first.sort === '';
const firstRows = isWhole && first.view !== 'stories' ? library.head() : Promise.resolve(null);
let opening: Promise<Catalogue> | null =
	isWhole || first.page === 'article' ? null : library.load();
// Whoever takes it hears of what went wrong.
opening?.catch(() => {});
firstRows.catch(() => {});
/** So long an article has to be read before everything else, in milliseconds. */
const patience = 400;

/** So many articles are gathered into stories as they are entered. */
const gatheredAtOnce = 200;

/** The library in columns, kept up to date with the database. */
export function useLibrary(): LibraryState {
	const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
	const [head, setHead] = useState<Head | null>(null);
	const [words, setWords] = useState<GroupWords[] | null>(null);
	const [progress, setProgress] = useState<Progress | null>(null);
	const [problem, setProblem] = useState<StoreProblem | null>(null);
	const [stories, setStories] = useState<LibraryStory[] | null>(null);
	const [gathering, setGathering] = useState<Progress | null>(null);
	const isGathering = useRef(false);
	const [attempt, setAttempt] = useState(0);
	const busy = useRef(false);
	const again = useRef(false);
	const loaded = useRef(false);

	/** For the next time, when the page has nothing else to do. Without it, that is slower, no more. */
	const keep = () => requestIdleCallback(() => library.keep().catch(() => {}), { timeout: 5000 });

	const load = useCallback(async () => {
		const read = await (opening ?? library.load());
		opening = null;
		// Both change together: numbers in the words are places in the catalogue.
		const first = !loaded.current;
		loaded.current = true;
		if (first) {
			setHead(null);
			setCatalogue(read);
			// The lists are drawn before the texts are read, which are many times as much.
			await drawn();
		}
		const texts = await library.words(read);
		setCatalogue(read);
		setWords(texts);
		if (!busy.current) keep();
	}, []);

	const gather = useCallback(async () => {
		if (isGathering.current) return;
		isGathering.current = true;
		try {
			if ((await library.stories.read()).ungathered > 0) await library.stories.gather(setGathering);
		} catch (error) {
			fail(error);
		} finally {
			isGathering.current = false;
			setGathering(null);
		}
	}, []);

	const enter = useCallback(async () => {
		if (busy.current) {
			again.current = true;
			return;
		}
		busy.current = true;
		try {
			do {
				again.current = false;
				let last = performance.now();
				await library.catchUp((now) => {
					setProgress(now);
					// A long way to go: show what there is every now and then.
					if (performance.now() - last < 3000) return;
					last = performance.now();
					load().catch(fail);
				});
				await load();
			} while (again.current);
			keep();
			// Many at once are gathered when a view asks for them: it takes a while.
			const { ungathered } = await library.stories.read();
			if (ungathered > 0 && ungathered <= gatheredAtOnce) gather();
		} catch (error) {
			fail(error);
		} finally {
			busy.current = false;
			setProgress(null);
		}
	}, []);

	const storiesOf = useMemo((): StoriesOf => {
		const byArticle = new Map<string, string[]>();
		for (const { id, name, articles } of stories ?? []) {
			for (const article of articles) {
				byArticle.set(article, [...(byArticle.get(article) ?? []), id, name]);
			}
		}
		return (id) => byArticle.get(id) ?? [];
	}, [stories]);

	const fail = (error: unknown) =>
		setProblem(error instanceof StoreError ? error.problem : 'failed');

	useEffect(() => {
		setProblem(null);
		const begin = async () => {
			const rows = loaded.current ? null : await firstRows;
			if (rows && !loaded.current) {
				setHead(rows);
				await drawn();
			}
			if (first.page === 'article') await Promise.race([articleShown, late(patience)]);
			await load();
		};
		begin().catch(fail);
	}, [attempt]);

	const isOpen = catalogue !== null;
	useEffect(() => {
		if (!isOpen) return;
		return library.watch((what) => {
			if (what === 'stories') library.stories.read().then((read) => setStories(read.stories), fail);
			else if (what === 'changed') enter();
			else if (!busy.current) load().catch(fail);
		});
	}, [isOpen]);

	return {
		library,
		head,
		catalogue,
		words,
		progress,
		stories,
		storiesOf,
		gathering,
		gather,
		problem,
		retry: () => setAttempt((one) => one + 1),
	};
}

const late = (milliseconds: number) =>
	new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

let tellShown = () => {};
const articleShown = new Promise<void>((resolve) => {
	tellShown = resolve;
});
/** An article tells that its text is on the screen. */
export const showedArticle = () => drawn().then(tellShown);

/** Reads records by their ids as they are needed, and keeps those last seen. */
export function useRecords<T>(
	ids: readonly string[],
	read: (ids: string[]) => Promise<(T | undefined)[]>,
	version: unknown,
): (id: string) => T | undefined {
	const [, draw] = useState(0);
	const kept = useRef(new Map<string, T | undefined>());
	const asked = useRef(new Set<string>());
	const seen = useRef(version);
	if (seen.current !== version) {
		// What is shown stays until it has been read again.
		seen.current = version;
		asked.current.clear();
	}
	useEffect(() => {
		const missing = ids.filter((id) => !asked.current.has(id));
		if (missing.length === 0) return;
		for (const id of missing) asked.current.add(id);
		read(missing).then(
			(rows) => {
				missing.forEach((id, i) => {
					kept.current.set(id, rows[i]);
				});
				for (const id of kept.current.keys()) {
					if (kept.current.size <= 400) break;
					kept.current.delete(id);
					asked.current.delete(id);
				}
				draw((n) => n + 1);
			},
			() => {
				for (const id of missing) asked.current.delete(id);
			},
		);
	});
	return (id) => kept.current.get(id);
}
