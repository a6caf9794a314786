// Gets a fresh clone ready: dependencies, generated types, a browser. Node's built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, Problem, runMain, withProgress } from './progress.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const leastNode = /** @type {const} */ ([20, 20]);

/** Everything a script needs; gives the browser's path. Silent when nothing is to do. */
export async function setUp() {
	await ensureDependencies();
	await ensureTypes();
	return await ensureBrowser();
}

// ---- dependencies

/** Installs what package-lock.json names where node_modules is missing or holds something else. */
export async function ensureDependencies() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
		throw new Problem(
			`Standpoint needs Node ${leastNode.join('.')} or newer, and this is ${process.versions.node}.`,
		);
	}
	const stale = staleDependency();
	if (stale === null) return;
	const { code, output } = await withProgress(`Installing dependencies (${stale})`, () =>
		npm(['ci', '--no-audit', '--no-fund']),
	);
	if (code !== 0) {
		throw new Problem(`Dependencies could not be installed; npm ci said:\n${output.trim()}`);
	}
}

/**
 * Why node_modules doesn't hold what package-lock.json asks for, or null where it does. npm leaves
 * a record of what it installed, written last, so an installation that was cut short shows too.
 *
 * @returns {string | null}
 */
function staleDependency() {
	const wanted = lockedPackages(join(root, 'package-lock.json'));
	if (wanted === null) throw new Problem('package-lock.json is missing or cannot be read.');
	const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
	if (installed === null) return 'none are installed';
	for (const [path, entry] of Object.entries(wanted)) {
		// Another platform's binaries are optional and rightly absent.
		if (path === '' || (entry.optional && !installed[path])) continue;
		if (
			installed[path]?.version !== entry.version ||
			installed[path]?.integrity !== entry.integrity
		) {
			return `${path.replace(/^.*node_modules\//, '')} ${entry.version} is missing`;
		}
	}
	const extra = Object.keys(installed).find((path) => !wanted[path]);
	return extra ? `${extra.replace(/^.*node_modules\//, '')} is no longer used` : null;
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
	} catch {
		return null;
	}
}

/** @param {string[]} args */
function npm(args) {
	// Under `npm start` npm says where its own script is, which runs without a shell anywhere.
	const script = process.env.npm_execpath;
	if (script?.endsWith('.js')) return capture(process.execPath, [script, ...args], { cwd: root });
	return capture('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/**
 * Runs a tool of node_modules by its script, so that no shell and no `.cmd` file is needed.
 *
 * @param {string} packageName
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, bin?: string }} [options] `bin`: where the package has several.
 */
export function tool(packageName, args, { env = process.env, bin = packageName } = {}) {
	const folder = join(root, 'node_modules', packageName);
	const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const script = typeof bins === 'string' ? bins : bins[bin];
	return capture(process.execPath, [join(folder, script), ...args], { cwd: root, env });
}

/** The types that WXT generates, which tsconfig.json includes. */
export async function ensureTypes() {
	if (existsSync(join(root, '.wxt', 'wxt.d.ts'))) return;
	const { code, output } = await withProgress('Generating types (wxt prepare)', () =>
		tool('wxt', ['prepare']),
	);
	if (code !== 0) throw new Problem(`wxt prepare failed:\n${output.trim()}`);
}

// ---- browser

/**
 * The path of a Chromium-based browser: one that is installed, else Playwright's download, else
 * Debian's package where this process may install it.
 *
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
	const found = findBrowser();
	if (found) return found;
	await withProgress(
		'No Chrome, Chromium or Edge found: downloading Chromium with Playwright',
		() => tool('@playwright/test', ['install', 'chromium'], { bin: 'playwright' }),
	);
	const downloaded = findBrowser();
	if (downloaded) return downloaded;
	const isRoot = process.getuid?.() === 0;
	if (isRoot && existsSync('/usr/bin/apt-get')) {
		await withProgress("The download failed: installing Debian's package chromium", async () => {
			const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
			await capture('apt-get', ['update'], { env });
			await capture('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
		});
		const installed = findBrowser();
		if (installed) return installed;
	}
	throw new Problem(
		'No browser could be found or installed: install Chromium, Google Chrome or Microsoft Edge, or set STANDPOINT_BROWSER to the path of one.',
	);
}

/**
 * The path of an installed browser that starts, or null.
 *
 * Unbranded builds come first. Google Chrome (since 137) and Edge ignore `--load-extension`
 * (https://playwright.dev/docs/chrome-extensions), so extension.mjs loads the extension through
 * the DevTools protocol, which all of them allow to the process that started them; but a branded
 * browser may also be managed by an employer's policy that forbids unpacked extensions.
 *
 * @returns {string | null}
 */
export function findBrowser() {
	const chosen = process.env.STANDPOINT_BROWSER;
	if (chosen) {
		if (starts(chosen)) return chosen;
		throw new Problem(`STANDPOINT_BROWSER is ${chosen}, which is not a browser that starts.`);
	}
	for (const candidate of candidates()) {
		if (starts(candidate)) return candidate;
	}
	return null;
}

