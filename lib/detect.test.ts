import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDetector } from '../cli/detector';
import { likely, type Span, type Statement } from './annotation';
import type { DetectOptions } from './detect';

const detector = openDetector();
const detect = (text: string, options?: DetectOptions) => detector.detect(text, options);

/** Statements as "source | cue | target | polarity act flags", with the words of the text. */
function stances(text: string): string[] {
	const at = (span: Span | null) => (span ? text.slice(span.start, span.end) : '–');
	const flags = (s: Statement) => (s.negated ? ' negated' : '') + (s.hedged ? ' hedged' : '');
	return detect(text).statements.map(
		(s) => `${at(s.source)} | ${at(s.cue)} | ${at(s.target)} | ${s.polarity} ${s.act}${flags(s)}`,
	);
}

/** What is said, per statement of speech: "source | cue | content / content". */
function attributions(text: string): string[] {
	const at = (span: Span | null) => (span ? text.slice(span.start, span.end) : '–');
	return detect(text)
		.statements.filter((s) => s.kind === 'speech')
		.map((s) => `${at(s.source)} | ${at(s.cue)} | ${s.content.map(at).join(' / ')}`);
}

/** Every actor as "kind: name, other names". */
function actors(text: string): string[] {
	return detect(text).actors.map((actor) => {
		const names = new Set(actor.mentions.map((m) => text.slice(m.start, m.end)));
		return `${actor.kind}: ${[...names].join(', ')}`;
	});
}

