import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens';

const forms = (text: string) => [...tokenize(text).form];

describe('tokenize', () => {
	it.each([
		["Zenda didn't condemn Ruritania's raid.", "Zenda did n't condemn Ruritania 's raid ."],
		['Zenda didn’t condemn Ruritania’s raid.', "Zenda did n't condemn Ruritania 's raid ."],
		['We cannot say “no”, he’d told us.', 'We can not say " no " , he \'d told us .'],
		[
			'The U.S. envoy, J. Sapt, left at 7:30 p.m. on 3/4.',
			'The U.S. envoy , J. Sapt , left at 7:30 p.m. on 3/4 .',
		],
		['Mr. Rupert paid $1,200.50 (about 3%).', 'Mr. Rupert paid $ 1,200.50 ( about 3 % ) .'],
		[
			'a long-term co-founder of the anti-war group',
			'a long - term co-founder of the anti-war group',
		],
		['“We will not wait,”Sapt said.', '" We will not wait , " Sapt said .'],
		['Zenda–Ruritania talks — at last…', 'Zenda – Ruritania talks — at last …'],
		["the workers' hall and O'Dell's", "the workers ' hall and O'Dell 's"],
		[
			'See www.zenda.example/a?b=1, or mail sapt@zenda.example.',
			'See www.zenda.example/a?b=1 , or mail sapt@zenda.example .',
		],
		['It ended.Then it began.', 'It ended . Then it began .'],
		['AT&T and R&D', 'AT&T and R&D'],
	])('%s', (text, expected) => {
		expect(forms(text).join(' ')).toBe(expected);
	});

	it('leaves invisible characters out of the form and keeps them within the span', () => {
		const text = 'the par\u00adlia\u00adment\u00a0sat\u200btoday \u200e“yes”';
		const tokens = tokenize(text);
		expect(tokens.form).toEqual(['the', 'parliament', 'sat', 'today', '"', 'yes', '"']);
		expect(text.slice(tokens.start[1], tokens.end[1])).toBe('par\u00adlia\u00adment');
	});

	it('gives spans that lie in the text, in order, without overlap, whatever the text', () => {
		const piece = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom(
				"n't",
				'’s',
				'“',
				'”',
				"''",
				'\u00ad',
				'\u200b',
				'\u2067',
				'e\u0301',
				'😀',
				'U.S.',
				'-',
				'.',
				' ',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const text = pieces.join('');
				const tokens = tokenize(text);
				expect(tokenize(text)).toEqual(tokens);
				let last = 0;
				let covered = '';
				for (let i = 0; i < tokens.count; i++) {
					const start = tokens.start[i] ?? -1;
					const end = tokens.end[i] ?? -1;
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(tokens.form[i]).not.toBe('');
					covered += text.slice(start, end);
					last = end;
				}
				// Nothing that can be seen is lost.
				const visible = (s: string) => s.replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, '');
				expect(visible(covered)).toBe(visible(text));
			}),
			{ numRuns: 150 },
		);
	});

	it.each([
		['letters', 'a'],
		['quotation marks', '"'],
		['apostrophes', "n't"],
		['stops', 'a.'],
		['hyphens', 'a-'],
		['at signs', 'a@a.'],
		['web prefixes', 'www.'],
		['invisible characters', '\u00ad'],
		['accents', '\u0301'],
	])('takes linear time over many %s', (_, unit) => {
		const began = performance.now();
		tokenize(unit.repeat(Math.ceil(300_000 / unit.length)));
		expect(performance.now() - began).toBeLessThan(1500);
	});
});
