import { describe, expect, test } from 'vitest';
import { sheetFor } from './sheet';
import { noStyles, withStyles } from './styles';

describe('the styles that a page has', () => {
	test('grow by what is missing of kinds and of layers', () => {
		const first = withStyles(noStyles, { kinds: ['p'], layers: ['actor'] });
		expect(withStyles(first, { kinds: ['p', 'li'], layers: ['flash', 'actor'] })).toEqual({
			kinds: ['p', 'li'],
			layers: ['actor', 'flash'],
		});
	});

	test('stay the same object where nothing is missing, so that nothing is sent for', () => {
		const all = { kinds: ['p', 'li'], layers: ['actor' as const] };
		expect(withStyles(all, { kinds: ['li'], layers: [] })).toBe(all);
	});
});

describe('the sheet', () => {
	const fits = (sheet: string): string[] =>
		[...sheet.matchAll(/([\w*]+)::highlight\(standpoint-([\w-]+)\)/g)]
			.map(([, kind, name]) => `${kind} ${name}`)
			.filter((one, i, all) => all.indexOf(one) === i)
			.sort();

	test('is for each of the layers in each of the kinds, and for no other', () => {
		const styles = { kinds: ['p', 'h1'], layers: ['actor' as const, 'cue-supports' as const] };
		expect(fits(sheetFor(styles, false))).toEqual([
			'h1 actor',
			'h1 cue-supports',
			'p actor',
			'p cue-supports',
		]);
		expect(fits(sheetFor({ ...styles, kinds: ['*'] }, true))).toEqual([
			'* actor-on-dark',
			'* cue-supports-on-dark',
		]);
	});

	test('says what is shown besides even where nothing is highlighted', () => {
		const sheet = sheetFor({ kinds: ['p'], layers: [] }, false);
		expect(fits(sheet)).toEqual([]);
		expect(sheet).toContain('--standpoint-shown');
	});

	test('has a colour for every name in it', () => {
		const layers = ['mine-note', 'words-opposes', 'cue-reports', 'flash'] as const;
		for (const onDark of [false, true]) {
			expect(sheetFor({ kinds: ['p'], layers: [...layers] }, onDark)).not.toContain('var(');
		}
	});
});
