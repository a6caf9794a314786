import * as v from 'valibot';
import { t } from '../i18n';
import { decodeText } from './decode';
import { contentId, foreignNote, readTime, unreadArticle } from './foreign';
import { type Bytes, type ImportItem, problem } from './items';
import { jsonElements } from './json-elements';
import { parseJson } from './parse-json';
import { issueWords, pageAddress } from './schema';

const page = v.looseObject({
	url: pageAddress,
	title: v.optional(v.string()),
	highlights: v.pipe(v.array(v.unknown()), v.maxLength(100_000)),
});
const highlight = v.looseObject({
	text: v.optional(v.string()),
	content: v.optional(v.string()),
	timestamp: v.optional(v.string()),
	notes: v.optional(v.array(v.string()), []),
});

/** Highlights as Obsidian's Web Clipper exports them: a list of pages with their highlights. */
export async function* readObsidian(bytes: Bytes): AsyncGenerator<ImportItem> {
	for await (const element of jsonElements(decodeText(bytes), [''])) {
		const { line } = element;
		if ('reason' in element) {
			yield problem(line, element.reason);
			continue;
		}
		const read = v.safeParse(page, parseJson(element.json), { abortEarly: true });
		if (!read.success) {
			yield problem(line, t('import.noClipper', { why: issueWords(read.issues[0]) }));
			continue;
		}
		const { url, title, highlights } = read.output;
		let known = false;
		for (const given of highlights) {
			const one = v.safeParse(highlight, given);
			const exact = one.success ? plainText(one.output.text ?? one.output.content ?? '') : '';
			if (!one.success || exact === '') {
				yield problem(line, t('import.noHighlightText'));
				continue;
			}
			const at = readTime(one.output.timestamp) ?? 0;
			if (!known) {
				known = true;
				yield { kind: 'article', line, article: unreadArticle(url, title ?? null, null, at) };
			}
			const body = one.output.notes.join('\n\n');
			const note = foreignNote({
				local: await contentId(url, exact, body, at),
				articleId: url,
				selector: { position: { start: 0, end: 0 }, quote: { exact, prefix: '', suffix: '' } },
				body,
				tags: [],
				createdAt: at,
				updatedAt: at,
			});
			yield { kind: 'annotation', line, annotation: note };
		}
	}
}

const named: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/** The text of a fragment of HTML, which is what the Web Clipper keeps; no tag of it is left. */
export function plainText(html: string): string {
	return html
		.replace(/<(script|style)\b[^<>]*>[^<]*/gi, '')
		.replace(/<\/(?:p|div|li|h[1-6]|blockquote)\s*>|<br\s*\/?>/gi, '\n')
		.replace(/<[a-z/!?][^<>]*>/gi, '')
		.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
			if (name) return named[String(name).toLowerCase()] ?? whole;
			const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
		})
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
