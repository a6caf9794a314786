import { type Key, plural, t, words } from '../../lib/i18n';
import type { Forgettable } from '../../lib/messages';

/** What there is: "3 articles with all that is annotated in them; 1 note or correction of yours". */
export function heldWords({ articles, notes }: Pick<Forgettable, 'articles' | 'notes'>): string {
	if (articles === 0) return t('forget.held.none');
	const read = plural('forget.held.articles', articles);
	if (notes === 0) return read;
	return t('forget.held.both', { articles: read, notes: plural('forget.held.notes', notes) });
}

/** What else goes. */
export const goes: Record<'site' | 'everything', Key[]> = {
	site: ['forget.site.actors', 'forget.site.traces', 'forget.site.permission'],
	everything: [
		'forget.everything.library',
		'forget.everything.settings',
		'forget.everything.permissions',
	],
};

/** Where what is copied from a line that runs the other way keeps its marks (Unicode, UAX #9). */
const directions = /[\u200e\u200f\u2066-\u2069]/g;

/** Whether the reader typed the word that confirms, in the language of the interface. */
export function isTheWord(typed: string): boolean {
	const plain = (text: string) =>
		text.replace(directions, '').trim().normalize().toLocaleLowerCase(words().locale);
	return plain(typed) === plain(t('forget.word'));
}
