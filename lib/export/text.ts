/** Replaces halves of surrogate pairs, which no UTF-8 file can hold, by U+FFFD. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * Everything on one line: each run of white space and control characters becomes a space, also those
 * that turn the direction of whatever comes after.
 */
export function oneLine(text: string): string {
	return wellFormed(text)
		.replace(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
		.trim();
}

/** Escapes text for HTML, in an element or an attribute. */
export function escapeHtml(text: string): string {
	return wellFormed(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** The address as it may be linked to, or null: only the web's own schemes, so never a script. */
export function webAddress(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** ISO 8601 in UTC; null for what is no time. */
export function isoTime(milliseconds: number): string | null {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The day of a time, in UTC, or of an ISO 8601 date as the page gave it; null where there is none. */
export function isoDay(time: number | string | null): string | null {
	if (time === null) return null;
	if (typeof time === 'number') return isoTime(time)?.slice(0, 10) ?? null;
	return /^\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)/.exec(time)?.[0] ?? null;
}

/** The names in a byline, which parts them by commas. */
export function authors(byline: string | null): string[] {
	return (byline ?? '').split(',').map(oneLine).filter(Boolean);
}
