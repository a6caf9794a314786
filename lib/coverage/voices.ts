import type { Span } from '../annotation';
import { type Case, type CaseArticle, countWords, evidenceOf, overlap, union } from './case';
import type { Comparison, Voice, VoiceCell } from './comparison';
import { mostEvidence } from './evidence';

interface Said {
	/** Words in quotation marks laid to it, each once. */
	quoted: Span[];
	direct: number;
	paraphrased: number;
	evidence: number[];
}

/** Who gets to speak, and who is spoken about and never heard. */
export function findVoices(given: Case): Pick<Comparison, 'voices' | 'unnamed' | 'neverHeard'> & {
	/** By outlet, words that are laid to anyone. */
	quotedWords: number[];
} {
	const { articles, outlets, actors } = given;
	const said = articles.map((one) => whoSaysWhat(given, one));
	const words = articles.map(
		(one, i) =>
			new Map([...(said[i] ?? [])].map(([who, { quoted }]) => [who, countSpans(one, quoted)])),
	);
	const quotedWords = outlets.map((_, outlet) =>
		articles.reduce((sum, one, i) => {
			if (one.outlet !== outlet) return sum;
			return sum + [...(words[i]?.values() ?? [])].reduce((a, b) => a + b, 0);
		}, 0),
	);
	const voices: (Voice & { total: number })[] = [];
	const unnamed = outlets.map((_, outlet) => emptyCell(quotedWords[outlet] ?? 0));
	const neverHeard: Comparison['neverHeard'] = [];
	for (const [actor, { named }] of actors.entries()) {
		const cells = outlets.map((_, outlet): VoiceCell => {
			const cell = emptyCell(quotedWords[outlet] ?? 0);
			for (const [i, one] of articles.entries()) {
				if (one.outlet !== outlet) continue;
				if (one.mentions.has(actor)) cell.articles++;
				const mine = said[i]?.get(actor);
				if (!mine) continue;
				cell.count += words[i]?.get(actor) ?? 0;
				cell.direct += mine.direct;
				cell.paraphrased += mine.paraphrased;
				cell.evidence.push(...mine.evidence.slice(0, mostEvidence - cell.evidence.length));
			}
			return cell;
		});
		const heard = cells.some((cell) => cell.direct + cell.paraphrased > 0);
		if (heard && !named) {
			for (const [i, cell] of cells.entries()) {
				const sum = unnamed[i];
				if (!sum) continue;
				sum.count += cell.count;
				sum.direct += cell.direct;
				sum.paraphrased += cell.paraphrased;
				sum.evidence.push(...cell.evidence.slice(0, mostEvidence - sum.evidence.length));
			}
		} else if (heard) {
			const total = cells.reduce((sum, cell) => sum + cell.count, 0);
			voices.push({ actor, cells, total });
		} else if (named) {
			const holders = articles.filter((one) => one.mentions.has(actor));
			if (holders.length < 2) continue;
			const evidence = holders.slice(0, mostEvidence).flatMap((one) => {
				const mention = one.mentions.get(actor)?.[0];
				return mention ? [given.book.add(one.article, [mention])] : [];
			});
			neverHeard.push({ actor, articles: holders.length, evidence });
		}
	}
	const attributions = (voice: Voice) =>
		voice.cells.reduce((sum, cell) => sum + cell.direct + cell.paraphrased, 0);
	voices.sort(
		(a, b) => b.total - a.total || attributions(b) - attributions(a) || a.actor - b.actor,
	);
	return {
		voices: voices.map(({ actor, cells }) => ({ actor, cells })),
		unnamed,
		neverHeard: neverHeard.sort((a, b) => b.articles - a.articles || a.actor - b.actor),
		quotedWords,
	};
}

const emptyCell = (of: number): VoiceCell => ({
	count: 0,
	of,
	direct: 0,
	paraphrased: 0,
	articles: 0,
	evidence: [],
});

/**
 * By speaker. What several statements of one cue share (one for each target) counts once, and words
 * that two speakers are given go to the statement that is surer of it.
 */
function whoSaysWhat({ book }: Case, one: CaseArticle): Map<number, Said> {
	const said = new Map<number, Said>();
	const cues = new Set<string>();
	const taken: Span[] = [];
	const speech = one.statements
		.filter(({ statement, source }) => statement.kind === 'speech' && source !== null)
		.sort((a, b) => b.statement.confidence - a.statement.confidence);
	for (const { statement, source } of speech) {
		const cue = `${statement.cue.start} ${source}`;
		if (source === null || cues.has(cue)) continue;
		cues.add(cue);
		const mine = said.get(source) ?? { quoted: [], direct: 0, paraphrased: 0, evidence: [] };
		const quoted = overlap(statement.content, one.quotations);
		if (quoted.length > 0) mine.direct++;
		else mine.paraphrased++;
		const free = quoted.filter((span) => overlap([span], taken).length === 0);
		taken.push(...free);
		mine.quoted = union([...mine.quoted, ...free]);
		const entry = evidenceOf(book, one.article, statement);
		if (!mine.evidence.includes(entry)) mine.evidence.push(entry);
		said.set(source, mine);
	}
	return said;
}

function countSpans({ article }: CaseArticle, spans: readonly Span[]): number {
	return spans.reduce((sum, { start, end }) => sum + countWords(article.text.slice(start, end)), 0);
}
