/**
 * Reports of sport, made up: results, tables, short reports. In them a town's name is mostly its
 * team's, which articles on politics and business don't teach. Names come from lists (cities,
 * countries, teams, given names and surnames), the wording is our own.
 */

import type { Entity, EntityType } from '../lib/annotation';
import type { NamedText } from './entities-corpus';
import { Random } from './perceptron';

export interface SportNames {
	towns: readonly string[];
	countries: readonly string[];
	demonyms: readonly string[];
	teams: readonly string[];
	given: readonly string[];
	surnames: readonly string[];
}

const teamSuffixes = [
	...['United', 'City', 'Rovers', 'Town', 'Athletic', 'Wanderers', 'FC', 'Dynamo', 'Sporting'],
	...['Tigers', 'Lions', 'Kings', 'Bulls', 'Eagles', 'Sharks', 'Bears', 'Hawks', 'Rangers'],
];
const teamPrefixes = [
	'Real',
	'FC',
	'Dynamo',
	'Sporting',
	'Inter',
	'AC',
	'Racing',
	'Athletic',
	'Olympique',
];
const sports = [
	'Soccer',
	'Cricket',
	'Rugby Union',
	'Basketball',
	'Baseball',
	'Ice Hockey',
	'Rugby League',
	'Handball',
	'Football',
	'Volleyball',
];
const single = [
	'Tennis',
	'Golf',
	'Athletics',
	'Cycling',
	'Boxing',
	'Swimming',
	'Motor Racing',
	'Skiing',
	'Badminton',
];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

class Writer {
	text = '';
	readonly entities: Entity[] = [];
	/** Adds text in which `{TYPE:name}` marks a name. */
	add(line: string, capitals = false): this {
		for (const part of line.split(/(\{[A-Z]+:[^}]*\})/)) {
			const mark = /^\{([A-Z]+):([^}]*)\}$/.exec(part);
			const plain = mark?.[2] ?? part;
			const start = this.text.length;
			this.text += capitals ? plain.toUpperCase() : plain;
			if (mark !== null) {
				this.entities.push({ start, end: this.text.length, type: mark[1] as EntityType });
			}
		}
		return this;
	}
}

