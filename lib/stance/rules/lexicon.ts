import type { Act, Polarity, Statement } from '../../annotation';

/**
 * How a verb takes its target and content:
 *
 * - that: a clause or quotation is its content ("said that …")
 * - tell: an addressee, then a clause ("told Zenda that …")
 * - to: an infinitive is its content ("wants to …")
 * - noun: a noun phrase is its content, and no target ("called for talks")
 * - object: its object is the target, or holds it ("condemned Zenda", "condemned Zenda's raid")
 * - control: its object is the target, an infinitive its content ("urged Zenda to …")
 * - label: its object is the target, what it is called shows the stance ("called Zenda a friend")
 * - cite: its object is the source ("quoted Sapt as saying")
 * - with: the target follows the sense's preposition, after the verb or its object
 */
export type Frame =
	| 'that'
	| 'tell'
	| 'to'
	| 'noun'
	| 'object'
	| 'control'
	| 'with'
	| 'label'
	| 'cite';

export interface Sense {
	lemma: string;
	kind: Statement['kind'];
	act: Act | null;
	polarity: Polarity;
	frame: Frame;
	/** A particle or preposition that must follow ("call for", "object to"). */
	particles: readonly string[];
	/** About how often a statement by it is right. */
	precision: number;
}

type Row = [Statement['kind'], Act | null, Polarity, Frame, string, number, string];

