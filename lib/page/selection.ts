/** How long a selection stays as it is before it counts as made, in milliseconds. */
const settled = 250;

export interface SelectionUser {
	/** Whether an event's target is an element of ours. */
	isOurs: (target: EventTarget | null) => boolean;
	/** The reader has selected something, and let go. */
	onSelected: () => void;
	/** Nothing is selected any more, or a new selection has begun. */
	onNothing: () => void;
}

/** Follows what the reader selects, by pointer or keyboard, until `signal` aborts. It listens only. */
export function watchSelection(user: SelectionUser, signal: AbortSignal): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isDown = false;
	const look = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (!isDown && !getSelection()?.isCollapsed) user.onSelected();
		}, settled);
	};
	const options = { signal, passive: true, capture: true };
	document.addEventListener(
		'selectionchange',
		({ isTrusted }) => {
			// What a page's script makes up is no doing of the reader's.
			if (!isTrusted) return;
			if (getSelection()?.isCollapsed !== false) {
				clearTimeout(timer);
				user.onNothing();
			} else look();
		},
		options,
	);
	document.addEventListener(
		'pointerdown',
		(event) => {
			if (!event.isTrusted || user.isOurs(event.target)) return;
			isDown = true;
			user.onNothing();
		},
		options,
	);
	for (const type of ['pointerup', 'pointercancel']) {
		document.addEventListener(
			type,
			(event) => {
				if (!event.isTrusted || !isDown) return;
				isDown = false;
				if (!user.isOurs(event.target)) look();
			},
			options,
		);
	}
	signal.addEventListener('abort', () => clearTimeout(timer));
}
