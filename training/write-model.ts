/** Writes the container that lib/language/model.ts reads. */

import {
	checksum,
	entryBytes,
	headerBytes,
	magic,
	modelVersion,
	nameBytes,
	type Section,
	sectionTypes,
} from '../lib/language/model';

const aligned = (n: number) => Math.ceil(n / 8) * 8;

/** A section of text, one value a line. */
export function linesSection(lines: readonly string[]): Uint8Array {
	return new TextEncoder().encode(lines.join('\n'));
}

/** The file's bytes. Sections stand in the order given; the same sections give the same bytes. */
export function writeModel(sections: ReadonlyMap<string, Section>): ArrayBuffer {
	let at = headerBytes + aligned(sections.size * entryBytes);
	const offsets = new Map<string, number>();
	for (const [name, section] of sections) {
		if (name.length > nameBytes) throw new Error(`Section name too long: ${name}`);
		offsets.set(name, at);
		at += aligned(section.byteLength);
	}
	const buffer = new ArrayBuffer(at);
	const bytes = new Uint8Array(buffer);
	const view = new DataView(buffer);
	bytes.set(magic, 0);
	view.setUint32(8, modelVersion, true);
	view.setUint32(16, at, true);
	view.setUint32(20, sections.size, true);
	let entry = headerBytes;
	for (const [name, section] of sections) {
		const offset = offsets.get(name) ?? 0;
		for (let i = 0; i < name.length; i++) bytes[entry + i] = name.charCodeAt(i);
		view.setUint32(
			entry + nameBytes,
			sectionTypes.findIndex((type) => section instanceof type),
			true,
		);
		view.setUint32(entry + nameBytes + 4, offset, true);
		view.setUint32(entry + nameBytes + 8, section.length, true);
		bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
		entry += entryBytes;
	}
	view.setUint32(12, checksum(new Uint32Array(buffer, headerBytes, (at - headerBytes) / 4)), true);
	return buffer;
}
