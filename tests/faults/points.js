// Runs before the extension's own script, in a copy of its folder: counts the places at which that
// script waits for the browser, and holds the thread at the one that is asked for, so that whoever
// drives the browser can end it there.
{
	/** How long the thread is held, in milliseconds: until the one who ends it was told, and did. */
	const hold = 60;
	const channel = new BroadcastChannel('standpoint-faults');
	let seen = 0;
	let wanted = 0;
	let isSame = false;
	const here = (what) => {
		// What is asked for in one turn is waited for at one place.
		if (isSame) return;
		isSame = true;
		queueMicrotask(() => {
			isSame = false;
		});
		seen++;
		if (seen !== wanted) return;
		// To another thread of this process, and to whoever reads the console of this one.
		channel.postMessage({ here: what });
		// biome-ignore lint/suspicious/noConsole: it is what a driver of browsers hears of a page.
		console.log(`standpoint-faults ${what}`);
		const end = performance.now() + hold;
		while (performance.now() < end);
	};
	const arm = (at) => {
		seen = 0;
		wanted = at;
	};
	globalThis.standpointFaults = { arm, seen: () => seen };
	channel.onmessage = ({ data }) => {
		if ('arm' in data) arm(data.arm);
		if ('ask' in data) channel.postMessage({ seen });
	};

	const before = (owner, names) => {
		for (const name of names) {
			const real = owner?.[name];
			if (typeof real !== 'function') continue;
			owner[name] = function (...rest) {
				here(name);
				return real.apply(this ?? owner, rest);
			};
		}
	};
	const reads = ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
	before(IDBFactory.prototype, ['open', 'databases']);
	before(IDBObjectStore.prototype, [...reads, 'put', 'add', 'delete', 'clear']);
	before(IDBIndex.prototype, reads);
	before(IDBCursor.prototype, ['continue', 'advance', 'update', 'delete']);
	before(IDBDatabase.prototype, ['createObjectStore', 'deleteObjectStore']);
	before(SubtleCrypto.prototype, ['digest']);
	const { transaction } = IDBDatabase.prototype;
	IDBDatabase.prototype.transaction = function (...rest) {
		here('transaction');
		const begun = transaction.apply(this, rest);
		// Kept, and nobody was told yet.
		begun.addEventListener('complete', () => here('complete'));
		return begun;
	};
	before(globalThis, ['fetch']);
	before(chrome.storage?.session, ['get', 'set', 'remove']);
	before(chrome.storage?.local, ['get', 'set', 'remove']);
	before(chrome.tabs, ['sendMessage', 'get']);
	before(chrome.action, ['setBadgeText']);
	before(chrome.scripting, ['insertCSS', 'executeScript']);
	const { onMessage } = chrome.runtime;
	const { addListener } = onMessage;
	onMessage.addListener = (listener) =>
		addListener.call(onMessage, (message, sender, respond) => {
			here('message');
			return listener(message, sender, (answer) => {
				here('answer');
				respond(answer);
				here('answered');
			});
		});
}
