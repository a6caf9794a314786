import { bodies } from '../gazetteer/bodies';
import { states } from '../gazetteer/states';

/** What the gazetteers know a name as. */
export interface KnownName {
	/** Key of the actor it names. */
	key: string;
	/** The actor's usual name. */
	name: string;
	/** How it names it: "Russia", "Moscow", "the Kremlin", "Russian", "Russians", "the UN". */
	as: 'state' | 'capital' | 'seat' | 'demonym' | 'people' | 'body';
}

const names = new Map<string, KnownName>();
const clean = (name: string): string => name.replace(/’/g, "'").replace(/\s+/g, ' ');

for (const { code, names: own, capitals, demonyms, seats } of states) {
	const key = `gov:${code}`;
	const name = own[0] ?? code;
	for (const demonym of demonyms) {
		names.set(clean(demonym), { key, name, as: 'demonym' });
		names.set(`${clean(demonym)}s`, { key, name, as: 'people' });
	}
	for (const capital of capitals) names.set(clean(capital), { key, name, as: 'capital' });
	for (const seat of seats) names.set(clean(seat), { key, name, as: 'seat' });
	for (const own_ of own) names.set(clean(own_), { key, name, as: 'state' });
}
for (const { name, names: others } of bodies) {
	const key = `org:${name.toLowerCase()}`;
	for (const own of [name, ...others]) {
		if (!names.has(own)) names.set(clean(own), { key, name, as: 'body' });
	}
}

/** Looks a name up as the text has it (without "the"); case matters. */
export const knownName = (name: string): KnownName | undefined => names.get(clean(name));
