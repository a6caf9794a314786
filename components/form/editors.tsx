import { useEffect, useState } from 'preact/hooks';
import { describe } from '../../lib/anchor/describe';
import type { ActorKind, Span } from '../../lib/annotation';
import { partyOf } from '../../lib/edit/party';
import type { Edit } from '../../lib/edit/shape';
import { t } from '../../lib/i18n';
import type {
	AnnotatedArticle,
	Annotation,
	Party,
	SavedActor,
	SavedNote,
	SavedStatement,
	Stance,
} from '../../lib/saved';
import { newToken } from '../../lib/token';
import {
	ActField,
	ActorField,
	Field,
	Form,
	KindField,
	NoteField,
	PolarityField,
	TagsField,
} from './fields';
import { SpanField } from './span-field';

/** What every form is given: the article, and where its edits go. */
export interface Editing {
	annotated: AnnotatedArticle;
	/** Tags used before. */
	tags: readonly string[];
	onEdit: (edit: Edit) => void;
	onClose: () => void;
	/** Shows in the page what the form is about, where there is a page. */
	onPreview?: ((span: Span | null) => void) | undefined;
	/** Puts handles to the ends of a span in the page, where there is a page; null takes them away. */
	onHold?: ((span: Span | null, onMove: (span: Span) => void) => void) | undefined;
	/** What is selected in the page. */
	selected?: (() => Span | null) | undefined;
}

/** What the reader may do with selected words. */
export type MarkKind = 'note' | 'actor' | 'statement';

/** Edits an annotation of any type. */
export function Editor({ row, ...editing }: Editing & { row: Annotation }) {
	if (row.type === 'note') return <WriteForm row={row} {...editing} />;
	if (row.type === 'actor') return <ActorForm row={row} {...editing} />;
	return <StatementForm row={row} {...editing} />;
}

/** Marks words of the page as something. */
export function MarkForm({ span, as, ...editing }: Editing & { span: Span; as: MarkKind }) {
	usePreview(editing, span);
	const [note, setNote] = useState('');
	const [tags, setTags] = useState<string[]>([]);
	const { article, actors } = editing.annotated;
	const words = article.text.slice(span.start, span.end);
	const [stance, setStance] = useState<Stance>(() => guess(editing.annotated, span));
	const same = actors.find((row) => row.names.includes(words))?.id ?? '';
	const [actor, setActor] = useState(same);
	const [name, setName] = useState(words.slice(0, 200));
	const [kind, setKind] = useState<ActorKind>('person');
	const mark = (as: Extract<Edit, { do: 'mark' }>['as']) => {
		editing.onEdit({
			do: 'mark',
			id: `${article.id}#n-${newToken()}`,
			selector: describe(article.text, span),
			note,
			tags,
			as,
		});
		editing.onClose();
	};
	const written = (
		<>
			<NoteField value={note} onChange={setNote} />
			<TagsField value={tags} used={editing.tags} onChange={setTags} />
		</>
	);
	const about = <blockquote dir="auto">{words}</blockquote>;
	if (as === 'note') {
		return (
			<Form
				title={t('form.note')}
				onCancel={editing.onClose}
				onSave={() => mark({ kind: note.trim() ? 'note' : 'highlight' })}
			>
				{about}
				{written}
			</Form>
		);
	}
	if (as === 'actor') {
		const row = actors.find(({ id }) => id === actor);
		const isNamed = row !== undefined || name.trim() !== '';
		const made = () => {
			const party = row
				? partyOf(row)
				: { actor: `${article.id}#a-${newToken()}`, key: null, name: name.trim() };
			mark({ kind: 'actor', actor: { ...party, kind: row?.actor.kind ?? kind } });
		};
		return (
			<Form
				title={t('form.thisIsAnActor')}
				canSave={isNamed}
				onCancel={editing.onClose}
				onSave={made}
			>
				{about}
				<ActorField
					label={t('form.which')}
					none={t('form.somebodyNewMore')}
					actors={actors}
					value={actor}
					onChange={setActor}
				/>
				{!row && (
					<>
						<NameField value={name} onChange={setName} />
						<KindField value={kind} onChange={setKind} />
					</>
				)}
			</Form>
		);
	}
	return (
		<Form
			title={t('form.thisIsAStance')}
			onCancel={editing.onClose}
			onSave={() => mark({ kind: 'statement', stance })}
		>
			{about}
			<StanceFields actors={actors} value={stance} onChange={setStance} />
			{written}
		</Form>
	);
}

