import { type StoryArticle, signatureOf } from '../lib/coverage/signature';
import { StoryIndex } from '../lib/coverage/story-index';
import { BadLine, splitLines } from './lines';
import { Progress } from './progress';

const usage = `Usage: npm run -s stories -- < articles.jsonl

Gathers news articles into stories: those on the same event. Reads {"id", "title", "text",
"published", "outlet"} objects, one a line, from standard input; prints {"id", "story"}, one a line,
in the same order, when all are read. All but "id" and "text" may be missing.

Exit status: 0 when every line was an article, 1 when some were not, 2 when called wrongly.
`;

const { stdin, stdout, stderr } = process;

stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
	throw error;
});

/** @throws {BadLine} */
function readArticle(line: string): StoryArticle {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new BadLine('it is not JSON');
	}
	if (typeof value !== 'object' || value === null) throw new BadLine('it is no article');
	const fields = value as Record<string, unknown>;
	const { id, text } = fields;
	if (typeof id !== 'string' && typeof id !== 'number') throw new BadLine('it has no "id"');
	if (typeof text !== 'string') throw new BadLine('it has no "text"');
	const optional = (name: string): string | null => {
		const field = fields[name];
		return typeof field === 'string' ? field : null;
	};
	return {
		id: String(id),
		text,
		title: optional('title'),
		published: optional('published'),
		outlet: optional('outlet'),
	};
}

async function gatherStandardInput(): Promise<void> {
	stdin.setEncoding('utf8');
	const index = new StoryIndex();
	const ids: string[] = [];
	const progress = new Progress(stderr, null);
	let number = 0;
	for await (const line of splitLines(stdin)) {
		number++;
		if (line.trim() === '') continue;
		try {
			const article = readArticle(line);
			if (index.storyOf(article.id) !== null) throw new BadLine(`"${article.id}" came before`);
			index.add(signatureOf(article));
			ids.push(article.id);
		} catch (error) {
			if (!(error instanceof BadLine)) throw error;
			progress.clear();
			stderr.write(`stories: line ${number}: ${error.message}\n`);
			process.exitCode = 1;
		}
		progress.step();
	}
	progress.clear();
	stdout.write(ids.map((id) => `${JSON.stringify({ id, story: index.storyOf(id) })}\n`).join(''));
}

const args = process.argv.slice(2);
if (args.length === 0) await gatherStandardInput();
else if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) stdout.write(usage);
else {
	stderr.write('stories: it takes no arguments, only articles on standard input; see --help\n');
	process.exitCode = 2;
}
