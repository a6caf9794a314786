/**
 * What an edit of the reader's means, as patches to rows. Pure: the same on rows of the database
 * and on those of a tab of which nothing is kept.
 */
import { findAll } from '../anchor';
import type {
	ActorEdit,
	Anchored,
	Annotation,
	Change,
	Kept,
	Patch,
	ReaderFields,
	SavedNote,
} from '../saved';
import { selectorOf } from './anchoring';
import type { Edit } from './shape';

/** What an edit comes to: rows as they are after it, and the change that is remembered. */
export interface Done {
	rows: Annotation[];
	actorEdits: ActorEdit[];
	change: Change;
}

/**
 * @param token names the change
 * @param now milliseconds since 1970
 * @returns null where what it is about is not there
 */
export function perform(kept: Kept, token: string, edit: Edit, now: number): Done | null {
	const { article } = kept;
	const done = (patches: Patch[], what: string, name: string, made: Partial<Done> = {}): Done => {
		const after = patched({ ...kept, ...withMade(kept, made) }, patches, 'after', now);
		return {
			rows: after.rows,
			actorEdits: after.actorEdits,
			change: {
				id: token,
				articleId: article.id,
				at: now,
				what,
				name: name.slice(0, 200),
				undone: false,
				patches,
			},
		};
	};
	switch (edit.do) {
		case 'judge': {
			const row = kept.rows.find((one) => one.id === edit.id);
			if (!row || row.type === 'note') return null;
			const judgedAt = edit.judgement && now;
			const after = {
				judgement: edit.judgement,
				judgedAt,
				selector: selectorOf(row, article.text),
			};
			const what = edit.judgement ?? 'unjudge';
			return done([patch(row, after)], what, nameOf(row));
		}
		case 'write': {
			const row = kept.rows.find((one) => one.id === edit.id);
			if (!row) return null;
			const tags = [...new Set(edit.tags)];
			const after: ReaderFields =
				row.type === 'note'
					? { body: edit.note, tags }
					: { note: edit.note, tags, selector: selectorOf(row, article.text) };
			return done([patch(row, after)], 'write', nameOf(row));
		}
		case 'restate': {
			const row = kept.rows.find((one) => one.id === edit.id);
			if (!row) return null;
			if (row.type === 'note') {
				if (!edit.stance || row.kind !== 'statement') return null;
				const { cue, content: _, ...stance } = edit.stance;
				const [place] = spansOf(article.text, [cue]);
				return done([patch(row, { stance, ...place })], 'restate', nameOf(row));
			}
			if (row.type !== 'statement') return null;
			if (!edit.stance) return done([patch(row, { edited: null })], 'unstate', nameOf(row));
			const { cue, content, ...stance } = edit.stance;
			const [first, ...rest] = spansOf(article.text, [cue, ...content]);
			if (!first) return null;
			const edited = { ...stance, cue: first, content: rest };
			const after = { edited, selector: selectorOf(row, article.text) };
			return done([patch(row, after)], 'restate', nameOf(row));
		}
		case 'mark': {
			if (!edit.id.startsWith(`${article.id}#`)) return null;
			if (kept.rows.some((row) => row.id === edit.id)) return null;
			const { as } = edit;
			const [found] = findAll(article.text, [edit.selector]);
			const row: SavedNote = {
				type: 'note',
				id: edit.id,
				articleId: article.id,
				kind: as.kind,
				selector: edit.selector,
				span: found ? { start: found.start, end: found.end } : null,
				body: edit.note,
				tags: [...new Set(edit.tags)],
				actor: as.kind === 'actor' ? as.actor : null,
				stance: as.kind === 'statement' ? as.stance : null,
				createdAt: now,
				updatedAt: now,
				deletedAt: null,
				present: found !== null,
				changed: found?.changed ?? false,
			};
			const born = { before: { deletedAt: now }, after: { deletedAt: null } };
			return done(
				[{ table: 'annotations', id: row.id, ...born }],
				`mark-${as.kind}`,
				edit.selector.quote.exact,
				{ rows: [row] },
			);
		}
		case 'delete': {
			const row = kept.rows.find((one) => one.id === edit.id);
			if (row?.type !== 'note') return null;
			return done([patch(row, { deletedAt: now })], 'delete', nameOf(row));
		}
		case 'actor': {
			if (kept.actorEdits.some((one) => one.id === edit.id)) return null;
			const row: ActorEdit = {
				id: edit.id,
				scope: edit.here ? article.id : null,
				actor: edit.actor,
				// Later than all that were made before it, wherever the clock was set since.
				createdAt: Math.max(now, ...kept.actorEdits.map((one) => one.createdAt + 1)),
				deletedAt: null,
				...edit.change,
			};
			const born = { before: { deletedAt: now }, after: { deletedAt: null } };
			return done(
				[{ table: 'actorEdits', id: row.id, ...born }],
				edit.change.what,
				edit.actor.name,
				{ actorEdits: [row] },
			);
		}
		case 'unhide': {
			const hides = kept.actorEdits.filter(
				(one) =>
					one.what === 'hide' &&
					one.deletedAt === null &&
					(one.actor.actor === edit.actor.actor ||
						(one.actor.key !== null && one.actor.key === edit.actor.key)),
			);
			const row = kept.rows.find((one) => one.id === edit.actor.actor);
			const patches: Patch[] = hides.map((one) => ({
				table: 'actorEdits',
				id: one.id,
				before: { deletedAt: null },
				after: { deletedAt: now },
			}));
			if (row?.type === 'actor' && row.judgement === 'wrong') {
				patches.push(patch(row, { judgement: null, judgedAt: null }));
			}
			return patches.length > 0 ? done(patches, 'unhide', edit.actor.name) : null;
		}
	}
}

