import { type ResolvedMention, resolveActors } from './actors/resolve';
import type { Actor, Detection, Span, Statement } from './annotation';
import { type Analysis, analyse, type Language, openLanguage } from './language/analyse';
import { EntityRecogniser, recogniseEntities } from './language/entities';
import { retypePlaces } from './language/entities-places';
import { openModel } from './language/model';
import { findQuotations } from './language/rules/quotations';
import { tokenize as ruleTokens, splitSentences } from './language/rules/tokens';
import { findStances, type StanceTrace } from './stance/compose';
import { mergeStatements } from './stance/merge';
import { read } from './stance/reading';
import { findStatements } from './stance/rules/statements';
import { speakForThemselves } from './stance/speakers';
import { openStance, type StanceModel } from './stance/stance-model';

/** Raised with every change of the code that finds other things; the model's own changes count by themselves. */
const codeVersion = 5;

export interface DetectOptions {
	/** Spans that are actor mentions whatever the detection thinks of them. */
	mentions?: readonly Span[];
}

/** The detection with its models. Holds buffers, so that it is made once and kept. */
export class Detector {
	/**
	 * Which detection this is. Saved articles name the one that read them; one of another version is
	 * read anew when it is opened.
	 */
	readonly version: string;
	private readonly language: Language;
	private readonly recogniser: EntityRecogniser;
	private readonly stance: StanceModel;

	/**
	 * @param file the model file, as `training/train.ts` writes it; it is read in place
	 * @throws {ModelError} where it is no whole model that this code can read
	 */
	constructor(file: ArrayBuffer) {
		const model = openModel(file);
		this.language = openLanguage(model);
		this.recogniser = new EntityRecogniser(model, this.language.clusters);
		this.stance = openStance(model);
		this.version = `${codeVersion}-${model.checksum.toString(16)}`;
	}

	/**
	 * Finds entities, actors and stance statements in an article's text (paragraphs parted by "\n\n").
	 * The same text always gives the same answer; work is linear in the text, with bounded windows
	 * inside sentences.
	 */
	detect(text: string, options: DetectOptions = {}): Detection {
		return this.explain(text, options).detection;
	}

	/** The same detection with all that it went by; `trace` is told which stances were weighed. */
	explain(text: string, options: DetectOptions = {}, trace?: StanceTrace): Explanation {
		const analysis = analyse(text, this.language);
		const entities = retypePlaces(analysis, recogniseEntities(analysis, this.recogniser));
		const given = options.mentions ?? [];
		const sentences = splitSentences(text, ruleTokens(text));
		const quotations = findQuotations(text);
		const { actors, mentions } = resolveActors(text, entities, sentences, quotations, given);
		const learned = findStances(read(analysis, this.language), mentions, this.stance, trace);
		const ruled = findStatements(text, sentences, quotations, mentions, classes(analysis));
		const statements = speakForThemselves(text, mergeStatements(learned, ruled));
		const detection = { entities, ...actorsOf(actors, mentions, statements, given) };
		return { detection, analysis, mentions, actors, learned, ruled };
	}
}

/** The word class of the word that begins at an offset. */
function classes({ tokens, upos }: Analysis): (start: number) => string | null {
	const { start } = tokens;
	return (offset) => {
		let low = 0;
		let high = upos.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((start[middle] as number) < offset) low = middle + 1;
			else high = middle;
		}
		return start[low] === offset ? (upos[low] ?? null) : null;
	};
}

/** A detection with the steps that led to it. */
export interface Explanation {
	detection: Detection;
	analysis: Analysis;
	/** Every phrase that could name an actor; their `actor`s are `actors`' ids, not the detection's. */
	mentions: readonly ResolvedMention[];
	/** Those too that no statement and no name kept. */
	actors: readonly Actor[];
	/** Statements of the trained model, before they were merged with the rules'. */
	learned: readonly Statement[];
	ruled: readonly Statement[];
}

/** Keeps the actors that are named or that a statement makes act, and numbers them as they come. */
function actorsOf(
	actors: readonly Actor[],
	mentions: readonly ResolvedMention[],
	statements: readonly Statement[],
	given: readonly Span[],
): Pick<Detection, 'actors' | 'statements'> {
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
		actors: kept.map((actor) => ({ ...actor, id: ids.get(actor.id) ?? actor.id })),
		statements: statements.map((statement) => ({
			...statement,
			source: statement.source && { ...statement.source, actor: renamed(statement.source.actor) },
			target: statement.target && { ...statement.target, actor: renamed(statement.target.actor) },
		})),
	};
}

/** Both lists in text order, each place once; a mention rather than the phrase around it. */
function merge(mentions: readonly Span[], roles: readonly Span[]): Span[] {
	const others = roles.filter(
		(role) => !mentions.some(({ start, end }) => start < role.end && role.start < end),
	);
	const all = [...mentions, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
	const merged: Span[] = [];
	for (const span of all) {
		if (span.start >= (merged.at(-1)?.end ?? 0)) merged.push({ start: span.start, end: span.end });
	}
	return merged;
}
