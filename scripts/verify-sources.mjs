// `npm run verify-sources`, after `npm run zip`: does what a store's reviewer does. Unpacks the
// archive of the sources into an empty folder, installs what its lockfile names, builds both
// packages, and compares every file with those in ours, byte for byte.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { capture, Problem, runMain, say, withProgress } from './progress.mjs';
import { root } from './setup.mjs';
import { unzip } from './unzip.mjs';

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const archive = (/** @type {string} */ name) =>
	join(root, '.output', `standpoint-${version}-${name}.zip`);

/** @param {string} name */
async function filesIn(name) {
	if (!existsSync(archive(name))) {
		throw new Problem(`There is no ${archive(name)}: run \`npm run zip\` first.`);
	}
	return unzip(await readFile(archive(name)));
}

/**
 * @param {string} folder
 * @param {string[]} command
 */
async function run(folder, [program = '', ...args]) {
	// Nothing of this folder's is to be seen in that one.
	const { NODE_ENV: _mode, NODE_PATH: _path, ...env } = process.env;
	const { code, output } = await capture(program, args, { cwd: folder, env });
	if (code !== 0) throw new Problem(`${[program, ...args].join(' ')} failed:\n${output.trim()}`);
}

await runMain(async () => {
	const folder = await mkdtemp(join(tmpdir(), 'standpoint-sources-'));
	try {
		for (const [path, bytes] of await filesIn('sources')) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), bytes);
		}
		// Where the registry can't be reached, what is installed here will do: it is what the lockfile names.
		await withProgress('Installing what the sources name', () =>
			process.argv.includes('--installed')
				? cp(join(root, 'node_modules'), join(folder, 'node_modules'), {
						recursive: true,
						verbatimSymlinks: true,
					})
				: run(folder, ['npm', 'ci', '--no-audit', '--no-fund']),
		);
		let differing = 0;
		for (const [browser, name] of [
			['chrome', 'build'],
			['firefox', 'build:firefox'],
		]) {
			await withProgress(`Building for ${browser}`, () => run(folder, ['npm', 'run', name ?? '']));
			const built = join(folder, '.output', `${browser}-mv3`);
			const ours = await filesIn(browser ?? '');
			const theirs = new Set(
				(await readdir(built, { recursive: true, withFileTypes: true }))
					.filter((one) => one.isFile())
					.map((one) =>
						join(one.parentPath, one.name)
							.slice(built.length + 1)
							.replaceAll('\\', '/'),
					),
			);
			for (const [path, bytes] of ours) {
				const isSame = theirs.delete(path) && bytes.equals(await readFile(join(built, path)));
				if (isSame) continue;
				differing++;
				say(`  ${browser}: ${path} is another`);
			}
			for (const path of theirs) {
				differing++;
				say(`  ${browser}: ${path} is not in the package`);
			}
			say(`${browser}: ${ours.size} files compared`);
		}
		say(
			differing === 0
				? 'The packages are what the sources make, byte for byte.'
				: `${differing} files differ.`,
		);
		return differing === 0 ? 0 : 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
