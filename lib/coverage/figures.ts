/** Of fewer, a percentage would say more than is known. */
export const leastForPercent = 20;

/** "3 of 7"; with a base of 20 or more "9 of 20 (45%)"; "none of 7"; "unknown" without a base. */
export function figure(count: number, of: number): string {
	if (of === 0) return 'unknown';
	const plain = `${count === 0 ? 'none' : count.toLocaleString('en')} of ${of.toLocaleString('en')}`;
	if (of < leastForPercent || count === 0) return plain;
	const percent = (100 * count) / of;
	return `${plain} (${percent < 1 ? 'under 1' : Math.round(percent)}%)`;
}

/** "a, b and c". */
export function list(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "3 February 2006", in the time of Greenwich; null where it is no date. */
export function day(published: string | null): string | null {
	const time = published === null ? Number.NaN : Date.parse(published);
	if (Number.isNaN(time)) return null;
	return new Date(time).toLocaleDateString('en-GB', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
}

export const outletName = (name: string | null): string => name ?? 'Unknown outlet';
