import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in a list when the item that has it goes: it goes to what stands at its place
 * then, or to the chosen tab where nothing is left.
 *
 * @param list its children are the items, each with a button of class "go"
 */
export function useFocusKept(list: RefObject<HTMLElement | null>): void {
	/** Index of the item that has the focus; -1 where none has. */
	const at = useRef(-1);
	useEffect(() => {
		const life = new AbortController();
		const { signal } = life;
		document.addEventListener(
			'focusin',
			({ target }) => {
				const items = [...(list.current?.children ?? [])];
				at.current = items.findIndex((item) => item.contains(target as Node));
			},
			{ signal },
		);
		// Who clicks beside it all wants the focus nowhere.
		document.addEventListener('pointerdown', () => (at.current = -1), { signal });
		return () => life.abort();
	}, []);
	useEffect(() => {
		if (at.current < 0 || document.activeElement !== document.body) return;
		const items = [...(list.current?.querySelectorAll<HTMLElement>('.go:not(:disabled)') ?? [])];
		const next = items[Math.min(at.current, items.length - 1)];
		(next ?? document.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
	});
}