describe('stances', () => {
	it.each([
		['Norway condemned Chile’s blockade.', 'Norway | condemned | Chile | -1 DISAPPROVE'],
		['Chile was condemned by Norway.', 'Norway | was condemned | Chile | -1 DISAPPROVE'],
		['Chile’s blockade was condemned by Norway.', 'Norway | was condemned | Chile | -1 DISAPPROVE'],
		[
			'Norway denounced Chilean shelling of the port.',
			'Norway | denounced | Chilean | -1 DISAPPROVE',
		],
		['Norway praised the courage of Chile.', 'Norway | praised | Chile | 1 SUPPORT'],
		['Norway thanked Chile for its help.', 'Norway | thanked | Chile | 1 SUPPORT'],
		['Norway warned Chile against a blockade.', 'Norway | warned | Chile | -1 THREATEN'],
		['Norway urged Chile to withdraw.', 'Norway | urged | Chile | -1 DEMAND'],
		[
			'Oslo has repeatedly asked Santiago to withdraw.',
			'Oslo | has repeatedly asked | Santiago | -1 DEMAND',
		],
		[
			'Norway is unhappy with Chile’s trade with Peru.',
			'Norway | is unhappy | Chile | -1 DISAPPROVE',
		],
		[
			'Norway’s dissatisfaction with Chile grew.',
			'Norway | dissatisfaction | Chile | -1 DISAPPROVE',
		],
		['Norway sent a sharp protest to Chile.', 'Norway | sent a sharp protest | Chile | -1 PROTEST'],
		['Norway won the backing of Chile.', 'Chile | won the backing | Norway | 1 SUPPORT'],
		['Norway drew criticism from Chile.', 'Chile | drew criticism | Norway | -1 DISAPPROVE'],
		['Soldiers killed two Chileans.', 'Soldiers | killed | Chileans | -1 ASSAULT'],
		['Norway backed the plan to sanction Chile.', 'Norway | backed | Chile | -1 SUPPORT'],
		[
			'Norway hosted the Chilean ambassador.',
			'Norway | hosted | the Chilean ambassador | 1 CONSULT',
		],
		['Norway said Chile had a right to defend itself.', 'Norway | said | Chile | 1 SUPPORT'],
		['“Chile is our friend,” Norway said.', 'Norway | said | Chile | 1 SUPPORT'],
		['Norway and Chile signed a treaty.', 'Chile | signed | Norway | 1 AGREE'],
		['Norway demanded that Chile withdraw.', 'Norway | demanded | Chile | -1 DEMAND'],
		['Norway called for sanctions against Chile.', 'Norway | called for | Chile | -1 DEMAND'],
		['Norway called Chile a threat.', 'Norway | called | Chile | -1 DISAPPROVE'],
	])('%s', (text, expected) => {
		expect(stances(text)).toContain(expected);
	});

	it.each([
		['Norway did not condemn Chile.', 'Norway | did not condemn | Chile | 0 DISAPPROVE negated'],
		[
			'Norway refused to condemn Chile.',
			'Norway | refused to condemn | Chile | 0 DISAPPROVE negated',
		],
		[
			'Norway would support Chile if it withdrew.',
			'Norway | would support | Chile | 0 SUPPORT hedged',
		],
		[
			'Norway has never called Chile a threat.',
			'Norway | has never called | Chile | 1 SUPPORT negated hedged',
		],
	])('takes no side where it is declined or unreal: %s', (text, expected) => {
		expect(stances(text)).toContain(expected);
	});

	/** Those that are shown at first. */
	const shown = (text: string) => {
		const { statements } = detect(text);
		const at = (span: Span | null) => (span ? text.slice(span.start, span.end) : '–');
		const sure = statements.filter((s) => s.confidence >= likely && s.polarity !== 0);
		return sure.map((s) => `${at(s.source)} ${at(s.cue)} ${at(s.target)}`);
	};

	it.each([
		['Chile, a fellow NATO member, has accused Peru of fraud.', ['Chile has accused Peru']],
		[
			'Norway’s largest teachers’ union accused the education ministry of breaking a promise.',
			['union accused the education ministry'],
		],
		['Norway backed away from Chile, which had broken its word.', []],
		['Did Norway praise Chile on Monday?', []],
		[
			'Norway also recalled its ambassador, Anton Sapt, for consultations and suspended a fisheries agreement that was due to be renewed in May.',
			[],
		],
		['Norway condemned the “senseless murders” of five Chilean officers.', ['Norway condemned –']],
		['The minister, Anton Sapt, condemned Chile.', ['The minister condemned Chile']],
		['Norway accused Chile of arming and training rebels.', ['Norway accused Chile']],
		['Norway has slammed the president’s eldest son.', []],
		['Anton Sapt is expected to back Rupert Hentz rival Oskar Tarlen.', []],
		['Norway believes Chilean hackers are responsible for the theft.', []],
		['“She’s going to fight the corrupt ministry,” Anton Sapt added.', []],
		['Anton Sapt helped recruit soldiers for the war.', []],
		['Health officials warn Norway is near defeat.', []],
		['Norway fired 30 Hentzau missiles on Monday.', []],
		['Police deny shooting protesters in Oslo.', []],
		['Zenda News host Anton Sapt spoke on Monday.', []],
		['As Norway wrote, “Zenda News host Anton Sapt tweeted on Monday.”', []],
		[
			'Anton Sapt was strongly critical of Norway’s handling of the matter in an interview with the BBC on Monday.',
			['Anton Sapt was strongly critical Norway'],
		],
	])('shows nobody who only stands beside source or target: %s', (text, expected) => {
		expect(shown(text)).toEqual(expected);
	});

	it('lays what is thought of a paper on whose it is', () => {
		const text = 'Norway also slammed Chile’s statement that the talks were over.';
		expect(shown(text)).toContain('Norway slammed Chile');
	});

	it('lays a vote on the resolution, not on whom the resolution condemns', () => {
		const found = stances('Norway voted against a resolution condemning Chile.');
		expect(found).toContain('Norway | voted against | a resolution | -1 REJECT');
		expect(found.filter((s) => s.startsWith('Norway') && s.includes('Chile'))).toEqual([]);
	});

	it('sets those who are urged apart from those against whom', () => {
		const found = stances('Norway urged Peru to isolate Chile.');
		expect(found).toContain('Norway | urged | Peru | 0 DEMAND');
		expect(found).toContain('Norway | urged | Chile | -1 DISAPPROVE');
	});

	it('finds two objects of one verb and two subjects of another', () => {
		expect(stances('Norway condemned both the Chilean raid and Peru’s answer.')).toEqual(
			expect.arrayContaining([
				'Norway | condemned | Chilean | -1 DISAPPROVE',
				'Norway | condemned | Peru | -1 DISAPPROVE',
			]),
		);
		expect(stances('Norway and Peru condemned Chile.')).toEqual([
			'Norway | condemned | Chile | -1 DISAPPROVE',
			'Peru | condemned | Chile | -1 DISAPPROVE',
		]);
	});

	it('does not blame the victim of a deed', () => {
		expect(stances('Norway condemned the attack on Chile.')).toEqual([
			'Norway | condemned | – | -1 DISAPPROVE',
		]);
	});

	it.each(['Norway opposed the Chile War.', 'Norway opposed government subsidies.'])(
		'does not take part of another name for a target: %s',
		(text) => {
			for (const { target } of detect(text).statements) expect(target).toBeNull();
		},
	);

	it('does not read nouns as verbs', () => {
		expect(stances('The Chile attacks and the report on support for farmers continued.')).toEqual(
			[],
		);
	});
});

