import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readCompareArguments } from './compare-arguments';

interface Run {
	status: number | null;
	out: string;
	err: string;
}

function run(script: string, args: readonly string[], input = ''): Promise<Run> {
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...args]);
	const result: Run = { status: null, out: '', err: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		result.out += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		result.err += text;
	});
	child.stdin.end(input);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (status) => resolve({ ...result, status }));
	});
}

const page = (outlet: string, title: string, sentence: string) => `<!doctype html><html lang="en">
	<head><title>${title}</title><meta property="og:type" content="article">
	<meta property="og:site_name" content="${outlet}">
	<link rel="canonical" href="https://news.example/${encodeURIComponent(outlet)}"></head>
	<body><article><h1>${title}</h1>${`<p>${sentence.repeat(3)}</p>`.repeat(5)}</article></body></html>`;

describe('compare', { timeout: 60_000 }, () => {
	it('writes one safe file, and names what it could not read', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'compare-'));
		try {
			const pages = join(folder, 'pages', 'inner');
			await mkdir(pages, { recursive: true });
			const hostile =
				'Norway said &lt;script&gt;alert(1)&lt;/script&gt; to Chile and condemned Chile. ';
			await writeFile(
				join(pages, 'a.html'),
				page('The &lt;b&gt;Post&quot; onload=&quot;x', 'Norway condemns Chile', hostile),
			);
			await writeFile(
				join(pages, 'b.html'),
				page(
					'Ledger',
					'Norway praises Chile',
					'Norway praised Chile on Monday, and Chile thanked Norway. ',
				),
			);
			await writeFile(join(pages, 'c.html'), '<p>Hello');
			const out = join(folder, 'report.html');
			const { status, err } = await run('cli/compare.ts', [folder, '--out', out]);
			expect(status).toBe(1);
			expect(err.trimEnd().split('\n')).toEqual([
				expect.stringMatching(/c\.html: it holds no article/),
			]);
			const html = await readFile(out, 'utf8');
			expect(html.includes('only support is found in Ledger')).toBe(true);
			expect(html).toContain("default-src 'none'");
			expect(html).toContain('c.html: it holds no article');
			const { document } = parseHTML(html);
			const elements = [...document.querySelectorAll('*')];
			const attributes = elements.flatMap((element) => [...element.attributes]);
			expect(document.body.textContent.includes('<script>alert(1)</script>')).toBe(true);
			expect(
				elements.filter(({ localName }) => /^(?:script|iframe|img|link)$/.test(localName)),
			).toHaveLength(0);
			expect(attributes.filter(({ name }) => /^on|^src|^srcdoc$/.test(name))).toHaveLength(0);
			expect(/@import|url\(/.test(html)).toBe(false);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it.each([
		[['a.html'], /--out/],
		[['--out', 'r.html'], /no page/],
		[['a.html', '--out', 'r.html', '--confidence', '2'], /between 0 and 1/],
	])('says what is wrong with %j', (args, message) => {
		expect(() => readCompareArguments(args)).toThrow(message);
	});
});

describe('stories', { timeout: 30_000 }, () => {
	it('gives every article its story, in order, and names bad lines', async () => {
		const text =
			'Zenda’s coast guard seized the ferry Amaranth off Strelsau and took thirty-one sailors to Hentzau.';
		const lines = [
			{ id: 1, title: 'Zenda seizes ferry Amaranth', text, published: '2024-03-14' },
			{
				id: 'two',
				title: 'Ferry Amaranth seized',
				text: `${text} Sapt spoke.`,
				published: '2024-03-15',
			},
			{ id: 'three' },
		];
		const { status, out, err } = await run(
			'cli/stories.ts',
			[],
			lines.map((line) => JSON.stringify(line)).join('\n'),
		);
		const found = out
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(found).toEqual([
			{ id: '1', story: 'story:1' },
			{ id: 'two', story: 'story:1' },
		]);
		expect(err).toBe('stories: line 3: it has no "text"\n');
		expect(status).toBe(1);
	});
});
