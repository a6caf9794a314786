import { useMemo, useState } from 'preact/hooks';
import { actWords } from '../../lib/act-words';
import { acts } from '../../lib/annotation';
import { passingAgain } from '../../lib/library/filter';
import { facetsOf, mostNamed, outletsOf, tagsOf } from '../../lib/library/listing';
import { type Clause, type Field, valuesOf, withValues } from '../../lib/library/query';
import type { View } from '../../lib/library/route';
import { polaritySigns, polarityWords } from '../words';
import { written } from './dates';
import type { LibraryState } from './use-library';

const stances = [
	[1, 'supports'],
	[-1, 'opposes'],
	[0, 'reports'],
] as const;

const whose = [
	['', 'Everything'],
	['mine', 'Mine: confirmed, tagged, noted'],
	['detected', 'Detected'],
	['confirmed', 'Confirmed'],
	['dismissed', 'Dismissed'],
	['noted', 'With a note'],
] as const;

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
	const outlets = useMemo(
		() => head?.offer.outlets ?? (catalogue ? outletsOf(catalogue) : []),
		[catalogue],
	);
	const tags = useMemo(() => head?.offer.tags ?? (catalogue ? tagsOf(catalogue) : []), [catalogue]);
	const names = useMemo(
		() => head?.offer.names ?? (catalogue ? mostNamed(catalogue) : []),
		[catalogue],
	);
	const facets = useMemo(() => {
		if (!catalogue || view === 'notes') return null;
		if (head) return head.offer.facets;
		// How many there would be of each stance, whichever is chosen now.
		const others = clauses.filter(({ field }) => field !== 'stance');
		const of = view === 'articles' ? 'articles' : view === 'statements' ? 'statements' : 'none';
		return facetsOf(catalogue, passingAgain(catalogue, others, words, of, state.storiesOf));
	}, [catalogue, words, clauses, view, state.storiesOf]);
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
				dir="auto"
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
			<summary>Filters{count > 0 && ` (${count})`}</summary>
			<div class="controls">
				{facets && (
					<fieldset>
						<legend>Stance</legend>
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
									{polarityWords[`${polarity}`]}
									<span class="count">{written(facets.polarity[`${polarity}`])}</span>
								</button>
							);
						})}
					</fieldset>
				)}
				{!ofNotes && write('source', 'Source', { list: 'actor-names', placeholder: 'Who' })}
				{!ofNotes && write('target', 'Target', { list: 'actor-names', placeholder: 'Toward whom' })}
				{write('actor', 'Names', { list: 'actor-names', placeholder: 'Whom it names' })}
				<datalist id="actor-names">
					{names.map((name) => (
						<option key={name} value={name} />
					))}
				</datalist>
				{choose('outlet', 'Outlet', [
					['', 'All outlets'],
					...outlets.map(([outlet, n]) => [outlet, `${outlet} (${written(n)})`] as const),
				])}
				<div class="pair">
					{write('since', 'From', { placeholder: '2023-10' })}
					{write('before', 'Before', { placeholder: '2024' })}
				</div>
				{stories.length > 0 &&
					choose('story', 'Story', [
						['', 'All articles'],
						...stories.map(({ id, name }) => [id, name] as const),
					])}
				{!ofNotes &&
					choose('act', 'Act', [
						['', 'Any'],
						...acts
							.filter((act) => (facets?.acts.get(act) ?? 0) > 0)
							.map((act) => [act.toLowerCase(), capital(actWords[act])] as const),
					])}
				{tags.length > 0 &&
					choose('tag', 'Tag', [
						['', 'Any'],
						...tags.map(([tag, n]) => [tag, `${tag} (${written(n)})`] as const),
					])}
				{!ofNotes && choose('is', 'Whose', whose)}
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
						Clear the filters
					</button>
				)}
			</div>
		</details>
	);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
