import { actWords } from '../act-words';
import type { Polarity } from '../annotation';
import type { Passage, StatementPassage } from './passages';

const polarityWords: Record<`${Polarity}`, string> = {
	'-1': 'opposes',
	'0': 'reports',
	'1': 'supports',
};

/** "Zenda → Ruritania"; one who is not named is a dash. */
export function parties({ source, target }: StatementPassage): string {
	return target === null ? (source ?? '—') : `${source ?? '—'} → ${target}`;
}

/** "opposes (disapproves, negated)". */
export function stance({ polarity, act, detected }: StatementPassage): string {
	const side = polarityWords[`${polarity}`];
	const word = act && actWords[act];
	const more = [
		word !== side && word,
		detected?.negated && 'negated',
		detected?.hedged && 'hedged',
	].filter(Boolean);
	return more.length > 0 ? `${side} (${more.join(', ')})` : side;
}

/** What heads a passage: who stands where, or the actor's name, or nothing for the reader's own. */
export function heading(passage: Passage): string | null {
	if (passage.kind === 'statement') return `${parties(passage)}: ${stance(passage)}`;
	return passage.kind === 'actor' ? passage.name : null;
}