describe('attributions', () => {
	it.each([
		[
			'Anton Sapt said that the palace would wait.',
			'Anton Sapt | said | that the palace would wait',
		],
		[
			'“We will not wait for them,” Anton Sapt said.',
			'Anton Sapt | said | We will not wait for them',
		],
		[
			'"We will not wait for them," said Anton Sapt.',
			'Anton Sapt | said | We will not wait for them',
		],
		[
			'“We will not wait for them,” Anton Sapt said on Monday. “Not a single day.”',
			'Anton Sapt | said | We will not wait for them / Not a single day.',
		],
		['The talks, Anton Sapt said, are over.', 'Anton Sapt | said | The talks / are over'],
		[
			'The talks are over, according to Anton Sapt.',
			'Anton Sapt | according to | The talks are over',
		],
		[
			'The radio quoted an unnamed diplomat as saying, “We will not wait for them.”',
			'The radio | quoted | an unnamed diplomat as saying, “We will not wait for them.”',
		],
		['Analysts said ties had worsened.', 'Analysts | said | ties had worsened'],
		['Norway told reporters that the talks were over.', 'Norway | told | that the talks were over'],
		['Norway vowed to continue.', 'Norway | vowed | to continue'],
	])('%s', (text, expected) => {
		expect(attributions(text)).toContain(expected);
	});

	it('lays a quotation to a title that only the rules see', () => {
		const text =
			'“When a captain hides his name, his course and his cargo, then I do not need a lawyer to tell me what he is carrying,” the admiral added.';
		expect(attributions(text)).toEqual([
			'the admiral | added | When a captain hides his name, his course and his cargo, then I do not need a lawyer to tell me what he is carrying',
		]);
	});

	it('lays "we" in a quotation to its speaker', () => {
		const text = '“We condemn Chile for its raid,” Anton Sapt said.';
		const { actors: found, statements } = detect(text);
		const stance = statements.find((s) => s.polarity === -1);
		expect(found.find((a) => a.id === stance?.source?.actor)?.name).toBe('Anton Sapt');
	});

	it('takes no scare quotes for words of somebody', () => {
		expect(attributions('The so-called “liberators” left.')).toEqual([]);
	});
});

describe('actors', () => {
	it('brings a government’s names together', () => {
		expect(actors('Moscow said so. The Kremlin denied it. The Russian government agreed.')[0]).toBe(
			'government: Moscow, Kremlin, The Russian government',
		);
	});

	it('leaves a capital a place where it does not act', () => {
		expect(actors('Protests in Moscow continued. Anton Sapt flew to Moscow.')).toEqual([
			'person: Anton Sapt',
		]);
	});

	it('brings a person’s names, titles, roles and pronouns together', () => {
		expect(
			actors(
				'Norwegian Foreign Minister Anton Sapt left. Sapt was angry, he said. The minister warned Chile.',
			)[0],
		).toBe('person: Norwegian Foreign Minister Anton Sapt, Sapt, he, The minister');
	});

	it('brings transliterations together', () => {
		const { actors: found } = detect(
			'Sergei Zendov spoke. Sergey Zendov left. Ismail Rupiya met Ismail Rupiyeh.',
		);
		expect(found.map((a) => a.key)).toEqual(['person:sergi zendov', 'person:ismail rupia']);
	});

	it('brings an acronym to its long form', () => {
		expect(actors('The Zenda Broadcasting Service (ZBS) said so. ZBS denied it.')).toEqual([
			'organization: Zenda Broadcasting Service, ZBS',
		]);
	});

	it('keeps a ministry and officials apart from their government', () => {
		expect(detect('Norwegian officials said so. Norway agreed.').actors.map((a) => a.key)).toEqual([
			'gov:NO/official',
			'gov:NO',
		]);
	});

	it('takes an "it" that stands for nothing for nobody', () => {
		const itIn = (text: string) =>
			detect(text).actors.flatMap(({ name, mentions }) =>
				mentions.filter((m) => text.slice(m.start, m.end) === 'It').map(() => name),
			);
		expect(itIn('Norway met envoys on Monday. It said that talks would go on.')).toEqual([
			'Norway',
		]);
		expect(itIn('Norway met envoys on Monday. It is clear that talks will go on.')).toEqual([]);
	});

	it('leaves a pronoun open where two could be meant', () => {
		const { statements } = detect(
			'Anton Sapt with Rupert Hentz left. He said the talks were over.',
		);
		expect(statements[0]?.source?.actor).toBeNull();
	});

	describe('“he” and “she”', () => {
		/** The actors that the pronouns of a text stand for, "–" where one is left open. */
		const meant = (text: string, pronoun: RegExp) => {
			const { actors: found } = detect(text);
			return [...text.matchAll(pronoun)].map(({ index }) => {
				const own = found.find((actor) => actor.mentions.some((m) => m.start === index));
				return own?.name ?? '–';
			});
		};

		it.each([
			['Rupert Sapt met Helga Tarlen. She said the talks were over.', 'Helga Tarlen'],
			['Helga Tarlen met Rupert Sapt. He said the talks were over.', 'Rupert Sapt'],
			['A businesswoman met Anton Sapt. He said the talks were over.', 'Anton Sapt'],
			['A spokesperson left. She said the talks were over.', 'A spokesperson'],
		])('go by given names and nouns: %s', (text, name) => {
			expect(meant(text, /\b(?:He|She)\b/g)).toEqual([name]);
		});

		it('are not whom the words speak of, but who says them', () => {
			const text =
				'Anton Sapt left early. “Our source was Michael Hentz of the ministry,” he said. “Nobody else was there.”';
			expect(meant(text, /\bhe\b/g)).toEqual(['Anton Sapt']);
		});
	});

	it('takes a surname alone for whom the text speaks of most', () => {
		const text =
			'Helga Tarlen spoke on Monday. She thanked Norway. Anton Sapt, who advised Oskar Tarlen, listened. Tarlen condemned Chile.';
		const { actors: found, statements } = detect(text);
		const blamed = statements.find((one) => one.act === 'DISAPPROVE');
		expect(found.find(({ id }) => id === blamed?.source?.actor)?.name).toBe('Helga Tarlen');
	});

	it('tells a president from his wife', () => {
		const { actors: found } = detect(
			'President Tarlen condemned Chile on Monday. Helga Tarlen was in Oslo. Tarlen thanked Norway.',
		);
		expect(found.map(({ name, mentions }) => `${name} ${mentions.length}`)).toEqual([
			'Tarlen 2',
			'Chile 1',
			'Helga Tarlen 1',
			'Norway 1',
		]);
	});

	it('tells a son from his father', () => {
		const { actors: found } = detect(
			'Anton Sapt Jr. met reporters on Monday. His father, Anton Sapt, condemned Chile.',
		);
		expect(found.map(({ key }) => key)).toEqual(
			expect.arrayContaining(['person:anton sapt', 'person:anton sapt jr']),
		);
	});

	it('takes a reader’s mentions whatever they are', () => {
		const text = 'strelsau condemned the lower palace.';
		const mentions = [
			{ start: 0, end: 8 },
			{ start: 23, end: 35 },
		];
		const { actors: found, statements } = detect(text, { mentions });
		expect(found.flatMap((a) => a.mentions)).toEqual(mentions);
		expect(statements[0]).toMatchObject({
			polarity: -1,
			source: { actor: 'a1' },
			target: { actor: 'a2' },
		});
	});
});

