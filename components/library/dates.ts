const medium = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** A day in the reader's own way of writing it. @param date milliseconds since 1970 */
export const day = (date: number): string => medium.format(date);

/** When an article was published, or that this is unknown. */
export const published = (date: number | null): string =>
	date === null ? 'Date unknown' : day(date);

const numbers = new Intl.NumberFormat();

/** "2,410" */
export const written = (count: number): string => numbers.format(count);

/** "1 statement", "2,410 statements". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
	`${numbers.format(count)} ${count === 1 ? one : many}`;