/** Verbs by class: kind, act, polarity, frame, particles, precision, lemmas. */
const rows: Row[] = [
	[
		'speech',
		null,
		0,
		'that',
		'',
		0.85,
		'say state add note explain report announce reveal disclose claim argue insist stress maintain believe think predict estimate mention remark conclude confirm acknowledge admit assert declare reiterate reaffirm emphasize emphasise contend allege tweet write suggest reply respond recount recall testify joke quip boast speculate suspect vow reason counter continue caution imply lament exclaim',
	],
	[
		'speech',
		null,
		0,
		'that',
		'',
		0.6,
		'hope fear feel know learn expect understand show find indicate observe complain propose hear assume imagine worry decide determine discover agree promise pledge post ask wonder doubt realize realise see hint signal shout',
	],
	['speech', null, 0, 'that', 'out', 0.75, 'point'],
	['speech', null, 0, 'that', 'clear', 0.6, 'make'],
	['speech', null, 0, 'cite', '', 0.75, 'cite quote'],
	['speech', null, 0, 'tell', '', 0.8, 'tell inform assure remind notify'],
	[
		'speech',
		null,
		0,
		'to',
		'',
		0.65,
		'want hope plan vow promise pledge intend seek refuse decline threaten offer wish propose prefer expect claim consider',
	],
	['speech', null, 0, 'that', '', 0.75, 'deny'],
	[
		'speech',
		'REJECT',
		-1,
		'object',
		'',
		0.7,
		'reject oppose rebuff dismiss repudiate spurn veto defy resist overrule deny',
	],
	['speech', 'REJECT', -1, 'with', 'to', 0.7, 'object'],
	[
		'speech',
		'DISAPPROVE',
		-1,
		'object',
		'',
		0.85,
		'condemn denounce criticize criticise blame accuse decry deplore slam blast rebuke censure lambast lambaste lambasted chastise excoriate castigate admonish scold mock ridicule deride vilify denigrate disparage malign smear attack assail fault chide berate bash insult belittle demonize demonise despise hate dislike resent distrust mistrust detest loathe abhor disavow reprimand pan trash skewer taunt impugn',
	],
	['speech', 'DISAPPROVE', -1, 'with', 'with', 0.7, 'disagree'],
	['speech', 'DISAPPROVE', -1, 'with', 'at', 0.6, 'scoff sneer bristle'],
	['speech', 'DISAPPROVE', -1, 'with', 'about,of', 0.55, 'complain'],
	['speech', 'DISAPPROVE', -1, 'with', 'against', 0.7, 'rail speak campaign argue testify lash'],
	['speech', 'PROTEST', -1, 'with', 'against', 0.75, 'protest demonstrate rally march'],
	['speech', 'PROTEST', -1, 'object', '', 0.5, 'protest boycott'],
	['speech', 'DEMAND', -1, 'control', '', 0.8, 'urge pressure implore exhort beseech beg'],
	['speech', 'DEMAND', -1, 'control', '', 0.65, 'ask press advise order instruct'],
	['speech', 'DEMAND', -1, 'control', 'on,upon', 0.8, 'call'],
	['speech', 'DEMAND', 0, 'noun', 'for', 0.75, 'call appeal push'],
	[
		'speech',
		null,
		0,
		'label',
		'',
		0.7,
		'call describe label brand characterize characterise regard designate name consider deem dub',
	],
	['speech', 'DEMAND', 0, 'that', '', 0.7, 'demand'],
	['speech', 'DEMAND', 0, 'control', '', 0.65, 'want expect'],
	['speech', 'THREATEN', -1, 'object', '', 0.6, 'warn threaten'],
	['speech', null, 0, 'that', '', 0.75, 'warn'],
	[
		'speech',
		'SUPPORT',
		1,
		'object',
		'',
		0.8,
		'praise hail laud applaud commend congratulate thank endorse salute admire honor honour compliment welcome support back defend champion celebrate cheer extol respect trust',
	],
	['speech', 'SUPPORT', 1, 'with', 'with', 0.65, 'side sympathize sympathise agree concur'],
	['speech', 'SUPPORT', 1, 'with', 'for', 0.55, 'vouch root campaign vote'],
	['speech', 'SUPPORT', 1, 'with', 'of', 0.65, 'approve'],
	['speech', 'DISAPPROVE', -1, 'with', 'of', 0.65, 'disapprove'],
	['speech', 'CONCEDE', 1, 'with', 'to', 0.65, 'apologize apologise'],
	['action', 'AGREE', 1, 'with', 'with', 0.55, 'cooperate collaborate ally partner reconcile'],
	['action', 'AGREE', 1, 'with', 'with', 0.6, 'sign'],
	['action', 'CONSULT', 1, 'object', '', 0.65, 'host invite visit receive greet'],
	['action', 'CONSULT', 1, 'object', '', 0.5, 'meet phone consult'],
	['action', 'CONSULT', 1, 'with', 'with', 0.6, 'meet confer negotiate consult'],
	['action', 'COOPERATE', 1, 'object', '', 0.55, 'recognize recognise'],
	['action', 'AID', 1, 'object', '', 0.6, 'aid assist help arm fund finance rescue subsidize'],
	['action', 'AID', 1, 'with', 'to', 0.55, 'donate'],
	['action', 'CONCEDE', 1, 'object', '', 0.55, 'free pardon release'],
	[
		'action',
		'SANCTION',
		-1,
		'object',
		'',
		0.75,
		'sanction expel blacklist fine suspend ban fire impeach sue indict penalize penalise punish oust deport',
	],
	['action', 'SANCTION', -1, 'with', 'on,against,upon', 0.7, 'impose slap'],
	[
		'action',
		'COERCE',
		-1,
		'object',
		'',
		0.65,
		'arrest detain jail imprison seize raid blockade kidnap abduct occupy besiege torture prosecute charge convict',
	],
	[
		'action',
		'ASSAULT',
		-1,
		'object',
		'',
		0.75,
		'kill bomb shell invade assault assassinate murder strike shoot wound ambush bombard massacre slaughter injure stab behead',
	],
	['action', 'ASSAULT', -1, 'with', 'on,at', 0.55, 'fire'],
	['action', 'REJECT', -1, 'with', 'against', 0.8, 'vote'],
	['action', 'SUPPORT', 1, 'with', 'for', 0.6, 'vote'],
	[
		'action',
		'REJECT',
		-1,
		'object',
		'',
		0.5,
		'abandon betray undermine sabotage snub shun isolate',
	],
	['action', 'ASSAULT', -1, 'with', 'against', 0.6, 'fight battle retaliate'],
	['action', 'ASSAULT', -1, 'object', '', 0.5, 'fight battle'],
];

/** Irregular verbs of the table: past, participle. */
const irregular: Record<string, [string, string]> = {
	say: ['said', 'said'],
	tell: ['told', 'told'],
	think: ['thought', 'thought'],
	write: ['wrote', 'written'],
	feel: ['felt', 'felt'],
	know: ['knew', 'known'],
	understand: ['understood', 'understood'],
	show: ['showed', 'shown'],
	find: ['found', 'found'],
	hear: ['heard', 'heard'],
	see: ['saw', 'seen'],
	make: ['made', 'made'],
	seek: ['sought', 'sought'],
	speak: ['spoke', 'spoken'],
	meet: ['met', 'met'],
	fight: ['fought', 'fought'],
	shoot: ['shot', 'shot'],
	strike: ['struck', 'struck'],
	hit: ['hit', 'hit'],
	slay: ['slew', 'slain'],
};
const doubling = new Set(
	'admit kidnap blog refer rebel slam ban pan stab plan quip beg chat rebut expel regret'.split(
		' ',
	),
);

