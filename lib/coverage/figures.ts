import type { Words } from '../i18n/words';

/** Of fewer, a percentage would say more than is known. */
export const leastForPercent = 20;

/** "3 of 7"; with a base of 20 or more "9 of 20 (45%)"; "none of 7"; "unknown" without a base. */
export function figure({ t }: Words, count: number, of: number): string {
	if (of === 0) return t('comparison.unknown');
	const plain = t(count === 0 ? 'comparison.noneOf' : 'comparison.someOf', { count, of });
	if (of < leastForPercent || count === 0) return plain;
	const percent = (100 * count) / of;
	return percent < 1
		? t('comparison.underOnePercent', { figure: plain })
		: t('comparison.withPercent', { figure: plain, percent: Math.round(percent) });
}

/** "3 February 2006", in the time of Greenwich; null where it is no date. */
export function day({ date }: Words, published: string | null): string | null {
	const time = published === null ? Number.NaN : Date.parse(published);
	if (Number.isNaN(time)) return null;
	return date(time, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** An outlet's name, or that it isn't known. */
export const outletName = ({ t }: Words, name: string | null): string =>
	name ?? t('comparison.unknownOutlet');
