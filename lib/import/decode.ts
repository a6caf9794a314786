import { t } from '../i18n';
import type { Bytes } from './items';

/** A file that is not the text it should be. */
export class NotText extends Error {
	override readonly name = 'NotText';
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte order mark says so, which is dropped.
 *
 * @throws {NotText}
 */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string> {
	let decoder: TextDecoder | null = null;
	try {
		for await (const chunk of bytes) {
			if (chunk.length === 0) continue;
			decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
			const text = decoder.decode(chunk, { stream: true });
			if (text) yield text;
		}
		const rest = decoder?.decode();
		if (rest) yield rest;
	} catch (error) {
		if (error instanceof TypeError) throw new NotText(t('import.fileNotText'));
		throw error;
	}
}

function encodingOf(start: Uint8Array): string {
	if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
	return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}
