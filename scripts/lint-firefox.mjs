// What addons.mozilla.org will say of the Firefox package: its own linter, the one of `web-ext lint`,
// run on what `npm run build:firefox` made. What it finds is traced through source maps to whose code it is.
import { readdir, readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import addonsLinter from 'addons-linter';
import { Problem, runMain, say } from './progress.mjs';
import { root, tool } from './setup.mjs';

const packed = join(root, '.output', 'firefox-mv3');
const mapped = join(root, '.output', 'firefox-mv3-mapped');

/** What libraries may do, by the linter's code and the package, and why it does no harm. */
const accepted = /** @type {Record<string, string>} */ ({
	'UNSAFE_VAR_ASSIGNMENT preact':
		'for `dangerouslySetInnerHTML`, which the linter of our own code forbids',
	'UNSAFE_VAR_ASSIGNMENT @mozilla/readability':
		'writes into the copy of the page that it reads, which is never shown',
	'UNSAFE_VAR_ASSIGNMENT linkedom':
		'a tree in memory, without a window: nothing in it is run, loaded or shown',
	'UNSAFE_VAR_ASSIGNMENT d3-selection': 'for `selection.html()`, which no chart calls',
});

await runMain(async () => {
	const env = { ...process.env, STANDPOINT_MAPPED: '1' };
	const built = await tool('wxt', ['build', '-b', 'firefox', '--mv3'], { env });
	if (built.code !== 0) throw new Problem(built.output);
	await assertSameCode();
	const linter = addonsLinter.createInstance({
		config: { _: [packed], logLevel: 'fatal', output: 'none', shouldScanFile: () => true },
		runAsBinary: false,
	});
	const { errors, warnings, notices } = await linter.run();
	const messages = [...errors, ...warnings, ...notices];
	let ours = 0;
	for (const message of messages) {
		const source = await sourceOf(message);
		const key = `${message.code} ${packageOf(source) ?? 'ours'}`;
		const why = message._type === 'error' ? undefined : accepted[key];
		if (!why) ours++;
		say(`${why ? 'accepted' : 'FAILED'}  ${message._type} ${key}: ${why ?? message.message}`);
		if (!why) say(`  ${source ?? message.file ?? 'manifest.json'}`);
	}
	say(`${messages.length} found, ${ours} not accepted`);
	return ours > 0 ? 1 : 0;
});

/** The maps tell of the packed code only where both builds hold the same. */
async function assertSameCode() {
	for (const name of await readdir(packed, { recursive: true })) {
		if (!name.endsWith('.js')) continue;
		const [one, other] = await Promise.all(
			[packed, mapped].map((folder) => readFile(join(folder, name), 'utf8').catch(() => null)),
		);
		if (one !== other) {
			throw new Problem(`${name} is of an older build: run \`npm run build:firefox\`.`);
		}
	}
}

/**
 * Where a message's place in the build comes from; null where it is of no script.
 *
 * @param {import('addons-linter').Message} message
 * @returns {Promise<string | null>}
 */
async function sourceOf({ file, line = 1, column = 1 }) {
	if (!file?.endsWith('.js')) return null;
	const map = new SourceMap(JSON.parse(await readFile(join(mapped, `${file}.map`), 'utf8')));
	const entry = map.findEntry(line - 1, column - 1);
	return 'originalSource' in entry ? `${entry.originalSource}:${entry.originalLine + 1}` : file;
}

/** @param {string | null} source @returns {string | null} */
function packageOf(source) {
	return /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(source ?? '')?.[1] ?? null;
}
