import { makeHost, showHost } from './host';

/** Between what is pointed at and what is opened on it, and from the window's edge, in CSS pixels. */
const gap = 8;

/** What is done with the keys that are the reader's own typing. */
const typing = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'copy', 'cut', 'paste'];

export interface OverlayUser {
	/** The reader pressed Escape; `inside` where the focus is with us. */
	onEscape: (inside: boolean) => void;
	/** What it belongs to has been scrolled out of the window. */
	onGone: () => void;
	onEnter?: () => void;
	onLeave?: () => void;
}

/**
 * An element of ours in a page: in the top layer, above whatever the page shows and without a
 * z-index race, with a shadow root that is closed to the page. What happens inside stays inside;
 * what happens outside stays the page's.
 */
export class Overlay {
	readonly host: HTMLElement;
	readonly root: ShadowRoot;
	private readonly life = new AbortController();
	private before: Element | null = null;
	private wasInView = false;

	/**
	 * @param box what it stands at, in the viewport's CSS pixels, as it is when asked
	 * @param part the selector of what is placed there
	 */
	constructor(
		name: string,
		style: string,
		private readonly user: OverlayUser,
		private readonly part: string,
		public box: () => DOMRect,
	) {
		({ host: this.host, root: this.root } = makeHost(name, style));
		showHost(this.host);
		this.listen();
	}

	get hasFocus(): boolean {
		return document.activeElement === this.host;
	}

	/** Moves the focus to what a selector finds in it, and remembers where it was. @returns whether there is such */
	focus(selector: string): boolean {
		const active = document.activeElement;
		if (active !== this.host) this.before = active;
		const found = this.root.querySelector<HTMLElement>(selector);
		found?.focus({ preventScroll: true });
		return found !== null;
	}

	/** Takes it away; the focus goes back to where it was. */
	remove(): void {
		const { hasFocus } = this;
		this.life.abort();
		this.host.remove();
		if (hasFocus && this.before instanceof HTMLElement && this.before.isConnected) {
			this.before.focus({ preventScroll: true });
		}
	}

	/** Lets what is beneath be seen and pointed at for a while, or no more. */
	recede(on: boolean): void {
		const style = this.root.querySelector<HTMLElement>(this.part)?.style;
		style?.setProperty('opacity', on ? '0.15' : '1');
		style?.setProperty('pointer-events', on ? 'none' : 'auto');
	}

	/** It stands at another place from now on. */
	moveTo(box: () => DOMRect): void {
		this.box = box;
		this.wasInView = false;
		this.place();
	}

	/** Below what it belongs to where there is room, else above; within the window. */
	place(): void {
		const part = this.root.querySelector<HTMLElement>(this.part);
		if (!part) return;
		const box = this.box();
		const { offsetWidth: width, offsetHeight: height } = part;
		const isInView = box.bottom >= 0 && box.top <= innerHeight;
		// A place that is being scrolled to comes into view; one that has been in view is left behind.
		if (!isInView && this.wasInView) {
			this.user.onGone();
			return;
		}
		this.wasInView = isInView;
		// Not by `visibility`, for what is hidden can't take the focus.
		part.style.setProperty('opacity', isInView ? '1' : '0');
		const clamp = (at: number, size: number, room: number) =>
			Math.max(gap, Math.min(at, room - size - gap));
		const below = box.bottom + gap;
		const above = box.top - gap - height;
		let left = clamp(box.left, width, innerWidth);
		let top = below;
		if (below + height > innerHeight) {
			if (above >= 0) top = above;
			else {
				// Too tall for either: beside it where there is room, so that the words stay in sight.
				top = clamp(below, height, innerHeight);
				if (box.right + gap + width <= innerWidth) left = box.right + gap;
				else if (box.left - gap - width >= 0) left = box.left - gap - width;
			}
		}
		part.style.setProperty('left', `${left}px`);
		part.style.setProperty('top', `${top}px`);
	}

	private listen(): void {
		const { signal } = this.life;
		const { user } = this;
		this.host.addEventListener('pointerenter', () => user.onEnter?.(), { signal });
		this.host.addEventListener('pointerleave', () => user.onLeave?.(), { signal });
		// The page's own shortcuts stay the page's, but not while the reader types here.
		for (const type of typing) {
			this.host.addEventListener(type, (event) => event.stopPropagation(), { signal });
		}
		window.addEventListener(
			'keydown',
			(event) => {
				// A key that a page's script makes up must not close what the reader is writing.
				if (event.key !== 'Escape' || !event.isTrusted) return;
				const inside = event.target === this.host;
				if (inside) event.stopPropagation();
				user.onEscape(inside);
			},
			{ signal, capture: true },
		);
		const follow = () => requestAnimationFrame(() => !signal.aborted && this.place());
		window.addEventListener('scroll', follow, { signal, capture: true, passive: true });
		window.addEventListener('resize', follow, { signal });
	}
}
