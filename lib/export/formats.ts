import { writeCsl } from './csl';
import { writeCsv } from './csv';
import { type FormatFacts, type FormatName, formatList } from './format-list';
import { writeHypothesis } from './hypothesis';
import { writeJsonLines } from './jsonl';
import { writeMarkdown } from './markdown';
import { writeReadwise } from './readwise';
import type { Exporter } from './record';
import { writeRis } from './ris';
import { writeWebAnnotations } from './web-annotation';

interface ExportFormat extends FormatFacts {
	write: Exporter;
}

/** Every format in which a library goes into one file, with what writes it. */
export const exportFormats: Record<FormatName, ExportFormat> = {
	markdown: { ...formatList.markdown, write: writeMarkdown },
	csv: { ...formatList.csv, write: writeCsv },
	jsonl: { ...formatList.jsonl, write: writeJsonLines },
	jsonld: { ...formatList.jsonld, write: writeWebAnnotations },
	hypothesis: { ...formatList.hypothesis, write: writeHypothesis },
	readwise: { ...formatList.readwise, write: writeReadwise },
	ris: { ...formatList.ris, write: writeRis },
	csl: { ...formatList.csl, write: writeCsl },
};
