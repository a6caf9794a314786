import { resolveActors } from './actors/resolve';
import type { Detection, Span } from './annotation';
import { recognizeNames } from './language/rules/names';
import { findQuotations } from './language/rules/quotations';
import { splitSentences, tokenize } from './language/rules/tokens';
import { findStatements } from './stance/statements';

export interface DetectOptions {
	/** Spans that are actor mentions whatever the detection thinks of them. */
	mentions?: readonly Span[];
}

/**
 * Finds entities, actors and stance statements in an article's text (paragraphs parted by "\n\n").
 * Pure and deterministic; work is linear in the text, with bounded windows inside sentences.
 */
export function detect(text: string, options: DetectOptions = {}): Detection {
	const given = options.mentions ?? [];
	const sentences = splitSentences(text, tokenize(text));
	const entities = recognizeNames(sentences);
	const { actors, mentions } = resolveActors(text, entities, sentences, given);
	const statements = findStatements(text, sentences, findQuotations(text), mentions);

	// A place or an unnamed official is an actor only where a statement makes it act or be acted on.
	const used = new Set<string>();
	const roles = new Map<string, Span[]>();
	for (const { source, target } of statements) {
		for (const role of [source, target]) {
			if (!role?.actor) continue;
			used.add(role.actor);
			const spans = roles.get(role.actor) ?? [];
			spans.push({ start: role.start, end: role.end });
			roles.set(role.actor, spans);
		}
	}
	const named = new Set<string>();
	for (const mention of mentions) {
		const marked = given.some((span) => span.start < mention.end && mention.start < span.end);
		const acts = mention.form === 'name' && !mention.place && mention.entity?.type !== 'MISC';
		if (mention.actor && (acts || marked)) named.add(mention.actor);
	}
	const kept = actors
		.filter((actor) => used.has(actor.id) || named.has(actor.id))
		.map((actor) => ({ ...actor, mentions: merge(actor.mentions, roles.get(actor.id) ?? []) }))
		.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
	const ids = new Map(kept.map((actor, i) => [actor.id, `a${i + 1}`]));
	const renamed = (id: string | null): string | null =>
		id === null ? null : (ids.get(id) ?? null);
	return {
		entities,
		actors: kept.map((actor) => ({ ...actor, id: ids.get(actor.id) ?? actor.id })),
		statements: statements.map((statement) => ({
			...statement,
			source: statement.source && { ...statement.source, actor: renamed(statement.source.actor) },
			target: statement.target && { ...statement.target, actor: renamed(statement.target.actor) },
		})),
	};
}

/** Both lists in text order, each place once. */
function merge(mentions: readonly Span[], roles: readonly Span[]): Span[] {
	const all = [...mentions, ...roles].sort((a, b) => a.start - b.start || b.end - a.end);
	const merged: Span[] = [];
	for (const span of all) {
		if (span.start >= (merged.at(-1)?.end ?? 0)) merged.push({ start: span.start, end: span.end });
	}
	return merged;
}
