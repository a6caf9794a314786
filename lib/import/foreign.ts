/** What another tool's annotation becomes here: an article of which only the address is known, and a note. */
import type { Selector } from '../anchor';
import type { SavedArticle, SavedNote } from '../saved';

/** Digest of what makes a note up, where its file gives it no id: the same file gives the same note. */
export async function contentId(...parts: readonly (string | number)[]): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify(parts));
	const hash = await crypto.subtle.digest('SHA-256', bytes);
	return Array.from(new Uint8Array(hash, 0, 12), (b) => b.toString(16).padStart(2, '0')).join('');
}

/** An article that was never opened here: without text until its page is. */
export function unreadArticle(
	url: string,
	title: string | null,
	lang: string | null,
	at: number,
): SavedArticle {
	return {
		url,
		title: title ?? url,
		outlet: new URL(url).hostname.replace(/^www\./, ''),
		byline: null,
		published: null,
		lang,
		text: '',
		headline: null,
		id: url,
		addresses: [url],
		textDigest: '',
		detector: '',
		savedAt: at,
		openedAt: at,
		before: null,
	};
}

interface Foreign {
	local: string;
	articleId: string;
	selector: Selector;
	body: string;
	tags: string[];
	createdAt: number;
	updatedAt: number;
}

/** A note that is looked for by its quote when its page is opened. */
export function foreignNote({ local, articleId, ...rest }: Foreign): SavedNote {
	return {
		type: 'note',
		id: `${articleId}#${local}`,
		articleId,
		kind: rest.body === '' && rest.tags.length === 0 ? 'highlight' : 'note',
		...rest,
		span: null,
		actor: null,
		stance: null,
		deletedAt: null,
		present: false,
		changed: false,
	};
}

/** Milliseconds of an ISO 8601 time (or one with a space for its "T"); null where it is none. */
export function readTime(text: unknown): number | null {
	if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d/.test(text)) return null;
	const time = Date.parse(text.trim().replace(/^(\S+) (\S+)$/, '$1T$2'));
	return Number.isNaN(time) || time < 0 ? null : time;
}
