import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Run {
	status: number | null;
	out: string;
	err: string;
}

/** Runs the command as a user would, with what comes on its standard input. */
function annotate(args: readonly string[], input = ''): Promise<Run> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'cli/annotate.ts', ...args]);
	const run: Run = { status: null, out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		run.out += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		run.err += text;
	});
	child.stdin.end(input);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (status) => resolve({ ...run, status }));
	});
}

const parsed = (run: Run): Record<string, unknown>[] =>
	run.out
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('annotate', { timeout: 30_000 }, () => {
	it('annotates a stream in order, names bad lines and goes on', async () => {
		const text = '  Norway condemned Chile.\u2028 ';
		const lines = [
			JSON.stringify({ id: 'one', text }),
			'no JSON',
			'',
			JSON.stringify({ text: 'x', mentions: [[0, 9]] }),
		];
		const run = await annotate(
			['--jsonl'],
			`${lines.join('\n')}\n${JSON.stringify({ id: 4, text })}`,
		);
		expect(parsed(run).map(({ id, text }) => ({ id, text }))).toEqual([
			{ id: 'one', text },
			{ id: '4', text },
		]);
		expect(run.err).toBe(
			'annotate: line 2: it is not JSON\nannotate: line 4: the mention 0–9 does not lie in its text\n',
		);
		expect(run.status).toBe(1);
	});

	it('annotates pages and texts, and says which files it could not', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'annotate-'));
		try {
			const sentence =
				'Norway condemned the blockade of the harbour by Chile on Monday, and said it would wait. ';
			const paragraph = `<p>${sentence.repeat(4)}</p>`;
			const page = `<!doctype html><html lang="en-GB"><head><title>Norway condemns Chile</title>
				<meta property="og:type" content="article"></head><body><article><h1>Norway condemns Chile</h1>
				${paragraph.repeat(6)}</article></body></html>`;
			const norwegian =
				'Regjeringen sa på mandag at blokaden av havnen må ta slutt med en gang. '.repeat(9);
			const files = ['page.html', 'notes.txt', 'norsk.txt', 'empty.html'].map((f) =>
				join(folder, f),
			);
			const contents = [page, `One.\r\n\r\n\r\n${sentence.repeat(3)}`, norwegian, '<p>Hello'];
			await Promise.all(files.map((file, i) => writeFile(file, contents[i] ?? '')));
			const run = await annotate([...files, join(folder, 'none.txt'), join(folder, 'a.pdf')]);
			expect(parsed(run)).toMatchObject([
				{ id: files[0], title: 'Norway condemns Chile', lang: 'en-GB' },
				{ id: files[1], text: `One.\n\n${sentence.repeat(3)}`.trim(), lang: 'en' },
			]);
			const errors = run.err.trimEnd().split('\n');
			expect(errors).toHaveLength(4);
			expect(errors[0]).toMatch(/norsk\.txt: it is in a language that isn't read/);
			expect(errors[1]).toMatch(/empty\.html: it holds no article/);
			expect(errors[2]).toMatch(/none\.txt: there is no such file/);
			expect(errors[3]).toMatch(/a\.pdf: a "\.pdf" file is not read/);
			expect(run.status).toBe(1);
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
