import { expect, test } from 'vitest';
import { textLanguage } from './language';

const english =
	'The king of Ruritania has left his palace after a long night of talks with the ministers, who want him to sign the new law before the end of the week and to speak to the people.';
const german =
	'Der König von Ruritanien hat nach einer langen Nacht der Gespräche mit den Ministern, die das neue Gesetz noch vor dem Ende der Woche unterschrieben sehen wollen, den Palast verlassen.';

test('the text decides over what a template declares', () => {
	expect(textLanguage(english, null)).toEqual({ lang: 'en', read: true });
	expect(textLanguage(english, 'de')).toEqual({ lang: 'en', read: true });
	expect(textLanguage(german, 'en')).toEqual({ lang: 'de', read: false });
});

test('a declared region does not matter', () => {
	expect(textLanguage(english, 'en-GB')).toEqual({ lang: 'en', read: true });
});

test('of a few words the declaration decides', () => {
	expect(textLanguage('Bonjour Zenda', 'fr')).toEqual({ lang: 'fr', read: false });
	expect(textLanguage('Bonjour Zenda', null)).toEqual({ lang: 'en', read: true });
});

test('a language without letters to tell it by', () => {
	expect(textLanguage('1 2 3 '.repeat(100), null)).toEqual({ lang: 'und', read: false });
});
