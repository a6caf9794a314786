import { date, number, plural, t } from '../../lib/i18n';

/** A day in the reader's own way of writing it. @param at milliseconds since 1970 */
export const day = (at: number): string => date(at);

/** When an article was published, or that this is unknown. */
export const published = (at: number | null): string =>
	at === null ? t('common.dateUnknown') : day(at);

/** "2,410" */
export const written = number;

/** What is counted. */
export type Counted =
	| 'article'
	| 'statement'
	| 'note'
	| 'actor'
	| 'mention'
	| 'story'
	| 'annotation'
	| 'record';

/** "1 statement", "2,410 statements". */
export const counted = (count: number, what: Counted): string => plural(`count.${what}`, count);
