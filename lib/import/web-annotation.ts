import * as v from 'valibot';
import { actorKinds, acts, statementKinds } from '../annotation';
import type { NoteRecord } from '../export/record';
import { idPrefix } from '../export/web-annotation';
import { t } from '../i18n';
import type { SavedNote } from '../saved';
import { decodeText } from './decode';
import { contentId, foreignNote, readTime, unreadArticle } from './foreign';
import { type Bytes, type ImportItem, problem } from './items';
import { jsonElements } from './json-elements';
import { parseJson } from './parse-json';
import { issueWords, pageAddress } from './schema';
import { readSelector } from './selector';

const text = v.optional(v.string());
const body = v.looseObject({ type: text, value: v.string(), purpose: text });
const target = v.looseObject({ source: v.unknown(), selector: v.unknown() });
const source = v.looseObject({
	id: v.string(),
	language: v.optional(v.string()),
	'dcterms:title': text,
});
const terms = v.object({
	source: v.nullable(v.string()),
	target: v.nullable(v.string()),
	polarity: v.picklist([-1, 0, 1]),
	act: v.nullable(v.picklist(acts)),
	detected: v.nullable(
		v.object({
			kind: v.picklist(statementKinds),
			cue: v.string(),
			negated: v.boolean(),
			hedged: v.boolean(),
			quoted: v.boolean(),
			confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
			judgement: v.nullable(v.literal('right')),
		}),
	),
});
const actorTerms = v.object({ name: v.string(), kind: v.picklist(actorKinds) });
const annotation = v.looseObject({
	id: v.optional(v.pipe(v.string(), v.maxLength(9000))),
	created: v.nullish(v.string()),
	modified: v.nullish(v.string()),
	body: v.optional(v.unknown()),
	bodyValue: text,
	target: v.unknown(),
	'standpoint:statement': v.optional(terms),
	'standpoint:actor': v.optional(actorTerms),
});

const lists = ['first.items', 'items', '', '@graph'];

/**
 * Annotations of the W3C's model: a collection with its page inside, a page, or a list. Of an
 * annotation with several targets the first that has a quote is taken.
 */
export async function* readWebAnnotations(bytes: Bytes): AsyncGenerator<ImportItem> {
	const seen = new Set<string>();
	for await (const element of jsonElements(decodeText(bytes), lists)) {
		const { line } = element;
		if ('reason' in element) {
			yield problem(line, element.reason);
			continue;
		}
		const read = v.safeParse(annotation, parseJson(element.json), { abortEarly: true });
		if (!read.success) {
			yield problem(line, t('import.noWebAnnotation', { why: issueWords(read.issues[0]) }));
			continue;
		}
		const given = read.output;
		const place = list(given.target).map(readTarget).find(Boolean);
		if (!place) {
			yield problem(line, t('import.noQuote'));
			continue;
		}
		const { url, title, lang, selector } = place;
		const createdAt = readTime(given.created) ?? 0;
		const updatedAt = readTime(given.modified) ?? createdAt;
		if (!seen.has(url)) {
			seen.add(url);
			yield { kind: 'article', line, article: unreadArticle(url, title, lang, createdAt) };
		}
		const { note, tags } = readBodies(given.bodyValue ?? given.body);
		const plain = foreignNote({
			local: await localOf(given.id, url, selector.quote.exact, note, createdAt),
			articleId: url,
			selector,
			body: note,
			tags,
			createdAt,
			updatedAt,
		});
		yield { kind: 'annotation', line, annotation: withTerms(plain, given) };
	}
}

/** A statement or an actor of our own comes back as the reader's: its place in the text is not known yet. */
function withTerms(note: SavedNote, given: v.InferOutput<typeof annotation>): NoteRecord {
	const statement = given['standpoint:statement'];
	const actor = given['standpoint:actor'];
	if (statement) {
		const party = (name: string | null) => (name === null ? null : { actor: '', key: null, name });
		const stance = {
			source: party(statement.source),
			target: party(statement.target),
			polarity: statement.polarity,
			act: statement.act,
		};
		const { detected } = statement;
		return { ...note, kind: 'statement', stance, ...(detected ? { detected } : {}) };
	}
	// Its own id makes an actor of its own where the page has none of that name.
	return actor ? { ...note, kind: 'actor', actor: { actor: note.id, key: null, ...actor } } : note;
}

async function localOf(
	iri: string | undefined,
	url: string,
	exact: string,
	note: string,
	createdAt: number,
): Promise<string> {
	if (!iri) return contentId(url, exact, note, createdAt);
	if (!iri.startsWith(idPrefix)) return iri;
	try {
		const id = decodeURIComponent(iri.slice(idPrefix.length));
		return id.startsWith(`${url}#`) ? id.slice(url.length + 1) : id;
	} catch {
		return iri;
	}
}

function readTarget(given: unknown) {
	const read = v.safeParse(target, given);
	if (!read.success) return null;
	const about = read.output.source;
	const page = typeof about === 'string' ? { id: about } : about;
	const selector = readSelector(read.output.selector);
	if (!selector || !v.is(source, page) || !v.is(pageAddress, page.id)) return null;
	return {
		url: page.id,
		title: page['dcterms:title'] ?? null,
		lang: page.language ?? null,
		selector,
	};
}

/** Comments joined in their order, and tags. What only says what our own terms say again is left out. */
function readBodies(given: unknown): { note: string; tags: string[] } {
	if (typeof given === 'string') return { note: given, tags: [] };
	const bodies = list(given).filter((one) => v.is(body, one));
	const tags = bodies.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value);
	const notes = bodies.filter(({ purpose }) => purpose !== 'tagging' && purpose !== 'describing');
	return { note: notes.map(({ value }) => value).join('\n\n'), tags: tags.slice(0, 1000) };
}

const list = (value: unknown): unknown[] =>
	value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
