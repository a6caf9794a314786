import { t } from '../../lib/i18n';
import type { View } from '../../lib/library/route';
import type { LibraryState } from './use-library';

/** What stands where a list has no rows: why, and what to do. */
export function Empty({
	state,
	what,
	isFiltered: isAsked,
	children,
}: {
	state: LibraryState;
	what: View;
	isFiltered: boolean;
	children?: preact.ComponentChildren;
}) {
	// Where nothing is saved, it isn't for the filters that there is nothing.
	const isFiltered = isAsked && (state.catalogue?.articleCount ?? 0) > 0;
	if (state.progress && !isFiltered) return <p class="empty">{t('library.beingAddedMore')}</p>;
	return (
		<div class="empty">
			{isFiltered ? (
				<>
					<h2>{t(`library.none.${what}.fit`)}</h2>
					<p>{t('library.takeAWordOrA')}</p>
				</>
			) : (
				<>
					<h2>{t(`library.none.${what}.yet`)}</h2>
					{children ?? <p>{t('library.openANewsArticleAnd')}</p>}
				</>
			)}
		</div>
	);
}
