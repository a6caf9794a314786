import { useMemo, useState } from 'preact/hooks';
import { acts } from '../../lib/annotation';
import { t } from '../../lib/i18n';
import { passingAgain } from '../../lib/library/filter';
import { facetsOf, mostNamed, outletsOf, tagsOf } from '../../lib/library/listing';
import { type Clause, type Field, valuesOf, withValues } from '../../lib/library/query';
import type { View } from '../../lib/library/route';
import { actWord, polaritySigns, polarityWord } from '../words';
import { written } from './dates';
import { useDrawn } from './use-later';
import type { LibraryState } from './use-library';

const stances = [
	[1, 'supports'],
	[-1, 'opposes'],
	[0, 'reports'],
] as const;

const whose = ['mine', 'detected', 'confirmed', 'dismissed', 'unsure', 'noted'] as const;

/** So many stories are suggested; the others are found by writing them. */
const suggested = 200;

/** The filters of a list. Each is a clause of the query, so that what is chosen can be read, linked to and changed by hand. */
export function Filters({
	view,
	isOpen,
	query,
	clauses,
	onQuery,
	state,
}: {
	view: View;
	isOpen: boolean;
	query: string;
	clauses: readonly Clause[];
	onQuery: (query: string, isNew: boolean) => void;
	state: LibraryState;
}) {
	const { catalogue, words, head } = state;
	const [opened, setOpened] = useState(false);
	// What stands beside the rows waits for them: to count all of it takes a while.
	const isCounted = useDrawn() || head !== null;
	const outlets = useMemo(
		() => head?.offer.outlets ?? (catalogue && isCounted ? outletsOf(catalogue) : []),
		[catalogue, isCounted],
	);
	const tags = useMemo(
		() => head?.offer.tags ?? (catalogue && isCounted ? tagsOf(catalogue) : []),
		[catalogue, isCounted],
	);
	const names = useMemo(
		() => head?.offer.names ?? (catalogue && isCounted ? mostNamed(catalogue) : []),
		[catalogue, isCounted],
	);
	const facets = useMemo(() => {
		if (!catalogue || view === 'notes' || !isCounted) return null;
		if (head) return head.offer.facets;
		// How many there would be of each stance, whichever is chosen now.
		const others = clauses.filter(({ field }) => field !== 'stance');
		const of = view === 'articles' ? 'articles' : view === 'statements' ? 'statements' : 'none';
		return facetsOf(catalogue, passingAgain(catalogue, others, words, of, state.storiesOf));
	}, [catalogue, words, clauses, view, state.storiesOf, isCounted]);
	if (!catalogue) return null;

	const set = (field: Field, values: readonly string[]) =>
		onQuery(withValues(query, field, values), true);
	const chosen = (field: Field) => valuesOf(query, field);
	const count = clauses.filter(({ field }) => field !== 'text').length;
	const choose = (field: Field, label: string, options: readonly (readonly [string, string])[]) => (
		<label>
			<span>{label}</span>
			<select
				value={chosen(field).join(',')}
				onChange={(event) => {
					const { value } = event.currentTarget;
					set(field, value ? [value] : []);
				}}
			>
				{options.map(([value, text]) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
				{chosen(field).length > 0 &&
					!options.some(([value]) => value === chosen(field).join(',')) && (
						<option value={chosen(field).join(',')}>{chosen(field).join(', ')}</option>
					)}
			</select>
		</label>
	);
	const write = (field: Field, label: string, attributes: Record<string, string>) => (
		<label>
			<span>{label}</span>
			<input
				{...attributes}
				dir={chosen(field).length > 0 ? 'auto' : undefined}
				autocomplete="off"
				value={chosen(field).join(', ')}
				onChange={(event) => {
					const value = event.currentTarget.value.trim();
					set(field, value ? [value] : []);
				}}
			/>
		</label>
	);
	const ofNotes = view === 'notes';
	const stories = [...(state.stories ?? [])]
		.sort((a, b) => b.articles.length - a.articles.length)
		.slice(0, suggested);

	return (
		<details
			class="filters"
			open={isOpen || opened}
			onToggle={(event) => setOpened(event.currentTarget.open)}
		>
			<summary>
				{count > 0 ? t('library.filter.titleCount', { count }) : t('library.filter.title')}
			</summary>
			<div class="controls">
				{!ofNotes && (
					<fieldset>
						<legend>{t('library.stance')}</legend>
						{stances.map(([polarity, word]) => {
							const on = chosen('stance').includes(word);
							return (
								<button
									key={word}
									type="button"
									class={`chip p${polarity}`}
									aria-pressed={on}
									onClick={() => set('stance', on ? [] : [word])}
								>
									<span class="sign" aria-hidden="true">
										{polaritySigns[`${polarity}`]}
									</span>
									{polarityWord(polarity)}
									<span class="count">{facets && written(facets.polarity[`${polarity}`])}</span>
								</button>
							);
						})}
					</fieldset>
				)}
				{!ofNotes &&
					write('source', t('library.filter.source'), {
						list: 'actor-names',
						placeholder: t('library.filter.who'),
					})}
				{!ofNotes &&
					write('target', t('library.filter.target'), {
						list: 'actor-names',
						placeholder: t('library.filter.towardWhom'),
					})}
				{write('actor', t('library.filter.actor'), {
					list: 'actor-names',
					placeholder: t('library.filter.whomItNames'),
				})}
				<datalist id="actor-names">
					{names.map((name) => (
						<option key={name} value={name} />
					))}
				</datalist>
				{choose('outlet', t('library.filter.outlet'), [
					['', t('library.filter.allOutlets')],
					...outlets.map(
						([outlet, n]) =>
							[outlet, t('library.filter.named', { name: outlet, count: n })] as const,
					),
				])}
				<div class="pair">
					{write('since', t('library.filter.since'), { placeholder: '2023-10' })}
					{write('before', t('library.filter.before'), { placeholder: '2024' })}
				</div>
				{stories.length > 0 &&
					choose('story', t('library.filter.story'), [
						['', t('library.filter.allArticles')],
						...stories.map(({ id, name }) => [id, name] as const),
					])}
				{!ofNotes &&
					choose('act', t('library.filter.act'), [
						['', t('library.filter.any')],
						...acts
							.filter((act) => (facets?.acts.get(act) ?? 0) > 0)
							.map((act) => [act.toLowerCase(), capital(actWord(act))] as const),
					])}
				{tags.length > 0 &&
					choose('tag', t('library.filter.tag'), [
						['', t('library.filter.any')],
						...tags.map(
							([tag, n]) => [tag, t('library.filter.named', { name: tag, count: n })] as const,
						),
					])}
				{!ofNotes &&
					choose('is', t('library.filter.whose'), [
						['', t('library.whose.everything')],
						...whose.map((one) => [one, t(`library.whose.${one}`)] as const),
					])}
				{count > 0 && (
					<button
						type="button"
						class="link"
						onClick={() =>
							onQuery(
								clauses
									.filter(({ field }) => field === 'text')
									.map(({ start, end }) => query.slice(start, end))
									.join(' '),
								true,
							)
						}
					>
						{t('library.clearTheFilters')}
					</button>
				)}
			</div>
		</details>
	);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
