/** Names that Windows, macOS, Linux, Android, Obsidian and links between notes take as they are. */
import { wellFormed } from './text';

/** Bytes of UTF-8 left for a name without its extension: file systems take 255, cloud drives less. */
const maxBytes = 120;

/** Devices of Windows, with any extension: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * A file's name from a title.
 *
 * @param extension without its dot
 */
export function safeFileName(title: string, extension: string): string {
	const clean = wellFormed(title)
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/[<>:"/\\|?*#^[\]%]+/g, ' ')
		.replace(/\s+/g, ' ');
	let name = shorten(trim(clean), maxBytes);
	if (reserved.test(name)) name = `_${name}`;
	return `${name || 'Untitled'}.${extension}`;
}

/** Windows drops dots and spaces at the end, others hide what begins with a dot. */
const trim = (name: string): string => name.replace(/^[\s.~-]+|[\s.]+$/g, '');

function shorten(name: string, bytes: number): string {
	const encoder = new TextEncoder();
	if (encoder.encode(name).length <= bytes) return name;
	let kept = '';
	let size = 0;
	for (const { segment } of new Intl.Segmenter().segment(name)) {
		size += encoder.encode(segment).length;
		if (size > bytes) break;
		kept += segment;
	}
	return trim(kept);
}

/** Makes names differ where a file system that ignores case would take them for one. */
export class UniqueNames {
	private readonly taken = new Map<string, number>();

	/** The name, or the name with a number before its extension. */
	take(name: string): string {
		const dot = name.lastIndexOf('.');
		const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
		let candidate = name;
		for (let n = this.taken.get(key(name)) ?? 1; this.taken.has(key(candidate)); ) {
			candidate = `${stem} ${++n}${end}`;
			this.taken.set(key(name), n);
		}
		this.taken.set(key(candidate), 1);
		return candidate;
	}
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();
