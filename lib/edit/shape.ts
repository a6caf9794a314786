/** What the reader may do to what is annotated, as it travels in a message. */
import * as v from 'valibot';
import { actorKinds, acts } from '../annotation';

const id = v.pipe(v.string(), v.maxLength(20_000));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const quoted = v.pipe(v.string(), v.maxLength(100_000));
const selector = v.strictObject({
	position: v.strictObject({ start: offset, end: offset }),
	quote: v.strictObject({
		exact: v.pipe(quoted, v.minLength(1)),
		prefix: quoted,
		suffix: quoted,
	}),
});
const text = v.pipe(v.string(), v.maxLength(100_000));
const tags = v.pipe(
	v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
	v.maxLength(100),
);
const party = v.strictObject({ actor: id, key: v.nullable(id), name });
const kind = v.picklist(actorKinds);
const stance = {
	source: v.nullable(party),
	target: v.nullable(party),
	polarity: v.picklist([-1, 0, 1]),
	act: v.nullable(v.picklist(acts)),
};

/** The shape of an edit. `id` is that of an annotation of the article that the message is about. */
export const editShape = v.variant('do', [
	v.strictObject({
		do: v.literal('judge'),
		id,
		judgement: v.nullable(v.picklist(['right', 'wrong'])),
	}),
	/** Writes on any annotation. */
	v.strictObject({ do: v.literal('write'), id, note: text, tags }),
	/** The reader's version of a statement; null goes back to what was detected. */
	v.strictObject({
		do: v.literal('restate'),
		id,
		stance: v.nullable(
			v.strictObject({
				...stance,
				cue: selector,
				content: v.pipe(v.array(selector), v.maxLength(50)),
			}),
		),
	}),
	/** Marks words of the page. `id` is new, and begins as the ids of this article do. */
	v.strictObject({
		do: v.literal('mark'),
		id,
		selector,
		note: text,
		tags,
		as: v.variant('kind', [
			v.strictObject({ kind: v.literal('highlight') }),
			v.strictObject({ kind: v.literal('note') }),
			v.strictObject({
				kind: v.literal('actor'),
				actor: v.strictObject({ ...party.entries, kind }),
			}),
			v.strictObject({ kind: v.literal('statement'), stance: v.strictObject(stance) }),
		]),
	}),
	v.strictObject({ do: v.literal('delete'), id }),
	/** `id` is new; `here` holds on this page only. */
	v.strictObject({
		do: v.literal('actor'),
		id,
		actor: party,
		here: v.boolean(),
		change: v.variant('what', [
			v.strictObject({ what: v.literal('rename'), name }),
			v.strictObject({ what: v.literal('retype'), kind }),
			v.strictObject({ what: v.literal('hide') }),
			v.strictObject({ what: v.literal('merge'), into: party }),
			v.strictObject({
				what: v.literal('split'),
				names: v.pipe(v.array(name), v.minLength(1), v.maxLength(100)),
				name,
			}),
		]),
	}),
	/** Takes back every "hide" of an actor, here and everywhere. */
	v.strictObject({ do: v.literal('unhide'), actor: party }),
]);
export type Edit = v.InferOutput<typeof editShape>;
