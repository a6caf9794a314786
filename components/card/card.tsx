import type { ComponentChildren } from 'preact';
import type { Edit } from '../../lib/edit/shape';
import type { Annotation, SavedActor, SavedNote, SavedStatement } from '../../lib/saved';
import { Markdown } from '../form/markdown';
import { undoKey } from '../undo-key';
import {
	describe,
	type Find,
	howSure,
	kindWords,
	nameOf,
	otherNames,
	partiesOf,
	polaritySigns,
	polarityWords,
} from '../words';

/** More than these would hide the page that they are about. */
const most = 3;

export interface CardProps {
	annotations: readonly Annotation[];
	find: Find;
	/** What went wrong, to be shown below. */
	problem: ComponentChildren;
	onEdit: (edit: Edit) => void;
	/** Opens the form that edits an annotation. */
	onOpen: (id: string) => void;
	onUndo: (again: boolean) => void;
	onClose: () => void;
}

/** What is annotated at one place of a page, with the reader's word on it. */
export function Card({ annotations, find, problem, onEdit, onOpen, onUndo, onClose }: CardProps) {
	const [first] = annotations;
	if (!first) return null;
	return (
		<section
			class="card"
			role="dialog"
			aria-label={nameOf(first, find)}
			tabIndex={-1}
			onKeyDown={(event) => undoKey(event, onUndo)}
		>
			<button type="button" class="close" aria-label="Close" onClick={onClose}>
				×
			</button>
			{annotations.slice(0, most).map((row) => (
				<article key={row.id} class={isGone(row) ? 'item gone' : 'item'}>
					{row.type === 'statement' && <StatementPart row={row} find={find} />}
					{row.type === 'actor' && <ActorPart row={row} />}
					{row.type === 'note' && <NotePart row={row} />}
					<Written row={row} />
					<Verdict row={row} name={nameOf(row, find)} onEdit={onEdit} onOpen={onOpen} />
				</article>
			))}
			{problem}
		</section>
	);
}

const isGone = (row: Annotation): boolean => row.type !== 'note' && row.judgement === 'wrong';

function StatementPart({ row, find }: { row: SavedStatement; find: Find }) {
	const { statement, words } = row;
	const { source, target } = partiesOf(row, find);
	const polarity = `${statement.polarity}` as const;
	const sure = Math.round(statement.confidence * 100);
	return (
		<>
			<h2>
				<span class={`sign p${polarity}`} aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<bdi>{source ?? 'Unnamed'}</bdi>
				{target && (
					<>
						<span class="arrow" role="img" aria-label="toward">
							→
						</span>
						<bdi>{target}</bdi>
					</>
				)}
			</h2>
			<p class="act">
				<strong>{polarityWords[polarity]}</strong>, {describe(row)}: <q>{words.cue}</q>
			</p>
			{row.made || row.edited ? (
				<p class="sure">{row.made ? 'Marked by you' : 'Edited by you'}</p>
			) : (
				<p class="sure">
					<meter
						min={0}
						max={100}
						value={sure}
						aria-label={`${howSure(statement.confidence)}, ${sure}%`}
					/>{' '}
					{howSure(statement.confidence)}, {sure}%
				</p>
			)}
		</>
	);
}

function ActorPart({ row }: { row: SavedActor }) {
	const others = otherNames(row, 6);
	const times = row.actor.mentions.length;
	return (
		<>
			<h2>
				<bdi>{row.actor.name}</bdi>
			</h2>
			<p class="act">
				{kindWords[row.actor.kind]}, named {times === 1 ? 'once' : `${times} times`} here
			</p>
			{others.length > 0 && (
				<p class="sure">
					Also: <bdi>{others.join(', ')}</bdi>
				</p>
			)}
		</>
	);
}

function NotePart({ row }: { row: SavedNote }) {
	return (
		<h2>
			<span class="sign mine" aria-hidden="true">
				✎
			</span>
			{row.body ? 'Your note' : 'Your highlight'}
		</h2>
	);
}

/** The reader's own words on an annotation, and its tags. */
function Written({ row }: { row: Annotation }) {
	const text = row.type === 'note' ? row.body : row.note;
	return (
		<>
			{row.type === 'note' && row.changed && (
				<p class="sure">The page’s words have changed. You marked: {row.selector.quote.exact}</p>
			)}
			{text && <Markdown text={text} />}
			{row.tags.length > 0 && (
				<p class="tag-list">
					{row.tags.map((tag) => (
						<span key={tag} class="tag">
							{tag}
						</span>
					))}
				</p>
			)}
		</>
	);
}

function Verdict({
	row,
	name,
	onEdit,
	onOpen,
}: { row: Annotation; name: string } & Pick<CardProps, 'onEdit' | 'onOpen'>) {
	const edit = (
		<button type="button" aria-label={`Edit: ${name}`} onClick={() => onOpen(row.id)}>
			<span aria-hidden="true">✎</span> Edit
		</button>
	);
	if (row.type === 'note' || row.made) {
		return (
			<p class="verdict">
				{edit}
				{(row.type === 'note' || row.type === 'statement') && (
					<button type="button" onClick={() => onEdit({ do: 'delete', id: row.id })}>
						<span aria-hidden="true">✕</span> Delete
					</button>
				)}
			</p>
		);
	}
	const judge = (judgement: 'right' | 'wrong' | null) =>
		onEdit({ do: 'judge', id: row.id, judgement });
	if (row.judgement === 'wrong') {
		return (
			<p class="verdict" role="status">
				<span>Removed from this page.</span>
				<button type="button" class="undo" onClick={() => judge(null)}>
					Undo
				</button>
			</p>
		);
	}
	const right = row.judgement === 'right';
	return (
		<p class="verdict">
			<button
				type="button"
				class="right"
				aria-pressed={right}
				onClick={() => judge(right ? null : 'right')}
			>
				<span aria-hidden="true">✓</span> Right
			</button>
			<button type="button" class="wrong" onClick={() => judge('wrong')}>
				<span aria-hidden="true">✕</span> Wrong
			</button>
			{edit}
		</p>
	);
}
