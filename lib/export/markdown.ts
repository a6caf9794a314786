import { safeFileName, UniqueNames } from './filename';
import { obsidianTag, wikiLink } from './markdown-text';
import { paced } from './pace';
import { actorNames, type Passage, passagesOf, tagsOf } from './passages';
import type { ArticleBundle, Exporter, ExportOptions, Library } from './record';
import { readTemplate, type Template } from './template';
import { authors, isoDay, oneLine } from './text';
import { parties, stance } from './words';

/**
 * A note for Obsidian with the properties its own Web Clipper writes. Property names are lower
 * case; dates are days; block ids stand on lines of their own after a quote, as Obsidian wants it:
 * https://help.obsidian.md/links#Link+to+a+block+in+a+note
 */
export const noteTemplate = `---
title: {{ title | yaml }}
source: {{ url | yaml }}
author:{{ authors | yaml }}
published: {{ published }}
created: {{ created }}
description: {{ description | yaml }}
tags:{{ tags | yaml }}
outlet: {{ outlet | yaml }}
actors:{{ actors | yaml }}
---
{{ body | raw }}`;

/** What stands in a note below its properties, and of each article where all are in one file. */
export const bodyTemplate = `{% for passage in passages %}{% if passage.parties %}**{{ passage.parties }}** · {{ passage.stance }}

{% elsif passage.name %}**{{ passage.name }}**

{% endif %}{{ passage.text | quote }}

{{ passage.id | block_id }}

{% if passage.note != "" %}{{ passage.note | callout: "note" }}

{% endif %}{% for tag in passage.tags %}{{ tag | tag }} {% if forloop.last %}

{% endif %}{% endfor %}{% endfor %}`;

export interface MarkdownTemplates {
	/** A file of one article; \`{{ body | raw }}\` is where the second goes. */
	note: string;
	body: string;
}

export const markdownTemplates: MarkdownTemplates = { note: noteTemplate, body: bodyTemplate };

/** What a template may use; its names are a part of the format. */
interface Values {
	title: string;
	url: string;
	outlet: string;
	/** Links to notes, as the Web Clipper writes authors. */
	authors: string[];
	/** The same as they are. */
	names: string[];
	published: string | null;
	created: string | null;
	language: string | null;
	description: string;
	tags: string[];
	actors: string[];
	passages: PassageValues[];
}

interface PassageValues {
	kind: Passage['kind'];
	id: string;
	text: string;
	note: string;
	tags: string[];
	created: string | null;
	/** Of statements; else null. */
	parties: string | null;
	source: string | null;
	target: string | null;
	stance: string | null;
	polarity: number | null;
	act: string | null;
	cue: string | null;
	/** Of actors; else null. */
	name: string | null;
}

/** The tag that all notes carry, as the Web Clipper's carry "clippings". */
const ownTag = 'standpoint';

function valuesOf(bundle: ArticleBundle): Values {
	const { article } = bundle;
	const passages = passagesOf(bundle);
	const tags = [ownTag, ...tagsOf(bundle, passages)].map(obsidianTag);
	return {
		title: oneLine(article.title),
		url: article.url,
		outlet: oneLine(article.outlet),
		authors: authors(article.byline).map(wikiLink),
		names: authors(article.byline),
		published: isoDay(article.published),
		created: isoDay(article.savedAt),
		language: article.lang,
		description: summary(passages),
		tags: [...new Set(tags.filter((tag) => tag !== null))],
		actors: actorNames(bundle).map(wikiLink),
		passages: passages.map(passageValues),
	};
}

/** "3 statements, 1 note". */
function summary(passages: readonly Passage[]): string {
	const count = (one: string, n: number) =>
		n === 0 ? [] : [n === 1 ? `1 ${one}` : `${n} ${one}s`];
	const statements = passages.filter(({ kind }) => kind === 'statement').length;
	const notes = passages.filter(({ kind, note }) => kind === 'note' || note !== '').length;
	return [...count('statement', statements), ...count('note', notes)].join(', ');
}

function passageValues(passage: Passage): PassageValues {
	const statement = passage.kind === 'statement' ? passage : null;
	return {
		kind: passage.kind,
		id: passage.local,
		text: passage.selector.quote.exact,
		note: passage.note,
		tags: passage.tags,
		created: isoDay(passage.createdAt),
		parties: statement && parties(statement),
		source: statement?.source ?? null,
		target: statement?.target ?? null,
		stance: statement && stance(statement),
		polarity: statement?.polarity ?? null,
		act: statement?.act ?? null,
		cue: statement?.detected?.cue ?? null,
		name: passage.kind === 'actor' ? passage.name : null,
	};
}

/** An article as the templates give it. */
export type MarkdownWriter = (bundle: ArticleBundle) => string;

/**
 * Reads the two templates.
 *
 * @throws {TemplateError} with the place in the one that is wrong; so does the writer
 */
export function markdownWriter(templates: MarkdownTemplates = markdownTemplates): MarkdownWriter {
	const body = readTemplate(templates.body);
	const note = readTemplate(templates.note);
	return (bundle) => {
		const values = valuesOf(bundle);
		return tidy(note({ ...values, body: tidy(body(values)) }));
	};
}

/** No more than one empty line at a time, and none at the end. */
const tidy = (markdown: string): string =>
	`${markdown
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim()}\n`;

/** All articles in one file, each under a heading. */
export const writeMarkdown: Exporter = (library, options) =>
	oneFile(library, options, bodyTemplate);

/**
 * All articles in one file. The properties stand once, at its top.
 *
 * @param template of what stands under an article's heading
 * @throws {TemplateError}
 */
export async function* oneFile(
	library: Library,
	options: ExportOptions,
	template: string,
): AsyncGenerator<string> {
	const body = readTemplate(template);
	const head: Template = readTemplate(articleHead);
	yield `---\ntitle: "Standpoint"\ncreated: ${isoDay(options.now)}\ntags:\n  - "${ownTag}"\n---\n`;
	for await (const bundle of paced(library, options)) {
		const values = valuesOf(bundle);
		yield `\n${tidy(`${head(values)}\n\n${body(values)}`)}`;
	}
}

const articleHead = `## {{ title | link: url }}

{{ outlet }}{% for author in names %}, {{ author }}{% endfor %}{% if published %}, {{ published }}{% endif %}`;

export interface NamedFile {
	/** Without folders; safe on every system, and unlike every other of the same export. */
	name: string;
	content: string;
}

/**
 * A file an article.
 *
 * @throws {TemplateError}
 */
export async function* markdownFiles(
	library: Library,
	options: ExportOptions,
	templates: MarkdownTemplates = markdownTemplates,
): AsyncGenerator<NamedFile> {
	const write = markdownWriter(templates);
	const names = new UniqueNames();
	for await (const bundle of paced(library, options)) {
		const { title, outlet } = bundle.article;
		const name = names.take(safeFileName(outlet ? `${title} - ${outlet}` : title, 'md'));
		yield { name, content: write(bundle) };
	}
}
