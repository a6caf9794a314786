import { t } from '../i18n';
import { readHypothesisCsv } from './csv';
import { NotText } from './decode';
import { Damaged, gunzip } from './gzip';
import { readHypothesis } from './hypothesis';
import { type Bytes, type FileSource, type ImportItem, problem } from './items';
import { readJsonLines } from './jsonl';
import { readObsidian } from './obsidian';
import { readWebAnnotations } from './web-annotation';

const readers = {
	jsonl: readJsonLines,
	hypothesis: readHypothesis,
	'hypothesis-csv': readHypothesisCsv,
	obsidian: readObsidian,
	jsonld: readWebAnnotations,
} satisfies Record<string, (bytes: Bytes) => AsyncGenerator<ImportItem>>;
export type ImportFormat = keyof typeof readers;

/**
 * Everything in a file of any format that we read; a backup may be compressed. Errors of the file
 * are items, too: nothing here throws but what the source itself throws.
 */
export async function* readFile(source: FileSource): AsyncGenerator<ImportItem> {
	try {
		const bytes = await uncompressed(source);
		const format = await recognise(bytes);
		if (format) yield* readers[format](bytes());
		else yield problem(1, t('import.unknownFormat'));
	} catch (error) {
		if (!(error instanceof NotText || error instanceof Damaged)) throw error;
		yield problem(1, error.message);
	}
}

/** The format of a file by what it begins with; null for none that is read. */
export async function recognise(source: FileSource): Promise<ImportFormat | null> {
	const start = await beginning(source(), 65_536);
	const encoding = start[0] === 0xff ? 'utf-16le' : start[0] === 0xfe ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(encoding).decode(start).trimStart();
	if (/^\{\s*"record"\s*:/.test(text)) return 'jsonl';
	if (/"@context"\s*:/.test(text) && text.includes('anno')) return 'jsonld';
	if (/^\{/.test(text) && /"(?:annotations|rows)"\s*:\s*\[/.test(text)) return 'hypothesis';
	if (/^\[/.test(text)) return /"highlights"\s*:/.test(text) ? 'obsidian' : 'jsonld';
	const [head = ''] = text.split('\n', 1);
	return /(?:^|,)"?URL"?(?:,|\s*$)/i.test(head) && /quote/i.test(head) ? 'hypothesis-csv' : null;
}

async function uncompressed(source: FileSource): Promise<FileSource> {
	const start = await beginning(source(), 2);
	return start[0] === 0x1f && start[1] === 0x8b ? () => gunzip(source()) : source;
}

async function beginning(bytes: Bytes, length: number): Promise<Uint8Array> {
	const start = new Uint8Array(length);
	let size = 0;
	for await (const chunk of bytes) {
		const part = chunk.subarray(0, length - size);
		start.set(part, size);
		size += part.length;
		if (size === length) break;
	}
	return start.subarray(0, size);
}
