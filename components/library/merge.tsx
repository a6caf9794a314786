import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Catalogue } from '../../lib/library/catalogue';
import type { Party } from '../../lib/saved';
import { counted } from './dates';
import type { Deeds } from './deeds';
import type { LibraryState } from './use-library';

/** An actor as edits tell it, with an article that names it, in whose history the edit stands. */
export async function partyOf(
	{ library }: LibraryState,
	catalogue: Catalogue,
	key: string,
): Promise<{ party: Party; articleId: string } | null> {
	const { actorRole, firstActor, roles, articles } = catalogue;
	const article = articles.findIndex((row, at) => {
		if (!row) return false;
		const end = firstActor[at + 1] ?? 0;
		for (let i = firstActor[at] ?? 0; i < end; i++) {
			if (roles[actorRole[i] ?? 0]?.key === key) return true;
		}
		return false;
	});
	const id = articles[article]?.id;
	const annotated = id === undefined ? null : await library.article(id);
	const row = annotated?.actors.find(({ actor }) => actor.key === key);
	if (!row || id === undefined) return null;
	return { articleId: id, party: { actor: row.id, key, name: row.actor.name } };
}

/** Makes actors one, everywhere. */
export function MergeButton({
	state,
	deeds,
	keys,
	onDone,
}: {
	state: LibraryState;
	deeds: Deeds;
	keys: readonly string[];
	onDone: () => void;
}) {
	const [isOpen, setOpen] = useState(false);
	const { catalogue } = state;
	if (!catalogue) return null;
	if (keys.length < 2) return <span class="hint">{t('library.chooseTwoOrMoreTo')}</span>;
	const nameOf = (key: string) =>
		catalogue.actors[catalogue.actorByKey.get(key) ?? -1]?.name ?? key;
	if (!isOpen) {
		return (
			<button type="button" onClick={() => setOpen(true)}>
				{t('library.mergeMore')}
			</button>
		);
	}
	const merge = async (into: string) => {
		setOpen(false);
		const all = await Promise.all(keys.map((key) => partyOf(state, catalogue, key)));
		const goal = all[keys.indexOf(into)];
		if (!goal) return;
		await deeds.edit(
			t('library.did.mergedInto', { actors: counted(keys.length, 'actor'), name: nameOf(into) }),
			all.flatMap((one) =>
				!one || one === goal
					? []
					: [
							{
								articleId: one.articleId,
								edit: {
									do: 'actor' as const,
									id: `${one.articleId}#${crypto.randomUUID()}`,
									actor: one.party,
									here: false,
									change: { what: 'merge' as const, into: goal.party },
								},
							},
						],
			),
		);
		onDone();
	};
	return (
		<span class="tag-form">
			<span id="merge-into">{t('library.allAre')}</span>
			{keys.slice(0, 6).map((key) => (
				<button type="button" key={key} aria-describedby="merge-into" onClick={() => merge(key)}>
					<bdi>{nameOf(key)}</bdi>
				</button>
			))}
			<button type="button" class="link" onClick={() => setOpen(false)}>
				{t('common.cancel')}
			</button>
		</span>
	);
}
