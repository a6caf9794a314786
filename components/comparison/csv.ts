import type { ChartData } from './charts';

/** The chart's table as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe. */
export function toCsv({ header, rows }: Pick<ChartData, 'header' | 'rows'>): string {
	return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
