import type { Place } from './reading';

/** How long the pointer rests on a highlight before its card opens, in milliseconds. */
const dwell = 150;

export interface PointerUser {
	/** What is annotated at a point of the viewport (CSS pixels), or null. */
	placeAt: (x: number, y: number) => Place | null;
	/** Whether an event's target is an element of ours. */
	isOurs: (target: EventTarget | null) => boolean;
	/** The pointer has come to rest on a place, or (null) has left it. */
	onPlace: (place: Place | null) => void;
}

/**
 * Follows the pointer until `signal` aborts. It listens only, to events that stay the page's, and
 * looks no further until the pointer rests, so that moving it costs nothing.
 */
export function watchPointer(user: PointerUser, signal: AbortSignal): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isOver = false;
	const rest = (x: number, y: number) => {
		const place = user.placeAt(x, y);
		if (place || isOver) user.onPlace(place);
		isOver = place !== null;
	};
	document.addEventListener(
		'pointermove',
		({ clientX, clientY, target, isTrusted }) => {
			// What a page's script makes up is no move of the reader's.
			if (!isTrusted) return;
			clearTimeout(timer);
			if (!user.isOurs(target)) timer = setTimeout(() => rest(clientX, clientY), dwell);
		},
		{ signal, passive: true, capture: true },
	);
	// A finger does not hover; what it taps is the page's to handle all the same.
	document.addEventListener(
		'click',
		(event) => {
			const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
			if (isTouch && event.isTrusted && !user.isOurs(event.target))
				rest(event.clientX, event.clientY);
		},
		{ signal, passive: true, capture: true },
	);
	signal.addEventListener('abort', () => clearTimeout(timer));
}
