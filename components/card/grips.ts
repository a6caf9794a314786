import type { Span } from '../../lib/annotation';
import { type End, moveEndTo } from '../form/span-ends';
import style from './grips.css?inline';
import { makeHost, showHost } from './host';

/** The page's text as it is drawn, in the viewport's CSS pixels. */
export interface Ground {
	text: () => string;
	/** The lines of a span. */
	boxes: (span: Span) => DOMRect[];
	/** The offset of the character under a point; null where there is none. */
	offsetAt: (x: number, y: number) => number | null;
}

/** Half the width of a handle, as its style has it. */
const half = 14;

/**
 * Handles below both ends of a span in the page, to be dragged by pointer or finger from word to
 * word. They are hidden from assistive technology: the form that they belong to has buttons that do
 * the same.
 */
export class Grips {
	private readonly host: HTMLElement;
	private readonly grips: Record<End, HTMLElement>;
	private readonly life = new AbortController();
	private span: Span = { start: 0, end: 0 };
	private onMove: (span: Span) => void = () => {};

	/** @param onDrag called when a drag begins (true) and ends */
	constructor(
		private readonly ground: Ground,
		private readonly onDrag: (on: boolean) => void,
	) {
		const { host, root } = makeHost('grips', style);
		this.host = host;
		host.ariaHidden = 'true';
		this.grips = { start: this.grip('start'), end: this.grip('end') };
		root.append(this.grips.start, this.grips.end);
		showHost(host);
		const { signal } = this.life;
		const follow = () => requestAnimationFrame(() => !signal.aborted && this.place());
		window.addEventListener('scroll', follow, { signal, capture: true, passive: true });
		window.addEventListener('resize', follow, { signal });
	}

	/** Whether an event's target is a handle. */
	isAt(target: EventTarget | null): boolean {
		return target === this.host;
	}

	/** Stands at the ends of this span from now on, and says where they are dragged. */
	hold(span: Span, onMove: (span: Span) => void): void {
		this.span = span;
		this.onMove = onMove;
		this.place();
	}

	remove(): void {
		this.life.abort();
		this.host.remove();
	}

	private place(): void {
		const boxes = this.ground.boxes(this.span);
		const at = { start: boxes[0], end: boxes.at(-1) };
		for (const end of ['start', 'end'] as const) {
			const box = at[end];
			const { style } = this.grips[end];
			style.setProperty('visibility', box ? 'visible' : 'hidden');
			if (!box) continue;
			style.setProperty('left', `${(end === 'start' ? box.left : box.right) - half}px`);
			style.setProperty('top', `${box.bottom}px`);
		}
	}

	private grip(end: End): HTMLElement {
		const grip = document.createElement('div');
		grip.className = `grip ${end}`;
		/** From the pointer to the middle of the line at whose end the handle was taken. */
		let reach: { x: number; y: number } | null = null;
		grip.addEventListener('pointerdown', (event) => {
			const box = this.ground.boxes(this.span).at(end === 'start' ? 0 : -1);
			if (!box || event.button !== 0) return;
			// A drag would else select the page's text, and take the focus from the form.
			event.preventDefault();
			grip.setPointerCapture(event.pointerId);
			this.onDrag(true);
			// A little inside the span, for between two characters either may be meant.
			const edge = end === 'start' ? box.left + 1 : box.right - 1;
			reach = { x: edge - event.clientX, y: (box.top + box.bottom) / 2 - event.clientY };
		});
		grip.addEventListener('pointermove', ({ clientX, clientY }) => {
			const offset = reach && this.ground.offsetAt(clientX + reach.x, clientY + reach.y);
			if (offset === null) return;
			const next = moveEndTo(this.ground.text(), this.span, end, offset);
			if (next.start !== this.span.start || next.end !== this.span.end) this.onMove(next);
		});
		for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
			grip.addEventListener(type, () => {
				if (reach) this.onDrag(false);
				reach = null;
			});
		}
		return grip;
	}
}
