import { parseArgs } from 'node:util';
import { type Format, formats, isFormat } from './format';

export interface Options {
	files: string[];
	jsonl: boolean;
	help: boolean;
	format: Format;
	/** Tell why statements were or weren't found, instead of printing them. */
	explain: boolean;
	/** The page's address, where the file doesn't say it. */
	url: string | null;
}

export const usage = `Usage: npm run -s annotate -- [options] FILE …
       npm run -s annotate -- --jsonl < documents.jsonl

Finds the actors of news articles and who takes which stance toward whom. Prints one JSON document
a line, one for each file: saved web pages (.html, .htm) or plain text (.txt; blank lines part
paragraphs).

  --jsonl          read {"id", "text", "mentions"?} objects, one a line, from standard input;
                   mentions ([start, end] or {start, end}) are taken as actors in any case
  --url ADDRESS    the address of the page, when its file doesn't say it (one file only)
  --format FORMAT  how to print: ${formats.join(', ')};
                   json is the default
  --explain        tell, sentence by sentence, why statements were or weren't found
  --help           print this

Exit status: 0 when every document was done, 1 when some could not be, 2 when called wrongly.
`;

/** Reads the command line (without node and script). A wrong one is an Error with a one-line message. */
export function readArguments(args: readonly string[]): Options {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			jsonl: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
			format: { type: 'string', default: 'json' },
			explain: { type: 'boolean', default: false },
			url: { type: 'string' },
		},
	});
	const { jsonl, help, format, explain } = values;
	if (!isFormat(format)) {
		throw new Error(`there is no format "${format}"; there is: ${formats.join(', ')}`);
	}
	if (!help) {
		if (jsonl && positionals.length > 0) {
			throw new Error('--jsonl reads standard input and takes no files');
		}
		if (!jsonl && positionals.length === 0) throw new Error('no file given; see --help');
		if (values.url !== undefined && positionals.length !== 1) {
			throw new Error('--url names the address of one page, and needs exactly one file');
		}
		if (values.url !== undefined && !URL.canParse(values.url)) {
			throw new Error(
				`"${values.url}" is no address; it should look like https://example.org/page`,
			);
		}
	}
	return { files: positionals, jsonl, help, format, explain, url: values.url ?? null };
}
