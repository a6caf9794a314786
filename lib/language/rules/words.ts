/** Closed classes and other small sets of English words, lower case, for the rule-based layer. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const determiners = words(`
the a an this that these those some any all both each every no another several many most few other
his her its their our my your one two three four five six seven eight nine ten dozens hundreds
thousands more fewer such various certain numerous multiple half
`);

export const prepositions = words(`
of in on at by for from to with without about against between among amid during after before since
until over under above below into onto toward towards through throughout across along around behind
beside besides beyond despite except inside outside near off out up upon via within like unlike
alongside concerning regarding per versus than as because while when whereas although though if
unless whether following including given
`);

export const locatives = words(
	'in at near across throughout inside outside around into within from via through',
);

export const conjunctions = words('and or but nor yet so then plus &');

export const auxiliaries = words(`
be is are was were been being am has have had having do does did will would shall should can could
may might must 's 've 're 'll 'd 'm ai get gets got
`);

export const beForms = words("be is are was were been being am 're 'm get gets got");

export const negations = words("not n't never no neither nor hardly barely rarely");

export const hedges = words(`
may might could would reportedly allegedly apparently possibly perhaps likely seemingly supposedly
if should probably purportedly unconfirmed rumored rumoured
`);

export const pronouns = words(`
i you he she it we they me him us them himself herself itself themselves who whom which what
everyone someone nobody everybody somebody one
`);

/** Adverbs without -ly that stand between a subject and its verb. */
export const adverbs = words(`
also again already always even ever just long more most much now often once only quite rather
really since so sometimes soon still strongly then there thus together too twice very well yet
however instead later earlier meanwhile further both all each not n't never once first
yesterday today tomorrow tonight
`);

export const months = words(`
january february march april may june july august september october november december jan. feb.
mar. apr. aug. sept. sep. oct. nov. dec.
`);
export const weekdays = words('monday tuesday wednesday thursday friday saturday sunday');

/** A word that can't be part of a name even where a sentence or headline gives it a capital. */
export function isFunctionWord(lower: string): boolean {
	return (
		determiners.has(lower) ||
		prepositions.has(lower) ||
		conjunctions.has(lower) ||
		auxiliaries.has(lower) ||
		pronouns.has(lower) ||
		adverbs.has(lower) ||
		negations.has(lower)
	);
}
