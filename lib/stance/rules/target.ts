import type { ResolvedMention } from '../../actors/resolve';
import type { Polarity } from '../../annotation';
import { bodyNouns, documentNouns, isPersonNoun } from '../../gazetteer/titles';
import { auxiliaries, determiners, isFunctionWord, prepositions } from '../../language/rules/words';
import { lowerAt, skippable, type View } from './clause';
import { nominals, proposals, sensesFor, verbForm } from './lexicon';

export interface Target {
	mention: ResolvedMention;
	/** The stance toward it, where the object is something for or against it: -1 turns it round. */
	sign: 1 | -1;
	/** Between 0 and 1.0. */
	certainty: number;
}

const stops = new Set([
	',',
	';',
	':',
	'.',
	'?',
	'!',
	'(',
	')',
	'—',
	'–',
	'who',
	'which',
	'that',
	'when',
	'after',
	'before',
	'because',
	'while',
	'if',
	'as',
	'what',
	'how',
	'why',
	'whether',
	'where',
]);
/** "an attack by Zenda", "the policies of Zenda": what is thought of it falls on Zenda. */
const ownership = new Set(['of', 'by', 'from']);
/** Nouns after a name ("the Zenda raid") for what it did, so that blame or praise falls on it. */
const deeds =
	/^(?:attack|assault|raid|strike|airstrike|bombing|shooting|shelling|invasion|aggression|offensive|action|act|move|decision|policy|policie|position|stance|response|proposal|statement|remark|comment|claim|threat|violence|tactic|conduct|behavior|behaviour|leadership|regime|rule|effort|initiative|government|administration|official|minister|fighter|militant|troop|force|leader|rocket|missile|provocation|interference|meddling|crackdown|bombardment|militia|rebel|terrorist|delegation)s?$/;
/** Common verbs that can follow an object that ends its clause. */
const finite =
	/(?:ed|ing)$|^(?:grew|rose|fell|came|went|took|made|gave|began|saw|led|met|sent|won|lost|left|broke|became|runs?|goes|comes|makes|takes|gives|gets)$/;
const otherThings =
	/^(?:victims?|people|wars?|soil|waters?|territory|language|media|wine|food|deals?|agreements?|votes?|elections?|treaty|accords?|pact)$/;
const personThings = /^(?:e-?mails?|family|supporters|voters|investigation|probe)$/;
const handed =
	/^(?:murder|murders|killing|killings|death|deaths|invasion|occupation|abduction|kidnapping|assassination|persecution|bombing|bombardment|shooting|poisoning|treatment|siege|expulsion|execution|arrest|detention|torture|abuse|annexation|destruction)$/;

/**
 * Who the object that starts at a token falls on: the actor it names, the one whose deed it is
 * ("Zenda's raid", "Ruritanian shelling", "the raid by Zenda"), or the one whom a plan, vote or
 * resolution is for or against.
 */
export function findTarget(
	view: View,
	start: number,
	source: ResolvedMention | null,
): Target | null {
	let noun = '';
	let certainty = 1;
	for (let i = start; i < view.tokens.length && i - start < 14; i++) {
		const mention = view.starting.get(i);
		const modified = mention ? lowerAt(view, mention.to) : '';
		if (
			mention &&
			mention.form !== 'pronoun' &&
			proposals.has(modified) &&
			!view.starting.has(mention.to)
		) {
			// "a Zendan plan to …": the plan is what counts, whoever's it is, if it is for or against somebody.
			const after = lowerAt(view, mention.to + 1);
			if (after === 'to' || after === 'against' || after.endsWith('ing')) {
				noun = modified;
				i = mention.to;
				continue;
			}
		}
		if (mention) {
			const target = accept(view, mention, source);
			if (!target) {
				// A document or body that is no named actor may still carry what it is about.
				return null;
			}
			const inner = proposalAfter(view, mention, source);
			if (inner) return inner;
			return { mention: target, sign: 1, certainty };
		}
		const word = lowerAt(view, i);
		if (stops.has(word)) return null;
		if (word === 'to' && proposals.has(noun)) return compound(view, i + 1, source);
		if (word === 'against' && proposals.has(noun)) return flip(findTarget(view, i + 1, source), -1);
		if ((word === 'for' || word === 'of') && nominals.has(noun)) {
			return flip(findTarget(view, i + 1, source), nominals.get(noun)?.polarity ?? 1);
		}
		if (prepositions.has(word) || word === 'to') {
			if (!ownership.has(word)) return null;
			if (word === 'of' && handed.test(noun)) return null;
			certainty *= 0.85;
			continue;
		}
		if (auxiliaries.has(word) && word !== "'s") return null;
		if (proposals.has(noun) && verbForm(word)?.forms.includes('ing'))
			return compound(view, i, source);
		if (word === 'and' || word === 'or') {
			if (lowerAt(view, start) !== 'both') return null;
			continue;
		}
		if (determiners.has(word) || skippable(word) || /^(?:'s|["“”‘’'])$/.test(word)) continue;
		noun = word;
		certainty *= 0.97;
	}
	return null;
}