function StatementForm({ row, ...editing }: Editing & { row: SavedStatement }) {
	const { article, actors } = editing.annotated;
	const { statement } = row;
	const party = (id: string | null | undefined, words: string | null): Party | null => {
		const found = actors.find((one) => one.id === id);
		if (found) return partyOf(found);
		return words === null ? null : { actor: '', key: null, name: words };
	};
	const [stance, setStance] = useState<Stance>({
		source: party(statement.source?.actor, row.words.source),
		target: party(statement.target?.actor, row.words.target),
		polarity: statement.polarity,
		act: statement.act,
	});
	const [cue, setCue] = useState<Span>(statement.cue);
	const [note, setNote] = useState(row.note);
	const [tags, setTags] = useState(row.tags);
	const [first] = statement.content;
	const [content, setContent] = useState<Span | null>(first ?? null);
	usePreview(editing, cue);
	const { text } = article;
	const moveCue = (span: Span) => {
		setCue(span);
		editing.onPreview?.(span);
	};
	const moveContent = (span: Span) => {
		setContent(span);
		editing.onPreview?.(span);
	};
	const [held, setHeld] = useState<'cue' | 'content'>('cue');
	const { onHold } = editing;
	useEffect(() => {
		if (!row.present) return;
		if (held === 'content' && content) onHold?.(content, moveContent);
		else onHold?.(cue, moveCue);
	}, [held, cue, content]);
	useEffect(() => () => onHold?.(null, () => {}), []);
	const save = () => {
		const isMoved =
			cue.start !== statement.cue.start ||
			cue.end !== statement.cue.end ||
			content?.start !== first?.start ||
			content?.end !== first?.end;
		const isRestated =
			isMoved ||
			stance.polarity !== statement.polarity ||
			stance.act !== statement.act ||
			(stance.source?.actor ?? '') !== (statement.source?.actor ?? '') ||
			(stance.target?.actor ?? '') !== (statement.target?.actor ?? '');
		if (isRestated) {
			const spans = content ? [content, ...statement.content.slice(1)] : statement.content;
			editing.onEdit({
				do: 'restate',
				id: row.id,
				stance: {
					...stance,
					cue: describe(text, cue),
					content: spans.map((span) => describe(text, span)),
				},
			});
		}
		if (note !== row.note || tags.join() !== row.tags.join()) {
			editing.onEdit({ do: 'write', id: row.id, note, tags });
		}
		editing.onClose();
	};
	return (
		<Form title={t('form.editStatement')} onCancel={editing.onClose} onSave={save}>
			<StanceFields actors={actors} value={stance} onChange={setStance} />
			{row.present && (
				<SpanField
					label={t('form.theWordsThatShowIt')}
					text={text}
					span={cue}
					selected={editing.selected}
					onHeld={() => setHeld('cue')}
					onChange={moveCue}
				/>
			)}
			{row.present && content && (
				<SpanField
					label={t('form.whatIsSaidOrDone')}
					text={text}
					span={content}
					selected={editing.selected}
					onHeld={() => setHeld('content')}
					onChange={moveContent}
				/>
			)}
			<NoteField value={note} onChange={setNote} />
			<TagsField value={tags} used={editing.tags} onChange={setTags} />
			{row.edited && (
				<button
					type="button"
					class="link"
					onClick={() => {
						editing.onEdit({ do: 'restate', id: row.id, stance: null });
						editing.onClose();
					}}
				>
					{t('form.goBackToWhatWas')}
				</button>
			)}
			{row.made && <Remove id={row.id} {...editing} />}
		</Form>
	);
}

