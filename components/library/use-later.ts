import { useEffect, useState } from 'preact/hooks';

/** What is read only once it is needed; null until it is there. Where it can't be read, it is tried again with the next need. */
export function useLater<T>(isNeeded: boolean, read: () => Promise<T>): T | null {
	const [found, setFound] = useState<{ it: T } | null>(null);
	useEffect(() => {
		if (!isNeeded || found) return;
		read().then(
			(it) => setFound({ it }),
			() => {},
		);
	}, [isNeeded]);
	return found?.it ?? null;
}

/** When what was drawn is on the screen. */
export const drawn = (): Promise<void> =>
	new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Whether what a component gave first is on the screen: what would keep it from there can wait for this. */
export function useDrawn(): boolean {
	const [isDrawn, setDrawn] = useState(false);
	useEffect(() => {
		let isGone = false;
		drawn().then(() => {
			if (!isGone) setDrawn(true);
		});
		return () => {
			isGone = true;
		};
	}, []);
	return isDrawn;
}
