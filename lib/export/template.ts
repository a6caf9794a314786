/**
 * The reader's own template for Markdown: Liquid (https://liquidjs.com), which runs no code of the
 * template's and can only see what it is given.
 */
import { Liquid, LiquidError, type Template as Parsed } from 'liquidjs';
import {
	blockId,
	escapeMarkdown,
	markdownLink,
	obsidianTag,
	quoted,
	quotedText,
	wikiLink,
} from './markdown-text';
import { yamlList, yamlString } from './yaml';

/** What is wrong with a template, and where, both counted from 1. */
export class TemplateError extends Error {
	override readonly name = 'TemplateError';
	constructor(
		message: string,
		readonly line: number,
		readonly column: number,
	) {
		super(message);
	}
}

export type Template = (values: object) => string;

/**
 * Reads a template.
 *
 * Whatever `{{ … }}` puts out is escaped as Markdown text; the filters `yaml`, `quote`, `link`,
 * `wikilink`, `tag`, `block_id`, `callout` and `raw` give what is to stand as it is.
 *
 * @returns what fills it in, which throws TemplateError as well
 * @throws {TemplateError}
 */
export function readTemplate(source: string): Template {
	const liquid = engine();
	let parsed: Parsed[];
	try {
		parsed = liquid.parse(source);
	} catch (error) {
		throw asTemplateError(error);
	}
	return (values) => {
		try {
			return String(liquid.renderSync(parsed, values));
		} catch (error) {
			throw asTemplateError(error);
		}
	};
}

function engine(): Liquid {
	const liquid = new Liquid({
		strictFilters: true,
		strictVariables: true,
		lenientIf: true,
		ownPropertyOnly: true,
		outputEscape: (value) => escapeMarkdown(asText(value)),
		// Nothing is read from anywhere: a template is one text.
		templates: {},
		// Against a template that never ends: characters, milliseconds, and memory in its own count.
		parseLimit: 1e5,
		renderLimit: 1000,
		memoryLimit: 2e7,
	});
	const filters: Record<string, (value: unknown, more: unknown) => string> = {
		yaml: (value) => (Array.isArray(value) ? yamlList(value.map(asText)) : yamlScalar(value)),
		quote: (value) => quotedText(asText(value)),
		callout: (value, kind) =>
			quoted(`[!${String(kind ?? 'note').replace(/\W/g, '')}]\n${asText(value)}`),
		link: (value, address) => markdownLink(asText(value), asText(address)),
		wikilink: (value) => wikiLink(asText(value)),
		tag: (value) => {
			const tag = obsidianTag(asText(value));
			return tag === null ? '' : `#${tag}`;
		},
		block_id: (value) => `^${blockId(asText(value))}`,
	};
	for (const [name, handler] of Object.entries(filters)) {
		liquid.registerFilter(name, { raw: true, handler });
	}
	return liquid;
}

const asText = (value: unknown): string =>
	value === null || value === undefined
		? ''
		: Array.isArray(value)
			? value.join(', ')
			: String(value);

/** Nothing is an empty property, as Obsidian writes one that isn't filled in. */
const yamlScalar = (value: unknown): string =>
	value === null || value === undefined
		? ''
		: typeof value === 'number' || typeof value === 'boolean'
			? String(value)
			: yamlString(asText(value));

function asTemplateError(error: unknown): TemplateError {
	if (!LiquidError.is(error)) return new TemplateError(String(error), 1, 1);
	const [line = 1, column = 1] = error.token.getPosition();
	const [message = ''] = error.message.split(/, (?:file|line):/);
	return new TemplateError(message, line, column);
}
