/** The database of the extension as a whole: read, written into another one, emptied. */
import type { Page } from '@playwright/test';
import type { Launched } from '../../scripts/extension.mjs';

/** All that a database holds, and how. */
export interface Copy {
	version: number;
	tables: Table[];
}

interface Table {
	name: string;
	options: IDBObjectStoreParameters;
	indexes: { name: string; keyPath: string | string[]; options: IDBIndexParameters }[];
	count: number;
	/** JSON of pairs: a row, and its key where the row doesn't hold it. A map is `{ entries }`. */
	rows: string;
}

/** Does something in a page of the extension that runs no script of ours. */
async function inside<T>({ context, id }: Launched, what: (page: Page) => Promise<T>): Promise<T> {
	const page = await context.newPage();
	try {
		await page.goto(`chrome-extension://${id}/manifest.json`);
		return await what(page);
	} finally {
		await page.close();
	}
}

export function copyDatabase(launched: Launched): Promise<Copy> {
	return inside(launched, (page) =>
		page.evaluate(async () => {
			const done = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
			const plain = (_: string, value: unknown) => {
				if (typeof value === 'number' && !Number.isFinite(value))
					throw new Error(`A row holds ${value}`);
				if (value instanceof Map) return { entries: [...value] };
				const kind = Object.prototype.toString.call(value);
				if (typeof value !== 'object' || /(Null|Array|Object)]$/.test(kind)) return value;
				throw new Error(`A row holds ${kind}, which is not copied yet`);
			};
			const database = await done(indexedDB.open('standpoint'));
			const names = [...database.objectStoreNames];
			const transaction = database.transaction(names);
			const tables = await Promise.all(
				names.map(async (name) => {
					const table = transaction.objectStore(name);
					const { keyPath, autoIncrement } = table;
					const [rows, keys] = await Promise.all([done(table.getAll()), done(table.getAllKeys())]);
					return {
						name,
						options: { keyPath, autoIncrement },
						indexes: [...table.indexNames].map((name) => {
							const { keyPath, unique, multiEntry } = table.index(name);
							return { name, keyPath, options: { unique, multiEntry } };
						}),
						count: rows.length,
						rows: JSON.stringify(
							rows.map((row, i) => (keyPath === null ? [row, keys[i]] : [row])),
							plain,
						),
					};
				}),
			);
			database.close();
			return { version: database.version, tables };
		}),
	);
}

/** Writes a copy into the database of an extension that has none, or an empty one. */
export function fillDatabase(launched: Launched, copy: Copy): Promise<void> {
	return inside(launched, (page) =>
		page.evaluate(
			({ version, tables }) =>
				new Promise<void>((resolve, reject) => {
					const revive = (_: string, value: { entries?: unknown } | null) =>
						Array.isArray(value?.entries) ? new Map(value.entries) : value;
					const request = indexedDB.open('standpoint', version);
					request.onupgradeneeded = () => {
						for (const { name, options, indexes } of tables) {
							const table = request.result.createObjectStore(name, options);
							for (const { name, keyPath, options } of indexes) {
								table.createIndex(name, keyPath, options);
							}
						}
					};
					request.onerror = () => reject(request.error);
					request.onsuccess = () => {
						const database = request.result;
						const transaction = database.transaction(database.objectStoreNames, 'readwrite');
						for (const { name, rows } of tables) {
							const table = transaction.objectStore(name);
							for (const [row, key] of JSON.parse(rows, revive)) table.put(row, key);
						}
						transaction.oncomplete = () => {
							database.close();
							resolve();
						};
						transaction.onabort = () => reject(transaction.error);
					};
				}),
			copy,
		),
	);
}

/** Takes every row out of every table, as if the browser had lost them. */
export function emptyDatabase(launched: Launched): Promise<void> {
	return inside(launched, (page) =>
		page.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const request = indexedDB.open('standpoint');
					request.onerror = () => reject(request.error);
					request.onsuccess = () => {
						const database = request.result;
						const tables = [...database.objectStoreNames];
						const transaction = database.transaction(tables, 'readwrite');
						for (const table of tables) transaction.objectStore(table).clear();
						transaction.oncomplete = () => {
							database.close();
							resolve();
						};
						transaction.onabort = () => reject(transaction.error);
					};
				}),
		),
	);
}
