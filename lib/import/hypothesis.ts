import * as v from 'valibot';
import { t } from '../i18n';
import { decodeText } from './decode';
import { contentId, foreignNote, readTime, unreadArticle } from './foreign';
import { type Bytes, type ImportItem, problem } from './items';
import { jsonElements } from './json-elements';
import { parseJson } from './parse-json';
import { issueWords, pageAddress } from './schema';
import { readSelector } from './selector';

const annotation = v.looseObject({
	id: v.optional(v.pipe(v.string(), v.maxLength(2000))),
	created: v.optional(v.string()),
	updated: v.optional(v.string()),
	uri: pageAddress,
	text: v.optional(v.string(), ''),
	tags: v.optional(v.pipe(v.array(v.string()), v.maxLength(1000)), []),
	target: v.optional(v.array(v.looseObject({ selector: v.optional(v.unknown()) })), []),
	document: v.optional(v.looseObject({ title: v.optional(v.unknown()) }), {}),
	references: v.optional(v.array(v.string()), []),
});

/** Annotations as Hypothesis's client exports them, or as its API lists them. */
export async function* readHypothesis(bytes: Bytes): AsyncGenerator<ImportItem> {
	const seen = new Set<string>();
	for await (const element of jsonElements(decodeText(bytes), ['annotations', 'rows'])) {
		const { line } = element;
		if ('reason' in element) {
			yield problem(line, element.reason);
			continue;
		}
		const read = v.safeParse(annotation, parseJson(element.json), { abortEarly: true });
		if (!read.success) {
			yield problem(line, t('import.noHypothesis', { why: issueWords(read.issues[0]) }));
			continue;
		}
		const { uri, text, tags, target, document, references, ...rest } = read.output;
		const selector = readSelector(target[0]?.selector);
		if (references.length > 0) yield problem(line, t('import.reply'));
		else if (!selector) yield problem(line, t('import.wholePage'));
		else {
			const createdAt = readTime(rest.created) ?? 0;
			const updatedAt = readTime(rest.updated) ?? createdAt;
			if (!seen.has(uri)) {
				seen.add(uri);
				const titles: unknown[] = Array.isArray(document.title) ? document.title : [document.title];
				const title = titles.find((one) => typeof one === 'string');
				yield {
					kind: 'article',
					line,
					article: unreadArticle(uri, typeof title === 'string' ? title : null, null, createdAt),
				};
			}
			const local = rest.id || (await contentId(uri, selector.quote.exact, text, createdAt));
			const note = foreignNote({
				local,
				articleId: uri,
				selector,
				body: text,
				tags,
				createdAt,
				updatedAt,
			});
			yield { kind: 'annotation', line, annotation: note };
		}
	}
}
