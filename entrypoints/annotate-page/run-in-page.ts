import { browser } from 'wxt/browser';
import { CardHost } from '../../components/card/card-host';
import { readToPage, type ToPage } from '../../lib/messages';
import { ask, Orphaned } from '../../lib/page/ask';
import { type Place, Reading } from '../../lib/page/reading';
import { watchPage } from '../../lib/page/watch';

/** How long the pointer rests on a highlight before its card opens, in milliseconds. */
const dwell = 150;

/** Wires the reading of a page to the pointer, the keyboard, the card and the background. */
export function runInPage(): void {
	let life: AbortController | null = null;
	const reading = new Reading(() => card.draw());
	const card = new CardHost({
		judge: (id, judgement) => reading.judge(id, judgement),
		annotation: (id) => reading.annotation(id),
	});

	const start = async () => {
		if (life) return;
		life = new AbortController();
		const { signal } = life;
		try {
			if (!(await ask({ type: 'page/may-run' }))) return stop();
		} catch (error) {
			if (error instanceof Orphaned) return stop();
		}
		if (signal.aborted) return;
		watchPage(
			{
				onSettled: () => reading.settled(),
				onAddress: () => {
					card.close();
					reading.moved();
				},
				onTick: () => {
					// An update or a removal of the extension takes the runtime away, and us with it.
					if (browser.runtime?.id) reading.restore();
					else stop();
				},
			},
			signal,
		);
		watchPointer((place) => (place ? card.open(place, false) : card.closeSoon()), signal);
		reading.run();
	};

	const stop = () => {
		life?.abort();
		life = null;
		card.close();
		reading.stop();
	};

	const watchPointer = (onPlace: (place: Place | null) => void, signal: AbortSignal) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;
		document.addEventListener(
			'pointermove',
			({ clientX, clientY, target }) => {
				clearTimeout(timer);
				if (card.isAt(target)) return;
				timer = setTimeout(() => {
					const place = reading.placeAt(clientX, clientY);
					if (place || isOver) onPlace(place);
					isOver = place !== null;
				}, dwell);
			},
			{ signal, passive: true, capture: true },
		);
		// A finger does not hover. What it taps is still the page's to handle.
		document.addEventListener(
			'click',
			(event) => {
				const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
				const place = isTouch ? reading.placeAt(event.clientX, event.clientY) : null;
				if (place) onPlace(place);
			},
			{ signal, passive: true, capture: true },
		);
		signal.addEventListener('abort', () => clearTimeout(timer));
	};

	/** @returns whether it was done */
	const obey = (message: ToPage): boolean => {
		switch (message.type) {
			case 'run':
				if (message.again) reading.forget();
				if (life) reading.run();
				else start();
				return true;
			case 'stop':
				stop();
				return true;
			case 'judged':
				reading.judged(message.id, message.judgement);
				return true;
			case 'show':
				return openAt(reading.show(message.id));
			case 'step':
				return openAt(reading.step(message.what, message.by));
		}
	};
	const openAt = (place: Place | null): boolean => {
		if (place) card.open(place, true);
		return place !== null;
	};

	browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
		const read = readToPage(message, sender, { id: browser.runtime.id });
		if (read) respond(obey(read));
		return false;
	});
	// A page that is loaded ahead of time is read when the reader comes to it, if ever.
	if ('prerendering' in document && document.prerendering)
		document.addEventListener('prerenderingchange', start, { once: true });
	else start();
}
