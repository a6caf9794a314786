import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { LibraryStory } from '../../lib/store/stories';
import { counted } from './dates';
import type { Deeds } from './deeds';
import type { LibraryState } from './use-library';

/** Other stories that are offered, those with the same actors in their names or not: the newest. */
export const offered = 300;

/** What the reader does to a story: name it, join it with another, move its articles or split them off. */
export function StoryEdit({
	state,
	deeds,
	story,
	chosen,
	onDone,
}: {
	state: LibraryState;
	deeds: Deeds;
	story: LibraryStory;
	/** Ids of its articles that are chosen. */
	chosen: readonly string[];
	onDone: () => void;
}) {
	const { library, stories } = state;
	const [open, setOpen] = useState<'name' | 'merge' | 'move' | null>(null);
	const others = (stories ?? []).filter(({ id }) => id !== story.id).slice(0, offered);
	const close = () => setOpen(null);
	const done = () => {
		close();
		onDone();
	};
	const into = (id: string) => others.find((one) => one.id === id);
	const articles = counted(chosen.length, 'article');
	const name = async (to: string | null) => {
		done();
		await deeds.run(
			to === null ? t('library.did.unnamed') : t('library.did.named', { name: to }),
			() => library.stories.override({ type: 'name', articles: story.articles, name: to }),
		);
	};
	const merge = async (id: string) => {
		const other = into(id);
		const [one] = story.articles;
		const [two] = other?.articles ?? [];
		if (!other || one === undefined || two === undefined) return;
		done();
		await deeds.run(t('library.did.mergedWith', { name: other.name }), () =>
			library.stories.override({ type: 'merge', articles: [one, two] }),
		);
	};
	const split = async () => {
		done();
		await deeds.run(t('library.did.splitOff', { articles }), () =>
			library.stories.override({ type: 'split', articles: [...chosen] }),
		);
	};
	const move = async (id: string) => {
		const other = into(id);
		const [to] = other?.articles ?? [];
		if (!other || to === undefined) return;
		done();
		await deeds.run(t('library.did.moved', { articles, name: other.name }), async () => {
			const moved: { undo: () => Promise<void> }[] = [];
			for (const article of chosen) {
				moved.push(await library.stories.override({ type: 'move', article, to }));
			}
			return {
				undo: async () => {
					for (const { undo } of moved.reverse()) await undo();
				},
			};
		});
	};

	return (
		<div class="story-edit">
			<div class="tag-form">
				<button type="button" onClick={() => setOpen(open === 'name' ? null : 'name')}>
					{t('library.nameMore')}
				</button>
				{story.isNamed && (
					<button type="button" onClick={() => name(null)}>
						{t('library.takeYourNameAway')}
					</button>
				)}
				{others.length > 0 && (
					<button type="button" onClick={() => setOpen(open === 'merge' ? null : 'merge')}>
						{t('library.mergeMore')}
					</button>
				)}
				{chosen.length > 0 && chosen.length < story.articles.length && (
					<button type="button" onClick={split}>
						{t('library.splitOff', { articles })}
					</button>
				)}
				{chosen.length > 0 && others.length > 0 && (
					<button type="button" onClick={() => setOpen(open === 'move' ? null : 'move')}>
						{t('library.moveMore', { articles })}
					</button>
				)}
				{chosen.length === 0 && <span class="hint">{t('library.chooseArticlesToMoveThem')}</span>}
			</div>
			{open === 'name' && (
				<form
					class="tag-form"
					onSubmit={(event) => {
						event.preventDefault();
						const given = new FormData(event.currentTarget).get('name');
						if (typeof given === 'string' && given.trim()) name(given.trim());
					}}
				>
					<label>
						<span>{t('library.nameOfTheStory')}</span>
						<input name="name" dir="auto" maxLength={200} defaultValue={story.name} required />
					</label>
					<button type="submit">{t('library.nameIt')}</button>
					<button type="button" class="link" onClick={close}>
						{t('common.cancel')}
					</button>
				</form>
			)}
			{open === 'merge' && (
				<Choice
					label={t('library.mergeWith')}
					action={t('library.merge')}
					stories={others}
					onChoose={merge}
					onCancel={close}
				/>
			)}
			{open === 'move' && (
				<Choice
					label={t('library.moveTo', { articles })}
					action={t('library.move')}
					stories={others}
					onChoose={move}
					onCancel={close}
				/>
			)}
		</div>
	);
}

/** Which of several stories. */
export function Choice({
	label,
	action,
	stories,
	onChoose,
	onCancel,
}: {
	label: string;
	action: string;
	stories: readonly LibraryStory[];
	onChoose: (id: string) => void;
	onCancel: () => void;
}) {
	return (
		<form
			class="tag-form"
			onSubmit={(event) => {
				event.preventDefault();
				const id = new FormData(event.currentTarget).get('story');
				if (typeof id === 'string') onChoose(id);
			}}
		>
			<label>
				<span>{label}</span>
				<select name="story">
					{stories.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
				</select>
			</label>
			<button type="submit">{action}</button>
			<button type="button" class="link" onClick={onCancel}>
				{t('common.cancel')}
			</button>
		</form>
	);
}
