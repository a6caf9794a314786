import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { partyOf } from '../../lib/edit/party';
import type { Edit } from '../../lib/edit/shape';
import { commas, number, plural, t } from '../../lib/i18n';
import type {
	AnnotatedArticle,
	Annotation,
	SavedActor,
	SavedNote,
	SavedStatement,
} from '../../lib/saved';
import { CopyButton, dragCited } from '../export/copy';
import { Editor } from '../form/editors';
import { Markdown } from '../form/markdown';
import { Saving } from '../form/saving';
import { counted } from '../library/dates';
import { rich } from '../rich';
import {
	arrow,
	describe,
	type Find,
	kindWord,
	nameOf,
	otherNames,
	partiesOf,
	polaritySigns,
	polarityWord,
	spoken,
} from '../words';
import { excerpt } from './excerpt';

/** What every item is given besides its row. */
export interface ItemContext {
	annotated: AnnotatedArticle;
	tags: readonly string[];
	find: Find;
	/** Id of the annotation at which the reader is in the page. */
	here: string | null;
	onShow: (id: string) => void;
	/** Says whether it was kept. */
	onEdit: (edit: Edit) => Promise<boolean>;
}

/** A statement: who toward whom, and the words that show it. */
export function StatementItem({ row, ...context }: ItemContext & { row: SavedStatement }) {
	const { statement } = row;
	const { find } = context;
	const { source, target } = partiesOf(row, find);
	const polarity = `${statement.polarity}` as const;
	const { before, cue, after } = excerpt(row);
	return (
		<Item row={row} kind={`p${polarity}`} {...context}>
			<span class="who">
				<span class="sign" title={polarityWord(polarity)} aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<bdi>{source ?? t('words.unnamed')}</bdi>
				{target && (
					<>
						<span class="arrow">{arrow()}</span>
						<bdi>{target}</bdi>
					</>
				)}
				<span class="act">{describe(row)}</span>
			</span>
			<span class="words" dir="auto">
				{before}
				<mark>{cue}</mark>
				{after}
			</span>
		</Item>
	);
}

/** An actor: its names and how often each article names it. */
export function ActorItem({
	row,
	onFilter,
	statements,
	...context
}: ItemContext & { row: SavedActor; onFilter: (id: string) => void; statements: number }) {
	const { actor } = row;
	const others = otherNames(row, 5);
	const more = statements > 0 && (
		<button type="button" class="more" onClick={() => onFilter(row.id)}>
			{counted(statements, 'statement')}
		</button>
	);
	return (
		<Item row={row} kind="actor" more={more} {...context}>
			<span class="who">
				<bdi>{actor.name}</bdi>
				<span class="count" title={t('list.mentionsOnThisPage')}>
					{number(actor.mentions.length)}
					<span class="hidden"> {plural('list.mentions', actor.mentions.length)}</span>
				</span>
				<span class="act">{kindWord(actor.kind)}</span>
			</span>
			{others.length > 0 && (
				<span class="words">{rich('list.also', { names: <bdi>{commas(others)}</bdi> })}</span>
			)}
		</Item>
	);
}

/** Words that the reader marked, with what was written on them. */
export function NoteItem({ row, ...context }: ItemContext & { row: SavedNote }) {
	const { exact } = row.selector.quote;
	return (
		<Item row={row} kind="mine" {...context}>
			<span class="words own" dir="auto">
				<mark>{exact.length > 240 ? `${exact.slice(0, 240)}…` : exact}</mark>
			</span>
			{row.changed && <span class="absent">{t('list.thePageHasChangedThese')}</span>}
		</Item>
	);
}

