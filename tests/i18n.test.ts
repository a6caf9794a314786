import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../lib/i18n/english';
import { Words } from '../lib/i18n/words';
import { hardCoded } from './hard-coded';

const root = fileURLToPath(new URL('..', import.meta.url));
const locales = readdirSync(join(root, 'locales')).map((name) => name.replace('.json', ''));
const read = (locale: string) =>
	JSON.parse(readFileSync(join(root, 'locales', `${locale}.json`), 'utf8')) as object;

/** Messages by their keys. */
function flat(file: object, before = ''): Map<string, string> {
	const found = new Map<string, string>();
	for (const [name, value] of Object.entries(file)) {
		if (typeof value === 'string') found.set(before + name, value);
		else for (const [key, text] of flat(value, `${before}${name}.`)) found.set(key, text);
	}
	return found;
}

const english = flat(read('en'));
const placeholders = (text: string): string[] =>
	[...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

/** Forms that each language has, as CLDR has them, but those that fall back to "other": see docs/i18n.md. */
const forms: Record<string, string[]> = {
	ar: ['one', 'two', 'few', 'many', 'other'],
	de: ['one', 'other'],
	en: ['one', 'other'],
	es: ['one', 'other'],
	fr: ['one', 'other'],
	he: ['one', 'two', 'other'],
	ru: ['one', 'few', 'many', 'other'],
};
const form = /\.(zero|one|two|few|many|other)$/;
const plurals = [...english.keys()]
	.filter((key) => key.endsWith('.other'))
	.map((key) => key.replace(form, ''))
	// "other" is a name of its own in no message but a plural one.
	.filter((key) => english.has(`${key}.one`));
const isForm = (key: string) => form.test(key) && plurals.includes(key.replace(form, ''));

test('there are the seven languages', () => {
	expect(locales.sort()).toEqual(Object.keys(forms));
});

describe.each(locales)('%s', (locale) => {
	const messages = flat(read(locale));
	const simple = (all: Map<string, string>) => [...all.keys()].filter((key) => !isForm(key)).sort();

	test('has every message and no other', () => {
		expect(simple(messages)).toEqual(simple(english));
		expect(messages.get('locale')).toBe(locale);
	});

	test('has the forms of its plurals and no others', () => {
		for (const key of plurals) {
			const own = [...messages.keys()].filter(
				(one) => isForm(one) && one.replace(form, '') === key,
			);
			expect(own.map((one) => one.slice(key.length + 1)).sort(), key).toEqual(
				[...(forms[locale] ?? [])].sort(),
			);
		}
	});

	test('names the same values as English', () => {
		for (const [key, text] of messages) {
			if (!isForm(key)) {
				expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''));
				continue;
			}
			const base = key.replace(form, '');
			const wanted = placeholders(english.get(`${base}.other`) ?? '');
			// Forms for one or two may say the number in words; no form may name what isn't given.
			const exact = /\.(one|two)$/.test(key) && locale !== 'ru';
			const without = (names: string[]) => names.filter((name) => name !== 'count');
			if (exact) expect(without(placeholders(text)), key).toEqual(without(wanted));
			else expect(placeholders(text), key).toEqual(wanted);
		}
	});

	test('has nothing that the browser or a reader would stumble over', () => {
		for (const [key, text] of messages) {
			expect(text.trim(), key).toBe(text);
			expect(text, key).not.toBe('');
			// "$1" would be a value to the browser.
			expect(text, key).not.toContain('$');
			expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
		}
	});

	test('says every count up to 200, and large ones', () => {
		const file = read(locale);
		const words = new Words(locale, (key) => messageOf(file, key));
		const counts = [...Array.from({ length: 200 }, (_, i) => i), 1000, 12_345, 1_000_000];
		for (const count of counts) {
			const said = words.plural('count.article', count);
			expect(said, String(count)).not.toBe('');
			expect(said).not.toMatch(/[{}]/);
			if (count > 2) expect(said).toContain(words.number(count));
		}
	});
});

test('Arabic and Russian tell counts apart as their grammars do', () => {
	const say = (locale: 'ar' | 'ru') => {
		const file = read(locale);
		const { plural } = new Words(locale, (key) => messageOf(file, key));
		return (count: number) => plural('count.article', count).replace(/[\d\s\u00a0٠-٩]/g, '');
	};
	const russian = say('ru');
	expect(new Set([1, 2, 5].map(russian)).size).toBe(3);
	expect(russian(21)).toBe(russian(1));
	expect(russian(22)).toBe(russian(2));
	expect(russian(11)).toBe(russian(5));
	const arabic = say('ar');
	expect(new Set([1, 2, 3, 11].map(arabic)).size).toBe(4);
	expect(arabic(103)).toBe(arabic(3));
});

