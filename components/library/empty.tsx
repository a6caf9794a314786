import type { LibraryState } from './use-library';

/** What stands where a list has no rows: why, and what to do. */
export function Empty({
	state,
	what,
	isFiltered,
	children,
}: {
	state: LibraryState;
	/** "articles" */
	what: string;
	isFiltered: boolean;
	children?: preact.ComponentChildren;
}) {
	if (state.progress && !isFiltered) return <p class="empty">Being added…</p>;
	return (
		<div class="empty">
			{isFiltered ? (
				<>
					<h2>No {what} fit</h2>
					<p>Take a word or a filter away, or look in another list: the search goes along.</p>
				</>
			) : (
				<>
					<h2>No {what} yet</h2>
					{children ?? (
						<p>
							Open a news article and press the Standpoint button: what it finds there is kept here.
						</p>
					)}
				</>
			)}
		</div>
	);
}
