import type { Dexie } from 'dexie';
import type { StoreProblem } from '../saved';

/** A database that could not be opened, read or written, by what the reader can do about it. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
	constructor(
		readonly problem: StoreProblem,
		cause?: unknown,
	) {
		super(`The database is ${problem}`, { cause });
	}
}

const problems: Record<string, StoreProblem> = {
	QuotaExceededError: 'full',
	// Private windows and "block all cookies" refuse IndexedDB in one of these ways.
	MissingAPIError: 'unavailable',
	ReferenceError: 'unavailable',
	SecurityError: 'unavailable',
	InvalidStateError: 'unavailable',
	NotAllowedError: 'unavailable',
	VersionError: 'newer',
};

/** The problem behind whatever Dexie or IndexedDB threw; errors wrap one another, so all layers are asked. */
export function storeError(thrown: unknown): StoreError {
	let error: unknown = thrown;
	for (let depth = 0; depth < 8 && error instanceof Object; depth++) {
		if (error instanceof StoreError) return error;
		const name = 'name' in error ? String(error.name) : '';
		const problem = problems[name];
		if (problem) return new StoreError(problem, thrown);
		error = 'inner' in error ? error.inner : 'cause' in error ? error.cause : null;
	}
	return new StoreError('failed', thrown);
}

/** The problem in what a method of the store threw. */
export const problemOf = (error: unknown): StoreProblem =>
	error instanceof StoreError ? error.problem : 'failed';

/** A write that waits for another connection to close is called blocked after this long, in milliseconds. */
const patience = 4000;

/**
 * Opens a declared database.
 *
 * @throws {StoreError} `newer` where a later version of the extension left it, `blocked` where an
 *   old connection holds it up, or as `storeError` reads it.
 */
export async function openDatabase<D extends Dexie>(
	database: D,
	schemaVersion: number,
): Promise<D> {
	try {
		// Dexie would open a later version's database as if it were ours, and change it to be so.
		if ((await versionOf(database.name)) > schemaVersion) throw new StoreError('newer');
		await within(patience, database.open());
	} catch (error) {
		throw storeError(error);
	}
	return database;
}

/** The schema version of a database; 0 where there is none yet. */
async function versionOf(name: string): Promise<number> {
	const found = (await indexedDB.databases()).find((database) => database.name === name);
	// Dexie counts in tenths: https://dexie.org/docs/Dexie/Dexie.version()
	return Math.floor((found?.version ?? 0) / 10);
}

/** @throws {StoreError} `blocked` where it takes longer */
export async function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new StoreError('blocked')), milliseconds);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