export type Form = 'base' | 's' | 'past' | 'participle' | 'ing';
export interface VerbForm {
	lemma: string;
	forms: readonly Form[];
}

function inflect(lemma: string): [string, Form][] {
	const sibilant = /(?:s|x|z|ch|sh)$/.test(lemma);
	const y = /[^aeiou]y$/.test(lemma);
	const s = y ? `${lemma.slice(0, -1)}ies` : sibilant ? `${lemma}es` : `${lemma}s`;
	const doubled = doubling.has(lemma) ? lemma + lemma.slice(-1) : lemma;
	const stem = lemma.endsWith('e') && !lemma.endsWith('ee') ? lemma.slice(0, -1) : doubled;
	const regular = y ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('e') ? `${lemma}d` : `${stem}ed`;
	const [past, participle] = irregular[lemma] ?? [regular, regular];
	return [
		[lemma, 'base'],
		[s, 's'],
		[past, 'past'],
		[participle, 'participle'],
		[`${lemma.endsWith('ee') ? lemma : stem}ing`, 'ing'],
	];
}

const sensesOf = new Map<string, Sense[]>();
const formsOf = new Map<string, { lemma: string; forms: Form[] }>();
for (const [kind, act, polarity, frame, particles, precision, lemmas] of rows) {
	for (const lemma of lemmas.split(' ')) {
		const senses = sensesOf.get(lemma) ?? [];
		const list = particles ? particles.split(',') : [];
		senses.push({ lemma, kind, act, polarity, frame, particles: list, precision });
		if (senses.length === 1) {
			for (const [form, tag] of inflect(lemma)) {
				const known = formsOf.get(form);
				if (!known) formsOf.set(form, { lemma, forms: [tag] });
				else if (known.lemma === lemma && !known.forms.includes(tag)) known.forms.push(tag);
			}
		}
		sensesOf.set(lemma, senses);
	}
}

/** The verb that a word (lower case) is a form of, if the lexicon has it. */
export const verbForm = (word: string): VerbForm | undefined => formsOf.get(word);
// An addressee with an infinitive is told from a clause only by trying it first.
for (const senses of sensesOf.values()) {
	senses.sort((a, b) => Number(b.frame === 'control') - Number(a.frame === 'control'));
}
/** The senses of a verb, in the order in which they are tried. */
export const sensesFor = (lemma: string): readonly Sense[] => sensesOf.get(lemma) ?? [];

/** Forms in -s or bare that are more often nouns ("attacks", "support", "claims"). */
export const alsoNouns = new Set(
	(
		'attack support report claim note show host visit protest demand threat aid fund arm fear hope ' +
		'blame praise plan promise pledge offer post back fault fine fire charge strike shell help ' +
		'free raid ban battle fight trust respect honor honour salute cheer boycott march rally doubt ' +
		'press order push ask find sanction ally partner state field wound tweet estimate need ' +
		'counter wonder suspect hint signal joke worry reason wish vow veto sue execute'
	).split(' '),
);

/** What a verb or adjective before "to" does to the infinitive: undone, unreal, or nothing. */
export const governors: ReadonlyMap<string, 'negates' | 'hedges' | 'real'> = new Map([
	...'refuse refuses refused refusing decline declines declined declining fail fails failed failing reluctant unwilling unable hesitant loath neglected'
		.split(' ')
		.map((word) => [word, 'negates'] as const),
	...'want wants wanted wanting plan plans planned planning vow vows vowed vowing hope hopes hoped hoping threaten threatens threatened threatening promise promises promised promising intend intends intended seek seeks sought seeking expected ready willing likely set prepared determined pledged pledges offered offers offer wish wishes wished considering try tries tried trying attempted attempts going able agreed agrees eager poised'
		.split(' ')
		.map((word) => [word, 'hedges'] as const),
	...'vote votes voted voting continue continues continued continuing begin began begins rushed moved moves quick proud happy managed used rose gathered decided decides united'
		.split(' ')
		.map((word) => [word, 'real'] as const),
]);

export interface Nominal {
	act: Act;
	polarity: Polarity;
	kind: Statement['kind'];
	/** Prepositions before the target. */
	prepositions: readonly string[];
}