/**
 * The rows that patches touch, as they are after them (or before: undone). A row that is gone, since
 * no detection finds it any more and the reader had nothing on it, is passed over.
 */
export function patched(
	{ rows, actorEdits }: Pick<Kept, 'rows' | 'actorEdits'>,
	patches: readonly Patch[],
	which: 'before' | 'after',
	now: number,
): Pick<Kept, 'rows' | 'actorEdits'> {
	const touched = { rows: [] as Annotation[], actorEdits: [] as ActorEdit[] };
	for (const { table, id, [which]: fields } of patches) {
		if (table === 'annotations') {
			const row = rows.find((one) => one.id === id);
			if (!row) continue;
			const changed = { ...row, ...fields } as Annotation;
			touched.rows.push(changed.type === 'note' ? { ...changed, updatedAt: now } : changed);
		} else {
			const row = actorEdits.find((one) => one.id === id);
			if (row) touched.actorEdits.push({ ...row, deletedAt: fields.deletedAt ?? null });
		}
	}
	return touched;
}

function withMade(kept: Kept, made: Partial<Done>): Pick<Kept, 'rows' | 'actorEdits'> {
	return {
		rows: [...kept.rows, ...(made.rows ?? [])],
		actorEdits: [...kept.actorEdits, ...(made.actorEdits ?? [])],
	};
}

function patch(row: Annotation, after: ReaderFields): Patch {
	const fields = row as ReaderFields;
	const before = Object.fromEntries(
		Object.keys(after).map((key) => [key, fields[key as keyof ReaderFields]]),
	) as ReaderFields;
	return { table: 'annotations', id: row.id, before, after };
}

function spansOf(text: string, selectors: Anchored['selector'][]): Anchored[] {
	return findAll(text, selectors).map((found, i) => ({
		selector: selectors[i] as Anchored['selector'],
		span: found && { start: found.start, end: found.end },
	}));
}

function nameOf(row: Annotation): string {
	if (row.type === 'note') return row.selector.quote.exact;
	return row.type === 'actor' ? row.actor.name : row.words.cue;
}
