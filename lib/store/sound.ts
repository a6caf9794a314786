/**
 * Whether a row is what it should be. A damaged one (a disk that failed, a version with a mistake) is
 * left out of what is read, so that it takes nothing else with it; in the database it stays as it is.
 * Only what would break a reader is looked at, since this is asked of every row that is read.
 */
import type { ActorEdit, Annotation, Change, SavedArticle } from '../saved';

type Fields = Record<string, unknown>;
type Is = (value: unknown) => boolean;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText: Is = (value) => typeof value === 'string';
const isNumber: Is = (value) => typeof value === 'number' && Number.isFinite(value);
const orNull =
	(is: Is): Is =>
	(value) =>
		value === null || is(value);
const listOf =
	(is: Is): Is =>
	(value) =>
		Array.isArray(value) && value.every(is);
/** Whether each of these fields is what it should be. */
const having =
	(fields: Record<string, Is>): Is =>
	(value) => {
		if (!isObject(value)) return false;
		for (const name in fields) if (!fields[name]?.(value[name])) return false;
		return true;
	};

const isSpan = having({ start: isNumber, end: isNumber });
const isSelector = having({
	position: isSpan,
	quote: having({ exact: isText, prefix: isText, suffix: isText }),
});
const isAnchored = having({ selector: isSelector, span: orNull(isSpan) });
const isRole = having({ start: isNumber, end: isNumber, actor: orNull(isText) });
const isParty = having({ actor: isText, key: orNull(isText), name: isText });
const isStance = having({
	source: orNull(isParty),
	target: orNull(isParty),
	polarity: isNumber,
	act: orNull(isText),
});
const isEdited = (value: unknown) =>
	isStance(value) && having({ cue: isAnchored, content: listOf(isAnchored) })(value);

const judged = {
	id: isText,
	articleId: isText,
	judgement: orNull(isText),
	createdAt: isNumber,
	note: isText,
	tags: listOf(isText),
	selector: orNull(isSelector),
};
const kinds: Record<string, Is> = {
	statement: having({
		...judged,
		statement: having({
			source: orNull(isRole),
			target: orNull(isRole),
			cue: isSpan,
			content: listOf(isSpan),
			sentence: isSpan,
			act: orNull(isText),
			polarity: isNumber,
			confidence: isNumber,
		}),
		words: having({
			sentence: isText,
			source: orNull(isText),
			target: orNull(isText),
			cue: isText,
		}),
		edited: orNull(isEdited),
	}),
	actor: having({
		...judged,
		actor: having({ name: isText, kind: isText, key: orNull(isText), mentions: listOf(isSpan) }),
		names: listOf(isText),
	}),
	note: having({
		id: isText,
		articleId: isText,
		kind: isText,
		selector: isSelector,
		span: orNull(isSpan),
		body: isText,
		tags: listOf(isText),
		actor: orNull(isParty),
		stance: orNull(isStance),
		createdAt: isNumber,
		deletedAt: orNull(isNumber),
	}),
};

export const isSound = (row: Annotation): boolean => kinds[row.type]?.(row) ?? false;

const changes: Record<ActorEdit['what'], Is> = {
	rename: having({ name: isText }),
	retype: having({ kind: isText }),
	hide: () => true,
	merge: having({ into: isParty }),
	split: having({ names: listOf(isText), name: isText }),
};
const isActorEdit = having({
	actor: isParty,
	scope: orNull(isText),
	createdAt: isNumber,
	deletedAt: orNull(isNumber),
});

export const isSoundEdit = (edit: ActorEdit): boolean =>
	isActorEdit(edit) && (changes[edit.what]?.(edit) ?? false);

/** Whether a change can be taken back. */
export const isSoundChange: (change: Change) => boolean = having({
	name: isText,
	what: isText,
	patches: listOf(having({ id: isText, table: isText, before: isObject, after: isObject })),
});

const articleFields: { [F in keyof SavedArticle]-?: [Is, (id: string) => unknown] } = {
	id: [isText, (id) => id],
	url: [isText, (id) => id],
	title: [isText, () => ''],
	outlet: [isText, () => ''],
	byline: [orNull(isText), () => null],
	published: [orNull(isText), () => null],
	lang: [orNull(isText), () => null],
	text: [isText, () => ''],
	headline: [orNull(isSpan), () => null],
	addresses: [listOf(isText), (id) => [id]],
	// So that it is detected anew when its page is opened.
	textDigest: [isText, () => ''],
	detector: [isText, () => ''],
	savedAt: [isNumber, () => 0],
	openedAt: [isNumber, () => 0],
	before: [orNull(having({ text: isText, openedAt: isNumber })), () => null],
	tags: [(value) => value === undefined || listOf(isText)(value), () => []],
};

/** An article with its damaged fields empty, since all that is annotated in it hangs on it. */
export function mended(article: SavedArticle): SavedArticle {
	const fields = article as unknown as Fields;
	let whole: Fields | null = null;
	for (const [name, [is, otherwise]] of Object.entries(articleFields)) {
		if (!is(fields[name])) {
			whole ??= { ...fields };
			whole[name] = otherwise(article.id);
		}
	}
	return whole ? (whole as unknown as SavedArticle) : article;
}
