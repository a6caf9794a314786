import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { compareStory } from '../lib/coverage/compare-story';
import type { ComparedArticle } from '../lib/coverage/comparison';
import { type Signature, signatureOf } from '../lib/coverage/signature';
import { nameStory } from '../lib/coverage/story-name';
import { type CompareArguments, compareUsage, readCompareArguments } from './compare-arguments';
import { annotatePage, Refusal } from './document';
import { Progress } from './progress';
import { reportHtml } from './report';

const { stdout, stderr } = process;

/** A larger file is no article, and would take the memory of hundreds. */
const largestPage = 30_000_000;

const systemErrors: Record<string, string> = {
	ENOENT: 'there is no such file or folder',
	EACCES: 'it may not be read',
	EISDIR: 'it is a folder',
	ENOTDIR: 'a part of its path is no folder',
	ENOSPC: 'the disk is full',
};

function reason(error: unknown): string {
	if (error instanceof Refusal) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return systemErrors[code] ?? (error instanceof Error ? error.message : String(error));
}

const isPage = (file: string): boolean => /^\.(?:html?|xhtml)$/i.test(extname(file));

/** The pages that a path names: itself, or all in a folder, in the order of their names. */
async function pagesAt(path: string): Promise<string[]> {
	if (!(await stat(path)).isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && isPage(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** Only what is compared is kept of a page. */
async function readPage(file: string): Promise<ComparedArticle> {
	if (!isPage(file)) {
		throw new Refusal(`a "${extname(file)}" file is not read; only .html and .htm are`);
	}
	if ((await stat(file)).size > largestPage) throw new Refusal('it is too large to be an article');
	const { id, title, text, outlet, published, url, actors, statements } = annotatePage(
		await readFile(file, 'utf8'),
		file,
		null,
	);
	return { id, title, text, outlet, published, url, actors, statements };
}

async function compare({ inputs, out, title, leastConfidence }: CompareArguments): Promise<void> {
	const skipped: { file: string; why: string }[] = [];
	let progress: Progress | null = null;
	const skip = (file: string, error: unknown) => {
		const why = reason(error);
		progress?.clear();
		stderr.write(`compare: ${file}: ${why}\n`);
		skipped.push({ file, why });
		process.exitCode = 1;
	};
	const files = new Set<string>();
	for (const input of inputs) {
		try {
			const pages = await pagesAt(input);
			if (pages.length === 0) throw new Refusal('the folder holds no .html file');
			for (const page of pages) files.add(page);
		} catch (error) {
			skip(input, error);
		}
	}
	progress = new Progress(stderr, files.size);
	const articles: ComparedArticle[] = [];
	const signatures: Signature[] = [];
	for (const file of files) {
		try {
			const article = await readPage(file);
			articles.push(article);
			signatures.push(signatureOf(article));
		} catch (error) {
			skip(file, error);
		}
		progress.step();
	}
	progress.clear();
	if (articles.length === 0) {
		stderr.write('compare: no page could be read, so there is nothing to compare\n');
		process.exitCode = 1;
		return;
	}
	const name =
		title ??
		nameStory(
			signatures,
			articles.map((article) => article.title),
		);
	const comparison = compareStory(articles, { leastConfidence });
	try {
		await writeFile(out, reportHtml(comparison, name, skipped));
	} catch (error) {
		stderr.write(`compare: ${out}: ${reason(error)}\n`);
		process.exitCode = 1;
	}
}

try {
	const args = readCompareArguments(process.argv.slice(2));
	if (args.help) stdout.write(compareUsage);
	else await compare(args);
} catch (error) {
	stderr.write(`compare: ${reason(error)}\n`);
	process.exitCode = 2;
}
