/** The formats, which the interface calls by their keys; small, so that a menu needs nothing of what writes them. */
export interface FormatFacts {
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
		extension: 'md',
		mediaType: 'text/markdown',
		read: false,
	},
	csv: {
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
	},
	jsonl: {
		extension: 'jsonl',
		mediaType: 'application/jsonl',
		read: true,
	},
	jsonld: {
		extension: 'jsonld',
		mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
		read: true,
	},
	hypothesis: {
		extension: 'json',
		mediaType: 'application/json',
		read: true,
	},
	readwise: {
		extension: 'csv',
		mediaType: 'text/csv',
		read: false,
	},
	ris: {
		extension: 'ris',
		mediaType: 'application/x-research-info-systems',
		read: false,
	},
	csl: {
		extension: 'json',
		mediaType: 'application/vnd.citationstyles.csl+json',
		read: false,
	},
};
