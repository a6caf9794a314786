/** All that the browser keeps for the extension, wherever that is. */
import type { Launched } from '../../scripts/extension.mjs';

/** As much of the extension API as holds anything. */
interface Keepers {
	storage: Record<'local' | 'session' | 'sync', { get: (key: null) => Promise<object> }>;
	alarms: { getAll: () => Promise<object[]> };
	permissions: { getAll: () => Promise<object> };
	scripting: { getRegisteredContentScripts: () => Promise<object[]> };
}

export interface Stored {
	/** Names of databases to names of tables to the number of rows. */
	rows: Record<string, Record<string, number>>;
	local: object;
	session: Record<string, unknown>;
	alarms: object[];
	/** Every byte of all of it, keys, buffers and maps included, as one text in lower case. */
	bytes: string;
}

/** Reads every row of every database, every storage area, caches, alarms, permissions and registered scripts. */
export async function stored({ context, id }: Launched): Promise<Stored> {
	const page = await context.newPage();
	try {
		// A page of the extension's that runs no script.
		await page.goto(`chrome-extension://${id}/manifest.json`);
		return await page.evaluate(async () => {
			const { chrome } = globalThis as unknown as { chrome: Keepers };
			const done = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
			const plain = (_: string, value: unknown): unknown => {
				if (value instanceof Map || value instanceof Set) return [...value];
				const view = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
				if (!ArrayBuffer.isView(view)) return value;
				const { buffer, byteOffset, byteLength } = view;
				const bytes = new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength));
				return ['latin1', 'utf-16le'].map((label) => new TextDecoder(label).decode(bytes));
			};
			const tables: Record<string, Record<string, unknown[]>> = {};
			for (const { name = '' } of await indexedDB.databases()) {
				const database = await done(indexedDB.open(name));
				const of: Record<string, unknown[]> = {};
				for (const table of database.objectStoreNames) {
					const store = database.transaction(table).objectStore(table);
					const [rows, keys] = await Promise.all([done(store.getAll()), done(store.getAllKeys())]);
					of[table] = rows.map((row, i) => [keys[i], row]);
				}
				database.close();
				tables[name] = of;
			}
			const [local, session, sync, alarms, granted, scripts] = await Promise.all([
				chrome.storage.local.get(null),
				chrome.storage.session.get(null),
				chrome.storage.sync.get(null),
				chrome.alarms.getAll(),
				chrome.permissions.getAll(),
				chrome.scripting.getRegisteredContentScripts(),
			]);
			const all = [tables, local, session, sync, alarms, granted, scripts];
			const here = [{ ...localStorage }, { ...sessionStorage }, await caches.keys()];
			return {
				rows: Object.fromEntries(
					Object.entries(tables).map(([name, of]) => [
						name,
						Object.fromEntries(Object.entries(of).map(([table, rows]) => [table, rows.length])),
					]),
				),
				local,
				session: session as Record<string, unknown>,
				alarms,
				bytes: JSON.stringify([...all, ...here], plain).toLowerCase(),
			};
		});
	} finally {
		await page.close();
	}
}
