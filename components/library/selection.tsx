import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Key, plural, t } from '../../lib/i18n';
import { type Counted, counted } from './dates';

/** Which rows of a list are chosen, by their ids. */
export interface Selection {
	ids: ReadonlySet<string>;
	has: (id: string) => boolean;
	/** @param range from the row chosen last to this one */
	toggle: (id: string, index: number, range: boolean) => void;
	all: () => void;
	clear: () => void;
}

/**
 * @param idAt the id of each row
 * @param list another one begins with nothing chosen
 */
export function useSelection(
	count: number,
	idAt: (index: number) => string,
	list: string,
): Selection {
	const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
	const [last, setLast] = useState<number | null>(null);
	useEffect(() => {
		setIds(new Set());
		setLast(null);
	}, [list]);
	return {
		ids,
		has: (id) => ids.has(id),
		toggle: (id, index, range) => {
			const next = new Set(ids);
			const on = !ids.has(id);
			const from = range && last !== null ? last : index;
			for (let i = Math.min(from, index); i <= Math.max(from, index); i++) {
				if (on) next.add(idAt(i));
				else next.delete(idAt(i));
			}
			setIds(next);
			setLast(index);
		},
		all: () => setIds(new Set(Array.from({ length: count }, (_, i) => idAt(i)))),
		clear: () => setIds(new Set()),
	};
}

/** What stands over a list: how many rows there are and in which order, or what can be done with those chosen. */
export function ListHead<S extends string>({
	count,
	isPart = false,
	one,
	sort,
	sorts,
	onSort,
	selection,
	whole,
	children,
}: {
	count: number;
	/** While only the first rows have been read, the others can't be chosen. */
	isPart?: boolean;
	/** What the rows are. */
	one: Exclude<Counted, 'mention' | 'annotation' | 'record'>;
	sort: S;
	sorts: Record<S, Key>;
	onSort: (by: S) => void;
	selection: Selection;
	/** What can be done with all that is listed. */
	whole?: ComponentChildren;
	/** What can be done with the rows chosen. */
	children?: ComponentChildren;
}) {
	const chosen = selection.ids.size;
	return (
		<div class="list-head">
			<h1 aria-live="polite">{counted(count, one)}</h1>
			{count > 0 && (
				<>
					<label class="sort">
						<span>{t('library.order')}</span>
						<select value={sort} onChange={(event) => onSort(event.currentTarget.value as S)}>
							{(Object.keys(sorts) as S[]).map((by) => (
								<option key={by} value={by}>
									{t(sorts[by])}
								</option>
							))}
						</select>
					</label>
					{whole}
				</>
			)}
			{chosen > 0 && (
				<fieldset class="acts">
					<legend class="hidden">{t('library.withTheRowsChosen')}</legend>
					<strong>{plural(`library.chosen.${one}`, chosen)}</strong>
					{children}
					{chosen < count && !isPart && (
						<button type="button" class="link" onClick={selection.all}>
							{plural('library.chooseAll', count)}
						</button>
					)}
					<button type="button" class="link" onClick={selection.clear}>
						{t('library.chooseNone')}
					</button>
				</fieldset>
			)}
		</div>
	);
}

/** The box that chooses a row; Shift chooses all from the one chosen last. */
export function RowBox({
	selection,
	id,
	index,
	name,
}: {
	selection: Selection;
	id: string;
	index: number;
	name: string;
}) {
	return (
		<label class="box">
			<input
				type="checkbox"
				checked={selection.has(id)}
				aria-label={t('library.chooseName', { name })}
				onClick={(event) => selection.toggle(id, index, event.shiftKey)}
			/>
		</label>
	);
}

/** Asks for a tag. */
export function TagForm({
	tags,
	onTag,
}: {
	/** Made when they are asked for: there may be many. */
	tags: () => string[];
	onTag: (tag: string) => void;
}) {
	const [isOpen, setOpen] = useState(false);
	const [tag, setTag] = useState('');
	if (!isOpen) {
		return (
			<button type="button" onClick={() => setOpen(true)}>
				{t('library.tagMore')}
			</button>
		);
	}
	return (
		<form
			class="tag-form"
			onSubmit={(event) => {
				event.preventDefault();
				const name = tag.trim();
				if (!name) return;
				onTag(name);
				setTag('');
				setOpen(false);
			}}
		>
			<input
				value={tag}
				maxLength={100}
				list="known-tags"
				aria-label={t('library.tag')}
				placeholder={t('library.tag')}
				ref={(input) => input?.focus()}
				onInput={(event) => setTag(event.currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key === 'Escape') setOpen(false);
				}}
			/>
			<datalist id="known-tags">
				{tags().map((one) => (
					<option key={one} value={one} />
				))}
			</datalist>
			<button type="submit">{t('common.add')}</button>
		</form>
	);
}
