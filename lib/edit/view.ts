/** What is kept of an article, as the reader has it: detection with the reader's changes over it. */
import type { Role, Span } from '../annotation';
import type {
	AnnotatedArticle,
	Change,
	History,
	Kept,
	Party,
	SavedActor,
	SavedNote,
	SavedStatement,
	Stance,
	Step,
} from '../saved';
import { type ActorsView, applyActorEdits } from './actors';

/** Statements and notes in text order, actors by how often they are named. */
export function viewOf({ article, rows, actorEdits }: Kept): AnnotatedArticle {
	const detected: SavedActor[] = [];
	const found: SavedStatement[] = [];
	const notes: SavedNote[] = [];
	for (const row of rows) {
		if (row.type === 'statement') found.push(row);
		else if (row.type === 'actor') detected.push(row);
		else if (row.deletedAt === null) notes.push(row);
	}
	const { text } = article;
	const marks = notes.filter((note) => note.kind === 'actor');
	const view = applyActorEdits(detected, marks, actorEdits, text);
	const statements = [
		...found.map((row) =>
			row.edited ? restated(row, row.edited, view, text) : resolved(row, view),
		),
		...notes.flatMap((note) => (note.stance ? [stated(note, note.stance, view, text)] : [])),
	];
	statements.sort((a, b) => a.statement.cue.start - b.statement.cue.start);
	const actors = view.actors.filter((row) => row.actor.mentions.length > 0 || !row.present);
	actors.sort((a, b) => b.actor.mentions.length - a.actor.mentions.length);
	notes.sort(
		(a, b) =>
			(a.span ?? a.selector.position).start - (b.span ?? b.selector.position).start ||
			a.createdAt - b.createdAt,
	);
	return { article, statements, actors, notes };
}

/** The last step that can be undone, and the first that can be done again. */
export function historyOf(changes: readonly Change[]): History {
	const step = (change: Change | undefined): Step | null =>
		change ? { id: change.id, what: change.what, name: change.name } : null;
	const undone = changes.findIndex((change) => change.undone);
	return {
		undo: step(changes[undone < 0 ? changes.length - 1 : undone - 1]),
		redo: step(undone < 0 ? undefined : changes[undone]),
	};
}

function resolved(row: SavedStatement, view: ActorsView): SavedStatement {
	const { source, target } = row.statement;
	const role = (one: Role | null): Role | null =>
		one && { ...one, actor: one.actor && (view.resolve(one.actor, one)?.id ?? null) };
	return { ...row, statement: { ...row.statement, source: role(source), target: role(target) } };
}

function restated(
	row: SavedStatement,
	edited: NonNullable<SavedStatement['edited']>,
	view: ActorsView,
	text: string,
): SavedStatement {
	const { statement } = row;
	const cue = edited.cue.span ?? statement.cue;
	const source = partyIn(edited.source, cue, view, text);
	const target = partyIn(edited.target, cue, view, text);
	return {
		...row,
		words: {
			...row.words,
			cue: edited.cue.selector.quote.exact,
			source: source.words,
			target: target.words,
		},
		statement: {
			...statement,
			source: source.role,
			target: target.role,
			polarity: edited.polarity,
			act: edited.act,
			cue,
			content: edited.content.flatMap(({ span }) => span ?? []),
			negated: false,
			hedged: false,
			confidence: 1,
		},
	};
}

function stated(note: SavedNote, stance: Stance, view: ActorsView, text: string): SavedStatement {
	const span = note.span ?? note.selector.position;
	const { exact } = note.selector.quote;
	const source = partyIn(stance.source, span, view, text);
	const target = partyIn(stance.target, span, view, text);
	const sentence = note.span ? sentenceAround(text, note.span) : span;
	return {
		type: 'statement',
		id: note.id,
		articleId: note.articleId,
		claim: '',
		judgement: 'right',
		judgedAt: note.createdAt,
		createdAt: note.createdAt,
		present: note.present,
		note: note.body,
		tags: note.tags,
		selector: note.selector,
		made: true,
		edited: null,
		words: {
			sentence: note.span ? text.slice(sentence.start, sentence.end) : exact,
			source: source.words,
			target: target.words,
			cue: note.span ? text.slice(span.start, span.end) : exact,
		},
		statement: {
			id: note.id,
			kind: 'speech',
			source: source.role,
			target: target.role,
			cue: span,
			content: [],
			sentence,
			act: stance.act,
			polarity: stance.polarity,
			negated: false,
			hedged: false,
			quoted: false,
			confidence: 1,
		},
	};
}

/** The mention of an actor that is nearest to a place, one before it rather than one after. */
function partyIn(
	party: Party | null,
	near: Span,
	view: ActorsView,
	text: string,
): { role: Role | null; words: string | null } {
	if (!party) return { role: null, words: null };
	const row = view.party(party);
	let best: Span | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const span of row?.actor.mentions ?? []) {
		const away = span.start < near.start ? near.start - span.end : 2 * (span.start - near.start);
		if (Math.abs(away) < least) {
			least = Math.abs(away);
			best = span;
		}
	}
	if (!row || !best) return { role: null, words: party.name };
	return { role: { ...best, actor: row.id }, words: text.slice(best.start, best.end) };
}

/** Longest stretch of a sentence that is taken on either side of words in it, in UTF-16 code units. */
const reach = 300;

/** The sentence around a place, told by full stops alone; never beyond its paragraph. */
function sentenceAround(text: string, span: Span): Span {
	const before = text.slice(Math.max(0, span.start - reach), span.start);
	const after = text.slice(span.end, span.end + reach);
	const from = Math.max(
		before.lastIndexOf('\n') + 1,
		...['. ', '? ', '! ', '.” ', '." '].map((stop) => {
			const at = before.lastIndexOf(stop);
			return at < 0 ? 0 : at + stop.length;
		}),
	);
	const to = Math.min(
		...['\n', '. ', '? ', '! ', '.” ', '." '].map((stop) => {
			const at = after.indexOf(stop);
			return at < 0 ? after.length : at + stop.trimEnd().length;
		}),
	);
	return { start: span.start - before.length + from, end: span.end + to };
}