function accept(
	view: View,
	mention: ResolvedMention,
	source: ResolvedMention | null,
): ResolvedMention | null {
	if (mention.actor === null) return null;
	if (source && mention.actor === source.actor) return null;
	if (mention.head === 'i' || mention.head === 'we' || mention.head === 'who') return null;
	if (mention.form === 'pronoun' && /^(?:he|she|they)$/.test(mention.head)) return null;
	const next = view.tokens[mention.to];
	const noun = next?.kind === 'word' && !isFunctionWord(next.lower) && !next.lower.endsWith('ly');
	if (isAnothers(view, mention)) return null;
	if (mention.form === 'adjective') {
		// "Ruritanian wine", "the Zendan war": what is meant is not the state's deed.
		if (next && otherThings.test(next.lower)) return null;
	} else if (mention.form === 'nominal') {
		// "for president", "a report", "government subsidies"
		if (documentNouns.has(mention.head)) return null;
		if (/^(?:campaign|force|forces|mission|center|bank)$/.test(mention.head)) return null;
		if (!mention.plural && mention.to - mention.from === 1 && mention.head !== 'police')
			return null;
		const modifies = noun && !next.capital && bodyNouns.has(mention.head);
		if (modifies && !/(?:ed|ing)$/.test(next.lower)) return null;
	} else if (mention.form === 'name' && noun && mention.entity?.type !== 'PER') {
		// "the Zenda War", "the Zenda deal": a name of something else, unless it is a deed.
		const verb =
			!deeds.test(next.lower) && (verbForm(next.lower) !== undefined || finite.test(next.lower));
		if (next.capital || (!verb && !deeds.test(next.lower))) return null;
	} else if (mention.form === 'name' && noun && personThings.test(next.lower)) {
		return null;
	}
	return mention;
}

/** "the president's eldest son", "Rupert rival Anton Sapt": somebody else is meant. */
function isAnothers(view: View, { to, form, head, entity }: ResolvedMention): boolean {
	if (entity ? entity.type !== 'PER' : bodyNouns.has(head)) return false;
	if (form === 'pronoun') return false;
	const owns = lowerAt(view, to) === "'s" || lowerAt(view, to) === "'";
	const at = owns ? to + 1 : to;
	for (let i = at; i < at + (owns ? 3 : 1); i++) {
		if (isPersonNoun(lowerAt(view, i))) return true;
	}
	return false;
}

/** "a resolution condemning the Blues" where the resolution itself is a mention. */
function proposalAfter(
	view: View,
	mention: ResolvedMention,
	source: ResolvedMention | null,
): Target | null {
	if (mention.form !== 'nominal' || !proposals.has(mention.head)) return null;
	const word = lowerAt(view, mention.to);
	if (word === 'against') return flip(findTarget(view, mention.to + 1, source), -1);
	if (word === 'to') return compound(view, mention.to + 1, source);
	return null;
}

function flip(target: Target | null, by: Polarity): Target | null {
	if (!target || by === 0) return null;
	return {
		...target,
		sign: by === -1 ? (target.sign === 1 ? -1 : 1) : target.sign,
		certainty: target.certainty * 0.85,
	};
}

/** "… to sanction Zenda": the polarity of the verb of the plan toward its object. */
function compound(view: View, at: number, source: ResolvedMention | null): Target | null {
	const inner = innerStance(view, at, source);
	return (
		inner && flip({ mention: inner.mention, sign: 1, certainty: inner.certainty }, inner.polarity)
	);
}

/** A bare verb of stance and its object, as in "isolate Zenda". */
export function innerStance(
	view: View,
	at: number,
	source: ResolvedMention | null,
): { mention: ResolvedMention; polarity: Polarity; certainty: number } | null {
	let i = at;
	while (skippable(lowerAt(view, i)) && i - at < 4) i++;
	const verb = verbForm(lowerAt(view, i));
	if (!verb) return null;
	for (const sense of sensesFor(verb.lemma)) {
		if (sense.polarity === 0 && sense.frame !== 'label') continue;
		if (sense.frame === 'object' || sense.frame === 'label') {
			const target = findTarget(view, i + 1, source);
			if (target) {
				return {
					mention: target.mention,
					polarity: (sense.polarity * target.sign) as Polarity,
					certainty: target.certainty * 0.85,
				};
			}
		} else if (sense.frame === 'with' && sense.particles.includes(lowerAt(view, i + 1))) {
			const target = findTarget(view, i + 2, source);
			if (target) {
				return {
					mention: target.mention,
					polarity: (sense.polarity * target.sign) as Polarity,
					certainty: target.certainty * 0.85,
				};
			}
		}
	}
	return null;
}
