import { describe } from '../anchor/describe';
import type { Span } from '../annotation';
import { type LiveRange, mapToPage, type NotArticle, type TextMap, takeSnapshot } from '../article';
import { ask, askInTurn } from '../ask';
import type { Edit } from '../edit/shape';
import { type Layer, type Mark, marksAt, marksOf, step, stopsOf } from '../highlight/marks';
import { isOnDark, Painter } from '../highlight/painter';
import { offsetAtPoint } from '../highlight/point';
import { layersOf, noStyles, withStyles } from '../highlight/styles';
import type { Edited, ToRead } from '../messages';
import type {
	AnnotatedArticle,
	Annotation,
	Article,
	History,
	Judgement,
	StoreProblem,
} from '../saved';
import { type Shown, shownAtFirst } from '../shown';
import { newToken } from '../token';

/** The share of the main thread that reading a page again may take, where the page keeps changing. */
const share = 0.05;

/** How often a page that is no article yet is looked at again after it has changed. */
const patience = 12;

/** How long a place that the reader asked for stands out, in milliseconds. */
const flashTime = 2500;

/** A place in the page, and what is annotated there. */
export interface Place {
	span: Span;
	/** What the reader most likely means comes first. */
	annotations: Annotation[];
	/** In the viewport's CSS pixels, as it is when asked. */
	box: () => DOMRect;
}

/** Words of the article that the reader has selected. */
export interface Selected {
	span: Span;
	box: () => DOMRect;
}

interface Read {
	article: Article;
	/** Of the page: a canonical link that is still the one before is not believed at another. */
	address: string;
	map: TextMap;
	/** Each node's words when it was read, to see whether it still has them. */
	words: string[];
	/** The element that holds the body of the article, and how long its text was. */
	root: Element;
	rootLength: number;
	/** The kinds of elements that hold its text. */
	kinds: string[];
}

/**
 * One page being read: finds the article, has it annotated, paints it, and does so again when the
 * page changes.
 */
export class Reading {
	private readonly painter = new Painter();
	/** The styles of highlights that the page has for a light ground and for a dark one. */
	private readonly styles = { light: noStyles, dark: noStyles };
	private read: Read | null = null;
	private view: AnnotatedArticle | null = null;
	private past: History = { undo: null, redo: null };
	private shown: Shown = shownAtFirst;
	private hidden = false;
	private marks: Mark[] = [];
	private onDark = false;
	/** Where the reader has stepped to, as an offset in the text. */
	private at: number | null = null;
	private tries = 0;
	private cost = 0;
	private lastRun = 0;
	private running: Promise<void> | null = null;
	private again = false;
	private stopped = false;
	private later: ReturnType<typeof setTimeout> | undefined;
	private flashing: ReturnType<typeof setTimeout> | undefined;

	/** @param onChange called after what is shown has changed */
	constructor(private readonly onChange: () => void) {}

	/** Reads the page, whatever is known of it. One run at a time; a call during one has it run once more. */
	run(): Promise<void> {
		if (this.running) {
			this.again = true;
			return this.running;
		}
		this.running = this.readPage()
			.catch((error) => {
				const message = error instanceof Error ? error.message : String(error);
				return ask({ type: 'page/error', message: message.slice(0, 500) });
			})
			.then(() => {
				this.running = null;
				if (!this.again || this.stopped) return;
				this.again = false;
				return this.run();
			});
		return this.running;
	}

	/** The page has changed and settled: reads it again where that could matter, and where it is affordable. */
	settled(): void {
		if (this.isIntact()) return;
		if (!this.read && ++this.tries > patience) return;
		const rest = this.read ? this.cost / share : 250 * this.tries ** 2;
		const wait = this.lastRun + rest - performance.now();
		clearTimeout(this.later);
		if (wait <= 0) this.run();
		else this.later = setTimeout(() => this.run(), wait);
	}

	/** The address has changed: what comes next may be an article, whatever this page was. */
	moved(): void {
		this.tries = 0;
	}

	/** Has the next run ask for the annotations anew, even of a text that it knows. */
	forget(): void {
		this.view = null;
	}

	/** Puts our highlights back where the page has cleared the registry. */
	restore(): void {
		this.painter.restore();
	}

	/** Ends it for good: what is still awaited comes to nothing. */
	stop(): void {
		this.stopped = true;
		this.clear();
	}

	private clear(): void {
		clearTimeout(this.later);
		clearTimeout(this.flashing);
		this.painter.clear();
		this.read = null;
		this.view = null;
		this.marks = [];
		this.onChange();
	}

	/** The offset of the character under a point of the viewport (CSS pixels); null where there is none. */
	offsetAt(x: number, y: number): number | null {
		return this.read && offsetAtPoint(this.read.map, x, y);
	}

	/** Where a span stands in the viewport, line by line. */
	boxesOf(span: Span): DOMRect[] {
		const ranges = this.read?.map.rangesOf(span) ?? [];
		const boxes = ranges.flatMap((range) => [...live(range).getClientRects()]);
		return boxes.filter(({ width }) => width > 0);
	}

