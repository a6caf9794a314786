// Serves the sample pages from this machine only. Node's built-in modules only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain, say } from './progress.mjs';
import { root } from './setup.mjs';

const folder = join(root, 'tests', 'fixtures', 'pages');

/**
 * @typedef {object} Sample
 * @property {string} name The page's file without its ending.
 * @property {string} host
 * @property {string} path
 * @property {string} about
 */

/**
 * One event as three outlets tell it. Browsers resolve every name under `localhost` to this
 * machine (https://www.rfc-editor.org/rfc/rfc6761#section-6.3), so each outlet is a site of its own.
 *
 * @type {Sample[]}
 */
export const outlets = [
	{
		name: 'morning-ledger',
		host: 'morning-ledger.localhost',
		path: '/world/kestria-stops-tolmari-ship',
		about: 'The Morning Ledger: semantic markup, JSON-LD',
	},
	{
		name: 'harbour-post',
		host: 'm.harbour-post.localhost',
		path: '/amp/news/lady-amaranth',
		about: 'Harbour Post: div soup, Open Graph, a mobile and AMP address',
	},
	{
		name: 'meridian',
		host: 'meridian.localhost',
		path: '/a/issenland-offers-talks',
		about: 'The Meridian: microdata, dark',
	},
];

/** @type {Sample[]} */
export const specials = [
	['strict-csp', 'served with a strict content-security policy'],
	['rerender', 'replaces its nodes after load, as a framework does'],
	['spa', 'changes address and story without loading', '/spa/bridge'],
	['clears-highlights', 'clears the highlight registry'],
	['dark', 'dark without saying so'],
	['nothing-found', 'an article without stances'],
	['german', 'an article in German'],
	['hostile-metadata', 'markup and broken data in its metadata'],
	['front', 'a home page'],
	['form', 'a form'],
	['search', 'search results'],
].map(([name = '', about = '', path = `/${name}.html`]) => ({
	name,
	host: 'localhost',
	path,
	about,
}));

const types = /** @type {Record<string, string>} */ ({
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.png': 'image/png',
});

/** @type {Record<string, Record<string, string>>} */
const headersOf = {
	'strict-csp.html': { 'content-security-policy': "default-src 'none'; style-src 'self'" },
};

/** The file behind an address, or null for the list of samples. @param {string} host @param {string} path */
function fileOf(host, path) {
	if (path === '/') return host === 'localhost' || host === '127.0.0.1' ? null : 'front.html';
	if (path.startsWith('/spa/')) return 'spa.html';
	if (path === '/news/lady-amaranth') return 'harbour-post.html';
	const sample = outlets.find((one) => one.path === path);
	return sample ? `${sample.name}.html` : path.slice(1);
}

/**
 * Starts the server on 127.0.0.1.
 *
 * @param {number} [port] 0 for any free one.
 * @returns {Promise<{ port: number, url: (sample: Sample) => string, close: () => Promise<void> }>}
 */
export async function serve(port = 0) {
	const server = createServer((request, response) => {
		answer(request, response).catch(() => fail(response, 500, 'Something went wrong.'));
	});
	await new Promise((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', () => done(undefined));
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	const { port: bound } = address;
	return {
		port: bound,
		url: ({ host, path }) => `http://${host}:${bound}${path}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('allow', 'GET, HEAD');
		return fail(response, 405, 'These pages can only be read.');
	}
	const host = (request.headers.host ?? '').replace(/:\d+$/, '');
	let path = '';
	try {
		// Not `new URL`, which would resolve the dots away before they are looked at.
		path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
	} catch {
		return fail(response, 400, 'This address is not well formed.');
	}
	// Browsers ask for it unbidden.
	if (path === '/favicon.ico') return response.writeHead(204).end();
	const name = fileOf(host, path);
	response.setHeader('cache-control', 'no-store');
	response.setHeader('x-content-type-options', 'nosniff');
	if (name === null) {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		return response.end(indexPage(request.socket.localPort ?? 0));
	}
	const file = resolve(folder, name);
	if (name.includes('\0') || !file.startsWith(folder + sep))
		return fail(response, 404, 'No such page.');
	const found = await stat(file).catch(() => null);
	if (!found?.isFile()) return fail(response, 404, 'No such page.');
	response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
	response.setHeader('content-length', found.size);
	for (const [header, value] of Object.entries(headersOf[name] ?? {}))
		response.setHeader(header, value);
	if (request.method === 'HEAD') return response.end();
	createReadStream(file)
		.on('error', () => response.destroy())
		.pipe(response);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function fail(response, status, text) {
	if (response.headersSent) return response.destroy();
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(`${text}\n`);
}

/** @param {number} port */
function indexPage(port) {
	const links = (/** @type {Sample[]} */ samples) =>
		samples
			.map(
				(one) =>
					`<li><a href="http://${one.host}:${port}${one.path}">${one.name}</a>: ${one.about}</li>`,
			)
			.join('\n');
	return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sample pages</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/media/plain.css"></head>
<body>
<h1>Sample pages</h1>
<p>Every person, state and outlet on these pages is invented.</p>
<h2>One event, three outlets</h2>
<ul>${links(outlets)}</ul>
<h2>Pages that are hard on an extension</h2>
<ul>${links(specials)}</ul>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await runMain(async () => {
		const { port } = await serve(Number(process.argv[2] ?? 0));
		say(`Sample pages: http://localhost:${port}/ (Ctrl-C ends)`);
		return undefined;
	});
}
