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
