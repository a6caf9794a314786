/**
 * Who has to wait for whom: what keeps something goes side by side; forgetting waits for what is
 * under way, the library's own pages among it, and has the database to itself. So nothing that was
 * read before is written after.
 */

/** The names of locks, which hold for worker and pages together. */
const keeping = 'standpoint-keep';
/** Taken by the library's pages (lib/store/library.ts, stories.ts) while they derive what they show. */
const deriving = ['standpoint-library', 'standpoint-stories'];

/** Does work that may keep something of a page. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
	return navigator.locks.request(keeping, { mode: 'shared' }, work) as Promise<T>;
}

/** Does work beside which nothing is kept or derived. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
	return [keeping, ...deriving].reduceRight<() => Promise<T>>(
		(inner, name) => () => navigator.locks.request(name, inner) as Promise<T>,
		work,
	)();
}
