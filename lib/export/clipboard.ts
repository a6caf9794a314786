/** One passage with its citation, for the clipboard and for dragging into a document. */

import type { SavedArticle } from '../saved';
import { escapeMarkdown, markdownLink, quotedText } from './markdown-text';
import type { Passage } from './passages';
import { authors, escapeHtml, isoDay, oneLine, webAddress } from './text';
import { heading } from './words';

/** The forms of one thing, each under its media type. */
export interface ClipboardForms {
	'text/html': string;
	/** Markdown, which reads well as plain text, too. */
	'text/plain': string;
}

type Cited = Pick<SavedArticle, 'title' | 'url' | 'outlet' | 'byline' | 'published'>;

/** The passage as a quote, its citation, and what the reader wrote on it. */
export function clipboardForms(passage: Passage, article: Cited): ClipboardForms {
	const said = heading(passage);
	const { exact } = passage.selector.quote;
	const url = webAddress(article.url);
	const title = `“${oneLine(article.title)}”`;
	const [before, after] = around(article);
	const linked = url ? `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>` : escapeHtml(title);
	const html = [
		said && `<p><strong>${escapeHtml(oneLine(said))}</strong></p>`,
		`<blockquote${url ? ` cite="${escapeHtml(url)}"` : ''}>${paragraphs(exact)}</blockquote>`,
		`<p>— ${escapeHtml(before)}${linked}${escapeHtml(after)}</p>`,
		passage.note && paragraphs(passage.note),
	];
	const markdown = [
		said && `**${escapeMarkdown(said)}**`,
		quotedText(exact),
		`— ${escapeMarkdown(before).trim()} ${markdownLink(title, article.url)}${after}`.replace(
			'  ',
			' ',
		),
		passage.note,
	];
	return {
		'text/html': html.filter(Boolean).join('\n'),
		'text/plain': `${markdown.filter(Boolean).join('\n\n')}\n`,
	};
}

/** What stands before and after the title: "Edda Marlow, " and ", The Ledger, 2023-11-14". */
function around({ byline, outlet, published }: Cited): [string, string] {
	const names = authors(byline).join(', ');
	const rest = [oneLine(outlet), isoDay(published)].filter(Boolean).map((part) => `, ${part}`);
	return [names && `${names}, `, rest.join('')];
}

const paragraphs = (text: string): string =>
	text
		.split(/\s*\n\s*\n\s*/)
		.map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
		.join('');
