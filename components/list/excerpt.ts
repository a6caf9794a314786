import type { SavedStatement } from '../../lib/saved';

/** Longest excerpt of a sentence around its cue, in UTF-16 code units. */
const longest = 240;

export interface Excerpt {
	before: string;
	cue: string;
	after: string;
}

/** A statement's sentence in three parts; a long one is cut at words, with "…" where it was. */
export function excerpt({ statement, words }: SavedStatement): Excerpt {
	const start = statement.cue.start - statement.sentence.start;
	const end = start + words.cue.length;
	const room = Math.max(0, longest - words.cue.length);
	return {
		before: cutStart(words.sentence.slice(0, start), room / 2),
		cue: words.cue,
		after: cutEnd(words.sentence.slice(end), room / 2),
	};
}

function cutStart(text: string, room: number): string {
	if (text.length <= room) return text;
	const space = text.indexOf(' ', text.length - room);
	return `…${text.slice(space < 0 ? text.length : space)}`;
}

function cutEnd(text: string, room: number): string {
	if (text.length <= room) return text;
	return `${text.slice(0, Math.max(0, text.lastIndexOf(' ', room)))}…`;
}
