/** The sections of a model file, to add others to it. */

import { openModel, type Section, sectionTypes } from '../lib/language/model';

const headerSize = 24;
const entrySize = 48;
const nameSize = 36;

/**
 * Every section of a model file, by name, in file order.
 * @throws ModelError where the buffer is no sound model.
 */
export function readSections(buffer: ArrayBuffer): Map<string, Section> {
	const { names } = openModel(buffer);
	const view = new DataView(buffer);
	const sections = new Map<string, Section>();
	names.forEach((name, i) => {
		const at = headerSize + i * entrySize + nameSize;
		const type = sectionTypes[view.getUint32(at, true)];
		if (type === undefined) throw new Error(`Section ${name} has an unknown type.`);
		sections.set(
			name,
			new type(buffer, view.getUint32(at + 4, true), view.getUint32(at + 8, true)),
		);
	});
	return sections;
}
