import { useEffect, useState } from 'preact/hooks';
import { formatRoute, parseRoute, type Route } from '../../lib/library/route';

/** How far each address was scrolled, so that going back leads back to the same place. */
export const scrolled = new Map<string, number>();

/** The route in the address, and ways to another: `go` can be gone back from, `replace` can't. */
export function useRoute() {
	const [route, setRoute] = useState<Route>(() => parseRoute(location.hash));
	useEffect(() => {
		const onChange = () => setRoute(parseRoute(location.hash));
		addEventListener('hashchange', onChange);
		addEventListener('popstate', onChange);
		return () => {
			removeEventListener('hashchange', onChange);
			removeEventListener('popstate', onChange);
		};
	}, []);
	return {
		route,
		go: (to: Route) => {
			const hash = formatRoute(to);
			if (hash !== location.hash) history.pushState(null, '', hash);
			setRoute(to);
		},
		replace: (to: Route) => {
			history.replaceState(null, '', formatRoute(to));
			setRoute(to);
		},
	};
}
