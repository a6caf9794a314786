import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundles, text } from '../../tests/arbitrary-library';
import { clipboardForms } from './clipboard';
import { safeFileName, UniqueNames } from './filename';
import { markdownTemplates, markdownWriter } from './markdown';
import { passagesOf } from './passages';
import { readTemplate, TemplateError } from './template';

describe('file names', () => {
	test('hold nothing that a system refuses, whatever the title', () =>
		fc.assert(
			fc.property(
				fc.array(text).map((all) => all.join(' ')),
				(title) => {
					const name = safeFileName(title, 'md');
					expect(name).not.toMatch(/[<>:"/\\|?*#^[\]\p{Cc}\p{Cs}]|^[. ]|[. ]\.md$/u);
					expect(new TextEncoder().encode(name).length).toBeLessThan(130);
				},
			),
		));
	test.each([
		['CON', '_CON.md'],
		['nul.txt', '_nul.txt.md'],
		['../../etc/passwd', 'etc passwd.md'],
		['', 'Untitled.md'],
		['Zenda: who? "Us"', 'Zenda who Us.md'],
	])('%j is %j', (title, name) => expect(safeFileName(title, 'md')).toBe(name));
	test('differ, where a system that ignores case would take them for one', () => {
		const names = new UniqueNames();
		expect(['A.md', 'a.md', 'A.md', 'a 2.md'].map((name) => names.take(name))).toEqual([
			'A.md',
			'a 2.md',
			'A 3.md',
			'a 2 2.md',
		]);
	});
});

describe('a template of the reader', () => {
	test.each([
		['{% if x %}', 1],
		['one\n{{ title | shout }}', 2],
		['one\ntwo\n{{ tilte }}', 3],
		['{% include "secret" %}', 1],
		['{% for i in (1..100000000) %}x{% endfor %}', 1],
	])('%j is refused with the line that is wrong', (source, line) => {
		const fill = () => readTemplate(source)({ title: 'Zenda' });
		expect(fill).toThrow(TemplateError);
		expect(fill).toThrow(expect.objectContaining({ line }));
	});
	test('sees nothing but its values', () => {
		expect(() => readTemplate('{{ title.constructor }}')({ title: 'x' })).toThrow(TemplateError);
	});
	test('is filled in with text that stays text', () => {
		const fill = readTemplate('{{ title }} {{ title | yaml }}');
		expect(fill({ title: '*a* {{ b }}' })).toBe('\\*a\\* {{ b }} "*a* {{ b }}"');
	});
	test('may replace ours', () => {
		const write = markdownWriter({
			...markdownTemplates,
			note: 'T: {{ title }}\n\n{{ body | raw }}',
		});
		const [all = []] = fc.sample(
			bundles.filter((some) => some.length > 0),
			1,
		);
		const [bundle] = all;
		if (!bundle) throw new Error('none');
		expect(write(bundle).startsWith('T:')).toBe(true);
	});
});

test('a copied statement is inert HTML with its citation', () =>
	fc.assert(
		fc.property(bundles, (articles) => {
			for (const bundle of articles) {
				for (const passage of passagesOf(bundle)) {
					const forms = clipboardForms(passage, bundle.article);
					expect(forms['text/html']).not.toMatch(/<(?!\/?(?:p|strong|blockquote|a|br)\b)/);
					expect(forms['text/html']).toContain('<blockquote cite="http');
					expect(forms['text/plain']).toMatch(/^>/m);
				}
			}
		}),
		{ numRuns: 50 },
	));