	/** What stands under a point of the viewport (CSS pixels), or null. */
	placeAt(x: number, y: number): Place | null {
		const offset = this.offsetAt(x, y);
		if (offset === null) return null;
		const marks = marksAt(this.marks, offset);
		const part = marks[0]?.parts.find(({ span }) => span.start <= offset && offset < span.end);
		return part ? this.place(part.span, marks) : null;
	}

	/** The next or previous place, from where the reader last was. */
	step(what: Annotation['type'], by: 1 | -1): Place | null {
		const stop = step(stopsOf(this.marks, what), this.at, by);
		return stop && this.goTo(stop.span, stop.id);
	}

	/** Leads to an annotation; null where the page doesn't show it. */
	lead(id: string): Place | null {
		const mark = this.marks.find((m) => m.id === id);
		return mark ? this.goTo(mark.anchor, id) : null;
	}

	/** Does what the reader asks. @returns why it could not be kept, or null */
	async edit(edit: Edit): Promise<StoreProblem | null> {
		// A word on something shows at once; whatever else is asked, when it is kept.
		const row = edit.do === 'judge' ? this.annotation(edit.id) : null;
		const before = row && row.type !== 'note' ? row.judgement : null;
		if (edit.do === 'judge') this.judged(edit.id, edit.judgement);
		const message = { type: 'page/edit', token: newToken(), edit } as const;
		const { problem } = this.take(await askInTurn(message));
		if (problem && edit.do === 'judge') this.judged(edit.id, before);
		return problem;
	}

	/** Takes the last change back, or (`again`) does the one last taken back again. */
	async undo(again: boolean): Promise<StoreProblem | null> {
		const step = again ? this.past.redo : this.past.undo;
		if (!step) return null;
		const message = { type: 'page/undo', change: step.id, again } as const;
		return this.take(await askInTurn(message)).problem;
	}

	/** Somebody else changed what is kept of this article. */
	async refresh(): Promise<void> {
		if (this.view) this.take(await askInTurn({ type: 'page/view' }));
	}

	/** What of the annotations the reader wants to see. */
	show(shown: Shown): void {
		this.shown = shown;
		if (this.view) this.paint();
	}

	/** Hides all highlights of this page, or shows them again. */
	toggle(): void {
		this.hidden = !this.hidden;
		this.paint();
	}

	/** The article as it is now; null until it has been read. */
	get annotated(): AnnotatedArticle | null {
		return this.view;
	}

	get history(): History {
		return this.past;
	}

	/** Whether the reader wants the bar on what is selected. */
	get wantsBar(): boolean {
		return this.shown.bar;
	}

	/** What of the article's text is selected, without white space at its ends; null for nothing. */
	selected(): Selected | null {
		const selection = getSelection();
		if (!this.read || !this.view || !selection || selection.isCollapsed) return null;
		const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
		const span = range && this.read.map.spanOf(range);
		if (!span) return null;
		const words = this.read.article.text.slice(span.start, span.end);
		const start = span.start + words.length - words.trimStart().length;
		const end = start + words.trim().length;
		return start < end ? { span: { start, end }, box: () => lastBox(range) } : null;
	}

	/** The selectors of a span of the text as it was read. */
	describe(span: Span): ReturnType<typeof describe> {
		return describe(this.read?.article.text ?? '', span);
	}

	/** Makes a span stand out for as long as the reader works on it; null ends it. */
	preview(span: Span | null): void {
		clearTimeout(this.flashing);
		if (span) this.flash(span);
		else this.painter.unflash();
	}

