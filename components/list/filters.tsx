import type { Polarity } from '../../lib/annotation';
import type { AnnotatedArticle } from '../../lib/saved';
import { polaritySigns, polarityWords } from '../words';
import { actorsFor, type Filter, noFilter, statementsFor } from './filter';

const polarities: Polarity[] = [1, -1, 0];

/** Choose the statements of one actor, or of one polarity. */
export function Filters({
	annotated,
	filter,
	onFilter,
}: {
	annotated: AnnotatedArticle;
	filter: Filter;
	onFilter: (filter: Filter) => void;
}) {
	const named = actorsFor(annotated, noFilter);
	return (
		<div class="filters">
			<fieldset>
				<legend class="hidden">Polarity</legend>
				{polarities.map((polarity) => {
					const on = filter.polarity === polarity;
					const count = statementsFor(annotated, { ...filter, polarity }).length;
					return (
						<button
							key={polarity}
							type="button"
							class={`chip p${polarity}`}
							aria-pressed={on}
							onClick={() => onFilter({ ...filter, polarity: on ? null : polarity })}
						>
							<span class="sign" aria-hidden="true">
								{polaritySigns[`${polarity}`]}
							</span>
							{polarityWords[`${polarity}`]} {count}
						</button>
					);
				})}
			</fieldset>
			<label>
				<span class="hidden">Actor</span>
				<select
					value={filter.actor ?? ''}
					onChange={(event) => onFilter({ ...filter, actor: event.currentTarget.value || null })}
				>
					<option value="">All actors</option>
					{named.map(({ id, actor }) => (
						<option key={id} value={id}>
							{actor.name}
						</option>
					))}
				</select>
			</label>
		</div>
	);
}
