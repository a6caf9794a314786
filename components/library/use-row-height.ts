import { useEffect, useState } from 'preact/hooks';

const query = '(min-width: 640px)';

/** The height of a list's rows in CSS pixels, in a wide window and in a narrow one. */
export function useRowHeight(wide: number, narrow: number): number {
	const [isWide, setWide] = useState(() => matchMedia(query).matches);
	useEffect(() => {
		const media = matchMedia(query);
		const onChange = () => setWide(media.matches);
		media.addEventListener('change', onChange);
		return () => media.removeEventListener('change', onChange);
	}, []);
	return isWide ? wide : narrow;
}
