import type { Polarity } from '../../lib/annotation';
import { number, t } from '../../lib/i18n';
import type { AnnotatedArticle } from '../../lib/saved';
import type { Shown } from '../../lib/shown';
import { polaritySigns, polarityWord } from '../words';
import { actorsFor, type Filter, noFilter, statementsFor } from './filter';

const polarities: Polarity[] = [1, -1, 0];

/** Search what is listed; choose the statements of one actor, or of one polarity. */
export function Filters({
	annotated,
	filter,
	shown,
	isOfStatements,
	onFilter,
}: {
	annotated: AnnotatedArticle;
	filter: Filter;
	shown: Shown;
	isOfStatements: boolean;
	onFilter: (filter: Filter) => void;
}) {
	const named = actorsFor(annotated, noFilter, shown);
	return (
		<div class="filters">
			{isOfStatements && (
				<fieldset>
					<legend class="hidden">{t('list.polarity')}</legend>
					{polarities.map((polarity) => {
						const on = filter.polarity === polarity;
						const count = statementsFor(annotated, { ...filter, polarity }, shown).length;
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
								{polarityWord(polarity)} {number(count)}
							</button>
						);
					})}
				</fieldset>
			)}
			<input
				type="search"
				class="search"
				aria-label={t('list.searchThisPagesAnnotations')}
				placeholder={t('common.search')}
				value={filter.words}
				onInput={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
			/>
			{isOfStatements && (
				<label>
					<span class="hidden">{t('common.actor')}</span>
					<select
						value={filter.actor ?? ''}
						onChange={(event) => onFilter({ ...filter, actor: event.currentTarget.value || null })}
					>
						<option value="">{t('list.allActors')}</option>
						{named.map(({ id, actor }) => (
							<option key={id} value={id}>
								{actor.name}
							</option>
						))}
					</select>
				</label>
			)}
		</div>
	);
}
