import type { Clause } from '../../lib/library/query';
import type { Route } from '../../lib/library/route';
import type { Deeds } from './deeds';
import type { LibraryState } from './use-library';

/** What every page of the library is given. */
export interface PageProps {
	state: LibraryState;
	clauses: readonly Clause[];
	query: string;
	deeds: Deeds;
	go: (to: Route) => void;
}

/** And every list. */
export interface ListProps extends PageProps {
	/** As it stands in the address; anything unknown is the usual order. */
	sort: string;
	onSort: (by: string) => void;
}

/** A known order, or the usual one. */
export function sortOf<S extends string>(
	sorts: readonly [S, ...S[]] | readonly S[],
	sort: string,
): S {
	const [usual] = sorts;
	if (usual === undefined) throw new RangeError('There is no order');
	return sorts.find((one) => one === sort) ?? usual;
}
