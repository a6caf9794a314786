import { t } from '../i18n';
import { type Bytes, maxRecord } from './items';

/** A line of a file of UTF-8, counted from 1, or why it can't be read. */
export type Line = { number: number; text: string } | { number: number; reason: string };

const lineFeed = 0x0a;

/**
 * Splits bytes into lines, without holding more than a line: a damaged or endless one spoils only
 * itself. A byte order mark and "\r" before "\n" are dropped; empty lines are counted and left out.
 */
export async function* readLines(bytes: Bytes, limit = maxRecord): AsyncGenerator<Line> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let parts: Uint8Array[] = [];
	let length = 0;
	let number = 1;
	const end = (): Line | null => {
		if (length > limit) return { number, reason: t('import.tooLong') };
		try {
			const text = decoder.decode(join(parts, length)).replace(/\r$/, '');
			return text.trim() === '' ? null : { number, text };
		} catch {
			return { number, reason: t('import.notText') };
		}
	};
	const add = (part: Uint8Array) => {
		length += part.length;
		if (length > limit) parts = [];
		else parts.push(part);
	};
	for await (const chunk of bytes) {
		let from = 0;
		for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
			add(chunk.subarray(from, at));
			const line = end();
			if (line) yield line;
			parts = [];
			length = 0;
			number++;
			from = at + 1;
		}
		if (from < chunk.length) add(chunk.subarray(from));
	}
	if (length > 0) {
		const line = end();
		if (line) yield line;
	}
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
	const [only] = parts;
	if (only && parts.length === 1) return only;
	const whole = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
