import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Options, readArguments, usage } from './arguments';
import { type AnnotatedDocument, annotatePage, annotateText, detector, Refusal } from './document';
import { explain } from './explain';
import { print } from './format';
import { annotateLine, BadLine, splitLines } from './lines';
import { Progress } from './progress';

const { stdin, stdout, stderr } = process;

// Whoever reads the output may stop reading ("| head"): then there is nothing left to do.
stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
	throw error;
});

/** Prints, and waits where the reader of the output is slower than we are. */
async function write(pieces: AsyncIterable<string>): Promise<void> {
	for await (const piece of pieces) if (!stdout.write(piece)) await once(stdout, 'drain');
}

let progress: Progress | null = null;
function complain(about: string, why: string): void {
	progress?.clear();
	stderr.write(`annotate: ${about}: ${why}\n`);
	process.exitCode = 1;
}

async function annotateFile(file: string, options: Options): Promise<AnnotatedDocument | null> {
	try {
		const type = extname(file).toLowerCase();
		if (!/^\.(?:html?|xhtml|txt|text)$/.test(type)) {
			throw new Refusal(`a "${type}" file is not read; only .html, .htm and .txt are`);
		}
		const content = await readFile(file, 'utf8');
		return type.startsWith('.t')
			? annotateText(content, file)
			: annotatePage(content, file, options.url);
	} catch (error) {
		complain(file, reason(error));
		return null;
	}
}

async function* annotateFiles(options: Options): AsyncGenerator<AnnotatedDocument> {
	for (const file of options.files) {
		const document = await annotateFile(file, options);
		if (document) yield document;
		progress?.step();
	}
}

async function* annotateStandardInput(): AsyncGenerator<AnnotatedDocument> {
	stdin.setEncoding('utf8');
	let number = 0;
	for await (const line of splitLines(stdin)) {
		number++;
		if (line.trim() === '') continue;
		try {
			yield annotateLine(line, number);
		} catch (error) {
			if (!(error instanceof BadLine)) throw error;
			complain(`line ${number}`, error.message);
		}
		progress?.step();
	}
}

async function* explained(documents: AsyncIterable<AnnotatedDocument>): AsyncGenerator<string> {
	for await (const { text } of documents) yield explain(text, detector);
}

const systemErrors: Record<string, string> = {
	ENOENT: 'there is no such file',
	EACCES: 'it may not be read',
	EISDIR: 'it is a folder',
};

function reason(error: unknown): string {
	if (error instanceof Refusal) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return systemErrors[code] ?? (error instanceof Error ? error.message : String(error));
}

async function main(): Promise<void> {
	let options: Options;
	try {
		options = readArguments(process.argv.slice(2));
	} catch (error) {
		stderr.write(`annotate: ${reason(error)}\n`);
		process.exitCode = 2;
		return;
	}
	if (options.help) {
		stdout.write(usage);
		return;
	}
	progress = new Progress(stderr, options.jsonl ? null : options.files.length);
	const documents = options.jsonl ? annotateStandardInput() : annotateFiles(options);
	await write(options.explain ? explained(documents) : print(documents, options.format));
	progress.clear();
}

await main();
