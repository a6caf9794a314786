/**
 * The model file: one container with named sections, each a typed array read in place.
 *
 * Layout, little-endian: the magic "STANDPT\0" (8 bytes), format version (uint32), checksum of
 * everything after the header (uint32, FNV-1a over 32-bit words), length of the file in bytes
 * (uint32), number of sections (uint32); then a directory entry of 48 bytes a section: name
 * (36 bytes, ASCII, zero-padded), element type (uint32), offset (uint32, a multiple of 8), length in
 * elements (uint32); then the sections, each padded to 8 bytes.
 */

export const modelVersion = 1;
export const headerBytes = 24;
export const entryBytes = 48;
export const nameBytes = 36;
export const magic = [0x53, 0x54, 0x41, 0x4e, 0x44, 0x50, 0x54, 0] as const;

/** The element types a section may have, in the order of their numbers in the file. */
export const sectionTypes = [
	Uint8Array,
	Int8Array,
	Uint16Array,
	Int16Array,
	Uint32Array,
	Int32Array,
	Float32Array,
] as const;

export type Section =
	| Uint8Array
	| Int8Array
	| Uint16Array
	| Int16Array
	| Uint32Array
	| Int32Array
	| Float32Array;

/** Why a model file was not opened. */
export type ModelFault =
	| 'missing'
	| 'corrupt'
	| 'truncated'
	| 'version'
	| 'not-a-model'
	| 'section';

/** Thrown for a file that can't be used; the message is one a reader may see. */
export class ModelError extends Error {
	override readonly name = 'ModelError';
	constructor(
		readonly fault: ModelFault,
		message: string,
	) {
		super(message);
	}
}

/** An open model: views into its file, nothing copied. */
export interface Model {
	/** Names of the sections, in file order. */
	readonly names: readonly string[];
	/** Of all sections: tells one model from another. */
	readonly checksum: number;
	/**
	 * A section by name and element type.
	 * @throws ModelError ("section") where the file has none of that name or it holds another type.
	 */
	bytes(name: string): Uint8Array;
	signedBytes(name: string): Int8Array;
	shorts(name: string): Uint16Array;
	words(name: string): Uint32Array;
	floats(name: string): Float32Array;
	/** A section of bytes decoded as UTF-8 lines: names of classes, settings. */
	lines(name: string): string[];
	has(name: string): boolean;
}

/**
 * FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over the 32-bit words of a file after its
 * header. Catches damage, not malice: the file comes with the extension.
 */
export function checksum(words: Uint32Array): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < words.length; i++) {
		hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
		hash ^= hash >>> 15;
	}
	return hash >>> 0;
}

/**
 * Opens a model file. Reads the directory and checks the file; the sections stay where they are.
 * @throws ModelError where the buffer is no model, of another version, cut short or damaged.
 */
export function openModel(buffer: ArrayBuffer): Model {
	const bytes = new Uint8Array(buffer);
	if (bytes.length < headerBytes) {
		throw new ModelError('truncated', `The language model is cut short (${bytes.length} bytes).`);
	}
	if (magic.some((byte, i) => bytes[i] !== byte)) {
		throw new ModelError('not-a-model', 'The language model file is not a model of Standpoint.');
	}
	const view = new DataView(buffer);
	const version = view.getUint32(8, true);
	if (version !== modelVersion) {
		throw new ModelError(
			'version',
			`The language model has format ${version}; this program reads format ${modelVersion}.`,
		);
	}
	const length = view.getUint32(16, true);
	if (bytes.length < length) {
		throw new ModelError(
			'truncated',
			`The language model is cut short: ${bytes.length} of ${length} bytes.`,
		);
	}
	const count = view.getUint32(20, true);
	const damaged = new ModelError('corrupt', 'The language model is damaged (checksum differs).');
	const isWhole = bytes.length === length && length % 8 === 0;
	if (!isWhole || count === 0 || headerBytes + count * entryBytes > length) throw damaged;
	const body = new Uint32Array(buffer, headerBytes, (length - headerBytes) / 4);
	if (checksum(body) !== view.getUint32(12, true)) throw damaged;
	const sections = new Map<string, Section>();
	for (let i = 0; i < count; i++) {
		const at = headerBytes + i * entryBytes;
		let name = '';
		for (let j = 0; j < nameBytes && bytes[at + j] !== 0; j++) {
			name += String.fromCharCode(bytes[at + j] ?? 0);
		}
		const type = sectionTypes[view.getUint32(at + nameBytes, true)];
		const offset = view.getUint32(at + nameBytes + 4, true);
		const elements = view.getUint32(at + nameBytes + 8, true);
		if (type === undefined || offset % 8 !== 0) throw damaged;
		// The number of sections isn't in the checksum: the first one begins where the directory ends.
		if (i === 0 && offset !== headerBytes + count * entryBytes) throw damaged;
		if (offset + elements * type.BYTES_PER_ELEMENT > length) throw damaged;
		sections.set(name, new type(buffer, offset, elements));
	}
	return new OpenModel(sections, view.getUint32(12, true));
}

class OpenModel implements Model {
	readonly names: readonly string[];

	constructor(
		private readonly sections: ReadonlyMap<string, Section>,
		readonly checksum: number,
	) {
		this.names = [...sections.keys()];
	}

	private section<T extends Section>(name: string, type: new (n: number) => T): T {
		const section = this.sections.get(name);
		if (section === undefined) {
			throw new ModelError('section', `The language model has no section "${name}".`);
		}
		if (!(section instanceof type)) {
			throw new ModelError(
				'section',
				`Section "${name}" of the language model is of another type.`,
			);
		}
		return section;
	}

	has(name: string): boolean {
		return this.sections.has(name);
	}
	bytes(name: string): Uint8Array {
		return this.section(name, Uint8Array);
	}
	signedBytes(name: string): Int8Array {
		return this.section(name, Int8Array);
	}
	shorts(name: string): Uint16Array {
		return this.section(name, Uint16Array);
	}
	words(name: string): Uint32Array {
		return this.section(name, Uint32Array);
	}
	floats(name: string): Float32Array {
		return this.section(name, Float32Array);
	}
	lines(name: string): string[] {
		return new TextDecoder().decode(this.bytes(name)).split('\n');
	}
}
