import type { Span } from '../lib/annotation';
import { type AnnotatedDocument, annotateExactly } from './document';

/** A line that holds no document, with the reason to tell the user. */
export class BadLine extends Error {}

/**
 * The annotations of one line of JSON: {"id", "text", "mentions"?}, mentions as [start, end] or
 * {start, end}. Without an id the document is called by its line.
 *
 * @param number of the line, from 1
 * @throws {BadLine}
 */
export function annotateLine(line: string, number: number): AnnotatedDocument {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new BadLine('it is not JSON');
	}
	if (typeof value !== 'object' || value === null || !('text' in value)) {
		throw new BadLine('it has no "text"');
	}
	if (typeof value.text !== 'string') throw new BadLine('its "text" is no string');
	const given = 'mentions' in value ? value.mentions : undefined;
	const mentions = readMentions(given, value.text.length);
	const id: unknown = 'id' in value ? value.id : undefined;
	const called = typeof id === 'string' || typeof id === 'number' ? String(id) : `line ${number}`;
	return annotateExactly(value.text, called, mentions);
}

function readMentions(given: unknown, length: number): Span[] {
	if (given === undefined || given === null) return [];
	if (!Array.isArray(given)) throw new BadLine('its "mentions" are no list');
	return given.map((mention: unknown): Span => {
		const [start, end]: unknown[] = Array.isArray(mention)
			? mention
			: typeof mention === 'object' && mention !== null && 'start' in mention && 'end' in mention
				? [mention.start, mention.end]
				: [];
		if (typeof start !== 'number' || typeof end !== 'number') {
			throw new BadLine('a mention is neither [start, end] nor {"start", "end"}');
		}
		const whole = Number.isInteger(start) && Number.isInteger(end);
		if (!whole || start < 0 || end <= start || end > length) {
			throw new BadLine(`the mention ${start}–${end} does not lie in its text`);
		}
		return { start, end };
	});
}

/**
 * Splits a stream of text into lines, without holding more than a line. The last may lack its
 * line break. `\r\n` counts as one; U+2028 inside JSON strings doesn't.
 */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
	let parts: string[] = [];
	for await (const chunk of chunks) {
		let from = 0;
		for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
			parts.push(chunk.slice(from, at));
			yield parts.join('').replace(/\r$/, '');
			parts = [];
			from = at + 1;
		}
		if (from < chunk.length) parts.push(chunk.slice(from));
	}
	const rest = parts.join('');
	if (rest !== '') yield rest;
}
