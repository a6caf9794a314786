import { useMemo, useState } from 'preact/hooks';
import { acts } from '../../lib/annotation';
import type { Catalogue } from '../../lib/library/catalogue';
import { passingAgain } from '../../lib/library/filter';
import { facetsOf, outletsOf, tagsOf } from '../../lib/library/listing';
import { type Clause, type Field, valuesOf, withValues } from '../../lib/library/query';
import type { View } from '../../lib/library/route';
import { actWords, polaritySigns, polarityWords } from '../words';
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

/** So many actors and stories are suggested; the others are found by writing them. */
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
	const { catalogue, words } = state;
	const [opened, setOpened] = useState(false);
	const outlets = useMemo(() => (catalogue ? outletsOf(catalogue) : []), [catalogue]);
	const tags = useMemo(() => (catalogue ? tagsOf(catalogue) : []), [catalogue]);
	const names = useMemo(() => (catalogue ? mostNamed(catalogue) : []), [catalogue]);
	const facets = useMemo(() => {
		if (!catalogue || view === 'notes') return null;
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
									<span class="count">{facets.polarity[`${polarity}`].toLocaleString()}</span>
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
					...outlets.map(([outlet, n]) => [outlet, `${outlet} (${n.toLocaleString()})`] as const),
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
						...tags.map(([tag, n]) => [tag, `${tag} (${n.toLocaleString()})`] as const),
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

function mostNamed({ actors, actorRole, roleActor, actorMentions }: Catalogue): string[] {
	const counts = new Uint32Array(actors.length);
	for (let i = 0; i < actorRole.length; i++) {
		const actor = roleActor[actorRole[i] ?? 0] ?? 0;
		if (actor > 0) counts[actor - 1] = (counts[actor - 1] ?? 0) + (actorMentions[i] ?? 0);
	}
	const order = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
	return [...new Set(order.slice(0, suggested).map((i) => actors[i]?.name ?? ''))];
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
