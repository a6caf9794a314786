import { t } from '../i18n';
import type { Bytes } from './items';

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
		super(t('import.gzipDamaged'), { cause });
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
