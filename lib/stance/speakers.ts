/** Who speaks of themselves: "I" and "we" inside the words of somebody. */

import type { Role, Statement } from '../annotation';

/** "I" and "we" in a quotation are its speaker; elsewhere nobody the text names, and so left out. */
export function speakForThemselves(text: string, statements: readonly Statement[]): Statement[] {
	const speakers = statements.filter((s) => s.kind === 'speech' && s.quoted && s.source?.actor);
	const isOwn = (role: Role | null) =>
		role !== null && /^(?:i|we)$/i.test(text.slice(role.start, role.end));
	let from = 0;
	return statements.filter((statement) => {
		const { source } = statement;
		if (!isOwn(source) || !source) return true;
		while (
			from < speakers.length &&
			(speakers[from]?.sentence.end ?? 0) < statement.sentence.start - 5000
		)
			from++;
		for (let k = from; k < speakers.length; k++) {
			const speaker = speakers[k];
			if (!speaker || speaker.sentence.start > statement.sentence.end + 5000) break;
			const covers = speaker.content.some((c) => c.start <= source.start && source.end <= c.end);
			if (!covers || isOwn(speaker.source) || speaker === statement) continue;
			if (statement.target && statement.target.actor === speaker.source?.actor) return false;
			statement.source = { ...source, actor: speaker.source?.actor ?? null };
			statement.confidence = Math.round(statement.confidence * 80) / 100;
			return true;
		}
		return false;
	});
}
