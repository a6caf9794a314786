import type { Act } from './annotation';

/** What an act is called in text that people read. */
export const actWords: Record<Act, string> = {
	AGREE: 'agrees',
	SUPPORT: 'supports',
	CONSULT: 'consults',
	COOPERATE: 'cooperates',
	AID: 'aids',
	CONCEDE: 'concedes',
	RETREAT: 'retreats',
	DEMAND: 'demands',
	DISAPPROVE: 'disapproves',
	REJECT: 'rejects',
	THREATEN: 'threatens',
	PROTEST: 'protests',
	MOBILIZE: 'mobilizes',
	SANCTION: 'sanctions',
	COERCE: 'coerces',
	ASSAULT: 'assaults',
};