/** Every key as Chromium takes it, which makes no difference of capitals. */
test('no two keys are one to the browser', () => {
	const taken = [...english.keys()].map((key) => key.replaceAll('.', '_').toLowerCase());
	expect(new Set(taken).size).toBe(taken.length);
	for (const key of taken) expect(key).toMatch(/^[a-z0-9_]+$/);
});

interface Source {
	path: string;
	text: string;
}

const sources: Source[] = ['lib', 'components', 'entrypoints', 'cli'].flatMap((part) =>
	readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
		.map((name) => {
			const path = `${part}/${name.replaceAll('\\', '/')}`;
			return { path, text: readFileSync(join(root, path), 'utf8') };
		}),
);

test('every message is used', () => {
	const config = readFileSync(join(root, 'wxt.config.ts'), 'utf8');
	const all = [...sources.map(({ text }) => text), config].join('\n');
	const named = new Set(
		[...all.matchAll(/['"`]([a-zA-Z]+(?:\.\w+)+)['"`]/g)].map(([, key]) => key),
	);
	// `t(`words.act.${act}`)` uses all that begins and ends so.
	const built = sources.flatMap(({ path, text }) => patterns(path, text));
	const manifest = new Set([...config.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key));
	const isUsed = (key: string) =>
		key === 'locale' ||
		named.has(key) ||
		manifest.has(key.replaceAll('.', '_')) ||
		built.some((pattern) => pattern.test(key));
	const unused = [
		...new Set([...english.keys()].map((key) => (isForm(key) ? key.replace(form, '') : key))),
	].filter((key) => !isUsed(key));
	expect(unused).toEqual([]);
});

test('each message is given the values that it names', () => {
	const faults: string[] = [];
	for (const { path, text } of sources) {
		const file = parsed(path, text);
		const visit = (node: ts.Node): void => {
			if (
				ts.isCallExpression(node) &&
				/^(\w+\.)?(t|plural|rich)$/.test(node.expression.getText())
			) {
				const isPlural = node.expression.getText().endsWith('plural');
				const [key] = node.arguments;
				const values = node.arguments[isPlural ? 2 : 1];
				const keys = key ? literals(key) : [];
				const isKnown =
					!values ||
					(ts.isObjectLiteralExpression(values) && !values.properties.some(ts.isSpreadAssignment));
				if (keys.length > 0 && isKnown) {
					const given =
						values && ts.isObjectLiteralExpression(values)
							? values.properties.map((one) => one.name?.getText() ?? '')
							: [];
					if (isPlural) given.push('count');
					for (const one of keys) {
						const message = english.get(isPlural ? `${one}.other` : one);
						if (message === undefined) continue;
						const missing = placeholders(message).filter((name) => !given.includes(name));
						if (missing.length > 0) faults.push(`${path}: ${one} lacks ${missing.join(', ')}`);
					}
				}
			}
			ts.forEachChild(node, visit);
		};
		visit(file);
	}
	expect(faults).toEqual([]);
});

/** Keys that are put together in the code. */
function patterns(path: string, text: string): RegExp[] {
	const found: RegExp[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isTemplateExpression(node) && /^[a-z]+\./i.test(node.head.text)) {
			const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
			found.push(
				new RegExp(`^${parts.map((one) => one.text.replaceAll('.', '\\.')).join('\\w+')}$`),
			);
		}
		ts.forEachChild(node, visit);
	};
	visit(parsed(path, text));
	return found;
}

const parsed = (path: string, text: string): ts.SourceFile =>
	ts.createSourceFile(
		path,
		text,
		ts.ScriptTarget.Latest,
		true,
		path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
	);

/** The keys that an argument may be. */
function literals(node: ts.Node): string[] {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node))
		return [...literals(node.whenTrue), ...literals(node.whenFalse)];
	return [];
}

describe('no word of the interface stands in the code', () => {
	const components = sources.filter(({ path }) => path.endsWith('.tsx'));
	test.each(components)('$path', ({ text }) => {
		expect(hardCoded(text)).toEqual([]);
	});

	test.each([
		['<p>Save it</p>', ['1: Save it']],
		['<p title="Save it" class="big one">{x}</p>', ['1: Save it']],
		// biome-ignore lint/suspicious/noTemplateCurlyInString: code to be read, not to run.
		['<p aria-label={on ? `Edit ${name}` : t("a.b")}>{x && "Saved"}</p>', ['1: Edit', '1: Saved']],
		['<p>{rows.map((row) => <b>Row {row}</b>)}</p>', ['1: Row']],
		[
			'<p>{x === "saved" ? t("a.b") : plural("a.c", 2)} <code>outlet:</code> Standpoint → {1}</p>',
			['1: Standpoint →'],
		],
	])('finds it in %s', (jsx, found) => {
		expect(hardCoded(`const x = ${jsx};`)).toEqual(found);
	});
});
