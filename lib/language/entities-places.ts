/**
 * Places that the recogniser took for people. A name that it has never met, alone in its sentence,
 * looks like a surname ("Zenda said"); what the rest of the article does with it tells.
 */
import type { Entity } from '../annotation';
import { honorifics, isOffice } from '../gazetteer/titles';
import type { TokenizedText } from './entities-words';

/** Prepositions that stand before places, and hardly before people. */
const locatives = new Set(['in', 'into', 'inside', 'across', 'throughout', 'outside', 'near']);

/** What states and towns have, and people don't: "Zenda's coast guard", "Zenda's foreign minister". */
const ofPlaces = new Set(
	(
		'airspace ambassador army border borders capital coast constitution economy embassy foreign ' +
		'harbour interior navy north south east west northern southern eastern western parliament ' +
		'prime shores territory waters'
	).split(' '),
);

/** Endings that make a demonym of a place's name: "Ruritanian", "Zendan", "Hentzauer". */
export const demonymEnding = /(?:ian|ean|an|n|ese|ish|er|i)s?$/;
const leastStem = 4;
const mostLonger = 3;

/** Whether a word is made of a place's name: "Ruritanian" of "Ruritania". Lower case, both. */
export function isDemonymOf(demonym: string, place: string): boolean {
	const stem = demonym.replace(demonymEnding, '');
	return (
		stem !== demonym &&
		demonym !== place &&
		stem.length >= leastStem &&
		place.startsWith(stem) &&
		place.length - stem.length <= mostLonger
	);
}

interface Name {
	/** Mentions of it by itself. */
	alone: Entity[];
	/** It is part of a longer name of a person, or bears a title. */
	isPerson: boolean;
	inPlace: boolean;
}

/**
 * The entities of a text with such names as places, and what is made of them as demonyms.
 *
 * @param entities in text order, not overlapping
 */
export function retypePlaces(source: TokenizedText, entities: readonly Entity[]): Entity[] {
	const { text, tokens } = source;
	const names = new Map<string, Name>();
	const words: string[] = [];
	const nameOf = (word: string): Name => {
		const name = names.get(word) ?? { alone: [], isPerson: false, inPlace: false };
		names.set(word, name);
		return name;
	};
	let at = 0;
	const nationalities: string[] = [];
	for (const entity of entities) {
		// The recogniser takes a demonym that it has never met for a place, as often as not.
		if (entity.type === 'NORP' || entity.type === 'LOC') {
			nationalities.push(text.slice(entity.start, entity.end).toLowerCase());
		}
		if (entity.type !== 'PER') continue;
		while (at < tokens.count && (tokens.end[at] ?? 0) <= entity.start) at++;
		const parts = text.slice(entity.start, entity.end).split(/\s+/);
		const before = tokens.form[at - 1]?.toLowerCase() ?? '';
		const isTitled = isOffice(before) || honorifics.has(before);
		if (parts.length > 1 || isTitled) {
			for (const part of parts) nameOf(part).isPerson = true;
			continue;
		}
		const [word = ''] = parts;
		const name = nameOf(word);
		if (name.alone.length === 0) words.push(word);
		name.alone.push(entity);
		const isOwner = /^['’]s?$/.test(tokens.form[at + 1] ?? '');
		const owned = isOwner ? (tokens.form[at + 2] ?? '') : '';
		if (ofPlaces.has(owned) || (locatives.has(before) && !isOwner)) name.inPlace = true;
	}
	const derived = [...nationalities, ...words.map((word) => word.toLowerCase())];
	for (const [word, name] of names) {
		if (derived.some((other) => isDemonymOf(other, word.toLowerCase()))) name.inPlace = true;
	}
	const places = words.filter((word) => {
		const name = names.get(word);
		return name?.inPlace && !name.isPerson;
	});
	const lower = places.map((place) => place.toLowerCase());
	const retyped = new Map<Entity, Entity['type']>();
	for (const word of words) {
		const name = names.get(word);
		if (!name || name.isPerson) continue;
		const isPlace = places.includes(word);
		const isDemonym = !isPlace && lower.some((place) => isDemonymOf(word.toLowerCase(), place));
		if (!isPlace && !isDemonym) continue;
		for (const entity of name.alone) retyped.set(entity, isPlace ? 'LOC' : 'NORP');
	}
	if (retyped.size === 0) return [...entities];
	return entities.map((entity) => ({ ...entity, type: retyped.get(entity) ?? entity.type }));
}
