/**
 * The shapes of the store's rows, to check what comes from a file. Fields beyond these are let
 * through, so that what a later version adds comes back, too.
 */
import * as v from 'valibot';
import { actorKinds, acts, statementKinds } from '../annotation';
import type { AnnotationRecord, ArticleRecord, TableName, TableRows } from '../export/record';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(5000));
const span = v.pipe(
	v.looseObject({ start: count, end: count }),
	v.check(({ start, end }) => start <= end, 'ends before it starts'),
);
const tags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000));
const remarks = { note: v.optional(v.string()), tags: v.optional(tags) };

/** Addresses that a page of the web, or a saved one, can have: nothing that runs when it is opened. */
export const pageAddress = v.pipe(
	v.string(),
	v.maxLength(5000),
	v.check(
		(address) => /^(?:https?|file):\/\//i.test(address) && URL.canParse(address),
		'is no address of a web page',
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
	...remarks,
});

const judged = {
	id,
	articleId: id,
	claim: v.string(),
	judgement: v.nullable(v.picklist(['right', 'wrong'])),
	judgedAt: v.nullable(time),
	createdAt: time,
	present: v.boolean(),
	...remarks,
};
const polarity = v.picklist([-1, 0, 1]);
const act = v.nullable(v.picklist(acts));
const role = v.nullable(v.intersect([span, v.looseObject({ actor: v.nullable(id) })]));
const named = v.nullable(v.looseObject({ name: v.string() }));
const stance = v.nullish(v.looseObject({ source: named, target: named, polarity, act }));

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
	edited: stance,
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

export const selectorSchema = v.looseObject({
	position: span,
	quote: v.looseObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
});

const noteSchema = v.looseObject({
	type: v.literal('note'),
	id,
	articleId: id,
	kind: v.optional(v.picklist(['highlight', 'note', 'actor', 'statement'])),
	selector: selectorSchema,
	span: v.nullish(span),
	body: v.string(),
	tags,
	actor: v.nullish(v.looseObject({ name: v.string(), kind: v.picklist(actorKinds) })),
	stance,
	createdAt: time,
	updatedAt: time,
	deletedAt: v.nullish(time),
	present: v.optional(v.boolean()),
	changed: v.optional(v.boolean()),
});

const annotationSchema = v.variant('type', [statementSchema, actorSchema, noteSchema]);

const rowSchemas = {
	actors: v.looseObject({
		key: id,
		name: v.string(),
		kind: v.picklist(actorKinds),
		names: v.array(v.string()),
		updatedAt: time,
	}),
};

export type Checked<T> = { value: T } | { reason: string };

/** The value itself, as it was read: with its fields in their order. */
function check<T>(schema: v.GenericSchema, value: unknown): Checked<T> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return { value: value as T };
	const [issue] = result.issues;
	const at = v.getDotPath(issue);
	return { reason: at ? `its "${at}" is wrong: ${issue.message}` : issue.message };
}

export const checkArticle = (value: unknown): Checked<ArticleRecord> => check(articleSchema, value);
export const checkAnnotation = (value: unknown): Checked<AnnotationRecord> =>
	check(annotationSchema, value);
export const isTable = (name: string): name is TableName => Object.hasOwn(rowSchemas, name);
export const checkRow = <T extends TableName>(table: T, value: unknown): Checked<TableRows[T]> =>
	check(rowSchemas[table], value);
