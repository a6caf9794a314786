import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Block {
	/** `ts` for a new file, `diff` for a change to one. */
	kind: string;
	path: string;
	text: string;
}

const blocks = [
	...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(
		/^```(ts|diff) (\S+)\n([\s\S]*?)\n```$/gm,
	),
].map(([, kind = '', path = '', text = '']): Block => ({ kind, path, text }));

/** A text with a change made to it, as `diff` shows one; what it changes must stand there once. */
function changed(before: string, { path, text }: Block): string {
	const lines = text.split('\n');
	const side = (sign: string) =>
		lines
			.filter((line) => line.startsWith(' ') || line.startsWith(sign))
			.map((line) => `${line.slice(1)}\n`)
			.join('');
	const parts = before.split(side('-'));
	expect(parts, `${path} has these lines once:\n${side('-')}`).toHaveLength(2);
	return parts.join(side('+'));
}

/** Runs tests in a folder. @returns what went wrong, or null */
function failure(folder: string, tests: string[]): Promise<string | null> {
	return new Promise((resolve) => {
		const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
		// Without what tells that it runs within another one.
		const { VITEST: _, VITEST_WORKER_ID: _id, VITEST_POOL_ID: _pool, ...env } = process.env;
		const child = spawn(process.execPath, [vitest, 'run', ...tests], { cwd: folder, env });
		let said = '';
		for (const out of [child.stdout, child.stderr]) {
			out.on('data', (chunk) => {
				said += chunk;
			});
		}
		child.on('close', (code) => resolve(code === 0 ? null : said));
	});
}

test('every example of CONTRIBUTING.md, made in a copy, passes its tests', async () => {
	expect(blocks.filter(({ kind }) => kind === 'diff').length).toBeGreaterThanOrEqual(6);
	const tests = blocks.flatMap(({ path }) => (/\.test\.tsx?$/.test(path) ? [path] : []));
	expect(tests).toHaveLength(3);
	const folder = mkdtempSync(join(tmpdir(), 'standpoint-contributing-'));
	try {
		for (const part of [
			'lib',
			'locales',
			'cli',
			'tests',
			'package.json',
			'tsconfig.json',
			'vitest.config.ts',
		]) {
			cpSync(join(root, part), join(folder, part), { recursive: true });
		}
		for (const part of ['node_modules', 'public', '.wxt']) {
			symlinkSync(join(root, part), join(folder, part), 'junction');
		}
		for (const block of blocks) {
			const file = join(folder, block.path);
			const text =
				block.kind === 'diff' ? changed(readFileSync(file, 'utf8'), block) : `${block.text}\n`;
			writeFileSync(file, text);
		}
		expect(await failure(folder, tests)).toBeNull();
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
