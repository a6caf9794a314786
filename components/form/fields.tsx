import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Act, type ActorKind, actorKinds, acts, type Polarity } from '../../lib/annotation';
import { t } from '../../lib/i18n';
import type { SavedActor } from '../../lib/saved';
import { actWord, kindWord, polaritySigns, polarityWord } from '../words';

/** A label over its field. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
	return (
		// biome-ignore lint/a11y/noLabelWithoutControl: the field is among the children.
		<label class="field">
			<span>{label}</span>
			{children}
		</label>
	);
}

/** One of the page's actors, by its id; "" for none of them. */
export function ActorField({
	label,
	none,
	actors,
	value,
	onChange,
}: {
	label: string;
	/** What "none of them" is called. */
	none: string;
	actors: readonly SavedActor[];
	value: string;
	onChange: (id: string) => void;
}) {
	return (
		<Field label={label}>
			<select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
				<option value="">{none}</option>
				{actors.map(({ id, actor }) => (
					<option key={id} value={id}>
						{actor.name}
					</option>
				))}
			</select>
		</Field>
	);
}

export function KindField({
	value,
	onChange,
}: {
	value: ActorKind;
	onChange: (kind: ActorKind) => void;
}) {
	return (
		<Field label={t('form.whatItIs')}>
			<select value={value} onChange={(event) => onChange(event.currentTarget.value as ActorKind)}>
				{actorKinds.map((kind) => (
					<option key={kind} value={kind}>
						{kindWord(kind)}
					</option>
				))}
			</select>
		</Field>
	);
}

export function ActField({
	value,
	onChange,
}: {
	value: Act | null;
	onChange: (act: Act | null) => void;
}) {
	return (
		<Field label={t('form.whatKindOfAct')}>
			<select
				value={value ?? ''}
				onChange={(event) => onChange((event.currentTarget.value || null) as Act | null)}
			>
				<option value="">{t('form.saysOrDoesNoMore')}</option>
				{acts.map((act) => (
					<option key={act} value={act}>
						{actWord(act)}
					</option>
				))}
			</select>
		</Field>
	);
}

const sides: Polarity[] = [1, -1, 0];

export function PolarityField({
	value,
	onChange,
}: {
	value: Polarity;
	onChange: (polarity: Polarity) => void;
}) {
	const name = useId();
	return (
		<fieldset class="sides">
			<legend>{t('form.forOrAgainst')}</legend>
			{sides.map((polarity) => (
				<label key={polarity} class={`side p${polarity}`}>
					<input
						type="radio"
						name={name}
						checked={value === polarity}
						onChange={() => onChange(polarity)}
					/>
					<span class="sign" aria-hidden="true">
						{polaritySigns[`${polarity}`]}
					</span>
					{polarityWord(polarity)}
				</label>
			))}
		</fieldset>
	);
}

/** Tags as the reader types them: Enter or a comma ends one, Backspace takes the last away. */
export function TagsField({
	value,
	used,
	onChange,
}: {
	value: readonly string[];
	/** Those used before, offered as the reader types. */
	used: readonly string[];
	onChange: (tags: string[]) => void;
}) {
	const [typed, setTyped] = useState('');
	const list = useId();
	const add = (text: string) => {
		const tags = text
			.split(',')
			.map((tag) => tag.trim().replace(/^#/, ''))
			.filter(Boolean);
		if (tags.length > 0) onChange([...new Set([...value, ...tags])]);
		setTyped('');
	};
	return (
		<div class="field">
			<span id={`${list}-label`}>{t('form.tags')}</span>
			<div class="tags">
				{value.map((tag) => (
					<button
						key={tag}
						type="button"
						class="tag"
						aria-label={t('form.removeTag', { tag })}
						onClick={() => onChange(value.filter((one) => one !== tag))}
					>
						{tag} <span aria-hidden="true">×</span>
					</button>
				))}
				<input
					type="text"
					class="tag-input"
					list={list}
					value={typed}
					maxLength={100}
					aria-labelledby={`${list}-label`}
					placeholder={value.length === 0 ? t('form.addATag') : ''}
					autocomplete="off"
					onInput={(event) => {
						const { value: now } = event.currentTarget;
						// What is picked from the list is whole at once.
						const isPicked = !('data' in event && event.data) && used.includes(now);
						if (now.includes(',') || isPicked) add(now);
						else setTyped(now);
					}}
					onKeyDown={(event) => {
						if (event.key === 'Enter' && typed.trim() && !event.ctrlKey && !event.metaKey) {
							event.preventDefault();
							add(typed);
						} else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
					}}
					onBlur={() => add(typed)}
				/>
			</div>
			<datalist id={list}>
				{used
					.filter((tag) => !value.includes(tag))
					.map((tag) => (
						<option key={tag} value={tag} />
					))}
			</datalist>
		</div>
	);
}

export function NoteField({
	value,
	onChange,
}: {
	value: string;
	onChange: (note: string) => void;
}) {
	return (
		<Field label={t('form.noteMarkdown')}>
			<textarea
				rows={2}
				dir="auto"
				value={value}
				maxLength={100_000}
				onInput={(event) => onChange(event.currentTarget.value)}
			/>
		</Field>
	);
}

/** The frame of every form of ours: Ctrl+Enter saves, Escape leaves. */
export function Form({
	title,
	canSave = true,
	onSave,
	onCancel,
	children,
}: {
	title: string;
	canSave?: boolean;
	onSave: () => void;
	onCancel: () => void;
	children: ComponentChildren;
}) {
	const submit = () => {
		if (canSave) onSave();
	};
	return (
		<form
			class="form"
			aria-label={title}
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				if (event.key === 'Escape') {
					// The list and the card close on it, too; this one was for the form.
					event.stopPropagation();
					event.preventDefault();
					onCancel();
				} else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
					event.preventDefault();
					submit();
				}
			}}
		>
			<h2>{title}</h2>
			{children}
			<p class="ends">
				<button type="submit" class="primary" disabled={!canSave}>
					{t('form.save')}
				</button>
				<button type="button" onClick={onCancel}>
					{t('common.cancel')}
				</button>
			</p>
		</form>
	);
}
