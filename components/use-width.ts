import { useCallback, useState } from 'preact/hooks';

/**
 * The width that an element has, for what is drawn to fit it.
 *
 * @returns what to give the element as its `ref`, and its inner width in whole CSS pixels as it is
 *   now; null until the element is there
 */
export function useWidth(): [(element: HTMLElement | null) => void, number | null] {
	const [width, setWidth] = useState<number | null>(null);
	const ref = useCallback((element: HTMLElement | null) => {
		if (!element) return;
		// Asked at once as well: what is observed is told only once the page was laid out without it.
		const look = () => setWidth(element.clientWidth);
		look();
		const observer = new ResizeObserver(look);
		observer.observe(element);
		return () => observer.disconnect();
	}, []);
	return [ref, width];
}
