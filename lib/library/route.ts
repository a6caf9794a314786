/** What the library shows, as it stands in the address after the "#". */

export const views = ['articles', 'statements', 'notes', 'actors', 'stories'] as const;
export type View = (typeof views)[number];

export type Route =
	| { page: 'list'; view: View; query: string; sort: string }
	/** `at` is the annotation to go to. */
	| { page: 'article'; id: string; at: string | null; query: string }
	| { page: 'actor'; key: string }
	| { page: 'story'; id: string }
	/** Export, import and backup. */
	| { page: 'transfer' };

/** Reads an address; whatever is none leads to the articles. */
export function parseRoute(hash: string): Route {
	const [path = '', search = ''] = split(hash.replace(/^#/, ''), '?');
	const [, name = '', rest = ''] = /^\/([a-z]+)(?:\/(.*))?$/s.exec(path) ?? [];
	const parameters = new URLSearchParams(search);
	const query = parameters.get('q') ?? '';
	const id = decode(rest);
	if (id) {
		if (name === 'article') return { page: 'article', id, at: parameters.get('at'), query };
		if (name === 'actor') return { page: 'actor', key: id };
		if (name === 'story') return { page: 'story', id };
	}
	if (name === 'transfer') return { page: 'transfer' };
	const view = views.find((one) => one === name) ?? 'articles';
	return { page: 'list', view, query, sort: parameters.get('sort') ?? '' };
}

export function formatRoute(route: Route): string {
	switch (route.page) {
		case 'list':
			return `#/${route.view}${parameters({ q: route.query, sort: route.sort })}`;
		case 'article':
			return `#/article/${encodeURIComponent(route.id)}${parameters({ q: route.query, at: route.at ?? '' })}`;
		case 'actor':
			return `#/actor/${encodeURIComponent(route.key)}`;
		case 'story':
			return `#/story/${encodeURIComponent(route.id)}`;
		case 'transfer':
			return '#/transfer';
	}
}

/** A list without a query, or with one. */
export const listRoute = (view: View, query = ''): Route => ({
	page: 'list',
	view,
	query,
	sort: '',
});

function parameters(values: Record<string, string>): string {
	const filled = Object.entries(values).filter(([, value]) => value !== '');
	return filled.length > 0 ? `?${new URLSearchParams(filled)}` : '';
}

function split(text: string, at: string): [string, string] {
	const place = text.indexOf(at);
	return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return '';
	}
}
