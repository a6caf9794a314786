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
	const hidden =
		count === 1
			? `1 statement that is less than ${percent}% sure is hidden.`
			: `${count} statements that are less than ${percent}% sure are hidden.`;
	const seen =
		count === 1
			? `1 of these is less than ${percent}% sure.`
			: `${count} of these are less than ${percent}% sure.`;
	return (
		<p class="none unsure">
			<span role="status">{isHiding ? hidden : seen}</span>{' '}
			<button
				type="button"
				class="link"
				onClick={() => onShown({ ...shown, least: isHiding ? 0 : least })}
			>
				{isHiding ? (count === 1 ? 'Show it' : 'Show them') : count === 1 ? 'Hide it' : 'Hide them'}
			</button>
		</p>
	);
}
