import { readHypothesisCsv } from './csv';
import { NotText } from './decode';
import { readHypothesis } from './hypothesis';
import { type Bytes, type ImportItem, problem } from './items';
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

/** A file that can be read from its beginning as often as asked: once to plan, once to import. */
export type FileSource = () => Bytes;

/**
 * Everything in a file of any format that we read; a backup may be compressed. Errors of the file
 * are items, too: nothing here throws but what the source itself throws.
 */
export async function* readFile(source: FileSource): AsyncGenerator<ImportItem> {
	try {
		const bytes = await uncompressed(source);
		const format = await recognise(bytes);
		if (format) yield* readers[format](bytes());
		else yield problem(1, 'the file is of no format that can be imported');
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

/** Bytes that a compressed file may hold: beyond any library, short of a bomb's. */
const maxUncompressed = 4 * 1024 ** 3;

/** A compressed file that can't be unpacked. */
export class Damaged extends Error {
	override readonly name = 'Damaged';
	constructor(
		/** It is right as far as it goes, but ends in the middle. */
		readonly cut: boolean,
		cause?: unknown,
	) {
		super('the compressed file is damaged or cut off', { cause });
	}
}

/**
 * Unpacks gzip a piece at a time.
 *
 * @throws {Damaged}, or what the source itself throws
 */
export async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array> {
	let broken: { error: unknown } | null = null;
	const watched = async function* () {
		try {
			yield* bytes;
		} catch (error) {
			broken = { error };
			throw error;
		}
	};
	let total = 0;
	try {
		for await (const chunk of through(watched(), new DecompressionStream('gzip'))) {
			total += chunk.length;
			if (total > maxUncompressed) throw new Error('more than any library');
			yield chunk;
		}
	} catch (error) {
		if (broken) throw error;
		throw new Damaged(isCut(error), error);
	}
}

/** Browsers and Node tell an early end from wrong bytes in their messages alone. */
const isCut = (error: unknown): boolean =>
	/unexpected end|incomplete|truncated|input ended/i.test(
		error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : '',
	);

/** Sends bytes through a stream that changes them, as fast as whoever reads takes them. */
export async function* through(
	bytes: Bytes,
	stream: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
	const writer = stream.writable.getWriter();
	const feed = async () => {
		try {
			for await (const chunk of bytes) await writer.write(chunk as Uint8Array<ArrayBuffer>);
			await writer.close();
		} catch (error) {
			await writer.abort(error).catch(() => {});
		}
	};
	const fed = feed();
	const reader = stream.readable.getReader();
	try {
		for (let got = await reader.read(); !got.done; got = await reader.read()) yield got.value;
		await fed;
	} finally {
		await reader.cancel().catch(() => {});
	}
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