/** @returns {Generator<string>} */
function* candidates() {
	yield* onPath(['chromium', 'chromium-browser', 'chrome-for-testing']);
	if (process.platform === 'darwin')
		yield* macApplications(['Chromium', 'Google Chrome for Testing']);
	yield* playwrightDownloads();
	yield* onPath([
		'google-chrome-stable',
		'google-chrome',
		'microsoft-edge-stable',
		'microsoft-edge',
	]);
	if (process.platform === 'darwin') yield* macApplications(['Google Chrome', 'Microsoft Edge']);
	if (process.platform === 'win32') {
		for (const name of ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)']) {
			const folder = process.env[name];
			if (!folder) continue;
			yield join(folder, 'Chromium', 'Application', 'chrome.exe');
			yield join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe');
			yield join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe');
		}
	}
	if (process.platform === 'linux') {
		yield '/opt/google/chrome/chrome';
		yield '/opt/microsoft/msedge/msedge';
	}
}

/** @param {string[]} names */
function* onPath(names) {
	if (process.platform === 'win32') return;
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	for (const name of names) for (const folder of folders) yield join(folder, name);
}

/** @param {string[]} names */
function* macApplications(names) {
	for (const folder of ['/Applications', join(homedir(), 'Applications')]) {
		for (const name of names) yield join(folder, `${name}.app`, 'Contents', 'MacOS', name);
	}
}

/** What `playwright install chromium` has left, newest first. */
function* playwrightDownloads() {
	const cache = {
		darwin: join(homedir(), 'Library', 'Caches'),
		win32: process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
	}[/** @type {string} */ (process.platform)];
	const folder =
		process.env.PLAYWRIGHT_BROWSERS_PATH ??
		join(cache ?? process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
	const builds = list(folder)
		.filter((name) => /^chromium-\d+$/.test(name))
		.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
	for (const build of builds) {
		for (const platform of list(join(folder, build))) {
			const inside = join(folder, build, platform);
			yield join(inside, process.platform === 'win32' ? 'chrome.exe' : 'chrome');
			if (process.platform !== 'darwin') continue;
			for (const name of ['Chromium', 'Google Chrome for Testing']) {
				yield join(inside, `${name}.app`, 'Contents', 'MacOS', name);
			}
		}
	}
}

/** @param {string} folder */
function list(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

// ---- Firefox

/** Older ones can't draw the lines of our highlights: as `strict_min_version` in wxt.config.ts. */
const leastFirefox = 149;

/**
 * The path of a Firefox that is installed, else of Debian's package where this process may install
 * it, else why there is none.
 *
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function ensureFirefox() {
	const found = findFirefox();
	const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if ('path' in found || process.env.STANDPOINT_FIREFOX || !mayInstall) return found;
	await withProgress("No Firefox found: installing Debian's package firefox-esr", async () => {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await capture('apt-get', ['update'], { env });
		await capture('apt-get', ['install', '-y', '--no-install-recommends', 'firefox-esr'], { env });
	});
	return findFirefox();
}

/**
 * The path of an installed Firefox that is new enough, or why there is none. STANDPOINT_FIREFOX names
 * one.
 *
 * @returns {{ path: string } | { why: string }}
 */
export function findFirefox() {
	const chosen = process.env.STANDPOINT_FIREFOX;
	let why = chosen
		? `STANDPOINT_FIREFOX is ${chosen}, which is not there`
		: `no Firefox is installed; ${leastFirefox} or newer will do, or set STANDPOINT_FIREFOX to the path of one`;
	for (const path of chosen ? [chosen] : firefoxes()) {
		if (!existsSync(path)) continue;
		// On Windows `--version` prints nothing.
		if (process.platform === 'win32') return { path };
		const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
		const version = Number(/Firefox (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
		if (version >= leastFirefox) return { path };
		why = `${path} is ${version ? `Firefox ${version}, and ${leastFirefox} is needed` : 'not a Firefox that starts'}`;
	}
	return { why };
}

/** @returns {Generator<string>} */
function* firefoxes() {
	yield* onPath(['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly']);
	if (process.platform === 'darwin') {
		for (const folder of ['/Applications', join(homedir(), 'Applications')]) {
			yield join(folder, 'Firefox.app', 'Contents', 'MacOS', 'firefox');
		}
	}
	if (process.platform === 'win32') {
		for (const name of ['PROGRAMFILES', 'PROGRAMFILES(X86)']) {
			const folder = process.env[name];
			if (folder) yield join(folder, 'Mozilla Firefox', 'firefox.exe');
		}
	}
}

/**
 * Ubuntu's `chromium-browser` may be a stub that only names a package, and a downloaded browser
 * may lack system libraries: only one that tells its version counts.
 *
 * @param {string} path
 */
function starts(path) {
	if (!existsSync(path)) return false;
	// On Windows `--version` opens a window instead.
	if (process.platform === 'win32') return true;
	const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
	return status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await runMain(async () => {
		await setUp();
		return 0;
	});
}
