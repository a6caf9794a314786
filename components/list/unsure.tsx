import { plural } from '../../lib/i18n';
import type { AnnotatedArticle } from '../../lib/saved';
import { type Shown, shownAtFirst } from '../../lib/shown';
import { unsureCount } from './filter';

/** Says how many statements are hidden since they are less sure than asked for, and shows them, and hides them again. */
export function Unsure({
	annotated,
	shown,
	onShown,
}: {
	annotated: AnnotatedArticle;
	shown: Shown;
	onShown: (shown: Shown) => void;
}) {
	const least = shown.least || shownAtFirst.least;
	const isHiding = shown.least > 0;
	const count = unsureCount(annotated, { ...shown, least });
	if (count === 0) return null;
	const percent = Math.round(least * 100);
	return (
		<p class="none unsure">
			<span role="status">
				{plural(isHiding ? 'list.unsureHidden' : 'list.unsureSeen', count, { percent })}
			</span>{' '}
			<button
				type="button"
				class="link"
				onClick={() => onShown({ ...shown, least: isHiding ? 0 : least })}
			>
				{plural(isHiding ? 'list.showUnsure' : 'list.hideUnsure', count)}
			</button>
		</p>
	);
}