function Item({
	row,
	kind,
	more,
	children,
	...context
}: ItemContext & {
	row: Annotation;
	kind: string;
	more?: ComponentChildren;
	children: ComponentChildren;
}) {
	const { annotated, tags, find, here, onShow, onEdit } = context;
	const [isOpen, setOpen] = useState(false);
	const item = useRef<HTMLLIElement>(null);
	const close = () => {
		setOpen(false);
		// The form takes the focus away with it, unless it goes first.
		item.current?.querySelector<HTMLElement>('.pen')?.focus();
	};
	const now = useRef({ onEdit, close });
	now.current = { onEdit, close };
	const [saving] = useState(
		() =>
			new Saving(
				(edit) => now.current.onEdit(edit),
				() => now.current.close(),
			),
	);
	const text = row.type === 'note' ? row.body : row.note;
	const judgement = row.type === 'note' ? null : row.judgement;
	const classes = ['item', kind, judgement === 'wrong' && 'gone', judgement === 'right' && 'sure'];
	const name = row.type === 'statement' ? spoken(row, find) : nameOf(row, find);
	return (
		<li
			ref={item}
			class={classes.filter(Boolean).join(' ')}
			aria-current={row.id === here ? 'location' : undefined}
			draggable={canCopy(row) && !isOpen}
			onDragStart={(event) => dragCited(event, annotated, row.id)}
		>
			<button
				type="button"
				class="go"
				data-id={row.id}
				disabled={!row.present}
				aria-label={
					row.type === 'actor'
						? undefined
						: t(row.present ? 'list.goTo' : 'list.goToAbsent', { name })
				}
				onClick={() => onShow(row.id)}
			>
				{children}
				{!row.present && <span class="absent">{t('list.notOnThePageNow')}</span>}
			</button>
			{more}
			{!isOpen && (text || row.tags.length > 0) && (
				<div class="written">
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
				</div>
			)}
			<Verdict
				annotated={annotated}
				row={row}
				name={row.type === 'actor' ? row.actor.name : name}
				onEdit={onEdit}
				isOpen={isOpen}
				onOpen={() => setOpen(!isOpen)}
			/>
			{isOpen && (
				<div class="editor" ref={focusFirst}>
					<Editor
						row={row}
						annotated={annotated}
						tags={tags}
						onEdit={saving.edit}
						onClose={saving.close}
					/>
				</div>
			)}
		</li>
	);
}

/** A form that has just been opened takes the focus; the button that opened it gets it back. */
function focusFirst(element: HTMLElement | null): void {
	element?.querySelector<HTMLElement>('select, textarea, input')?.focus();
}

/** Whether it is a passage that can be quoted. */
const canCopy = (row: Annotation): boolean =>
	row.type === 'note' || (row.type === 'statement' && row.judgement !== 'wrong');

function Verdict({
	annotated,
	row,
	name,
	onEdit,
	isOpen,
	onOpen,
}: {
	annotated: AnnotatedArticle;
	row: Annotation;
	name: string;
	onEdit: (edit: Edit) => void;
	isOpen: boolean;
	onOpen: () => void;
}) {
	const copy = canCopy(row) && <CopyButton annotated={annotated} row={row} name={name} />;
	const edit = (
		<button
			type="button"
			class="pen"
			title={t('common.edit')}
			aria-label={t('common.editName', { name })}
			aria-expanded={isOpen}
			onClick={onOpen}
		>
			✎
		</button>
	);
	if (row.type === 'note' || row.made) {
		const isActor = row.type === 'actor';
		return (
			<span class="verdict">
				{copy}
				{edit}
				{!isActor && (
					<button
						type="button"
						title={t('common.delete')}
						aria-label={t('list.deleteName', { name })}
						onClick={() => onEdit({ do: 'delete', id: row.id })}
					>
						✕
					</button>
				)}
			</span>
		);
	}
	if (row.judgement === 'wrong') {
		const back = (): Edit =>
			row.type === 'actor' && row.hidden
				? { do: 'unhide', actor: partyOf(row) }
				: { do: 'judge', id: row.id, judgement: null };
		return (
			<span class="verdict">
				<button
					type="button"
					title={t('list.putItBack')}
					aria-label={t('list.putBackName', { name })}
					onClick={() => onEdit(back())}
				>
					↶
				</button>
			</span>
		);
	}
	const right = row.judgement === 'right';
	return (
		<span class="verdict">
			<button
				type="button"
				title={t('common.right')}
				aria-label={t('list.rightName', { name })}
				aria-pressed={right}
				onClick={() => onEdit({ do: 'judge', id: row.id, judgement: right ? null : 'right' })}
			>
				✓
			</button>
			<button
				type="button"
				title={t('list.wrongRemoveIt')}
				aria-label={t('list.wrongName', { name })}
				onClick={() => onEdit({ do: 'judge', id: row.id, judgement: 'wrong' })}
			>
				✕
			</button>
			{copy}
			{edit}
		</span>
	);
}
