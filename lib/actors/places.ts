import { isDemonymOf } from '../language/entities-places';
import type { Mention } from './mentions';
import { type KnownName, knownName } from './names';
import { foldWord } from './spelling';

/**
 * The places of a text that no gazetteer knows, as governments that may act, and the demonyms of
 * the text that are made of their names. A demonym that fits several places is of none.
 */
export function unknownPlaces(mentions: readonly Mention[]): Map<string, KnownName> {
	const places = new Map<string, KnownName>();
	const demonyms = new Set<string>();
	for (const { entity, head } of mentions) {
		if (knownName(head)) continue;
		if (entity?.type === 'LOC') {
			places.set(head, { key: `gov:${foldWord(head)}`, name: head, as: 'state' });
		} else if (entity?.type === 'NORP') demonyms.add(head);
	}
	// The recogniser may take a demonym for a place too.
	for (const one of [...places.keys()]) {
		const isOfAnother = [...places.keys()].some((other) =>
			isDemonymOf(one.toLowerCase(), other.toLowerCase()),
		);
		if (!isOfAnother) continue;
		places.delete(one);
		demonyms.add(one);
	}
	const states = [...places.values()].filter(({ name }) => !/\s/.test(name));
	for (const demonym of demonyms) {
		const fits = states.filter(({ name }) =>
			isDemonymOf(demonym.toLowerCase(), name.toLowerCase()),
		);
		const [state] = fits;
		if (!state || fits.length > 1) continue;
		places.set(demonym, { ...state, as: demonym.endsWith('s') ? 'people' : 'demonym' });
	}
	return places;
}