/** `count` reports; the same seed gives the same ones. */
export function sportReports(names: SportNames, count: number, seed: number): NamedText[] {
	const random = new Random(seed);
	const below = (n: number) => random.next() % n;
	const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
	const maybe = (percent: number) => below(100) < percent;
	const town = () => pick(names.towns);
	const club = (): string => {
		const k = below(10);
		if (k < 5) return town();
		if (k < 7) return `${town()} ${pick(teamSuffixes)}`;
		if (k < 8) return `${pick(teamPrefixes)} ${town()}`;
		return pick(names.teams);
	};
	const person = () => `${pick(names.given)} ${pick(names.surnames)}`;
	const initialled = () => `${String.fromCharCode(65 + below(26))}. ${pick(names.surnames)}`;
	const side = (national: boolean) =>
		national ? `{LOC:${pick(names.countries)}}` : `{ORG:${club()}}`;
	const goals = () => below(5);
	const score = () => `${goals()}-${goals()}`;
	const minute = () => 1 + below(90);
	const ending = ['.', '', '.'];

	const results = (w: Writer, national: boolean) => {
		const style = below(6);
		const n = 3 + below(8);
		for (let i = 0; i < n; i++) {
			const a = side(national);
			const b = side(national);
			if (style === 0) w.add(`${a} ${goals()} ${b} ${goals()}\n`);
			else if (style === 1) w.add(`${a} ${score()} ${b}\n`);
			else if (style === 2) w.add(`${a} v ${b}\n`);
			else if (style === 3)
				w.add(`${a} ${60 + below(60)} ${b} ${60 + below(60)}${maybe(20) ? ' (overtime)' : ''}\n`);
			else if (style === 4)
				w.add(
					`${a} ${goals()} (${initialled().slice(3)} ${minute()}) ${b} ${goals()}\n`.replace(
						/\((\S+) /,
						'({PER:$1} ',
					),
				);
			else w.add(`${a} beat ${b} ${score()} (halftime ${score()})\n`);
		}
	};
	const table = (w: Writer, national: boolean) => {
		const style = below(4);
		w.add(
			pick([
				'Standings (played, won, drawn, lost, goals for, against, points):\n',
				'W L PCT GB\n',
				'Tabulated under won, drawn, lost, points:\n',
				'',
			]),
		);
		const n = 4 + below(8);
		for (let i = 0; i < n; i++) {
			const a = side(national);
			if (style === 0)
				w.add(
					`${a} ${below(9)} ${below(9)} ${below(9)} ${below(9)} ${below(30)} ${below(30)} ${below(30)}\n`,
				);
			else if (style === 1)
				w.add(
					`${a.toUpperCase().replace('{LOC', '{LOC')} ${below(90)} ${below(90)} .${100 + below(800)} ${below(20)}\n`,
				);
			else if (style === 2) w.add(`${i + 1}. ${a} ${below(40)}\n`);
			else w.add(`${a} ${below(9)} ${below(9)} ${below(9)} ${below(40)}\n`);
		}
	};
	const fixtures = (w: Writer, national: boolean) => {
		const between = pick([' AT ', ' v ', ' vs. ', ' at ']);
		const capitals = between === ' AT ' || maybe(20);
		w.add(
			pick(['Fixtures:\n', 'Schedule\n', 'Postponed:\n', `Playing ${pick(days)}:\n`, '']),
			capitals,
		);
		const n = 2 + below(6);
		for (let i = 0; i < n; i++) {
			w.add(`${side(national)}${between}${side(national)}\n`, capitals);
		}
	};
	const innings = (w: Writer, national: boolean) => {
		const short = () => `{PER:${maybe(50) ? pick(names.surnames) : initialled()}}`;
		w.add(`${side(national)} first innings\n`);
		for (let i = 3 + below(7); i > 0; i--) {
			const out = pick([
				`c ${short()} b ${short()}`,
				`b ${short()}`,
				`lbw b ${short()}`,
				'not out',
				'run out',
				`st ${short()} b ${short()}`,
			]);
			w.add(`${maybe(40) ? `{PER:${person()}}` : short()} ${out} ${below(120)}\n`);
		}
		const figures = Array.from(
			{ length: 2 + below(4) },
			() => `${short()} ${below(30)}-${below(9)}-${below(99)}-${below(6)}`,
		);
		w.add(`Bowling: ${figures.join(', ')}.\n`);
		if (!national) {
			w.add(
				`At {LOC:${town()}}: ${side(false)} ${below(400)} and ${below(200)}-${below(9)}. ${side(false)} ${below(400)}.\n`,
			);
		}
	};
	const scorers = (w: Writer, national: boolean) => {
		w.add(pick(['Scorers:\n', 'Goals:\n', 'Teams:\n', 'Leading scorers:\n']));
		for (let k = 0; k < 2; k++) {
			const list = Array.from(
				{ length: 1 + below(4) },
				() => `{PER:${person()}}${maybe(60) ? ` (${minute()})` : ''}`,
			);
			w.add(`${side(national)} - ${list.join(', ')}\n`);
		}
		w.add(maybe(50) ? `Attendance: ${1 + below(60)},000\n` : '');
	};
	const players = (w: Writer) => {
		w.add(
			pick([
				'Final scores:\n',
				'Quarter-finals\n',
				'Leading placings:\n',
				"Men's singles, second round\n",
				'Overall standings:\n',
			]),
		);
		const n = 3 + below(8);
		const style = below(5);
		for (let i = 0; i < n; i++) {
			const a = `{PER:${maybe(30) ? initialled() : person()}}`;
			const b = `{PER:${maybe(30) ? initialled() : person()}}`;
			const ca = `{LOC:${pick(names.countries)}}`;
			const cb = `{LOC:${pick(names.countries)}}`;
			if (style === 0)
				w.add(`${a} (${ca}) beat ${1 + below(9)} - ${b} (${cb}) 6-${below(5)} 6-${below(5)}\n`);
			else if (style === 1) w.add(`${i + 1}. ${a} (${ca}) ${below(60)}.${10 + below(89)}\n`);
			else if (style === 2)
				w.add(`${200 + below(80)} ${a} ${60 + below(20)} ${60 + below(20)} ${60 + below(20)}\n`);
			else if (style === 3) w.add(`${i + 1} ${a}, ${ca}, ${below(60)} points\n`);
			else w.add(`${a} c ${b} b {PER:${pick(names.surnames)}} ${below(99)}\n`);
		}
	};
	const report = (w: Writer, national: boolean) => {
		const a = side(national);
		const b = side(national);
		const c = side(national);
		const star = pick(names.surnames);
		const lines = [
			`${a} beat ${b} ${score()} on ${pick(days)} to move to the top of the league.\n`,
			`{PER:${person()}} scored twice as ${a} won ${score()} at ${b}.\n`,
			`${a} striker {PER:${pick(names.given)} ${star}} will miss the match against ${b} on ${pick(days)}.\n`,
			`Coach {PER:${person()}} said ${a} had deserved to lose to ${c}.\n`,
			`"We played badly," said {PER:${star}}, who joined ${a} from ${b} last season.\n`,
			`${b} went ahead when {PER:${star}} headed in a cross from {PER:${pick(names.surnames)}} after ${minute()} minutes.\n`,
			`${a} have signed midfielder {PER:${person()}} from ${c} for three years.\n`,
			`In {LOC:${town()}}, ${a} held ${b} to a ${score()} draw.\n`,
			`${a}, who lost to ${c} last week, are third behind ${b}.\n`,
			`At {LOC:${town()}}, {PER:${person()}} hit a two-run homer to lead ${a} past ${b}.\n`,
			`${a} and ${b} meet in the final in {LOC:${town()}} on ${pick(days)}.\n`,
			`The {ORG:${pick(names.teams)}} sent pitcher {PER:${person()}} to ${c}.\n`,
			`{PER:${star}} had ${10 + below(30)} points and ${a} defeated ${b} ${80 + below(40)}-${60 + below(40)}.\n`,
		];
		random.shuffle(lines);
		for (const line of lines.slice(0, 2 + below(5))) w.add(line);
	};

	return Array.from({ length: count }, (_, k) => {
		const w = new Writer();
		const national = maybe(35);
		const lone = maybe(25);
		const sport = pick(lone ? single : sports);
		const place = town();
		if (maybe(70)) {
			const people = `{PER:${pick(names.surnames)}}`;
			const heads = lone
				? [
						`${sport} - ${people} wins in {LOC:${place}}`,
						`${sport} - {MISC:${place} Open} results`,
						`${sport} - ${people} beats {PER:${pick(names.surnames)}} to reach final`,
					]
				: [
						`${sport} - ${side(national)} beat ${side(national)}`,
						`${sport} - {NORP:${pick(names.demonyms)}} league results`,
						`${sport} - ${side(national)} sign ${people}`,
						`${sport} - {NORP:${pick(names.demonyms)}} first division standings`,
						`${sport} - ${people} to lead ${side(national)}`,
						`${sport} - ${side(national)} lose to ${side(national)} in semifinal`,
					];
			w.add(`${pick(heads)}${pick(ending)}`, maybe(65)).add('\n');
		}
		if (maybe(70)) {
			const country = maybe(40) ? `, {LOC:${pick(names.countries)}}` : '';
			w.add(
				`{LOC:${maybe(60) ? place.toUpperCase() : place}}${country} ${1995 + below(28)}-0${1 + below(9)}-${10 + below(19)}\n`,
			);
		}
		if (maybe(60)) {
			const demonym = `{NORP:${pick(names.demonyms)}}`;
			w.add(
				pick([
					`Results of ${demonym} first division matches on ${pick(days)}:\n`,
					`Results of ${pick(days)}'s matches in the ${demonym} league:\n`,
					`${demonym} championship on ${pick(days)} (home team first):\n`,
					`Result of a friendly on ${pick(days)}:\n`,
					`Standings in the ${demonym} league after ${pick(days)}'s games:\n`,
				]),
			);
		}
		const parts = lone
			? [() => players(w)]
			: [
					() => results(w, national),
					() => table(w, national),
					() => fixtures(w, national),
					() => innings(w, national),
					() => scorers(w, national),
					() => report(w, national),
					() => report(w, national),
				];
		random.shuffle(parts);
		for (const part of parts.slice(0, 1 + below(3))) part();
		return { id: `sport-${k}`, text: w.text, entities: w.entities };
	});
}
