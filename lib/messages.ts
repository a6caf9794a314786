/**
 * The messages between the parts, who may send each, and their shapes. A message that is not of
 * its shape, or whose sender may not send it, is dropped before any handler sees it.
 *
 *   page (content script) ── read, report, edit ──► background
 *   popup, side panel   ── open, state, edit, … ──────► background ── show, refresh ──► page
 *   background ── changed ──► popup
 */
import * as v from 'valibot';
import { longestMarkup } from './article/bounds';
import type { FarExtraction } from './article/extract-snapshot';
import { editShape } from './edit/shape';
import { layers } from './highlight/marks';
import type { Styles } from './highlight/styles';
import type { Ink } from './markdown/ink';
import type { AnnotatedArticle, History, PageState, StoreProblem } from './saved';

/** Far above any article (a million words), far below what would hurt the worker. */
const maxText = 8_000_000;
const short = v.pipe(v.string(), v.maxLength(20_000));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const webAddress = v.pipe(short, v.regex(/^https?:\/\//));

/** Names one edit, so that one which is sent twice is done once. */
const token = v.pipe(v.string(), v.minLength(8), v.maxLength(100));
const tabId = v.pipe(v.number(), v.integer());

/** `Styles` of highlights. */
const styles = v.strictObject({
	kinds: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]{0,20}$/))), v.maxLength(50)),
	layers: v.pipe(v.array(v.picklist(layers)), v.maxLength(layers.length)),
});

/** What a content script may say to the background, about its own page only. */
const fromPage = v.variant('type', [
	/**
	 * Reads the article out of a snapshot of the page, and annotates it unless it still has the text that
	 * it had `before`, when the page was last read, and is annotated.
	 */
	v.strictObject({
		type: v.literal('page/read'),
		markup: v.pipe(v.string(), v.maxLength(longestMarkup)),
		before: v.nullable(
			v.strictObject({
				/** Of the article, and of the page. */
				url: webAddress,
				address: webAddress,
				text: v.pipe(v.string(), v.maxLength(maxText)),
				isAnnotated: v.boolean(),
			}),
		),
		/** Whether its text stands on a dark ground, as far as is known. */
		onDark: v.boolean(),
		/** The styles of highlights that the page has for that ground. */
		styles,
	}),
	/** Sends for styles of highlights. */
	v.strictObject({ type: v.literal('page/style'), styles, onDark: v.boolean() }),
	v.strictObject({ type: v.literal('page/not-article'), reason: short }),
	v.strictObject({ type: v.literal('page/error'), message: short }),
	/** `loaded` is when its page began to load, in milliseconds since 1970. */
	v.strictObject({ type: v.literal('page/may-run'), loaded: v.number() }),
	/** Sends for the script of the card and the bar; answered when it has run. */
	v.strictObject({ type: v.literal('page/parts') }),
	/** As the article in this page is now, with what can be undone. */
	v.strictObject({ type: v.literal('page/view') }),
	/** Does what the reader asks in this page's article; `token` is new for each edit. */
	v.strictObject({ type: v.literal('page/edit'), token, edit: editShape }),
	v.strictObject({ type: v.literal('page/undo'), change: token, again: v.boolean() }),
	v.strictObject({ type: v.literal('tags') }),
	/** Reads a note as Markdown. */
	v.strictObject({ type: v.literal('markdown'), text: v.pipe(v.string(), v.maxLength(100_000)) }),
	/** Where in the article the reader is: what the top third of the window shows. */
	v.strictObject({ type: v.literal('page/at'), offset }),
]);

/** What the extension's own pages may say to the background. */
const fromExtension = v.variant('type', [
	/** Annotate the page in this tab, if that has not happened. Answered with the `PageView`. */
	v.strictObject({ type: v.literal('tab/open'), tabId }),
	v.strictObject({ type: v.literal('tab/view'), tabId }),
	/** Scroll the page to an annotation and flash it. */
	v.strictObject({ type: v.literal('tab/show'), tabId, id: short }),
	v.strictObject({ type: v.literal('tab/retry'), tabId }),
	v.strictObject({ type: v.literal('edit'), articleId: short, token, edit: editShape }),
	v.strictObject({
		type: v.literal('undo'),
		articleId: short,
		change: token,
		again: v.boolean(),
	}),
	v.strictObject({ type: v.literal('tags') }),
	/** Reads a note as Markdown. */
	v.strictObject({ type: v.literal('markdown'), text: v.pipe(v.string(), v.maxLength(100_000)) }),
	/** Reads a text as if it were an article, and keeps nothing. */
	v.strictObject({ type: v.literal('example'), text: v.pipe(v.string(), v.maxLength(5000)) }),
	v.strictObject({ type: v.literal('site/off'), tabId, off: v.boolean() }),
	/** Keeps what a private tab shows, and what the reader makes of it from then on. */
	v.strictObject({ type: v.literal('tab/keep'), tabId }),
	/** What there is to forget of a site, or (null) of all. */
	v.strictObject({ type: v.literal('forget/look'), site: v.nullable(short) }),
	v.strictObject({ type: v.literal('forget/site'), site: v.pipe(short, v.minLength(1)) }),
	v.strictObject({ type: v.literal('forget/everything') }),
]);

/** What the background may say to a content script. */
const toPage = v.variant('type', [
	v.strictObject({ type: v.literal('show'), id: short }),
	v.strictObject({
		type: v.literal('step'),
		what: v.picklist(['statement', 'actor', 'note']),
		by: v.picklist([1, -1]),
	}),
	/** Somebody else changed what is kept of this page's article. */
	v.strictObject({ type: v.literal('refresh') }),
	/** Marks what is selected in the page, or opens the bar on it to say as what. */
	v.strictObject({ type: v.literal('mark'), as: v.picklist(['highlight', 'note', 'ask']) }),
	/** Hides the highlights, or shows them again. */
	v.strictObject({ type: v.literal('toggle') }),
	/** Read the page; `again` where the background knows nothing of it any more. */
	v.strictObject({ type: v.literal('run'), again: v.boolean() }),
	v.strictObject({ type: v.literal('stop') }),
]);

