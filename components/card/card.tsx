import type { ComponentChildren } from 'preact';
import type { Edit } from '../../lib/edit/shape';
import { commas, plural, t, words } from '../../lib/i18n';
import type { Annotation, SavedActor, SavedNote, SavedStatement } from '../../lib/saved';
import { Markdown } from '../form/markdown';
import { rich } from '../rich';
import { undoKey } from '../undo-key';
import {
	arrow,
	describe,
	type Find,
	howSure,
	kindWord,
	nameOf,
	otherNames,
	partiesOf,
	polaritySigns,
	polarityWord,
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
	const { dir, locale } = words();
	return (
		<section
			class="card"
			dir={dir}
			lang={locale}
			role="dialog"
			aria-label={nameOf(first, find)}
			tabIndex={-1}
			onKeyDown={(event) => undoKey(event, onUndo)}
		>
			<button type="button" class="close" aria-label={t('common.close')} onClick={onClose}>
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
	const howSureWords = t('card.sure', { sure: howSure(statement.confidence), percent: sure });
	return (
		<>
			<h2>
				<span class={`sign p${polarity}`} aria-hidden="true">
					{polaritySigns[polarity]}
				</span>
				<bdi>{source ?? t('words.unnamed')}</bdi>
				{target && (
					<>
						<span class="arrow" role="img" aria-label={t('common.toward')}>
							{arrow()}
						</span>
						<bdi>{target}</bdi>
					</>
				)}
			</h2>
			<p class="act">
				{rich('words.polarityAnd', {
					polarity: <strong>{polarityWord(polarity)}</strong>,
					description: describe(row),
					cue: <q dir="auto">{words.cue}</q>,
				})}
			</p>
			{row.made || row.edited ? (
				<p class="sure">{t(row.made ? 'card.markedByYou' : 'card.editedByYou')}</p>
			) : (
				<p class="sure">
					<meter min={0} max={100} value={sure} aria-label={howSureWords} /> {howSureWords}
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
			<p class="act">{plural('card.named', times, { kind: kindWord(row.actor.kind) })}</p>
			{others.length > 0 && (
				<p class="sure">{rich('card.also', { names: <bdi>{commas(others)}</bdi> })}</p>
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
			{t(row.body ? 'card.yourNote' : 'card.yourHighlight')}
		</h2>
	);
}

/** The reader's own words on an annotation, and its tags. */
function Written({ row }: { row: Annotation }) {
	const text = row.type === 'note' ? row.body : row.note;
	return (
		<>
			{row.type === 'note' && row.changed && (
				<p class="sure">
					{rich('card.wordsChanged', { words: <bdi>{row.selector.quote.exact}</bdi> })}
				</p>
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
		<button
			type="button"
			aria-label={t('common.editName', { name })}
			onClick={() => onOpen(row.id)}
		>
			<span aria-hidden="true">✎</span> {t('common.edit')}
		</button>
	);
	if (row.type === 'note' || row.made) {
		return (
			<p class="verdict">
				{edit}
				{(row.type === 'note' || row.type === 'statement') && (
					<button type="button" onClick={() => onEdit({ do: 'delete', id: row.id })}>
						<span aria-hidden="true">✕</span> {t('common.delete')}
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
				<span>{t('card.removedFromThisPage')}</span>
				<button type="button" class="undo" onClick={() => judge(null)}>
					{t('common.undo')}
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
				<span aria-hidden="true">✓</span> {t('common.right')}
			</button>
			<button type="button" class="wrong" onClick={() => judge('wrong')}>
				<span aria-hidden="true">✕</span> {t('card.wrong')}
			</button>
			{edit}
		</p>
	);
}
