// Reads a ZIP file: enough of the format for our own packages (no encryption, less than 4 GB).
import { inflateRawSync } from 'node:zlib';

const end = 0x06054b50;
const central = 0x02014b50;

/**
 * The files in an archive, by their names.
 *
 * @param {Buffer} archive
 * @returns {Map<string, Buffer>}
 * @throws where it is no such archive
 */
export function unzip(archive) {
	let at = archive.length - 22;
	while (at >= 0 && archive.readUInt32LE(at) !== end) at--;
	if (at < 0) throw new Error('This is no ZIP file.');
	const count = archive.readUInt16LE(at + 10);
	/** @type {Map<string, Buffer>} */
	const files = new Map();
	let entry = archive.readUInt32LE(at + 16);
	for (let i = 0; i < count; i++) {
		if (archive.readUInt32LE(entry) !== central) throw new Error('The ZIP file is damaged.');
		const method = archive.readUInt16LE(entry + 10);
		const size = archive.readUInt32LE(entry + 20);
		const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(entry + field));
		const local = archive.readUInt32LE(entry + 42);
		const path = archive.toString('utf8', entry + 46, entry + 46 + (name ?? 0));
		const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
		const packed = archive.subarray(from, from + size);
		if (!path.endsWith('/')) files.set(path, method === 0 ? packed : inflateRawSync(packed));
		entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
	}
	return files;
}
