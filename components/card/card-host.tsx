import { render } from 'preact';
import type { Place } from '../../lib/page/reading';
import type { Annotation, Judgement, StoreProblem } from '../../lib/saved';
import { Card } from './card';
import style from './card.css?inline';

/** Between a highlight and its card, and between a card and the window's edge, in CSS pixels. */
const gap = 8;

/** How long a card stays after the pointer has left it, in milliseconds: time to reach it, or to undo. */
const leave = { usual: 300, undo: 6000 };

export interface CardActions {
	judge: (id: string, judgement: Judgement) => Promise<StoreProblem | null>;
	annotation: (id: string) => Annotation | null;
}

/**
 * The one thing that we add to a page: an element in the top layer, whose shadow root is closed to
 * the page. It is there only while a card is shown.
 */
export class CardHost {
	private host: HTMLElement | null = null;
	private shadow: ShadowRoot | null = null;
	private place: Place | null = null;
	private ids: string[] = [];
	private problem: StoreProblem | null = null;
	private closing: ReturnType<typeof setTimeout> | undefined;
	private before: Element | null = null;
	private wasInView = false;
	private listening: AbortController | null = null;

	constructor(private readonly actions: CardActions) {}

	get isOpen(): boolean {
		return this.host !== null;
	}

	/** Whether an event's target is the card. */
	isAt(target: EventTarget | null): boolean {
		return this.host !== null && target === this.host;
	}

	/** @param focus true where the reader came by keyboard: the card then takes the focus, and gives it back. */
	open(place: Place, focus: boolean): void {
		clearTimeout(this.closing);
		const ids = place.annotations.map((row) => row.id);
		const same = this.host && ids.join() === this.ids.join();
		this.place = place;
		if (!same) this.problem = null;
		this.wasInView = false;
		this.ids = ids;
		if (!this.host) this.attach();
		this.draw();
		if (!focus) return;
		const active = document.activeElement;
		if (active !== this.host) this.before = active;
		this.shadow?.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
	}

	close(): void {
		clearTimeout(this.closing);
		if (!this.host) return;
		const hadFocus = document.activeElement === this.host;
		this.listening?.abort();
		if (this.shadow) render(null, this.shadow);
		this.host.remove();
		this.host = null;
		this.shadow = null;
		this.place = null;
		if (hadFocus && this.before instanceof HTMLElement && this.before.isConnected) {
			this.before.focus({ preventScroll: true });
		}
		this.before = null;
	}

	/** The pointer is elsewhere: closes soon, unless it comes back or the reader is in the card. */
	closeSoon(): void {
		clearTimeout(this.closing);
		const undoing = this.rows().some((row) => row.judgement === 'wrong');
		this.closing = setTimeout(
			() => {
				if (document.activeElement !== this.host) this.close();
			},
			undoing ? leave.undo : leave.usual,
		);
	}

	/** Draws it again with what is known now. */
	draw(): void {
		if (!this.shadow) return;
		render(
			<Card
				annotations={this.rows()}
				find={this.actions.annotation}
				problem={this.problem}
				onJudge={(id, judgement) => this.judge(id, judgement)}
				onClose={() => this.close()}
			/>,
			this.shadow,
		);
		this.move();
	}

	private rows(): Annotation[] {
		return this.ids.map((id) => this.actions.annotation(id)).filter((row) => row !== null);
	}

	private async judge(id: string, judgement: Judgement): Promise<void> {
		this.problem = null;
		const kept = this.actions.judge(id, judgement);
		this.draw();
		// The button that was pressed may have made way for another one.
		this.shadow?.querySelector<HTMLElement>('.undo, .right')?.focus({ preventScroll: true });
		this.problem = await kept.catch(() => 'failed' as const);
		if (this.problem) this.draw();
	}

	private attach(): void {
		this.host = document.createElement('standpoint-card');
		// Above whatever the page shows, without a z-index race.
		this.host.popover = 'manual';
		this.shadow = this.host.attachShadow({ mode: 'closed' });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(style);
		this.shadow.adoptedStyleSheets = [sheet];
		document.documentElement.append(this.host);
		this.host.showPopover();

		this.listening = new AbortController();
		const { signal } = this.listening;
		this.host.addEventListener('pointerenter', () => clearTimeout(this.closing), { signal });
		this.host.addEventListener('pointerleave', () => this.closeSoon(), { signal });
		// The page's own shortcuts stay the page's, but not while the reader types in the card.
		this.host.addEventListener('keydown', (event) => event.stopPropagation(), { signal });
		window.addEventListener(
			'keydown',
			(event) => {
				if (event.key === 'Escape') this.close();
			},
			{ signal, capture: true },
		);
		const follow = () => requestAnimationFrame(() => this.move());
		window.addEventListener('scroll', follow, { signal, capture: true, passive: true });
		window.addEventListener('resize', follow, { signal });
	}

	/** Beside its highlight: below where there is room, else above. */
	private move(): void {
		const card = this.shadow?.querySelector<HTMLElement>('.card');
		if (!card || !this.place) return;
		const box = this.place.box();
		const { offsetWidth: width, offsetHeight: height } = card;
		const isInView = box.bottom >= 0 && box.top <= innerHeight;
		// A place that is being scrolled to comes into view; one that has been in view is left behind.
		if (!isInView && this.wasInView) {
			this.close();
			return;
		}
		this.wasInView = isInView;
		// Not by `visibility`, for what is hidden can't take the focus.
		card.style.setProperty('opacity', isInView ? '1' : '0');
		const below = box.bottom + gap;
		const fits = below + height <= innerHeight || box.top - gap - height < 0;
		const left = Math.max(gap, Math.min(box.left, innerWidth - width - gap));
		card.style.setProperty('left', `${left}px`);
		card.style.setProperty('top', `${fits ? below : box.top - gap - height}px`);
	}
}
