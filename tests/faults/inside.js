// Runs in a page of the extension that has no script of its own: reads and writes its database from
// outside the code under test, and passes on what points.js says.
{
	const channel = new BroadcastChannel('standpoint-faults');
	channel.addEventListener('message', ({ data }) => {
		if ('here' in data) globalThis.standpointHere(data.here);
	});
	const kept = [
		'articles',
		'annotations',
		'actors',
		'actorEdits',
		'changes',
		'storyOverrides',
		'bin',
		'changedArticles',
	];
	const done = (request) =>
		new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	const committed = (transaction) =>
		new Promise((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error);
		});

	const readAll = async () => {
		const database = await done(indexedDB.open('standpoint'));
		// What the library derives from these can be made anew at any time.
		const names = [...database.objectStoreNames].filter((name) => kept.includes(name));
		if (names.length === 0) {
			database.close();
			return {};
		}
		const transaction = database.transaction(names);
		const tables = await Promise.all(
			names.map(async (name) => {
				const table = transaction.objectStore(name);
				const [rows, keys] = await Promise.all([done(table.getAll()), done(table.getAllKeys())]);
				return [name, rows.map((row, i) => [keys[i], row])];
			}),
		);
		const { version } = database;
		database.close();
		return Object.fromEntries([...tables, ['version', [['', version]]]]);
	};

	const writeAll = async (rows) => {
		const database = await done(indexedDB.open('standpoint'));
		const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
		for (const name of database.objectStoreNames) {
			const table = transaction.objectStore(name);
			table.clear();
			for (const row of rows[name] ?? []) table.put(row);
		}
		await committed(transaction);
		database.close();
	};

	/** `stores` as Dexie writes them: the primary key, then the indexes. */
	const makeOld = async (version, stores, rows) => {
		await done(indexedDB.deleteDatabase('standpoint'));
		const request = indexedDB.open('standpoint', version * 10);
		request.onupgradeneeded = () => {
			for (const [name, schema] of Object.entries(stores)) {
				const [primary, ...indexes] = schema.split(',').map((part) => part.trim());
				const table = request.result.createObjectStore(name, {
					keyPath: primary.replace('++', ''),
					autoIncrement: primary.startsWith('++'),
				});
				for (const index of indexes) {
					const keyPath = index.replace(/^[&*]+/, '');
					const unique = index.includes('&');
					table.createIndex(keyPath, keyPath, { unique, multiEntry: index.includes('*') });
				}
			}
		};
		const database = await done(request);
		const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
		for (const [name, of] of Object.entries(rows)) {
			for (const row of of) transaction.objectStore(name).put(row);
		}
		await committed(transaction);
		database.close();
	};

	Object.assign(globalThis, { channel, readAll, writeAll, makeOld });
}
