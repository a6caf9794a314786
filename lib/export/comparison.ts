import type { Comparison, ToldStatement } from '../coverage/comparison';
import { day, outletName } from '../coverage/figures';
import { summarize } from '../coverage/summary';
import { english } from '../i18n/english';
import { escapeMarkdown, markdownLink, quotedText } from './markdown-text';
import { oneLine } from './text';
import { yamlString } from './yaml';

/** Rows of a table, and statements of each outlet, that are written; the rest is counted. */
const most = 40;

/** A comparison of a story's articles as a Markdown note, without its charts. */
export function comparisonMarkdown(comparison: Comparison, title: string, now: number): string {
	const { articles, outlets, stances, statements } = comparison;
	const sources = articles.map(({ title: headline, url, id, outlet, published }) => {
		const named = markdownLink(oneLine(headline ?? id), url ?? '');
		return `- ${named}, ${escapeMarkdown(outletName(english, outlet))}, ${day(english, published) ?? 'date unknown'}`;
	});
	const stanceRows = stances
		.filter(({ relation }) => relation !== 'none')
		.map(({ source, target, cells }) => [
			`${nameOf(comparison, source)} → ${nameOf(comparison, target)}`,
			...cells.map(({ supports, opposes, neutral }) =>
				[
					supports && `${supports} for`,
					opposes && `${opposes} against`,
					neutral && `${neutral} neutral`,
				]
					.filter(Boolean)
					.join(', '),
			),
		]);
	const onlyOne = outlets.flatMap(({ name }, i) => {
		const told = statements.filter((one) => one.told === 'one' && one.cells[i]?.evidence.length);
		if (told.length === 0) return [];
		return [
			`### Only ${escapeMarkdown(outletName(english, name))}`,
			...told.slice(0, most).map((one) => toldBlock(comparison, one)),
			...more(told.length),
		];
	});
	const parts = [
		`---\ntitle: ${yamlString(oneLine(title))}\ncreated: ${new Date(now).toISOString().slice(0, 10)}\ntags:\n  - "standpoint"\n---`,
		`# ${escapeMarkdown(title)}`,
		sources.join('\n'),
		'## In short',
		summarize(english, comparison)
			.map(({ text }) => `- ${escapeMarkdown(text)}`)
			.join('\n'),
		`Made from what was detected in the texts, which may be wrong or incomplete; statements below a confidence of ${comparison.leastConfidence} are left out.`,
		'## Who stands where',
		stanceRows.length > 0
			? table(
					['Who → whom', ...outlets.map(({ name }) => escapeMarkdown(outletName(english, name)))],
					stanceRows.slice(0, most),
				)
			: 'No stance of one toward another was found.',
		...more(stanceRows.length),
		'## What only one tells',
		...(onlyOne.length > 0 ? onlyOne : ['Nothing was found in one outlet alone.']),
	];
	return `${parts.join('\n\n')}\n`;
}

function toldBlock(comparison: Comparison, { source, target, words }: ToldStatement): string {
	const who = source === null ? '—' : nameOf(comparison, source);
	const whom = target === null ? '' : ` → ${nameOf(comparison, target)}`;
	return `**${who}${whom}**\n\n${quotedText(words)}`;
}

const nameOf = ({ actors }: Comparison, at: number): string =>
	escapeMarkdown(actors[at]?.name ?? '—');

const more = (count: number): string[] => (count > most ? [`… and ${count - most} more`] : []);

/** @param rows of cells that are Markdown already, in which "|" is escaped */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
