/**
 * Words of stance by PLOVER's classes of act (https://github.com/openeventdata/PLOVER). A hint to
 * the learned model, which weighs it by where the word stands, and the name of the act of a
 * statement that the model finds.
 */

import type { Act, Polarity, Statement } from '../annotation';
import { hashString } from '../language/hash';
import { stem } from './stem';

/** The polarity that follows from an act of a class. */
export const actPolarity: Readonly<Record<Act, Polarity>> = {
	AGREE: 1,
	SUPPORT: 1,
	CONSULT: 1,
	COOPERATE: 1,
	AID: 1,
	CONCEDE: 1,
	RETREAT: 1,
	DEMAND: -1,
	DISAPPROVE: -1,
	REJECT: -1,
	THREATEN: -1,
	PROTEST: -1,
	MOBILIZE: -1,
	SANCTION: -1,
	COERCE: -1,
	ASSAULT: -1,
};

export interface ActWord {
	act: Act;
	kind: Statement['kind'];
	/** Number of the act, 1 for the first. */
	number: number;
	polarity: Polarity;
}

const speech: readonly [Act, string][] = [
	[
		'SUPPORT',
		'support back endorse praise hail laud applaud commend congratulate thank salute admire honor honour compliment welcome defend champion celebrate cheer extol respect trust love like adore embrace favor favour prefer appreciate cherish value approve sympathize sympathise tout vouch advocate encourage root side glad grateful thankful proud fond supportive sympathetic loyal friend friendly ally hero admirer supporter backer fan loyalist advocate champion praise endorsement gratitude admiration sympathy solidarity respect trust confidence confident acclaim tribute congratulation thanks enthusiastic impressed pleased delighted satisfied popular beloved great wonderful reaffirm vouch vindicate credit bless blessing boost acclaim encouragement reassure defender fond hearten exonerate justify stand pray mourn condolence enamored devoted faithful',
	],
	[
		'DISAPPROVE',
		'condemn denounce criticize criticise blame accuse decry deplore slam blast rebuke censure lambast lambaste chastise excoriate castigate admonish scold mock ridicule deride vilify denigrate disparage malign smear assail fault chide berate bash insult belittle demonize demonise despise hate dislike resent distrust mistrust detest loathe abhor disavow reprimand pan skewer taunt impugn criticism condemnation denunciation disapproval rebuke complain complaint accusation allegation allege charge dissatisfaction displeasure anger frustration unhappiness disappointment outrage fury irritation dismay annoyance disgust discontent hostility contempt hatred animosity antipathy critic critical unhappy angry furious dissatisfied disappointed displeased frustrated outraged annoyed irritated upset disgusted appalled dismayed suspicious wary contemptuous dismissive hostile unfriendly feud scorn lament regret deplore question doubt liar lie terrorist corrupt dangerous threat enemy racist crooked incompetent disgrace shameful unacceptable outrageous reckless quarrel dispute clash spat row suspect suspicion concern worried alarm distrustful skeptical sceptical jeer boo heckle investigate investigation probe inquiry grill lash rip rail upbraid rubbish savage trash rap reproach decrier detractor smear discredit disparagement condescend mistreat',
	],
	[
		'REJECT',
		'reject oppose rebuff dismiss repudiate spurn veto defy resist overrule deny refuse decline object disagree opposition objection resistance rejection opponent rival adversary foe contradict dispute refute ignore snub shun avoid boycott abandon betray undermine sabotage block thwart obstruct delay postpone stall reluctant unwilling counter disregard violate breach flout renege nullify overturn repeal foil rebut disobey backlash hinder impede prevent',
	],
	[
		'DEMAND',
		'demand urge pressure implore exhort beseech press insist call appeal request ask order instruct beg petition lobby plead advise',
	],
	['THREATEN', 'threaten warn ultimatum threat menace warning vow intimidate provoke'],
	[
		'PROTEST',
		'protest demonstrate rally march boycott strike riot protester demonstrator demonstration picket rebel revolt uprising unrest',
	],
	[
		'CONCEDE',
		'apologize apologise apology concede forgive pardon relent yield compromise acquiesce',
	],
];

const actions: readonly [Act, string][] = [
	[
		'AGREE',
		'agree agreement accord pact treaty deal sign ratify promise pledge commit accept ready willing offer propose prepared approve settle reconcile reconciliation mediate',
	],
	[
		'CONSULT',
		'meet host visit invite receive greet consult confer negotiate discuss talk talks dialogue meeting summit delegation phone telephone conversation arrive negotiation visit conference mediate accompany',
	],
	[
		'COOPERATE',
		'cooperate collaborate ally partner join recognize recognise normalize share exchange coordinate cooperation alliance partnership unite trade relations ties restore extradite joint exercise team align coalition',
	],
	[
		'AID',
		'aid assist help arm fund finance rescue subsidize donate grant provide supply lend loan contribute deliver give assistance relief humanitarian shelter protect evacuate train equip asylum ship donation bail',
	],
	[
		'CONCEDE',
		'free release lift ease relax restore repatriate allow resign surrender return hand amnesty',
	],
	[
		'RETREAT',
		'withdraw pull retreat evacuate ceasefire cease truce disarm demobilize withdrawal pullout',
	],
	[
		'SANCTION',
		'sanction expel blacklist fine suspend ban fire impeach sue indict penalize penalise punish oust deport embargo recall sever cut halt cancel freeze withhold impose lawsuit reduce evict dismiss disqualify',
	],
	['MOBILIZE', 'mobilize mobilise deploy mass alert reinforce troops amass militarize patrol'],
	[
		'COERCE',
		'arrest detain jail imprison seize raid blockade kidnap abduct capture occupy besiege torture prosecute convict charge sentence curfew crackdown confiscate repress suppress oppress persecute censor harass search interrogate subpoena extradition hack restrict ban arrested hostage custody detention',
	],
	[
		'ASSAULT',
		'kill bomb shell invade assault assassinate murder strike shoot wound ambush execute bombard massacre slaughter injure stab beat behead attack fight battle destroy clash rape fire assassination attacker gunman bombing shelling killing airstrike raid rocket missile invasion retaliate avenge hit slay',
	],
];

const words = new Map<number, ActWord>();
const acts: Act[] = Object.keys(actPolarity) as Act[];
for (const [kind, table] of [
	['speech', speech],
	['action', actions],
] as const) {
	for (const [act, list] of table) {
		for (const word of list.split(' ')) {
			const key = hashString(stem(word));
			if (words.has(key)) continue;
			words.set(key, { act, kind, number: acts.indexOf(act) + 1, polarity: actPolarity[act] });
		}
	}
}

/** The act that a stem (its hash) is a word of, if any. */
export const actOf = (stemHash: number): ActWord | undefined => words.get(stemHash);