type Deed = 'rename' | 'retype' | 'merge' | 'split' | 'hide' | 'write';
const deeds: Deed[] = ['rename', 'retype', 'merge', 'split', 'hide', 'write'];

function ActorForm({ row, ...editing }: Editing & { row: SavedActor }) {
	const { actors } = editing.annotated;
	const [deed, setDeed] = useState<Deed>('rename');
	const [here, setHere] = useState(true);
	const [name, setName] = useState(row.actor.name);
	const [kind, setKind] = useState(row.actor.kind);
	const [into, setInto] = useState('');
	const [names, setNames] = useState<string[]>([]);
	const [note, setNote] = useState(row.note);
	const [tags, setTags] = useState(row.tags);
	usePreview(editing, row.actor.mentions[0] ?? null);
	const other = actors.find(({ id }) => id === into);
	const isWhole = {
		rename: name.trim() !== '' && name.trim() !== row.actor.name,
		retype: kind !== row.actor.kind,
		merge: other !== undefined,
		split: names.length > 0 && names.length < row.names.length && name.trim() !== '',
		hide: true,
		write: true,
	}[deed];
	type Change = Extract<Edit, { do: 'actor' }>['change'];
	const change = (): Change | null => {
		switch (deed) {
			case 'rename':
				return { what: 'rename', name: name.trim() };
			case 'retype':
				return { what: 'retype', kind };
			case 'merge':
				return other ? { what: 'merge', into: partyOf(other) } : null;
			case 'split':
				return { what: 'split', names, name: name.trim() };
			case 'hide':
				return { what: 'hide' };
			case 'write':
				return null;
		}
	};
	const save = () => {
		const made = change();
		if (made) {
			editing.onEdit({ do: 'actor', id: newToken(), actor: partyOf(row), here, change: made });
		} else editing.onEdit({ do: 'write', id: row.id, note, tags });
		editing.onClose();
	};
	return (
		<Form
			title={t('form.editActor', { name: row.actor.name })}
			canSave={isWhole}
			onCancel={editing.onClose}
			onSave={save}
		>
			<Field label={t('form.whatToDo')}>
				<select
					value={deed}
					onChange={(event) => {
						const next = event.currentTarget.value as Deed;
						setDeed(next);
						setName(next === 'split' ? '' : row.actor.name);
					}}
				>
					{deeds
						.filter((one) => one !== 'split' || row.names.length > 1)
						// What the reader made by hand has no row to write on.
						.filter((one) => one !== 'write' || !row.made)
						.map((one) => (
							<option key={one} value={one}>
								{t(`form.deed.${one}`)}
							</option>
						))}
				</select>
			</Field>
			{deed === 'rename' && <NameField value={name} onChange={setName} />}
			{deed === 'retype' && <KindField value={kind} onChange={setKind} />}
			{deed === 'merge' && (
				<ActorField
					label={t('form.theSameAs')}
					none={t('form.chooseMore')}
					actors={actors.filter(({ id }) => id !== row.id)}
					value={into}
					onChange={setInto}
				/>
			)}
			{deed === 'split' && (
				<>
					<fieldset class="names">
						<legend>{t('form.theseNamesAreSomebodyElse')}</legend>
						{row.names.map((one) => (
							<label key={one}>
								<input
									type="checkbox"
									checked={names.includes(one)}
									onChange={(event) => {
										const on = event.currentTarget.checked;
										const next = on ? [...names, one] : names.filter((n) => n !== one);
										setNames(next);
										if (!name && on) setName(one);
									}}
								/>
								<bdi>{one}</bdi>
							</label>
						))}
					</fieldset>
					<NameField value={name} onChange={setName} />
				</>
			)}
			{deed === 'write' ? (
				<>
					<NoteField value={note} onChange={setNote} />
					<TagsField value={tags} used={editing.tags} onChange={setTags} />
				</>
			) : (
				<Where here={here} onChange={setHere} />
			)}
		</Form>
	);
}