	/** Where in the text the reader is: the first character a third down the window; null if unknown. */
	whereabouts(): number | null {
		if (!this.read || !this.view) return null;
		// The last place that has passed the upper third: found by halving, since text runs downward.
		const places = this.marks;
		let low = 0;
		let high = places.length - 1;
		let at: number | null = null;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const mark = places[middle];
			const top = mark && this.place(mark.anchor, []).box().top;
			if (mark && top !== undefined && top <= innerHeight / 2) {
				at = mark.anchor.start;
				low = middle + 1;
			} else high = middle - 1;
		}
		return at ?? 0;
	}

	annotation(id: string): Annotation | null {
		const { statements = [], actors = [], notes = [] } = this.view ?? {};
		const has = (row: Annotation) => row.id === id;
		return statements.find(has) ?? actors.find(has) ?? notes.find(has) ?? null;
	}

	/** A place of an annotation, where it is shown now; null where it is not. */
	placeOf(id: string): Place | null {
		const mark = this.marks.find((one) => one.id === id);
		return mark ? this.place(mark.anchor, [mark]) : null;
	}

	private judged(id: string, judgement: Judgement): void {
		const row = this.annotation(id);
		if (!row || row.type === 'note' || row.judgement === judgement) return;
		row.judgement = judgement;
		this.paint();
	}

	private take(answer: Edited): Edited {
		// The page may have become another article while we waited.
		if (answer.annotated?.article.text === this.read?.article.text && answer.annotated) {
			this.view = answer.annotated;
			this.past = answer.history;
			this.paint();
		}
		return answer;
	}

	private goTo(span: Span, id: string): Place | null {
		const range = this.read?.map.rangeOf(span);
		if (!range) return null;
		this.at = span.start;
		const { parentElement } = range.startContainer;
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
		parentElement?.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
		this.flash(span);
		clearTimeout(this.flashing);
		this.flashing = setTimeout(() => this.painter.unflash(), flashTime);
		return this.place(
			span,
			this.marks.filter((mark) => mark.id === id),
		);
	}

	private place(span: Span, marks: Mark[]): Place {
		const annotations = marks.map((mark) => this.annotation(mark.id)).filter((row) => row !== null);
		const range = this.read?.map.rangeOf(span);
		return {
			span,
			annotations,
			box: () => {
				if (!range) return new DOMRect();
				const now = live(range);
				return now.getClientRects()[0] ?? now.getBoundingClientRect();
			},
		};
	}

	private async readPage(): Promise<void> {
		const start = performance.now();
		const snapshot = takeSnapshot(document);
		this.cost = performance.now() - start;
		if (typeof snapshot === 'string') return this.leave(snapshot);
		const onDark = isOnDark(this.read?.root ?? document.body);
		const ground = groundOf(onDark);
		const { address, extraction, annotated, styles } = await ask({
			type: 'page/read',
			markup: snapshot.markup,
			before: this.before(),
			onDark,
			styles: this.styles[ground],
		});
		if (this.stopped) return;
		this.lastRun = performance.now();
		if (extraction.status === 'not-article') {
			if (this.view) this.clear();
			return;
		}
		const { article, runs, kinds } = extraction;
		this.read = this.remember(article, mapToPage(article.text, runs, snapshot), address, kinds);
		// What was sent for meanwhile is for the kinds of elements before, and is sent for again.
		this.styles[ground] = styles;
		this.onDark = isOnDark(this.read.root);
		if (annotated) {
			this.at = null;
			this.view = annotated.article;
			this.past = annotated.history;
		}
		this.paint();
		this.cost += performance.now() - this.lastRun;
	}

	/** Sends for the styles that the page lacks of layers that are painted in it. */
	private style(layers: Layer[]): void {
		if (!this.read || layers.length === 0) return;
		const { onDark } = this;
		const ground = groundOf(onDark);
		const before = this.styles[ground];
		const styles = withStyles(before, { kinds: this.read.kinds, layers });
		if (styles === before) return;
		this.styles[ground] = styles;
		ask({ type: 'page/style', styles, onDark }).catch(() => {
			this.styles[ground] = before;
		});
	}

	/** What the page held when it was last read. */
	private before(): ToRead['before'] {
		if (!this.read) return null;
		const { article, address } = this.read;
		const { url, text } = article;
		return { url, text, address, isAnnotated: this.view !== null };
	}

	/** There is no article here, or none any more. */
	private async leave(reason: NotArticle): Promise<void> {
		if (this.view) this.clear();
		await ask({ type: 'page/not-article', reason });
	}

	private remember(article: Article, map: TextMap, address: string, kinds: string[]): Read {
		const body = map.rangeOf({ start: article.headline?.end ?? 0, end: article.text.length });
		const root = body ? commonElement(body.startContainer, body.endContainer) : document.body;
		return {
			article,
			address,
			map,
			words: map.nodes.map((node) => node.data),
			root,
			rootLength: root.textContent.length,
			kinds,
		};
	}

	/** Whether the page still shows the text as it was read, and no more of it. */
	private isIntact(): boolean {
		if (!this.read) return false;
		const { map, words, root, rootLength } = this.read;
		return (
			root.isConnected &&
			map.nodes.every((node, i) => node.isConnected && node.data === words[i]) &&
			root.textContent.length === rootLength
		);
	}

	private flash(span: Span): void {
		if (!this.read) return;
		this.painter.flash(span, this.read.map, this.onDark);
		this.style(['flash']);
	}

	private paint(): void {
		this.marks = this.view && !this.hidden ? marksOf(this.view, this.shown) : [];
		if (this.read) this.painter.paint(this.marks, this.read.map, this.onDark);
		this.style(layersOf(this.marks));
		this.onChange();
	}
}

const groundOf = (onDark: boolean): 'light' | 'dark' => (onDark ? 'dark' : 'light');

/** A range that can be asked where it is drawn. */
function live(of: LiveRange): Range {
	const range = document.createRange();
	range.setStart(of.startContainer, of.startOffset);
	range.setEnd(of.endContainer, of.endOffset);
	return range;
}

function commonElement(a: Node, b: Node): Element {
	const range = document.createRange();
	range.setStart(a, 0);
	range.setEnd(b, 0);
	const { commonAncestorContainer: node } = range;
	return node instanceof Element ? node : (node.parentElement ?? document.documentElement);
}

/** Where a range ends, in the viewport: what is opened on it goes there. */
function lastBox(range: Range): DOMRect {
	const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
	return boxes.at(-1) ?? range.getBoundingClientRect();
}
