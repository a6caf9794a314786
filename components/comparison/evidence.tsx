import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Evidence } from '../../lib/coverage/comparison';
import { commas, t } from '../../lib/i18n';
import { day, outletName } from './figures';
import { useSetting } from './use-setting';

/** A figure that opens the sentences it comes from. */
export function Figure({
	evidence,
	label,
	children,
}: {
	evidence: readonly number[];
	/** What it is a figure of, for those who hear it alone. */
	label: string;
	children: ComponentChildren;
}) {
	const { still } = useSetting();
	const [open, setOpen] = useState(still);
	if (evidence.length === 0) return <span class="figure">{children}</span>;
	return (
		<details class="figure" onToggle={(event) => setOpen(still || event.currentTarget.open)}>
			<summary>
				{children}
				<span class="hidden">{t('comparison.showSentences', { label })}</span>
			</summary>
			{open && <Sentences evidence={evidence} />}
		</details>
	);
}

export function Sentences({ evidence }: { evidence: readonly number[] }) {
	const { comparison } = useSetting();
	return (
		<ul class="sentences">
			{evidence.map((index) => {
				const entry = comparison.evidence[index];
				return entry && <Sentence key={index} entry={entry} />;
			})}
		</ul>
	);
}

function Sentence({ entry }: { entry: Evidence }) {
	const { comparison, linkTo } = useSetting();
	const article = comparison.articles.find(({ id }) => id === entry.article);
	const from = commas([outletName(article?.outlet ?? null), day(article?.published ?? null)]);
	const link = linkTo(entry.article, entry.sentence.start, entry.sentence.end);
	return (
		<li>
			<q dir="auto">{marked(entry)}</q> <cite>{link ? <a href={link}>{from}</a> : from}</cite>
		</li>
	);
}

function marked({ words, marks }: Evidence): ComponentChildren {
	const parts: ComponentChildren[] = [];
	let at = 0;
	for (const { start, end } of marks) {
		if (start < at) continue;
		parts.push(words.slice(at, start), <mark key={start}>{words.slice(start, end)}</mark>);
		at = end;
	}
	parts.push(words.slice(at));
	return parts;
}
