import { dataVersion, recordLines } from '../export/jsonl';
import type { ExportOptions, Library } from '../export/record';
import { through } from '../import/gzip';
import { ChainedDigest } from './digest';

/** UTF-8 bytes of records after which a checksum stands. */
const blockSize = 256 * 1024;

/** What a backup's first line says of it. */
export interface Manifest {
	record: 'manifest';
	format: 'standpoint-backup';
	version: number;
	/** Of the database the rows are from. */
	schema: number;
	createdAt: number;
}

/**
 * A backup: gzip of JSON Lines. The manifest comes first; after every block of records a checksum
 * that covers all before it; a last line with the counts, without which it is cut off.
 *
 * @param schema version of the database's schema
 */
export async function* writeBackup(
	library: Library,
	schema: number,
	options: ExportOptions,
): AsyncGenerator<Uint8Array> {
	yield* through(plainBackup(library, schema, options), new CompressionStream('gzip'));
}

async function* plainBackup(
	library: Library,
	schema: number,
	options: ExportOptions,
): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	const digest = new ChainedDigest();
	let block: Uint8Array[] = [];
	let size = 0;
	let records = 0;
	const add = (text: string) => {
		const bytes = encoder.encode(text);
		block.push(bytes);
		size += bytes.length;
	};
	const seal = async () => {
		for (const bytes of block) digest.add(bytes);
		const sha256 = await digest.next();
		const sealed = [...block, encoder.encode(line({ record: 'checksum', sha256 }))];
		block = [];
		size = 0;
		return sealed;
	};
	const manifest: Manifest = {
		record: 'manifest',
		format: 'standpoint-backup',
		version: dataVersion,
		schema,
		createdAt: options.now,
	};
	add(line(manifest));
	for await (const lines of recordLines(library, options)) {
		add(lines);
		for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) records++;
		if (size >= blockSize) yield* await seal();
	}
	add(line({ record: 'end', records }));
	yield* await seal();
}

const line = (record: object): string => `${JSON.stringify(record)}\n`;
