import { parseArgs } from 'node:util';
import { likely } from '../lib/annotation';

export interface CompareArguments {
	/** Files, and folders that hold some. */
	inputs: string[];
	out: string;
	title: string | null;
	help: boolean;
	/** Between 0 and 1.0. */
	leastConfidence: number;
}

export const compareUsage = `Usage: npm run -s compare -- [options] --out report.html FILE_OR_FOLDER …

Compares how several outlets tell a story: reads saved web pages (.html, .htm), or all that a folder
and its folders hold, and writes one HTML file that needs nothing else: no browser extension, no
network, no scripts.

  --out FILE            where to write the report; one that is there is replaced
  --title TITLE         what to call the story; otherwise it is named for what sets it apart
  --confidence NUMBER   leave out statements that detection is less sure of (0 to 1; ${likely})
  --help                print this

Exit status: 0 when every page was read, 1 when some could not be, 2 when called wrongly.
`;

/** Reads the command line (without node and script). A wrong one is an Error with a one-line message. */
export function readCompareArguments(args: readonly string[]): CompareArguments {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			out: { type: 'string', short: 'o' },
			title: { type: 'string' },
			confidence: { type: 'string', default: String(likely) },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const leastConfidence = Number(values.confidence);
	if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
		throw new Error(`"${values.confidence}" is no confidence; it should be between 0 and 1`);
	}
	if (!values.help) {
		if (positionals.length === 0) throw new Error('no page given; see --help');
		if (!values.out) throw new Error('--out is missing: where shall the report go?');
	}
	return {
		inputs: positionals,
		out: values.out ?? '',
		title: values.title ?? null,
		help: values.help,
		leastConfidence,
	};
}