/** What the background tells the extension's pages: something about this tab changed; look again. */
const changed = v.strictObject({ type: v.literal('changed'), tabIds: v.array(tabId) });

/** And where the reader is in the page of one. */
const at = v.strictObject({ type: v.literal('at'), tabId, offset });

/** And that everything is forgotten: what is shown is to be loaded anew. */
const forgotten = v.strictObject({ type: v.literal('forgotten') });

export type FromPage = v.InferOutput<typeof fromPage>;
/** What a page sends to be read. */
export type ToRead = Extract<FromPage, { type: 'page/read' }>;
export type FromExtension = v.InferOutput<typeof fromExtension>;
export type ToPage = v.InferOutput<typeof toPage>;
export type Changed = v.InferOutput<typeof changed | typeof at | typeof forgotten>;

/** What there is to forget. */
export interface Forgettable {
	articles: number;
	/** What the reader marked, wrote, judged, edited or tagged. */
	notes: number;
	/** Of everything: the sites, those with most articles first. */
	sites: { site: string; articles: number }[];
}

/** What a popup shows of a tab. */
export interface PageView {
	page: PageState;
	annotated: AnnotatedArticle | null;
	history: History;
	/** Host of the page, or null where it has none that we know. */
	host: string | null;
	/** The registrable domain of the host, else the host: what is forgotten as one site. */
	site: string | null;
	/** Whether the tab is of a private window. */
	isPrivate: boolean;
}

/** What came of an edit. */
export interface Edited {
	/** Why it was not kept, or null where it is. */
	problem: StoreProblem | null;
	/** The article after it; null where that can't be had. */
	annotated: AnnotatedArticle | null;
	history: History;
}

/**
 * What a page is told once the extension was updated under it, in the reader's language. It comes
 * with the first answer: later nobody can be asked, and a page that asks its browser for words loads
 * all of them.
 */
export interface HintWords {
	lang: string;
	dir: 'ltr' | 'rtl';
	says: string;
	reload: string;
	close: string;
}

/** What came of reading a page. */
export interface PageRead {
	/** The page's own, normalised. */
	address: string;
	extraction: FarExtraction;
	/** Null where there is no article, or it is as it was before. */
	annotated: { article: AnnotatedArticle | null; history: History } | null;
	/** The styles of highlights that the page has by now for the ground that it named. */
	styles: Styles;
}

/** The answer to each message. */
export interface Answers {
	'page/read': PageRead;
	'page/not-article': null;
	'page/error': null;
	/** Null where it may not. */
	'page/may-run': HintWords | null;
	'page/style': null;
	'page/parts': null;
	'page/view': Edited;
	'page/edit': Edited;
	'page/undo': Edited;
	'page/at': null;
	/** Every tag that the reader has used. */
	tags: string[];
	markdown: Ink[];
	'tab/open': PageView;
	'tab/view': PageView;
	'tab/show': boolean;
	'tab/retry': PageView;
	edit: Edited;
	undo: Edited;
	example: AnnotatedArticle;
	'site/off': PageView;
	'tab/keep': PageView;
	'forget/look': Forgettable;
	'forget/site': null;
	'forget/everything': null;
}

/** As much of `runtime.MessageSender` as decides who it is. */
export interface Sender {
	id?: string | undefined;
	url?: string | undefined;
	origin?: string | undefined;
	frameId?: number | undefined;
	tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean } | undefined;
}

export interface Self {
	/** `runtime.id` */
	id: string;
	/** `runtime.getURL('')`: the origin of our own pages. */
	origin: string;
}

export type Incoming =
	| { from: 'page'; tabId: number; url: string; message: FromPage }
	| { from: 'extension'; message: FromExtension };

/**
 * Checks a message that reached the background: its sender by what the browser says of it (never
 * by what the message says), then its shape.
 *
 * @returns null where it is not one of ours; nothing may then be done with it.
 */
export function readIncoming(message: unknown, sender: Sender, self: Self): Incoming | null {
	if (sender.id !== self.id || !sender.url) return null;
	// One of our pages may stand in a tab too; only its address tells it from a content script.
	if (sender.url.startsWith(self.origin)) {
		const read = v.safeParse(fromExtension, message);
		return read.success ? { from: 'extension', message: read.output } : null;
	}
	if (sender.tab?.id === undefined || sender.frameId !== 0) return null;
	if (!/^https?:/.test(sender.url)) return null;
	const read = v.safeParse(fromPage, message);
	return read.success
		? { from: 'page', tabId: sender.tab.id, url: sender.url, message: read.output }
		: null;
}

/** Checks a message that reached a content script: only the background of this extension has no tab. */
export function readToPage(
	message: unknown,
	sender: Sender,
	self: Pick<Self, 'id'>,
): ToPage | null {
	if (sender.id !== self.id || sender.tab) return null;
	const read = v.safeParse(toPage, message);
	return read.success ? read.output : null;
}

/** Checks a message that reached one of our pages. */
export function readChanged(
	message: unknown,
	sender: Sender,
	self: Pick<Self, 'id'>,
): Changed | null {
	if (sender.id !== self.id || sender.tab) return null;
	const read = v.safeParse(v.variant('type', [changed, at, forgotten]), message);
	return read.success ? read.output : null;
}
