import { writeCsl } from './csl';
import { writeCsv } from './csv';
import { writeHypothesis } from './hypothesis';
import { writeJsonLines } from './jsonl';
import { writeMarkdown } from './markdown';
import { writeReadwise } from './readwise';
import type { Exporter } from './record';
import { writeRis } from './ris';
import { writeWebAnnotations } from './web-annotation';

export interface ExportFormat {
	/** What it is called where the reader chooses. */
	label: string;
	/** Of the file, without its dot. */
	extension: string;
	mediaType: string;
	/** Whether `lib/import` reads it again. */
	read: boolean;
	write: Exporter;
}

export const formatNames = [
	'markdown',
	'csv',
	'jsonl',
	'jsonld',
	'hypothesis',
	'readwise',
	'ris',
	'csl',
] as const;
export type FormatName = (typeof formatNames)[number];

/** Every format in which a library goes into one file. */
export const exportFormats: Record<FormatName, ExportFormat> = {
	markdown: {
		label: 'Markdown (Obsidian)',
		extension: 'md',
		mediaType: 'text/markdown',
		read: false,
		write: writeMarkdown,
	},
	csv: {
		label: 'Spreadsheet (CSV)',
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
		write: writeCsv,
	},
	jsonl: {
		label: 'Everything (JSON Lines)',
		extension: 'jsonl',
		mediaType: 'application/jsonl',
		read: true,
		write: writeJsonLines,
	},
	jsonld: {
		label: 'Web Annotation (JSON-LD)',
		extension: 'jsonld',
		mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
		read: true,
		write: writeWebAnnotations,
	},
	hypothesis: {
		label: 'Hypothesis (JSON)',
		extension: 'json',
		mediaType: 'application/json',
		read: true,
		write: writeHypothesis,
	},
	readwise: {
		label: 'Readwise (CSV)',
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
		write: writeReadwise,
	},
	ris: {
		label: 'References (RIS: Zotero, EndNote)',
		extension: 'ris',
		mediaType: 'application/x-research-info-systems',
		read: false,
		write: writeRis,
	},
	csl: {
		label: 'References (CSL-JSON)',
		extension: 'json',
		mediaType: 'application/vnd.citationstyles.csl+json',
		read: false,
		write: writeCsl,
	},
};