function Where({ here, onChange }: { here: boolean; onChange: (here: boolean) => void }) {
	return (
		<fieldset class="sides">
			<legend>{t('form.where')}</legend>
			<label class="side">
				<input type="radio" name="where" checked={here} onChange={() => onChange(true)} />
				{t('form.onThisPage')}
			</label>
			<label class="side">
				<input type="radio" name="where" checked={!here} onChange={() => onChange(false)} />
				{t('form.everywhereInLaterArticlesToo')}
			</label>
		</fieldset>
	);
}

function WriteForm({ row, ...editing }: Editing & { row: SavedNote }) {
	const [note, setNote] = useState(row.body);
	const [tags, setTags] = useState(row.tags);
	usePreview(editing, row.span);
	return (
		<Form
			title={t('form.editNote')}
			onCancel={editing.onClose}
			onSave={() => {
				editing.onEdit({ do: 'write', id: row.id, note, tags });
				editing.onClose();
			}}
		>
			<blockquote dir="auto">{row.selector.quote.exact}</blockquote>
			<NoteField value={note} onChange={setNote} />
			<TagsField value={tags} used={editing.tags} onChange={setTags} />
			<Remove id={row.id} {...editing} />
		</Form>
	);
}

function Remove({ id, onEdit, onClose }: Editing & { id: string }) {
	return (
		<button
			type="button"
			class="link"
			onClick={() => {
				onEdit({ do: 'delete', id });
				onClose();
			}}
		>
			{t('common.delete')}
		</button>
	);
}

function StanceFields({
	actors,
	value,
	onChange,
}: {
	actors: readonly SavedActor[];
	value: Stance;
	onChange: (stance: Stance) => void;
}) {
	const pick = (id: string): Party | null => {
		const row = actors.find((one) => one.id === id);
		return row ? partyOf(row) : null;
	};
	const none = (party: Party | null) =>
		party && !party.actor ? t('form.quoted', { name: party.name }) : t('form.nobody');
	return (
		<>
			<div class="pair">
				<ActorField
					label={t('form.who')}
					none={none(value.source)}
					actors={actors}
					value={value.source?.actor ?? ''}
					onChange={(id) => onChange({ ...value, source: pick(id) })}
				/>
				<ActorField
					label={t('form.towardWhom')}
					none={none(value.target)}
					actors={actors}
					value={value.target?.actor ?? ''}
					onChange={(id) => onChange({ ...value, target: pick(id) })}
				/>
			</div>
			<PolarityField
				value={value.polarity}
				onChange={(polarity) => onChange({ ...value, polarity })}
			/>
			<ActField value={value.act} onChange={(act) => onChange({ ...value, act })} />
		</>
	);
}

function NameField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
	return (
		<Field label={t('form.name')}>
			<input
				type="text"
				dir="auto"
				value={value}
				maxLength={300}
				onInput={(event) => onChange(event.currentTarget.value)}
			/>
		</Field>
	);
}

/** Shows what a form is about in the page for as long as the form is there. */
function usePreview({ onPreview }: Editing, span: Span | null): void {
	useEffect(() => {
		onPreview?.(span);
		return () => onPreview?.(null);
	}, []);
}

/** A first proposal for marked words: who is named before them or in them, toward whom is named in or after them. */
function guess({ article, actors }: AnnotatedArticle, span: Span): Stance {
	const from = article.text.lastIndexOf('\n', span.start) + 1;
	const named = actors
		.flatMap((row) => row.actor.mentions.map((at) => ({ row, at })))
		.filter(({ at }) => at.start >= from && at.start < span.end)
		.sort((a, b) => a.at.start - b.at.start);
	const before = named.filter(({ at }) => at.end <= span.start).at(-1) ?? named[0];
	const after = named.find(({ row, at }) => at.start >= span.start && row !== before?.row);
	return {
		source: before ? partyOf(before.row) : null,
		target: after ? partyOf(after.row) : null,
		polarity: -1,
		act: null,
	};
}
