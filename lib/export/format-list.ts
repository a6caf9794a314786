/** What the formats are called and are good for; small, so that a menu needs nothing of what writes them. */
export interface FormatFacts {
	/** What it is called where the reader chooses. */
	label: string;
	/** For whom it is, in a line. */
	use: string;
	/** Of the file, without its dot. */
	extension: string;
	mediaType: string;
	/** Whether `lib/import` reads it again. */
	read: boolean;
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
export const formatList: Record<FormatName, FormatFacts> = {
	markdown: {
		label: 'Markdown',
		use: 'For Obsidian and other notes: quotes with who stands where, and what you wrote on them.',
		extension: 'md',
		mediaType: 'text/markdown',
		read: false,
	},
	csv: {
		label: 'Spreadsheet (CSV)',
		use: 'For Excel, LibreOffice and statistics: a row for each statement and note.',
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
	},
	jsonl: {
		label: 'Everything (JSON Lines)',
		use: 'Loses nothing, articles’ texts included. Standpoint reads it again.',
		extension: 'jsonl',
		mediaType: 'application/jsonl',
		read: true,
	},
	jsonld: {
		label: 'Web Annotation (JSON-LD)',
		use: 'The W3C’s standard, for annotation servers and archives. Standpoint reads it again.',
		extension: 'jsonld',
		mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
		read: true,
	},
	hypothesis: {
		label: 'Hypothesis (JSON)',
		use: 'To import in Hypothesis, and back again.',
		extension: 'json',
		mediaType: 'application/json',
		read: true,
	},
	readwise: {
		label: 'Readwise (CSV)',
		use: 'To import in Readwise as highlights with notes.',
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
	},
	ris: {
		label: 'References (RIS)',
		use: 'For Zotero, EndNote and Citavi: an item for each article, notes attached.',
		extension: 'ris',
		mediaType: 'application/x-research-info-systems',
		read: false,
	},
	csl: {
		label: 'References (CSL-JSON)',
		use: 'For Zotero and pandoc: an item for each article.',
		extension: 'json',
		mediaType: 'application/vnd.citationstyles.csl+json',
		read: false,
	},
};
