/**
 * A note's Markdown as a tree of the few things that we show. No HTML comes of it: markup in a note
 * is the text that it is, an image a link to it, and a link leads to the web or nowhere. Read in the
 * background, so that no page has to load the reader of Markdown.
 */
import { lexer, type Token, type Tokens } from 'marked';
import type { Ink, Inked } from './ink';

/** Nesting beyond this is shown as plain text. */
const deepest = 12;

/** Reads Markdown (CommonMark and GitHub's strikethrough). Any text is some Markdown. */
export function parseMarkdown(text: string): Ink[] {
	return inksOf(lexer(text), 0);
}

const inksOf = (tokens: readonly Token[], depth: number): Ink[] =>
	tokens.flatMap((token) => inkOf(token, depth) ?? []);

const simple: Record<string, Inked['as']> = {
	paragraph: 'p',
	heading: 'h',
	blockquote: 'blockquote',
	strong: 'strong',
	em: 'em',
	del: 'del',
	hr: 'hr',
	br: 'br',
};

function inkOf(token: Token, depth: number): Ink | Ink[] | null {
	if (depth > deepest) return token.raw;
	const inside = (): Ink[] =>
		'tokens' in token && token.tokens ? inksOf(token.tokens, depth + 1) : [plain(token)];
	const as = simple[token.type];
	if (as === 'hr' || as === 'br') return { as, inside: [] };
	if (as) return { as, inside: inside() };
	switch (token.type) {
		case 'space':
		case 'def':
			return null;
		case 'list': {
			const { ordered, items } = token as Tokens.List;
			return {
				as: ordered ? 'ol' : 'ul',
				inside: items.map((item) => ({ as: 'li', inside: inksOf(item.tokens, depth + 1) })),
			};
		}
		case 'code':
			return { as: 'pre', inside: [plain(token)] };
		case 'codespan':
			return { as: 'code', inside: [plain(token)] };
		case 'link':
		case 'image': {
			const { href } = token as Tokens.Link;
			const isWeb = URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
			return isWeb ? { as: 'a', href, inside: inside() } : inside();
		}
		case 'text':
		case 'escape':
			return inside();
		default:
			// Whatever else there is (HTML, tables) stands as it was written.
			return { as: 'raw', inside: [token.raw] };
	}
}

const plain = (token: Token): string => ('text' in token ? String(token.text) : token.raw);