type NominalRow = [Statement['kind'], Act, Polarity, string, string];
const nominalRows: NominalRow[] = [
	[
		'speech',
		'DISAPPROVE',
		-1,
		'with at over about toward towards against',
		'dissatisfaction displeasure anger frustration unhappiness disappointment outrage fury irritation dismay annoyance impatience disgust discontent',
	],
	[
		'speech',
		'DISAPPROVE',
		-1,
		'of against',
		'criticism condemnation denunciation disapproval rebuke',
	],
	[
		'speech',
		'DISAPPROVE',
		-1,
		'toward towards against for',
		'hostility contempt hatred animosity antipathy',
	],
	['speech', 'PROTEST', -1, 'to against', 'protest protests complaint complaints'],
	['speech', 'REJECT', -1, 'to', 'opposition objection objections resistance'],
	['speech', 'REJECT', -1, 'of', 'rejection'],
	[
		'speech',
		'SUPPORT',
		1,
		'for of with to toward towards',
		'support praise backing defense defence sympathy solidarity admiration endorsement gratitude appreciation condolences congratulations thanks approval loyalty',
	],
	['action', 'SANCTION', -1, 'on against', 'sanctions embargo'],
	['speech', 'REJECT', 0, 'to', 'refusal unwillingness reluctance'],
];
export const nominals: ReadonlyMap<string, Nominal> = new Map(
	nominalRows.flatMap(([kind, act, polarity, prepositions, nouns]) =>
		nouns
			.split(' ')
			.map(
				(noun) => [noun, { kind, act, polarity, prepositions: prepositions.split(' ') }] as const,
			),
	),
);

/** Verbs that only carry a noun of stance: "expressed its anger", "sent a protest to". */
export const lightVerbs = new Set(
	(
		'express expressed expresses expressing voice voiced voices voicing convey conveyed conveys sent send ' +
		'sends sending made make makes making offered offers offer gave give gives giving lodged filed ' +
		'delivered relayed relay showed show shows extended issued declared announced pledged reiterated ' +
		'imposed imposes impose slapped has have had spread won signaled signalled drew'
	).split(' '),
);

/** Verbs whose subject is given what the noun says: "won the backing of", "drew criticism from". */
export const receivingVerbs = new Set(
	(
		'has have had having won win wins winning enjoys enjoy enjoyed enjoying received receive receives ' +
		'receiving gained gain gains earned earns drew draw draws drawing retained retains retain secured ' +
		'secure secures faces faced facing attracted attracts'
	).split(' '),
);

type AdjectiveRow = [Act, Polarity, string, string];
const adjectiveRows: AdjectiveRow[] = [
	[
		'DISAPPROVE',
		-1,
		'with at about over toward towards',
		'unhappy angry furious dissatisfied disappointed displeased frustrated outraged annoyed fed-up irritated miffed upset disgusted appalled dismayed livid impatient',
	],
	[
		'DISAPPROVE',
		-1,
		'of',
		'critical suspicious wary contemptuous disdainful sceptical skeptical dismissive intolerant',
	],
	['DISAPPROVE', -1, 'to toward towards', 'hostile unfriendly antagonistic'],
	['REJECT', -1, 'to', 'opposed'],
	['SUPPORT', 1, 'with', 'pleased satisfied delighted impressed'],
	['SUPPORT', 1, 'to toward towards', 'grateful thankful loyal sympathetic friendly committed'],
	['SUPPORT', 1, 'of', 'supportive proud fond appreciative'],
];
export const adjectives: ReadonlyMap<string, Nominal> = new Map(
	adjectiveRows.flatMap(([act, polarity, prepositions, words]) =>
		words
			.split(' ')
			.map(
				(word) =>
					[word, { kind: 'speech', act, polarity, prepositions: prepositions.split(' ') }] as const,
			),
	),
);

/** What somebody is called that shows a stance: "a terrorist", "our friend". */
export const good = new Set(
	'friend friends ally allies partner partners hero heroes peacemaker champion patriot patriots courageous brave honest wise trustworthy reliable honorable honourable legitimate freedom-fighters great wonderful excellent remarkable'.split(
		' ',
	),
);
export const bad = new Set(
	'terrorist terrorists enemy enemies threat threats aggressor aggressors criminal criminals liar liars murderer murderers traitor traitors dictator dictators tyrant killer killers thug thugs menace coward cowards racist racists fascist fascists nazi nazis hypocrite hypocrites disgrace failure fraud corrupt dangerous reprehensible shameful irresponsible illegitimate evil disgraceful unacceptable incompetent crooked dishonest barbaric weak reckless'.split(
		' ',
	),
);

/** Things done for or against somebody: "a resolution condemning the Blues", "the plan to …". */
export const proposals = new Set(
	'resolution resolutions plan plans bid bids proposal proposals move moves effort efforts call calls motion motions measure measures bill bills attempt attempts request requests push decision amendment law campaign statement declaration letter demand demands initiative idea'.split(
		' ',
	),
);
