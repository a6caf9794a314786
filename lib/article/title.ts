/** What parts a title from the names of section and outlet in a page's `<title>`. */
const separator = /\s+(?:[|•·»›/\\]|::|[-–—])\s+|\s*\|\s*/g;

/** Letters and figures only, in lower case: for comparing names and titles. */
export function plain(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * A title without the outlet's name at either end: "Storm hits Zenda - World - The Hentzau Times".
 *
 * @param names what the outlet goes by: its name, the site's, its domain
 * @param headings headings of the page: where one of them is the beginning of the title, it is the title
 */
export function withoutOutlet(
	title: string,
	names: readonly string[],
	headings: readonly string[] = [],
): string {
	const known = names.map(plainOutlet).filter((name) => name.length > 1);
	const parts = split(title);
	if (parts.length < 2) return title;
	for (const { before } of parts) {
		const head = title.slice(0, before).trim();
		if (head && headings.some((heading) => plain(heading) === plain(head))) return head;
	}
	const isOutlet = (part: string): boolean => {
		const name = plainOutlet(part);
		// "Hentzau Times World News" for the Hentzau Times, and "Hentzau Times" for the Hentzau Times Group
		return known.some(
			(one) =>
				one === name ||
				(name.length > 3 && one.startsWith(name)) ||
				(one.length > 3 && name.startsWith(one) && name.length < one.length + 12),
		);
	};
	let first = 0;
	let last = parts.length - 1;
	if (last > first && isOutlet(parts[last]?.text ?? '')) last--;
	else if (last > first && isOutlet(parts[0]?.text ?? '')) first++;
	const from = parts[first]?.from ?? 0;
	const to = (parts[last]?.from ?? 0) + (parts[last]?.text.length ?? 0);
	return title.slice(from, to).trim() || title;
}

function plainOutlet(name: string): string {
	return plain(name.replace(/^the\s+/i, '').replace(/\.(com|org|net|co\.uk|[a-z]{2})$/i, ''));
}

function split(title: string): { text: string; from: number; before: number }[] {
	const parts: { text: string; from: number; before: number }[] = [];
	let from = 0;
	let before = 0;
	for (const match of title.slice(0, 500).matchAll(separator)) {
		parts.push({ text: title.slice(from, match.index), from, before });
		before = match.index;
		from = match.index + match[0].length;
	}
	parts.push({ text: title.slice(from), from, before });
	return parts;
}

/** How alike two titles are, by their words: 0 nothing in common, 1.0 the same words. */
export function likeness(a: string, b: string): number {
	const ofA = wordsOf(a);
	const ofB = wordsOf(b);
	if (ofA.size === 0 || ofB.size === 0) return 0;
	let common = 0;
	for (const word of ofA) if (ofB.has(word)) common++;
	return (2 * common) / (ofA.size + ofB.size);
}

function wordsOf(text: string): Set<string> {
	return new Set(
		text
			.slice(0, 500)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [],
	);
}
