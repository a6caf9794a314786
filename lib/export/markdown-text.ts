/** Text put into Markdown so that it shows as it is, in CommonMark as in Obsidian. */
import { oneLine, webAddress, wellFormed } from './text';

/**
 * Escapes whatever Markdown, Obsidian (`==`, `%%`, `[[`, `#tag`, `^id`, `$`) or HTML would read as
 * more than text. Line breaks become spaces: what is escaped is always part of a line.
 */
export function escapeMarkdown(text: string): string {
	return (
		oneLine(text)
			.replace(/[\\`*_[\]<>|~$^]/g, '\\$&')
			.replace(/&(?=#|[a-z])/gi, '\\&')
			.replace(/==|%%/g, (pair) => pair.replace(/./g, '\\$&'))
			.replace(/#(?=\S)/g, '\\#')
			// At the beginning of a line these make lists, headings, rules, tables and fences.
			.replace(/^(?:[-+#=%:]|\d{1,9}[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
	);
}

/** Lines put into a block quote; `depth` of them nest. Whatever they open is closed with it. */
export function quoted(lines: string, depth = 1): string {
	const mark = '> '.repeat(depth);
	return wellFormed(lines)
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line) => (mark + line).trimEnd())
		.join('\n');
}

/** A text of several lines as a block quote that shows it as it is. */
export function quotedText(text: string): string {
	const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(escapeMarkdown);
	return quoted(lines.join('\n').trim());
}

/** A link; only its text where the address is not one of the web. */
export function markdownLink(text: string, address: string): string {
	const url = webAddress(address);
	// What `URL` leaves as it is and would end the destination.
	const target = url?.replace(/[()<>\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	return target ? `[${escapeMarkdown(text)}](${target})` : escapeMarkdown(text);
}

/**
 * A name as a link to the note of that name in Obsidian, which allows none of `#^[]|` in it.
 */
export function wikiLink(name: string): string {
	return `[[${oneLine(name.replace(/[[\]#^|]/g, ' '))}]]`;
}

/** A tag as Obsidian takes it: letters, digits, "_", "-" and "/", not digits alone; null where nothing is left. */
export function obsidianTag(tag: string): string | null {
	const clean = wellFormed(tag)
		.normalize('NFC')
		.replace(/^#/, '')
		.trim()
		.replace(/[^\p{L}\p{N}\p{M}\p{Emoji_Presentation}_/-]+/gu, '-')
		.replace(/^[-/]+|[-/]+$/g, '');
	if (clean === '') return null;
	return /^\p{N}+$/u.test(clean) ? `_${clean}` : clean;
}

/** An id as Obsidian takes it after "^": Latin letters, digits and "-". */
export function blockId(local: string): string {
	return local.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '') || 'note';
}