describe('offsets', () => {
	const words = fc.constantFrom(
		...[
			'Norway',
			'Chile',
			'said',
			'condemned',
			'“',
			'”',
			'"',
			'.',
			',',
			'that',
			'he',
			'the minister',
		],
		...[
			'Anton Sapt',
			'’s',
			'to',
			'urged',
			'according to',
			'\n\n',
			'😀',
			'e\u0301',
			'\u200b',
			'by',
			'was',
			'and',
		],
		...[
			'raid',
			'voted against',
			'a resolution',
			'unhappy with',
			'anger at',
			'(',
			')',
			'who',
			'as saying',
		],
	);
	const texts = fc.oneof(
		fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
		fc.string({ unit: 'grapheme', maxLength: 300 }),
	);

	it('lie in the text, and the same text gives the same', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const found = detect(text);
				const ids = new Set(found.actors.map((a) => a.id));
				const spans: Span[] = [
					...found.entities,
					...found.actors.flatMap((a) => a.mentions),
					...found.statements.flatMap((s) => [s.cue, s.sentence, ...s.content]),
				];
				for (const s of found.statements) {
					for (const role of [s.source, s.target]) {
						if (!role) continue;
						spans.push(role);
						if (role.actor !== null) expect(ids).toContain(role.actor);
						expect(role.start).toBeGreaterThanOrEqual(s.sentence.start);
						expect(role.end).toBeLessThanOrEqual(s.sentence.end);
					}
					expect(s.cue.start).toBeGreaterThanOrEqual(s.sentence.start);
					expect(s.cue.end).toBeLessThanOrEqual(s.sentence.end);
					expect(s.content.length).toBeGreaterThan(0);
				}
				for (const { start, end } of spans) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
				}
				for (const a of found.actors) {
					a.mentions.forEach((m, i) => {
						expect(m.start).toBeGreaterThanOrEqual(a.mentions[i - 1]?.end ?? 0);
					});
				}
				expect(detect(text)).toEqual(found);
			}),
			{ numRuns: 300 },
		);
	}, 60_000);

	it('are found in bounded time on hostile input', () => {
		// A second or so; what is quadratic takes minutes, and so runs into the limit below.
		detect('Norway condemned Chile and '.repeat(3700));
		detect('"'.repeat(10_000));
		detect('“a '.repeat(10_000));
		detect('Bank of the '.repeat(8_000));
		detect('a'.repeat(1_000_000));
	}, 120_000);
});
