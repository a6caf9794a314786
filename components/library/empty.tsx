import { t } from '../../lib/i18n';
import type { View } from '../../lib/library/route';
import type { LibraryState } from './use-library';

/** What stands where a list has no rows: why, and what to do. */
export function Empty({
	state,
	what,
	isFiltered,
	children,
}: {
	state: LibraryState;
	what: View;
	isFiltered: boolean;
	children?: preact.ComponentChildren;
}) {
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
