/**
 * The shapes of the store's rows, to check what comes from a file. Fields beyond these are let
 * through, so that what a later version adds comes back, too.
 */

import * as v from 'valibot';
import { actorKinds, acts, statementKinds } from '../annotation';
import type { AnnotationRecord, TableName, TableRows } from '../export/record';
import { t } from '../i18n';
import { noteKinds, type SavedArticle } from '../saved';
import { upgradeAnnotation, upgradeArticle } from '../upgrade';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(5000));
const span = v.pipe(
	v.looseObject({ start: count, end: count }),
	v.check(
		({ start, end }) => start <= end,
		() => t('import.endsBeforeStart'),
	),
);
const tags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000));

/** Addresses that a page of the web, or a saved one, can have: nothing that runs when it is opened. */
export const pageAddress = v.pipe(
	v.string(),
	v.maxLength(5000),
	v.check(
		(address) => /^(?:https?|file):\/\//i.test(address) && URL.canParse(address),
		() => t('import.noAddress'),
	),
);

const articleSchema = v.looseObject({
	id,
	url: pageAddress,
	title: v.string(),
	outlet: v.string(),
	byline: v.nullable(v.string()),
	published: v.nullable(v.string()),
	lang: v.nullable(v.string()),
	text: v.string(),
	headline: v.nullable(span),
	addresses: v.pipe(v.array(id), v.maxLength(1000)),
	textDigest: v.string(),
	detector: v.string(),
	savedAt: time,
	openedAt: time,
	before: v.nullable(v.looseObject({ text: v.string(), openedAt: time })),
	tags: v.optional(tags),
});

export const selectorSchema = v.looseObject({
	position: span,
	quote: v.looseObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
});
const anchored = v.looseObject({ selector: selectorSchema, span: v.nullable(span) });

const judged = {
	id,
	articleId: id,
	claim: v.string(),
	judgement: v.nullable(v.picklist(['right', 'wrong'])),
	judgedAt: v.nullable(time),
	createdAt: time,
	present: v.boolean(),
	note: v.string(),
	tags,
	selector: v.nullable(selectorSchema),
};
const polarity = v.picklist([-1, 0, 1]);
const act = v.nullable(v.picklist(acts));
const role = v.nullable(v.intersect([span, v.looseObject({ actor: v.nullable(id) })]));
const party = { actor: v.string(), key: v.nullable(v.string()), name: v.string() };
const someone = v.nullable(v.looseObject(party));
const stance = { source: someone, target: someone, polarity, act };

export const statementSchema = v.looseObject({
	type: v.literal('statement'),
	...judged,
	statement: v.looseObject({
		id: v.string(),
		kind: v.picklist(statementKinds),
		source: role,
		target: role,
		cue: span,
		content: v.array(span),
		sentence: span,
		act,
		polarity,
		negated: v.boolean(),
		hedged: v.boolean(),
		quoted: v.boolean(),
		confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
	}),
	words: v.looseObject({
		sentence: v.string(),
		source: v.nullable(v.string()),
		target: v.nullable(v.string()),
		cue: v.string(),
	}),
	edited: v.nullable(v.looseObject({ ...stance, cue: anchored, content: v.array(anchored) })),
});

const actorSchema = v.looseObject({
	type: v.literal('actor'),
	...judged,
	actor: v.looseObject({
		id: v.string(),
		name: v.string(),
		kind: v.picklist(actorKinds),
		key: v.nullable(v.string()),
		mentions: v.array(span),
	}),
	names: v.array(v.string()),
});

const noteSchema = v.looseObject({
	type: v.literal('note'),
	id,
	articleId: id,
	kind: v.picklist(noteKinds),
	selector: selectorSchema,
	span: v.nullable(span),
	body: v.string(),
	tags,
	actor: v.nullable(v.looseObject({ ...party, kind: v.picklist(actorKinds) })),
	stance: v.nullable(v.looseObject(stance)),
	detected: v.optional(
		v.looseObject({
			kind: v.picklist(statementKinds),
			cue: v.string(),
			negated: v.boolean(),
			hedged: v.boolean(),
			quoted: v.boolean(),
			confidence: v.number(),
			judgement: v.nullable(v.picklist(['right', 'wrong'])),
		}),
	),
	createdAt: time,
	updatedAt: time,
	deletedAt: v.nullable(time),
	present: v.boolean(),
	changed: v.boolean(),
});

const annotationSchema = v.variant('type', [statementSchema, actorSchema, noteSchema]);

const edit = {
	id,
	scope: v.nullable(id),
	actor: v.looseObject(party),
	createdAt: time,
	deletedAt: v.nullable(time),
};

/** Ids of articles, of a story that the reader put together, or most of it. */
const articles = v.pipe(v.array(id), v.maxLength(10_000));
/** The end of the year 9999: what is said next, a millisecond later, is to be a time, too. */
const sayingTime = v.pipe(count, v.maxValue(253_402_300_799_999));

const rowSchemas = {
	actors: v.looseObject({
		key: id,
		name: v.string(),
		kind: v.picklist(actorKinds),
		names: v.array(v.string()),
		updatedAt: time,
	}),
	actorEdits: v.variant('what', [
		v.looseObject({ ...edit, what: v.literal('rename'), name: v.string() }),
		v.looseObject({ ...edit, what: v.literal('retype'), kind: v.picklist(actorKinds) }),
		v.looseObject({ ...edit, what: v.literal('hide') }),
		v.looseObject({ ...edit, what: v.literal('merge'), into: v.looseObject(party) }),
		v.looseObject({
			...edit,
			what: v.literal('split'),
			names: v.array(v.string()),
			name: v.string(),
		}),
	]),
	storyOverrides: v.looseObject({
		id,
		at: sayingTime,
		override: v.variant('type', [
			v.looseObject({ type: v.literal('move'), article: id, to: v.nullable(id) }),
			v.looseObject({ type: v.literal('merge'), articles }),
			v.looseObject({ type: v.literal('split'), articles }),
			v.looseObject({
				type: v.literal('name'),
				articles,
				name: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
			}),
		]),
	}),
} satisfies Record<TableName, v.GenericSchema>;

export type Checked<T> = { value: T } | { reason: string };

/** The value itself, as it was read: with its fields in their order. */
function check<T>(schema: v.GenericSchema, value: unknown): Checked<T> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return { value: value as T };
	return { reason: issueWords(result.issues[0]) };
}

/** Which part of a record is wrong, and why, for the reader. */
export function issueWords(issue: v.BaseIssue<unknown>): string {
	const at = v.getDotPath(issue);
	return at ? t('import.partWrong', { part: at, why: issue.message }) : issue.message;
}

/** A row of an earlier schema comes out as one of the present; so do the other checks. */
export function checkArticle(value: unknown): Checked<SavedArticle> {
	if (isObject(value)) upgradeArticle(value);
	return check(articleSchema, value);
}
export function checkAnnotation(value: unknown): Checked<AnnotationRecord> {
	if (isObject(value)) upgradeAnnotation(value);
	return check(annotationSchema, value);
}
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

export const isTable = (name: string): name is TableName => Object.hasOwn(rowSchemas, name);
export const checkRow = <T extends TableName>(table: T, value: unknown): Checked<TableRows[T]> =>
	check(rowSchemas[table], value);
