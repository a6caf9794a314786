/**
 * A date as ISO 8601: with a zone in UTC to the second ("2006-02-02T23:59:00Z"), without one as
 * local time ("2006-02-02T23:59:00"), without a time as a day ("2006-02-02"). null: no date.
 */
export function isoDate(text: string | null | undefined): string | null {
	const date = (text ?? '').trim().slice(0, 80);
	const iso =
		/^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i.exec(
			date,
		);
	if (iso) {
		const [, year = '', month = '', day = '', hour, minute = '00', second = '00', zone] = iso;
		const local = hour && `${hour.padStart(2, '0')}:${minute}:${second}`;
		const whole = `${year}-${month}-${day}${local ? `T${local}` : ''}`;
		const utc = new Date(local ? `${whole}Z` : whole);
		if (!isPlausible(utc) || utc.getUTCDate() !== Number(day)) return null;
		return local && zone ? inUtc(new Date(whole + isoZone(zone))) : whole;
	}
	if (/^\d{10}(\d{3})?$/.test(date)) {
		return inUtc(new Date(Number(date) * (date.length === 10 ? 1000 : 1)));
	}
	// "2 February 2006", "Feb 2, 2006 11:59 PM", "Thu, 02 Feb 2006 23:59:00 GMT": engines agree on these
	if (!/\d{4}/.test(date) || !/[a-z]{3}/i.test(date)) return null;
	if (/(GMT|UTC|Z|[+-]\d{2}:?\d{2}|E[SD]T|P[SD]T|C[SD]T|M[SD]T)\s*(\([^)]*\))?$/.test(date)) {
		return inUtc(new Date(date));
	}
	const utc = new Date(`${date.replace(/\bat\b/i, '')} UTC`);
	if (!isPlausible(utc)) return null;
	const local = utc.toISOString().slice(0, 19);
	return /\d:\d\d/.test(date) ? local : local.slice(0, 10);
}

function isoZone(zone: string): string {
	if (/^[A-Z]/i.test(zone)) return 'Z';
	const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
	return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function inUtc(date: Date): string | null {
	return isPlausible(date) ? `${date.toISOString().slice(0, 19)}Z` : null;
}

/** The first newspaper is of 1605; what is dated a century ahead is an error. */
function isPlausible(date: Date): boolean {
	const year = date.getUTCFullYear();
	return year >= 1605 && year < 2150;
}
